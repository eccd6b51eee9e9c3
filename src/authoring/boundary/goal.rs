//! What is to be exercised in a measure: each condition both ways where it alone decides, both sides of each threshold, and each
//! member of a list by itself.
//!
//! A condition *alone decides* for a person if the outcome would be another one, were this condition, and it alone, the other way
//! round. Whether a person exercises a goal is judged by the plain reading of the rules, never by the engine.

use crate::authoring::person::{Granted, Plain};
use crate::engine::is_one_of;
use crate::model::{Choices, Condition, Date, FactIx, Index, Kind, Leaf, Measure, Node, OpenIx, Predicate, Rules, Test};

/// Something a person can exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The number of the node among those of the measure's condition; nothing for its audience.
    pub node: Option<usize>,
    /// Whether it holds for the person.
    pub holds: bool,
    /// What else must be so.
    pub detail: Detail,
}

/// What a goal asks besides the condition holding or failing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    Plain,
    /// The number, amount or day is just this.
    Exactly(FactIx, i64),
    /// The choice is just this.
    Choice(FactIx, usize),
    /// Of the members that are listed (the choices given last), the set has this one only.
    Member(FactIx, usize, Choices),
    /// The place is in this one of the listed areas.
    Area(FactIx, crate::model::PlaceIx),
}

/// All goals of a measure.
pub fn goals(rules: &Rules, measure: &Measure, as_of: Date) -> Vec<Goal> {
    let mut goals = Vec::new();
    for holds in [true, false] {
        goals.push(Goal { node: None, holds, detail: Detail::Plain });
    }
    for kind in measure.audience.iter().filter(|_| measure.audience.len() > 1) {
        goals.push(Goal { node: None, holds: true, detail: Detail::Choice(rules.audience_fact, kind) });
    }
    measure.when.walk(&mut |part| {
        if matches!(part.node, Node::Open(_)) || constant(part) {
            return;
        }
        for holds in [true, false] {
            goals.push(Goal { node: Some(part.say), holds, detail: Detail::Plain });
        }
        if let Node::Test(leaf) = &part.node {
            for (within, detail) in details(rules, &leaf.test, as_of) {
                let goal = Goal { node: Some(part.say), holds: within != leaf.test.negated, detail };
                if !goals.contains(&goal) {
                    goals.push(goal);
                }
            }
        }
    });
    goals
}

/// Whether a condition has no tests, so that no person makes a difference to it.
fn constant(condition: &Condition) -> bool {
    condition.facts().is_empty()
}

/// Both sides of each threshold of a test, and each member of its list; with whether the predicate holds there.
fn details(rules: &Rules, test: &Test, as_of: Date) -> Vec<(bool, Detail)> {
    let fact = rules.facts.at(test.fact);
    let exactly = |n: i64| Detail::Exactly(test.fact, n);
    let edge = |end: Option<i64>, outward: i64| end.map_or(Vec::new(), |end| vec![(true, exactly(end)), (false, exactly(end + outward))]);
    match (&test.predicate, fact.kind) {
        (Predicate::Between(low, high), _) => {
            let mut sides = edge(*low, -1);
            sides.extend(edge(*high, 1));
            sides.dedup();
            sides
        }
        (Predicate::WithinYears(years), _) => edge(Some(as_of.window_start(i32::from(*years)).days()), -1),
        (Predicate::OneOf(of), Kind::Choice { ordered: true }) => {
            let steps = (1..fact.choices.len()).filter(|&n| of.contains(n - 1) != of.contains(n));
            steps.flat_map(|n| [n - 1, n]).map(|n| (of.contains(n), Detail::Choice(test.fact, n))).collect()
        }
        // "Anything but none" lists nothing.
        (Predicate::OneOf(of), Kind::Choice { .. } | Kind::Set) if *of == fact.real_choices() || of.len() < 2 => Vec::new(),
        (Predicate::OneOf(of), Kind::Choice { .. }) => of.iter().map(|n| (true, Detail::Choice(test.fact, n))).collect(),
        (Predicate::OneOf(of), Kind::Set) => of.iter().map(|n| (true, Detail::Member(test.fact, n, *of))).collect(),
        (Predicate::Within(areas), _) if areas.len() > 1 => areas.iter().map(|&area| (true, Detail::Area(test.fact, area))).collect(),
        _ => Vec::new(),
    }
}

