//! A pack changed at random, as an editor would: conditions, questions, choices, constraints, measures.

use policy_calculator::model::{Certainty, Choices, Condition, FactIx, Index, Kind, Measure, Node, OpenIx, Predicate, Rules, Table, Value};

use crate::generate::numbered;
use crate::rng::Rng;

/// The same rules with a few changes, or (seldom) none.
pub(crate) fn changed(rules: &Rules, rng: &mut Rng) -> Rules {
    let mut rules = rules.clone();
    for _ in 0..rng.between(0, 3) {
        change(&mut rules, rng);
    }
    rules
}

fn change(rules: &mut Rules, rng: &mut Rng) {
    let fact = FactIx::at(rng.below(rules.facts.len()));
    match rng.below(16) {
        0..=5 => on_measure(rules, rng, &mut |measure, rng| {
            let count = count(&measure.when);
            let at = rng.below(count);
            // The point of the certainty is not the condition's.
            let open = measure.open_points.len() - usize::from(measure.certainty.open_point().is_some());
            mutate(&mut measure.when, &mut { at }, open, rng);
            measure.when = numbered(measure.when.clone());
        }),
        6 => {
            let kinds = rules.facts.at(rules.audience_fact).choices.len();
            on_measure(rules, rng, &mut |measure, rng| {
                let toggled = Choices(measure.audience.0 ^ Choices::one(rng.below(kinds)).0);
                measure.audience = if toggled.is_empty() { measure.audience } else { toggled };
            });
        }
        7 => on_measure(rules, rng, &mut |measure, rng| {
            let was = usize::from(measure.certainty.open_point().is_some());
            measure.open_points.truncate(measure.open_points.len() - was);
            measure.certainty = rng.pick(Certainty::ALL);
            measure.open_points.extend(measure.certainty.open_point().map(String::from));
        }),
        8 => rules.facts.at_mut(fact).ask_if = None,
        9 => {
            let value = match rules.facts.at(fact).kind {
                Kind::Flag => Some(Value::Flag(rng.percent(50))),
                Kind::Choice { .. } => Some(Value::Choice(rng.below(rules.facts.at(fact).choices.len()))),
                _ => None,
            };
            rules.facts.at_mut(fact).else_value = value;
        }
        10 | 11 if fact != rules.audience_fact => add_choice(rules, fact),
        12 if fact != rules.audience_fact => drop_choice(rules, fact, rng),
        13 => {
            if let Some(last) = rules.constraints.pop()
                && rng.percent(50)
            {
                let weaker = Condition { node: Node::Any(vec![last.must.clone(), last.must.clone()]), say: 0 };
                rules.constraints.push(policy_calculator::model::Constraint { must: numbered(weaker), ..last });
            }
        }
        14 => {
            let known = rules.facts.at_mut(fact);
            match &mut known.kind {
                Kind::Integer { max, .. } | Kind::Money { max, .. } => *max += 1,
                _ => {}
            }
        }
        _ => on_measure(rules, rng, &mut |measure, _| measure.id.push('x')),
    }
}

fn on_measure(rules: &mut Rules, rng: &mut Rng, change: &mut dyn FnMut(&mut Measure, &mut Rng)) {
    let mut measures: Vec<Measure> = rules.measures.iter().cloned().collect();
    let at = rng.below(measures.len());
    change(&mut measures[at], rng);
    rules.measures = Table::new(measures);
}

fn count(condition: &Condition) -> usize {
    1 + condition.parts().iter().map(count).sum::<usize>()
}

/// Changes the node that is reached when `at` nodes have been passed.
fn mutate(condition: &mut Condition, at: &mut usize, open: usize, rng: &mut Rng) {
    if *at == 0 {
        *at = usize::MAX;
        let node = std::mem::replace(&mut condition.node, Node::All(vec![]));
        condition.node = mutated(node, open, rng);
        return;
    }
    if *at == usize::MAX {
        return;
    }
    *at -= 1;
    match &mut condition.node {
        Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) => parts.iter_mut().for_each(|part| mutate(part, at, open, rng)),
        Node::Not(part) => mutate(part, at, open, rng),
        Node::Test(_) | Node::Open(_) => {}
    }
}

