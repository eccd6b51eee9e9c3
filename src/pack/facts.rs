//! Facts as they are checked first, without the conditions under which they apply.

use super::load::{Checked, MONEY_LIMIT, bad, bad_item, check_column, check_ids, index};
use super::wire::{FactWire, PackDocument};
use crate::model::{Choices, Date, Fact, FactIx, Index, Kind, Table, Value};

const MAX_FACTS: usize = 4_096;

/// All facts without their `ask_if`, and the one that tells the kind of applicant.
pub(super) fn bare_facts(document: &PackDocument) -> Checked<(Table<FactIx, Fact>, FactIx)> {
    if document.facts.is_empty() || document.facts.len() > MAX_FACTS {
        return Err(bad("facts", "there must be between 1 and 4096"));
    }
    let mut facts = Vec::with_capacity(document.facts.len());
    let mut ids = Vec::with_capacity(document.facts.len());
    for (n, wire) in document.facts.iter().enumerate() {
        facts.push(bare_fact(wire, document, n)?);
        ids.push(wire.id.as_str());
    }
    check_ids(&ids, "facts")?;
    let facts = Table::new(facts);
    let audience_fact = index(document.audience_fact, facts.len()).map(FactIx::at).unwrap_or(FactIx(u16::MAX));
    match facts.get(audience_fact) {
        Some(Fact { kind: Kind::Choice { .. }, choices, .. }) if choices.len() <= 30 => Ok((facts, audience_fact)),
        _ => Err(bad("audience_fact", "it must be a choice fact with at most 30 choices")),
    }
}

/// The fact without its `ask_if`, which is read once all facts are known.
fn bare_fact(wire: &FactWire, document: &PackDocument, n: usize) -> Checked<Fact> {
    let at = "facts";
    let bad = |_, what| bad_item(at, n, what);
    if wire.choices.len() > Choices::LIMIT {
        return Err(bad(at, "a fact may have at most 128 choices"));
    }
    check_column(&wire.choices, at)?;
    let range = || match *wire.range.as_slice() {
        [min, max] if min <= max && min >= -MONEY_LIMIT && max <= MONEY_LIMIT => Ok((min, max)),
        _ => Err(bad(at, "a number needs `range`: least and greatest")),
    };
    let kind = match wire.kind.as_str() {
        "flag" => Kind::Flag,
        "choice" => Kind::Choice { ordered: false },
        "ordered_choice" => Kind::Choice { ordered: true },
        "set" => Kind::Set,
        "place" => Kind::Place,
        "integer" => range().map(|(min, max)| Kind::Integer { min, max })?,
        "money" => range().map(|(min, max)| Kind::Money { min, max })?,
        "date" => Kind::Date,
        _ => return Err(bad(at, "no such kind of fact")),
    };
    let choices_fit = match kind {
        Kind::Choice { .. } | Kind::Set => !wire.choices.is_empty(),
        Kind::Place => wire.choices.len() <= 1 && wire.choices.iter().all(|id| id == "none"),
        _ => wire.choices.is_empty(),
    };
    if !choices_fit {
        return Err(bad(at, "its choices do not go with its kind"));
    }
    let topic = index(wire.topic, document.words.topics.len().max(1)).ok_or_else(|| bad(at, "no such topic"))?;
    let mut fact = Fact {
        id: wire.id.clone(),
        kind,
        topic,
        choices: wire.choices.clone(),
        ask_if: None,
        else_value: None,
        changeable: wire.changeable,
        sensitive: wire.sensitive,
    };
    if wire.has_else {
        fact.else_value = Some(else_value(&fact, &wire.else_value).ok_or_else(|| bad(at, "`else_value` is no value of it"))?);
    }
    Ok(fact)
}

fn else_value(fact: &Fact, numbers: &[i64]) -> Option<Value> {
    let choice = |n: i64| index(n, fact.choices.len());
    match (fact.kind, numbers) {
        (Kind::Flag, &[n]) => Some(Value::Flag(n != 0)),
        (Kind::Choice { .. }, &[n]) => choice(n).map(Value::Choice),
        (Kind::Set, numbers) => numbers.iter().map(|&n| choice(n)).collect::<Option<Choices>>().map(Value::Set),
        (Kind::Place, []) => Some(Value::NoPlace),
        (Kind::Integer { .. } | Kind::Money { .. }, &[n]) => Some(Value::Number(n)),
        (Kind::Date, &[n]) => Date::from_days(n).map(Value::Date),
        _ => None,
    }
}
