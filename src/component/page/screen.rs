//! The page, drawn.

use super::places::Entry;
use super::state::Paging;
use crate::component::app::{Change, Drawing};
use crate::component::dom::{Piece, button, el, list, nothing, say, tag, text};
use crate::component::drawn::{focusable, heading, jump, node, track};
use crate::component::question::{Control, controls, described, hints, said, submit, why};
use crate::component::view::View;
use crate::engine::Verdict;
use crate::model::FactIx;
use crate::wording::join;
use yew::{Callback, NodeRef};

pub(in crate::component) fn page(screen: &Drawing<'_>, target: Option<FactIx>, paging: &Paging, errors: &NodeRef) -> Piece {
    let Drawing { view, focus, change, .. } = *screen;
    let words = view.words();
    let interview = &view.interview;
    let left = interview.remaining();
    let at_question = target.is_some_and(|target| paging.entries.iter().any(|entry| entry.shown && entry.fact == target));
    let title = heading(view.heading_level, "t0 lead");
    let title = if at_question { title } else { focusable(title, focus) };
    list([
        track(interview.trail().len(), left),
        title.text(words.page_heading),
        say("p", "hint", words.page_lead),
        el("div", "page", [questions(screen, target, paging)]),
        summary(view, paging, errors),
        el(
            "div",
            "act",
            [
                say("p", "small full", &status(view, paging, left)),
                button("b", finish(change)).set("part", "button").text(if left == 0 { words.see_outcome } else { words.see_so_far }),
            ],
        ),
    ])
}

/// The questions under the headings of their topics. The keys let each keep its controls, whatever comes and goes around it.
fn questions(screen: &Drawing<'_>, target: Option<FactIx>, paging: &Paging) -> Piece {
    let view = screen.view;
    let mut rows = Vec::new();
    let mut topic = None;
    for entry in paging.entries.iter().filter(|entry| entry.shown) {
        let now = view.interview.rules().facts.at(entry.fact).topic;
        if topic != Some(now) {
            topic = Some(now);
            let key = join(&["t", &entry.fact.0.to_string()], "");
            rows.push(heading(view.heading_level + 1, "t1").key(&key).text(view.topic(now)));
        }
        rows.push(question(screen, entry, target == Some(entry.fact)));
    }
    list(rows)
}

/// One question. Its own form, so that Enter means this question, and radio buttons of two never belong together.
fn question(screen: &Drawing<'_>, entry: &Entry, focused: bool) -> Piece {
    let Drawing { view, focus, change, .. } = *screen;
    let words = view.words();
    let Entry { fact, asking, .. } = entry;
    let fact = *fact;
    let message = asking.slip.map(|slip| said(view, fact, slip)).unwrap_or_default();
    let ids = &join(&["-", &fact.0.to_string()], "");
    let control = Control { view, fact, draft: &asking.draft, change, slip: asking.slip.is_some(), first: &asking.first, ids };
    let title = heading(view.heading_level + 2, "t15").attr("id", &control.id("q"));
    let title = if focused { focusable(title, focus) } else { title };
    let inside = if entry.goes_inside(view) {
        tag("button", "b b2").set("part", "button").set("type", "submit").text(words.page_inside)
    } else {
        nothing()
    };
    let field = described(tag("fieldset", "q").set("part", "question"), &control);
    let form = tag("form", "").key(&fact.0.to_string()).set("novalidate", "novalidate").on_submit(submit(change, fact));
    form.with([field.with([
        el("legend", "", [standing(view, entry), title.text(view.ask(fact))]),
        hints(&control),
        controls(&control, &message),
        inside,
        // What is gone once the question is answered leaves its place, so that what follows stays where it is.
        el("div", "hold", [why(view, fact)]),
    ])])
}

/// Whether it is answered, or why its answer is not used.
fn standing(view: &View, entry: &Entry) -> Piece {
    let words = view.words();
    // The controls of a coarse place that is meant do not say that it is.
    let meant = !entry.touched && view.interview.settled().contains(&entry.fact);
    let answered = entry.told.is_some() && (meant || entry.said(view) == entry.told);
    if answered && view.interview.aside().iter().any(|aside| aside.fact == entry.fact) {
        return say("small", "bad", words.set_aside);
    }
    let (class, bead, said) =
        if answered { ("small st y", Verdict::Holds, words.page_answered) } else { ("small st q", Verdict::Missing, words.not_answered) };
    el("span", class, [node(bead), text(said)])
}

/// What cannot be read, question by question, above the button that could not go on.
fn summary(view: &View, paging: &Paging, errors: &NodeRef) -> Piece {
    let mut rows = Vec::new();
    for entry in paging.entries.iter().filter(|entry| entry.shown) {
        if let Some(slip) = entry.asking.slip {
            let way = button("link", jump(&entry.asking.first)).text(view.ask(entry.fact));
            rows.push(el("li", "", [way, say("small", "", &said(view, entry.fact, slip))]));
        }
    }
    if rows.is_empty() {
        return nothing();
    }
    focusable(tag("div", "err").set("role", "group").set("aria-labelledby", "wrong"), errors)
        .with([heading(view.heading_level + 1, "t1").set("id", "wrong").text(view.words().page_slips), el("ul", "", rows)])
}

/// What screen readers are told of a page when it changes.
pub(in crate::component) fn told(view: &View, paging: &Paging) -> String {
    status(view, paging, view.interview.remaining())
}

/// How many questions are left at most, and what has come and gone.
fn status(view: &View, paging: &Paging, left: usize) -> String {
    let words = view.words();
    let (came, went) = paging.moved;
    let mut said = if left == 0 { words.none_left.to_owned() } else { words.left.say(left) };
    for (many, moved) in [(came, &words.page_came), (went, &words.page_went)] {
        if many > 0 {
            said.push_str(words.comma);
            said.push_str(&moved.say(many));
        }
    }
    said
}

fn finish(change: &Callback<Change>) -> Callback<yew::MouseEvent> {
    let change = change.clone();
    Callback::from(move |_: yew::MouseEvent| change.emit(Change::Finish))
}
