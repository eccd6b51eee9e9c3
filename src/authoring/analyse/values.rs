//! Values listed in a comparison that make no difference, or that nobody can give.

use super::claim::Claim;
use super::parts::Subject;
use super::tree::{all, found, replaced, test};
use super::worlds::{Asked, Worlds};
use crate::model::{Choices, Condition, FactIx, Kind, Leaf, Node, PlaceIx, Predicate, Rules, Value};

/// Looks at every comparison of a condition that lists several values, but for what stands in these parts: they decide nothing anyway.
pub(super) fn look(subject: &Subject<'_>, needless: &[usize], worlds: &mut Worlds<'_>) -> Asked<Vec<Claim>> {
    let mut claims = Vec::new();
    let mut lists: Vec<(usize, &Leaf)> = Vec::new();
    subject.tree.walk(&mut |part| {
        if let Node::Test(leaf) = &part.node {
            lists.push((part.say, leaf));
        }
    });
    let within =
        |part: usize| needless.iter().any(|&needless| found(subject.tree, needless).is_some_and(|node| found(node, part).is_some()));
    lists.retain(|&(part, _)| !within(part));
    let full = all([subject.context.clone(), subject.tree.clone()]);
    for (part, leaf) in lists {
        let mut current = leaf.test.predicate.clone();
        // The last are left out first: of two that say the same, the first stays.
        for value in listed(leaf, worlds.rules()).into_iter().rev() {
            let Some(fewer) = without(&current, value) else { continue };
            let mut shorter = leaf.clone();
            shorter.test.predicate = fewer.clone();
            let changed = replaced(subject.tree, part, &Node::Test(shorter));
            let changed = all([subject.context.clone(), changed]);
            if worlds.scope(&[&full, &changed])?.same(&full, &changed)? {
                let possible = possible(leaf.test.fact, value, &subject.context, worlds)?;
                claims.push(Claim::Value { whole: subject.whole, part, fact: leaf.test.fact, value, possible });
                current = fewer;
            }
        }
    }
    Ok(claims)
}

/// The values a comparison lists, where it lists several one by one.
fn listed(leaf: &Leaf, rules: &Rules) -> Vec<Value> {
    let fact = rules.facts.at(leaf.test.fact);
    match &leaf.test.predicate {
        Predicate::OneOf(choices) => {
            let ordered = matches!(fact.kind, Kind::Choice { ordered: true } | Kind::Flag);
            let whole = *choices == fact.real_choices() || *choices == fact.all_choices();
            let several = choices.len() > 1 && !ordered && !whole;
            choices.iter().filter(|_| several).map(Value::Choice).collect()
        }
        Predicate::Within(places) if places.len() > 1 => places.iter().copied().map(Value::Place).collect(),
        _ => Vec::new(),
    }
}

fn without(predicate: &Predicate, value: Value) -> Option<Predicate> {
    match (predicate, value) {
        (Predicate::OneOf(choices), Value::Choice(choice)) => Some(Predicate::OneOf(choices.without(choice))).filter(|_| choices.len() > 1),
        (Predicate::Within(places), Value::Place(place)) => {
            // A place that is listed twice is left out once.
            let at = places.iter().rposition(|&listed| listed == place)?;
            let fewer: Vec<PlaceIx> = places.iter().enumerate().filter(|&(n, _)| n != at).map(|(_, &place)| place).collect();
            Some(Predicate::Within(fewer)).filter(|_| places.len() > 1)
        }
        _ => None,
    }
}

/// Whether anybody the condition is for, and who is asked, can give the value.
fn possible(fact: FactIx, value: Value, context: &Condition, worlds: &mut Worlds<'_>) -> Asked<bool> {
    let predicate = match value {
        Value::Choice(choice) => Predicate::OneOf(Choices::one(choice)),
        Value::Place(place) => Predicate::Within(vec![place]),
        _ => return Ok(true),
    };
    let ask_if = worlds.rules().facts.at(fact).ask_if.clone();
    let given = all([context.clone(), test(fact, predicate)].into_iter().chain(ask_if));
    Ok(!worlds.scope(&[&given])?.nobody(&given)?)
}
