//! The outcome screen.

use std::rc::Rc;

use yew::prelude::*;

use super::card::Card;
use super::headline::{group_name, headline};
use super::parts::{Parts, groups};
use crate::component::app::Props;
use crate::component::drawn::{heading, icon, path, use_focus};
use crate::component::view::{Event, View};
use crate::interview::Action;
use crate::model::MeasureIx;
use crate::wording::Group;

/// So many undecided measures are shown before the rest is asked for.
const FIRST_FEW: usize = 6;

#[component(OutcomeScreen)]
pub(in crate::component) fn outcome(Props { view, act }: &Props) -> Html {
    let words = view.words();
    let focus = use_focus(view.focus);
    let (meet_ref, open_ref, rest_ref) = (use_node_ref(), use_node_ref(), use_node_ref());
    let only = use_state(|| None::<Group>);
    let all = use_state(|| false);
    let back = act.reform(|_: MouseEvent| Event::Session(Action::Review));
    let top = html! {
        <div class="go">
            <button class="link" type="button" onclick={back.clone()}>{ icon(path::BACK) }<span>{words.change_answers}</span></button>
            <span class="small">{ (words.as_of)(&view.as_of()) }</span>
        </div>
    };
    if view.measures.measures.is_empty() {
        return html! { <>{top}<p class="wait" role="status" tabindex="-1" ref={focus}><i></i><i></i><i></i>{words.loading_words}</p></> };
    }
    let parts = Parts::of(view);
    let rest = parts.announced.len() + parts.not.len() + parts.elsewhere.len();
    let jump = |target: &NodeRef| {
        let target = target.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(element) = target.cast::<web_sys::HtmlElement>() {
                // Without focus the reader scrolls on.
                let _ = element.focus();
            }
        })
    };
    let key = [
        (!parts.meet.is_empty()).then(|| ("yes", parts.meet.len(), words.key_meet, jump(&meet_ref))),
        (!parts.open.is_empty()).then(|| ("may", parts.open.len(), words.key_open, jump(&open_ref))),
        (rest > 0).then(|| ("not", rest, words.key_not, jump(&rest_ref))),
    ];
    let key = key.into_iter().flatten().map(|(class, n, name, jump)| {
        html! { <button class={class} type="button" onclick={jump}><b>{ (words.items)(n) }</b><span>{name}</span></button> }
    });
    let print = act.reform(|_: MouseEvent| Event::Print);
    html! {
        <>
            { top }
            { headline(view, &parts, &focus) }
            <nav class="key" aria-label={words.key_label}>{ for key }</nav>
            { meet(view, act, &parts, &meet_ref) }
            { open(view, act, &parts, &open_ref, &only, &all) }
            <RestSection view={view.clone()} act={act.clone()} {parts} focus={rest_ref} />
            <section class="sec">
                { heading(view.heading_level, 1, "", None, None, words.take_along.into()) }
                <p>{words.take_along_lead}</p>
                <div class="act">
                    <button class="b b2" type="button" onclick={print}>{ icon(path::PRINT) }{words.print}</button>
                    <button class="link" type="button" onclick={back}>{words.change_answers}</button>
                </div>
                <slot name="result-actions"></slot>
                <slot name="contact"></slot>
            </section>
        </>
    }
}

fn meet(view: &Rc<View>, act: &Callback<Event>, parts: &Parts, focus: &NodeRef) -> Html {
    if parts.meet.is_empty() {
        return Html::default();
    }
    let rules = view.interview.rules();
    let grouped = groups(view, &parts.meet).into_iter().map(|(group, _)| {
        let cards = parts.meet.iter().filter(|&&ix| Group::of(rules.measures.at(ix).kind) == group).map(|&measure| {
            // The first card shows its reasons: it is what the headline speaks of.
            let open = parts.meet.first() == Some(&measure);
            html! { <Card key={measure.0} view={view.clone()} act={act.clone()} {measure} {open} /> }
        });
        html! { <><p class="kind">{ group_name(view, group) }</p>{ for cards }</> }
    });
    html! {
        <section class="sec yes">
            { heading(view.heading_level, 1, "", None, Some(focus), (view.words().meet_heading)(parts.meet.len()).into()) }
            { for grouped }
        </section>
    }
}

