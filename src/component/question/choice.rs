//! One of several choices, and yes or no.

use yew::prelude::*;

use super::draft::UNSURE;
use super::screen::Control;
use crate::component::app::Change;
use crate::component::dom::{Piece, Tag, el, list, say_any, tag, text};
use crate::model::Kind;

pub(super) fn choice_control(control: &Control<'_>) -> Piece {
    let Control { view, fact, .. } = *control;
    let words = view.opening();
    let known = view.interview.rules().facts.at(fact);
    let mut rows = Vec::new();
    if known.kind == Kind::Flag {
        for (choice, name) in [(1, words.yes), (0, words.no)] {
            rows.push(row(control, choice, choice == 1, name, ""));
        }
    }
    for choice in 0..known.choices.len() {
        let text = view.choice(fact, choice);
        rows.push(row(control, choice, choice == 0, &text.name, &text.note));
    }
    options(control, "opts").with([list(rows)])
}

fn row(control: &Control<'_>, choice: usize, first: bool, name: &str, note: &str) -> Piece {
    let picked = control.draft.choice == Some(choice);
    radio_row(control, Row { value: &choice.to_string(), picked, name, note, first, apart: false })
}

/// The opening tag around rows of radio buttons or boxes. It hears of them all, by the value of the one that was picked: a listener for
/// each would be most of the work of drawing a row.
pub(super) fn options(control: &Control<'_>, class: &'static str) -> Tag {
    let (change, fact) = (control.change.clone(), control.fact);
    tag("div", class).on_change(Callback::from(move |event: Event| {
        // Nothing else in here changes.
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        change.emit(Change::Pick(fact, input.value()));
    }))
}

/// "Not sure, skip for now".
pub(super) fn unsure_row(control: &Control<'_>) -> Piece {
    let words = control.view.opening();
    let (name, note, picked) = (words.unsure, words.unsure_note, control.draft.unsure);
    radio_row(control, Row { value: UNSURE, picked, name, note, first: false, apart: true })
}

/// A row with a radio button.
pub(super) struct Row<'a> {
    pub(super) value: &'a str,
    pub(super) picked: bool,
    pub(super) name: &'a str,
    /// Small print; may be empty.
    pub(super) note: &'a str,
    /// The first of the question: the error summary leads to it.
    pub(super) first: bool,
    /// Not one of the answers proper.
    pub(super) apart: bool,
}

/// The whole row is the label of its button.
pub(super) fn radio_row(control: &Control<'_>, row: Row<'_>) -> Piece {
    let Row { value, picked, name, note, first, apart } = row;
    let class = match (picked, apart) {
        (false, false) => "o",
        (true, false) => "o on",
        (false, true) => "o un",
        (true, true) => "o on un",
    };
    let input = choice_input(control, "radio", picked, first).attr("name", &control.fact.0.to_string()).value(value);
    choice_label(class, value, input, name, note)
}

/// The button or box of a choice.
pub(super) fn choice_input(control: &Control<'_>, kind: &'static str, on: bool, first: bool) -> Tag {
    let input = tag("input", "").set("type", kind).checked(on);
    let input = described(control, input);
    if first { input.node(control.first) } else { input }
}

/// What is wrong is read out with the control.
pub(super) fn described(control: &Control<'_>, input: Tag) -> Tag {
    if control.slip { input.attr("aria-describedby", &control.id("slip")) } else { input }
}

/// The label around it.
pub(super) fn choice_label(class: &'static str, key: &str, input: Tag, name: &str, note: &str) -> Piece {
    let words = el("span", "", [text(name), say_any("small", "", note)]);
    tag("label", class).set("part", "choice").key(key).with([input.end(), words])
}
