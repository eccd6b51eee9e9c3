//! What an applicant has answered so far.

use super::{FactIx, Index, Value};

/// An answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A value was given.
    Given(Value),
    /// The applicant does not know; the fact stays open and is not asked again.
    Unsure,
}

/// All answers so far; what is absent has not been asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    by_fact: Vec<Option<Answer>>,
}

impl Answers {
    /// The answer to a fact, if there is one.
    pub fn get(&self, fact: FactIx) -> Option<Answer> {
        self.by_fact.get(fact.position()).copied().flatten()
    }

    /// The value given for a fact, if one was.
    pub fn value(&self, fact: FactIx) -> Option<Value> {
        match self.get(fact) {
            Some(Answer::Given(value)) => Some(value),
            _ => None,
        }
    }

    /// Gives, replaces or (with nothing) takes back an answer.
    pub fn set(&mut self, fact: FactIx, answer: Option<Answer>) {
        if self.by_fact.len() <= fact.position() {
            self.by_fact.resize(fact.position() + 1, None);
        }
        if let Some(slot) = self.by_fact.get_mut(fact.position()) {
            *slot = answer;
        }
        if answer.is_some() {
            return;
        }
        // Nothing trails, so that equal answers are equal whatever was taken back.
        let answered = self.by_fact.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        self.by_fact.truncate(answered);
    }

    /// The answers, with this one given.
    #[must_use]
    pub fn with(mut self, fact: FactIx, answer: Answer) -> Self {
        self.set(fact, Some(answer));
        self
    }

    /// All answers in pack order.
    pub fn iter(&self) -> impl Iterator<Item = (FactIx, Answer)> + '_ {
        self.by_fact.iter().enumerate().filter_map(|(n, answer)| answer.map(|answer| (FactIx::at(n), answer)))
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}
