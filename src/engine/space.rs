//! Statements about all applicants at once: the sets of those for whom conditions hold, compared exactly, and examples of them.
//!
//! For the officer's tool. A [`World`] knows which constraints bear on which facts; a [`Space`] is the applicants cut into the
//! classes that a few conditions tell apart. Every set in it is a node of one diagram, so that equal sets are equal nodes.
//! Knows nothing of answers given so far: for those see `outcome`.

use super::admit::{self, Group};
use super::diagram::{Diagram, NO, NodeId, YES};
use super::example;
use super::lower::Lowering;
use crate::model::{Choices, Condition, Date, FactIx, Leaf, Node, OpenIx, Predicate, Rules, Test, Value};

/// Rules as of a day, to be asked about all applicants.
#[derive(Debug)]
pub struct World<'a> {
    pub(super) rules: &'a Rules,
    pub(super) as_of: Date,
    groups: Vec<Group>,
    pub(super) lowering: Lowering<'a>,
}

/// A set of applicants (with what open points may turn out to be) in a [`Space`]; equal sets are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Set(pub(super) NodeId);

/// All applicants who are possible under the constraints, as far as a few conditions can tell them apart.
#[derive(Debug)]
pub struct Space<'w, 'a> {
    pub(super) world: &'w mut World<'a>,
    pub(super) possible: NodeId,
    constraints: Vec<usize>,
}

/// An applicant: something said to every question, also to those that would not be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The day the person asks on.
    pub as_of: Date,
    /// What is said to each question, by fact.
    pub said: Vec<Value>,
    /// The facts that made the person an example, in pack order; the rest is said only to be complete.
    pub told: Vec<FactIx>,
    /// The open points that were looked at, and what they were taken to be.
    pub points: Vec<(OpenIx, bool)>,
}

impl<'a> World<'a> {
    /// Rules as of a day.
    pub fn new(rules: &'a Rules, as_of: Date) -> World<'a> {
        let mut lowering = Lowering::new(rules, as_of);
        let groups = admit::groups(rules, &mut lowering);
        World { rules, as_of, groups, lowering }
    }

    /// The day.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The rules.
    pub fn rules(&self) -> &'a Rules {
        self.rules
    }

    /// The applicants as these conditions tell them apart, under every constraint that could bear on them; nothing beyond the bounds.
    /// Open points of two measures must have been told apart by [`Condition::shift_open`].
    pub fn space<'w>(&'w mut self, conditions: &[&Condition]) -> Option<Space<'w, 'a>> {
        let rules = self.rules;
        let mut facts: Vec<FactIx> = conditions.iter().flat_map(|condition| condition.facts()).collect();
        facts.push(rules.audience_fact);
        let constraints = admit::could_bear(&self.groups, rules, facts);
        self.space_under(conditions, constraints)
    }

    /// As [`World::space`], under just these constraints.
    pub fn space_under<'w>(&'w mut self, conditions: &[&Condition], constraints: Vec<usize>) -> Option<Space<'w, 'a>> {
        let rules = self.rules;
        let musts = || constraints.iter().filter_map(|&n| rules.constraints.get(n)).map(|constraint| &constraint.must);
        let all: Vec<&Condition> = conditions.iter().copied().chain(musts()).collect();
        self.lowering.over(&all)?;
        let mut possible = YES;
        for must in musts() {
            let must = self.lowering.holding(must);
            possible = self.lowering.builder().and(possible, must);
        }
        if self.lowering.builder().is_full() {
            return None;
        }
        Some(Space { world: self, possible, constraints })
    }
}

impl Space<'_, '_> {
    /// Everybody who is possible.
    pub fn everybody(&self) -> Set {
        Set(self.possible)
    }

    /// Those for whom a condition holds; its tests must all stand in conditions the space was made of.
    pub fn holding(&mut self, condition: &Condition) -> Set {
        let node = self.world.lowering.holding(condition);
        self.within(node)
    }

    /// Those to whom a fact applies; nothing where the fact is no part of the space.
    pub fn applying(&mut self, fact: FactIx) -> Option<Set> {
        let node = self.world.lowering.applying(fact)?;
        Some(self.within(node))
    }

    pub(super) fn within(&mut self, node: NodeId) -> Set {
        let possible = self.possible;
        Set(self.world.lowering.builder().and(node, possible))
    }

    /// Those in both sets.
    pub fn both(&mut self, a: Set, b: Set) -> Set {
        Set(self.world.lowering.builder().and(a.0, b.0))
    }

    /// Those in either set.
    pub fn either(&mut self, a: Set, b: Set) -> Set {
        Set(self.world.lowering.builder().or(a.0, b.0))
    }

    /// The possible applicants who are not in the set.
    pub fn others(&mut self, a: Set) -> Set {
        let node = self.world.lowering.builder().not(a.0);
        self.within(node)
    }

    /// Those in the first set who are not in the second.
    pub fn minus(&mut self, a: Set, b: Set) -> Set {
        let others = self.others(b);
        self.both(a, others)
    }

