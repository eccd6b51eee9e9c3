//! The question screen.

use std::rc::Rc;

use yew::prelude::*;

use super::choice::{choice_control, unsure_row};
use super::date::date_control;
use super::draft::{Draft, Slip, Submitted};
use super::number::number_control;
use super::place::place_control;
use super::set::set_control;
use crate::component::drawn::{heading, icon, path};
use crate::component::view::{Event, View, step};
use crate::interview::Action;
use crate::model::{FactIx, Kind};
use crate::wording::{self, Words};

#[derive(Properties)]
pub(in crate::component) struct Props {
    pub(in crate::component) view: Rc<View>,
    pub(in crate::component) act: Callback<Event>,
    pub(in crate::component) focus: NodeRef,
    pub(in crate::component) fact: FactIx,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.view, &other.view) && self.act == other.act && self.fact == other.fact
    }
}

/// What a control of a question gets: the draft, how to change it, and the slip if there is one.
pub(super) struct Control<'a> {
    pub(super) view: &'a View,
    pub(super) fact: FactIx,
    pub(super) draft: &'a Draft,
    pub(super) change: &'a Callback<Draft>,
    pub(super) slip: bool,
    /// Goes on the first control, for the way there from the error summary.
    pub(super) first: NodeRef,
}

#[component(QuestionScreen)]
pub(in crate::component) fn question(Props { view, act, focus, fact }: &Props) -> Html {
    let fact = *fact;
    let words = view.words();
    let interview = &view.interview;
    let rules = interview.rules();
    let kind = rules.facts.at(fact).kind;
    let draft = use_state(|| Draft::of(rules, fact, interview.answers()));
    let slip = use_state(|| None::<Slip>);
    let summary = use_node_ref();
    let first = use_node_ref();
    let slips = use_state(|| 0u32);
    use_effect_with(*slips, {
        let summary = summary.clone();
        move |&slips| {
            if slips > 0
                && let Some(element) = summary.cast::<web_sys::HtmlElement>()
            {
                // The summary is announced as an alert even where focus is refused.
                let _ = element.focus();
            }
        }
    });

    let submit = {
        let (draft, slip, slips, act, view) = (draft.clone(), slip.clone(), slips.clone(), act.clone(), view.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match draft.submit(view.interview.rules(), fact, view.interview.engine().as_of()) {
                Ok(Submitted::Answer(answer)) => act.emit(Event::Session(Action::Answer(fact, answer))),
                Ok(Submitted::Inside(place)) => {
                    slip.set(None);
                    draft.set(Draft { inside: Some(place), ..Draft::default() });
                }
                Err(wrong) => {
                    slip.set(Some(wrong));
                    slips.set(*slips + 1);
                }
            }
        })
    };
    let change = {
        let draft = draft.clone();
        Callback::from(move |changed: Draft| draft.set(changed))
    };
    let to_control = {
        let first = first.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(control) = first.cast::<web_sys::HtmlElement>() {
                // The reader can still reach the control by itself.
                let _ = control.focus();
            }
        })
    };
    let (back, so_far) = (step(act, Action::Back), step(act, Action::Outcome));

    let message = slip.map(|slip| said(view, fact, slip));
    let error = message.clone().map(|message| {
        html! {
            <div class="err" role="alert" tabindex="-1" ref={summary.clone()}>
                { heading(view.heading_level, 0, "", None, None, words.slip_heading.into()) }
                <p><button class="link" type="button" onclick={to_control}>{message}</button></p>
            </div>
        }
    });
    let control = Control { view, fact, draft: &draft, change: &change, slip: slip.is_some(), first };
    let drawn = match kind {
        Kind::Flag | Kind::Choice { .. } => choice_control(&control),
        Kind::Set => set_control(&control),
        Kind::Place => place_control(&control),
        Kind::Date => date_control(&control),
        Kind::Integer { .. } | Kind::Money { .. } => number_control(&control),
    };
    let coarse = kind == Kind::Place && draft.inside.is_some();
    let unsure = (!coarse && fact != rules.audience_fact).then(|| {
        let or = !matches!(kind, Kind::Set);
        html! { <>{ for or.then(|| html! { <p class="or">{words.or}</p> }) }{ unsure_row(&control) }</> }
    });
    let controls = html! { <div>{drawn}<div class="opts tail">{ for unsure }</div></div> };
    let controls = match message {
        Some(message) => html! { <div class="slip"><p class="bad" id="slip">{ icon(path::WARNING) }{message}</p>{controls}</div> },
        None => controls,
    };
    let hint = view.hint(fact);
    let several = matches!(kind, Kind::Set).then(|| html! { {words.several} });
    let hint = (!hint.is_empty() || several.is_some()).then(|| html! { <p class="hint" id="hint">{hint}{ for several }</p> });
    let sensitive = rules.facts.at(fact).sensitive.then(|| html! { <p class="hint">{words.sensitive}</p> });
    let answered = interview.trail().iter().filter(|&&asked| asked != fact).count();
    html! {
        <form novalidate={true} onsubmit={submit}>
            <div class="go">
                <button class="link" type="button" onclick={back}>{ icon(path::BACK) }<span>{words.back}</span></button>
                <span class="small" role="status">{ (words.left)(interview.remaining()) }</span>
            </div>
            { track(answered, interview.remaining()) }
            { for error }
            <fieldset class="q" part="question" aria-labelledby="q" aria-describedby="hint">
                <legend>
                    <span class="small">{ view.topic(rules.facts.at(fact).topic) }</span>
                    { heading(view.heading_level, 0, "", Some("q"), Some(focus), view.ask(fact).into()) }
                </legend>
                { for hint }
                { for sensitive }
                { why(view, fact, words) }
                { controls }
            </fieldset>
            <div class="act">
                <button class="b" part="button" type="submit">{words.next}</button>
                <button class="link" type="button" onclick={so_far}>{words.see_so_far}</button>
            </div>
        </form>
    }
}

