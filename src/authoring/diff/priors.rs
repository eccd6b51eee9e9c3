//! How likely answers are taken to be: every choice of a question alike, unless a file says otherwise.

use std::collections::BTreeMap;

use super::common::Common;
use crate::authoring::yaml::Node;
use crate::engine::{Priors, Slice};
use crate::model::{Date, FactIx, Kind, PlaceIx, Rules};

/// How many years back a day is taken to lie, at most, where nothing else is said.
pub const YEARS: i32 = 40;

/// Every choice, place, number and day of the last years alike; each member of a set as likely as one of its choices.
struct Uniform<'a> {
    rules: &'a Rules,
    as_of: Date,
}

/// Weights from a file, for the facts it names.
struct Stated {
    uniform: Owned,
    stated: BTreeMap<FactIx, Vec<(Weighed, f64)>>,
}

struct Owned {
    rules: Rules,
    as_of: Date,
}

/// What a weight of the file is for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Weighed {
    Flag(bool),
    Choice(usize),
    Place(Option<PlaceIx>),
    Span(i64, i64),
}

impl Priors for Uniform<'_> {
    fn weight(&self, fact: FactIx, slice: Slice) -> f64 {
        let known = self.rules.facts.at(fact);
        match (slice, known.kind) {
            (Slice::Choice(_), Kind::Set) => 1.0 / known.choices.len().max(1) as f64,
            (Slice::Between(low, high), Kind::Date) => overlap((low, high), (self.as_of.plus_years(-YEARS).days(), self.as_of.days())),
            (Slice::Between(low, high), _) => (high.saturating_sub(low) as f64) + 1.0,
            _ => 1.0,
        }
    }
}

impl Priors for Stated {
    fn weight(&self, fact: FactIx, slice: Slice) -> f64 {
        let Some(stated) = self.stated.get(&fact) else {
            return Uniform { rules: &self.uniform.rules, as_of: self.uniform.as_of }.weight(fact, slice);
        };
        let of = |weighed: Weighed| stated.iter().find(|(known, _)| *known == weighed).map_or(0.0, |&(_, weight)| weight);
        match slice {
            Slice::Flag(flag) => of(Weighed::Flag(flag)),
            Slice::Choice(choice) => of(Weighed::Choice(choice)),
            Slice::Place(None) => of(Weighed::Place(None)),
            // What is said of an area is spread over its parts.
            Slice::Place(Some(place)) => {
                let tree = &self.uniform.rules.places;
                let share = |&(weighed, weight): &(Weighed, f64)| match weighed {
                    Weighed::Place(Some(area)) if tree.within(place, area) => {
                        weight / tree.finest().into_iter().filter(|&part| tree.within(part, area)).count().max(1) as f64
                    }
                    _ => 0.0,
                };
                stated.iter().map(share).sum()
            }
            Slice::Between(low, high) => {
                let share = |&(weighed, weight): &(Weighed, f64)| match weighed {
                    Weighed::Span(from, to) => weight * overlap((low, high), (from, to)) / ((to - from) as f64 + 1.0),
                    _ => 0.0,
                };
                stated.iter().map(share).sum()
            }
        }
    }
}

fn overlap(a: (i64, i64), b: (i64, i64)) -> f64 {
    let (low, high) = (a.0.max(b.0), a.1.min(b.1));
    if low > high { 0.0 } else { high.saturating_sub(low) as f64 + 1.0 }
}

/// Every choice of a question alike.
pub fn uniform(common: &Common, as_of: Date) -> Box<dyn Priors> {
    let uniform = Owned { rules: common.new.clone(), as_of };
    Box::new(Stated { uniform, stated: BTreeMap::new() })
}

/// The weights a file states, and for facts it does not name every choice alike.
///
/// # Errors
/// The first thing in the file that is no fact, no answer to it, or no weight.
pub fn stated(common: &Common, as_of: Date, tree: &Node) -> Result<Box<dyn Priors>, String> {
    let mut stated: BTreeMap<FactIx, Vec<(Weighed, f64)>> = BTreeMap::new();
    let entries = tree.entries().ok_or("no mapping")?;
    for entry in entries {
        let fact = common.new.fact(&entry.key).ok_or(format!("`{}`", entry.key))?;
        for weight in entry.value.entries().ok_or(format!("`{}`", entry.key))? {
            let place = || format!("`{}`: `{}`", entry.key, weight.key);
            let weighed = weighed(&common.new, fact, &weight.key, as_of).ok_or_else(place)?;
            let number: f64 = weight.value.text().and_then(|text| text.parse().ok()).ok_or_else(place)?;
            let fits = number.is_finite() && number >= 0.0 && (common.new.facts.at(fact).kind != Kind::Set || number <= 1.0);
            stated.entry(fact).or_default().push((weighed, Some(number).filter(|_| fits).ok_or_else(place)?));
        }
    }
    Ok(Box::new(Stated { uniform: Owned { rules: common.new.clone(), as_of }, stated }))
}

fn weighed(rules: &Rules, fact: FactIx, key: &str, as_of: Date) -> Option<Weighed> {
    let known = rules.facts.at(fact);
    let span = |read: &dyn Fn(&str) -> Option<i64>, min: i64, max: i64| {
        let (from, to) = key.split_once("..").unwrap_or((key, key));
        let end = |text: &str, open: i64| if text.trim().is_empty() { Some(open) } else { read(text.trim()) };
        let (from, to) = (end(from, min)?, end(to, max)?);
        (from <= to).then_some(Weighed::Span(from, to))
    };
    match known.kind {
        Kind::Flag => key.parse().ok().map(Weighed::Flag),
        Kind::Choice { .. } | Kind::Set => known.choices.iter().position(|id| id == key).map(Weighed::Choice),
        Kind::Place if key == "none" => Some(Weighed::Place(None)),
        Kind::Place => rules.places.table.find(|place| place.id == key).map(|place| Weighed::Place(Some(place))),
        Kind::Integer { min, max } => span(&|text| text.parse().ok(), min, max),
        Kind::Money { min, max } => span(&|text| text.parse::<i64>().ok()?.checked_mul(100), min, max),
        Kind::Date => span(&|text| Date::parse(text).map(Date::days), as_of.plus_years(-YEARS).days(), as_of.days()),
    }
}
