//! The rules read plainly, for one person who has said something to every question: no diagrams, no classes, no engine.

use crate::engine::Person;
use crate::model::{Condition, Date, FactIx, Index, Measure, Node, OpenIx, PlaceIx, Predicate, Rules, Test, Value};

/// What a measure is to a person about whom everything is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Granted {
    /// It is refused, however the open points turn out.
    No,
    /// The open points decide.
    Open,
    /// It is granted, however the open points turn out.
    Yes,
}

/// A person as the rules see them.
#[derive(Clone, Debug)]
pub struct Plain<'a> {
    rules: &'a Rules,
    as_of: Date,
    applies: Vec<bool>,
    /// What each fact counts as; nothing is "no value".
    counts_as: Vec<Option<Value>>,
}

impl<'a> Plain<'a> {
    /// Works out which facts apply to a person, and what the others count as.
    pub fn new(rules: &'a Rules, person: &Person) -> Plain<'a> {
        let mut plain = Plain { rules, as_of: person.as_of, applies: Vec::new(), counts_as: Vec::new() };
        // A fact stands after those its `ask_if` names.
        for (ix, fact) in rules.facts.pairs() {
            let asked = fact.ask_if.as_ref().is_none_or(|ask_if| plain.holds(ask_if, &|_| false));
            plain.applies.push(asked);
            plain.counts_as.push(if asked { person.said.get(ix.position()).copied() } else { fact.else_value });
        }
        plain
    }

    /// Whether there can be such a person: all constraints hold, and nothing was said that cannot be said.
    pub fn is_possible(&self) -> bool {
        let said = self.rules.facts.pairs().all(|(ix, fact)| match (fact.kind, self.value(ix)) {
            _ if !self.applies(ix) => true,
            (crate::model::Kind::Date, Some(Value::Date(day))) => day <= self.as_of,
            (crate::model::Kind::Integer { min, max } | crate::model::Kind::Money { min, max }, Some(Value::Number(n))) => {
                (min..=max).contains(&n)
            }
            (_, value) => value.is_some(),
        });
        said && self.rules.constraints.iter().all(|constraint| self.holds(&constraint.must, &|_| false))
    }

    /// Whether a fact applies to the person.
    pub fn applies(&self, fact: FactIx) -> bool {
        self.applies.get(fact.position()).copied().unwrap_or_default()
    }

    /// What a fact counts as.
    pub fn value(&self, fact: FactIx) -> Option<Value> {
        self.counts_as.get(fact.position()).copied().flatten()
    }

    /// Whether the person is one of those the measure is for.
    pub fn is_addressed(&self, measure: &Measure) -> bool {
        matches!(self.value(self.rules.audience_fact), Some(Value::Choice(kind)) if measure.audience.contains(kind))
    }

    /// Whether a condition holds, where the open points are as `open` says.
    pub fn holds(&self, condition: &Condition, open: &dyn Fn(OpenIx) -> bool) -> bool {
        match &condition.node {
            Node::All(parts) => parts.iter().all(|part| self.holds(part, open)),
            Node::Any(parts) => parts.iter().any(|part| self.holds(part, open)),
            Node::Not(part) => !self.holds(part, open),
            Node::AtLeast(count, parts) => parts.iter().filter(|part| self.holds(part, open)).count() >= *count,
            Node::Test(leaf) => self.test(&leaf.test) || leaf.open_if_false.is_some_and(open),
            Node::Open(point) => open(*point),
        }
    }

    /// What a condition is to the person, by trying every way its open points could turn out.
    pub fn condition(&self, condition: &Condition) -> Granted {
        let mut points: Vec<OpenIx> = Vec::new();
        condition.walk(&mut |part| {
            let point = match &part.node {
                Node::Open(point) => Some(*point),
                Node::Test(leaf) => leaf.open_if_false,
                _ => None,
            };
            points.extend(point.filter(|point| !points.contains(point)));
        });
        let ways = 1u32 << points.len().min(20);
        let (mut yes, mut no) = (false, false);
        for way in 0..ways {
            let open = |point: OpenIx| points.iter().position(|&known| known == point).is_some_and(|n| way >> n & 1 == 1);
            match self.holds(condition, &open) {
                true => yes = true,
                false => no = true,
            }
            if yes && no {
                return Granted::Open;
            }
        }
        if yes { Granted::Yes } else { Granted::No }
    }

    /// What a measure is to the person; one whose conditions the document does not state in full is never granted outright.
    pub fn granted(&self, measure: &Measure) -> Granted {
        if !self.is_addressed(measure) {
            return Granted::No;
        }
        let granted = self.condition(&measure.when);
        if measure.certainty.open_point().is_some() { granted.min(Granted::Open) } else { granted }
    }

    /// Whether a comparison holds.
    pub fn test(&self, test: &Test) -> bool {
        self.value(test.fact).is_some_and(|value| self.predicate(&test.predicate, value)) != test.negated
    }

    fn predicate(&self, predicate: &Predicate, value: Value) -> bool {
        match (predicate, value) {
            (Predicate::OneOf(of), Value::Flag(flag)) => of.contains(if flag { 1 } else { 0 }),
            (Predicate::OneOf(of), Value::Choice(choice)) => of.contains(choice),
            (Predicate::OneOf(of), Value::Set(members)) => members.iter().any(|member| of.contains(member)),
            (Predicate::Within(areas), Value::Place(place)) => areas.iter().any(|&area| self.inside(place, area)),
            (Predicate::SomePlace, Value::Place(_)) => true,
            (Predicate::Between(low, high), Value::Number(n)) => between(*low, *high, n),
            (Predicate::Between(low, high), Value::Date(day)) => between(*low, *high, day.days()),
            (Predicate::WithinYears(years), Value::Date(day)) => {
                // The anniversary of 29 February in a common year sorts after the 28th and before 1 March, which is all that counts.
                let (year, month, of_month) = day.ymd();
                day <= self.as_of && self.as_of.ymd() < (year + i32::from(*years), month, of_month)
            }
            _ => false,
        }
    }

    fn inside(&self, place: PlaceIx, area: PlaceIx) -> bool {
        place == area || self.rules.places.table.get(place).and_then(|place| place.parent).is_some_and(|parent| self.inside(parent, area))
    }
}

fn between(low: Option<i64>, high: Option<i64>, n: i64) -> bool {
    low.is_none_or(|low| n >= low) && high.is_none_or(|high| n <= high)
}
