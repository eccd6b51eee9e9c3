//! Drawn signs and headings that several screens share.

use yew::prelude::*;
use yew::virtual_dom::VTag;

use crate::engine::Verdict;

/// A line icon on the 24 grid; always beside words.
pub(super) fn icon(path: &'static str) -> Html {
    html! { <svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg> }
}

/// Paths of the icons.
pub(super) mod path {
    pub(in crate::component) const BACK: &str = "m14.5 5-7 7 7 7";
    pub(in crate::component) const LETTERS: &str = "m3 19 5.5-14L14 19m-9-4.5h7M16 19l2.7-7 2.8 7m-4.6-2.3H21";
    pub(in crate::component) const WARNING: &str = "M12 3.5 22 20.5H2zM12 10v5m0 2.6v.1";
    pub(in crate::component) const PRINT: &str = "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z";
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
pub(super) fn node(verdict: Verdict) -> Html {
    let inside = match verdict {
        Verdict::Holds => html! { <><circle class="d" cx="12" cy="12" r="12" /><path class="k" d="m6.6 12.6 3.6 3.6 7.2-7.8" /></> },
        Verdict::Open | Verdict::Missing => html! {
            <><circle cx="12" cy="12" r="10.7" /><path d="M9 9.6a3 3 0 1 1 4.4 2.6c-.9.5-1.4 1-1.4 2.1m0 2.9v.1" /></>
        },
        Verdict::Fails => html! { <><circle cx="12" cy="12" r="10.7" /><path d="m8.2 8.2 7.6 7.6m0-7.6-7.6 7.6" /></> },
    };
    html! { <svg class="node" viewBox="0 0 24 24" aria-hidden="true">{inside}</svg> }
}

/// The node that ends a line.
pub(super) fn end_node() -> Html {
    html! {
        <svg class="node" viewBox="0 0 24 24" aria-hidden="true">
            <circle cx="12" cy="12" r="10.7" /><circle class="d" cx="12" cy="12" r="5.6" />
        </svg>
    }
}

/// The small row of beads: how far one gets, and at what it stops.
pub(super) fn beads(verdicts: impl Iterator<Item = Verdict>) -> Html {
    html! { <span class="sig" aria-hidden="true">{ for verdicts.map(|verdict| html! { <i class={verdict_class(verdict)}></i> }) }</span> }
}

/// A heading so many levels below the topmost.
pub(super) fn heading(top: u8, below: u8, class: &'static str, id: Option<&'static str>, focus: Option<&NodeRef>, inside: Html) -> Html {
    let mut tag = VTag::new(match (top + below).clamp(1, 6) {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    });
    tag.add_attribute(
        "class",
        match below {
            0 => AttrValue::from(format!("t0 {class}")),
            1 => AttrValue::from(format!("t1 {class}")),
            _ => AttrValue::from(format!("t2 {class}")),
        },
    );
    if let Some(id) = id {
        tag.add_attribute("id", id);
    }
    if let Some(focus) = focus {
        tag.add_attribute("tabindex", "-1");
        tag.node_ref = focus.clone();
    }
    tag.add_child(inside);
    tag.into()
}

/// Moves focus to a node whenever `step` changes after the first drawing, or at once where `now` is set.
#[hook]
pub(super) fn use_focus(step: u32) -> NodeRef {
    let node = use_node_ref();
    let target = node.clone();
    use_effect_with(step, move |&step| {
        if step > 0
            && let Some(element) = target.cast::<web_sys::HtmlElement>()
        {
            // A heading that cannot take focus is only a lost convenience.
            let _ = element.focus();
        }
    });
    node
}
