//! What may be one's own, by what it hangs on: an answer, the document, other documents. What it hangs on is said once for all.

use yew::prelude::*;

use super::card::Part;
use super::screen::Shown;
use crate::component::dom::{Piece, button, el, list, nothing, say};
use crate::component::drawn::heading;
use crate::component::view::step;
use crate::interview::{Action, HangsOn, Open};

/// So many of each part are shown before the rest is asked for.
const FIRST_FEW: usize = 4;

impl Shown<'_> {
    pub(super) fn open(&self, focus: &NodeRef) -> Piece {
        let many = self.findings.open_count();
        if many == 0 {
            return nothing();
        }
        let mut parts = Vec::new();
        for open in &self.findings.open {
            parts.push(self.hanging(open));
        }
        let heading = self.section_heading(&self.view.words().open_heading.say(many), focus);
        el("section", "sec may", [heading, list(parts)])
    }

    /// What hangs on the same.
    fn hanging(&self, open: &Open) -> Piece {
        let Shown { view, act, looking, .. } = *self;
        let words = view.words();
        let (which, part, (name, lead)) = match open.on {
            HangsOn::Answers => (0, Part::Answers, words.open_answers),
            HangsOn::Document => (1, Part::Document, words.open_document),
            HangsOn::Elsewhere => (2, Part::Elsewhere, words.open_elsewhere),
        };
        let left = view.interview.remaining();
        let ask = if open.on == HangsOn::Answers && view.interview.next().is_some() {
            el("div", "act", [button("b b2", step(act, Action::Start)).text(&words.go_on_asking.say(left))])
        } else {
            nothing()
        };
        let mut next = looking.clone();
        let whole = next.whole.get_mut(which).is_some_and(|whole| std::mem::replace(whole, !*whole));
        let few = FIRST_FEW.min(open.measures.len());
        let more = self.more(whole, open.measures.len() - few, next);
        let shown = if whole { open.measures.len() } else { few };
        let cards = self.cards(open.measures.get(..shown).unwrap_or_default(), part);
        el(
            "div",
            "part",
            [heading(view.heading_level + 2, "t15").text(&name.say(open.measures.len())), say("p", "hint", lead), ask, list(cards), more],
        )
    }
}
