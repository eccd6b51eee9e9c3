//! What nobody can meet: constraints, questions and measures whose conditions contradict each other.
//!
//! The engine proves it: each is put to it as the condition of a measure, with no answer given. What cannot be met as of any of
//! a few telling days is reported.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::authoring::diagnose::{Report, codes};
use crate::authoring::lower::Policies;
use crate::engine::{Eligibility, Engine};
use crate::model::{
    Answers, Certainty, Condition, Date, Document, DocumentIx, Grant, Index, Measure, MeasureIx, MeasureKind, Node, PlaceIx, Rules, Table,
};

/// Checks constraints, questions and measures; whether the constraints can hold, without which nothing else is worth checking.
pub(super) fn check(policies: &Policies, report: &mut Report) -> bool {
    let rules = policies.rules(&policies.everything());
    if contradictory_constraints(policies, &rules, report) {
        return false;
    }
    let asked: Vec<&Condition> = rules.facts.iter().filter_map(|fact| fact.ask_if.as_ref()).collect();
    let facts = rules.facts.pairs().filter(|(_, fact)| fact.ask_if.is_some());
    for ((ix, fact), possible) in facts.zip(possible(&asked, &rules, rules.constraints.len())) {
        if !possible {
            let span = policies.facts.spans.get(ix.position()).copied().unwrap_or_default();
            report.add(&codes::NEVER_ASKED, span, &[fact.id.as_str().into()]);
        }
    }
    measures(policies, &rules, report);
    true
}

/// Each constraint is proved to be satisfiable together with those before it.
fn contradictory_constraints(policies: &Policies, rules: &Rules, report: &mut Report) -> bool {
    let everything: Vec<Condition> = rules.constraints.iter().map(|constraint| constraint.must.clone()).collect();
    for n in 0..everything.len() {
        let together = Condition { node: Node::All(everything.iter().take(n + 1).cloned().collect()), say: 0 };
        if possible(&[&together], rules, 0).contains(&false) {
            let span = policies.facts.constraint_spans.get(n).copied().unwrap_or_default();
            let id = rules.constraints.get(n).map(|constraint| constraint.id.clone()).unwrap_or_default();
            report.add(&codes::UNSATISFIABLE, span, &[id.into()]);
            return true;
        }
    }
    false
}

fn measures(policies: &Policies, rules: &Rules, report: &mut Report) {
    let parts = || policies.documents.iter().flat_map(|part| &part.measures);
    let shared = Rc::new(rules.clone());
    let (mut beyond, mut left_out) = (BTreeSet::new(), BTreeSet::new());
    let mut nobody: BTreeSet<usize> = rules.measures.indices().map(Index::position).collect();
    for day in days(rules) {
        let engine = Engine::new(Rc::clone(&shared), day);
        beyond.extend(engine.beyond_bounds().map(Index::position));
        left_out.extend(engine.left_out());
        nobody.retain(|&n| engine.assess(MeasureIx::at(n), &Answers::default()).eligibility == Eligibility::DoesNotQualify);
        if nobody.is_empty() {
            break;
        }
    }
    for n in left_out {
        let span = policies.facts.constraint_spans.get(n).copied().unwrap_or_default();
        let id = rules.constraints.get(n).map(|constraint| constraint.id.clone()).unwrap_or_default();
        report.add(&codes::CONSTRAINT_BEYOND, span, &[id.into()]);
    }
    for (n, part) in parts().enumerate() {
        let id = part.measure.id.as_str();
        if beyond.contains(&n) {
            report.add(&codes::BEYOND_BOUNDS, part.span, &[id.into()]);
        } else if nobody.contains(&n) {
            report.add(&codes::NOBODY, part.span, &[id.into()]);
        }
    }
}

/// Whether somebody can meet each of these conditions, as of one of the telling days, under the first so many constraints.
fn possible(conditions: &[&Condition], rules: &Rules, constraints: usize) -> Vec<bool> {
    let document = Document { id: "probe".into(), issued: None, place: PlaceIx(0), period: (None, None) };
    let measures = conditions.iter().map(|&when| Measure {
        id: "probe".into(),
        document: DocumentIx(0),
        kind: MeasureKind::Service,
        audience: rules.facts.at(rules.audience_fact).all_choices(),
        certainty: Certainty::Exact,
        grant: Grant::Service,
        when: when.clone(),
        open_points: Vec::new(),
        amount: None,
        recognised_first_by: Vec::new(),
    });
    let probe = Rc::new(Rules {
        documents: Table::new(vec![document]),
        measures: Table::new(measures.collect()),
        constraints: rules.constraints.iter().take(constraints).cloned().collect(),
        ..rules.clone()
    });
    let mut possible = vec![false; conditions.len()];
    for day in days(rules) {
        let engine = Engine::new(Rc::clone(&probe), day);
        let outcome = engine.outcome(&Answers::default());
        for (possible, standing) in possible.iter_mut().zip(outcome.standings()) {
            *possible |= standing.eligibility != Eligibility::DoesNotQualify;
        }
        if possible.iter().all(|&possible| possible) {
            break;
        }
    }
    possible
}

/// Days that tell: the last day there is, and the ends and issue days of the documents.
fn days(rules: &Rules) -> Vec<Date> {
    let own = rules.documents.iter().flat_map(|document| [document.period.1, document.issued]).flatten();
    let mut days: Vec<Date> = own.collect();
    days.sort_unstable();
    days.dedup();
    days.push(Date::LAST);
    days.reverse();
    days
}
