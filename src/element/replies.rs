//! Answers as JavaScript values: what `el.answers` gives and takes.
//!
//! A flag is a boolean, a number a number (money in yuan), a choice, place or day a string, a set an array of strings, "not
//! sure" is `null`.

use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::json::from_js;
use super::text::{fields, list, quoted};
use crate::interview::{Interview, Reply, read_reply, write_reply};
use crate::model::{Answers, Date, FactIx, Kind, Rules};
use crate::wording::join;

/// How many answers are looked at: no pack has more, a hostile page may.
const MAX: u32 = 4_096;

/// The answers as a plain object, in the order they were given.
pub(super) fn to_object(interview: &Interview) -> JsValue {
    JSON::parse(&to_text(interview)).unwrap_or(JsValue::NULL)
}

/// The same as JSON.
pub(super) fn to_text(interview: &Interview) -> String {
    let rules = interview.rules();
    let mut pairs = Vec::new();
    for &fact in interview.order() {
        let Some(answer) = interview.answers().get(fact) else { continue };
        let value = match write_reply(rules, fact, answer) {
            Reply::Unsure => "null".into(),
            Reply::Flag(flag) => flag.to_string(),
            Reply::Number(fen) if is_money(rules, fact) => yuan(fen),
            Reply::Number(number) => number.to_string(),
            Reply::Text(text) => quoted(&text),
            Reply::List(ids) => list(&ids.iter().map(|id| quoted(id)).collect::<Vec<_>>()),
        };
        pairs.push((rules.facts.at(fact).id.as_str(), value));
    }
    fields(&pairs)
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

/// Fen as yuan, in decimals: a float would not be exact.
fn yuan(fen: i64) -> String {
    let (sign, fen) = (if fen < 0 { "-" } else { "" }, fen.unsigned_abs());
    let zero = if fen % 100 < 10 { "0" } else { "" };
    join(&[sign, &(fen / 100).to_string(), ".", zero, &(fen % 100).to_string()], "")
}

fn is_money(rules: &Rules, fact: FactIx) -> bool {
    matches!(rules.facts.at(fact).kind, Kind::Money { .. })
}

#[cfg(test)]
mod tests {
    use super::yuan;

    #[test]
    fn money_is_told_in_yuan_to_the_fen() {
        for (fen, told) in [(0, "0.00"), (5, "0.05"), (2_000_000, "20000.00"), (-150, "-1.50"), (i64::MAX, "92233720368547758.07")] {
            assert_eq!(yuan(fen), told);
        }
    }
}
