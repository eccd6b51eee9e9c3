//! What a pack says of a person who speaks in ids: written from the definitions alone, for packs that need not know every id.

use std::collections::{BTreeMap, BTreeSet};

use policy_calculator::engine::Left;
use policy_calculator::model::{Choices, Condition, Date, Fact, FactIx, Index, Kind, Measure, Node, OpenIx, Predicate, Rules, Test, Value};

/// What a person says to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Flag(bool),
    Ids(BTreeSet<String>),
    Place(Option<String>),
    Number(i64),
}

impl Said {
    pub(crate) fn new(fact: &Fact, rules: &Rules, value: Value) -> Said {
        let id = |n: usize| fact.choices[n].clone();
        match value {
            Value::Flag(flag) => Said::Flag(flag),
            Value::Choice(n) => Said::Ids([id(n)].into()),
            Value::Set(set) => Said::Ids(set.iter().map(id).collect()),
            Value::Place(place) => Said::Place(Some(rules.places.table.at(place).id.clone())),
            Value::NoPlace => Said::Place(None),
            Value::Number(n) => Said::Number(n),
            Value::Date(day) => Said::Number(day.days()),
        }
    }
}

/// A person as a pack sees them.
pub(crate) struct Seen<'a> {
    rules: &'a Rules,
    as_of: Date,
    counts_as: Vec<Option<Said>>,
}

/// What is left of a measure, and how each way the open points could turn out decides, by their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Left3 {
    pub(crate) left: Left,
    pub(crate) ways: u32,
}

/// Every open point there is in these tests: each way they could turn out is a number below 32, the same in every pack.
const KEYS: [&str; 5] = ["o0", "o1", "o2", "rules_elsewhere", "only_announced"];

/// The person as the pack sees them; nothing where the pack holds such a person impossible.
pub(crate) fn seen<'a>(rules: &'a Rules, as_of: Date, said: &BTreeMap<String, Said>) -> Option<Seen<'a>> {
    let mut seen = Seen { rules, as_of, counts_as: Vec::new() };
    for (_, fact) in rules.facts.pairs() {
        let asked = fact.ask_if.as_ref().is_none_or(|ask_if| seen.holds(ask_if, &|_| false));
        let counts = if asked { Some(said[&fact.id].clone()) } else { fact.else_value.map(|value| Said::new(fact, rules, value)) };
        seen.counts_as.push(counts);
    }
    rules.constraints.iter().all(|constraint| seen.holds(&constraint.must, &|_| false)).then_some(seen)
}

impl Seen<'_> {
    pub(crate) fn measure(&self, measure: &Measure) -> Left3 {
        let audience = self.rules.facts.at(self.rules.audience_fact);
        let kinds: BTreeSet<String> = measure.audience.iter().map(|n| audience.choices[n].clone()).collect();
        let is_for = matches!(&self.counts_as[self.rules.audience_fact.position()], Some(Said::Ids(ids)) if !ids.is_disjoint(&kinds));
        let numbers: Vec<usize> = measure.open_points.iter().map(|key| KEYS.iter().position(|known| known == key).unwrap()).collect();
        let mut ways = 0u32;
        for way in (0..32).filter(|_| is_for) {
            let open = |open: OpenIx| way >> numbers[open.position()] & 1 == 1;
            let certain = measure.certainty.open_point().is_none() || way >> numbers[numbers.len() - 1] & 1 == 1;
            ways |= u32::from(certain && self.holds(&measure.when, &open)) << way;
        }
        let left = match ways {
            0 => Left::No,
            u32::MAX => Left::Yes,
            _ => Left::Open,
        };
        Left3 { left, ways }
    }

    fn holds(&self, condition: &Condition, open: &dyn Fn(OpenIx) -> bool) -> bool {
        match &condition.node {
            Node::All(parts) => parts.iter().all(|part| self.holds(part, open)),
            Node::Any(parts) => parts.iter().any(|part| self.holds(part, open)),
            Node::Not(part) => !self.holds(part, open),
            Node::AtLeast(count, parts) => parts.iter().filter(|part| self.holds(part, open)).count() >= *count,
            Node::Test(leaf) => self.test(&leaf.test) || leaf.open_if_false.is_some_and(open),
            Node::Open(point) => open(*point),
        }
    }

    fn test(&self, test: &Test) -> bool {
        self.counts_as[test.fact.position()].as_ref().is_some_and(|said| self.predicate(test.fact, &test.predicate, said)) != test.negated
    }

    fn predicate(&self, fact: FactIx, predicate: &Predicate, said: &Said) -> bool {
        let fact = self.rules.facts.at(fact);
        let ids = |of: Choices| -> BTreeSet<String> { of.iter().filter_map(|n| fact.choices.get(n).cloned()).collect() };
        match (predicate, said) {
            (Predicate::OneOf(of), Said::Flag(flag)) => of.contains(usize::from(*flag)),
            (Predicate::OneOf(of), Said::Ids(said)) => !said.is_disjoint(&ids(*of)),
            (Predicate::Within(areas), Said::Place(Some(place))) => {
                let mut at = self.rules.places.table.find(|known| known.id == *place);
                while let Some(here) = at {
                    if areas.contains(&here) {
                        return true;
                    }
                    at = self.rules.places.table.at(here).parent;
                }
                false
            }
            (Predicate::SomePlace, Said::Place(Some(_))) => true,
            (Predicate::Between(low, high), Said::Number(n)) => low.is_none_or(|low| low <= *n) && high.is_none_or(|high| *n <= high),
            (Predicate::WithinYears(years), Said::Number(n)) if fact.kind == Kind::Date => {
                let day = Date::from_days(*n).unwrap();
                let (year, month, of_month) = day.ymd();
                day <= self.as_of && self.as_of.ymd() < (year + i32::from(*years), month, of_month)
            }
            _ => false,
        }
    }
}
