//! Planted errors: thresholds moved by one, `any` for `all`, conditions, exclusions, `not` and list entries dropped, in every measure of
//! the policies. Boundary persons must catch each, but for those that the comparison of packs proves to change nobody's outcome.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use policy_calculator::authoring::boundary::{Boundary, boundary, missing};
use policy_calculator::authoring::cases::cases;
use policy_calculator::authoring::diff::{outcomes, uniform};
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lower::read;
use policy_calculator::engine::Engine;
use policy_calculator::model::{Choices, Condition, Fact, Index, Kind, Measure, MeasureIx, Node, Predicate, Rules, Table};

/// A condition with an error planted, and of which sort.
type Mutant = (&'static str, Condition);

/// All mutants of a condition: each node is changed in every way there is, one at a time.
fn mutants(condition: &Condition, rules: &Rules) -> Vec<Mutant> {
    let mut found: Vec<Mutant> =
        here(condition, rules).into_iter().map(|(sort, node)| (sort, Condition { node, ..condition.clone() })).collect();
    for (n, part) in condition.parts().iter().enumerate() {
        for (sort, mutant) in mutants(part, rules) {
            let mut whole = condition.clone();
            match &mut whole.node {
                Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) => parts[n] = mutant,
                Node::Not(part) => **part = mutant,
                Node::Test(_) | Node::Open(_) => {}
            }
            found.push((sort, whole));
        }
    }
    found
}

fn here(condition: &Condition, rules: &Rules) -> Vec<(&'static str, Node)> {
    let without = |parts: &[Condition], n: usize| parts.iter().enumerate().filter(|&(m, _)| m != n).map(|(_, part)| part.clone()).collect();
    match &condition.node {
        Node::All(parts) => {
            let mut found: Vec<_> = (0..parts.len()).map(|n| ("condition dropped from `all`", Node::All(without(parts, n)))).collect();
            found.extend((parts.len() > 1).then(|| ("`any` for `all`", Node::Any(parts.clone()))));
            found
        }
        Node::Any(parts) => {
            let mut found: Vec<_> = (0..parts.len()).map(|n| ("alternative dropped from `any`", Node::Any(without(parts, n)))).collect();
            found.extend((parts.len() > 1).then(|| ("`all` for `any`", Node::All(parts.clone()))));
            found
        }
        Node::AtLeast(count, parts) => {
            let mut found: Vec<_> =
                (0..parts.len()).map(|n| ("alternative dropped from `at_least`", Node::AtLeast(*count, without(parts, n)))).collect();
            found.push(("count moved by one", Node::AtLeast(count + 1, parts.clone())));
            found.extend(count.checked_sub(1).map(|fewer| ("count moved by one", Node::AtLeast(fewer, parts.clone()))));
            found
        }
        Node::Not(part) => vec![("`not` dropped", part.node.clone())],
        Node::Test(leaf) => {
            let fact = rules.facts.at(leaf.test.fact);
            let with = |sort, predicate: Predicate| {
                let mut leaf = leaf.clone();
                leaf.test.predicate = predicate;
                (sort, Node::Test(leaf))
            };
            let mut found: Vec<_> =
                predicates(&leaf.test.predicate, fact).into_iter().map(|(sort, predicate)| with(sort, predicate)).collect();
            let mut turned = leaf.clone();
            turned.test.negated = !turned.test.negated;
            found.push(("test turned round", Node::Test(turned)));
            found
        }
        Node::Open(_) => vec![],
    }
}

fn predicates(predicate: &Predicate, fact: &Fact) -> Vec<(&'static str, Predicate)> {
    let moved = "threshold moved by one";
    match predicate {
        Predicate::Between(low, high) => {
            let by = |end: &Option<i64>, by: i64| end.map(|end| end + by);
            let ends = [(low.map(|n| n - 1), *high), (by(low, 1), *high), (*low, by(high, -1)), (*low, by(high, 1))];
            ends.into_iter().filter(|ends| *ends != (*low, *high)).map(|(low, high)| (moved, Predicate::Between(low, high))).collect()
        }
        Predicate::WithinYears(years) => vec![(moved, Predicate::WithinYears(years + 1)), (moved, Predicate::WithinYears(years - 1))],
        Predicate::OneOf(of) if fact.kind == Kind::Choice { ordered: true } => {
            let edges = (1..fact.choices.len()).filter(|&n| of.contains(n - 1) != of.contains(n));
            let turn = |n: usize| (moved, Predicate::OneOf(Choices(of.0 ^ Choices::one(n).0)));
            edges.flat_map(|n| [turn(n - 1), turn(n)]).collect()
        }
        Predicate::OneOf(of) if of.len() > 1 && *of != fact.real_choices() => {
            of.iter().map(|n| ("entry dropped from a list", Predicate::OneOf(of.without(n)))).collect()
        }
        Predicate::Within(areas) if areas.len() > 1 => {
            let without = |area| areas.iter().copied().filter(|other| *other != area).collect();
            areas.iter().map(|&area| ("entry dropped from a list", Predicate::Within(without(area)))).collect()
        }
        Predicate::OneOf(_) | Predicate::Within(_) | Predicate::SomePlace => vec![],
    }
}

