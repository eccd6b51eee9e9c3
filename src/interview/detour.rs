//! Changing one answer from the answers or the outcome, and the way back there; and all of the way, as a value to go on from.
//!
//! Only what the change newly opens is asked on the way. Knows nothing of why a question is asked.

use super::session::Screen;
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
            Screen::Start | Screen::Question(_) => None,
        }
    }
}
