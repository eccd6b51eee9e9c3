//! Smallest sets of clauses that cannot hold together.

use super::claim::Clause;
use super::tree::all;
use super::worlds::{Asked, Worlds, bare};
use crate::model::{Condition, FactIx, Index};

/// Among so many clauses every pair is tried; of more, one after the other is left out while the rest still contradicts.
const FEW: usize = 40;

/// A smallest set of clauses (two at most, otherwise one from which none can be left out) that nobody can meet together with what is
/// `given`; nothing where somebody can meet all of them.
pub(super) fn conflict(worlds: &mut Worlds<'_>, given: &[&Condition], clauses: &[(Clause, Condition)]) -> Asked<Option<Vec<Clause>>> {
    let Some(chosen) = smallest(worlds, given, clauses)? else { return Ok(None) };
    let conditions: Vec<&Condition> = given.iter().copied().chain(chosen.iter().map(|(_, condition)| condition)).collect();
    let asked = asked(worlds, &conditions)?;
    let mut named: Vec<Clause> = chosen.iter().map(|(clause, _)| *clause).collect();
    named.extend(asked.into_iter().map(Clause::AskIf));
    Ok(Some(named))
}

/// The constraints as clauses.
pub(super) fn constraints(worlds: &Worlds<'_>) -> impl Iterator<Item = (Clause, Condition)> {
    worlds.rules().constraints.iter().enumerate().map(|(n, constraint)| (Clause::Must(n), constraint.must.clone()))
}

fn contradict(worlds: &mut Worlds<'_>, conditions: &[&Condition]) -> Asked<bool> {
    let mut scope = worlds.scope_free(conditions)?;
    scope.nobody(&all(conditions.iter().map(|&condition| condition.clone())))
}

fn smallest(worlds: &mut Worlds<'_>, given: &[&Condition], clauses: &[(Clause, Condition)]) -> Asked<Option<Vec<(Clause, Condition)>>> {
    let mut with = |chosen: &[&(Clause, Condition)]| {
        let conditions: Vec<&Condition> = given.iter().copied().chain(chosen.iter().map(|(_, condition)| condition)).collect();
        contradict(worlds, &conditions)
    };
    let own = |chosen: &[&(Clause, Condition)]| chosen.iter().map(|&clause| clause.clone()).collect();
    if with(&[])? {
        return Ok(Some(Vec::new()));
    }
    let mut left: Vec<&(Clause, Condition)> = clauses.iter().collect();
    if !with(&left)? {
        return Ok(None);
    }
    if clauses.len() <= FEW {
        for one in clauses {
            if with(&[one])? {
                return Ok(Some(own(&[one])));
            }
        }
        for (n, one) in clauses.iter().enumerate() {
            for other in clauses.iter().skip(n + 1) {
                if with(&[one, other])? {
                    return Ok(Some(own(&[one, other])));
                }
            }
        }
    }
    // The last are left out first, so that what is written first stays as the reason.
    for n in (0..left.len()).rev() {
        let mut fewer = left.clone();
        fewer.remove(n);
        if with(&fewer)? {
            left = fewer;
        }
    }
    Ok(Some(own(&left)))
}

/// The facts named in a contradiction without whose `ask_if` it would be none.
fn asked(worlds: &mut Worlds<'_>, conditions: &[&Condition]) -> Asked<Vec<FactIx>> {
    let facts = worlds.closed(conditions.iter().flat_map(|condition| condition.facts()).collect());
    let mut hanging: Vec<FactIx> = facts.into_iter().filter(|&fact| worlds.rules().facts.at(fact).ask_if.is_some()).collect();
    hanging.sort_unstable_by_key(|fact| fact.position());
    if hanging.is_empty() {
        return Ok(hanging);
    }
    // Whichever need not hang on anything is set free for good, so that what remains is needed.
    let mut rules = bare(worlds.rules());
    let mut needed = Vec::new();
    for fact in hanging {
        let mut freer = bare(&rules);
        freer.facts.at_mut(fact).ask_if = None;
        let contradicts = contradict(&mut Worlds::new(&freer, worlds.days()), conditions)?;
        if contradicts {
            rules = freer;
        } else {
            needed.push(fact);
        }
    }
    Ok(needed)
}
