//! Two packs in one vocabulary: every fact, choice and place of either, so that one person can be put to both.
//!
//! Facts are the same where id and kind are, choices and places where their ids are. Each pack then reads of a person what it knows,
//! and judges by its own tests: a choice it does not have is one that none of its conditions names, and who is in a place it does not
//! have is in the nearest place around it that it has. Knows nothing of outcomes.

use std::collections::BTreeSet;

use super::places::joined;
use super::reading::Reading;
use crate::model::{Choices, Fact, FactIx, Kind, PlaceIx, Rules, Table};

/// Two packs over the same facts and places; each keeps its own measures, constraints, `ask_if` and `else_value`.
#[derive(Clone, Debug)]
pub struct Common {
    /// The old pack.
    pub old: Rules,
    /// The new pack.
    pub new: Rules,
    /// For each fact, where it stands in the packs themselves.
    pub facts: Table<FactIx, Origin>,
    /// For each place, where it stands in the packs themselves.
    pub places: Vec<[Option<PlaceIx>; 2]>,
}

/// Where a common fact and its choices come from: first in the old pack, then in the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The fact.
    pub fact: [Option<FactIx>; 2],
    /// Its choices.
    pub choices: Vec<[Option<usize>; 2]>,
}

/// The old pack, as a position in pairs.
pub(super) const OLD: usize = 0;
/// The new pack, as a position in pairs.
pub(super) const NEW: usize = 1;

/// Puts two packs into one vocabulary.
pub fn common(old: &Rules, new: &Rules) -> Common {
    let packs = [old, new];
    let mut apart = BTreeSet::new();
    let origins = loop {
        let paired = paired(packs, &apart);
        match ordered(packs, &paired) {
            Ok(order) => break order.into_iter().filter_map(|n| paired.get(n).cloned()).collect::<Vec<_>>(),
            // Where the packs ask two facts the other way round, no order suits both: they count as different facts.
            Err(stuck) => apart.extend(stuck.into_iter().filter_map(|n| paired.get(n)?.of(OLD))),
        }
    };
    let shared = joined(&old.places, &new.places);
    let facts: Vec<Fact> = origins.iter().map(|origin| bare(packs, origin)).collect();
    let side = |side: usize, rules: &Rules| Reading::new(rules, side, &origins, &shared).rules(&facts, &shared.tree);
    Common { old: side(OLD, old), new: side(NEW, new), places: shared.origins.clone(), facts: Table::new(origins) }
}

impl Origin {
    /// The fact in one of the packs.
    pub(super) fn of(&self, side: usize) -> Option<FactIx> {
        self.fact.get(side).copied().flatten()
    }

    /// The position a choice of one of the packs has here.
    pub(super) fn choice(&self, side: usize, choice: usize) -> Option<usize> {
        self.choices.iter().position(|known| known.get(side).copied().flatten() == Some(choice))
    }
}

/// Where a fact of one of the packs went.
pub(super) fn position(origins: &[Origin], side: usize, fact: FactIx) -> usize {
    origins.iter().position(|origin| origin.of(side) == Some(fact)).unwrap_or_default()
}

/// The facts of either pack; those of one id and kind are one, but for those to be kept apart.
fn paired(packs: [&Rules; 2], apart: &BTreeSet<FactIx>) -> Vec<Origin> {
    let [old, new] = packs;
    let mut origins: Vec<Origin> = Vec::new();
    for (ix, fact) in new.facts.pairs() {
        let alike = |other: &Fact| other.id == fact.id && std::mem::discriminant(&other.kind) == std::mem::discriminant(&fact.kind);
        let same = old.facts.find(alike).filter(|same| !apart.contains(same));
        let shared = choices(same.map(|same| old.facts.at(same)), Some(fact));
        origins.push(match same.filter(|_| shared.len() <= Choices::LIMIT) {
            Some(same) => Origin { fact: [Some(same), Some(ix)], choices: shared },
            None => Origin { fact: [None, Some(ix)], choices: choices(None, Some(fact)) },
        });
    }
    for (ix, fact) in old.facts.pairs() {
        if !origins.iter().any(|origin| origin.of(OLD) == Some(ix)) {
            origins.push(Origin { fact: [Some(ix), None], choices: choices(Some(fact), None) });
        }
    }
    origins
}

