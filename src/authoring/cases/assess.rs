//! A case against the rules.

use std::rc::Rc;

use super::answers::{Unused, UnusedReason, answers};
use super::read::Case;
use crate::engine::{Assessment, Engine};
use crate::model::{Answers, Rules, Table};

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

/// The answers of a case that cannot be used, one by one and together.
pub fn unused(case: &Case, rules: &Rc<Rules>) -> Vec<Unused> {
    // Whether answers agree with the constraints does not hang on measures; without them the engine is ready at once.
    let bare = Rc::new(Rules { measures: Table::new(Vec::new()), ..rules.as_ref().clone() });
    let engine = Engine::new(bare, case.as_of);
    admitted(case, rules, &engine).1
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
    let engine = Engine::new(Rc::clone(rules), case.as_of);
    let (answers, unused) = admitted(case, rules, &engine);
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
