//! What came out against what is expected.

use std::collections::BTreeSet;

use super::read::{Expected, ExpectedOutcome};
use super::show::{failed_word, form_word, missing, open};
use crate::engine::{Assessment, Eligibility};
use crate::model::{Per, Rules};

/// Something that came out otherwise than expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The key of the expectation.
    pub what: &'static str,
    /// What is expected.
    pub expected: String,
    /// What came out.
    pub actual: String,
}

/// All differences between an expectation and an assessment.
pub fn compare(expected: &Expected, found: &Assessment, rules: &Rules) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut differ = |what, expected: String, actual: String| {
        if expected != actual {
            differences.push(Difference { what, expected, actual });
        }
    };
    let outcome = match found.eligibility {
        Eligibility::Qualifies => ExpectedOutcome::Eligible,
        Eligibility::DoesNotQualify => ExpectedOutcome::NotEligible,
        Eligibility::MayQualify | Eligibility::Undetermined => ExpectedOutcome::Undetermined,
    };
    if let Some(wanted) = expected.outcome {
        differ("outcome", word(wanted).into(), word(outcome).into());
    }
    let undetermined = expected.outcome == Some(ExpectedOutcome::Undetermined);
    match &expected.missing {
        Some(list) => differ("missing", set(list), set(&missing(found, rules))),
        None if undetermined => differ("missing", set(&[]), set(&missing(found, rules))),
        None => {}
    }
    if let Some(list) = &expected.open {
        differ("open", set(list), set(&open(found, rules)));
    }
    if let Some(list) = &expected.fails_on {
        let failed: Vec<String> = found.failed.iter().map(|failed| failed_word(failed, rules)).collect();
        differ("fails_on", set(list), set(&failed));
    }
    if let Some(flag) = expected.on_inferred_only {
        differ("on_inferred_only", flag.to_string(), found.on_inferred_only.to_string());
    }
    if let Some(flag) = expected.stale {
        differ("stale", flag.to_string(), found.stale.to_string());
    }
    if let Some(estimate) = &expected.estimate {
        let yearly = |per: bool| if per { ", per year" } else { "" };
        let figure = |fen: i64, form: &str, per: bool| format!("{}.{:02} CNY, {form}{}", fen / 100, fen % 100, yearly(per));
        let actual = found.amount.map(|amount| figure(amount.fen, form_word(amount.form), amount.per == Per::Year));
        let wanted = figure(estimate.fen, &estimate.form, estimate.per.as_deref() == Some("year"));
        differ("estimate", wanted, actual.unwrap_or_else(|| "null".into()));
    }
    differences
}

fn word(outcome: ExpectedOutcome) -> &'static str {
    match outcome {
        ExpectedOutcome::Eligible => "eligible",
        ExpectedOutcome::NotEligible => "not_eligible",
        ExpectedOutcome::Undetermined => "undetermined",
    }
}

fn set(list: &[String]) -> String {
    let sorted: BTreeSet<&str> = list.iter().map(String::as_str).collect();
    format!("[{}]", sorted.into_iter().collect::<Vec<_>>().join(", "))
}
