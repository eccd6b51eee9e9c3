//! What is only for other places than the person's: measures, and choices of questions that only such measures name.
//!
//! Such choices stay choices, for nobody knows what a person will change; they are only offered after the others. What a choice decides is
//! the engine's; this only reads what conditions name.

use super::session::Interview;
use crate::model::{Answer, Choices, Condition, FactIx, Kind, Measure, Node, Predicate, Value};

/// Whether the document is for a place that no place answered touches.
pub(super) fn is_elsewhere(interview: &Interview, measure: &Measure) -> bool {
    let rules = interview.rules();
    let area = rules.documents.at(measure.document).place;
    let mut answered = false;
    for (_, answer) in interview.admitted().iter() {
        if let Answer::Given(Value::Place(place)) = answer {
            if rules.places.within(place, area) || rules.places.within(area, place) {
                return false;
            }
            answered = true;
        }
    }
    answered
}

/// The choices of a set that are named by measures for other places and by nothing else. None while a place is still to be told, and none
/// where that would be all.
pub(super) fn for_other_places(interview: &Interview, fact: FactIx) -> Choices {
    let rules = interview.rules();
    let told = |fact: FactIx| rules.facts.at(fact).kind != Kind::Place || interview.admitted().value(fact).is_some();
    if rules.facts.at(fact).kind != Kind::Set || !rules.facts.indices().all(told) {
        return Choices::EMPTY;
    }
    let (mut here, mut there) = (Choices::EMPTY, Choices::EMPTY);
    for measure in rules.measures.iter() {
        let named = if is_elsewhere(interview, measure) { &mut there } else { &mut here };
        name(&measure.when, fact, named);
    }
    // Whether other questions apply, and what can be true together, holds everywhere.
    for other in rules.facts.iter() {
        if let Some(condition) = &other.ask_if {
            name(condition, fact, &mut here);
        }
    }
    for constraint in &rules.constraints {
        name(&constraint.must, fact, &mut here);
    }
    let foreign = there.0 & !here.0;
    // A question that is asked although only measures for other places name its choices, concerns the person all the same: all of
    // its choices do.
    if rules.facts.at(fact).real_choices().0 & !foreign == 0 { Choices::EMPTY } else { Choices(foreign) }
}

/// Adds the choices of a fact that a condition names.
fn name(condition: &Condition, fact: FactIx, named: &mut Choices) {
    condition.walk(&mut |part| {
        if let Node::Test(leaf) = &part.node
            && leaf.test.fact == fact
            && let Predicate::OneOf(choices) = leaf.test.predicate
        {
            named.0 |= choices.0;
        }
    });
}
