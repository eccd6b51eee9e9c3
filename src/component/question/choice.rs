//! One of several choices, and yes or no.

use yew::prelude::*;

use super::draft::Draft;
use super::screen::{Control, pick};
use crate::model::Kind;

pub(super) fn choice_control(control: &Control<'_>) -> Html {
    let Control { view, fact, .. } = control;
    let words = view.words();
    let known = view.interview.rules().facts.at(*fact);
    let rows: Vec<Html> = if known.kind == Kind::Flag {
        [(1, words.yes), (0, words.no)].into_iter().map(|(choice, name)| row(control, choice, name, "")).collect()
    } else {
        let rows = (0..known.choices.len()).map(|choice| {
            let text = view.choice(*fact, choice);
            row(control, choice, &text.name, &text.note)
        });
        rows.collect()
    };
    html! { <div class="opts">{rows}</div> }
}

fn row(control: &Control<'_>, choice: usize, name: &str, note: &str) -> Html {
    let Control { draft, view, fact, .. } = control;
    let picked = !draft.unsure && draft.choice == Some(choice);
    let pick = pick(control, Draft { choice: Some(choice), ..Draft::default() });
    let flag = view.interview.rules().facts.at(*fact).kind == Kind::Flag;
    radio_row(control, Row { value: &choice.to_string(), picked, pick, name, note, class: None, first: choice == usize::from(flag) })
}

/// "Not sure, skip for now".
pub(super) fn unsure_row(control: &Control<'_>) -> Html {
    let words = control.view.words();
    let pick = pick(control, Draft { unsure: true, ..Draft::default() });
    let row = Row {
        value: "unsure",
        picked: control.draft.unsure,
        pick,
        name: words.unsure,
        note: words.unsure_note,
        class: Some("un"),
        first: false,
    };
    radio_row(control, row)
}

/// A row with a radio button.
pub(super) struct Row<'a> {
    pub(super) value: &'a str,
    pub(super) picked: bool,
    pub(super) pick: Callback<Event>,
    pub(super) name: &'a str,
    /// Small print; may be empty.
    pub(super) note: &'a str,
    pub(super) class: Option<&'static str>,
    /// The first of the question: the error summary leads to it.
    pub(super) first: bool,
}

/// The whole row is the label of its button.
pub(super) fn radio_row(control: &Control<'_>, row: Row<'_>) -> Html {
    let Row { value, picked, pick, name, note, class, first } = row;
    let note = (!note.is_empty()).then(|| html! { <small>{note}</small> });
    let node = if first { control.first.clone() } else { NodeRef::default() };
    html! {
        <label key={value.to_owned()} class={classes!("o", picked.then_some("on"), class)} part="choice">
            <input ref={node} type="radio" name="answer" value={value.to_owned()} checked={picked} onchange={pick}
                aria-describedby={control.slip.then_some("slip")} />
            <span>{name}{ for note }</span>
        </label>
    }
}
