//! What a session tells of itself.

use std::rc::Rc;

use super::{Interview, Screen, coming, could_apply};
use crate::engine::{Engine, Estimate, Outcome, SetAside};
use crate::interview::findings::Findings;
use crate::interview::{elsewhere, next};
use crate::model::{Answer, Answers, Choices, FactIx, MeasureIx, Rules, Value};
use crate::pack::Pack;

impl Interview {
    /// The pack.
    pub fn pack(&self) -> &Rc<Pack> {
        &self.pack
    }

    /// The rules of the pack.
    pub fn rules(&self) -> &Rules {
        &self.pack.rules
    }

    /// The engine, for explanations.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// What the applicant is looking at.
    pub fn screen(&self) -> Screen {
        self.screen
    }

    /// Where the answer to the question shown leads back to, where only that one is changed.
    pub fn returns(&self) -> Option<Screen> {
        self.detour.as_ref().map(|detour| detour.back)
    }

    /// Whether the question shown is asked because another answer was changed.
    pub fn newly_opened(&self) -> bool {
        self.detour.as_ref().is_some_and(|detour| !detour.path.is_empty())
    }

    /// Whether going back from the answers leads to the outcome.
    pub fn from_outcome(&self) -> bool {
        self.from_outcome
    }

    /// Everything answered.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The questions answered, in that order, whether or not they still apply.
    pub fn order(&self) -> &[FactIx] {
        &self.trail
    }

    /// The questions whose coarse place is meant.
    pub fn settled(&self) -> &[FactIx] {
        &self.settled
    }

    /// The answers that count: none that contradicts an earlier one.
    pub fn admitted(&self) -> &Answers {
        &self.admitted
    }

    /// Answers that contradict earlier ones.
    pub fn aside(&self) -> &[SetAside] {
        &self.aside
    }

    /// The questions answered so far that still apply, in that order.
    pub fn trail(&self) -> Vec<FactIx> {
        self.trail.iter().copied().filter(|&fact| self.applies(fact)).collect()
    }

    /// Where all measures stand.
    pub fn outcome(&self) -> &Rc<Outcome> {
        &self.outcome
    }

    /// What the outcome comes to.
    pub fn findings(&self) -> &Findings {
        self.findings.get_or_init(|| Findings::of(self))
    }

    /// The amount of a measure; of one that is refused, the amount its document states.
    pub fn stated(&self, measure: MeasureIx) -> Option<Estimate> {
        self.outcome.at(measure).amount.or_else(|| Estimate::stated(self.rules().measures.at(measure)))
    }

    /// The question that comes next, if any still matters.
    pub fn next(&self) -> Option<FactIx> {
        *self.next.get_or_init(|| *coming(late::here()?, self))
    }

    /// At most so many questions are left. The bound never grows by answering.
    pub fn remaining(&self) -> usize {
        self.remaining
    }

    /// Whether money and titles are settled: no further answer can change what is said about them. What is asked afterwards is about
    /// the rest, and about what is only promised.
    pub fn enough(&self) -> bool {
        next::enough(self)
    }

    /// The measures that still hang on a fact.
    pub fn asked_for(&self, fact: FactIx) -> Vec<MeasureIx> {
        next::asked_for(self, fact)
    }

    /// How many measures still hang on a fact.
    pub fn hanging(&self, fact: FactIx) -> usize {
        match self.opening {
            Some(opening) => opening.hanging,
            None => self.asked_for(fact).len(),
        }
    }

    /// The choices of a question that only measures for other places name.
    pub fn for_other_places(&self, fact: FactIx) -> Choices {
        elsewhere::for_other_places(self, fact)
    }

    /// Whether a fact could still be asked: it is not answered, or only coarsely.
    pub(in crate::interview) fn is_open(&self, fact: FactIx) -> bool {
        match self.admitted.get(fact) {
            None => !self.aside.iter().any(|aside| aside.fact == fact),
            Some(Answer::Unsure) => false,
            Some(Answer::Given(Value::Place(place))) => !self.rules().places.is_finest(place) && !self.settled.contains(&fact),
            Some(Answer::Given(_)) => false,
        }
    }

    pub(super) fn applies(&self, fact: FactIx) -> bool {
        late::here().is_none_or(|here| could_apply(here, self, fact))
    }

    /// The topic of the question answered last.
    pub(in crate::interview) fn last_topic(&self) -> Option<usize> {
        self.trail.last().map(|&fact| self.rules().facts.at(fact).topic)
    }
}
