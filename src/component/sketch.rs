//! The first screens as plain markup, for a pack to carry: the shell draws them while the program is on its way, and the program
//! then draws the same. So a sketch is made of the very functions that draw.

use yew::virtual_dom::VNode;
use yew::{Callback, NodeRef};

use super::app::{Drawing, root};
use super::dom::{Piece, text};
use super::drawn::waiting;
use super::question::{Asking, question};
use super::start::start;
use super::view::View;
use crate::model::FactIx;
use crate::pack::{Sketch, Sketches};

/// Stands where a screen goes; no policy can hold it.
const SCREEN: &str = "\u{0}";

/// The frame, the first screen, the first question, and the line that says that something is on its way, for a reader who has set
/// nothing. Without the foot: what it says depends on the day.
pub fn sketches(view: &View, first: FactIx) -> Sketches {
    let act = Callback::noop();
    let change = Callback::noop();
    let focus = NodeRef::default();
    let drawing = Drawing { view, act: &act, focus: &focus, change: &change };
    let asked = question(&drawing, first, &Asking::of(view, first));
    let screen = |piece: Piece| one(nodes(&piece.html()));
    Sketches {
        element: env!("CARGO_PKG_VERSION").into(),
        frame: screen(root(view, &act, text(SCREEN), None)),
        start: screen(start(view, &act, &focus)),
        question: screen(asked),
        waiting: screen(waiting(view.opening().one_moment, None)),
    }
}

/// The only node; a screen is one element.
fn one(mut nodes: Vec<Sketch>) -> Sketch {
    nodes.pop().unwrap_or(Sketch::Screen(0))
}

fn nodes(node: &VNode) -> Vec<Sketch> {
    match node {
        VNode::VText(text) if text.text == SCREEN => vec![Sketch::Screen(0)],
        VNode::VText(text) => vec![Sketch::Text(text.text.to_string())],
        VNode::VList(list) => list.iter().flat_map(nodes).collect(),
        VNode::VTag(tag) => {
            let mut attributes: Vec<(String, String)> = tag.attributes.iter().map(|(key, value)| (key.into(), value.into())).collect();
            if attributes.iter().any(|(key, value)| key == "part" && value == "foot") {
                return vec![];
            }
            attributes.extend(tag.value().map(|value| ("value".into(), value.to_string())));
            vec![Sketch::Tag(tag.tag().into(), attributes, tag.children().map(nodes).unwrap_or_default())]
        }
        // Nothing else is ever drawn (`dom.rs`).
        _ => vec![],
    }
}
