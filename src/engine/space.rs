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
    /// For each group, the kinds of applicants whom it leaves possible.
    kinds: Vec<Choices>,
    /// Constraints beyond the bounds. Who is possible cannot be told without them, so there is no space then.
    left_out: Vec<usize>,
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
        let every = rules.facts.at(rules.audience_fact).all_choices();
        let of = |group: &Group| every.iter().filter(|&kind| is_possible_for(group.diagram(), rules, as_of, kind)).collect();
        let kinds = groups.iter().map(of).collect();
        let left_out = admit::left_out(&groups, rules);
        World { rules, as_of, groups, kinds, left_out, lowering }
    }

    /// Rules as of a day without their constraints.
    pub fn free(rules: &'a Rules, as_of: Date) -> World<'a> {
        World { rules, as_of, groups: Vec::new(), kinds: Vec::new(), left_out: Vec::new(), lowering: Lowering::new(rules, as_of) }
    }

    /// The constraints that are too entangled to be taken into account, by position. Where there are any, only questions
    /// [under no constraint](World::space_free) have answers.
    pub fn left_out(&self) -> &[usize] {
        &self.left_out
    }

    /// The day.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The rules.
    pub fn rules(&self) -> &'a Rules {
        self.rules
    }

    /// The applicants as these conditions tell them apart, under all constraints but one, if one is named; nothing beyond the bounds.
    /// Open points of two measures must have been told apart by [`Condition::shift_open`].
    pub fn space<'w>(&'w mut self, conditions: &[&Condition], without: Option<usize>) -> Option<Space<'w, 'a>> {
        if !self.left_out.is_empty() {
            return None;
        }
        let rules = self.rules;
        let mut facts: Vec<FactIx> = conditions.iter().flat_map(|condition| condition.facts()).collect();
        facts.push(rules.audience_fact);
        let mut constraints = admit::bearing(&self.groups, rules, facts);
        // A group that has no fact in common but the kind of applicant bears only by the kinds it rules out altogether.
        let mut kinds = rules.facts.at(rules.audience_fact).all_choices();
        let every = kinds;
        for (group, &left) in self.groups.iter().zip(&self.kinds) {
            if !group.positions().iter().any(|n| constraints.contains(n)) {
                kinds = Choices(kinds.0 & left.0);
            }
        }
        constraints.retain(|&n| Some(n) != without);
        let of_kinds = (kinds != every).then(|| is_one_of(rules, kinds));
        self.space_of(conditions, constraints, of_kinds.as_ref())
    }

    /// As [`World::space`], with every constraint that tells kinds of applicants apart as part of it: shares hang on these too.
    pub fn space_for_shares<'w>(&'w mut self, conditions: &[&Condition]) -> Option<Space<'w, 'a>> {
        if !self.left_out.is_empty() {
            return None;
        }
        let rules = self.rules;
        let mut facts: Vec<FactIx> = conditions.iter().flat_map(|condition| condition.facts()).collect();
        facts.push(rules.audience_fact);
        let constraints = admit::could_bear(&self.groups, rules, facts);
        self.space_of(conditions, constraints, None)
    }

    /// The kinds of applicants whom the constraints leave possible.
    pub fn possible_kinds(&self) -> Choices {
        let every = self.rules.facts.at(self.rules.audience_fact).all_choices();
        self.kinds.iter().fold(every, |left, kinds| Choices(left.0 & kinds.0))
    }

    /// As [`World::space`], under no constraint at all.
    pub fn space_free<'w>(&'w mut self, conditions: &[&Condition]) -> Option<Space<'w, 'a>> {
        self.space_of(conditions, Vec::new(), None)
    }

    fn space_of<'w>(&'w mut self, conditions: &[&Condition], constraints: Vec<usize>, kinds: Option<&Condition>) -> Option<Space<'w, 'a>> {
        let rules = self.rules;
        let musts: Vec<&Condition> =
            constraints.iter().filter_map(|&n| rules.constraints.get(n)).map(|constraint| &constraint.must).chain(kinds).collect();
        let all: Vec<&Condition> = conditions.iter().chain(&musts).copied().collect();
        self.lowering.over(&all)?;
        let mut possible = YES;
        for must in musts {
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
    /// The day.
    pub fn as_of(&self) -> Date {
        self.world.as_of
    }

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
        choose(self.world.lowering.builder().under_construction(), set.0, rules, &mut person, None)?;
        // The other constraints share no fact with the space but the kind of applicant, and leave it possible: they are met one group
        // after the other, for the kind as it is by now.
        let told = person.told.clone();
        for group in &self.world.groups {
            if !group.positions().iter().any(|n| self.constraints.contains(n)) {
                choose(group.diagram(), group.diagram().root, rules, &mut person, Some(rules.audience_fact))?;
            }
        }
        person.told = told;
        Some(person)
    }
}

/// Follows a diagram to YES from `node`, saying what the person says already wherever that leads there, and in any case to `settled`.
fn choose(diagram: &Diagram, mut node: NodeId, rules: &Rules, person: &mut Person, settled: Option<FactIx>) -> Option<()> {
    let as_of = person.as_of;
    let said = |fact: FactIx| person.said.get(fact.0 as usize).copied();
    let may = |slot: usize, class: usize| match diagram.domains.get(slot).filter(|domain| Some(domain.fact) == settled) {
        Some(domain) => said(domain.fact).is_some_and(|said| domain.is_in(rules, as_of, said, class)),
        None => true,
    };
    let reaches = yes_reaching(diagram, node, &may);
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

/// Whether constraints leave applicants of a kind possible.
fn is_possible_for(diagram: &Diagram, rules: &Rules, as_of: Date, kind: usize) -> bool {
    let mut waiting = vec![diagram.root];
    let mut seen = vec![false; diagram.root as usize + 1];
    while let Some(node) = waiting.pop() {
        if node == YES {
            return true;
        }
        let Some(seen) = seen.get_mut(node as usize).filter(|seen| !**seen) else { continue };
        *seen = true;
        let Some(domain) = diagram.slot(node).and_then(|slot| diagram.domains.get(slot)) else { continue };
        let is_kind = |class: usize| domain.fact != rules.audience_fact || domain.is_in(rules, as_of, Value::Choice(kind), class);
        waiting.extend(diagram.children(node).iter().enumerate().filter(|&(class, _)| is_kind(class)).map(|(_, &child)| child));
    }
    false
}

/// The nodes from which some way leads to YES by classes that are allowed, given slot and class.
fn yes_reaching(diagram: &Diagram, root: NodeId, may: &dyn Fn(usize, usize) -> bool) -> Vec<bool> {
    let mut reaches = vec![false; root as usize + 2];
    if let Some(yes) = reaches.get_mut(YES as usize) {
        *yes = true;
    }
    for node in super::diagram::FIRST..=root {
        let Some(slot) = diagram.slot(node) else { continue };
        let leads = diagram.children(node).iter().enumerate().any(|(n, &child)| reaches.get(child as usize) == Some(&true) && may(slot, n));
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
