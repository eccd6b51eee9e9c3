//! Reasons, changes and the earliest day, against trying every subset, every change, and day after day.

use std::rc::Rc;

use policy_calculator::engine::{Change, Eligibility, Engine};
use policy_calculator::model::{Answer, Answers, Choices, Date, FactIx, Kind, MeasureIx, Node, Predicate, Rules, Value};

use crate::brute::World;
use crate::compare::pack;
use crate::generate::{Case, answer, every_value};
use crate::rng::Rng;

/// What was met.
#[derive(Default)]
pub(crate) struct Tally {
    measures: usize,
    /// Of reasons: answers in them; of changes: of one and of two steps; of days: found.
    counted: [usize; 3],
}

/// The sums, for whoever reads the log.
pub(crate) fn told(tallies: &[Tally]) -> String {
    let sum = |n: usize| tallies.iter().map(|tally| tally.counted[n]).sum::<usize>();
    format!("{} measures: {} / {} / {}", tallies.iter().map(|tally| tally.measures).sum::<usize>(), sum(0), sum(1), sum(2))
}

fn prepared(case: &Case) -> (Engine, Answers) {
    let engine = Engine::new(Rc::clone(&pack(&case.rules).rules), case.as_of);
    let (admitted, _) = engine.admit(&case.answers);
    (engine, admitted)
}

fn stands(case: &Case, answers: &Answers, measure: MeasureIx) -> Option<Eligibility> {
    World::new(&case.rules, case.as_of, &case.days, answers).stands(measure)
}

/// The reason alone decides, nothing smaller does, and of the smallest it is the first in pack order.
pub(crate) fn reasons(case: &Case, tally: &mut Tally) -> Result<(), String> {
    let (engine, admitted) = prepared(case);
    let given: Vec<FactIx> = admitted.iter().filter(|(_, answer)| *answer != Answer::Unsure).map(|(fact, _)| fact).collect();
    for measure in case.rules.measures.indices() {
        let all = stands(case, &admitted, measure);
        let reason = engine.reason(measure, &admitted);
        let mut subsets: Vec<Vec<FactIx>> = (0..1usize << given.len())
            .map(|bits| given.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1).map(|(_, &fact)| fact).collect())
            .collect();
        subsets.sort_by_key(|subset: &Vec<FactIx>| (subset.len(), subset.clone()));
        let alone = |subset: &[FactIx]| {
            let answers = subset.iter().fold(Answers::default(), |all, &fact| all.with(fact, admitted.get(fact).unwrap()));
            stands(case, &answers, measure)
        };
        let expected = if all == Some(Eligibility::Undetermined) { vec![] } else { subsets.into_iter().find(|s| alone(s) == all).unwrap() };
        if reason != expected {
            return Err(format!("m{}, {all:?}: the reason is {expected:?}, not {reason:?}\n", measure.0));
        }
        tally.measures += usize::from(all != Some(Eligibility::Undetermined));
        tally.counted[reason.len().min(2)] += 1;
    }
    Ok(())
}

/// One thing to be otherwise, in every detail.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Atom {
    Is(Value),
    Toggle(usize),
}

type Atoms = Vec<(FactIx, Atom)>;

/// The answers after these steps; nothing where they cannot be taken together.
fn after(case: &Case, answers: &Answers, atoms: &[(FactIx, Atom)]) -> Option<Answers> {
    if let [(f, a), (g, b)] = atoms
        && f == g
    {
        let none = case.rules.facts.at(*f).none();
        match (a, b) {
            (Atom::Toggle(a), Atom::Toggle(b)) if a != b && Some(*a) != none && Some(*b) != none => {}
            _ => return None,
        }
    }
    let mut changed = answers.clone();
    for &(fact, atom) in atoms {
        let none = case.rules.facts.at(fact).none();
        let value = match (atom, changed.value(fact)?) {
            (Atom::Is(value), _) => value,
            (Atom::Toggle(n), _) if Some(n) == none => Value::Set(Choices::one(n)),
            (Atom::Toggle(n), Value::Set(set)) => {
                let mut members: Vec<usize> = set.iter().filter(|&member| Some(member) != none && member != n).collect();
                if !set.contains(n) {
                    members.push(n);
                }
                Value::Set(members.into_iter().collect())
            }
            _ => return None,
        };
        changed.set(fact, Some(Answer::Given(value)));
    }
    Some(changed)
}

