//! Which questions stand on the page, and where.
//!
//! A question keeps its place. One that comes is put after the last of its topic, never above the question where the reader is: then
//! it comes at the end. So nothing moves away under a finger.

use super::state::Paging;
use crate::component::question::Asking;
use crate::component::view::View;
use crate::interview::Screen;
use crate::model::{Answer, FactIx};

/// A question with a place on the page, whether or not it is shown now.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) fact: FactIx,
    pub(super) asking: Asking,
    /// What the session was told here, or held when the controls were last drawn from it.
    pub(super) told: Option<Answer>,
    /// The reader has changed its controls since.
    pub(super) touched: bool,
    pub(super) shown: bool,
}

impl Paging {
    /// Brings the page in line with the session. The start of a session clears it; the outcome and the answers leave it as it is.
    pub(in crate::component) fn follow(&mut self, view: &View) {
        let target = match view.interview.screen() {
            Screen::Page(_) if view.interview.opening().is_some() => return,
            Screen::Page(target) => target,
            Screen::Start => {
                *self = Paging::default();
                return;
            }
            _ => {
                self.at = None;
                self.moved = (0, 0);
                return;
            }
        };
        if target.is_some() {
            self.at = target;
        }
        let fresh = !self.entries.iter().any(|entry| entry.shown);
        let mut wanted = view.interview.trail();
        wanted.extend(self.at);
        let open = view.interview.open_questions();
        self.place(view, &wanted, &open);
        let (mut came, mut went) = (0, 0);
        for entry in &mut self.entries {
            let shown = wanted.contains(&entry.fact) || open.contains(&entry.fact);
            came += usize::from(shown && !entry.shown);
            went += usize::from(entry.shown && !shown);
            entry.shown = shown;
            let now = view.interview.answers().get(entry.fact);
            if now != entry.told {
                *entry = Entry::of(view, entry.fact, shown);
            }
        }
        if fresh {
            self.moved = (0, 0);
        } else if (came, went) != (0, 0) {
            self.moved = (came, went);
        }
    }

    /// Gives a place to each question that has none. One that comes back above the reader goes to the end.
    fn place(&mut self, view: &View, wanted: &[FactIx], open: &[FactIx]) {
        let mut reader = self.reader();
        let mut n = 0;
        while n < reader {
            let comes =
                self.entries.get(n).is_some_and(|entry| !entry.shown && (wanted.contains(&entry.fact) || open.contains(&entry.fact)));
            if comes {
                let entry = self.entries.remove(n);
                self.entries.push(entry);
                reader -= 1;
            } else {
                n += 1;
            }
        }
        let mut known = Vec::new();
        for entry in &self.entries {
            known.push(entry.fact);
        }
        for &fact in wanted {
            if !known.contains(&fact) {
                known.push(fact);
            }
        }
        let beside = view.interview.asked_beside(&known);
        known.extend(beside);
        for &fact in known.iter().skip(self.entries.len()) {
            let at = self.end_of_topic(view, fact);
            self.entries.insert(at, Entry::of(view, fact, false));
        }
    }

    /// Where the reader is; the top, where they have just come.
    fn reader(&self) -> usize {
        self.entries.iter().position(|entry| entry.shown && Some(entry.fact) == self.at).unwrap_or(0)
    }

    /// After the last question of its topic, unless that is above the reader.
    fn end_of_topic(&self, view: &View, fact: FactIx) -> usize {
        let facts = &view.interview.rules().facts;
        let topic = facts.at(fact).topic;
        let last = self.entries.iter().rposition(|entry| facts.at(entry.fact).topic == topic);
        last.filter(|&last| last >= self.reader()).map_or(self.entries.len(), |last| last + 1)
    }
}

impl Entry {
    /// A question as answered so far.
    fn of(view: &View, fact: FactIx, shown: bool) -> Entry {
        Entry { fact, asking: Asking::of(view, fact), told: view.interview.answers().get(fact), touched: false, shown }
    }
}
