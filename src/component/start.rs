//! The first screen: what this is, what it does not ask, and how to read the result.

use yew::prelude::*;

use super::drawn::{heading, node, verdict_class};
use super::question::track;
use super::view::{Event, View, step};
use crate::engine::Verdict;
use crate::interview::Action;

pub(super) fn start(view: &View, act: &Callback<Event>, focus: &NodeRef) -> Html {
    let words = view.words();
    let begin = step(act, Action::Start);
    let rules = view.interview.rules();
    let answered = !view.interview.answers().is_empty();
    let facts = words.start_facts.iter().map(|(strong, rest)| html! { <li><b>{*strong}</b>{*rest}</li> });
    let lines = [(Verdict::Holds, words.line_solid), (Verdict::Open, words.line_dashed), (Verdict::Fails, words.line_cut)];
    let lines = lines.into_iter().map(|(verdict, (name, meaning))| {
        html! { <li class={verdict_class(verdict)}>{ node(verdict) }<span><b>{name}</b><small>{meaning}</small></span></li> }
    });
    html! {
        <div class="start first">
            <div class="go"><span class="small">{ if answered { "" } else { words.not_started } }</span>
                <span class="small">{ (words.at_most)(view.interview.remaining()) }</span></div>
            { track(0, view.interview.remaining()) }
            { heading(view.heading_level, 0, "", None, Some(focus), words.start_heading.into()) }
            <slot name="intro"></slot>
            <p>{words.start_lead}</p>
            <ul class="facts">{ for facts }</ul>
            <div class="act"><button class="b" part="button" type="button" onclick={begin}>{ if answered { words.go_on } else { words.start } }</button></div>
            <section class="sec">
                { heading(view.heading_level, 1, "", None, None, words.how_to_read.into()) }
                <ul class="way">{ for lines }</ul>
            </section>
            <p class="small">{ (words.contents)(rules.documents.len(), rules.measures.len()) }</p>
            <slot name="disclaimer"></slot>
        </div>
    }
}
