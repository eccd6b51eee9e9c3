//! The proof that `policy diff` tells exactly whose outcome changes (random packs, changed at random, against trying every person), and
//! that `policy cases --boundary` misses nobody.
//!
//! `cargo test` compares 300 pairs of packs; `PROVE=100000 cargo test --release --test changes` compares as many as it says, `SEED=…`
//! looks at a single pair.
#![cfg(feature = "authoring")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    reason = "a test may fail loudly; the generator of the engine's own proof serves here, too"
)]

#[path = "../exactness/brute.rs"]
mod brute;
mod changed;
#[path = "../exactness/generate.rs"]
mod generate;
mod plainly;
#[path = "../exactness/rng.rs"]
mod rng;

use std::collections::BTreeMap;

use policy_calculator::authoring::boundary::{boundary, exercises};
use policy_calculator::authoring::diff::{Common, Persons, outcomes};
use policy_calculator::authoring::person::Plain;
use policy_calculator::engine::{Allowed, Left, Members, Person, Priors, Slice};
use policy_calculator::model::{Choices, Date, Fact, FactIx, Index, Kind, Node, Predicate, Rules, Value};

use changed::changed;
use plainly::{Said, Seen, seen};
use rng::Rng;

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// How persons of the test are weighed: all choices and all days of the case alike, each member of a set by the toss of a coin.
struct Even {
    days: Vec<Date>,
    dates: Vec<bool>,
}

impl Priors for Even {
    fn weight(&self, fact: FactIx, slice: Slice) -> f64 {
        match slice {
            Slice::Between(low, high) if self.dates[fact.position()] => {
                self.days.iter().filter(|day| (low..=high).contains(&day.days())).count() as f64
            }
            Slice::Between(low, high) => (high - low + 1) as f64,
            _ => 0.5,
        }
    }
}

/// Everybody: what they say to each common fact, with a weight.
fn everybody(facts: &[Fact], rules: &Rules, days: &[Date]) -> Vec<(Vec<Value>, f64)> {
    let mut persons = vec![(Vec::new(), 1.0)];
    for fact in facts {
        let values = generate::every_value(rules, fact, days);
        let weigh = |value: &Value| match (fact.kind, value) {
            (Kind::Set, Value::Set(Choices::EMPTY)) if fact.none().is_some() => 0.0,
            (Kind::Set, _) => 0.5f64.powi(fact.real_choices().len() as i32),
            _ => 1.0 / values.len() as f64,
        };
        let with = |(said, weight): (Vec<Value>, f64)| {
            values.iter().map(move |value| ([&said[..], &[*value]].concat(), weight * weigh(value))).collect::<Vec<_>>()
        };
        persons = persons.into_iter().flat_map(with).collect();
    }
    persons
}

/// How many persons are tried of a pair of packs.
const MOST_PERSONS: usize = 2_500;

/// Days that between them tell apart whatever either pack can.
fn telling_days(case: &generate::Case, new: &Rules) -> Vec<Date> {
    let mut days: Vec<i64> = case.days.iter().map(|day| day.days()).collect();
    for rules in [&case.rules, new] {
        let conditions = rules.facts.iter().filter_map(|fact| fact.ask_if.as_ref());
        let conditions = conditions.chain(rules.constraints.iter().map(|constraint| &constraint.must));
        for condition in conditions.chain(rules.measures.iter().map(|measure| &measure.when)) {
            condition.walk(&mut |condition| {
                let Node::Test(leaf) = &condition.node else { return };
                match leaf.test.predicate {
                    Predicate::Between(low, high) if rules.facts.at(leaf.test.fact).kind == Kind::Date => {
                        days.extend(low.into_iter().flat_map(|n| [n - 1, n]).chain(high.into_iter().flat_map(|n| [n, n + 1])));
                    }
                    Predicate::WithinYears(years) => {
                        let start = case.as_of.days() - (f64::from(years) * 365.25) as i64;
                        days.extend(start - 2..=start + 2);
                    }
                    _ => {}
                }
            });
        }
    }
    days.retain(|&day| (Date::FIRST.days()..=case.as_of.days()).contains(&day));
    days.sort_unstable();
    days.dedup();
    days.into_iter().filter_map(Date::from_days).collect()
}

