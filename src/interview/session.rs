//! The state of a session, and what each event makes of it.

use std::rc::Rc;

use super::next;
use crate::engine::{Engine, Outcome, SetAside};
use crate::model::{Answer, Answers, Date, FactIx, MeasureIx, Rules, Value};
use crate::pack::Pack;

/// What the applicant is looking at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// What this is, before the first question.
    Start,
    /// One question.
    Question(FactIx),
    /// All answers, to be checked.
    Review,
    /// What they lead to.
    Outcome,
}

/// What an applicant does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Begin, or go on with, the questions.
    Start,
    /// Answer a question.
    Answer(FactIx, Answer),
    /// Go back one step; no answer is lost.
    Back,
    /// See a question (again).
    GoTo(FactIx),
    /// Check the answers.
    Review,
    /// See the outcome so far.
    Outcome,
    /// Forget all answers.
    Reset,
}

/// A session over a pack as of a day.
#[derive(Clone, Debug)]
pub struct Interview {
    pack: Rc<Pack>,
    engine: Rc<Engine>,
    /// Everything answered, also what no longer applies.
    answers: Answers,
    /// The questions answered, in that order.
    trail: Vec<FactIx>,
    /// Questions whose coarse place the applicant means to keep.
    settled: Vec<FactIx>,
    screen: Screen,
    /// The answers that can be true together, and those that cannot.
    admitted: Answers,
    aside: Vec<SetAside>,
    outcome: Rc<Outcome>,
    /// The bound on questions left; it never grows by answering.
    remaining: usize,
    /// The question that comes next.
    next: Option<FactIx>,
}

impl Interview {
    /// A new session.
    pub fn new(pack: Rc<Pack>, as_of: Date) -> Interview {
        let engine = Rc::new(Engine::new(Rc::clone(&pack.rules), as_of));
        Interview::fresh(pack, engine)
    }

    /// The session after an event.
    #[must_use]
    pub fn after(&self, action: Action) -> Interview {
        let mut next = self.clone();
        match action {
            Action::Start => return self.started(),
            Action::Answer(fact, answer) => {
                next.answers.set(fact, Some(answer));
                if !next.trail.contains(&fact) {
                    next.trail.push(fact);
                }
                next.settled.retain(|&settled| settled != fact);
                if matches!(answer, Answer::Given(Value::Place(_))) {
                    next.settled.push(fact);
                }
                next.reason();
                next.advance();
            }
            Action::Back => next.screen = self.before(),
            Action::GoTo(fact) => next.screen = Screen::Question(fact),
            Action::Review => next.screen = Screen::Review,
            Action::Outcome => next.screen = Screen::Outcome,
            Action::Reset => return Interview::fresh(Rc::clone(&self.pack), Rc::clone(&self.engine)),
        }
        next
    }

    /// The session at its first, or next, question.
    #[must_use]
    pub fn started(&self) -> Interview {
        let mut next = self.clone();
        next.advance();
        next
    }

    /// The session with these answers in place of its own, as a host page or a saved session brings them.
    #[must_use]
    pub fn with_answers(&self, answers: Answers) -> Interview {
        let mut next = Interview::fresh(Rc::clone(&self.pack), Rc::clone(&self.engine));
        next.trail = answers.iter().map(|(fact, _)| fact).collect();
        next.answers = answers;
        next.reason();
        if self.screen != Screen::Start {
            next.advance();
        }
        next
    }

    /// The same answers as of another day.
    #[must_use]
    pub fn as_of(&self, as_of: Date) -> Interview {
        let mut next = self.clone();
        next.engine = Rc::new(Engine::new(Rc::clone(&self.pack.rules), as_of));
        let after_as_of = |answer: Answer| matches!(answer, Answer::Given(Value::Date(date)) if date > as_of);
        let lost: Vec<FactIx> = self.answers.iter().filter(|&(_, answer)| after_as_of(answer)).map(|(fact, _)| fact).collect();
        for fact in lost {
            next.answers.set(fact, None);
            next.trail.retain(|&asked| asked != fact);
        }
        next.reason();
        next
    }

    fn fresh(pack: Rc<Pack>, engine: Rc<Engine>) -> Interview {
        let outcome = Rc::new(engine.outcome(&Answers::default()));
        let mut fresh = Interview {
            pack,
            engine,
            answers: Answers::default(),
            trail: vec![],
            settled: vec![],
            screen: Screen::Start,
            admitted: Answers::default(),
            aside: vec![],
            outcome,
            remaining: 0,
            next: None,
        };
        // Nothing is answered, so nothing is set aside.
        fresh.remaining = next::remaining(&fresh);
        fresh
    }

    fn reason(&mut self) {
        (self.admitted, self.aside) = self.engine.admit(&self.answers);
        self.outcome = Rc::new(self.engine.outcome(&self.admitted));
        self.remaining = next::remaining(self);
        self.next = next::next(self, &[]);
    }

    fn advance(&mut self) {
        self.screen = match self.next() {
            Some(fact) => Screen::Question(fact),
            None if self.screen == Screen::Start && self.trail.is_empty() => Screen::Outcome,
            None => Screen::Review,
        };
    }

    fn before(&self) -> Screen {
        let walked: Vec<FactIx> = self.trail.iter().copied().filter(|&fact| self.applies(fact)).collect();
        let at = match self.screen {
            Screen::Question(fact) => walked.iter().position(|&asked| asked == fact).unwrap_or(walked.len()),
            Screen::Review => walked.len(),
            Screen::Outcome if self.next().is_none() => return Screen::Review,
            Screen::Outcome => return self.next().map_or(Screen::Review, Screen::Question),
            Screen::Start => return Screen::Start,
        };
        match at.checked_sub(1).and_then(|n| walked.get(n)) {
            Some(&fact) => Screen::Question(fact),
            None => Screen::Start,
        }
    }

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

    /// Everything answered.
    pub fn answers(&self) -> &Answers {
        &self.answers
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

    /// The question that comes next, if any still matters.
    pub fn next(&self) -> Option<FactIx> {
        self.next
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

    /// Whether a fact could still be asked: it is not answered, or only coarsely.
    pub(super) fn is_open(&self, fact: FactIx) -> bool {
        match self.admitted.get(fact) {
            None => !self.aside.iter().any(|aside| aside.fact == fact),
            Some(Answer::Unsure) => false,
            Some(Answer::Given(Value::Place(place))) => !self.rules().places.is_finest(place) && !self.settled.contains(&fact),
            Some(Answer::Given(_)) => false,
        }
    }

    fn applies(&self, fact: FactIx) -> bool {
        self.engine.applies(fact, &self.admitted) != Some(false)
    }

    /// The topic of the question answered last.
    pub(super) fn last_topic(&self) -> Option<usize> {
        self.trail.last().map(|&fact| self.rules().facts.at(fact).topic)
    }
}
