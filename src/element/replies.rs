//! Answers as JavaScript values: what `el.answers` gives and takes.
//!
//! A flag is a boolean, a number a number (money in yuan), a choice, place or day a string, a set an array of strings, "not
//! sure" is `null`.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::json::{from_js, object, strings};
use crate::interview::{Interview, Reply, read_reply, write_reply};
use crate::model::{Answers, Date, FactIx, Kind, Rules};

/// How many answers are looked at: no pack has more, a hostile page may.
const MAX: u32 = 4_096;

/// The answers as a plain object, in the order they were given.
pub(super) fn to_object(interview: &Interview) -> JsValue {
    let rules = interview.rules();
    let mut pairs = Vec::new();
    for &fact in interview.order() {
        let Some(answer) = interview.answers().get(fact) else { continue };
        let value = match write_reply(rules, fact, answer) {
            Reply::Unsure => JsValue::NULL,
            Reply::Flag(flag) => flag.into(),
            Reply::Number(fen) if is_money(rules, fact) => (fen as f64 / 100.0).into(),
            Reply::Number(number) => (number as f64).into(),
            Reply::Text(text) => text.into(),
            Reply::List(ids) => strings(ids.iter().map(String::as_str)),
        };
        pairs.push((rules.facts.at(fact).id.as_str(), value));
    }
    object(&pairs)
}

/// What could be used of some answers, and what could not, by fact.
pub(super) struct Read {
    pub(super) answers: Answers,
    /// The facts answered, in the order they came.
    pub(super) order: Vec<FactIx>,
    pub(super) applied: Vec<String>,
    pub(super) dropped: Vec<String>,
}

/// Reads answers one by one: what cannot be used is left out, the rest stays.
pub(super) fn read(rules: &Rules, object: &JsValue, as_of: Date) -> Read {
    let mut read = Read { answers: Answers::default(), order: vec![], applied: vec![], dropped: vec![] };
    let Some(object) = object.dyn_ref::<Object>() else { return read };
    for entry in Object::entries(object).iter().take(MAX as usize) {
        let entry: Array = entry.unchecked_into();
        let Some(id) = entry.get(0).as_string() else { continue };
        let fact = rules.fact(&id);
        let answer = fact.and_then(|fact| {
            let value = Some(entry.get(1)).filter(|value| !value.is_undefined())?;
            let reply = Reply::of(&from_js(&value)?, rules.facts.at(fact).kind)?;
            read_reply(rules, fact, &reply, as_of).ok()
        });
        match (fact, answer) {
            (Some(fact), Some(answer)) => {
                read.answers.set(fact, Some(answer));
                read.order.push(fact);
                read.applied.push(id);
            }
            _ => read.dropped.push(id),
        }
    }
    read
}

fn is_money(rules: &Rules, fact: FactIx) -> bool {
    matches!(rules.facts.at(fact).kind, Kind::Money { .. })
}
