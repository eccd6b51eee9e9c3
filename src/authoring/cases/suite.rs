//! All scenarios of a folder run against its rules, and what they exercise.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::answers::Unused;
use super::assess::{Engines, assess_by};
use super::compare::{Difference, compare};
use super::read::{Case, ExpectedOutcome};
use crate::authoring::yaml::Span;
use crate::engine::{Explained, Verdict};
use crate::model::{Answer, Answers, Certainty, FactIx, Index, MeasureIx, Node, Rules, Value};

/// What running all scenarios gave.
#[derive(Debug, Default)]
pub struct Suite {
    /// How many expectations were met.
    pub met: usize,
    /// How many are about measures that are not in the pack.
    pub skipped: usize,
    /// Those that were not met.
    pub failures: Vec<Failure>,
    /// Answers that were not used, by case.
    pub unused: Vec<(String, Unused)>,
    /// What the scenarios exercise that a human has confirmed.
    pub coverage: Coverage,
}

/// An expectation that was not met.
#[derive(Debug)]
pub struct Failure {
    /// Id of the case.
    pub case: String,
    /// Id of the measure.
    pub measure: String,
    /// Where the expectation stands.
    pub span: Span,
    /// What came out otherwise.
    pub differences: Vec<Difference>,
}

/// What scenarios exercise.
#[derive(Debug, Default)]
pub struct Coverage {
    /// Exact measures without a scenario that gets them.
    pub without_yes: Vec<MeasureIx>,
    /// Exact measures without a scenario that is refused.
    pub without_no: Vec<MeasureIx>,
    /// Tests of conditions (the measure, and the number of the node) that no scenario decides.
    pub conditions: Vec<(MeasureIx, usize)>,
    /// How many tests there are.
    pub all_conditions: usize,
    /// Choices that no scenario gives.
    pub choices: Vec<(FactIx, usize)>,
    /// How many choices there are.
    pub all_choices: usize,
}

/// Runs cases against rules.
pub fn run(cases: &[Case], rules: &Rc<Rules>) -> Suite {
    let mut suite = Suite::default();
    let mut seen = Seen::default();
    let mut engines = Engines::new(rules);
    for case in cases {
        let assessed = assess_by(case, &mut engines);
        suite.unused.extend(assessed.unused.iter().map(|unused| (case.id.clone(), unused.clone())));
        // What nobody stands for may be run, but proves no reading of the document.
        if case.confirmed {
            seen.answers(&assessed.answers);
        }
        let engine = engines.of(case.as_of);
        for (expected, (id, found)) in case.expected.iter().zip(&assessed.measures) {
            let Some(found) = found else {
                suite.skipped += 1;
                continue;
            };
            let differences = compare(expected, found, rules);
            if case.confirmed {
                engine.explain(found.measure, &assessed.answers).iter().for_each(|line| seen.condition(found.measure, line));
                seen.outcomes.entry(found.measure.position()).or_default().extend(expected.outcome.filter(|_| differences.is_empty()));
            }
            if differences.is_empty() {
                suite.met += 1;
            } else {
                suite.failures.push(Failure { case: case.id.clone(), measure: id.clone(), span: expected.span, differences });
            }
        }
    }
    suite.coverage = seen.coverage(rules);
    suite
}

/// What was seen while running.
#[derive(Default)]
struct Seen {
    outcomes: BTreeMap<usize, Vec<ExpectedOutcome>>,
    conditions: BTreeSet<(usize, usize)>,
    choices: BTreeSet<(usize, usize)>,
}

impl Seen {
    fn answers(&mut self, answers: &Answers) {
        for (fact, answer) in answers.iter() {
            let Answer::Given(value) = answer else { continue };
            let mut see = |choice| {
                self.choices.insert((fact.position(), choice));
            };
            match value {
                Value::Flag(flag) => see(usize::from(flag)),
                Value::Choice(choice) => see(choice),
                Value::Set(choices) => choices.iter().for_each(see),
                Value::NoPlace => see(0),
                Value::Place(_) | Value::Number(_) | Value::Date(_) => {}
            }
        }
    }

    fn condition(&mut self, measure: MeasureIx, line: &Explained<'_>) {
        if matches!(line.condition.node, Node::Test(_)) && matches!(line.verdict, Verdict::Holds | Verdict::Fails) {
            self.conditions.insert((measure.position(), line.condition.say));
        }
        line.parts.iter().for_each(|part| self.condition(measure, part));
    }

    fn coverage(&self, rules: &Rules) -> Coverage {
        let mut coverage = Coverage::default();
        for (ix, measure) in rules.measures.pairs() {
            let had = |outcome| self.outcomes.get(&ix.position()).is_some_and(|outcomes| outcomes.contains(&outcome));
            if measure.certainty == Certainty::Exact {
                coverage.without_yes.extend((!had(ExpectedOutcome::Eligible)).then_some(ix));
                coverage.without_no.extend((!had(ExpectedOutcome::NotEligible)).then_some(ix));
            }
            measure.when.walk(&mut |condition| {
                if let Node::Test(_) = condition.node {
                    coverage.all_conditions += 1;
                    let seen = self.conditions.contains(&(ix.position(), condition.say));
                    coverage.conditions.extend((!seen).then_some((ix, condition.say)));
                }
            });
        }
        for (ix, fact) in rules.facts.pairs() {
            coverage.all_choices += fact.choices.len();
            let unseen = (0..fact.choices.len()).filter(|&choice| !self.choices.contains(&(ix.position(), choice)));
            coverage.choices.extend(unseen.map(|choice| (ix, choice)));
        }
        coverage
    }
}