fn open(
    view: &Rc<View>,
    act: &Callback<Event>,
    parts: &Parts,
    focus: &NodeRef,
    only: &UseStateHandle<Option<Group>>,
    all: &UseStateHandle<bool>,
) -> Html {
    if parts.open.is_empty() {
        return Html::default();
    }
    let words = view.words();
    let rules = view.interview.rules();
    let chip = |group: Option<Group>, name: &'static str, n: usize| {
        let only = only.clone();
        let pressed = (*only == group).to_string();
        html! { <button class="chip" type="button" aria-pressed={pressed} onclick={move |_: MouseEvent| only.set(group)}>{name}{n}</button> }
    };
    let kinds = groups(view, &parts.open);
    let chips = (kinds.len() > 1).then(|| {
        html! {
            <div class="chips" role="group" aria-label={words.filter_label}>
                { chip(None, words.all, parts.open.len()) }
                { for kinds.into_iter().map(|(group, n)| chip(Some(group), group_name(view, group), n)) }
            </div>
        }
    });
    let shown: Vec<MeasureIx> =
        parts.open.iter().copied().filter(|&ix| only.is_none_or(|only| Group::of(rules.measures.at(ix).kind) == only)).collect();
    let few = if **all { shown.len() } else { FIRST_FEW };
    let cards = shown.iter().take(few).map(|&measure| {
        html! { <Card key={measure.0} view={view.clone()} act={act.clone()} {measure} open={false} /> }
    });
    let more = (shown.len() > few).then(|| {
        let all = all.clone();
        html! { <p><button class="link" type="button" onclick={move |_: MouseEvent| all.set(true)}>{ (words.show_more)(shown.len() - few) }</button></p> }
    });
    html! {
        <section class="sec may">
            { heading(view.heading_level, 1, "", None, Some(focus), (words.open_heading)(parts.open.len()).into()) }
            <p class="hint">{words.open_lead}</p>
            { for chips }
            { for cards }
            { for more }
        </section>
    }
}

#[derive(Properties)]
struct RestProps {
    view: Rc<View>,
    act: Callback<Event>,
    parts: Parts,
    focus: NodeRef,
}

impl PartialEq for RestProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.view, &other.view) && self.act == other.act
    }
}

/// The rest, folded by why it is the rest; what is folded is drawn only once it is unfolded.
#[component(RestSection)]
fn rest(RestProps { view, act, parts, focus }: &RestProps) -> Html {
    let unfolded = use_state(|| [false; 3]);
    let words = view.words();
    let n = parts.announced.len() + parts.not.len() + parts.elsewhere.len();
    if n == 0 {
        return Html::default();
    }
    let fold = |which: usize, measures: &[MeasureIx], name: fn(usize) -> String| {
        if measures.is_empty() {
            return Html::default();
        }
        let open = unfolded.get(which).copied().unwrap_or_default();
        let toggle = {
            let unfolded = unfolded.clone();
            move |_: MouseEvent| {
                let mut next = *unfolded;
                if let Some(at) = next.get_mut(which) {
                    *at = true;
                }
                unfolded.set(next);
            }
        };
        let cards = measures.iter().filter(|_| open).map(|&measure| {
            html! { <Card key={measure.0} view={view.clone()} act={act.clone()} {measure} open={false} /> }
        });
        html! { <details><summary onclick={toggle}><span>{ name(measures.len()) }</span></summary>{ for cards }</details> }
    };
    html! {
        <section class="sec">
            { heading(view.heading_level, 1, "", None, Some(focus), (words.rest_heading)(n).into()) }
            { fold(0, &parts.announced, words.rest_announced) }
            { fold(1, &parts.not, words.rest_not) }
            { fold(2, &parts.elsewhere, words.rest_elsewhere) }
        </section>
    }
}
