//! A session put aside: what it takes to go on later, as one plain value that the shell keeps.
//!
//! Lets an element that is out of the page do without its pack and its drawing, and come back after the program broke.
//! The value comes back from outside, so it is read like any answers of a page: what does not fit is left out.

use js_sys::Array;
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use super::json::{get, to_js};
use super::options::Options;
use super::replies::{Given, read};
use super::store::{step_name, step_named};
use crate::interview::{Detour, Interview, Screen, Way};
use crate::model::{Date, FactIx, Rules};

/// Answers in their order; where the session is on its way, and, where only one answer is being changed, where that leads back to;
/// what the reader switched; and until when the answers are saved on the device.
#[derive(Serialize)]
struct Aside<'a> {
    answers: Given<'a>,
    settled: Vec<&'a str>,
    screen: &'static str,
    fact: &'a str,
    from_outcome: bool,
    back: &'static str,
    path: Vec<&'a str>,
    known: Vec<&'a str>,
    options: Switched<'a>,
    saved: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Switched<'a> {
    lang: &'a str,
    text_size: &'static str,
}

/// The session as a value that a structured clone keeps.
pub(super) fn put_aside(interview: &Interview, options: &Options, saved: Option<Date>) -> JsValue {
    let rules = interview.rules();
    let id = |fact: FactIx| rules.facts.at(fact).id.as_str();
    let ids = |facts: &[FactIx]| facts.iter().map(|&fact| id(fact)).collect();
    let way = interview.way();
    let fact = match way.screen {
        Screen::Question(fact) | Screen::Page(Some(fact)) => id(fact),
        _ => "",
    };
    let (back, path, known) = way.detour.map_or(("", vec![], vec![]), |Detour { back, path, known }| (step_name(back), path, known));
    to_js(&Aside {
        answers: Given(interview),
        settled: ids(&way.settled),
        screen: step_name(way.screen),
        fact,
        from_outcome: way.from_outcome,
        back,
        path: ids(&path),
        known: ids(&known),
        options: Switched { lang: &options.lang, text_size: options.text_size.word() },
        saved: saved.map(|day| day.to_string()).unwrap_or_default(),
    })
}

/// The session that was put aside, over the pack of this one.
pub(super) fn take_up(interview: &Interview, aside: &JsValue) -> Interview {
    let rules = interview.rules();
    let field = |name: &str| get(aside, name);
    let read = read(rules, &field("answers"), interview.engine().as_of());
    let fact = named(rules, &field("fact"));
    let screen = screen(&field("screen"), fact);
    // Only a question is off the row, and only from the answers or the outcome.
    let detour = match (screen, self::screen(&field("back"), None)) {
        (Screen::Question(_), back @ (Screen::Review | Screen::Outcome)) => {
            Some(Detour { back, path: all_named(rules, &field("path")), known: all_named(rules, &field("known")) })
        }
        _ => None,
    };
    let settled = all_named(rules, &field("settled"));
    let from_outcome = field("from_outcome").is_truthy();
    interview.resumed(read.answers, Way { trail: read.order, settled, screen, from_outcome, detour })
}

/// The screen of that name, else the first.
fn screen(name: &JsValue, fact: Option<FactIx>) -> Screen {
    step_named(&name.as_string().unwrap_or_default(), fact).unwrap_or(Screen::Start)
}

fn all_named(rules: &Rules, ids: &JsValue) -> Vec<FactIx> {
    let mut facts = Vec::new();
    if let Some(list) = ids.dyn_ref::<Array>() {
        for n in 0..list.length().min(rules.facts.len() as u32) {
            facts.extend(named(rules, &list.get(n)));
        }
    }
    facts
}

/// Until when its answers are saved on the device, `YYYY-MM-DD`, or nothing.
pub(super) fn saved_until(aside: &JsValue) -> String {
    get(aside, "saved").as_string().unwrap_or_default()
}

fn named(rules: &Rules, id: &JsValue) -> Option<FactIx> {
    id.as_string().and_then(|id| rules.fact(&id))
}
