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
    let near = connected(worlds, given, clauses);
    let chosen = match smallest(worlds, given, &near)? {
        Some(chosen) => chosen,
        // What is further off can matter through the kind of applicant alone.
        None if near.len() < clauses.len() => match smallest(worlds, given, clauses)? {
            Some(chosen) => chosen,
            None => return Ok(None),
        },
        None => return Ok(None),
    };
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

/// The clauses that hang together with what is given, by the facts they name; the kind of applicant joins nothing.
fn connected(worlds: &Worlds<'_>, given: &[&Condition], clauses: &[(Clause, Condition)]) -> Vec<(Clause, Condition)> {
    let kind = worlds.rules().audience_fact;
    let own = |condition: &Condition| worlds.closed(condition.facts());
    let mut facts: Vec<FactIx> = given.iter().flat_map(|condition| own(condition)).collect();
    let is_constraint = |clause: &Clause| matches!(clause, Clause::Must(_));
    facts.extend(clauses.iter().filter(|(clause, _)| !is_constraint(clause)).flat_map(|(_, condition)| own(condition)));
    let mut kept: Vec<bool> = clauses.iter().map(|(clause, _)| !is_constraint(clause)).collect();
    let all_constraints = !kept.contains(&true) && given.is_empty();
    if all_constraints {
        return clauses.to_vec();
    }
    let mut grown = true;
    while grown {
        grown = false;
        for ((_, condition), kept) in clauses.iter().zip(&mut kept).filter(|(_, kept)| !**kept) {
            let named = own(condition);
            // A constraint on nothing but the kind of applicant bears on everybody.
            let joins = named.iter().any(|fact| facts.contains(fact) && (*fact != kind || named.len() == 1));
            if joins {
                *kept = true;
                grown = true;
                facts.extend(named);
            }
        }
    }
    clauses.iter().zip(kept).filter(|(_, kept)| *kept).map(|(clause, _)| clause.clone()).collect()
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
        let contradicts = contradict(&mut Worlds::free(&freer, worlds.days()), conditions)?;
        if contradicts {
            rules = freer;
        } else {
            needed.push(fact);
        }
    }
    Ok(needed)
}
