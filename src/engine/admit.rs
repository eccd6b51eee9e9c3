//! Constraints: which of them bear on a condition, and answers that contradict each other under them.

use super::lower::{Lowering, Request};
use super::outcome::{Engine, Group};
use super::scan::Scan;
use crate::model::{Answer, Answers, FactIx, Measure, Rules};

/// An answer that contradicts earlier ones under the constraints, and is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The fact whose answer is set aside.
    pub fact: FactIx,
    /// The constraints it contradicts together with earlier answers, by position.
    pub constraints: Vec<usize>,
}

/// Puts constraints that share facts into groups.
pub(super) fn groups(rules: &Rules, lowering: &mut Lowering<'_>) -> Vec<Group> {
    let mut groups: Vec<(Vec<usize>, Vec<FactIx>)> = Vec::new();
    for (n, constraint) in rules.constraints.iter().enumerate() {
        let (mut constraints, mut facts) = (vec![n], constraint.must.facts());
        let (sharing, apart) = groups.into_iter().partition(|(_, others)| others.iter().any(|fact| facts.contains(fact)));
        groups = apart;
        let sharing: Vec<(Vec<usize>, Vec<FactIx>)> = sharing;
        for (others, other_facts) in sharing {
            constraints.extend(others);
            facts.extend(other_facts);
        }
        constraints.sort_unstable();
        facts.sort_unstable();
        facts.dedup();
        groups.push((constraints, facts));
    }
    let diagram = |(constraints, facts): (Vec<usize>, Vec<FactIx>)| {
        let request = Request { measure: None, condition: None, constraints: &constraints, forget_inferred: None };
        let diagram = lowering.diagram(request)?;
        Some(Group { constraints, facts, diagram })
    };
    groups.into_iter().filter_map(diagram).collect()
}

/// The constraints whose facts are among these.
pub(super) fn sharing(groups: &[Group], facts: &[FactIx]) -> Vec<usize> {
    let touching = groups.iter().filter(|group| group.facts.iter().any(|fact| facts.contains(fact)));
    touching.flat_map(|group| group.constraints.iter().copied()).collect()
}

/// The constraints that bear on a measure: those that share a fact with its condition or with what its facts hang on.
pub(super) fn touching(groups: &[Group], measure: &Measure, rules: &Rules) -> Vec<usize> {
    if groups.is_empty() {
        return Vec::new();
    }
    let mut facts = vec![rules.audience_fact];
    let mut waiting = measure.when.facts();
    while let Some(fact) = waiting.pop() {
        if !facts.contains(&fact) {
            facts.push(fact);
            waiting.extend(rules.facts.at(fact).ask_if.iter().flat_map(|ask_if| ask_if.facts()));
        }
    }
    sharing(groups, &facts)
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
        // Any group may be touched, also through what its facts hang on: all of them are asked.
        let contradicted = engine.groups.iter().find(|group| {
            scan.look(&group.diagram, engine.rules(), &admitted, engine.as_of());
            !(scan.possible.yes || scan.possible.both)
        });
        if let Some(group) = contradicted {
            admitted.set(fact, None);
            aside.push(SetAside { fact, constraints: group.constraints.clone() });
        }
    }
    (admitted, aside)
}
