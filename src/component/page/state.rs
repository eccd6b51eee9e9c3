//! What is on the page and not in the session, and what the reader's changes make of the session.
//!
//! The session holds what the controls say, from the moment it can be read. What cannot be read is no answer; only a place that is
//! being chosen level by level leaves the one told before in force, or every level would open all questions again.

use super::places::Entry;
use crate::component::app::Change;
use crate::component::question::{Asking, Slip, Submitted};
use crate::component::view::View;
use crate::interview::Action;
use crate::model::{Answer, FactIx, Kind};

/// The questions of a page.
#[derive(Debug, Default)]
pub(in crate::component) struct Paging {
    /// Every question that was on the page in this session, in its place.
    pub(super) entries: Vec<Entry>,
    /// The question where the reader is: it stays, whatever becomes of it.
    pub(super) at: Option<FactIx>,
    /// How many questions came and went last.
    pub(super) moved: (usize, usize),
}

impl Paging {
    /// What a change on the page makes of the session. Whatever was wrong when the outcome was to be seen moves the focus to the
    /// summary, which `summary` keeps.
    pub(in crate::component) fn change(&mut self, view: &View, change: &Change, summary: &mut Asking) -> Option<Action> {
        match change {
            Change::Draft(fact, _) | Change::Pick(fact, _) => {
                let entry = self.reader_is_at(*fact)?;
                entry.asking.take_late(view, change);
                entry.told_now(view)
            }
            Change::Submit(fact) => {
                let entry = self.reader_is_at(*fact)?;
                let answer = entry.asking.submit(view, *fact);
                // Who presses Enter on what was answered long ago has said nothing wrong.
                if answer.is_none() && !entry.touched {
                    entry.asking.slip = None;
                }
                entry.told_now(view)
            }
            Change::Finish => {
                let mut wrong = false;
                for entry in &mut self.entries {
                    wrong |= entry.check(view);
                }
                if wrong {
                    summary.slips += 1;
                    return None;
                }
                Some(Action::Outcome)
            }
            Change::Look(_) => None,
        }
    }

    fn reader_is_at(&mut self, fact: FactIx) -> Option<&mut Entry> {
        self.at = Some(fact);
        self.moved = (0, 0);
        let entry = self.entries.iter_mut().find(|entry| entry.fact == fact)?;
        Some(entry)
    }
}

impl Entry {
    /// What the controls say.
    pub(super) fn said(&self, view: &View) -> Option<Answer> {
        match self.submitted(view) {
            Ok(Submitted::Answer(answer)) => Some(answer),
            _ => None,
        }
    }

    /// Tells the session what the controls say now, where that is something else than before.
    fn told_now(&mut self, view: &View) -> Option<Action> {
        self.touched = true;
        let said = self.said(view);
        if said.is_some() {
            self.asking.slip = None;
        }
        let in_progress = said.is_none() && view.interview.rules().facts.at(self.fact).kind == Kind::Place;
        if said == self.told || in_progress {
            return None;
        }
        self.told = said;
        Some(said.map_or(Action::TakeBack(self.fact), |answer| Action::Answer(self.fact, answer)))
    }

    /// Whether a place is picked that has parts to choose from.
    pub(super) fn goes_inside(&self, view: &View) -> bool {
        let submitted = self.asking.draft.submit(view.interview.rules(), self.fact, view.interview.engine().as_of());
        matches!(submitted, Ok(Submitted::Inside(_)))
    }

    /// Whether the reader has begun to say something here that cannot be read.
    fn check(&mut self, view: &View) -> bool {
        let begun = self.touched && (self.asking.draft.is_begun() || self.told.is_some());
        self.asking.slip = if begun && self.shown { self.submitted(view).err() } else { None };
        self.asking.slip.is_some()
    }

    fn submitted(&self, view: &View) -> Result<Submitted, Slip> {
        let submitted = self.asking.draft.submit(view.interview.rules(), self.fact, view.interview.engine().as_of());
        match submitted {
            // To go inside a place takes a press of its own.
            Ok(Submitted::Inside(_)) => Err(Slip::Place),
            submitted => submitted,
        }
    }
}
