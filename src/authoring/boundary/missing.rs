//! What of a measure's boundary the scenarios exercise, and what is still missing.

use super::goal::{exercises, goals};
use super::search::Boundary;
use crate::authoring::cases::{Case, answers};
use crate::authoring::person::Plain;
use crate::engine::Person;
use crate::model::{Answer, FactIx, Kind, Measure, Rules, Value};

/// What of a measure's boundary scenarios exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// How many goals confirmed scenarios exercise.
    pub confirmed: usize,
    /// Goals (positions in the boundary) that only scenarios exercise which nobody has confirmed.
    pub unconfirmed: Vec<usize>,
    /// Goals that no scenario exercises.
    pub none: Vec<usize>,
}

/// Looks which goals of a boundary the cases that expect something of its measure exercise.
pub fn missing(boundary: &Boundary, cases: &[Case], rules: &Rules) -> Missing {
    let measure = rules.measures.at(boundary.measure);
    let (mut confirmed, mut other) = (vec![false; boundary.goals.len()], vec![false; boundary.goals.len()]);
    let own = goals(rules, measure, boundary.as_of);
    for case in cases.iter().filter(|case| case.expected.iter().any(|expected| expected.measure == measure.id)) {
        let Some(person) = settled(case, measure, rules) else { continue };
        let plain = Plain::new(rules, &person);
        let done = if case.confirmed { &mut confirmed } else { &mut other };
        // The same goals as of the case's own day: an edge that moves with the day is another number there.
        for (goal, moved) in own.iter().zip(goals(rules, measure, case.as_of)) {
            let at = boundary.goals.iter().position(|known| known == goal).and_then(|n| done.get_mut(n));
            if let Some(at) = at.filter(|at| !**at) {
                *at = exercises(&plain, rules, measure, &moved);
            }
        }
    }
    let list = |wanted: &dyn Fn(bool, bool) -> bool| {
        let marks = confirmed.iter().zip(&other).enumerate();
        marks.filter(|&(_, (&confirmed, &other))| wanted(confirmed, other)).map(|(n, _)| n).collect::<Vec<_>>()
    };
    Missing {
        confirmed: confirmed.iter().filter(|&&done| done).count(),
        unconfirmed: list(&|confirmed, other| !confirmed && other),
        none: list(&|confirmed, other| !confirmed && !other),
    }
}

/// A case as a person about whom everything is known that the measure asks; nothing where something is left open.
fn settled(case: &Case, measure: &Measure, rules: &Rules) -> Option<Person> {
    let given = answers(case, rules).0;
    let said = rules.facts.pairs().map(|(ix, fact)| match given.get(ix) {
        Some(Answer::Given(value)) => value,
        _ => anything(fact.kind),
    });
    let person = Person { as_of: case.as_of, said: said.collect(), told: Vec::new(), points: Vec::new() };
    let is_settled = |fact: FactIx| match given.get(fact) {
        Some(Answer::Given(Value::Place(place))) => rules.places.is_finest(place),
        Some(Answer::Given(_)) => true,
        Some(Answer::Unsure) | None => false,
    };
    super::search::asked(rules, measure, &person).into_iter().all(is_settled).then_some(person)
}

/// What stands for an answer that is not asked for.
fn anything(kind: Kind) -> Value {
    match kind {
        Kind::Flag => Value::Flag(false),
        Kind::Choice { .. } => Value::Choice(0),
        Kind::Set => Value::Set(crate::model::Choices::EMPTY),
        Kind::Place => Value::NoPlace,
        Kind::Integer { min, .. } | Kind::Money { min, .. } => Value::Number(min),
        Kind::Date => Value::Date(crate::model::Date::FIRST),
    }
}
