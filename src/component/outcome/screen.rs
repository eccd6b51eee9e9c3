//! The outcome screen.

use std::rc::Rc;

use yew::prelude::*;

use super::card::card;
use super::headline::{group_name, headline};
use super::parts::{Parts, groups};
use crate::component::drawn::{heading, icon, path};
use crate::component::view::{Event, View, click, step};
use crate::interview::Action;
use crate::model::MeasureIx;
use crate::wording::Group;

/// So many undecided measures are shown before the rest is asked for.
const FIRST_FEW: usize = 6;

#[derive(Properties)]
pub(in crate::component) struct Props {
    pub(in crate::component) view: Rc<View>,
    pub(in crate::component) act: Callback<Event>,
    pub(in crate::component) focus: NodeRef,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.view, &other.view) && self.act == other.act
    }
}

/// What the reader has unfolded and filtered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Looking {
    /// Only this group of what is undecided.
    only: Option<Group>,
    /// All of what is undecided, not only the first few.
    all: bool,
    /// The parts of the rest that have been unfolded: what is folded is not drawn.
    unfolded: [bool; 3],
}

/// The screen with what it needs to draw and to change what the reader looks at.
struct Drawing<'a> {
    view: &'a Rc<View>,
    act: &'a Callback<Event>,
    parts: Parts,
    looking: UseStateHandle<Looking>,
}

#[component(OutcomeScreen)]
pub(in crate::component) fn outcome(Props { view, act, focus }: &Props) -> Html {
    let words = view.words();
    let (meet_ref, open_ref, rest_ref) = (use_node_ref(), use_node_ref(), use_node_ref());
    let looking = use_state(Looking::default);
    let back = step(act, Action::Review);
    let top = html! {
        <div class="go">
            <button class="link" type="button" onclick={back.clone()}>{ icon(path::BACK) }<span>{words.change_answers}</span></button>
            <span class="small">{ (words.as_of)(&view.as_of()) }</span>
        </div>
    };
    if view.measures.measures.is_empty() {
        return html! { <>{top}<p class="wait" role="status" tabindex="-1" ref={focus}><i></i><i></i><i></i>{words.loading_words}</p></> };
    }
    let drawing = Drawing { view, act, parts: Parts::of(view), looking };
    let parts = &drawing.parts;
    let rest = parts.announced.len() + parts.not.len() + parts.elsewhere.len();
    let key = [
        ("yes", parts.meet.len(), words.key_meet, &meet_ref),
        ("may", parts.open.len(), words.key_open, &open_ref),
        ("not", rest, words.key_not, &rest_ref),
    ];
    let key = key.into_iter().filter(|&(_, n, ..)| n > 0).map(|(class, n, name, target)| {
        html! { <button class={class} type="button" onclick={jump(target)}><b>{ (words.items)(n) }</b><span>{name}</span></button> }
    });
    html! {
        <>
            { top }
            { headline(view, parts, focus) }
            <nav class="key" aria-label={words.key_label}>{ for key }</nav>
            { drawing.meet(&meet_ref) }
            { drawing.open(&open_ref) }
            { drawing.rest(rest, &rest_ref) }
            <section class="sec">
                { heading(view.heading_level, 1, "", None, None, words.take_along.into()) }
                <p>{words.take_along_lead}</p>
                <div class="act">
                    <button class="b b2" type="button" onclick={click(act, Event::Print)}>{ icon(path::PRINT) }{words.print}</button>
                    <button class="link" type="button" onclick={back}>{words.change_answers}</button>
                </div>
                <slot name="result-actions"></slot>
                <slot name="contact"></slot>
            </section>
        </>
    }
}

/// Moves focus, and so the page, to a heading.
fn jump(target: &NodeRef) -> Callback<MouseEvent> {
    let target = target.clone();
    Callback::from(move |_: MouseEvent| {
        if let Some(element) = target.cast::<web_sys::HtmlElement>() {
            // Without focus the reader scrolls on.
            let _ = element.focus();
        }
    })
}

