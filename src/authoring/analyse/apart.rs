//! Constraints that have nothing to do with each other, and which of them a question must heed.
//!
//! Constraints that share a fact, or what a fact hangs on, are one component; the kind of applicant joins nothing. Under each single kind
//! components are independent, so one that shares no fact with a question bears on it only by the kinds it rules out. Where these are
//! the same on every day, the days on which the component changes need not be looked at.

use super::days::Days;
use crate::engine::World;
use crate::model::{Condition, Constraint, FactIx, Index, Rules};

/// Constraints that hang together.
#[derive(Clone, Debug)]
struct Component {
    constraints: Vec<usize>,
    /// Whether the kinds of applicants it leaves possible may differ from day to day: then every question heeds it.
    always: bool,
}

/// The components of some constraints.
#[derive(Clone, Debug, Default)]
pub(super) struct Components {
    all: Vec<Component>,
    /// For each fact, the component that names it or hangs on it.
    of_fact: Vec<Option<usize>>,
}

impl Components {
    pub(super) fn new(rules: &Rules, days: &Days) -> Components {
        let mut groups: Vec<(Vec<usize>, Vec<FactIx>)> = Vec::new();
        for (n, constraint) in rules.constraints.iter().enumerate() {
            let mut group = (vec![n], closed(rules, constraint.must.facts()));
            group.1.retain(|&fact| fact != rules.audience_fact);
            let (sharing, others): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|(_, facts)| facts.iter().any(|fact| group.1.contains(fact)));
            for (constraints, facts) in sharing {
                group.0.extend(constraints);
                group.1.extend(facts);
            }
            groups = others;
            groups.push(group);
        }
        let mut components = Components { all: Vec::new(), of_fact: vec![None; rules.facts.len()] };
        for (mut constraints, facts) in groups {
            constraints.sort_unstable();
            for fact in &facts {
                if let Some(of) = components.of_fact.get_mut(fact.position()) {
                    *of = Some(components.all.len());
                }
            }
            let always = kinds_change(rules, &constraints, &facts, days);
            components.all.push(Component { constraints, always });
        }
        components
    }

    /// The constraints whose days a question over these facts, with all they hang on, must look at.
    pub(super) fn heeded(&self, facts: &[FactIx]) -> Vec<usize> {
        let mut wanted: Vec<bool> = self.all.iter().map(|component| component.always).collect();
        for fact in facts {
            let of = self.of_fact.get(fact.position()).copied().flatten();
            if let Some(wanted) = of.and_then(|of| wanted.get_mut(of)) {
                *wanted = true;
            }
        }
        let chosen = self.all.iter().zip(wanted).filter(|(_, wanted)| *wanted);
        chosen.flat_map(|(component, _)| component.constraints.iter().copied()).collect()
    }
}

/// Whether constraints leave other kinds of applicants possible on one day than on another, or may.
fn kinds_change(rules: &Rules, constraints: &[usize], facts: &[FactIx], days: &Days) -> bool {
    let chosen: Vec<Constraint> = constraints.iter().filter_map(|&n| rules.constraints.get(n)).cloned().collect();
    let musts: Vec<&Condition> = chosen.iter().map(|constraint| &constraint.must).collect();
    let Some(changing) = days.changing(&musts, facts, rules) else { return true };
    let alone = Rules { constraints: chosen.clone(), ..rules.clone() };
    let mut kinds = changing.into_iter().map(|day| World::new(&alone, day).possible_kinds());
    let first = kinds.next();
    kinds.any(|kinds| Some(kinds) != first)
}

/// These facts with all that they hang on, in pack order.
pub(super) fn closed(rules: &Rules, mut waiting: Vec<FactIx>) -> Vec<FactIx> {
    let mut facts = Vec::new();
    while let Some(fact) = waiting.pop() {
        if !facts.contains(&fact) {
            facts.push(fact);
            waiting.extend(rules.facts.at(fact).ask_if.iter().flat_map(Condition::facts));
        }
    }
    facts.sort_unstable();
    facts
}