    /// Whether nobody is in the set; nothing where the space grew beyond the bounds, and nothing in it can be relied on.
    pub fn is_empty(&mut self, set: Set) -> Option<bool> {
        (!self.world.lowering.builder().is_full()).then_some(set.0 == NO)
    }

    /// Whether two sets are the same; nothing beyond the bounds.
    pub fn are_same(&mut self, a: Set, b: Set) -> Option<bool> {
        (!self.world.lowering.builder().is_full()).then_some(a == b)
    }

    /// The facts by which one can tell who is in the set, in pack order.
    pub fn depends_on(&mut self, set: Set) -> Vec<FactIx> {
        let diagram = self.world.lowering.builder().under_construction();
        let mut asked = vec![false; diagram.domains.len()];
        for node in below(diagram, set.0) {
            if let Some(at) = diagram.slot(node).and_then(|slot| asked.get_mut(slot)) {
                *at = true;
            }
        }
        diagram.domains.iter().zip(asked).filter(|&(_, asked)| asked).map(|(domain, _)| domain.fact).collect()
    }

    /// An example of the set: as plain a person as can be.
    pub fn person(&mut self, set: Set) -> Option<Person> {
        let (rules, as_of) = (self.world.rules, self.world.as_of);
        let plainest = rules.facts.indices().map(|fact| example::plainest(rules, as_of, fact)).collect();
        self.person_like(set, plainest)
    }

    /// An example of the set that says the same as `like`, one value for each fact, wherever it can.
    pub fn person_like(&mut self, set: Set, like: Vec<Value>) -> Option<Person> {
        let (rules, as_of) = (self.world.rules, self.world.as_of);
        if set.0 == NO || self.world.lowering.builder().is_full() {
            return None;
        }
        let mut person = Person { as_of, said: like, told: Vec::new(), points: Vec::new() };
        choose(self.world.lowering.builder().under_construction(), set.0, rules, &mut person)?;
        // The other constraints share no fact with the space, not even the kind of applicant: they are met one group after the other.
        let told = person.told.clone();
        for group in &self.world.groups {
            if !group.positions().iter().any(|n| self.constraints.contains(n)) {
                choose(group.diagram(), group.diagram().root, rules, &mut person)?;
            }
        }
        person.told = told;
        Some(person)
    }
}

/// Follows a diagram to YES from `node`, saying what the person says already wherever that leads there.
fn choose(diagram: &Diagram, mut node: NodeId, rules: &Rules, person: &mut Person) -> Option<()> {
    let as_of = person.as_of;
    let reaches = yes_reaching(diagram, node);
    while let Some(slot) = diagram.slot(node) {
        let leads = |child: NodeId| reaches.get(child as usize) == Some(&true);
        let children = diagram.children(node);
        let Some(domain) = diagram.domains.get(slot) else {
            let taken = usize::from(!children.first().copied().is_some_and(leads));
            node = children.get(taken).copied()?;
            if let Some(Some(point)) = diagram.unknowns.get(slot - diagram.domains.len()) {
                person.points.push((*point, taken == 1));
            }
            continue;
        };
        let said = person.said.get_mut(domain.fact.0 as usize)?;
        let classes = || children.iter().enumerate().filter(|&(_, &child)| leads(child));
        let kept = classes().find(|&(class, _)| domain.is_in(rules, as_of, *said, class));
        let (class, &child) = kept.or_else(|| classes().next())?;
        if kept.is_none() {
            *said = example::values(domain, rules, as_of, class).first().copied()?;
        }
        person.told.push(domain.fact);
        node = child;
    }
    (node == YES).then_some(())
}

/// The nodes from which some way leads to YES.
fn yes_reaching(diagram: &Diagram, root: NodeId) -> Vec<bool> {
    let mut reaches = vec![false; root as usize + 2];
    if let Some(yes) = reaches.get_mut(YES as usize) {
        *yes = true;
    }
    for node in super::diagram::FIRST..=root {
        let leads = diagram.children(node).iter().any(|&child| reaches.get(child as usize) == Some(&true));
        if let Some(at) = reaches.get_mut(node as usize) {
            *at = leads;
        }
    }
    reaches
}

/// The proper nodes from `root` down, from the top.
fn below(diagram: &Diagram, root: NodeId) -> Vec<NodeId> {
    let mut seen = vec![false; root as usize + 1];
    let mut waiting = vec![root];
    let mut found = Vec::new();
    while let Some(node) = waiting.pop() {
        if diagram.slot(node).is_none() || seen.get(node as usize) == Some(&true) {
            continue;
        }
        if let Some(at) = seen.get_mut(node as usize) {
            *at = true;
        }
        found.push(node);
        waiting.extend_from_slice(diagram.children(node));
    }
    found
}

/// That the applicant is of one of these kinds, as a condition.
pub fn is_one_of(rules: &Rules, audience: Choices) -> Condition {
    let test = Test { fact: rules.audience_fact, predicate: Predicate::OneOf(audience), negated: false };
    Condition { node: Node::Test(Leaf { test, inferred: false, open_if_false: None }), say: 0 }
}