/// A draft that a control leads to when it is picked. One kind of closure serves every radio button and box.
pub(super) fn pick(control: &Control<'_>, draft: Draft) -> Callback<yew::Event> {
    let change = control.change.clone();
    Callback::from(move |_: yew::Event| change.emit(draft.clone()))
}

/// The way through the questions: walked, here, and at most so many to come.
pub(in crate::component) fn track(walked: usize, left: usize) -> Html {
    // Beyond this many, more pieces would only be noise.
    let pieces = |n: usize| (0..n.min(24)).map(|_| html! { <i></i> });
    html! { <div class="track" aria-hidden="true">{ for pieces(walked) }<b></b>{ for pieces(left.saturating_sub(1).max(usize::from(left > 0))) }</div> }
}

fn why(view: &View, fact: FactIx, words: &Words) -> Html {
    let measures = view.interview.asked_for(fact);
    if measures.is_empty() {
        return Html::default();
    }
    let names: Vec<Html> = measures.iter().take(3).filter_map(|&m| view.measure(m)).map(|text| html! { <li>{&text.name}</li> }).collect();
    let lead = if names.is_empty() { (words.affects_more)(measures.len()) } else { (words.affects)(measures.len()) };
    html! {
        <details><summary>{words.why_asked}</summary><div class="why"><p>{lead}</p><ul>{names}</ul></div></details>
    }
}

fn said(view: &View, fact: FactIx, slip: Slip) -> String {
    let words = view.words();
    match slip {
        Slip::Choose => words.slip_choose.into(),
        Slip::ChooseSet => words.slip_choose_set.into(),
        Slip::Place => words.slip_place.into(),
        Slip::DateParts => words.slip_date_parts.into(),
        Slip::NoSuchDay => words.slip_no_such_day.into(),
        Slip::After => (words.slip_after)(&wording::date(view.language, view.interview.engine().as_of())),
        Slip::Number => words.slip_number.into(),
        Slip::Range(low, high) => (words.slip_range)(&view.number(fact, low), &view.number(fact, high)),
    }
}