/// For each sort of error: caught, proved to change nothing, in all.
type Figures = BTreeMap<&'static str, [usize; 3]>;

/// Plants every error in a measure; names those that are neither caught nor proved to change nothing.
fn plant(rules: &Rules, boundary: &Boundary, figures: &mut Figures) -> Vec<String> {
    let measure = Measure { recognised_first_by: vec![], ..rules.measures.at(boundary.measure).clone() };
    let mutants = mutants(&measure.when, rules);
    let with = |when: &Condition| Measure { when: when.clone(), ..measure.clone() };
    let planted = Rules { measures: Table::new(mutants.iter().map(|(_, when)| with(when)).collect()), ..rules.clone() };
    let engine = Engine::new(Rc::new(planted), boundary.as_of);
    let mut survivors = Vec::new();
    for (n, (sort, when)) in mutants.iter().enumerate() {
        // A scenario states the outcome and the open points, and nothing else counts here.
        let caught = boundary.persons.iter().any(|person| {
            let found = engine.assess(MeasureIx::at(n), &person.answers);
            (found.eligibility, &found.open) != (person.assessment.eligibility, &person.assessment.open)
        });
        let row = figures.entry(sort).or_default();
        row[2] += 1;
        if caught {
            row[0] += 1;
            continue;
        }
        let only = |measure: Measure| Rules { measures: Table::new(vec![measure]), ..rules.clone() };
        let found = outcomes(&only(measure.clone()), &only(with(when)), boundary.as_of, &|common| uniform(common, boundary.as_of));
        assert_eq!(found.doubted, Vec::<String>::new());
        if found.is_empty() {
            row[1] += 1;
        } else {
            survivors.push(format!(
                "{}: {sort}: {:?}",
                measure.id,
                found.changed.iter().flat_map(|changed| &changed.changes).map(|change| (change.from, change.to)).collect::<Vec<_>>()
            ));
        }
    }
    survivors
}

#[test]
fn every_place_where_a_condition_alone_decides_has_a_scenario() {
    let folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")).unwrap();
    let policies = read(&folder).policies.unwrap();
    let rules = policies.rules(&policies.everything());
    let scenarios: Vec<_> = policies.scenarios.iter().flat_map(|tree| cases(tree).0).collect();
    assert!(scenarios.iter().any(|case| !case.confirmed), "what is generated must not pass for confirmed");
    for ix in rules.measures.indices() {
        let boundary = boundary(&rules, ix).unwrap();
        let lacking = missing(&boundary, &scenarios, &rules);
        let goals: Vec<_> = lacking.none.iter().map(|&n| &boundary.goals[n]).collect();
        let how = "write them anew: cargo policy cases --boundary --all -o policies/scenarios/boundary";
        assert!(goals.is_empty(), "{}: {goals:?}; {how}", rules.measures.at(ix).id);
        assert!(boundary.persons.len() >= boundary.at_least);
    }
}

#[test]
fn every_error_planted_in_the_policies_is_caught_by_a_boundary_person_or_proved_to_change_nothing() {
    let folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")).unwrap();
    let policies = read(&folder).policies.unwrap();
    let rules = policies.rules(&policies.everything());
    let (mut figures, mut survivors, mut persons) = (Figures::new(), Vec::new(), 0);
    for ix in rules.measures.indices() {
        let boundary = boundary(&rules, ix).unwrap();
        persons += boundary.persons.len();
        survivors.extend(plant(&rules, &boundary, &mut figures));
    }
    let total = figures.values().fold([0; 3], |sum, row| [sum[0] + row[0], sum[1] + row[1], sum[2] + row[2]]);
    println!("caught / equivalent / planted, by {persons} boundary persons of {} measures", rules.measures.len());
    for (sort, [caught, equivalent, all]) in figures.iter().map(|(sort, row)| (*sort, *row)).chain([("in all", total)]) {
        println!("  {caught:>5} / {equivalent:>3} / {all:>5}  {sort}");
    }
    assert!(survivors.is_empty(), "{} errors survive:\n{}", survivors.len(), survivors.join("\n"));
    // The table of the guide holds these figures.
    let guide = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/analysis.md")).unwrap();
    let plain = guide.replace(['*', ','], "");
    for (sort, [caught, equivalent, all]) in figures.iter().map(|(sort, row)| (*sort, *row)).chain([("in all", total)]) {
        let row = format!("| {sort} | {caught} | {equivalent} | {all} |");
        assert!(plain.contains(&row), "docs/analysis.md lacks `{row}`");
    }
    let persons = format!("{persons} where");
    assert!(plain.contains(&persons), "docs/analysis.md lacks `{persons}`");
    assert!(total[2] > 2_000 && total[0] > total[2] * 9 / 10);
}
