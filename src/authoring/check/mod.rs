//! What only shows when everything is taken together: words in other languages, scenarios, what nothing uses, and what
//! nobody can meet. What is wrong with one file alone is found while reading it.

mod languages;
mod reach;
mod scenarios;
mod usage;

use super::compile::compile;
use super::diagnose::codes;
use super::lower::Reading;
use super::yaml::Span;

/// Adds to a reading's report what the analyses find, and sets apart what is acknowledged.
pub fn analyse(reading: &mut Reading) {
    analyses(reading);
    // What was not looked for because of errors is no reason to call an acknowledgement stale.
    let whole = reading.report.errors() == 0;
    let judged = |code: &str| whole && codes::checked().any(|one| one.code == code);
    reading.report.acknowledge(&reading.acknowledgements, judged);
}

fn analyses(reading: &mut Reading) {
    let Some(policies) = &reading.policies else { return };
    let report = &mut reading.report;
    languages::check(policies, report);
    // Whatever rests on the logic is only told once the logic can be read; otherwise one slip would be told many times.
    if report.errors() > 0 {
        return;
    }
    usage::check(policies, report);
    if reach::check(policies, report) {
        scenarios::check(policies, report);
    }
    if let Err(error) = compile(policies, &policies.listing(), "pack") {
        report.add(&codes::NOT_WHAT_WAS_READ, Span::top(u32::MAX), &[error.both()]);
    }
}