/// What is reached by these steps and by none of them alone.
fn reached(case: &Case, answers: &Answers, atoms: &[(FactIx, Atom)], measure: MeasureIx, from: Eligibility) -> Option<Eligibility> {
    let reaches = |atoms: &[(FactIx, Atom)]| {
        let stands = stands(case, &after(case, answers, atoms)?, measure)?;
        let better = match from {
            Eligibility::DoesNotQualify => stands != Eligibility::DoesNotQualify,
            _ => matches!(stands, Eligibility::Qualifies | Eligibility::MayQualify),
        };
        better.then_some(stands)
    };
    let stands = reaches(atoms)?;
    (atoms.len() == 1 || atoms.iter().all(|&atom| reaches(&[atom]).is_none())).then_some(stands)
}

fn atoms(case: &Case, answers: &Answers) -> Atoms {
    let mut atoms = Vec::new();
    for (fact, known) in case.rules.facts.pairs() {
        let Some(value) = answers.value(fact).filter(|_| known.changeable) else { continue };
        if let Value::Set(set) = value {
            let others = (0..known.choices.len()).filter(|&n| Some(n) != known.none() || !set.contains(n));
            atoms.extend(others.map(|n| (fact, Atom::Toggle(n))));
            continue;
        }
        let inside = |other| matches!((value, other), (Value::Place(area), Value::Place(place)) if case.rules.places.within(place, area));
        let others = every_value(&case.rules, known, &case.days).into_iter().filter(|&other| other != value && !inside(other));
        atoms.extend(others.map(|other| (fact, Atom::Is(other))));
    }
    atoms
}

/// All that a change stands for.
fn expanded(rules: &Rules, change: &Change) -> Vec<Atoms> {
    let mut all: Vec<Atoms> = vec![vec![]];
    for step in &change.steps {
        let kind = rules.facts.at(step.fact).kind;
        let atoms: Vec<Atom> = match kind {
            Kind::Set => step.choices.iter().map(Atom::Toggle).collect(),
            Kind::Choice { .. } => step.choices.iter().map(|choice| Atom::Is(Value::Choice(choice))).collect(),
            _ => vec![Atom::Is(step.value)],
        };
        all = all.iter().flat_map(|so_far| atoms.iter().map(move |&atom| [so_far.as_slice(), &[(step.fact, atom)]].concat())).collect();
    }
    // Two steps with the same members of one set: each two of them, once.
    if let [one, other] = change.steps.as_slice()
        && one.fact == other.fact
        && one.choices == other.choices
    {
        all.retain(|atoms| matches!((atoms[0].1, atoms[1].1), (Atom::Toggle(a), Atom::Toggle(b)) if a < b));
    }
    all
}

/// The changes are sound, complete, and in order.
pub(crate) fn changes(case: &Case, seed: u64, tally: &mut Tally) -> Result<(), String> {
    let mut case = case.clone();
    let mut rng = Rng::new(seed);
    if rng.percent(60) {
        // Whoever has answered nearly everything has most to change.
        for fact in case.rules.facts.indices() {
            if case.answers.get(fact).is_none() {
                case.answers.set(fact, Some(answer(&mut rng, &case.rules, &case.days, fact)));
            }
        }
    }
    let case = &case;
    let (engine, admitted) = prepared(case);
    for measure in case.rules.measures.indices() {
        let changes = engine.changes(measure, &admitted);
        let from = stands(case, &admitted, measure).unwrap();
        if matches!(from, Eligibility::Qualifies | Eligibility::MayQualify) {
            if !changes.is_empty() {
                return Err(format!("m{} is reached, yet there are {changes:?}\n", measure.0));
            }
            continue;
        }
        let rank = |change: &Change| (change.steps.len(), change.eligibility);
        if !changes.is_sorted_by_key(rank) {
            return Err(format!("m{}: not in order: {changes:?}\n", measure.0));
        }
        let mut found: Vec<(Atoms, Eligibility)> = Vec::new();
        for change in &changes {
            let applied = change.applied(&admitted);
            let (_, aside) = engine.admit(&applied);
            let then = engine.outcome(&applied).at(measure).eligibility;
            if !aside.is_empty() || then != change.eligibility {
                return Err(format!("m{}: applied, {change:?} gives {then:?}, with {aside:?} set aside\n", measure.0));
            }
            for atoms in expanded(&case.rules, change) {
                if reached(case, &admitted, &atoms, measure, from) != Some(change.eligibility) {
                    return Err(format!("m{}, {from:?}: {atoms:?} of {change:?} is no minimal change\n", measure.0));
                }
                if found.iter().any(|(known, _)| *known == atoms) {
                    return Err(format!("m{}: {atoms:?} is found twice in {changes:?}\n", measure.0));
                }
                found.push((atoms, change.eligibility));
            }
        }
        // Numbers, days and places stand for others of their class.
        let like = |(f, a): &(FactIx, Atom), (g, b): &(FactIx, Atom)| {
            f == g
                && (a == b
                    || matches!((a, b), (Atom::Is(Value::Number(_) | Value::Date(_) | Value::Place(_) | Value::NoPlace), Atom::Is(_))))
        };
        let atoms = atoms(case, &admitted);
        let singles = atoms.iter().map(|&atom| vec![atom]);
        let pairs = atoms.iter().enumerate().flat_map(|(n, &one)| atoms[n + 1..].iter().map(move |&other| vec![one, other]));
        for tried in singles.chain(pairs) {
            let Some(stands) = reached(case, &admitted, &tried, measure, from) else { continue };
            tally.counted[tried.len()] += 1;
            let same = |known: &Atoms| {
                known.len() == tried.len()
                    && (known.iter().zip(&tried).all(|(a, b)| like(a, b)) || known.iter().rev().zip(&tried).all(|(a, b)| like(a, b)))
            };
            if !found.iter().any(|(known, eligibility)| *eligibility == stands && same(known)) {
                return Err(format!("m{}, {from:?}: {tried:?} leads to {stands:?}, and is not among {changes:?}\n", measure.0));
            }
        }
        tally.measures += 1;
    }
    Ok(())
}

