//! Brackets: measures, or alternatives of one measure, whose conditions are the same but for the stretch of one figure; the gaps
//! between them, and where they overlap.
//!
//! Neighbours are compared in the order of their figures. A gap or an overlap is only told with somebody who is in it.

use std::collections::BTreeMap;

use super::claim::{Bracket, Claim, Undecided, Whole};
use super::parts::unanswered;
use super::tree::{alike, all, test};
use super::worlds::Worlds;
use crate::engine::is_one_of;
use crate::model::{Choices, Condition, FactIx, Index, Kind, MeasureIx, Node, Predicate, Rules};

/// From and to, both included; an end may be missing.
type Ends = (Option<i64>, Option<i64>);

/// Conditions that differ in the stretch of one figure only.
struct Family<'a> {
    fact: FactIx,
    audience: Choices,
    rest: Vec<&'a Condition>,
    members: Vec<Bracket>,
}

/// The gaps and overlaps of all brackets.
pub(super) fn look(rules: &Rules, worlds: &mut Worlds<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for family in among_measures(rules) {
        neighbours(&family, rules, worlds, true, &mut claims);
    }
    for (ix, measure) in rules.measures.pairs() {
        let mut groups = Vec::new();
        measure.when.walk(&mut |part| {
            if let Node::Any(parts) = &part.node {
                groups.push(parts);
            }
        });
        for parts in groups {
            let mut families: Vec<Family<'_>> = Vec::new();
            parts.iter().for_each(|part| place(part, ix, measure.audience, part.say, rules, &mut families));
            for family in families {
                // Somebody may well take two alternatives at once.
                neighbours(&family, rules, worlds, false, &mut claims);
            }
        }
    }
    claims
}

/// Families of measures of one document and kind.
fn among_measures(rules: &Rules) -> Vec<Family<'_>> {
    let mut groups: BTreeMap<(usize, usize, u128), Vec<MeasureIx>> = BTreeMap::new();
    for (ix, measure) in rules.measures.pairs() {
        groups.entry((measure.document.position(), measure.kind as usize, measure.audience.0)).or_default().push(ix);
    }
    let mut all = Vec::new();
    for group in groups.into_values() {
        let mut families = Vec::new();
        for ix in group {
            let measure = rules.measures.at(ix);
            place(&measure.when, ix, measure.audience, measure.when.say, rules, &mut families);
        }
        all.extend(families);
    }
    all
}

/// Puts a condition into the family it belongs to, once for each figure that it limits.
fn place<'a>(condition: &'a Condition, measure: MeasureIx, audience: Choices, part: usize, rules: &Rules, families: &mut Vec<Family<'a>>) {
    let conjuncts = condition.conjuncts();
    let mut limited: Vec<FactIx> = conjuncts.iter().filter_map(|part| stretch(part, rules)).map(|(fact, _)| fact).collect();
    limited.sort_unstable();
    limited.dedup();
    for fact in limited {
        let (on, rest): (Vec<&Condition>, Vec<&Condition>) =
            conjuncts.iter().copied().partition(|part| stretch(part, rules).is_some_and(|(named, _)| named == fact));
        let ends = on
            .iter()
            .filter_map(|part| stretch(part, rules))
            .fold((None, None), |ends, (_, (low, high))| (highest(ends.0, low), lowest(ends.1, high)));
        let bracket = Bracket { measure, part, ends };
        let fits = |family: &&mut Family<'_>| {
            let rest = family.rest.len() == rest.len() && family.rest.iter().zip(&rest).all(|(a, b)| alike(a, b));
            family.fact == fact && rest
        };
        match families.iter_mut().find(fits) {
            Some(family) => family.members.push(bracket),
            None => families.push(Family { fact, audience, rest, members: vec![bracket] }),
        }
    }
}

/// The fact and stretch of a comparison that limits a figure.
fn stretch(part: &Condition, rules: &Rules) -> Option<(FactIx, Ends)> {
    let Node::Test(leaf) = &part.node else { return None };
    let fact = leaf.test.fact;
    let figure = matches!(rules.facts.at(fact).kind, Kind::Integer { .. } | Kind::Money { .. } | Kind::Date);
    match leaf.test.predicate {
        Predicate::Between(low, high) if figure && !leaf.test.negated && leaf.open_if_false.is_none() && (low, high) != (None, None) => {
            Some((fact, (low, high)))
        }
        _ => None,
    }
}

fn highest(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    a.max(b)
}

fn lowest(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, other) => one.or(other),
    }
}

fn neighbours(family: &Family<'_>, rules: &Rules, worlds: &mut Worlds<'_>, overlaps: bool, claims: &mut Vec<Claim>) {
    let mut members = family.members.clone();
    let low = |bracket: &Bracket| bracket.ends.0.unwrap_or(i64::MIN);
    let high = |bracket: &Bracket| bracket.ends.1.unwrap_or(i64::MAX);
    members.retain(|bracket| low(bracket) <= high(bracket));
    members.sort_by_key(|bracket| (low(bracket), high(bracket)));
    let mut furthest: Option<Bracket> = None;
    for bracket in members {
        let Some(before) = furthest else {
            furthest = Some(bracket);
            continue;
        };
        let (ends, gap) = if high(&before) < low(&bracket).saturating_sub(1) {
            ((high(&before).saturating_add(1), low(&bracket).saturating_sub(1)), true)
        } else {
            ((low(&bracket), high(&before)), false)
        };
        // One bracket inside another is a measure contained in another, which is told as such.
        let inside = high(&bracket) <= high(&before) || low(&before) == low(&bracket);
        let paid = |bracket: &Bracket| rules.measures.at(bracket.measure).amount.is_some();
        let wanted = if gap { true } else { overlaps && !inside && ends.0 <= ends.1 && paid(&before) && paid(&bracket) };
        if wanted {
            let there = test(family.fact, Predicate::Between(Some(ends.0), Some(ends.1)));
            let mut person = all([is_one_of(rules, family.audience), there]);
            if let Node::All(parts) = &mut person.node {
                parts.extend(family.rest.iter().map(|&part| part.clone()));
            }
            match worlds.scope(&[&person]).and_then(|mut scope| scope.person(&person)) {
                Ok(Some(person)) if gap => claims.push(Claim::Gap(before, bracket, family.fact, ends, person)),
                Ok(Some(person)) => claims.push(Claim::Overlap(before, bracket, family.fact, ends, person)),
                Ok(None) => {}
                Err(problem) => claims.push(unanswered(Whole::Measure(bracket.measure), Undecided::Parts, problem)),
            }
        }
        if high(&bracket) > high(&before) {
            furthest = Some(bracket);
        }
    }
}
