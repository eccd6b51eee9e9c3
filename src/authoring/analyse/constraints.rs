//! Whether the constraints can hold together at all.
//!
//! Constraints that hang on common facts are looked at together, as the engine does; groups that have only the kind of applicant in
//! common contradict each other where each kind is ruled out by one of them.

use super::claim::Clause;
use super::core::{self, conflict};
use super::days::Days;
use super::worlds::{Asked, Worlds};
use crate::engine::{World, is_one_of};
use crate::model::{Choices, Condition, FactIx, Rules};

/// Constraints that hang together.
type Group = Vec<(Clause, Condition)>;

/// The constraints that are too entangled to be taken into account on the last telling day; what they say of other days is found out with
/// each question.
pub(super) fn beyond(rules: &Rules, days: &Days) -> Vec<usize> {
    World::new(rules, days.last()).left_out().to_vec()
}

/// Constraints that nobody can meet together, as few as can be found; nothing where somebody can meet all of them.
pub(super) fn contradiction(worlds: &mut Worlds<'_>) -> Asked<Option<Vec<Clause>>> {
    let groups = groups(worlds);
    for group in &groups {
        if let Some(because) = conflict(worlds, &[], group)? {
            return Ok(Some(because));
        }
    }
    let rules = worlds.rules();
    let mut together: Vec<Clause> = Vec::new();
    for kind in rules.facts.at(rules.audience_fact).all_choices().iter() {
        let is = is_one_of(rules, Choices::one(kind));
        let mut ruled_out = None;
        for group in &groups {
            ruled_out = conflict(worlds, &[&is], group)?;
            if ruled_out.is_some() {
                break;
            }
        }
        let Some(because) = ruled_out else { return Ok(None) };
        together.extend(because.into_iter().filter(|clause| !together.contains(clause)).collect::<Vec<_>>());
    }
    Ok(Some(together).filter(|_| !groups.is_empty()))
}

/// The constraints, those that hang on common facts (but for the kind of applicant) together.
fn groups(worlds: &Worlds<'_>) -> Vec<Group> {
    let mut groups: Vec<(Vec<FactIx>, Group)> = Vec::new();
    for one in core::constraints(worlds) {
        let mut facts = worlds.closed(one.1.facts());
        facts.retain(|&fact| fact != worlds.rules().audience_fact);
        let mut group = vec![one];
        let (sharing, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(known, _)| known.iter().any(|fact| facts.contains(fact)));
        for (known, others) in sharing {
            facts.extend(known);
            group.splice(0..0, others);
        }
        groups = apart;
        groups.push((facts, group));
    }
    groups.into_iter().map(|(_, group)| group).collect()
}
