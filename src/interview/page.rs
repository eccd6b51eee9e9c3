//! All questions on one page: which those are, in which order they are asked, and what this layout makes of a screen.
//!
//! The same interview as one question a screen: only where one stands differs. Where each question has its place on the page is the
//! component's to keep.

use super::ahead::Ahead;
use super::next;
use super::session::{Interview, Screen};
use crate::model::FactIx;

impl Interview {
    /// Asks all questions on one page, or one a screen, of a session that has not begun.
    pub fn set_paged(&mut self, paged: bool) {
        self.paged = paged;
        self.ahead = Ahead::default();
    }

    /// The session in this layout, where it stands: at the same question, if it is at one. Its answers stay.
    #[must_use]
    pub fn laid_out(&self, paged: bool) -> Interview {
        let mut next = self.clone();
        next.paged = paged;
        next.screen = in_layout(&next, self.screen);
        next.detour = None;
        next
    }

    /// Whether all questions are asked on one page.
    pub fn is_paged(&self) -> bool {
        self.paged
    }

    /// The questions that matter now and apply for certain, in the order of the pack.
    pub fn open_questions(&self) -> Vec<FactIx> {
        next::asked(self)
    }

    /// Those of them that are none of these, in the order they would be asked.
    pub fn asked_beside(&self, placed: &[FactIx]) -> Vec<FactIx> {
        let mut known = placed.to_vec();
        // No pack asks more than its facts; a bound costs nothing.
        for _ in 0..self.rules().facts.len() {
            let Some(fact) = next::next(self, &known) else { break };
            known.push(fact);
        }
        known.split_off(placed.len())
    }
}

/// The screen of this layout that another one leads to.
pub(super) fn in_layout(interview: &Interview, screen: Screen) -> Screen {
    match screen {
        Screen::Question(fact) if interview.paged => Screen::Page(Some(fact)),
        Screen::Page(fact) if !interview.paged => fact.or_else(|| interview.next()).map_or(Screen::Review, Screen::Question),
        screen => screen,
    }
}