/// On the day it holds; on no day tried before.
pub(crate) fn earliest(case: &Case, seed: u64, tally: &mut Tally) -> Result<(), String> {
    let mut rng = Rng::new(seed);
    let (engine, admitted) = prepared(case);
    for measure in case.rules.measures.indices() {
        let earliest = engine.earliest(measure, &admitted);
        let holds = |day: Date| {
            let days = days(&case.rules, &admitted, day);
            matches!(World::new(&case.rules, day, &days, &admitted).stands(measure), Some(Eligibility::Qualifies | Eligibility::MayQualify))
        };
        if holds(case.as_of) {
            if earliest.is_some() {
                return Err(format!("m{} holds already, yet {earliest:?}\n", measure.0));
            }
            continue;
        }
        tally.measures += 1;
        let last = case.as_of.plus_years(50).min(Date::LAST);
        if let Some(day) = earliest {
            tally.counted[0] += 1;
            if day <= case.as_of || day > last || !holds(day) {
                return Err(format!("m{} does not hold on {day}\n", measure.0));
            }
        }
        // Everything in these packs happens around the as-of day and its anniversaries.
        let end = earliest.map_or(last, Date::pred).days();
        let mut tries: Vec<i64> = (0..6).map(|_| rng.between(case.as_of.days() as usize, last.days() as usize) as i64).collect();
        for years in 0..=6 {
            let anchor = case.as_of.plus_years(years).days();
            tries.extend((0..4).map(|_| anchor - 4 + rng.below(9) as i64));
        }
        tries.push(end);
        tries.retain(|&day| case.as_of.days() < day && day <= end);
        for day in tries.into_iter().filter_map(Date::from_days) {
            if holds(day) {
                return Err(format!("m{} holds on {day}, before {earliest:?}\n", measure.0));
            }
        }
    }
    Ok(())
}

/// Days that between them stand for all days up to this one.
fn days(rules: &Rules, answers: &Answers, as_of: Date) -> Vec<Date> {
    let mut cuts: Vec<i64> = vec![Date::FIRST.days(), as_of.days()];
    let conditions = rules.measures.iter().map(|measure| &measure.when).chain(rules.constraints.iter().map(|constraint| &constraint.must));
    for condition in conditions.chain(rules.facts.iter().filter_map(|fact| fact.ask_if.as_ref())) {
        condition.walk(&mut |part| {
            let Node::Test(leaf) = &part.node else { return };
            match leaf.test.predicate {
                Predicate::Between(low, high) => cuts.extend(low.into_iter().chain(high)),
                Predicate::WithinYears(years) => cuts.push(as_of.plus_years(-i32::from(years)).days()),
                _ => {}
            }
        });
    }
    cuts.extend(answers.iter().filter_map(|(_, answer)| match answer {
        Answer::Given(Value::Date(day)) => Some(day.days()),
        _ => None,
    }));
    let mut days: Vec<Date> = cuts.iter().flat_map(|&cut| (cut - 2..=cut + 2).filter_map(Date::from_days)).collect();
    days.retain(|&day| day <= as_of);
    days.sort_unstable();
    days.dedup();
    days
}
