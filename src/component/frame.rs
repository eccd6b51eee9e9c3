//! What stands around every screen: the name of the tool, text size and language, and the foot.

use yew::prelude::*;

use super::dom::{Piece, button, el, list, nothing, say, slot, tag, text};
use super::drawn::{chip, icon, path, small, waiting};
use super::take::arrival;
use super::view::{Aloud, Event, TextSize, View, click, step};
use crate::interview::{Action, Screen};
use crate::wording::{Words, fill};

pub(super) fn frame(view: &View, act: &Callback<Event>, screen: Piece) -> Piece {
    let words = view.opening();
    let foot = fill(words.foot, &[&view.interview.pack().version, &view.as_of()]);
    let begun = view.interview.screen() != Screen::Start && !view.interview.answers().is_empty();
    let clear = if begun { el("p", "", [button("link", step(act, Action::Reset)).text(words.clear)]) } else { nothing() };
    el(
        "div",
        "in",
        [
            tag("div", "bar").set("part", "bar").with([say("b", "", view.name()), settings(view, act)]),
            late::here().map_or_else(nothing, |here| arrived(here, view, act)),
            screen,
            if view.busy { waiting(words.one_moment, None) } else { nothing() },
            tag("div", "foot small").set("part", "foot").with([el("p", "", [text(&foot), text(words.disclaimer)]), clear, slot("footer")]),
        ],
    )
}

/// Text size and language, unfolded on demand on every screen.
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
    let Settings { name, below } = match late::here() {
        Some(here) => *late_settings(here, view, act),
        None => Settings { name: words.settings, below: nothing() },
    };
    el(
        "details",
        "settings",
        [
            el("summary", "link", [icon(path::LETTERS), say("span", "", name)]),
            el("div", "panel", [small("size", words.text_size), group("size", sizes), languages, below]),
        ],
    )
}

fn group(label: &'static str, chips: Vec<Piece>) -> Piece {
    tag("div", "chips").set("role", "group").set("aria-labelledby", label).with(chips)
}

late::gate! { 9 =>
    /// What is said of answers that came: they come when all is here.
    fn arrived(view: &View, act: &Callback<Event>) -> Piece {
        arrival(view, act)
    }
}

/// What of the settings is late.
struct Settings {
    name: &'static str,
    below: Piece,
}

late::gate! { 0 =>
    /// That the words of another language did not come; and reading aloud, where the device has a voice.
    fn late_settings(view: &View, act: &Callback<Event>) -> Box<Settings> {
        let words = view.words();
        let missing = view.missing.filter(|&missing| missing != view.language);
        let said = missing.map_or_else(String::new, |missing| fill(words.language_missing, &[missing.name()]));
        let said = tag("p", "bad").set("role", "status").text(&said);
        let (name, reading) = match view.aloud {
            Aloud::Silent => (words.settings, nothing()),
            Aloud::Ready => (words.settings_aloud, aloud(words, act, words.read_aloud)),
            Aloud::Reading => (words.settings_aloud, aloud(words, act, words.stop_reading)),
        };
        Box::new(Settings { name, below: list([said, reading]) })
    }
}

/// The one button stays where it is, and says what it does next.
fn aloud(words: &Words, act: &Callback<Event>, does: &str) -> Piece {
    let button = button("chip", click(act, Event::Aloud)).set("part", "aloud").text(does);
    list([el("div", "chips", [button]), say("p", "small", words.read_aloud_note)])
}
