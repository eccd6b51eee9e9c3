//! What an answer leads to, worked out before it is given: the reader has picked it, and is on the way to the button.
//!
//! Belongs to the very session that it follows from. A copy of that is about to become another session, so it goes without.

use super::session::{Action, Interview};

/// The session after one event, or none.
#[derive(Debug, Default)]
pub(super) struct Ahead(Option<Box<(Action, Interview)>>);

impl Clone for Ahead {
    fn clone(&self) -> Ahead {
        Ahead::default()
    }
}

impl Ahead {
    /// The session after this event, where that is the one known.
    pub(super) fn after(&self, action: &Action) -> Option<Interview> {
        let (known, next) = self.0.as_deref()?;
        (known == action).then(|| next.clone())
    }
}

impl Interview {
    /// Works out what an event would lead to, so that it is known already when it comes. Nothing else changes.
    pub fn look_ahead(&mut self, action: Action) {
        let next = self.after(action.clone());
        self.ahead = Ahead(Some(Box::new((action, next))));
    }

    /// The session after the event that was looked ahead to last.
    pub fn coming(&self) -> Option<&Interview> {
        self.ahead.0.as_deref().map(|(_, coming)| coming)
    }
}
