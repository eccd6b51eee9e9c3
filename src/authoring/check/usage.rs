//! Facts and choices that no condition uses. Documents that are not compiled yet count as well.

use crate::authoring::diagnose::{Report, codes};
use crate::authoring::lower::Policies;
use crate::model::{Choices, Condition, FactIx, Form, Index, Kind, Node, Predicate, Rules};

pub(super) fn check(policies: &Policies, report: &mut Report) {
    let rules = policies.rules(&policies.everything());
    let (used, named) = used(&rules);
    for (ix, fact) in rules.facts.pairs() {
        let span = policies.facts.spans.get(ix.position()).copied().unwrap_or_default();
        if ix == rules.audience_fact {
            continue;
        }
        if !used.contains(&ix) {
            report.add(&codes::UNUSED_FACT, span, &[fact.id.as_str().into()]);
            continue;
        }
        // The order of the choices tells all of them apart; `none` and `other` are there to be chosen.
        if matches!(fact.kind, Kind::Choice { ordered: true } | Kind::Place) {
            continue;
        }
        let named = named.get(ix.position()).copied().unwrap_or_default();
        let unnamed = fact.choices.iter().enumerate().filter(|&(n, id)| !named.contains(n) && id != "none" && !id.starts_with("other"));
        for (_, id) in unnamed {
            let span = policies.choice_span(&fact.id, id).unwrap_or(span);
            report.add(&codes::UNUSED_CHOICE, span, &[id.as_str().into(), fact.id.as_str().into()]);
        }
    }
}

/// The facts that something hangs on, and for each fact the choices that some condition names.
fn used(rules: &Rules) -> (Vec<FactIx>, Vec<Choices>) {
    let mut used = Vec::new();
    let mut named = vec![Choices::EMPTY; rules.facts.len()];
    let mut see = |condition: &Condition| {
        condition.walk(&mut |condition| {
            let Node::Test(leaf) = &condition.node else { return };
            let fact = leaf.test.fact;
            used.push(fact);
            if let Predicate::OneOf(choices) = leaf.test.predicate
                && let Some(named) = named.get_mut(fact.position())
            {
                *named = Choices(named.0 | choices.0);
            }
        });
    };
    rules.measures.iter().for_each(|measure| see(&measure.when));
    rules.facts.iter().filter_map(|fact| fact.ask_if.as_ref()).for_each(&mut see);
    rules.constraints.iter().for_each(|constraint| see(&constraint.must));
    for measure in rules.measures.iter() {
        if let Some(amount) = measure.amount
            && let Form::Ratio { of, .. } = amount.form
        {
            used.push(of);
        }
    }
    (used, named)
}
