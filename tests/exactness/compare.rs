//! The engine against brute force, and what a difference looks like.

use std::fmt::Write as _;
use std::rc::Rc;

use policy_calculator::engine::{Assessment, Engine};
use policy_calculator::model::{Answers, Condition, FactIx, Measure, Node, Rules, Table};
use policy_calculator::pack::{self, Header, Pack};

use crate::brute::{self, Expected, World};
use crate::generate::{Case, numbered};

/// The pack of these rules, by way of the wire.
pub(crate) fn pack(rules: &Rules) -> Pack {
    let header = Header { id: "p".into(), version: "1".into(), language: "zh".into(), files: vec![] };
    pack::load(pack::encode(header, rules, &Default::default())).unwrap()
}

/// What was met in a comparison.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) cases: usize,
    pub(crate) measures: usize,
    /// Does not qualify, undetermined, may qualify, qualifies.
    pub(crate) standings: [usize; 4],
    pub(crate) missing: usize,
    pub(crate) aside: usize,
    pub(crate) inferred_only: usize,
    /// Undetermined, yet no single answer changes anything: the constraints tie facts together so that only two at once could.
    pub(crate) tied: usize,
}

/// Compares one case; tells the first difference, if there is one.
pub(crate) fn compare(case: &Case, tally: &mut Tally) -> Result<(), String> {
    let pack = pack(&case.rules);
    if *pack.rules != case.rules {
        return Err("the pack read back is another one\n".into());
    }
    let engine = Engine::new(Rc::clone(&pack.rules), case.as_of);
    let (admitted, aside) = engine.admit(&case.answers);
    let expected = brute::admitted(&case.rules, case.as_of, &case.days, &case.answers);
    let got = (admitted, aside.iter().map(|aside| aside.fact).collect::<Vec<FactIx>>());
    if got != expected {
        return Err(format!("admitted\n  expected {expected:?}\n  got      {got:?}\n"));
    }
    let admitted = got.0;
    tally.cases += 1;
    tally.aside += aside.len();
    for aside in &aside {
        // The named constraints alone contradict the answer and those before it.
        let mut rules = case.rules.clone();
        rules.constraints = aside.constraints.iter().map(|&n| case.rules.constraints[n].clone()).collect();
        let mut answers = Answers::default();
        for (fact, answer) in
            admitted.iter().filter(|&(fact, _)| fact < aside.fact).chain(case.answers.iter().filter(|&(fact, _)| fact == aside.fact))
        {
            answers.set(fact, Some(answer));
        }
        if !World::new(&rules, case.as_of, &case.days, &answers).is_empty() {
            return Err(format!("set aside {:?}, but not for the constraints {:?}\n", aside.fact, aside.constraints));
        }
    }
    let world = World::new(&case.rules, case.as_of, &case.days, &admitted);
    let outcome = engine.outcome(&admitted);
    for fact in case.rules.facts.indices() {
        let (expected, got) = (world.applies(fact), engine.applies(fact, &admitted));
        if expected != got {
            return Err(format!("whether f{} applies\n  expected {expected:?}\n  got      {got:?}\n", fact.0));
        }
    }
    for measure in case.rules.measures.indices() {
        let expected = world.expected(measure);
        let assessed = engine.assess(measure, &admitted);
        let standing = outcome.at(measure);
        let Assessment { eligibility, missing, open, stale, amount, .. } = &assessed;
        let same = (standing.eligibility, standing.missing, standing.open, standing.stale, standing.amount)
            == (*eligibility, &**missing, &**open, *stale, *amount);
        if !same || assessed.measure != measure || standing.measure != measure {
            return Err(format!("m{}: its standing is {standing:?}, but assessed it is {assessed:?}\n", measure.0));
        }
        let got = Expected {
            eligibility: standing.eligibility,
            matters: standing.matters.to_vec(),
            missing: standing.missing.to_vec(),
            open: standing.open.to_vec(),
            failed: assessed.failed,
            on_inferred_only: expected.on_inferred_only.map(|_| assessed.on_inferred_only),
        };
        if got != expected {
            return Err(format!("m{}\n  expected {expected:?}\n  got      {got:?}\n", measure.0));
        }
        tally.measures += 1;
        tally.standings[3 - got.eligibility as usize] += 1;
        tally.missing += got.missing.len();
        tally.inferred_only += usize::from(got.on_inferred_only == Some(true));
        tally.tied += usize::from(got.eligibility as usize == 2 && got.matters.is_empty());
    }
    Ok(())
}

