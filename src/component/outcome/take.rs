//! Taking the result along: near the top for who is here to print, and at the end with what the page adds.

use yew::prelude::*;

use super::screen::Shown;
use crate::component::dom::{Piece, button, el, say, slot};
use crate::component::take::{Spot, row};
use crate::component::view::step;
use crate::interview::Action;

impl Shown<'_> {
    /// What can be done with the result, before the long lists begin.
    pub(super) fn take_above(&self) -> Piece {
        row(self.view, self.act, Spot::Top)
    }

    /// The same at the end, and what the page offers beside it.
    pub(super) fn take(&self, focus: &NodeRef) -> Piece {
        let Shown { view, act, .. } = *self;
        let words = view.words();
        el(
            "section",
            "sec",
            [
                self.section_heading(words.take_along, focus),
                say("p", "", words.take_along_lead),
                row(view, act, Spot::End),
                el("p", "", [button("link", step(act, Action::Review)).text(words.change_answers)]),
                slot("result-actions"),
                slot("contact"),
            ],
        )
    }
}
