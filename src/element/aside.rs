//! A session put aside: what it takes to go on later, as one text that the shell keeps.
//!
//! Lets an element that is out of the page do without its pack and its drawing, and come back after the program broke.
//! It comes back from outside, parsed, so it is read like any answers of a page: what does not fit is left out.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::json::get;
use super::options::Options;
use super::replies::{read, to_text};
use super::store::{step_name, step_named};
use super::text::{fields, list, quoted};
use crate::interview::{Detour, Interview, Screen, Way};
use crate::model::{Date, FactIx, Rules};

/// `{answers, settled, screen, fact, from_outcome, back, path, known, options, saved}` as JSON: answers in their order; where the session is
/// on its way, and, where only one answer is being changed, where that leads back to; what the reader switched; and until when the
/// answers are saved on the device. Text, because it is asked for after every answer and hardly ever read.
pub(super) fn put_aside(interview: &Interview, options: &Options, saved: Option<Date>) -> String {
    let rules = interview.rules();
    let id = |fact: FactIx| quoted(&rules.facts.at(fact).id);
    let ids = |facts: &[FactIx]| list(&facts.iter().map(|&fact| id(fact)).collect::<Vec<_>>());
    let way = interview.way();
    let fact = match way.screen {
        Screen::Question(fact) | Screen::Page(Some(fact)) => id(fact),
        _ => quoted(""),
    };
    let (back, path, known) = way.detour.map_or(("", vec![], vec![]), |Detour { back, path, known }| (step_name(back), path, known));
    let switched = fields(&[("lang", quoted(&options.lang)), ("textSize", quoted(options.text_size.word()))]);
    fields(&[
        ("answers", to_text(interview)),
        ("settled", ids(&way.settled)),
        ("screen", quoted(step_name(way.screen))),
        ("fact", fact),
        ("from_outcome", way.from_outcome.to_string()),
        ("back", quoted(back)),
        ("path", ids(&path)),
        ("known", ids(&known)),
        ("options", switched),
        ("saved", quoted(&saved.map(|day| day.to_string()).unwrap_or_default())),
    ])
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