/// The smallest case this one can be cut down to that `fails` still.
pub(crate) fn minimised(case: &Case, fails: &dyn Fn(&Case) -> bool) -> Case {
    let mut case = case.clone();
    while let Some(smaller) = smaller(&case).into_iter().find(|smaller| brute::satisfiable(&smaller.rules, &smaller.days) && fails(smaller))
    {
        case = smaller;
    }
    case
}

fn smaller(case: &Case) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut with = |change: &dyn Fn(&mut Case)| {
        let mut smaller = case.clone();
        change(&mut smaller);
        cases.push(smaller);
    };
    let measures: Vec<Measure> = case.rules.measures.iter().cloned().collect();
    for n in 0..measures.len() {
        with(&|case| {
            let left = measures.iter().enumerate().filter(|&(m, _)| m != n).map(|(_, measure)| measure.clone());
            case.rules.measures = Table::new(left.collect());
        });
    }
    for n in 0..case.rules.constraints.len() {
        with(&|case| drop(case.rules.constraints.remove(n)));
        for must in cut(&case.rules.constraints[n].must) {
            with(&|case| case.rules.constraints[n].must = numbered(must.clone()));
        }
    }
    for (fact, _) in case.answers.iter() {
        with(&|case| case.answers.set(fact, None));
    }
    for (ix, fact) in case.rules.facts.pairs() {
        if fact.ask_if.is_some() {
            with(&|case| case.rules.facts.at_mut(ix).ask_if = None);
        }
        if fact.else_value.is_some() {
            with(&|case| case.rules.facts.at_mut(ix).else_value = None);
        }
        for ask_if in fact.ask_if.iter().flat_map(cut) {
            with(&|case| case.rules.facts.at_mut(ix).ask_if = Some(numbered(ask_if.clone())));
        }
    }
    for (ix, measure) in case.rules.measures.pairs() {
        for when in cut(&measure.when) {
            with(&|case| case.rules.measures.at_mut(ix).when = numbered(when.clone()));
        }
    }
    cases
}

/// A condition with one node replaced by a part of it, or with one part left out.
fn cut(condition: &Condition) -> Vec<Condition> {
    let mut smaller: Vec<Condition> = condition.parts().to_vec();
    for n in 0..condition.parts().len() {
        let mut fewer = condition.clone();
        if let Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) = &mut fewer.node {
            parts.remove(n);
            smaller.push(fewer);
        }
        for part in cut(&condition.parts()[n]) {
            let mut with = condition.clone();
            match &mut with.node {
                Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) => parts[n] = part,
                Node::Not(inner) => **inner = part,
                Node::Test(_) | Node::Open(_) => {}
            }
            smaller.push(with);
        }
    }
    smaller
}

/// A case in words.
pub(crate) fn told(case: &Case) -> String {
    let mut out = format!("as of {}\n", case.as_of);
    for (n, place) in case.rules.places.table.iter().enumerate() {
        let _ = writeln!(out, "place p{n} in {:?}", place.parent.map(|parent| parent.0));
    }
    for (ix, fact) in case.rules.facts.pairs() {
        let audience = if ix == case.rules.audience_fact { " (the kind of applicant)" } else { "" };
        let _ = write!(out, "fact f{}: {:?} {:?}{audience}", ix.0, fact.kind, fact.choices);
        if let Some(ask_if) = &fact.ask_if {
            let _ = write!(out, ", ask if {}, else {:?}", words(ask_if), fact.else_value);
        }
        let _ = writeln!(out, ", answered {:?}", case.answers.get(ix));
    }
    for constraint in &case.rules.constraints {
        let _ = writeln!(out, "constraint {}: {}", constraint.id, words(&constraint.must));
    }
    for measure in case.rules.measures.iter() {
        let _ = writeln!(
            out,
            "measure {} for {:?}, {}, open points {:?}: {}",
            measure.id,
            measure.audience.iter().collect::<Vec<_>>(),
            measure.certainty.word(),
            measure.open_points,
            words(&measure.when)
        );
    }
    out
}

fn words(condition: &Condition) -> String {
    let parts = || condition.parts().iter().map(words).collect::<Vec<_>>().join(", ");
    match &condition.node {
        Node::All(_) => format!("all({})", parts()),
        Node::Any(_) => format!("any({})", parts()),
        Node::Not(_) => format!("not({})", parts()),
        Node::AtLeast(count, _) => format!("at_least {count}({})", parts()),
        Node::Open(open) => format!("open {}", open.0),
        Node::Test(leaf) => {
            let not = if leaf.test.negated { "not " } else { "" };
            let inferred = if leaf.inferred { " (inferred)" } else { "" };
            let open = leaf.open_if_false.map(|open| format!(" else open {}", open.0)).unwrap_or_default();
            format!("f{} {not}{:?}{inferred}{open}", leaf.test.fact.0, leaf.test.predicate)
        }
    }
}
