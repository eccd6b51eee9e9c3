//! The row of buttons, and below it what came of the one that was pressed.

use yew::Callback;

use super::code::code;
use super::{Keep, Said, Spot, Wish, left_out_words, link, plain};
use crate::component::dom::{Piece, button, el, list, nothing, say, tag};
use crate::component::drawn::{icon, path};
use crate::component::view::{Event, View, click};
use crate::wording::{self, fill};

/// Print, copy, link, save: those that the page offers. The row stands twice on the outcome; `spot` says which this is.
pub(in crate::component) fn row(view: &View, act: &Callback<Event>, spot: Spot) -> Piece {
    let words = view.words().take;
    let press = |sign: &'static str, words: &str, wish: Wish| {
        button("b b2", click(act, Event::Wish(spot, wish))).with([icon(sign), say("span", "", words)])
    };
    let mut buttons = vec![press(path::PRINT, view.words().print, Wish::Print), press(path::COPY, words.copy, Wish::Copy)];
    if view.take.link_base.is_some() {
        buttons.push(press(path::LINK, words.share, Wish::Share));
    }
    if view.take.keep == Keep::Device {
        buttons.push(match view.take.saved_until {
            None => press(path::SAVE, words.save, Wish::Save),
            Some(_) => press(path::SAVE, words.forget, Wish::Forget),
        });
    }
    let said = match view.take.said {
        Some((place, said)) if place == spot => said_of(view, act, spot, said),
        _ => nothing(),
    };
    el("div", "take", [tag("div", "act").set("role", "group").attr("aria-label", words.label).with(buttons), el("div", "said", [said])])
}

/// What came of the last wish, in the words that stand first below its row.
pub(in crate::component) fn told(view: &View) -> String {
    let Some((_, said)) = view.take.said else { return String::new() };
    let words = view.words().take;
    match said {
        Said::PrintBlocked => words.print_blocked.into(),
        Said::Copied => words.copied.into(),
        Said::CopyBlocked | Said::LinkBlocked => words.copy_by_hand.into(),
        Said::Link => words.share_lead.into(),
        Said::LinkCopied => words.link_copied.into(),
        Said::Saved => {
            let day = view.take.saved_until.map_or_else(String::new, |day| wording::date(view.language, day));
            fill(words.saved, &[&day])
        }
        Said::SaveBlocked => words.save_blocked.into(),
        Said::Forgotten => words.forgotten.into(),
        Said::Calendar => words.calendar_handed.into(),
    }
}

fn said_of(view: &View, act: &Callback<Event>, spot: Spot, said: Said) -> Piece {
    let words = view.words().take;
    let failed = matches!(said, Said::PrintBlocked | Said::CopyBlocked | Said::LinkBlocked | Said::SaveBlocked);
    let more = match said {
        Said::CopyBlocked => by_hand(words.text_label, &plain(view, view.take.today)),
        Said::Link | Said::LinkCopied | Said::LinkBlocked => shared(view, act, spot),
        Said::Saved => without(view),
        Said::PrintBlocked | Said::Copied | Said::SaveBlocked | Said::Forgotten | Said::Calendar => nothing(),
    };
    list([say("p", if failed { "note" } else { "" }, &told(view)), more])
}

/// The link, what it does not hold, and its code.
fn shared(view: &View, act: &Callback<Event>, spot: Spot) -> Piece {
    let words = view.words().take;
    let Some(link) = link(view) else { return nothing() };
    let drawn = code(&link, words.code_label).unwrap_or_else(|| say("p", "small", words.no_code));
    let copy = button("link", click(act, Event::Wish(spot, Wish::CopyLink))).text(words.copy_link);
    list([without(view), by_hand(words.link_label, &link), el("p", "", [copy]), drawn])
}

/// The questions whose answers are not in the link, or not saved.
fn without(view: &View) -> Piece {
    let questions = left_out_words(view);
    if questions.is_empty() { nothing() } else { say("p", "", &fill(view.words().take.left_out, &[&questions])) }
}

/// Words to be selected and copied by hand.
fn by_hand(label: &'static str, words: &str) -> Piece {
    tag("textarea", "text").set("readonly", "").set("rows", "4").set("spellcheck", "false").attr("aria-label", label).value(words).end()
}
