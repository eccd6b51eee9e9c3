//! The day on which boundary persons ask.

use crate::model::{Condition, Date, Kind, Measure, Node, Predicate, Rules};

/// A day on which a measure is in force as far as its document says, and on which both sides of each threshold lie in the past: the
/// latest of its document's own days and the days after those its conditions name.
pub fn telling_day(rules: &Rules, measure: &Measure) -> Date {
    let document = rules.documents.get(measure.document);
    let own = document.into_iter().flat_map(|document| [document.issued, document.period.0]).flatten();
    let mut days: Vec<i64> = own.map(Date::days).collect();
    named(&measure.when, rules, &mut Vec::new(), &mut days);
    for constraint in &rules.constraints {
        named(&constraint.must, rules, &mut Vec::new(), &mut days);
    }
    let issued = || rules.documents.iter().filter_map(|document| document.issued).max();
    days.into_iter().filter_map(Date::from_days).max().or_else(issued).unwrap_or(FALLBACK)
}

/// Where neither condition nor document names a day: any will do, as long as it is always the same.
const FALLBACK: Date = Date::LAST;

fn named(condition: &Condition, rules: &Rules, seen: &mut Vec<usize>, days: &mut Vec<i64>) {
    condition.walk(&mut |part| {
        let Node::Test(leaf) = &part.node else { return };
        let fact = rules.facts.at(leaf.test.fact);
        if let (Kind::Date, Predicate::Between(low, high)) = (fact.kind, &leaf.test.predicate) {
            days.extend([low, high].into_iter().flatten().map(|day| day + 1));
        }
        let at = usize::from(leaf.test.fact.0);
        if let Some(ask_if) = fact.ask_if.as_ref().filter(|_| !seen.contains(&at)) {
            seen.push(at);
            named(ask_if, rules, seen, days);
        }
    });
}
