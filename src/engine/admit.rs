//! Constraints: which of them bear on a condition, and answers that contradict each other under them.
//!
//! Constraints that depend on common facts are judged together, as one group. What a constraint depends on is read off its diagram, so
//! it includes what the facts it names hang on. Were the kind of applicant counted there, nearly everything would be one group, and
//! every constraint would bear on every measure. So groups are kept apart that have only the kind in common:
//! - for every single kind they are independent of each other;
//! - while the kind is open, a group bears on other facts only where the answers let it tell kinds apart, which is looked up
//!   ([`binding`]); where one way to be fits every kind, the group can be left aside without losing exactness.

use super::diagram::{Diagram, IMPOSSIBLE};
use super::lower::{Lowering, Request};
use super::outcome::Engine;
use super::scan::Scan;
use crate::model::{Answer, Answers, FactIx, Rules, Value, sorted_by};

/// Constraints that depend on common facts.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Positions of the constraints.
    constraints: Vec<usize>,
    /// The facts they depend on, without the kind of applicant.
    facts: Vec<FactIx>,
    /// Possible where all of them hold.
    diagram: Diagram,
    /// Possible where all of them hold for every kind of applicant; nothing where the kind makes no difference.
    pub(super) any_kind: Option<Diagram>,
}

#[cfg(feature = "authoring")]
impl Group {
    /// Which constraints they are.
    pub(super) fn positions(&self) -> &[usize] {
        &self.constraints
    }

    /// Where all of them hold; it ends in the impossible elsewhere.
    pub(super) fn diagram(&self) -> &Diagram {
        &self.diagram
    }
}

/// An answer that contradicts earlier ones under the constraints, and is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The fact whose answer is set aside.
    pub fact: FactIx,
    /// The constraints it contradicts together with earlier answers, by position.
    pub constraints: Vec<usize>,
}

/// The constraints that are in no group, because what they say together is beyond the bounds: nothing is concluded from them.
#[cfg(feature = "authoring")]
pub(super) fn left_out(groups: &[Group], rules: &Rules) -> Vec<usize> {
    (0..rules.constraints.len()).filter(|n| !groups.iter().any(|group| group.constraints.contains(n))).collect()
}

/// Puts constraints that depend on common facts into groups.
pub(super) fn groups(rules: &Rules, lowering: &mut Lowering<'_>) -> Vec<Group> {
    let mut groups: Vec<(Vec<usize>, Vec<FactIx>)> = Vec::new();
    for n in 0..rules.constraints.len() {
        let Some(alone) = lowering.diagram(Request::constraints(&[n])) else { continue };
        let mut group = (vec![n], alone.support().filter(|&fact| fact != rules.audience_fact).collect::<Vec<_>>());
        let (sharing, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(_, facts)| facts.iter().any(|fact| group.1.contains(fact)));
        for (constraints, facts) in sharing {
            group.0.extend(constraints);
            group.1.extend(facts);
        }
        group.0 = sorted_by(group.0, |&n| n as u64);
        groups = apart;
        groups.push(group);
    }
    let group = |(constraints, facts): (Vec<usize>, Vec<FactIx>)| {
        let diagram = lowering.diagram(Request::constraints(&constraints))?;
        let any_kind = match diagram.support().any(|fact| fact == rules.audience_fact) {
            true => Some(lowering.diagram(Request { for_every_kind: true, ..Request::constraints(&constraints) })?),
            false => None,
        };
        Some(Group { constraints, facts, diagram, any_kind })
    };
    groups.into_iter().filter_map(group).collect()
}

