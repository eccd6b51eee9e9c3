//! Measures contained in others, among exact ones and those with amounts.
//!
//! Nearly every pair is settled by somebody who meets the one and not the other, which takes no more than reading the rules plainly; for
//! each measure a few persons as unlike each other as can be are tried. Only of the pairs that are left containment is proved or refuted.

use std::collections::BTreeMap;

use super::claim::{Claim, Undecided, Whole};
use super::parts::unanswered;
use super::tree::{alike, all, not, says_anything};
use super::worlds::{Asked, Unanswered, Worlds};
use crate::authoring::person::Plain;
use crate::engine::is_one_of;
use crate::model::{Certainty, Condition, FactIx, Measure, MeasureIx, Rules};

/// So many spaces (pairs, times the days on which they are compared) are looked at; what is left then is not decided.
const MOST_SPACES: usize = 100_000;

/// Measures whose conditions are written alike.
struct Compared<'a> {
    measures: Vec<MeasureIx>,
    /// The first of them speaks for all.
    measure: &'a Measure,
    /// Its audience and condition.
    whole: Condition,
}

/// Measures contained in others. Of a chain only the links are told.
pub(super) fn contained(rules: &Rules, worlds: &mut Worlds<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let compared = compared(rules);
    let mut left = MOST_SPACES;
    let mut within: Vec<Vec<usize>> = Vec::with_capacity(compared.len());
    let mut undecided = vec![false; compared.len()];
    for (n, inner) in compared.iter().enumerate() {
        within.push(match outer(n, &compared, worlds, &mut left) {
            Ok(outer) => outer,
            Err(problem) => {
                claims.extend(inner.measures.iter().map(|&ix| unanswered(Whole::Measure(ix), Undecided::Containment, problem)));
                if let Some(undecided) = undecided.get_mut(n) {
                    *undecided = true;
                }
                Vec::new()
            }
        });
    }
    let groups = groups(&within);
    for (n, one) in compared.iter().enumerate().filter(|&(n, _)| groups.get(n) == Some(&n)) {
        let mut same: Vec<MeasureIx> =
            compared.iter().zip(&groups).filter(|&(_, group)| *group == n).flat_map(|(one, _)| one.measures.iter().copied()).collect();
        same.sort_unstable();
        let of = same.first().copied();
        if same.len() > 1 {
            claims.push(Claim::Same(same));
        }
        for m in links(n, &within, &groups) {
            let (Some(outer), Some(inner)) = (compared.get(m), of) else { continue };
            let mut whole = one.whole.clone();
            whole.shift_open(outer.measure.open_points.len());
            let apart = all([outer.whole.clone(), not(whole)]);
            let others = outer.measures.first().copied();
            claims.push(match worlds.scope(&[&apart]).and_then(|mut scope| scope.person(&apart)) {
                Ok(Some(person)) => Claim::Contained(inner, others.unwrap_or(inner), person),
                // What the other one is contained in was not decided; now it is.
                Ok(None) if undecided.get(m) == Some(&true) => Claim::Same(others.into_iter().chain([inner]).collect()),
                Ok(None) => Claim::AgainstItself(Whole::Measure(inner)),
                Err(problem) => unanswered(Whole::Measure(inner), Undecided::Containment, problem),
            });
        }
    }
    claims
}

/// The measures that are compared, those with conditions written alike together.
fn compared(rules: &Rules) -> Vec<Compared<'_>> {
    let mut compared: Vec<Compared<'_>> = Vec::new();
    let mut known: BTreeMap<(u128, Vec<FactIx>), Vec<usize>> = BTreeMap::new();
    for (ix, measure) in rules.measures.pairs() {
        let chosen = measure.certainty == Certainty::Exact || measure.amount.is_some();
        if !chosen || !says_anything(&measure.when) {
            continue;
        }
        let known = known.entry((measure.audience.0, measure.when.facts())).or_default();
        let like = |&&n: &&usize| compared.get(n).is_some_and(|other| alike(&other.measure.when, &measure.when));
        match known.iter().find(like).copied().and_then(|n| compared.get_mut(n)) {
            Some(other) => other.measures.push(ix),
            None => {
                known.push(compared.len());
                let whole = all([is_one_of(rules, measure.audience), measure.when.clone()]);
                compared.push(Compared { measures: vec![ix], measure, whole });
            }
        }
    }
    compared
}

/// The positions of those that the one at `n` is contained in; none where nobody meets it.
fn outer(n: usize, compared: &[Compared<'_>], worlds: &mut Worlds<'_>, left: &mut usize) -> Asked<Vec<usize>> {
    let Some(inner) = compared.get(n) else { return Ok(Vec::new()) };
    let persons = worlds.scope(&[&inner.whole])?.persons(&inner.whole)?;
    if persons.is_empty() {
        return Ok(Vec::new());
    }
    let rules = worlds.rules();
    let mut may: Vec<usize> = (0..compared.len()).filter(|&m| m != n).collect();
    for person in &persons {
        let plain = Plain::new(rules, person);
        may.retain(|&m| compared.get(m).is_some_and(|outer| may_meet(&plain, outer.measure)));
    }
    let mut within = Vec::new();
    for m in may {
        let Some(outer) = compared.get(m) else { continue };
        let mut other = outer.whole.clone();
        other.shift_open(inner.measure.open_points.len());
        let mut scope = worlds.scope(&[&inner.whole, &other])?;
        *left = left.checked_sub(scope.days()).ok_or(Unanswered::Beyond)?;
        if scope.implies(&inner.whole, &other)? {
            within.push(m);
        }
    }
    Ok(within)
}

/// Whether somebody may be one of those who meet a measure however its open points turn out.
fn may_meet(plain: &Plain<'_>, measure: &Measure) -> bool {
    plain.is_addressed(measure) && plain.holds(&measure.when, &|_| false) && plain.holds(&measure.when, &|_| true)
}

/// For each position the first of those it is the same as.
fn groups(within: &[Vec<usize>]) -> Vec<usize> {
    let is_within = |n: usize, m: usize| within.get(n).is_some_and(|list| list.binary_search(&m).is_ok());
    let first = |(n, list): (usize, &Vec<usize>)| list.iter().copied().take_while(|&m| m < n).find(|&m| is_within(m, n)).unwrap_or(n);
    within.iter().enumerate().map(first).collect()
}

/// What the one at `n` is contained in, but for what these are contained in; the first of each group only.
fn links(n: usize, within: &[Vec<usize>], groups: &[usize]) -> Vec<usize> {
    let beyond = |n: usize| {
        let list = within.get(n).into_iter().flatten().copied();
        list.filter(move |&m| groups.get(m) == Some(&m) && groups.get(n) != Some(&m))
    };
    let mut further = vec![false; within.len()];
    for m in beyond(n).flat_map(beyond) {
        if let Some(further) = further.get_mut(m) {
            *further = true;
        }
    }
    beyond(n).filter(|&m| further.get(m) == Some(&false)).collect()
}

#[cfg(test)]
mod tests {
    use super::{groups, links};

    #[test]
    fn of_a_chain_only_the_links_are_told_and_of_equals_the_first_speaks() {
        // 0 and 2 are the same; both are within 1, and 1 within 3.
        let within = [vec![1, 2, 3], vec![3], vec![0, 1, 3], vec![]];
        let groups = groups(&within);
        assert_eq!(groups, [0, 1, 0, 3]);
        assert_eq!(links(0, &within, &groups), [1]);
        assert_eq!(links(1, &within, &groups), [3]);
        assert!(links(3, &within, &groups).is_empty());
    }
}
