//! The last day on which a measure is still met where it is met only for so many years after a day the applicant gave.
//!
//! A document states such a time (“within five years of recognition”); the day it ends on is no opinion of ours, and the only
//! deadline that can be worked out from the answers. That a document's own period is over, is told elsewhere (`stale`).

use super::Interview;
use crate::engine::Eligibility;
use crate::model::{Answer, Date, FactIx, MeasureIx, Node, Predicate, Value};

impl Interview {
    /// The last day on which a measure is met that is met now, if nothing else changes; nothing where time alone does not end it.
    pub fn last_day(&self, measure: MeasureIx) -> Option<Date> {
        if self.outcome().at(measure).eligibility >= Eligibility::Undetermined {
            return None;
        }
        let as_of = self.engine().as_of();
        let mut last: Option<Date> = None;
        for fact in self.rules().measures.at(measure).when.facts() {
            let (Some(Value::Date(day)), Some(years)) = (self.admitted().value(fact), self.years(measure, fact)) else { continue };
            let end = day.plus_years(years);
            // A day as long ago as the time is long: to be so is to be past the end, whatever else is answered.
            let long_ago = Value::Date(as_of.window_start(years).pred());
            let then = self.admitted().clone().with(fact, Answer::Given(long_ago));
            let over = self.engine().assess(measure, &then).eligibility == Eligibility::DoesNotQualify;
            if over && day <= as_of && as_of < end && last.is_none_or(|last| end <= last) {
                last = Some(end.pred());
            }
        }
        last
    }

    /// The fewest years within which a measure asks a day to lie. A day of which it asks anything else says nothing: another day in
    /// its place would tell of both.
    fn years(&self, measure: MeasureIx, fact: FactIx) -> Option<i32> {
        let mut fewest = i32::from(u16::MAX);
        self.rules().measures.at(measure).when.walk(&mut |condition| {
            if let Node::Test(leaf) = &condition.node
                && leaf.test.fact == fact
            {
                let years = match leaf.test.predicate {
                    Predicate::WithinYears(years) if !leaf.test.negated => i32::from(years),
                    _ => 0,
                };
                fewest = fewest.min(years);
            }
        });
        (fewest > 0).then_some(fewest)
    }
}