fn allows(allowed: &Allowed, value: Value) -> bool {
    let has = |members: &Members, set: Choices| members.some_of.iter().all(|some| some.meets(set)) && !members.none_of.meets(set);
    match (allowed, value) {
        (Allowed::Flag(flag), Value::Flag(said)) => *flag == said,
        (Allowed::Choice(choices), Value::Choice(said)) => choices.contains(said),
        (Allowed::Set(ways), Value::Set(said)) => ways.iter().any(|way| has(way, said)),
        (Allowed::Place { finest, .. }, Value::Place(place)) => finest.contains(&place),
        (Allowed::Place { none, .. }, Value::NoPlace) => *none,
        (Allowed::Between(spans), Value::Number(n)) => spans.iter().any(|&(low, high)| (low..=high).contains(&n)),
        (Allowed::Between(spans), Value::Date(day)) => spans.iter().any(|&(low, high)| (low..=high).contains(&day.days())),
        _ => panic!("{allowed:?} said of {value:?}"),
    }
}

/// Compares what is told of some persons with who they are: each is told once, no other is, the samples are of them, the share is right.
fn told(
    persons: Option<&Persons>,
    everybody: &[(Vec<Value>, f64)],
    are: &[bool],
    all: f64,
    is: &dyn Fn(&[Value]) -> bool,
) -> Result<(), String> {
    let Some(persons) = persons else {
        return if are.contains(&true) { Err("nothing is told of them".into()) } else { Ok(()) };
    };
    let in_group = |said: &[Value]| {
        let fits = |told: &[(FactIx, Allowed)]| told.iter().all(|(fact, allowed)| allows(allowed, said[fact.position()]));
        persons.groups.iter().filter(|group| fits(&group.told)).count()
    };
    let possible = |n: usize| everybody[n].1 >= 0.0;
    for (n, (said, _)) in everybody.iter().enumerate() {
        let times = in_group(said);
        let wanted = usize::from(are[n]);
        // What is said of nobody does no harm: impossible persons are marked by a weight below nought.
        if possible(n) && (times > 1 || times > wanted || (persons.complete && times < wanted)) {
            return Err(format!("{said:?} is told {times} times, and should be {wanted}"));
        }
    }
    for group in &persons.groups {
        if !is(&group.sample.said) || !group.told.iter().all(|(fact, allowed)| allows(allowed, group.sample.said[fact.position()])) {
            return Err(format!("the sample {:?} is none of them", group.sample.said));
        }
    }
    let share = everybody.iter().zip(are).filter(|(_, are)| **are).map(|((_, weight), _)| weight).sum::<f64>() / all;
    if (share - persons.share).abs() > 1e-9 && all > 0.0 {
        return Err(format!("a share of {} is told, and should be {share}", persons.share));
    }
    let parts: f64 = persons.groups.iter().map(|group| group.share).sum();
    if persons.complete && (parts - persons.share).abs() > 1e-9 {
        return Err("the shares of the conditions do not add up".into());
    }
    Ok(())
}

#[derive(Default)]
struct Tally {
    pairs: usize,
    persons: usize,
    unchanged: usize,
    changes: BTreeMap<(Left, Left), usize>,
    possible: usize,
    several: usize,
}