impl Drawing<'_> {
    /// A click that changes what the reader looks at.
    fn look(&self, next: Looking) -> Callback<MouseEvent> {
        let looking = self.looking.clone();
        Callback::from(move |_: MouseEvent| looking.set(next))
    }

    fn group(&self, measure: MeasureIx) -> Group {
        Group::of(self.view.interview.rules().measures.at(measure).kind)
    }

    fn section_heading(&self, text: String, focus: &NodeRef) -> Html {
        heading(self.view.heading_level, 1, "", None, Some(focus), text.into())
    }

    fn meet(&self, focus: &NodeRef) -> Html {
        let Drawing { view, act, parts, .. } = self;
        if parts.meet.is_empty() {
            return Html::default();
        }
        let mut drawn = Vec::new();
        for (group, _) in groups(view, &parts.meet) {
            drawn.push(html! { <p class="kind">{ group_name(view, group) }</p> });
            for &measure in parts.meet.iter().filter(|&&measure| self.group(measure) == group) {
                // The first card shows its reasons: it is what the headline speaks of.
                drawn.push(card(view, act, measure, parts.meet.first() == Some(&measure)));
            }
        }
        html! { <section class="sec yes">{ self.section_heading((view.words().meet_heading)(parts.meet.len()), focus) }{ drawn }</section> }
    }

    fn open(&self, focus: &NodeRef) -> Html {
        let Drawing { view, act, parts, looking } = self;
        if parts.open.is_empty() {
            return Html::default();
        }
        let words = view.words();
        let shown: Vec<MeasureIx> =
            parts.open.iter().copied().filter(|&measure| looking.only.is_none_or(|only| self.group(measure) == only)).collect();
        let few = if looking.all { shown.len() } else { FIRST_FEW };
        let cards: Vec<Html> = shown.iter().take(few).map(|&measure| card(view, act, measure, false)).collect();
        let more = (shown.len() > few).then(|| {
            let all = self.look(Looking { all: true, ..**looking });
            html! { <p><button class="link" type="button" onclick={all}>{ (words.show_more)(shown.len() - few) }</button></p> }
        });
        html! {
            <section class="sec may">
                { self.section_heading((words.open_heading)(parts.open.len()), focus) }
                <p class="hint">{words.open_lead}</p>
                { self.chips() }
                { cards }
                { for more }
            </section>
        }
    }

    /// The filter by group.
    fn chips(&self) -> Html {
        let Drawing { view, parts, looking, .. } = self;
        let words = view.words();
        let kinds = groups(view, &parts.open);
        if kinds.len() < 2 {
            return Html::default();
        }
        let all = (None, words.all, parts.open.len());
        let kinds = kinds.into_iter().map(|(group, n)| (Some(group), group_name(view, group), n));
        let chips = std::iter::once(all).chain(kinds).map(|(only, name, n)| {
            let pressed = (looking.only == only).to_string();
            let look = self.look(Looking { only, ..**looking });
            html! { <button class="chip" type="button" aria-pressed={pressed} onclick={look}>{name}{" "}{n}</button> }
        });
        html! { <div class="chips" role="group" aria-label={words.filter_label}>{ for chips }</div> }
    }

    /// The rest, folded by why it is the rest.
    fn rest(&self, n: usize, focus: &NodeRef) -> Html {
        if n == 0 {
            return Html::default();
        }
        let words = self.view.words();
        html! {
            <section class="sec">
                { self.section_heading((words.rest_heading)(n), focus) }
                { self.fold(0, &self.parts.announced, words.rest_announced) }
                { self.fold(1, &self.parts.not, words.rest_not) }
                { self.fold(2, &self.parts.elsewhere, words.rest_elsewhere) }
            </section>
        }
    }

    fn fold(&self, which: usize, measures: &[MeasureIx], name: fn(usize) -> String) -> Html {
        if measures.is_empty() {
            return Html::default();
        }
        let mut next = *self.looking;
        let unfolded = next.unfolded.get_mut(which).map(|unfolded| std::mem::replace(unfolded, true)).unwrap_or_default();
        let cards: Vec<Html> = measures.iter().filter(|_| unfolded).map(|&measure| card(self.view, self.act, measure, false)).collect();
        html! { <details><summary onclick={self.look(next)}><span>{ name(measures.len()) }</span></summary>{ cards }</details> }
    }
}
