//! Changing one answer from the answers or the outcome, and the way back there; and all of the way, as a value to go on from.
//!
//! Only what the change newly opens is asked on the way. Knows nothing of why a question is asked.

use super::next;
use super::session::{Interview, Screen};
use crate::model::FactIx;

/// Where a session is on its way: what its answers alone do not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The questions answered, in that order.
    pub trail: Vec<FactIx>,
    /// The questions whose coarse place was meant as the answer.
    pub settled: Vec<FactIx>,
    /// What is looked at.
    pub screen: Screen,
    /// Whether the answers are looked at on the way from the outcome.
    pub from_outcome: bool,
    /// Where only one answer is being changed.
    pub detour: Option<Detour>,
}

/// A way off the row of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detour {
    /// Where it leads back to.
    pub back: Screen,
    /// The questions answered on it so far.
    pub path: Vec<FactIx>,
    /// What could have been asked before it began: the person knows of these, and left them.
    pub known: Vec<FactIx>,
}

impl Detour {
    /// To the question of one fact, where that leads away from the answers or the outcome.
    pub(super) fn from(screen: Screen, known: Vec<FactIx>) -> Option<Detour> {
        match screen {
            Screen::Review | Screen::Outcome => Some(Detour { back: screen, path: vec![], known }),
            Screen::Start | Screen::Question(_) | Screen::Page(_) => None,
        }
    }
}

impl Interview {
    /// After an answer: what it newly opens and then back, where only one answer was to be changed; else the next question.
    pub(super) fn go_on(&mut self, answered: FactIx) {
        let Some(mut detour) = self.detour.take() else { return self.advance() };
        match next::next(self, &detour.known) {
            Some(fact) => {
                detour.path.push(answered);
                self.detour = Some(detour);
                self.screen = Screen::Question(fact);
            }
            None => self.screen = detour.back,
        }
    }

    pub(super) fn go_back(&mut self) {
        let Some(mut detour) = self.detour.take() else {
            self.screen = self.before();
            return;
        };
        match detour.path.pop() {
            Some(fact) => {
                self.detour = Some(detour);
                self.screen = Screen::Question(fact);
            }
            None => self.screen = detour.back,
        }
    }

    /// A screen that was seen before. On the way off the row of questions its own last question is a step back on it; anything else
    /// leaves it.
    pub(super) fn show(&mut self, screen: Screen) {
        match (&mut self.detour, screen) {
            (Some(detour), Screen::Question(fact)) if detour.path.last() == Some(&fact) => {
                detour.path.pop();
            }
            _ => self.detour = None,
        }
        self.screen = screen;
    }
}
