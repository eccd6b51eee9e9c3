//! Examples: for a class of a fact, values that lie in it, the plainest first.

use super::domain::Domain;
use crate::model::{Choices, Date, Fact, FactIx, Kind, Rules, Value};

/// What a person says to a question that nothing hangs on: as little as possible.
pub(super) fn plainest(rules: &Rules, as_of: Date, fact: FactIx) -> Value {
    let known = rules.facts.at(fact);
    match known.kind {
        Kind::Flag => Value::Flag(false),
        Kind::Choice { .. } => Value::Choice(known.none().unwrap_or_default()),
        Kind::Set => Value::Set(known.none().map_or(Choices::EMPTY, Choices::one)),
        Kind::Place if known.none().is_some() => Value::NoPlace,
        Kind::Place => rules.places.finest().first().map_or(Value::NoPlace, |&place| Value::Place(place)),
        Kind::Integer { min, max } | Kind::Money { min, max } => Value::Number(0.clamp(min, max.max(min))),
        Kind::Date => Value::Date(as_of),
    }
}

/// Values of a class; the plainest first. Of a number or a date these are the plainest value and both ends of every interval of the
/// class, so that both sides of each threshold are among the values of the classes beside it.
pub(super) fn values(domain: &Domain, rules: &Rules, as_of: Date, class: usize) -> Vec<Value> {
    let fact = rules.facts.at(domain.fact);
    let mut values = vec![plainest(rules, as_of, domain.fact)];
    let around = |min: i64, max: i64| {
        let mut ends = domain.ends(as_of, min, max);
        ends.extend(ends.clone().into_iter().map(|end| end - 1));
        ends.push(max);
        ends.retain(|end| (min..=max).contains(end));
        // What is nearest the thresholds tells most; the ends of the range come last.
        ends.sort_by_key(|&end| (end == min || end == max, end));
        ends.dedup();
        ends
    };
    match fact.kind {
        Kind::Flag => values.extend([Value::Flag(false), Value::Flag(true)]),
        Kind::Choice { .. } => values.extend((0..fact.choices.len()).map(Value::Choice)),
        Kind::Set => values.extend(domain.smallest_set(fact, class).map(Value::Set)),
        Kind::Place => {
            values.extend(rules.places.finest().into_iter().map(Value::Place));
            values.push(Value::NoPlace);
        }
        Kind::Integer { min, max } | Kind::Money { min, max } => values.extend(around(min, max).into_iter().map(Value::Number)),
        Kind::Date => {
            let days = around(Date::FIRST.days(), as_of.days());
            values.extend(days.into_iter().filter_map(Date::from_days).map(Value::Date));
        }
    }
    values.retain(|&value| domain.is_in(rules, as_of, value, class));
    let mut once: Vec<Value> = Vec::with_capacity(values.len());
    values.into_iter().for_each(|value| {
        if !once.contains(&value) {
            once.push(value);
        }
    });
    once
}

impl Domain {
    /// Whether a settled value lies in a class.
    pub(super) fn is_in(&self, rules: &Rules, as_of: Date, value: Value, class: usize) -> bool {
        self.class_at(class) == Some(self.pattern(rules, as_of, value))
    }

    /// A set of this class with no member that could be left out; found by adding what still lacks.
    fn smallest_set(&self, fact: &Fact, class: usize) -> Option<Choices> {
        let wanted = self.class_at(class)?;
        let satisfied = |choice: usize| self.satisfied_by(choice);
        if let Some(none) = fact.none()
            && satisfied(none) == wanted
            && wanted != 0
        {
            return Some(Choices::one(none));
        }
        let fitting = fact.real_choices().iter().filter(|&choice| satisfied(choice) & !wanted == 0);
        let mut fitting: Vec<usize> = fitting.collect();
        fitting.sort_by_key(|&choice| std::cmp::Reverse(satisfied(choice).count_ones()));
        let mut set = Choices::EMPTY;
        let mut reached = 0;
        for choice in fitting {
            if satisfied(choice) & !reached != 0 {
                set = set.with(choice);
                reached |= satisfied(choice);
            }
        }
        // What the later members satisfy may make an earlier one needless.
        for choice in set.iter() {
            let without = set.without(choice);
            if without.iter().fold(0, |bits, other| bits | satisfied(other)) == reached {
                set = without;
            }
        }
        Some(set)
    }
}
