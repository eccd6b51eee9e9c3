//! Facts that are named in conditions and decide nothing.

use std::rc::Rc;

use super::claim::{Claim, Undecided, Whole};
use super::days::Days;
use crate::engine::Engine;
use crate::model::{Answers, Condition, Date, FactIx, Form, Index, Rules};

/// The facts no answer to which makes a difference to any measure, for anybody on any day. Facts that no measure
/// names, nor anything it hangs on, are never asked anyway.
pub(super) fn idle(rules: &Rc<Rules>, days: &Days) -> Vec<Claim> {
    let mut suspects: Vec<FactIx> = Vec::new();
    let mut name = |fact: FactIx| {
        if fact != rules.audience_fact && !suspects.contains(&fact) {
            suspects.push(fact);
        }
    };
    let mut waiting: Vec<FactIx> = rules.measures.iter().flat_map(|measure| measure.when.facts()).collect();
    waiting.sort_unstable();
    waiting.dedup();
    let mut seen = vec![false; rules.facts.len()];
    while let Some(fact) = waiting.pop() {
        if let Some(seen) = seen.get_mut(fact.position()).filter(|seen| !**seen) {
            *seen = true;
            name(fact);
            waiting.extend(rules.facts.at(fact).ask_if.iter().flat_map(Condition::facts));
        }
    }
    let shared = |fact: &FactIx| {
        rules.measures.iter().any(|measure| matches!(measure.amount.map(|amount| amount.form), Some(Form::Ratio { of, .. }) if of == *fact))
    };
    suspects.retain(|fact| !shared(fact));
    suspects.sort_unstable();
    // On the last day most of them prove to matter; for those left every telling day of all measures is gone through.
    still_idle(&mut suspects, rules, days.last());
    if suspects.is_empty() {
        return Vec::new();
    }
    let conditions: Vec<&Condition> =
        rules.measures.iter().map(|measure| &measure.when).chain(rules.constraints.iter().map(|constraint| &constraint.must)).collect();
    let facts: Vec<FactIx> = rules.facts.indices().collect();
    let Some(telling) = days.telling(&conditions, &facts, rules) else {
        return suspects.into_iter().map(|fact| Claim::NotDecided(Whole::AskIf(fact), Undecided::Idle)).collect();
    };
    for day in telling.into_iter().skip(1) {
        still_idle(&mut suspects, rules, day);
    }
    suspects.into_iter().map(Claim::Idle).collect()
}

/// Leaves out the facts that matter to some measure as of a day, or may.
fn still_idle(suspects: &mut Vec<FactIx>, rules: &Rc<Rules>, day: Date) {
    if suspects.is_empty() {
        return;
    }
    let engine = Engine::new(Rc::clone(rules), day);
    let outcome = engine.outcome(&Answers::default());
    suspects.retain(|fact| !outcome.standings().any(|standing| standing.matters.contains(fact)));
    // What is beyond the bounds may hang on anything it names.
    for measure in engine.beyond_bounds() {
        let named = rules.measures.at(measure).when.facts();
        suspects.retain(|fact| !named.contains(fact));
    }
}
