//! Taking the result along: near the top a way to where that is done, and at the end the doing.

use yew::prelude::*;

use super::screen::Shown;
use crate::component::dom::{Piece, button, el, say, slot, text};
use crate::component::drawn::{icon, jump, path};
use crate::component::view::{Event, click, step};
use crate::interview::Action;

impl Shown<'_> {
    /// The way to the end, for who is here to print.
    pub(super) fn take_above(&self, target: &NodeRef) -> Piece {
        let words = self.view.words();
        el("p", "take", [button("link", jump(target)).with([icon(path::PRINT), say("span", "", words.take_along)])])
    }

    /// What can be done with the result.
    pub(super) fn take(&self, focus: &NodeRef) -> Piece {
        let Shown { view, act, .. } = *self;
        let words = view.words();
        el(
            "section",
            "sec",
            [
                self.section_heading(words.take_along, focus),
                say("p", "", words.take_along_lead),
                el(
                    "div",
                    "act",
                    [
                        button("b b2", click(act, Event::Print)).with([icon(path::PRINT), text(words.print)]),
                        button("link", step(act, Action::Review)).text(words.change_answers),
                    ],
                ),
                slot("result-actions"),
                slot("contact"),
            ],
        )
    }
}
