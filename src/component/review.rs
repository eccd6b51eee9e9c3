//! All answers, to be checked and changed.

use yew::prelude::*;

use super::dom::{Piece, button, el, list, nothing, say, tag};
use super::drawn::{focusable, heading, icon, path};
use super::view::{Event, View, step};
use crate::interview::Action;
use crate::wording::fill;

pub(super) fn review(view: &View, act: &Callback<Event>, focus: &NodeRef) -> Piece {
    let words = view.words();
    let interview = &view.interview;
    let mut rows = Vec::new();
    for fact in interview.trail() {
        let Some(answer) = interview.answers().get(fact) else { continue };
        let ask = view.ask(fact);
        let aside = interview.aside().iter().any(|aside| aside.fact == fact);
        let aside = if aside { say("small", "bad", words.set_aside) } else { nothing() };
        let change = button("link", step(act, Action::GoTo(fact))).attr("aria-label", &fill(words.change_of, &[ask]));
        rows.push(tag("div", "").key(&fact.0.to_string()).with([
            say("dt", "", ask),
            el("dd", "", [say("b", "", &view.answer(fact, answer)), aside]),
            el("dd", "", [change.text(words.change)]),
        ]));
    }
    let answers = if rows.is_empty() { say("p", "", words.no_answers) } else { el("dl", "qa rows", rows) };
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
