//! A session put aside: what it takes to go on later, as one plain value that the shell keeps.
//!
//! Lets an element that is out of the page do without its pack and its drawing, and come back after the program broke.
//! The value comes back from outside, so it is read like any answers of a page: what does not fit is left out.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::json::{object, strings};
use super::options::Options;
use super::replies::{read, to_object};
use crate::interview::{Interview, Screen};
use crate::model::{Date, FactIx, Rules};

/// `{answers, settled, screen, fact, options, saved}`: answers in their order, what the reader switched, and until when the answers
/// are saved on the device.
pub(super) fn put_aside(interview: &Interview, options: &Options, saved: Option<Date>) -> JsValue {
    let rules = interview.rules();
    let id = |fact: FactIx| rules.facts.at(fact).id.as_str();
    let (screen, fact) = match interview.screen() {
        Screen::Start => ("start", ""),
        Screen::Question(fact) => ("question", id(fact)),
        Screen::Page(fact) => ("page", fact.map_or("", id)),
        Screen::Review => ("review", ""),
        Screen::Outcome => ("result", ""),
    };
    let switched = object(&[("lang", options.lang.as_str().into()), ("textSize", options.text_size.word().into())]);
    object(&[
        ("answers", to_object(interview)),
        ("settled", strings(interview.settled().iter().map(|&fact| id(fact)))),
        ("screen", screen.into()),
        ("fact", fact.into()),
        ("options", switched),
        ("saved", saved.map(|day| day.to_string()).unwrap_or_default().into()),
    ])
}

/// The session that was put aside, over the pack of this one.
pub(super) fn take_up(interview: &Interview, aside: &JsValue) -> Interview {
    let rules = interview.rules();
    let field = |name: &str| Reflect::get(aside, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let read = read(rules, &field("answers"), interview.engine().as_of());
    let fact = named(rules, &field("fact"));
    let screen = match (field("screen").as_string().as_deref(), fact) {
        (Some("question"), Some(fact)) => Screen::Question(fact),
        (Some("page"), fact) => Screen::Page(fact),
        (Some("review"), _) => Screen::Review,
        (Some("result"), _) => Screen::Outcome,
        _ => Screen::Start,
    };
    let mut settled = Vec::new();
    if let Some(list) = field("settled").dyn_ref::<Array>() {
        for n in 0..list.length().min(rules.facts.len() as u32) {
            settled.extend(named(rules, &list.get(n)));
        }
    }
    interview.resumed(read.answers, read.order, settled, screen)
}

/// Until when its answers are saved on the device, `YYYY-MM-DD`, or nothing.
pub(super) fn saved_until(aside: &JsValue) -> String {
    Reflect::get(aside, &"saved".into()).ok().and_then(|day| day.as_string()).unwrap_or_default()
}

fn named(rules: &Rules, id: &JsValue) -> Option<FactIx> {
    id.as_string().and_then(|id| rules.fact(&id))
}
