//! Measures beside each other: one contained in another, and two of an exclusive group that one person gets.

use super::claim::{Claim, Undecided, Whole};
use super::parts::unanswered;
use super::tree::{alike, all, not};
use super::worlds::{Asked, Worlds};
use crate::authoring::person::{Granted, Plain};
use crate::engine::{Person, is_one_of};
use crate::model::{Certainty, Condition, Index, MeasureIx, Rules};

/// A measure that is compared with others.
struct Compared {
    ix: MeasureIx,
    /// Its audience and condition.
    whole: Condition,
    /// Somebody who meets it.
    person: Person,
}

/// The condition of a measure with its audience; its open points counted from `shift` on.
fn whole(rules: &Rules, ix: MeasureIx, shift: usize) -> Condition {
    let measure = rules.measures.at(ix);
    let mut when = measure.when.clone();
    when.shift_open(shift);
    all([is_one_of(rules, measure.audience), when])
}

/// Measures contained in others, among exact ones and those with amounts. Of a chain only the links are told.
pub(super) fn contained(rules: &Rules, worlds: &mut Worlds<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut compared: Vec<Compared> = Vec::new();
    let chosen = rules.measures.pairs().filter(|(_, measure)| measure.certainty == Certainty::Exact || measure.amount.is_some());
    for (ix, measure) in chosen.filter(|(_, measure)| super::tree::says_anything(&measure.when)) {
        let whole = whole(rules, ix, 0);
        match worlds.scope(&[&whole]).and_then(|mut scope| scope.person(&whole)) {
            Ok(Some(person)) => {
                compared.push(Compared { ix, whole: all([is_one_of(rules, measure.audience), measure.when.clone()]), person })
            }
            Ok(None) => {}
            Err(problem) => claims.push(unanswered(Whole::Measure(ix), Undecided::Containment, problem)),
        }
    }
    let mut within: Vec<Vec<usize>> = vec![Vec::new(); compared.len()];
    for (n, inner) in compared.iter().enumerate() {
        // Who meets the one and not the other settles most pairs.
        let plain = Plain::new(rules, &inner.person);
        let may = |outer: &Compared| plain.granted(rules.measures.at(outer.ix)) != Granted::No;
        let outer: Vec<usize> = compared.iter().enumerate().filter(|&(m, outer)| m != n && may(outer)).map(|(m, _)| m).collect();
        for m in outer {
            let Some(outer) = compared.get(m) else { continue };
            match implies(rules, inner, outer, worlds) {
                Ok(true) => within.get_mut(n).into_iter().for_each(|list| list.push(m)),
                Ok(false) => {}
                Err(problem) => claims.push(unanswered(Whole::Measure(inner.ix), Undecided::Containment, problem)),
            }
        }
    }
    let is_within = |n: usize, m: usize| within.get(n).is_some_and(|list| list.contains(&m));
    let same = |n: usize, m: usize| n == m || (is_within(n, m) && is_within(m, n));
    for (n, one) in compared.iter().enumerate() {
        // The first of those with the same condition speaks for all.
        let group: Vec<usize> = (0..compared.len()).filter(|&m| same(n, m)).collect();
        if group.first() != Some(&n) {
            continue;
        }
        if group.len() > 1 {
            claims.push(Claim::Same(group.iter().filter_map(|&m| compared.get(m)).map(|one| one.ix).collect()));
        }
        for (m, outer) in compared.iter().enumerate().filter(|&(m, _)| is_within(n, m) && !same(n, m)) {
            let first = !(0..m).any(|earlier| same(earlier, m));
            let between = |k: usize| is_within(n, k) && !same(n, k) && is_within(k, m) && !same(k, m);
            if !first || (0..compared.len()).any(between) {
                continue;
            }
            let shift = rules.measures.at(outer.ix).open_points.len();
            let mut inner = one.whole.clone();
            inner.shift_open(shift);
            let apart = all([outer.whole.clone(), not(inner)]);
            claims.push(match worlds.scope(&[&apart]).and_then(|mut scope| scope.person(&apart)) {
                Ok(Some(person)) => Claim::Contained(one.ix, outer.ix, person),
                Ok(None) => Claim::AgainstItself(Whole::Measure(one.ix)),
                Err(problem) => unanswered(Whole::Measure(one.ix), Undecided::Containment, problem),
            });
        }
    }
    claims
}

fn implies(rules: &Rules, inner: &Compared, outer: &Compared, worlds: &mut Worlds<'_>) -> Asked<bool> {
    // Written alike is alike, though each has its own open points.
    if alike(&inner.whole, &outer.whole) {
        return Ok(true);
    }
    let mut other = outer.whole.clone();
    other.shift_open(rules.measures.at(inner.ix).open_points.len());
    worlds.scope(&[&inner.whole, &other])?.implies(&inner.whole, &other)
}

/// Pairs of an exclusive group that one person meets.
pub(super) fn exclusive(groups: &[Vec<MeasureIx>], rules: &Rules, worlds: &mut Worlds<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (n, group) in groups.iter().enumerate() {
        for (at, &one) in group.iter().enumerate() {
            for &other in group.iter().skip(at + 1).filter(|&&other| other != one) {
                let both = all([whole(rules, one, 0), whole(rules, other, rules.measures.at(one).open_points.len())]);
                match worlds.scope(&[&both]).and_then(|mut scope| scope.person(&both)) {
                    Ok(Some(person)) => claims.push(Claim::Both(n, one, other, person)),
                    Ok(None) => {}
                    Err(problem) => claims.push(unanswered(Whole::Measure(one), Undecided::Exclusive, problem)),
                }
            }
        }
    }
    claims.sort_by_key(|claim| match claim {
        Claim::Both(_, one, other, _) => (one.position(), other.position()),
        _ => (usize::MAX, 0),
    });
    claims
}
