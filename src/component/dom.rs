//! Markup in Rust: one plain function for each thing that markup can say.
//!
//! In place of `html!`, which writes all of it out again at every tag: this is half the wasm. Knows nothing of what is drawn.
//!
//! Reconciling goes by position. So what may be missing leaves [`nothing`] in its place, and keyed elements stand in a list of
//! their own.

use std::rc::Rc;

use yew::html::{onchange, onclick, oninput, onsubmit};
use yew::virtual_dom::{Key, VList, VNode, VTag, VText};
use yew::{AttrValue, Callback, Event, Html, InputEvent, MouseEvent, NodeRef, SubmitEvent};

/// Something drawn. Boxed, because it goes from hand to hand: a node by value is copied word by word at each of them.
#[must_use]
pub(super) struct Piece(Box<VNode>);

impl Piece {
    /// A node in a box.
    #[inline(never)]
    pub(super) fn of(node: VNode) -> Piece {
        Piece(Box::new(node))
    }

    /// What a component gives to Yew.
    pub(super) fn html(self) -> Html {
        *self.0
    }
}

/// An element with these children; `class` may be empty.
#[inline(never)]
pub(super) fn el(name: &'static str, class: &'static str, children: impl Into<Vec<Piece>>) -> Piece {
    tag(name, class).around(row(children.into()))
}

/// An element that only holds words.
#[inline(never)]
pub(super) fn say(name: &'static str, class: &'static str, words: &str) -> Piece {
    tag(name, class).text(words)
}

/// The same, or nothing where there are no words.
#[inline(never)]
pub(super) fn say_any(name: &'static str, class: &'static str, words: &str) -> Piece {
    if words.is_empty() { nothing() } else { say(name, class, words) }
}

/// Words.
#[inline(never)]
pub(super) fn text(words: &str) -> Piece {
    Piece::of(VNode::VText(VText::new(AttrValue::Rc(Rc::from(words)))))
}

/// Several nodes without an element around them.
#[inline(never)]
pub(super) fn list(nodes: impl Into<Vec<Piece>>) -> Piece {
    row(nodes.into())
}

#[inline(never)]
fn row(nodes: Vec<Piece>) -> Piece {
    let mut inside = Vec::with_capacity(nodes.len());
    for node in nodes {
        inside.push(*node.0);
    }
    Piece::of(VNode::VList(Rc::new(VList::from(inside))))
}

/// The place of something that is not there.
#[inline(never)]
pub(super) fn nothing() -> Piece {
    Piece::of(VNode::default())
}

/// A place the host page may fill.
#[inline(never)]
pub(super) fn slot(name: &'static str) -> Piece {
    tag("slot", "").set("name", name).end()
}

/// A button that is no submit button.
#[inline(never)]
pub(super) fn button(class: &'static str, act: Callback<MouseEvent>) -> Tag {
    tag("button", class).set("type", "button").on_click(act)
}

/// The opening tag of an element; `class` may be empty.
#[inline(never)]
pub(super) fn tag(name: &'static str, class: &'static str) -> Tag {
    let tag = Tag(Box::new(VTag::new(name)));
    if class.is_empty() { tag } else { tag.set("class", class) }
}

/// An opening tag: attributes are set one by one, then [`with`](Tag::with), [`text`](Tag::text) or [`end`](Tag::end) makes it
/// a node. Boxed, because it goes from hand to hand.
#[must_use]
pub(super) struct Tag(Box<VTag>);

impl Tag {
    /// Sets an attribute to a fixed value.
    #[inline(never)]
    pub(super) fn set(mut self, name: &'static str, value: &'static str) -> Tag {
        self.0.add_attribute(name, AttrValue::Static(value));
        self
    }

    /// The same, where a condition holds.
    #[inline(never)]
    pub(super) fn set_if(self, holds: bool, name: &'static str, value: &'static str) -> Tag {
        if holds { self.set(name, value) } else { self }
    }

    /// Sets an attribute to words.
    #[inline(never)]
    pub(super) fn attr(mut self, name: &'static str, words: &str) -> Tag {
        self.0.add_attribute(name, AttrValue::Rc(Rc::from(words)));
        self
    }

    /// What the text field holds.
    #[inline(never)]
    pub(super) fn value(mut self, value: &str) -> Tag {
        self.0.set_value(Some(AttrValue::Rc(Rc::from(value))));
        self
    }

    /// Whether the radio button or box is on.
    #[inline(never)]
    pub(super) fn checked(mut self, checked: bool) -> Tag {
        self.0.set_checked(checked);
        self
    }

    /// What tells it from the other elements of a list.
    #[inline(never)]
    pub(super) fn key(mut self, key: &str) -> Tag {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Where the element can be found once it is on the page.
    #[inline(never)]
    pub(super) fn node(mut self, node: &NodeRef) -> Tag {
        self.0.node_ref = node.clone();
        self
    }

    #[inline(never)]
    pub(super) fn on_click(mut self, act: Callback<MouseEvent>) -> Tag {
        self.0.add_listener(Rc::new(onclick::Wrapper::new(act)));
        self
    }

    #[inline(never)]
    pub(super) fn on_change(mut self, act: Callback<Event>) -> Tag {
        self.0.add_listener(Rc::new(onchange::Wrapper::new(act)));
        self
    }

    #[inline(never)]
    pub(super) fn on_input(mut self, act: Callback<InputEvent>) -> Tag {
        self.0.add_listener(Rc::new(oninput::Wrapper::new(act)));
        self
    }

    pub(super) fn on_submit(mut self, act: Callback<SubmitEvent>) -> Tag {
        self.0.add_listener(Rc::new(onsubmit::Wrapper::new(act)));
        self
    }

    /// The element with these children.
    #[inline(never)]
    pub(super) fn with(self, children: impl Into<Vec<Piece>>) -> Piece {
        self.around(row(children.into()))
    }

    #[inline(never)]
    fn around(mut self, children: Piece) -> Piece {
        if let Some(inside) = self.0.children_mut() {
            *inside = children.html();
        }
        self.end()
    }

    /// The element with only words in it.
    #[inline(never)]
    pub(super) fn text(self, words: &str) -> Piece {
        self.around(text(words))
    }

    /// The element with nothing in it.
    #[inline(never)]
    pub(super) fn end(self) -> Piece {
        Piece::of(VNode::VTag(Rc::new(*self.0)))
    }
}
