//! Facts that are named in conditions and decide nothing.

use std::rc::Rc;

use super::claim::Claim;
use super::days::Days;
use crate::engine::Engine;
use crate::model::{Answers, FactIx, Form, Rules};

/// The facts no answer to which makes a difference to any measure, for anybody on any day. Facts that nothing names are `check`'s business.
pub(super) fn idle(rules: &Rc<Rules>, days: &Days) -> Vec<Claim> {
    let mut suspects: Vec<FactIx> = Vec::new();
    let mut name = |fact: FactIx| {
        if fact != rules.audience_fact && !suspects.contains(&fact) {
            suspects.push(fact);
        }
    };
    rules.measures.iter().flat_map(|measure| measure.when.facts()).for_each(&mut name);
    let asked = rules.facts.iter().filter_map(|fact| fact.ask_if.as_ref());
    asked.chain(rules.constraints.iter().map(|constraint| &constraint.must)).flat_map(|condition| condition.facts()).for_each(&mut name);
    let shared = |fact: &FactIx| {
        rules.measures.iter().any(|measure| matches!(measure.amount.map(|amount| amount.form), Some(Form::Ratio { of, .. }) if of == *fact))
    };
    suspects.retain(|fact| !shared(fact));
    suspects.sort_unstable();
    // Any fact may hang on any other, so the days of all of them are gone through, as long as a suspect is left.
    let facts: Vec<FactIx> = rules.facts.indices().collect();
    let Some(telling) = days.telling(&facts) else { return Vec::new() };
    for day in telling {
        if suspects.is_empty() {
            break;
        }
        let engine = Engine::new(Rc::clone(rules), day);
        let outcome = engine.outcome(&Answers::default());
        suspects.retain(|fact| !outcome.standings.iter().any(|standing| standing.matters.contains(fact)));
        // What is beyond the bounds may hang on anything it names.
        for measure in engine.beyond_bounds() {
            let named = rules.measures.at(measure).when.facts();
            suspects.retain(|fact| !named.contains(fact));
        }
    }
    suspects.into_iter().map(Claim::Idle).collect()
}
