//! For the officer's tool: how large a share of all applicants a set is, where each answer is given with a stated probability.
//!
//! Answers count as independent of each other but for the constraints: the share is among those who are possible.

use std::collections::{BTreeMap, HashMap};

use super::diagram::{NO, NodeId, YES};
use super::domain::Domain;
use super::space::{Set, Space};
use crate::model::{Date, FactIx, Kind, PlaceIx, Rules, Value};

/// Some values of a fact, to be weighed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slice {
    /// Yes or no.
    Flag(bool),
    /// A choice; of a set, that it is among the members.
    Choice(usize),
    /// A finest place, or none at all.
    Place(Option<PlaceIx>),
    /// A number, an amount in fen or a day between these, both included.
    Between(i64, i64),
}

/// How likely answers are.
pub trait Priors {
    /// The weight of some values of a fact beside its others; of a set, the probability that it has this member.
    fn weight(&self, fact: FactIx, slice: Slice) -> f64;
}

impl Space<'_, '_> {
    /// The share of a set among everybody who is possible; the set must not hang on open points. Nothing beyond the bounds, or where
    /// nobody has any weight.
    pub fn share(&mut self, set: Set, priors: &dyn Priors) -> Option<f64> {
        let (rules, as_of, possible) = (self.world.rules, self.world.as_of, self.possible);
        let builder = self.world.lowering.builder();
        if builder.is_full() {
            return None;
        }
        let weights: Vec<Vec<f64>> = builder.domains().iter().map(|domain| weights(domain, rules, as_of, priors)).collect();
        let mut known = HashMap::new();
        let mut weigh = |root: NodeId| {
            let diagram = builder.under_construction();
            let mut waiting = vec![root];
            while let Some(&node) = waiting.last() {
                let children = diagram.children(node);
                let open: Vec<NodeId> = children.iter().copied().filter(|&child| child > YES && !known.contains_key(&child)).collect();
                if !open.is_empty() {
                    waiting.extend(open);
                    continue;
                }
                waiting.pop();
                let of = diagram.slot(node).and_then(|slot| weights.get(slot));
                let below = |child: &NodeId| match *child {
                    NO => 0.0,
                    YES => 1.0,
                    other => known.get(&other).copied().unwrap_or(0.0),
                };
                let sum =
                    of.map_or(f64::from(node == YES), |of| children.iter().zip(of).map(|(child, weight)| below(child) * weight).sum());
                known.insert(node, sum);
            }
            known.get(&root).copied().unwrap_or(0.0)
        };
        let (part, all) = (weigh(set.0), weigh(possible));
        (all > 0.0).then(|| (part / all).min(1.0))
    }
}

/// The probability of each class of a fact.
fn weights(domain: &Domain, rules: &Rules, as_of: Date, priors: &dyn Priors) -> Vec<f64> {
    let fact = rules.facts.at(domain.fact);
    let mut weights = vec![0.0; domain.width()];
    let mut add = |class: Option<usize>, weight: f64| {
        if let Some(at) = class.and_then(|class| weights.get_mut(class)) {
            *at += weight.max(0.0);
        }
    };
    let class = |value: Value| (0..domain.width()).find(|&class| domain.is_in(rules, as_of, value, class));
    let weigh = |slice: Slice| priors.weight(domain.fact, slice);
    match fact.kind {
        Kind::Flag => [false, true].into_iter().for_each(|flag| add(class(Value::Flag(flag)), weigh(Slice::Flag(flag)))),
        Kind::Choice { .. } => (0..fact.choices.len()).for_each(|n| add(class(Value::Choice(n)), weigh(Slice::Choice(n)))),
        Kind::Set => {
            for (pattern, weight) in patterns(domain, rules, priors) {
                add((0..domain.width()).find(|&class| domain.class_at(class) == Some(pattern)), weight);
            }
        }
        Kind::Place => {
            rules.places.finest().into_iter().for_each(|place| add(class(Value::Place(place)), weigh(Slice::Place(Some(place)))));
            if fact.none().is_some() {
                add(class(Value::NoPlace), weigh(Slice::Place(None)));
            }
        }
        Kind::Integer { .. } | Kind::Money { .. } | Kind::Date => {
            for (low, high) in domain.intervals(rules, as_of) {
                let value = if fact.kind == Kind::Date { Date::from_days(low).map(Value::Date) } else { Some(Value::Number(low)) };
                add(value.and_then(class), weigh(Slice::Between(low, high)));
            }
        }
    }
    let sum: f64 = weights.iter().sum();
    if sum > 0.0 {
        weights.iter_mut().for_each(|weight| *weight /= sum);
    }
    weights
}

/// How likely each pattern of tests is, where each member is there or not by itself; who has none of them says `none` where that is a
/// choice.
fn patterns(domain: &Domain, rules: &Rules, priors: &dyn Priors) -> BTreeMap<u64, f64> {
    let fact = rules.facts.at(domain.fact);
    let mut likely = BTreeMap::from([(0u64, 1.0)]);
    let mut nothing = 1.0;
    for member in fact.real_choices().iter() {
        let with = priors.weight(domain.fact, Slice::Choice(member)).clamp(0.0, 1.0);
        nothing *= 1.0 - with;
        let mut next = BTreeMap::new();
        for (pattern, weight) in likely {
            *next.entry(pattern | domain.satisfied_by(member)).or_insert(0.0) += weight * with;
            *next.entry(pattern).or_insert(0.0) += weight * (1.0 - with);
        }
        likely = next;
    }
    if let Some(none) = fact.none() {
        *likely.entry(0).or_insert(0.0) -= nothing;
        *likely.entry(domain.satisfied_by(none)).or_insert(0.0) += nothing;
    }
    likely
}
