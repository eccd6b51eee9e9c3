//! The outcome screen.

use yew::prelude::*;

use super::card::card;
use super::headline::headline;
use super::parts::{Parts, groups};
use crate::component::app::{Change, Drawing};
use crate::component::dom::{Piece, button, el, list, nothing, say, slot, tag, text};
use crate::component::drawn::{chip, focusable, heading, icon, jump, path, waiting};
use crate::component::view::{Event, View, click, step};
use crate::interview::Action;
use crate::model::MeasureIx;
use crate::wording::{Counted, Group, fill, join};

/// So many undecided measures are shown before the rest is asked for.
const FIRST_FEW: usize = 6;

/// What the reader has unfolded and filtered.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::component) struct Looking {
    /// Only this group of what is undecided.
    only: Option<Group>,
    /// All of what is undecided, not only the first few.
    all: bool,
    /// The parts of the rest that have been unfolded: what is folded is not drawn.
    unfolded: [bool; 3],
}

/// The screen with what it needs to draw and to change what the reader looks at.
struct Sections<'a> {
    view: &'a View,
    act: &'a Callback<Event>,
    change: &'a Callback<Change>,
    parts: Parts,
    looking: Looking,
}

/// The outcome; the sections can be found by `places`: what one qualifies for, what may be, and the rest.
pub(in crate::component) fn outcome(screen: &Drawing<'_>, looking: Looking, places: &[NodeRef; 3]) -> Piece {
    let Drawing { view, act, focus, change } = *screen;
    let words = view.words();
    let [meet_ref, open_ref, rest_ref] = places;
    let review = step(act, Action::Review);
    let top = el(
        "div",
        "go",
        [
            button("link", review.clone()).with([icon(path::BACK), say("span", "", words.change_answers)]),
            say("span", "small", &fill(words.as_of, &[&view.as_of()])),
        ],
    );
    if view.measures.measures.is_empty() {
        return list([top, waiting(words.loading_words, Some(focus))]);
    }
    let drawing = Sections { view, act, change, parts: Parts::of(view), looking };
    let parts = &drawing.parts;
    let rest = parts.announced.len() + parts.not.len() + parts.elsewhere.len();
    let mut key = Vec::new();
    for (class, n, name, target) in [
        ("yes", parts.meet.len(), words.key_meet, meet_ref),
        ("may", parts.open.len(), words.key_open, open_ref),
        ("not", rest, words.key_not, rest_ref),
    ] {
        if n > 0 {
            key.push(button(class, jump(target)).with([say("b", "", &words.items.say(n)), say("span", "", name)]));
        }
    }
    list([
        top,
        headline(view, parts, focus),
        tag("nav", "key").set("aria-label", words.key_label).with(key),
        drawing.meet(meet_ref),
        drawing.open(open_ref),
        drawing.rest(rest, rest_ref),
        el(
            "section",
            "sec",
            [
                heading(view.heading_level + 1, "t1").text(words.take_along),
                say("p", "", words.take_along_lead),
                el(
                    "div",
                    "act",
                    [
                        button("b b2", click(act, Event::Print)).with([icon(path::PRINT), text(words.print)]),
                        button("link", review).text(words.change_answers),
                    ],
                ),
                slot("result-actions"),
                slot("contact"),
            ],
        ),
    ])
}

impl Sections<'_> {
    /// A click that changes what the reader looks at.
    fn look(&self, next: Looking) -> Callback<MouseEvent> {
        let change = self.change.clone();
        Callback::from(move |_: MouseEvent| change.emit(Change::Look(next)))
    }

    fn group(&self, measure: MeasureIx) -> Group {
        Group::of(self.view.interview.rules().measures.at(measure).kind)
    }

    fn section_heading(&self, words: &str, focus: &NodeRef) -> Piece {
        focusable(heading(self.view.heading_level + 1, "t1"), focus).text(words)
    }

    fn meet(&self, focus: &NodeRef) -> Piece {
        let Sections { view, act, parts, .. } = self;
        if parts.meet.is_empty() {
            return nothing();
        }
        let words = view.words();
        let mut cards = Vec::new();
        for (group, _) in groups(view, &parts.meet) {
            cards.push(say("p", "kind", (words.group)(group)));
            for &measure in &parts.meet {
                if self.group(measure) == group {
                    // The first card shows its reasons: it is what the headline speaks of.
                    cards.push(card(view, act, measure, parts.meet.first() == Some(&measure)));
                }
            }
        }
        el("section", "sec yes", [self.section_heading(&words.meet_heading.say(parts.meet.len()), focus), list(cards)])
    }

    fn open(&self, focus: &NodeRef) -> Piece {
        let Sections { view, act, parts, looking, .. } = self;
        if parts.open.is_empty() {
            return nothing();
        }
        let words = view.words();
        let mut cards = Vec::new();
        let mut more = 0;
        for &measure in &parts.open {
            if looking.only.is_some_and(|only| self.group(measure) != only) {
                continue;
            }
            if looking.all || cards.len() < FIRST_FEW {
                cards.push(card(view, act, measure, false));
            } else {
                more += 1;
            }
        }
        let more = if more == 0 {
            nothing()
        } else {
            let all = self.look(Looking { all: true, ..*looking });
            el("p", "", [button("link", all).text(&words.show_more.say(more))])
        };
        el(
            "section",
            "sec may",
            [
                self.section_heading(&words.open_heading.say(parts.open.len()), focus),
                say("p", "hint", words.open_lead),
                self.chips(),
                list(cards),
                more,
            ],
        )
    }

    /// The filter by group.
    fn chips(&self) -> Piece {
        let Sections { view, parts, .. } = self;
        let words = view.words();
        let kinds = groups(view, &parts.open);
        if kinds.len() < 2 {
            return nothing();
        }
        let mut chips = vec![self.chip(None, words.all, parts.open.len())];
        for (group, n) in kinds {
            chips.push(self.chip(Some(group), (words.group)(group), n));
        }
        tag("div", "chips").set("role", "group").set("aria-label", words.filter_label).with(chips)
    }

    fn chip(&self, only: Option<Group>, name: &str, n: usize) -> Piece {
        let look = self.look(Looking { only, ..self.looking });
        chip(self.looking.only == only, look).text(&join(&[name, &n.to_string()], " "))
    }

    /// The rest, folded by why it is the rest.
    fn rest(&self, n: usize, focus: &NodeRef) -> Piece {
        if n == 0 {
            return nothing();
        }
        let words = self.view.words();
        el(
            "section",
            "sec",
            [
                self.section_heading(&words.rest_heading.say(n), focus),
                self.fold(0, &self.parts.announced, words.rest_announced),
                self.fold(1, &self.parts.not, words.rest_not),
                self.fold(2, &self.parts.elsewhere, words.rest_elsewhere),
            ],
        )
    }

    fn fold(&self, which: usize, measures: &[MeasureIx], name: Counted) -> Piece {
        if measures.is_empty() {
            return nothing();
        }
        let mut next = self.looking;
        let unfolded = next.unfolded.get_mut(which).is_some_and(|unfolded| std::mem::replace(unfolded, true));
        let mut cards = Vec::new();
        if unfolded {
            for &measure in measures {
                cards.push(card(self.view, self.act, measure, false));
            }
        }
        let summary = tag("summary", "").on_click(self.look(next)).with([say("span", "", &name.say(measures.len()))]);
        el("details", "", [summary, list(cards)])
    }
}
