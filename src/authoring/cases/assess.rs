//! A case against the rules.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::answers::{Unused, UnusedReason, answers};
use super::read::Case;
use crate::engine::{Assessment, Engine};
use crate::model::{Answers, Date, Rules, Table};

/// What a case gives.
#[derive(Clone, Debug)]
pub struct Assessed {
    /// For each measure of interest, its id and the assessment; none where the rules do not have it.
    pub measures: Vec<(String, Option<Assessment>)>,
    /// Answers that are not used.
    pub unused: Vec<Unused>,
    /// The answers that are used.
    pub answers: Answers,
}

/// Engines over the same rules, one for each day that cases ask on: many cases share a day.
#[derive(Debug)]
pub struct Engines {
    rules: Rc<Rules>,
    known: BTreeMap<Date, Engine>,
}

impl Engines {
    /// Engines over these rules.
    pub fn new(rules: &Rc<Rules>) -> Engines {
        Engines { rules: Rc::clone(rules), known: BTreeMap::new() }
    }

    /// Engines that only know which answers contradict each other: this does not hang on measures, and without them an engine is
    /// ready at once.
    pub fn bare(rules: &Rules) -> Engines {
        Engines { rules: Rc::new(Rules { measures: Table::new(Vec::new()), ..rules.clone() }), known: BTreeMap::new() }
    }

    /// The engine of a day.
    pub fn of(&mut self, as_of: Date) -> &Engine {
        let rules = &self.rules;
        self.known.entry(as_of).or_insert_with(|| Engine::new(Rc::clone(rules), as_of))
    }
}

/// The answers of a case that cannot be used, one by one and together.
pub fn unused(case: &Case, rules: &Rules, engines: &mut Engines) -> Vec<Unused> {
    admitted(case, rules, engines.of(case.as_of)).1
}

fn admitted(case: &Case, rules: &Rules, engine: &Engine) -> (Answers, Vec<Unused>) {
    let (given, mut unused) = answers(case, rules);
    let (answers, set_aside) = engine.admit(&given);
    for aside in set_aside {
        let fact = rules.facts.at(aside.fact).id.clone();
        let span = case.answers.iter().find(|(id, ..)| *id == fact).map_or(case.span, |(_, span, _)| *span);
        let names = aside.constraints.iter().filter_map(|&n| rules.constraints.get(n)).map(|constraint| constraint.id.as_str());
        let reason = UnusedReason::Contradicts(names.collect::<Vec<_>>().join("`, `"));
        unused.push(Unused { fact, span, reason });
    }
    (answers, unused)
}

/// Assesses the measures a case expects something of, or all of them where it expects nothing.
pub fn assess(case: &Case, rules: &Rc<Rules>) -> Assessed {
    assess_by(case, &mut Engines::new(rules))
}

/// As [`assess`], for one of many cases.
pub fn assess_by(case: &Case, engines: &mut Engines) -> Assessed {
    let engine = engines.of(case.as_of);
    let rules = engine.rules();
    let (answers, unused) = admitted(case, rules, engine);
    let wanted: Vec<String> = if case.expected.is_empty() {
        rules.measures.iter().map(|measure| measure.id.clone()).collect()
    } else {
        case.expected.iter().map(|expected| expected.measure.clone()).collect()
    };
    let measures = wanted.into_iter().map(|id| {
        let assessment = rules.measure(&id).map(|measure| engine.assess(measure, &answers));
        (id, assessment)
    });
    Assessed { measures: measures.collect(), unused, answers }
}