/// The choices of the new fact in its order, then what only the old one has.
fn choices(old: Option<&Fact>, new: Option<&Fact>) -> Vec<[Option<usize>; 2]> {
    let ids = |fact: Option<&Fact>| fact.map(|fact| fact.choices.clone()).unwrap_or_default();
    let (before, after) = (ids(old), ids(new));
    let find = |list: &[String], id: &String| list.iter().position(|other| other == id);
    let mut choices: Vec<_> = after.iter().enumerate().map(|(n, id)| [find(&before, id), Some(n)]).collect();
    choices.extend(before.iter().enumerate().filter(|(_, id)| find(&after, id).is_none()).map(|(n, _)| [Some(n), None]));
    choices
}

/// An order in which each fact stands after those it hangs on in either pack; where there is none, the facts that are left over.
fn ordered(packs: [&Rules; 2], origins: &[Origin]) -> Result<Vec<usize>, Vec<usize>> {
    let hangs_on = |origin: &Origin| {
        let mut on = Vec::new();
        for (side, rules) in packs.into_iter().enumerate() {
            let ask_if = origin.of(side).and_then(|fact| rules.facts.at(fact).ask_if.as_ref());
            on.extend(ask_if.iter().flat_map(|ask_if| ask_if.facts()).map(|fact| position(origins, side, fact)));
        }
        on
    };
    let hangs: Vec<Vec<usize>> = origins.iter().map(hangs_on).collect();
    let mut order: Vec<usize> = Vec::with_capacity(origins.len());
    let mut placed = vec![false; origins.len()];
    let is_placed = |placed: &[bool], n: usize| placed.get(n).copied().unwrap_or(true);
    while order.len() < origins.len() {
        let ready = |&n: &usize| !is_placed(&placed, n) && hangs.get(n).is_none_or(|on| on.iter().all(|&other| is_placed(&placed, other)));
        let Some(next) = (0..origins.len()).find(ready) else {
            return Err((0..origins.len()).filter(|&n| !is_placed(&placed, n)).collect());
        };
        if let Some(at) = placed.get_mut(next) {
            *at = true;
        }
        order.push(next);
    }
    Ok(order)
}

/// A fact without what the packs may say differently of it: when it is asked, and what it counts as otherwise.
fn bare(packs: [&Rules; 2], origin: &Origin) -> Fact {
    let known: Vec<&Fact> = packs.into_iter().enumerate().filter_map(|(side, rules)| rules.facts.get(origin.of(side)?)).collect();
    let (first, last) = (known.first(), known.last());
    let id = |choice: &[Option<usize>; 2]| {
        let named =
            |side: usize, rules: &Rules| rules.facts.get(origin.of(side)?)?.choices.get(choice.get(side).copied().flatten()?).cloned();
        packs.into_iter().enumerate().find_map(|(side, rules)| named(side, rules)).unwrap_or_default()
    };
    let span = |min: i64, max: i64| match first.map(|fact| fact.kind) {
        Some(Kind::Integer { min: low, max: high } | Kind::Money { min: low, max: high }) => (min.min(low), max.max(high)),
        _ => (min, max),
    };
    let kind = match last.map_or(Kind::Flag, |fact| fact.kind) {
        Kind::Integer { min, max } => Kind::Integer { min: span(min, max).0, max: span(min, max).1 },
        Kind::Money { min, max } => Kind::Money { min: span(min, max).0, max: span(min, max).1 },
        kind => kind,
    };
    Fact {
        id: last.map(|fact| fact.id.clone()).unwrap_or_default(),
        kind,
        topic: 0,
        choices: origin.choices.iter().map(id).collect(),
        ask_if: None,
        else_value: None,
        changeable: last.is_some_and(|fact| fact.changeable),
        sensitive: last.is_some_and(|fact| fact.sensitive),
    }
}