fn compare(seed: u64, tally: &mut Tally) -> Result<(), String> {
    let case = generate::case(seed);
    let mut rng = Rng::new(seed ^ 0x5eed);
    let new = changed(&case.rules, &mut rng);
    let as_of = case.as_of;
    let days = &telling_days(&case, &new);
    let priors = |common: &Common| -> Box<dyn Priors> {
        let dates = common.new.facts.iter().map(|fact| fact.kind == Kind::Date).collect();
        Box::new(Even { days: days.clone(), dates })
    };
    let found = outcomes(&case.rules, &new, as_of, &priors);
    if !found.doubted.is_empty() || !found.beyond.is_empty() {
        return Err(format!("doubted {:?}, beyond {:?}", found.doubted, found.beyond));
    }
    let common = &found.common;
    let ids = |rules: &Rules| rules.facts.iter().map(|fact| fact.id.clone()).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(ids(&common.new), ids(&case.rules).union(&ids(&new)).cloned().collect());
    let facts: Vec<Fact> = common.new.facts.iter().cloned().collect();
    if facts.iter().map(|fact| generate::every_value(&common.new, fact, days).len()).product::<usize>() > MOST_PERSONS {
        return Ok(());
    }
    let mut everybody = everybody(&facts, &common.new, days);
    let said = |person: &[Value]| -> BTreeMap<String, Said> {
        facts.iter().zip(person).map(|(fact, &value)| (fact.id.clone(), Said::new(fact, &common.new, value))).collect()
    };
    let before: Vec<Option<Seen<'_>>> = everybody.iter().map(|(person, _)| seen(&case.rules, as_of, &said(person))).collect();
    let after: Vec<Option<Seen<'_>>> = everybody.iter().map(|(person, _)| seen(&new, as_of, &said(person))).collect();
    tally.pairs += 1;
    tally.persons += everybody.len();
    let all = |everybody: &[(Vec<Value>, f64)]| everybody.iter().map(|(_, weight)| weight).sum::<f64>();
    // Who is possible in one of the packs only; here nobody is impossible for good.
    let everyone = all(&everybody);
    let possible = found.possible.as_ref().ok_or("possible: beyond bounds")?;
    let (came, went) = (&possible.came, &possible.went);
    let only =
        |one: &[Option<Seen>], other: &[Option<Seen>]| one.iter().zip(other).map(|(a, b)| a.is_some() && b.is_none()).collect::<Vec<_>>();
    let possible = |rules: &Rules, person: &[Value]| seen(rules, as_of, &said(person)).is_some();
    let is = |person: &[Value]| possible(&new, person) && !possible(&case.rules, person);
    told(Some(came), &everybody, &only(&after, &before), everyone, &is).map_err(|error| format!("newly possible: {error}"))?;
    let is = |person: &[Value]| !possible(&new, person) && possible(&case.rules, person);
    told(Some(went), &everybody, &only(&before, &after), everyone, &is).map_err(|error| format!("no longer possible: {error}"))?;
    tally.possible += usize::from(!came.groups.is_empty() || !went.groups.is_empty());
    let both: Vec<bool> = before.iter().zip(&after).map(|(a, b)| a.is_some() && b.is_some()).collect();
    let all: f64 = everybody.iter().zip(&both).filter(|(_, both)| **both).map(|((_, weight), _)| weight).sum();
    for ((_, weight), both) in everybody.iter_mut().zip(&both) {
        if !both {
            *weight = -1.0;
        }
    }
    let mut anything = false;
    for (ix, measure) in new.measures.pairs() {
        let Some(old) = case.rules.measure(&measure.id) else {
            let alone = found.added.iter().find(|alone| alone.measure == ix).ok_or("an added measure is not told")?;
            anything |= alone.measure == ix;
            continue;
        };
        let outcome = |seen: &Option<Seen>, rules: &Rules, at: usize| {
            seen.as_ref().map(|seen| seen.measure(rules.measures.at(policy_calculator::model::MeasureIx::at(at))))
        };
        let pairs: Vec<_> = before
            .iter()
            .zip(&after)
            .map(|(b, a)| {
                Some((outcome(b, &case.rules, old.position())?, outcome(a, &new, ix.position())?)).filter(|_| a.is_some() && b.is_some())
            })
            .collect();
        let told_of = found.changed.iter().find(|changed| changed.new == ix);
        for from in [Left::No, Left::Open, Left::Yes] {
            for to in [Left::No, Left::Open, Left::Yes] {
                let is = |pair: &Option<(plainly::Left3, plainly::Left3)>| {
                    pair.as_ref().is_some_and(|(b, a)| (b.left, a.left) == (from, to) && (from != to || b.ways != a.ways))
                };
                let are: Vec<bool> = pairs.iter().map(is).collect();
                let change = told_of.and_then(|changed| changed.changes.iter().find(|change| (change.from, change.to) == (from, to)));
                if let Some(change) = change {
                    *tally.changes.entry((from, to)).or_default() += 1;
                    tally.several += usize::from(change.persons.groups.len() > 1);
                    anything = true;
                    if !are.contains(&true) {
                        return Err(format!("{}: {from:?} to {to:?} is told of nobody", measure.id));
                    }
                }
                let of_sample = |person: &[Value]| {
                    let said = said(person);
                    let (before, after) = (seen(&case.rules, as_of, &said), seen(&new, as_of, &said));
                    is(&Some(())
                        .and_then(|()| Some((outcome(&before, &case.rules, old.position())?, outcome(&after, &new, ix.position())?))))
                };
                told(change.map(|change| &change.persons), &everybody, &are, all, &of_sample)
                    .map_err(|error| format!("{}: {from:?} to {to:?}: {error}", measure.id))?;
            }
        }
    }
    anything |= !found.removed.is_empty() || !came.groups.is_empty() || !went.groups.is_empty();
    tally.unchanged += usize::from(!anything);
    if anything == found.is_empty() {
        return Err(format!("something changes: {anything}, but it is said otherwise"));
    }
    Ok(())
}

