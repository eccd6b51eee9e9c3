//! Several choices; `none` excludes the others.

use super::choice::{choice_input, choice_label, options};
use super::screen::Control;
use crate::component::dom::{Piece, list, nothing, tag};
use crate::component::drawn::or;

pub(super) fn set_control(control: &Control<'_>) -> Piece {
    let view = control.view;
    let known = view.interview.rules().facts.at(control.fact);
    let none = known.none();
    let foreign = view.interview.for_other_places(control.fact);
    let (mut rows, mut later, mut last) = (Vec::new(), Vec::new(), None);
    for choice in known.real_choices().iter() {
        if foreign.contains(choice) {
            later.push(choice);
        } else if !foreign.is_empty() && known.choices.get(choice).is_some_and(|id| id == "other") {
            // "Other" means none of all these.
            last = Some(row(control, choice, false));
        } else {
            rows.push(row(control, choice, rows.is_empty()));
        }
    }
    let mut first = rows.is_empty();
    // What only documents for other places ask about comes last, and is still there to be chosen.
    if !later.is_empty() {
        rows.push(tag("p", "or").key("elsewhere").text(view.words().choices_elsewhere));
    }
    for choice in later {
        rows.push(row(control, choice, first));
        first = false;
    }
    rows.extend(last);
    let apart = none.map_or_else(nothing, |choice| list([or(view.words().or), row(control, choice, false)]));
    options(control, "opts").with([list(rows), apart])
}

fn row(control: &Control<'_>, choice: usize, first: bool) -> Piece {
    let Control { view, fact, draft, .. } = *control;
    let text = view.choice(fact, choice);
    let ticked = draft.set.contains(choice);
    let input = choice_input(control, "checkbox", ticked, first).value(&choice.to_string());
    choice_label(if ticked { "o on" } else { "o" }, &choice.to_string(), input, &text.name, &text.note)
}