/// The constraints that bear on a condition over these facts, whatever is answered.
pub(super) fn bearing(groups: &[Group], rules: &Rules, mut waiting: Vec<FactIx>) -> Vec<usize> {
    if groups.is_empty() {
        return Vec::new();
    }
    let mut facts = Vec::new();
    while let Some(fact) = waiting.pop() {
        if !facts.contains(&fact) {
            facts.push(fact);
            waiting.extend(rules.facts.at(fact).ask_if.iter().flat_map(|ask_if| ask_if.facts()));
        }
    }
    let always = |group: &Group| group.any_kind.as_ref().is_some_and(|diagram| diagram.root == IMPOSSIBLE);
    let bearing = groups.iter().filter(|group| always(group) || group.facts.iter().any(|fact| facts.contains(fact)));
    bearing.flat_map(|group| group.constraints.iter().copied()).collect()
}

/// The constraints that could bear on a condition over these facts, whatever is answered: also those that tell kinds of applicants
/// apart.
pub(super) fn could_bear(groups: &[Group], rules: &Rules, facts: Vec<FactIx>) -> Vec<usize> {
    let mut constraints = bearing(groups, rules, facts);
    for group in groups.iter().filter(|group| group.any_kind.is_some()) {
        for &constraint in &group.constraints {
            if !constraints.contains(&constraint) {
                constraints.push(constraint);
            }
        }
    }
    constraints
}

/// The constraints that under these answers tell kinds of applicants apart, and so bear on everything. Only answers that would be
/// impossible for some kind can bring this about, before the kind is known.
pub(super) fn binding(engine: &Engine, answers: &Answers, scan: &mut Scan) -> Vec<usize> {
    if answers.value(engine.rules().audience_fact).is_some() {
        return Vec::new();
    }
    let binds = |group: &&Group| {
        let diagram = group.any_kind.as_ref().filter(|diagram| diagram.root != IMPOSSIBLE);
        diagram.is_some_and(|diagram| !is_possible(engine, diagram, answers, scan))
    };
    engine.groups.iter().filter(binds).flat_map(|group| group.constraints.iter().copied()).collect()
}

/// Takes the answers in pack order, and leaves out each that no applicant could give together with those before it.
pub(super) fn admit(engine: &Engine, answers: &Answers) -> (Answers, Vec<SetAside>) {
    let mut admitted = Answers::default();
    let mut aside = Vec::new();
    let mut scan = Scan::default();
    for (fact, answer) in answers.iter() {
        admitted.set(fact, Some(answer));
        if matches!(answer, Answer::Unsure) {
            continue;
        }
        let constraints = contradicted(engine, fact, &admitted, &mut scan);
        if !constraints.is_empty() {
            admitted.set(fact, None);
            aside.push(SetAside { fact, constraints });
        }
    }
    (admitted, aside)
}

/// Constraints that cannot all be met any more, now that this fact is answered.
fn contradicted(engine: &Engine, fact: FactIx, answers: &Answers, scan: &mut Scan) -> Vec<usize> {
    let kind = engine.rules().audience_fact;
    let touched = |group: &&Group| group.facts.contains(&fact) || (fact == kind && group.any_kind.is_some());
    let touched: Vec<&Group> = engine.groups.iter().filter(touched).collect();
    if let Some(group) = touched.iter().find(|group| !is_possible(engine, &group.diagram, answers, scan)) {
        return group.constraints.clone();
    }
    if answers.value(kind).is_some() || touched.iter().all(|group| group.any_kind.is_none()) {
        return Vec::new();
    }
    // Each group is possible for some kind, but not necessarily all of them for the same.
    let mut against = Vec::new();
    for choice in engine.rules().facts.at(kind).all_choices().iter() {
        let assumed = answers.clone().with(kind, Answer::Given(Value::Choice(choice)));
        let by_kind = engine.groups.iter().filter(|group| group.any_kind.is_some());
        let Some(group) = by_kind.into_iter().find(|group| !is_possible(engine, &group.diagram, &assumed, scan)) else { return Vec::new() };
        against.extend(group.constraints.iter().copied());
    }
    let mut against = sorted_by(against, |&n| n as u64);
    against.dedup();
    against
}

fn is_possible(engine: &Engine, constraints: &Diagram, answers: &Answers, scan: &mut Scan) -> bool {
    scan.look(constraints, engine.rules(), answers, engine.as_of());
    scan.possible.yes
}
