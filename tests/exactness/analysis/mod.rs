//! What `policy analyse` claims, against trying every applicant on every day around the dates that a case names.

mod conditions;
mod everybody;
mod measures;
mod pairs;

use std::rc::Rc;

use policy_calculator::authoring::analyse::{Claim, Fault, Whole, claims};
use policy_calculator::authoring::person::{Granted, Plain};
use policy_calculator::engine::Person;
use policy_calculator::model::{
    Answers, Certainty, Choices, Condition, Date, DocumentIx, FactIx, Form, Grant, Index, Leaf, Measure, MeasureIx, MeasureKind, Node,
    Predicate, Rules, Value,
};

use crate::brute::World;
use crate::generate::Case;

use conditions::{node, settled, whole};
use everybody::{Everybody, days, plain};
use measures::{idle, kinds, points, values};
use pairs::{examples, together};

/// What was compared.
#[derive(Default)]
pub(crate) struct Tally {
    cases: usize,
    /// Nobody, parts, points, values, kinds, idle, contained, both, brackets.
    claims: [usize; 9],
    people: usize,
}

const NAMES: [&str; 9] = ["nobody", "parts", "points", "values", "kinds", "idle", "contained", "both", "brackets"];

pub(crate) fn told(tallies: &[Tally]) -> String {
    let sum = |of: &dyn Fn(&Tally) -> usize| tallies.iter().map(of).sum::<usize>();
    let claims: Vec<String> = NAMES.iter().enumerate().map(|(n, name)| format!("{} {name}", sum(&|tally| tally.claims[n]))).collect();
    format!("{} cases, claims: {}; {} people judged plainly", sum(&|tally| tally.cases), claims.join(", "), sum(&|tally| tally.people))
}

pub(crate) fn compare(case: &Case, seed: u64, tally: &mut Tally) -> Result<(), String> {
    let rules = &case.rules;
    let days = days(case);
    let ways = |values: usize| -> usize {
        rules.facts.iter().map(|fact| crate::generate::every_value(rules, fact, &days[0].1[..values.min(days[0].1.len())]).len()).product()
    };
    // Trying everybody on every day is slow; large cases are left to the other proofs.
    if ways(usize::MAX).saturating_mul(days.len()) > 12_000 {
        return Ok(());
    }
    tally.cases += 1;
    let group: Vec<MeasureIx> = rules.measures.indices().collect();
    let shared = Rc::new(rules.clone());
    let found = claims(&shared, &[group], None);
    let everybody = Everybody::new(rules, &days);
    if let Some(own) = found.iter().find(|claim| matches!(claim, Claim::AgainstItself(_) | Claim::NotDecided(..))) {
        return Err(format!("{own:?}"));
    }
    if let [Claim::Contradiction(_)] = found.as_slice() {
        let nobody = everybody.worlds.iter().all(World::is_empty);
        return if nobody { Ok(()) } else { Err("the constraints can hold".into()) };
    }
    plain(&everybody, rules, seed, tally)?;
    for (n, constraint) in rules.constraints.iter().enumerate() {
        let others = Rules { constraints: without(&rules.constraints, n), ..rules.clone() };
        whole(Whole::Must(n), &as_measure(rules, &constraint.must), &found, &Everybody::new(&others, &days), tally)?;
    }
    for (fact, known) in rules.facts.pairs() {
        if let Some(ask_if) = &known.ask_if {
            whole(Whole::AskIf(fact), &as_measure(rules, ask_if), &found, &everybody, tally)?;
        }
    }
    for (ix, measure) in rules.measures.pairs() {
        let measure = &certain(measure);
        let unasked: Vec<FactIx> = found.iter().filter_map(|claim| unasked_by_all(claim, ix)).collect();
        if unasked.is_empty() {
            whole(Whole::Measure(ix), measure, &found, &everybody, tally)?;
        }
        kinds(ix, measure, &found, &everybody, tally)?;
        values(ix, measure, &found, &everybody, tally)?;
        points(ix, measure, &found, &everybody, tally)?;
    }
    idle(rules, &found, &everybody, tally)?;
    together(rules, &found, &everybody, tally)?;
    examples(rules, &found, tally)
}

fn without<T: Clone>(list: &[T], n: usize) -> Vec<T> {
    list.iter().enumerate().filter(|&(m, _)| m != n).map(|(_, item)| item.clone()).collect()
}

/// A condition as the measure of everybody.
fn as_measure(rules: &Rules, when: &Condition) -> Measure {
    Measure {
        id: "probe".into(),
        document: DocumentIx(0),
        kind: MeasureKind::Service,
        audience: rules.facts.at(rules.audience_fact).all_choices(),
        certainty: Certainty::Exact,
        grant: Grant::Service,
        when: when.clone(),
        open_points: vec![],
        amount: None,
        recognised_first_by: vec![],
    }
}

/// The measure as if the document stated everything: what is analysed is what is written.
fn certain(measure: &Measure) -> Measure {
    let mut measure = measure.clone();
    if measure.certainty.open_point().is_some() {
        measure.open_points.pop();
        measure.certainty = Certainty::Exact;
    }
    measure
}

fn unasked_by_all(claim: &Claim, ix: MeasureIx) -> Option<FactIx> {
    match claim {
        Claim::NotAskedOf { measure, fact, kind: None, .. } if *measure == ix => Some(*fact),
        _ => None,
    }
}

fn with(measure: &Measure, when: Condition) -> Measure {
    Measure { when, ..measure.clone() }
}

fn says_anything(tree: &Condition) -> bool {
    matches!(tree.node, Node::Test(_) | Node::Open(_)) || tree.parts().iter().any(says_anything)
}
