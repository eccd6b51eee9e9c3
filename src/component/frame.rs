//! What stands around every screen: the name of the tool, text size and language, and the foot.

use std::any::Any;

use yew::prelude::*;

use super::app::Drawing;
use super::dom::{Piece, button, el, list, nothing, say, slot, tag, text};
use super::drawn::{chip, icon, path, small, waiting};
use super::outcome::{self, Looking};
use super::page;
use super::question::{Asking, left_words};
use super::take::{self, arrival, told_of};
use super::view::{Aloud, Event, TextSize, View, click, step};
use crate::interview::{Action, Screen};
use crate::wording::fill;

/// What stands around the screen and is late.
pub(super) struct Around {
    /// What is said of answers that came.
    note: Piece,
    /// What screen readers are told, a line each.
    told: Piece,
}

pub(super) fn frame(view: &View, act: &Callback<Event>, screen: Piece, around: Option<Box<Around>>) -> Piece {
    let Around { note, told } = around.map_or_else(|| Around { note: nothing(), told: nothing() }, |around| *around);
    let words = view.opening();
    let foot = fill(words.foot, &[&view.interview.pack().version, &view.as_of()]);
    let begun = view.interview.screen() != Screen::Start && !view.interview.answers().is_empty();
    let clear = if begun { el("p", "", [button("link", step(act, Action::Reset)).text(words.clear)]) } else { nothing() };
    el(
        "div",
        "in",
        [
            tag("div", "bar").set("part", "bar").with([say("b", "", view.name()), settings(view, act)]),
            note,
            screen,
            if view.busy { waiting(words.one_moment, None) } else { nothing() },
            tag("div", "foot small").set("part", "foot").with([el("p", "", [text(&foot), text(words.disclaimer)]), clear, slot("footer")]),
            // The one live region. It stands before there is something to say, or it would not be read out; of its lines only those that
            // change are. Errors are not for it: the focus goes to them.
            tag("div", "vh")
                .set("role", "status")
                .set("aria-atomic", "false")
                .with([say("p", "", if view.busy { words.one_moment } else { "" }), told]),
        ],
    )
}

/// Text size, language and reading aloud, unfolded on demand on every screen.
fn settings(view: &View, act: &Callback<Event>) -> Piece {
    let words = view.opening();
    let mut sizes = Vec::new();
    for (size, name) in TextSize::ALL.into_iter().zip(words.sizes) {
        sizes.push(chip(size == view.text_size, click(act, Event::TextSize(size))).text(name));
    }
    let languages = if view.languages.len() > 1 {
        let mut chips = Vec::new();
        for &language in &view.languages {
            let chip = chip(language == view.language, click(act, Event::Language(language)));
            chips.push(chip.set("lang", language.tag()).text(language.name()));
        }
        list([small("language", words.language), group("language", chips)])
    } else {
        nothing()
    };
    let Settings { name, more } = match late::here() {
        Some(here) => *late_settings(here, view, act),
        None => Settings { name: words.settings, more: nothing() },
    };
    el(
        "details",
        "settings",
        [
            el("summary", "link", [icon(path::LETTERS), say("span", "", name)]),
            el("div", "panel", [small("size", words.text_size), group("size", sizes), languages, more]),
        ],
    )
}

fn group(label: &'static str, chips: Vec<Piece>) -> Piece {
    tag("div", "chips").set("role", "group").set("aria-labelledby", label).with(chips)
}

late::gate! { 9 =>
    /// What is said of answers that came, as they come when all is here; and what screen readers are told, line by line, of what
    /// changes away from the focus. Each line says again what can be seen.
    pub(super) fn late_around(drawing: &Drawing<'_>, asking: &Asking, looking: &Looking, paging: &Option<Box<dyn Any>>) -> Box<Around> {
        let Drawing { view, act, .. } = *drawing;
        let (left, screen) = match view.interview.screen() {
            Screen::Question(fact) => (left_words(view), asking.told(view, fact)),
            Screen::Outcome => (String::new(), outcome::told(view, looking)),
            Screen::Page(_) => {
                let paging = paging.as_deref().and_then(|paging| paging.downcast_ref());
                (paging.map_or_else(String::new, |paging| page::told(view, paging)), String::new())
            }
            Screen::Start | Screen::Review => (String::new(), String::new()),
        };
        let mut lines = Vec::new();
        for line in [left, told_of(view), language_missing(view), take::told(view), screen] {
            lines.push(say("p", "", &line));
        }
        Box::new(Around { note: arrival(view, act), told: list(lines) })
    }
}

fn language_missing(view: &View) -> String {
    let missing = view.missing.filter(|&missing| missing != view.language);
    missing.map_or_else(String::new, |missing| fill(view.words().language_missing, &[missing.name()]))
}

/// What of the settings is late.
struct Settings {
    name: &'static str,
    more: Piece,
}

late::gate! { 0 =>
    /// That the words of another language did not come; and reading aloud, where the device has a voice.
    fn late_settings(view: &View, act: &Callback<Event>) -> Box<Settings> {
        let words = view.words();
        let (name, does) = match view.aloud {
            Aloud::Silent => (words.settings, ""),
            Aloud::Ready => (words.settings_aloud, words.read_aloud),
            Aloud::Reading => (words.settings_aloud, words.stop_reading),
        };
        // The one button stays where it is, and says what it does next.
        let aloud = if does.is_empty() {
            nothing()
        } else {
            let button = button("chip aloud", click(act, Event::Aloud)).text(does);
            list([el("div", "chips", [button]), say("p", "small", words.read_aloud_note)])
        };
        Box::new(Settings { name, more: list([say("p", "bad", &language_missing(view)), aloud]) })
    }
}
