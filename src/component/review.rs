//! All answers, by topic, to be checked and changed.

use yew::prelude::*;

use super::dom::{Piece, button, el, list, nothing, say, tag};
use super::drawn::{focusable, heading, icon, path};
use super::view::{Event, View, step};
use crate::interview::Action;
use crate::model::{Answer, FactIx};
use crate::wording::fill;

pub(super) fn review(view: &View, act: &Callback<Event>, focus: &NodeRef) -> Piece {
    let words = view.words();
    let interview = &view.interview;
    let trail = interview.trail();
    let mut topics = Vec::new();
    for topic in 0..view.texts.topics.len() {
        let rows = rows(view, act, &trail, topic);
        if !rows.is_empty() {
            let name = heading(view.heading_level + 1, "t15").text(view.topic(topic));
            topics.push(el("section", "topic", [name, el("dl", "qa rows", rows)]));
        }
    }
    let answers = if topics.is_empty() { say("p", "", words.no_answers) } else { list(topics) };
    let back = if interview.from_outcome() { words.back_outcome } else { words.back };
    let back = button("link", step(act, Action::Back)).with([icon(path::BACK), say("span", "", back)]);
    // Who stopped early can go on from here.
    let go_on = match interview.next() {
        Some(_) => button("link", step(act, Action::Start)).text(&words.go_on_asking.say(interview.remaining())),
        None => nothing(),
    };
    list([
        el("div", "go", [back]),
        focusable(heading(view.heading_level, "t0 lead"), focus).text(words.review_heading),
        say("p", "hint", words.review_lead),
        answers,
        el("div", "act", [button("b", step(act, Action::Outcome)).set("part", "button").text(words.see_outcome), go_on]),
    ])
}

/// The answers of one topic, in the order they were asked for.
fn rows(view: &View, act: &Callback<Event>, trail: &[FactIx], topic: usize) -> Vec<Piece> {
    let words = view.words();
    let interview = &view.interview;
    let mut rows = Vec::new();
    for &fact in trail {
        let Some(answer) = interview.answers().get(fact) else { continue };
        if interview.rules().facts.at(fact).topic != topic {
            continue;
        }
        let ask = view.ask(fact);
        let aside = interview.aside().iter().any(|aside| aside.fact == fact);
        let aside = if aside { say("small", "bad", words.set_aside) } else { nothing() };
        let change = button("link", step(act, Action::GoTo(fact))).attr("aria-label", &fill(words.change_of, &[ask]));
        let said = view.answer(fact, answer);
        // What one was unsure of has the dashed ring it has everywhere.
        let said = if answer == Answer::Unsure { say("span", "unsure", &said) } else { say("b", "", &said) };
        rows.push(tag("div", "").key(&fact.0.to_string()).with([
            say("dt", "", ask),
            el("dd", "", [said, aside]),
            el("dd", "", [change.text(words.change)]),
        ]));
    }
    rows
}
