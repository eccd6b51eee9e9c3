//! Several choices; `none` excludes the others.

use super::choice::{choice_input, choice_label};
use super::screen::{Control, pick};
use crate::component::dom::{Piece, el, list, nothing};
use crate::component::drawn::or;

pub(super) fn set_control(control: &Control<'_>) -> Piece {
    let known = control.view.interview.rules().facts.at(control.fact);
    let none = known.none();
    let mut rows = Vec::new();
    for choice in known.real_choices().iter() {
        rows.push(row(control, choice, none, rows.is_empty()));
    }
    let apart = none.map_or_else(nothing, |choice| list([or(control.view.words().or), row(control, choice, none, false)]));
    el("div", "opts", [list(rows), apart])
}

fn row(control: &Control<'_>, choice: usize, none: Option<usize>, first: bool) -> Piece {
    let Control { view, fact, draft, .. } = *control;
    let text = view.choice(fact, choice);
    let ticked = draft.set.contains(choice);
    let mut next = draft.clone();
    next.tick(choice, none);
    let input = choice_input(control, "checkbox", ticked, first).on_change(pick(control, next));
    choice_label(if ticked { "o on" } else { "o" }, &choice.to_string(), input, &text.name, &text.note)
}
