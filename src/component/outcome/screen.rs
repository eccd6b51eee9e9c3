//! The outcome screen: the order of its parts.

use yew::prelude::*;

use super::headline::headline;
use super::look::Looking;
use crate::component::app::{Change, Drawing};
use crate::component::dom::{Piece, button, el, list, nothing, say, tag};
use crate::component::drawn::{focusable, heading, icon, jump, path, waiting};
use crate::component::view::{Event, View, click, step};
use crate::interview::{Action, Findings};
use crate::wording::fill;

/// The sections, to be found again: what one qualifies for, what may be, what is near, the rest, and taking it along.
pub(in crate::component) type Places = [NodeRef; 5];

/// What the parts of the screen are drawn with.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) view: &'a View,
    pub(super) act: &'a Callback<Event>,
    pub(super) change: &'a Callback<Change>,
    pub(super) looking: &'a Looking,
    /// As far as they are looked at.
    pub(super) findings: &'a Findings,
}

/// The outcome.
pub(in crate::component) fn outcome(screen: &Drawing<'_>, looking: &Looking, places: &Places) -> Piece {
    let Drawing { view, act, focus, change } = *screen;
    let words = view.words();
    let top = el(
        "div",
        "go",
        [
            button("link", step(act, Action::Review)).with([icon(path::BACK), say("span", "", words.change_answers)]),
            say("span", "small", &fill(words.as_of, &[&view.as_of()])),
        ],
    );
    if view.measures.measures.is_empty() {
        return list([top, without_words(view, act, focus)]);
    }
    let all = view.interview.findings();
    let findings = &looking.filter.of(&view.interview, all);
    let shown = Shown { view, act, change, looking, findings };
    let [meet, open, near, rest, take] = places;
    let nothing_found = all.qualifies.is_empty() && all.open.is_empty();
    // Who found nothing is told where to ask before the long lists begin.
    let (ask, filters) = if nothing_found { (shown.ask(all), nothing()) } else { (nothing(), shown.filters()) };
    list([
        top,
        headline(view, act, all, focus),
        shown.key(places),
        shown.totals(&all.totals),
        shown.take_above(),
        filters,
        shown.meet(meet),
        shown.open(open),
        shown.near(near, nothing_found),
        ask,
        shown.rest(rest),
        shown.take(take),
    ])
}

/// Until the words of the policies have arrived, or where they did not.
fn without_words(view: &View, act: &Callback<Event>, focus: &NodeRef) -> Piece {
    let words = view.words();
    if view.missing == Some(view.language) {
        let again = button("b b2", click(act, Event::Language(view.language))).text(words.again);
        let said = focusable(tag("p", "note wait"), focus).text(words.words_missing);
        return list([said, el("div", "act", [again])]);
    }
    list([waiting(words.loading_words, Some(focus)), nothing()])
}

/// What screen readers are told of the outcome: how many measures pass the filter, or why there are none yet.
pub(in crate::component) fn told(view: &View, looking: &Looking) -> String {
    let words = view.words();
    match (view.measures.measures.is_empty(), view.missing == Some(view.language)) {
        (false, _) => looking.told(view),
        (true, false) => words.loading_words.into(),
        (true, true) => words.words_missing.into(),
    }
}

impl Shown<'_> {
    pub(super) fn section_heading(&self, words: &str, focus: &NodeRef) -> Piece {
        focusable(heading(self.view.heading_level + 1, "t1"), focus).text(words)
    }

    /// The three kinds of line with how many measures each stands for, as ways to the sections.
    fn key(&self, places: &Places) -> Piece {
        let words = self.view.words();
        let findings = self.findings;
        let [meet, open, near, rest, _] = places;
        let mut key = Vec::new();
        for (class, many, name, target) in [
            ("yes", findings.qualifies.len(), words.key_meet, meet),
            ("may", findings.open_count(), words.key_open, open),
            ("not", findings.near.len(), words.key_near, near),
            ("off", findings.rest_count(), words.key_not, rest),
        ] {
            // Four would be too narrow on a phone: the rest can be found at the end.
            if many > 0 && key.len() < 3 {
                key.push(button(class, jump(target)).with([say("b", "", &words.items.say(many)), say("span", "", name)]));
            }
        }
        // One part alone needs no way to it.
        if key.len() < 2 {
            return nothing();
        }
        tag("nav", "key").set("aria-label", words.key_label).with(key)
    }
}