/// On its own day: the days that tell apart whatever a measure can.
fn at(case: &generate::Case, as_of: Date) -> generate::Case {
    let days = vec![Date::FIRST, as_of];
    generate::Case { as_of, days, ..case.clone() }
}

#[test]
fn boundary_persons_exercise_all_that_trying_every_person_can() {
    let (first, last) = variable("SEED").map_or((0, variable("PROVE").unwrap_or(250)), |seed| (seed, seed + 1));
    let (mut reached, mut nobody, mut persons, mut smallest, mut all) = (0, 0, 0, 0, 0);
    for seed in first..last {
        let case = generate::case(seed);
        for ix in case.rules.measures.indices() {
            let rules = &case.rules;
            let measure = rules.measures.at(ix);
            let found = boundary(rules, ix).unwrap_or_else(|problem| panic!("seed {seed}: {problem:?}"));
            for person in &found.persons {
                assert!(!person.exercised.is_empty(), "seed {seed}: a person exercises nothing");
            }
            for n in 0..found.goals.len() {
                assert!(found.persons.iter().any(|person| person.exercised.contains(&n)), "seed {seed}: goal {n} is not exercised");
            }
            let days = telling_days(&at(&case, found.as_of), rules);
            let facts: Vec<Fact> = rules.facts.iter().cloned().collect();
            if facts.iter().map(|fact| generate::every_value(rules, fact, &days).len()).product::<usize>() > MOST_PERSONS {
                continue;
            }
            let mut exercised: Vec<Vec<usize>> = Vec::new();
            for (said, _) in everybody(&facts, rules, &days) {
                let person = Person { as_of: found.as_of, said, told: vec![], points: vec![] };
                let plain = Plain::new(rules, &person);
                if !plain.is_possible() {
                    continue;
                }
                for goal in &found.nobody {
                    assert!(!exercises(&plain, rules, measure, goal), "seed {seed}: {goal:?} is exercised by {:?}", person.said);
                }
                exercised.push((0..found.goals.len()).filter(|&n| exercises(&plain, rules, measure, &found.goals[n])).collect());
            }
            // No set of persons smaller than the bound will do: tried where that is quick.
            exercised.sort();
            exercised.dedup();
            if found.at_least > 1 && exercised.len() < 40 && found.at_least <= 4 {
                assert!(!coverable(&exercised, found.goals.len(), found.at_least - 1), "seed {seed}: fewer than {} do", found.at_least);
            }
            reached += found.goals.len();
            nobody += found.nobody.len();
            persons += found.persons.len();
            smallest += usize::from(found.is_smallest());
            all += 1;
        }
    }
    println!("{all} measures: {persons} persons exercise {reached} goals, {nobody} are nobody's; {smallest} sets are proved smallest");
}

/// Whether so many persons could exercise all goals.
fn coverable(exercised: &[Vec<usize>], goals: usize, persons: usize) -> bool {
    fn cover(exercised: &[Vec<usize>], done: &mut Vec<usize>, goals: usize, left: usize) -> bool {
        let Some(next) = (0..goals).find(|goal| !done.contains(goal)) else { return true };
        left > 0
            && exercised.iter().filter(|person| person.contains(&next)).any(|person| {
                let before = done.len();
                done.extend(person);
                let covered = cover(exercised, done, goals, left - 1);
                done.truncate(before);
                covered
            })
    }
    cover(exercised, &mut Vec::new(), goals, persons)
}

#[test]
fn a_difference_tells_exactly_whose_outcome_changes() {
    let (first, last) = variable("SEED").map_or((0, variable("PROVE").unwrap_or(300)), |seed| (seed, seed + 1));
    let mut tally = Tally::default();
    let mut wrong = Vec::new();
    for seed in first..last {
        if let Err(error) = compare(seed, &mut tally) {
            wrong.push(format!("seed {seed}: {error}"));
        }
    }
    println!(
        "{} pairs of packs, {} persons; {} without any change; changes told {:?}, {} of them by several conditions; {} with other constraints",
        tally.pairs, tally.persons, tally.unchanged, tally.changes, tally.several, tally.possible
    );
    assert!(wrong.is_empty(), "{} of {} pairs differ; the first:\n{}", wrong.len(), last - first, wrong[..wrong.len().min(5)].join("\n"));
    if last - first >= 300 {
        assert!(tally.unchanged > 0 && tally.changes.len() == 7 && tally.several > 0 && tally.possible > 0);
    }
}
