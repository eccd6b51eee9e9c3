//! For the officer's tool: which values a few classes of a fact stand for.

use super::domain::{Domain, holds};
use crate::model::{Choices, Date, Kind, PlaceIx, Predicate, Rules, Value};

/// The values of a fact that a condition allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// A flag that is so.
    Flag(bool),
    /// One of these choices.
    Choice(Choices),
    /// A set that is one of these ways.
    Set(Vec<Members>),
    /// One of these finest places, or (where `none` says so) none at all.
    Place {
        /// The places.
        finest: Vec<PlaceIx>,
        /// Whether no place at all is allowed, too.
        none: bool,
    },
    /// Between two numbers, amounts in fen or days (after 1970-01-01), both included; the intervals rise and do not touch.
    Between(Vec<(i64, i64)>),
}

/// What must be said of a set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members {
    /// It has one of each of these.
    pub some_of: Vec<Choices>,
    /// It has none of these.
    pub none_of: Choices,
}

/// Whether a comparison holds for a settled value; a place must be a finest one.
pub fn counts(rules: &Rules, as_of: Date, predicate: &Predicate, value: Value) -> bool {
    holds(rules, as_of, predicate, value)
}

impl Domain {
    /// The values that these classes stand for, given as a mark for each class.
    pub(super) fn values_of(&self, rules: &Rules, as_of: Date, among: &[bool]) -> Allowed {
        let fact = rules.facts.at(self.fact);
        let is_among = |value: Value| {
            let class = (0..self.width()).find(|&class| self.is_in(rules, as_of, value, class));
            class.is_some_and(|class| among.get(class) == Some(&true))
        };
        match fact.kind {
            Kind::Flag => Allowed::Flag(is_among(Value::Flag(true))),
            Kind::Choice { .. } => Allowed::Choice((0..fact.choices.len()).filter(|&choice| is_among(Value::Choice(choice))).collect()),
            Kind::Set => Allowed::Set(self.ways(among)),
            Kind::Place => {
                let finest = rules.places.finest().into_iter().filter(|&place| is_among(Value::Place(place))).collect();
                Allowed::Place { finest, none: fact.none().is_some() && is_among(Value::NoPlace) }
            }
            Kind::Integer { .. } | Kind::Money { .. } | Kind::Date => {
                let value = |n: i64| if fact.kind == Kind::Date { Date::from_days(n).map(Value::Date) } else { Some(Value::Number(n)) };
                let mut allowed: Vec<(i64, i64)> = Vec::new();
                for (low, high) in self.intervals(rules, as_of) {
                    if value(low).is_some_and(is_among) {
                        match allowed.last_mut().filter(|(_, end)| end.saturating_add(1) == low) {
                            Some(last) => last.1 = high,
                            None => allowed.push((low, high)),
                        }
                    }
                }
                Allowed::Between(allowed)
            }
        }
    }

    /// The intervals between the cut points of a number or a date, rising.
    pub(super) fn intervals(&self, rules: &Rules, as_of: Date) -> Vec<(i64, i64)> {
        let (min, max) = match rules.facts.at(self.fact).kind {
            Kind::Integer { min, max } | Kind::Money { min, max } => (min, max.max(min)),
            _ => (Date::FIRST.days(), as_of.days()),
        };
        let mut starts = self.ends(as_of, min, max);
        starts.sort_unstable();
        starts.dedup();
        let ends: Vec<i64> = starts.iter().skip(1).map(|next| next - 1).chain([max]).collect();
        starts.into_iter().zip(ends).collect()
    }

    /// These classes of a set, told by as few of its tests as will do.
    fn ways(&self, among: &[bool]) -> Vec<Members> {
        let classes: Vec<(u64, bool)> =
            among.iter().enumerate().filter_map(|(class, &among)| Some((self.class_at(class)?, among))).collect();
        let mut ways = Vec::new();
        self.tell(&classes, &Members::default(), &mut ways);
        ways
    }

    fn tell(&self, classes: &[(u64, bool)], said: &Members, ways: &mut Vec<Members>) {
        if classes.iter().all(|&(_, among)| !among) {
            return;
        }
        if classes.iter().all(|&(_, among)| among) {
            ways.push(said.clone());
            return;
        }
        // The test that leaves least to be told: both its sides should be as uniform as can be.
        let mixed = |side: &[(u64, bool)]| {
            let among = side.iter().filter(|&&(_, among)| among).count();
            among.min(side.len() - among)
        };
        let split = |bit: usize| classes.iter().partition::<Vec<(u64, bool)>, _>(|(class, _)| class >> bit & 1 == 1);
        let telling = (0..self.tests().len()).filter(|&bit| {
            let (with, without) = split(bit);
            !with.is_empty() && !without.is_empty()
        });
        let Some(bit) = telling.min_by_key(|&bit| mixed(&split(bit).0) + mixed(&split(bit).1)) else { return };
        let Some(Predicate::OneOf(of)) = self.tests().get(bit) else { return };
        let (with, without) = split(bit);
        let mut some = said.clone();
        some.some_of.push(*of);
        self.tell(&with, &some.plain(), ways);
        let none = Members { none_of: Choices(said.none_of.0 | of.0), ..said.clone() };
        self.tell(&without, &none.plain(), ways);
    }
}

impl Members {
    /// The same in fewer words: what is left out is named only once, and what follows from the rest not at all.
    fn plain(&self) -> Members {
        let without = |of: &Choices| Choices(of.0 & !self.none_of.0);
        let some: Vec<Choices> = self.some_of.iter().map(without).collect();
        let follows = |n: usize, of: &Choices| {
            some.iter().enumerate().any(|(other, less)| other != n && less.0 & !of.0 == 0 && (less.0 != of.0 || other < n))
        };
        let some_of = some.iter().enumerate().filter(|&(n, of)| !follows(n, of)).map(|(_, of)| *of).collect();
        Members { some_of, none_of: self.none_of }
    }
}
