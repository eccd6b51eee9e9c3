//! A day, as three fields.

use super::number::text_input;
use super::screen::Control;
use crate::component::dom::{Piece, el, say};

pub(super) fn date_control(control: &Control<'_>) -> Piece {
    let words = control.view.words();
    let mut fields = Vec::new();
    for (label, class, most) in [(words.year, "w", "4"), (words.month, "", "2"), (words.day, "", "2")] {
        let input = text_input(control, fields.len(), most).set("inputmode", "numeric");
        let input = if fields.is_empty() { input.node(control.first) } else { input };
        fields.push(el("label", class, [say("span", "", label), input.end()]));
    }
    el("div", "f", fields)
}
