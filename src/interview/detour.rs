//! Changing one answer from the answers or the outcome, and the way back there.
//!
//! Only what the change newly opens is asked on the way. Knows nothing of why a question is asked.

use super::session::Screen;
use crate::model::FactIx;

/// A way off the row of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Detour {
    /// Where it leads back to.
    pub(super) back: Screen,
    /// The questions answered on it so far.
    pub(super) path: Vec<FactIx>,
    /// What could have been asked before it began: the person knows of these, and left them.
    pub(super) known: Vec<FactIx>,
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