fn mutated(node: Node, open: usize, rng: &mut Rng) -> Node {
    match node {
        Node::All(mut parts) if rng.percent(50) && !parts.is_empty() => {
            parts.remove(rng.below(parts.len()));
            Node::All(parts)
        }
        Node::All(parts) => Node::Any(parts),
        Node::Any(parts) => Node::All(parts),
        Node::Not(part) => part.node,
        Node::AtLeast(count, parts) => Node::AtLeast(count + 1, parts),
        Node::Open(point) if open > 1 => Node::Open(OpenIx::at((point.position() + 1) % open)),
        Node::Open(_) => Node::All(vec![]),
        Node::Test(mut leaf) => {
            match (&mut leaf.test.predicate, rng.below(4)) {
                (_, 0) => leaf.test.negated ^= true,
                (_, 1) => leaf.open_if_false = if leaf.open_if_false.is_some() || open == 0 { None } else { Some(OpenIx(0)) },
                (Predicate::OneOf(of), _) => of.0 ^= 1,
                (Predicate::Between(low, high), _) => {
                    *low = low.map(|n| n + 1);
                    *high = high.map(|n| n - 1);
                }
                (Predicate::WithinYears(years), _) => *years += 1,
                (Predicate::Within(areas), _) => drop(areas.pop()),
                (predicate @ Predicate::SomePlace, _) => *predicate = Predicate::Within(vec![]),
            }
            Node::Test(leaf)
        }
    }
}

/// Adds a choice before the others, so that all positions move.
fn add_choice(rules: &mut Rules, fact: FactIx) {
    let known = rules.facts.at(fact);
    let new = "n".to_string();
    if matches!(known.kind, Kind::Choice { .. } | Kind::Set) && !known.choices.contains(&new) && known.choices.len() < 4 {
        rules.facts.at_mut(fact).choices.insert(0, new);
        renumber(rules, fact, &|choice| Some(choice + 1));
    }
}

/// Takes one choice away, wherever it is named.
fn drop_choice(rules: &mut Rules, fact: FactIx, rng: &mut Rng) {
    let known = rules.facts.at(fact);
    if matches!(known.kind, Kind::Choice { .. } | Kind::Set) && known.choices.len() > 1 {
        let gone = rng.below(known.choices.len());
        rules.facts.at_mut(fact).choices.remove(gone);
        renumber(rules, fact, &|choice| if choice == gone { None } else { Some(choice - usize::from(choice > gone)) });
    }
}

fn renumber(rules: &mut Rules, fact: FactIx, moved: &dyn Fn(usize) -> Option<usize>) {
    fn tests(condition: &mut Condition, fact: FactIx, moved: &dyn Fn(usize) -> Option<usize>) {
        match &mut condition.node {
            Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) => parts.iter_mut().for_each(|part| tests(part, fact, moved)),
            Node::Not(part) => tests(part, fact, moved),
            Node::Test(leaf) if leaf.test.fact == fact => {
                if let Predicate::OneOf(of) = &mut leaf.test.predicate {
                    *of = of.iter().filter_map(moved).collect();
                }
            }
            Node::Test(_) | Node::Open(_) => {}
        }
    }
    for ix in rules.facts.indices() {
        if let Some(ask_if) = &mut rules.facts.at_mut(ix).ask_if {
            tests(ask_if, fact, moved);
        }
    }
    rules.constraints.iter_mut().for_each(|constraint| tests(&mut constraint.must, fact, moved));
    let mut measures: Vec<Measure> = rules.measures.iter().cloned().collect();
    measures.iter_mut().for_each(|measure| tests(&mut measure.when, fact, moved));
    rules.measures = Table::new(measures);
    let known = rules.facts.at_mut(fact);
    known.else_value = match known.else_value {
        Some(Value::Choice(choice)) => moved(choice).map(Value::Choice),
        Some(Value::Set(set)) => Some(Value::Set(set.iter().filter_map(moved).collect())),
        other => other,
    };
}
