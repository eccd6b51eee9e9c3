//! The state of a session, and what each event makes of it.

mod told;

use std::cell::OnceCell;
use std::rc::Rc;

use super::ahead::Ahead;
use super::detour::{Detour, Way};
use super::findings::Findings;
use super::next;
use super::page;
use crate::engine::{Engine, Outcome, SetAside};
use crate::model::{Answer, Answers, Date, FactIx, Value};
use crate::pack::{Opening, Pack};

/// What the applicant is looking at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// What this is, before the first question.
    Start,
    /// One question.
    Question(FactIx),
    /// All questions that matter; at one of them, where the applicant asked for that.
    Page(Option<FactIx>),
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
    /// Leave a question unanswered after all.
    TakeBack(FactIx),
    /// Go back one step; no answer is lost.
    Back,
    /// See a question (again).
    GoTo(FactIx),
    /// Check the answers.
    Review,
    /// See the outcome so far.
    Outcome,
    /// See a screen that was seen before.
    Show(Screen),
    /// Forget all answers.
    Reset,
}

/// A session over a pack as of a day.
#[derive(Clone, Debug)]
pub struct Interview {
    pack: Rc<Pack>,
    /// While the late part is not here, what the pack says that a session begins with: nothing is reasoned yet.
    opening: Option<Opening>,
    engine: Rc<Engine>,
    /// Everything answered, also what no longer applies.
    answers: Answers,
    /// The questions answered, in that order.
    trail: Vec<FactIx>,
    /// Questions whose coarse place the applicant means to keep.
    settled: Vec<FactIx>,
    pub(super) screen: Screen,
    /// All questions are asked on one page.
    pub(super) paged: bool,
    /// One answer is being changed.
    pub(super) detour: Option<Detour>,
    /// The answers are looked at on the way from the outcome.
    from_outcome: bool,
    /// The answers that can be true together, and those that cannot.
    admitted: Answers,
    aside: Vec<SetAside>,
    outcome: Rc<Outcome>,
    /// The bound on questions left; it never grows by answering.
    remaining: usize,
    /// The question that comes next, worked out when it is first looked at.
    next: OnceCell<Option<FactIx>>,
    /// Worked out when the outcome is first looked at: near misses take a while.
    findings: Rc<OnceCell<Findings>>,
    /// Where a likely answer leads.
    pub(super) ahead: Ahead,
}

impl Interview {
    /// A new session. While the late part is not here it cannot reason, and knows of nothing but the [`Opening`] of the pack.
    pub fn new(pack: Rc<Pack>, as_of: Date) -> Interview {
        if let Some(here) = late::here() {
            return *reasoning(here, &pack, as_of);
        }
        let engine = Engine::unprepared(Rc::clone(&pack.rules), as_of);
        let outcome = Outcome::default();
        let begun = Interview::begin(pack, Rc::new(engine), outcome);
        let opening = begun.pack.opening;
        let (next, remaining) = opening.map_or((None, 0), |opening| (Some(opening.first), opening.left));
        Interview { opening, remaining, next: OnceCell::from(next), ..begun }
    }

    /// Whether there is something to show: a session that cannot reason yet needs to know what it begins with.
    pub fn can_begin(&self) -> bool {
        self.opening.is_some() || late::here().is_some()
    }

    /// The same over the whole pack: a session that has only begun, and can reason from now on.
    #[must_use]
    pub fn over(&self, pack: Rc<Pack>) -> Interview {
        let mut able = Interview::new(pack, self.engine.as_of());
        able.paged = self.paged;
        if self.screen == Screen::Start { able } else { able.started() }
    }

    /// What the session began with, while it cannot reason.
    pub fn opening(&self) -> Option<Opening> {
        self.opening
    }

    /// How many documents and measures the pack holds.
    pub fn counts(&self) -> (usize, usize) {
        match self.opening {
            Some(opening) => (opening.documents, opening.measures),
            None => (self.rules().documents.len(), self.rules().measures.len()),
        }
    }

