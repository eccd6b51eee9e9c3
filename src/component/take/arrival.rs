//! Above every screen: that answers came from a link or from the device, and what of them could not be used.

use yew::Callback;

use super::{Arrival, Origin, Spot, Wish};
use crate::component::dom::{Piece, button, el, nothing, say};
use crate::component::view::{Event, View, click, step};
use crate::interview::{Action, Screen, TokenError};
use crate::wording::{self, fill, join};

/// What is to be said of answers that came, or nothing.
pub(in crate::component) fn arrival(view: &View, act: &Callback<Event>) -> Piece {
    let Some(arrival) = &view.take.arrival else { return nothing() };
    let words = view.words().take;
    let wish = |words: &str, wish: Wish| button("link", click(act, Event::Wish(Spot::Top, wish))).text(words);
    let (below, ways) = match arrival {
        Arrival::Offered => (nothing(), vec![wish(words.use_link, Wish::UseLink), wish(words.keep_mine, Wish::Dismiss)]),
        Arrival::Refused(..) => (nothing(), vec![wish(words.dismiss, Wish::Dismiss)]),
        Arrival::Came(_, dropped) => {
            let mut ways = Vec::new();
            if !view.interview.answers().is_empty() && view.interview.screen() != Screen::Review {
                ways.push(button("link", step(act, Action::Review)).text(words.check));
            }
            ways.push(wish(words.dismiss, Wish::Dismiss));
            (unused(view, dropped), ways)
        }
    };
    el("div", "note came", [say("p", "", &told_of(view)), below, el("p", "ways", ways)])
}

/// The same in one sentence.
pub(in crate::component) fn told_of(view: &View) -> String {
    match &view.take.arrival {
        None => String::new(),
        Some(Arrival::Offered) => view.words().take.offered.into(),
        Some(Arrival::Refused(origin, why)) => refusal(view, *origin, *why).into(),
        Some(Arrival::Came(origin, _)) => came(view, *origin),
    }
}

fn came(view: &View, origin: Origin) -> String {
    let words = view.words().take;
    match (origin, view.take.saved_until) {
        (Origin::Link, _) => words.came_by_link.into(),
        (Origin::Device, Some(day)) => fill(words.came_from_device, &[&wording::date(view.language, day)]),
        (Origin::Tab | Origin::Device, _) => words.came_from_tab.into(),
    }
}

/// The questions, in words as far as there still are such questions, whose answers could not be used.
fn unused(view: &View, dropped: &[String]) -> Piece {
    let mut asks = Vec::new();
    for id in dropped {
        asks.push(view.interview.rules().fact(id).map_or(id.as_str(), |fact| view.ask(fact)));
    }
    let words = view.words();
    if asks.is_empty() { nothing() } else { say("p", "", &fill(words.take.dropped, &[&join(&asks, words.semicolon)])) }
}

fn refusal(view: &View, origin: Origin, why: TokenError) -> &'static str {
    let words = view.words().take;
    match (origin, why) {
        (Origin::Tab | Origin::Device, _) => words.saved_damaged,
        (Origin::Link, TokenError::Damaged) => words.link_damaged,
        (Origin::Link, TokenError::Newer) => words.link_newer,
        (Origin::Link, TokenError::TooLong) => words.link_long,
    }
}
