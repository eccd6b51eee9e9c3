//! Conditions over what a person would say to each question: when a question is asked, and what it counts as otherwise, is written out.
//!
//! Two packs may ask the same fact under different conditions. Written out, both are conditions over the same answers, and can be
//! compared.

use crate::engine::{counts, is_one_of};
use crate::model::{Condition, Date, Fact, Index, Leaf, Measure, Node, OpenIx, Rules, Table, Test};

/// Rules without anything that hangs on anything: facts that always apply, under these constraints; no measures.
pub(super) fn flat(rules: &Rules, musts: Vec<Condition>) -> Rules {
    let bare = |fact: &Fact| Fact { ask_if: None, else_value: None, ..fact.clone() };
    let constraint = |(n, must)| crate::model::Constraint { id: format!("c{n}"), must };
    Rules {
        facts: Table::new(rules.facts.iter().map(bare).collect()),
        constraints: musts.into_iter().enumerate().map(constraint).collect(),
        measures: Table::new(Vec::new()),
        ..rules.clone()
    }
}

/// Everything a measure asks, with its audience and certainty; its open points are numbered as in `keys`.
pub(super) fn whole(measure: &Measure, rules: &Rules, as_of: Date, keys: &[String]) -> Condition {
    let number = |open: OpenIx| {
        let key = measure.open_points.get(open.position());
        OpenIx::at(keys.iter().position(|known| Some(known) == key).unwrap_or_default())
    };
    let mut parts = vec![is_one_of(rules, measure.audience), unfold(&measure.when, rules, as_of, &number)];
    if measure.certainty.open_point().is_some() {
        parts.push(bare(Node::Open(number(OpenIx::at(measure.open_points.len().saturating_sub(1))))));
    }
    bare(Node::All(parts))
}

/// A condition without open points.
pub(super) fn settled(condition: &Condition, rules: &Rules, as_of: Date) -> Condition {
    unfold(condition, rules, as_of, &|open| open)
}

fn unfold(condition: &Condition, rules: &Rules, as_of: Date, number: &dyn Fn(OpenIx) -> OpenIx) -> Condition {
    let parts = |parts: &[Condition]| parts.iter().map(|part| unfold(part, rules, as_of, number)).collect();
    bare(match &condition.node {
        Node::All(all) => Node::All(parts(all)),
        Node::Any(any) => Node::Any(parts(any)),
        Node::Not(part) => Node::Not(Box::new(unfold(part, rules, as_of, number))),
        Node::AtLeast(count, of) => Node::AtLeast(*count, parts(of)),
        Node::Test(leaf) => {
            let test = test(&leaf.test, rules, as_of);
            match leaf.open_if_false {
                Some(open) => Node::Any(vec![test, bare(Node::Open(number(open)))]),
                None => return test,
            }
        }
        Node::Open(open) => Node::Open(number(*open)),
    })
}

/// A test where its fact applies; where it does not, what the test says of that which the fact counts as.
fn test(test: &Test, rules: &Rules, as_of: Date) -> Condition {
    let asked = bare(Node::Test(Leaf { test: test.clone(), inferred: false, open_if_false: None }));
    let fact = rules.facts.at(test.fact);
    let Some(ask_if) = &fact.ask_if else { return asked };
    let applies = settled(ask_if, rules, as_of);
    let otherwise = fact.else_value.is_some_and(|value| counts(rules, as_of, &test.predicate, value)) != test.negated;
    let not = bare(Node::Not(Box::new(applies.clone())));
    if otherwise { bare(Node::Any(vec![not, asked])) } else { bare(Node::All(vec![applies, asked])) }
}

fn bare(node: Node) -> Condition {
    Condition { node, say: 0 }
}
