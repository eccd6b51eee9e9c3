//! The first screen: what this is, what it does not ask, and how to read the result.

use yew::prelude::*;

use super::dom::{Piece, button, el, say, slot, text};
use super::drawn::{focusable, heading, node, track, verdict_class};
use super::take::Keep;
use super::view::{Event, View, step};
use crate::engine::Verdict;
use crate::interview::Action;
use crate::wording::fill;

pub(super) fn start(view: &View, act: &Callback<Event>, focus: &NodeRef) -> Piece {
    let words = view.opening();
    let (documents, measures) = view.interview.counts();
    let left = view.interview.remaining();
    let most = if left == 0 { words.none_left.into() } else { words.at_most.say(left) };
    let (begun, begin) = if view.interview.answers().is_empty() { (words.not_started, words.start) } else { ("", words.go_on) };
    let mut facts = Vec::new();
    for (n, (strong, rest)) in words.start_facts.into_iter().enumerate() {
        // The third says what becomes of the answers.
        let (strong, rest) = match (n, view.take.keep) {
            (2, Keep::Tab) => words.kept_in_tab,
            (2, Keep::Device) => words.kept_on_device,
            _ => (strong, rest),
        };
        facts.push(el("li", "", [say("b", "", strong), text(rest)]));
    }
    let mut lines = Vec::new();
    for (verdict, (name, meaning)) in
        [(Verdict::Holds, words.line_solid), (Verdict::Open, words.line_dashed), (Verdict::Fails, words.line_cut)]
    {
        let words = el("span", "", [say("b", "", name), say("small", "", meaning)]);
        lines.push(el("li", verdict_class(verdict), [node(verdict), words]));
    }
    el(
        "div",
        "start first",
        [
            el("div", "go", [say("span", "small", begun), say("span", "small", &most)]),
            track(0, left),
            focusable(heading(view.heading_level, "t0 lead"), focus).text(words.start_heading),
            slot("intro"),
            say("p", "", words.start_lead),
            el("ul", "facts", facts),
            el("div", "act", [button("b", step(act, Action::Start)).set("part", "button").text(begin)]),
            el("section", "sec", [heading(view.heading_level + 1, "t1").text(words.how_to_read), el("ul", "way", lines)]),
            say("p", "small", &fill(words.contents, &[&words.documents.say(documents), &words.measures.say(measures)])),
            slot("disclaimer"),
        ],
    )
}