/// A measure's condition with its audience and certainty, where one node is taken to hold or to fail.
pub(super) fn forced(rules: &Rules, measure: &Measure, node: Option<usize>, holds: bool) -> Condition {
    let audience = match node {
        None => constantly(holds),
        Some(_) => is_one_of(rules, measure.audience),
    };
    let mut when = measure.when.clone();
    if let Some(node) = node {
        force(&mut when, node, holds);
    }
    with(measure, audience, when)
}

/// A measure's condition with its audience and certainty.
pub(super) fn whole(rules: &Rules, measure: &Measure) -> Condition {
    with(measure, is_one_of(rules, measure.audience), measure.when.clone())
}

fn with(measure: &Measure, audience: Condition, when: Condition) -> Condition {
    let mut parts = vec![audience, when];
    if measure.certainty.open_point().is_some() {
        parts.push(bare(Node::Open(OpenIx::at(measure.open_points.len().saturating_sub(1)))));
    }
    bare(Node::All(parts))
}

fn force(condition: &mut Condition, node: usize, holds: bool) {
    if condition.say == node {
        // A test that fails may leave a point open.
        let point = match &condition.node {
            Node::Test(leaf) if !holds => leaf.open_if_false,
            _ => None,
        };
        condition.node = point.map_or_else(|| constantly(holds).node, Node::Open);
        return;
    }
    match &mut condition.node {
        Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) => parts.iter_mut().for_each(|part| force(part, node, holds)),
        Node::Not(part) => force(part, node, holds),
        Node::Test(_) | Node::Open(_) => {}
    }
}

fn constantly(holds: bool) -> Condition {
    bare(if holds { Node::All(Vec::new()) } else { Node::Any(Vec::new()) })
}

/// The node of a goal as a condition of its own; a test without the point that its failing leaves open.
pub(super) fn node(rules: &Rules, measure: &Measure, goal: &Goal) -> Option<Condition> {
    let Some(number) = goal.node else { return Some(is_one_of(rules, measure.audience)) };
    let mut found = None;
    measure.when.walk(&mut |part| {
        if part.say == number {
            found = Some(part.clone());
        }
    });
    let mut found = found?;
    if let Node::Test(leaf) = &mut found.node {
        leaf.open_if_false = None;
    }
    Some(found)
}

/// What a goal asks besides, as a condition.
pub(super) fn detail(detail: &Detail) -> Option<Condition> {
    let test = |fact: FactIx, predicate: Predicate, negated: bool| {
        bare(Node::Test(Leaf { test: Test { fact, predicate, negated }, inferred: false, open_if_false: None }))
    };
    match *detail {
        Detail::Plain => None,
        Detail::Exactly(fact, n) => Some(test(fact, Predicate::Between(Some(n), Some(n)), false)),
        Detail::Choice(fact, n) => Some(test(fact, Predicate::OneOf(Choices::one(n)), false)),
        Detail::Area(fact, area) => Some(test(fact, Predicate::Within(vec![area]), false)),
        Detail::Member(fact, n, of) => {
            let others = test(fact, Predicate::OneOf(of.without(n)), true);
            Some(bare(Node::All(vec![test(fact, Predicate::OneOf(Choices::one(n)), false), others])))
        }
    }
}

fn bare(node: Node) -> Condition {
    // No measure has as many nodes: what is added is no node of its own.
    Condition { node, say: usize::MAX }
}

/// Whether a person exercises a goal: by the plain reading of the rules.
pub fn exercises(plain: &Plain<'_>, rules: &Rules, measure: &Measure, goal: &Goal) -> bool {
    let is_so = node(rules, measure, goal).is_some_and(|node| match plain.condition(&node) {
        Granted::Yes => goal.holds,
        Granted::No => !goal.holds,
        Granted::Open => false,
    });
    let besides = detail(&goal.detail).is_none_or(|detail| plain.holds(&detail, &|_| false));
    is_so && besides && {
        let [yes, no] = [true, false].map(|holds| ways(plain, &forced(rules, measure, goal.node, holds), measure.open_points.len()));
        yes != no
    }
}

/// How each way the open points could turn out decides.
fn ways(plain: &Plain<'_>, condition: &Condition, points: usize) -> Vec<bool> {
    (0..1u32 << points.min(12)).map(|way| plain.holds(condition, &|open| way >> open.position().min(31) & 1 == 1)).collect()
}
