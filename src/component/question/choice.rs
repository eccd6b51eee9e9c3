//! One of several choices, and yes or no.

use yew::prelude::*;

use super::draft::Draft;
use super::screen::ControlProps;
use crate::model::Kind;

#[component(ChoiceControl)]
pub(super) fn choice_control(props: &ControlProps) -> Html {
    let ControlProps { view, fact, .. } = props;
    let words = view.words();
    let known = view.interview.rules().facts.at(*fact);
    let rows: Vec<Html> = if known.kind == Kind::Flag {
        [(1, words.yes), (0, words.no)].into_iter().map(|(choice, name)| row(props, choice, name, "")).collect()
    } else {
        let rows = (0..known.choices.len()).map(|choice| {
            let text = view.choice(*fact, choice);
            row(props, choice, &text.name, &text.note)
        });
        rows.collect()
    };
    html! { <div class="opts">{rows}</div> }
}

fn row(props: &ControlProps, choice: usize, name: &str, note: &str) -> Html {
    let ControlProps { draft, change, view, fact, .. } = props;
    let picked = !draft.unsure && draft.choice == Some(choice);
    let pick = change.reform(move |_: Event| Draft { choice: Some(choice), ..Draft::default() });
    let flag = view.interview.rules().facts.at(*fact).kind == Kind::Flag;
    radio_row(props, Row { value: &choice.to_string(), picked, pick, name, note, class: None, first: choice == usize::from(flag) })
}

/// "Not sure, skip for now".
pub(super) fn unsure_row(props: &ControlProps) -> Html {
    let words = props.view.words();
    let pick = props.change.reform(|_: Event| Draft { unsure: true, ..Draft::default() });
    let row = Row {
        value: "unsure",
        picked: props.draft.unsure,
        pick,
        name: words.unsure,
        note: words.unsure_note,
        class: Some("un"),
        first: false,
    };
    radio_row(props, row)
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
pub(super) fn radio_row(props: &ControlProps, row: Row<'_>) -> Html {
    let Row { value, picked, pick, name, note, class, first } = row;
    let note = (!note.is_empty()).then(|| html! { <small>{note}</small> });
    let node = if first { props.first.clone() } else { NodeRef::default() };
    html! {
        <label key={value.to_owned()} class={classes!("o", picked.then_some("on"), class)} part="choice">
            <input ref={node} type="radio" name="answer" value={value.to_owned()} checked={picked} onchange={pick}
                aria-describedby={props.slip.then_some("slip")} />
            <span>{name}{ for note }</span>
        </label>
    }
}