    /// The session after an event.
    #[must_use]
    pub fn after(&self, action: Action) -> Interview {
        if let Some(next) = self.ahead.after(&action) {
            return next;
        }
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
                if self.paged {
                    next.screen = Screen::Page(None);
                } else {
                    next.go_on(fact);
                }
            }
            Action::TakeBack(fact) => {
                next.forget(fact);
                next.settled.retain(|&settled| settled != fact);
                next.reason();
            }
            Action::Back => next.go_back(),
            Action::GoTo(fact) if self.paged => next.screen = Screen::Page(Some(fact)),
            Action::GoTo(fact) => {
                next.detour = Detour::from(self.screen, next::asked(self));
                next.screen = Screen::Question(fact);
            }
            Action::Review => {
                next.detour = None;
                next.from_outcome = self.screen == Screen::Outcome;
                next.screen = Screen::Review;
            }
            Action::Outcome => {
                next.detour = None;
                next.screen = Screen::Outcome;
            }
            Action::Show(screen) => next.show(page::in_layout(self, screen)),
            Action::Reset => return self.anew(),
        }
        next
    }

    /// The session at its first, or next, question.
    #[must_use]
    pub fn started(&self) -> Interview {
        let mut next = self.clone();
        next.detour = None;
        next.advance();
        next
    }

    /// The session with these answers in place of its own, as a host page or a saved session brings them.
    #[must_use]
    pub fn with_answers(&self, answers: Answers) -> Interview {
        let mut next = self.anew();
        next.trail = answers.iter().map(|(fact, _)| fact).collect();
        next.answers = answers;
        next.reason();
        if self.screen != Screen::Start {
            next.advance();
        }
        next
    }

    /// Where the session is on its way.
    pub fn way(&self) -> Way {
        let Interview { trail, settled, screen, from_outcome, detour, .. } = self.clone();
        Way { trail, settled, screen, from_outcome, detour }
    }

    /// The session with these answers, as it was left on its way.
    #[must_use]
    pub fn resumed(&self, answers: Answers, way: Way) -> Interview {
        let Way { trail, settled, screen, from_outcome, detour } = way;
        let screen = page::in_layout(self, screen);
        let mut next = Interview { answers, trail, settled, screen, from_outcome, detour, ..self.clone() };
        next.reason();
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
            next.forget(fact);
        }
        next.reason();
        next
    }

    /// A new session over the same pack, in the same layout.
    fn anew(&self) -> Interview {
        let mut anew = Interview::fresh(Rc::clone(&self.pack), Rc::clone(&self.engine));
        anew.paged = self.paged;
        anew
    }

    fn forget(&mut self, fact: FactIx) {
        self.answers.set(fact, None);
        self.trail.retain(|&asked| asked != fact);
    }

    fn fresh(pack: Rc<Pack>, engine: Rc<Engine>) -> Interview {
        let outcome = engine.outcome(&Answers::default());
        let mut fresh = Interview::begin(pack, engine, outcome);
        // Nothing is answered, so nothing is set aside.
        fresh.remaining = next::remaining(&fresh);
        fresh
    }

    fn begin(pack: Rc<Pack>, engine: Rc<Engine>, outcome: Outcome) -> Interview {
        Interview {
            pack,
            opening: None,
            engine,
            answers: Answers::default(),
            trail: vec![],
            settled: vec![],
            screen: Screen::Start,
            paged: false,
            detour: None,
            from_outcome: false,
            admitted: Answers::default(),
            aside: vec![],
            outcome: Rc::new(outcome),
            remaining: 0,
            next: OnceCell::new(),
            findings: Rc::default(),
            ahead: Ahead::default(),
        }
    }

    fn reason(&mut self) {
        (self.admitted, self.aside) = self.engine.admit(&self.answers);
        self.outcome = Rc::new(self.engine.outcome(&self.admitted));
        self.remaining = next::remaining(self);
        self.next = OnceCell::new();
        self.findings = Rc::default();
    }

    pub(super) fn advance(&mut self) {
        self.screen = match self.next() {
            None if self.screen == Screen::Start && self.trail.is_empty() => Screen::Outcome,
            _ if self.paged => Screen::Page(None),
            Some(fact) => Screen::Question(fact),
            None => Screen::Review,
        };
    }

    pub(super) fn before(&self) -> Screen {
        let walked: Vec<FactIx> = self.trail.iter().copied().filter(|&fact| self.applies(fact)).collect();
        let at = match self.screen {
            Screen::Question(fact) => walked.iter().position(|&asked| asked == fact).unwrap_or(walked.len()),
            Screen::Review if self.from_outcome => return Screen::Outcome,
            Screen::Review | Screen::Outcome if self.paged => return Screen::Page(None),
            Screen::Review => walked.len(),
            Screen::Outcome if self.next().is_none() => return Screen::Review,
            Screen::Outcome => return self.next().map_or(Screen::Review, Screen::Question),
            Screen::Start | Screen::Page(_) => return Screen::Start,
        };
        match at.checked_sub(1).and_then(|n| walked.get(n)) {
            Some(&fact) => Screen::Question(fact),
            None => Screen::Start,
        }
    }
}

late::gate! { "b" =>
    /// A new session that can reason.
    fn reasoning(pack: &Rc<Pack>, as_of: Date) -> Box<Interview> {
        let engine = Rc::new(Engine::new(Rc::clone(&pack.rules), as_of));
        Box::new(Interview::fresh(Rc::clone(pack), engine))
    }
}

late::gate! { "a" =>
    /// The question that comes next.
    fn coming(interview: &Interview) -> Box<Option<FactIx>> {
        Box::new(next::next(interview, &[]))
    }
}

late::gate! { "c" =>
    /// Whether a fact can apply under the answers.
    fn could_apply(interview: &Interview, fact: FactIx) -> bool {
        interview.engine.applies(fact, &interview.admitted) != Some(false)
    }
}
