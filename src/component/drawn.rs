//! Drawn signs, headings and focus, which several screens share.

use yew::prelude::*;

use super::dom::{Piece, Tag, button, el, say, tag, text};
use crate::engine::Verdict;

/// A line icon on the 24 grid; always beside words.
pub(super) fn icon(path: &'static str) -> Piece {
    sign("i", vec![stroke("", path)])
}

/// Paths of the icons.
pub(super) mod path {
    pub(in crate::component) const BACK: &str = "m14.5 5-7 7 7 7";
    pub(in crate::component) const LETTERS: &str = "m3 19 5.5-14L14 19m-9-4.5h7M16 19l2.7-7 2.8 7m-4.6-2.3H21";
    pub(in crate::component) const WARNING: &str = "M12 3.5 22 20.5H2zM12 10v5m0 2.6v.1";
    pub(in crate::component) const PRINT: &str = "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z";
    pub(in crate::component) const COPY: &str = "M9 9h11v11H9zM15 9V4H4v11h5";
    pub(in crate::component) const LINK: &str = "m10 14 4-4m-3-3 2-2a4 4 0 0 1 6 6l-2 2m-4 4-2 2a4 4 0 0 1-6-6l2-2";
    pub(in crate::component) const SAVE: &str = "M12 4v10m-4-4 4 4 4-4M5 15v5h14v-5";
}

/// The class a verdict has on the line: solid, dashed, cut.
pub(super) fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "y",
        Verdict::Open | Verdict::Missing => "q",
        Verdict::Fails => "n",
    }
}

/// The node a verdict has on the line.
pub(super) fn node(verdict: Verdict) -> Piece {
    let inside = match verdict {
        Verdict::Holds => vec![circle("d", "12"), stroke("k", "m6.6 12.6 3.6 3.6 7.2-7.8")],
        Verdict::Open | Verdict::Missing => {
            vec![circle("", "10.7"), stroke("", "M9 9.6a3 3 0 1 1 4.4 2.6c-.9.5-1.4 1-1.4 2.1m0 2.9v.1")]
        }
        Verdict::Fails => vec![circle("", "10.7"), stroke("", "m8.2 8.2 7.6 7.6m0-7.6-7.6 7.6")],
    };
    sign("node", inside)
}

/// The node that ends a line.
pub(super) fn end_node() -> Piece {
    sign("node", vec![circle("", "10.7"), circle("d", "5.6")])
}

fn sign(class: &'static str, shapes: Vec<Piece>) -> Piece {
    tag("svg", class).set("viewBox", "0 0 24 24").set("aria-hidden", "true").with(shapes)
}

fn circle(class: &'static str, radius: &'static str) -> Piece {
    tag("circle", class).set("cx", "12").set("cy", "12").set("r", radius).end()
}

fn stroke(class: &'static str, path: &'static str) -> Piece {
    tag("path", class).set("d", path).end()
}

/// The way through the questions: walked, here, and at most so many to come.
pub(super) fn track(walked: usize, left: usize) -> Piece {
    // Beyond this many, more pieces would only be noise.
    const MOST: usize = 24;
    let mut pieces = Vec::new();
    for _ in 0..walked.min(MOST) {
        pieces.push(el("i", "", []));
    }
    pieces.push(el("b", "", []));
    for _ in 0..left.saturating_sub(1).max(left.min(1)).min(MOST) {
        pieces.push(el("i", "", []));
    }
    tag("div", "track").set("aria-hidden", "true").with(pieces)
}

/// The opening tag of a heading.
pub(super) fn heading(level: u8, class: &'static str) -> Tag {
    let name = match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    tag(name, class)
}

/// A small heading over a list of choices, a paragraph as it is no section of its own.
pub(super) fn small(id: &'static str, words: &str) -> Piece {
    tag("p", "small").set("id", id).text(words)
}

/// The opening tag of a button that stays pressed.
pub(super) fn chip(pressed: bool, act: Callback<MouseEvent>) -> Tag {
    button("chip", act).set("aria-pressed", if pressed { "true" } else { "false" })
}

/// The word that parts the last choices from the others.
pub(super) fn or(words: &str) -> Piece {
    say("p", "or", words)
}

/// A line for what is on its way; it takes focus where it stands for a whole screen.
pub(super) fn waiting(words: &str, focus: Option<&NodeRef>) -> Piece {
    let line = tag("p", "wait");
    let line = if let Some(focus) = focus { focusable(line, focus) } else { line };
    let dot = || el("i", "", []);
    line.with([dot(), dot(), dot(), text(words)])
}

/// Lets an element that is no control take focus.
pub(super) fn focusable(tag: Tag, node: &NodeRef) -> Tag {
    tag.set("tabindex", "-1").node(node)
}

/// An element that takes focus from time to time.
#[derive(Debug, Default)]
pub(super) struct FocusPoint {
    pub(super) node: NodeRef,
    /// The step at which it took focus last.
    at: u32,
}

impl FocusPoint {
    /// Moves focus there, after a drawing, whenever `step` is another than before, and not 0.
    pub(super) fn follow(&mut self, step: u32) {
        if self.at != step {
            self.at = step;
            if step > 0 {
                focus(&self.node);
            }
        }
    }
}

/// A click that moves focus, and so the page, to a node.
pub(super) fn jump(target: &NodeRef) -> Callback<MouseEvent> {
    let target = target.clone();
    Callback::from(move |_: MouseEvent| focus(&target))
}

fn focus(target: &NodeRef) {
    if let Some(element) = target.cast::<web_sys::HtmlElement>() {
        // Where focus is refused, the reader gets there by scrolling or by Tab.
        let _ = element.focus();
    }
}
