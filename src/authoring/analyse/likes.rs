//! What different people would say to a question that nothing else settles: to find out, before anything is proved, that who meets one
//! measure does not meet another.

use crate::model::{Choices, Date, FactIx, Index, Kind, Rules, Value};

/// So many ways there are.
pub(super) const WAYS: u64 = 6;

/// What somebody says to every question: the first as much as possible, the others each in their own way.
pub(super) fn likes(rules: &Rules, as_of: Date, way: u64) -> Vec<Value> {
    rules.facts.indices().map(|fact| like(rules, as_of, fact, way)).collect()
}

fn like(rules: &Rules, as_of: Date, fact: FactIx, way: u64) -> Value {
    let known = rules.facts.at(fact);
    let drawn = drawn(fact.position() as u64, way);
    let one_of = |n: usize| if way == 0 { n.saturating_sub(1) } else { (drawn % n.max(1) as u64) as usize };
    let between = |low: i64, high: i64| match way {
        0 => high,
        1 => low,
        _ => low.saturating_add((drawn % high.saturating_sub(low).saturating_add(1).max(1) as u64) as i64),
    };
    match known.kind {
        Kind::Flag => Value::Flag(way == 0 || drawn % 2 == 1),
        Kind::Choice { .. } => Value::Choice(one_of(known.choices.len())),
        Kind::Set if way == 0 => Value::Set(known.real_choices()),
        Kind::Set => Value::Set(known.real_choices().iter().filter(|choice| drawn >> (choice % 60) & 1 == 1).collect::<Choices>()),
        Kind::Place => {
            let finest = rules.places.finest();
            finest.get(one_of(finest.len())).map_or(Value::NoPlace, |&place| Value::Place(place))
        }
        Kind::Integer { min, max } => Value::Number(between(min, max.max(min))),
        // Most amounts that rules name are far below the highest that can be said.
        Kind::Money { min, max } => Value::Number(between(min, if way == 0 { max.max(min) } else { max.min(20_000_000).max(min) })),
        // A lifetime before the day.
        Kind::Date => Value::Date(Date::from_days(between(as_of.days().saturating_sub(22_000), as_of.days())).unwrap_or(as_of)),
    }
}

/// A number that looks random, the same on every machine (splitmix64, S. Vigna).
fn drawn(fact: u64, way: u64) -> u64 {
    let mut z = (fact << 8 | way).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
