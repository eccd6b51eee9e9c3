//! Answers as JavaScript values: what `el.answers` gives and takes.
//!
//! A flag is a boolean, a number a number (money in yuan), a choice, place or day a string, a set an array of strings, "not
//! sure" is `null`.

use js_sys::{Array, Object};
use serde::{Serialize, Serializer};
use wasm_bindgen::{JsCast, JsValue};

use super::json::from_js;
use crate::interview::{Interview, Reply, read_reply, write_reply};
use crate::model::{Answers, Date, FactIx, Kind, Rules};

/// How many answers are looked at: no pack has more, a hostile page may.
const MAX: u32 = 4_096;

/// The answers of a session, in the order they were given.
pub(super) struct Given<'a>(pub(super) &'a Interview);

impl Serialize for Given<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Given(interview) = self;
        let rules = interview.rules();
        let given = interview.order().iter().filter_map(|&fact| Some((fact, interview.answers().get(fact)?)));
        serializer.collect_map(given.map(|(fact, answer)| {
            let known = rules.facts.at(fact);
            (known.id.as_str(), Value::of(write_reply(rules, fact, answer), known.kind))
        }))
    }
}

/// A reply as JavaScript knows it: every number a float.
#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Unsure,
    Flag(bool),
    Number(f64),
    Text(String),
    List(Vec<String>),
}

impl Value {
    fn of(reply: Reply, kind: Kind) -> Value {
        match reply {
            Reply::Unsure => Value::Unsure,
            Reply::Flag(flag) => Value::Flag(flag),
            Reply::Number(fen) if matches!(kind, Kind::Money { .. }) => Value::Number(fen as f64 / 100.0),
            Reply::Number(number) => Value::Number(number as f64),
            Reply::Text(text) => Value::Text(text),
            Reply::List(ids) => Value::List(ids),
        }
    }
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
