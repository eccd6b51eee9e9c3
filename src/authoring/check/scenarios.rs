//! Whether scenarios say what can be: known measures, possible answers, expectations that make sense.

use std::rc::Rc;

use crate::authoring::cases::{self, Case, Engines, Expected, ExpectedOutcome};
use crate::authoring::diagnose::{Report, codes, similar};
use crate::authoring::lang::Both;
use crate::authoring::lower::Policies;
use crate::authoring::shape::quote;
use crate::model::Rules;

pub(super) fn check(policies: &Policies, report: &mut Report) {
    let rules = Rc::new(policies.rules(&policies.everything()));
    let cases: Vec<Case> = policies.scenarios.iter().flat_map(|tree| cases::cases(tree).0).collect();
    for version in policies.scenarios.iter().filter_map(|tree| tree.get("schema_version")) {
        if version.whole().is_some_and(|version| version != 1) {
            report.add(&codes::OTHER_FORM, version.span, &[version.text().unwrap_or_default().into()]);
        }
    }
    let mut first: std::collections::HashMap<&str, crate::authoring::yaml::Span> = std::collections::HashMap::new();
    let mut engines = Engines::bare(&rules);
    for case in &cases {
        if let Some(&before) = first.get(case.id.as_str()) {
            report.add(&codes::DUPLICATE_ID, case.span, &[case.id.as_str().into()]).also(before);
        } else {
            first.insert(&case.id, case.span);
        }
        for unused in cases::unused(case, &rules, &mut engines) {
            let args = [quote(&unused.fact).into(), unused.reason.words().into()];
            let meant = similar(&unused.fact, rules.facts.iter().map(|fact| fact.id.as_str())).filter(|&meant| meant != unused.fact);
            report.add(&codes::BAD_ANSWER, unused.span, &args).meant(meant);
        }
        case.expected.iter().for_each(|expected| expectation(expected, &rules, report));
    }
}

fn expectation(expected: &Expected, rules: &Rules, report: &mut Report) {
    let Some(measure) = rules.measure(&expected.measure) else {
        let meant = similar(&expected.measure, rules.measures.iter().map(|measure| measure.id.as_str()));
        report.add(&codes::UNKNOWN_MEASURE, expected.span, &[quote(&expected.measure).into()]).meant(meant);
        return;
    };
    let measure = rules.measures.at(measure);
    let mut wrong = |bad: bool, what: Both| {
        if bad {
            report.add(&codes::EXPECTATION, expected.span, &[what.into()]);
        }
    };
    let some = |list: &Option<Vec<String>>| list.as_ref().is_some_and(|list| !list.is_empty());
    let waits = some(&expected.missing) || some(&expected.open);
    match expected.outcome {
        Some(ExpectedOutcome::Undetermined) => {
            wrong(some(&expected.fails_on), Both { zh: "还不能定，却有 `fails_on`", en: "undetermined, but with `fails_on`" });
        }
        Some(ExpectedOutcome::Eligible) => {
            wrong(waits || some(&expected.fails_on), Both { zh: "符合，却还有别的", en: "eligible, but with something left" });
            let certain = measure.certainty.open_point().is_none();
            wrong(
                !certain,
                Both {
                    zh: "条件没写全的措施，最多是“还不能定”",
                    en: "a measure whose conditions are not stated can at most be undetermined",
                },
            );
        }
        Some(ExpectedOutcome::NotEligible) => {
            wrong(waits, Both { zh: "不符合，却有 `missing` 或 `open`", en: "not eligible, but with `missing` or `open`" });
        }
        None => {}
    }
    for key in expected.open.iter().flatten().filter(|key| !measure.open_points.contains(key)) {
        let meant = similar(key, measure.open_points.iter().map(String::as_str));
        report.add(&codes::UNKNOWN_OPEN, expected.span, &[quote(key).into(), measure.id.as_str().into()]).meant(meant);
    }
    for id in expected.missing.iter().flatten().filter(|id| rules.fact(id).is_none()) {
        let meant = similar(id, rules.facts.iter().map(|fact| fact.id.as_str()));
        report.add(&codes::UNKNOWN_FACT, expected.span, &[quote(id).into()]).meant(meant);
    }
    let parts = expected.fails_on.iter().flatten().flat_map(|key| key.split('/')).filter(|&id| id != "audience");
    for id in parts.filter(|id| rules.fact(id).is_none()) {
        let meant = similar(id, rules.facts.iter().map(|fact| fact.id.as_str()));
        report.add(&codes::UNKNOWN_FACT, expected.span, &[quote(id).into()]).meant(meant);
    }
}
