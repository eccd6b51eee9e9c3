//! `policy assess`.

use std::fs;

use serde_json::Value;

use crate::{ENGINEER, folder, policy};

fn assess(name: &str, cases: &str) -> (u8, Vec<Value>, String) {
    let file = folder(name).join("cases.yaml");
    fs::write(&file, cases).unwrap();
    let (code, out, err) = policy(&["assess", "--cases", file.to_str().unwrap(), "--format", "json"]);
    (code, out.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), err)
}

#[test]
fn an_assessment_is_one_object_a_line_and_nothing_else() {
    let (code, lines, err) = assess("objects", ENGINEER);
    assert_eq!((code, err.as_str()), (0, ""));
    let expected = serde_json::json!({"case": "engineer", "measure": "jm-fugao-20k", "eligibility": "qualifies", "missing": [], "open": [],
        "failed": [], "on_inferred_only": false, "stale": false, "amount": {"value": 20000, "unit": "CNY", "form": "fixed"}});
    assert_eq!(lines[0], expected);
    assert_eq!(
        (&lines[1]["eligibility"], &lines[1]["failed"], &lines[1]["amount"]),
        (&"does_not_qualify".into(), &serde_json::json!(["title_level"]), &Value::Null)
    );
    assert_eq!(lines.len(), 2);
}

#[test]
fn without_expectations_every_measure_is_assessed() {
    let (code, lines, _) = assess("every", "cases: [{id: a, as_of: 2021-06-01, answers: {}}]");
    assert_eq!(code, 0);
    assert!(lines.len() >= 36, "{}", lines.len());
}

#[test]
fn an_unknown_measure_is_said_in_its_line_and_by_the_exit_code() {
    let (code, lines, _) = assess("unknown", &ENGINEER.replace("jm-zhenggao-50k", "jm-nothing"));
    assert_eq!(code, 1);
    assert_eq!(lines[1], serde_json::json!({"case": "engineer", "measure": "jm-nothing", "eligibility": "unknown_measure"}));
}

#[test]
fn bad_answers_are_named_one_by_one_and_the_good_ones_used() {
    for (name, from, to, said) in [
        (
            "fact",
            "employer_type: private_enterprise",
            "employer: x, employer_type: private_enterprise",
            "`employer` is not used: no such fact",
        ),
        ("kind", "target_place: none", "target_place: [none]", "`target_place` is not used: it is not of the fact's kind"),
        ("choice", "target_place: none", "target_place: nowhere", "there is no such choice"),
        ("late", "target_place: none", "lw_recognition_date: 2021-06-02", "the day is after the as-of date"),
        ("day", "target_place: none", "lw_recognition_date: 2021-02-30", "no day in the calendar"),
        ("none", "target_place: none", "achievements: [none, patent_award]", "excludes the other choices"),
        ("range", "target_place: none", "training_cost: -1", "out of range"),
        (
            "constraint",
            "target_place: none",
            "postdoc_status: in_station, degree: master",
            "it contradicts other answers (`postdoc-has-doctorate`)",
        ),
    ] {
        let (code, lines, err) = assess(&format!("answer-{name}"), &ENGINEER.replace(from, to));
        assert!(err.contains(said), "{name}: {err}");
        assert_eq!(err.lines().count(), 1, "{name}: {err}");
        assert_eq!((code, &lines[0]["eligibility"]), (0, &"qualifies".into()), "{name}");
    }
}

#[test]
fn hostile_cases_are_a_usage_error_with_a_place() {
    for (name, cases) in [
        ("alias", "cases: &a [*a]"),
        ("deep", &"[".repeat(1_000_000)),
        ("nul", "cases: [{id: a\0}]"),
        ("text", "just words"),
        ("answers", "cases: [{id: a, as_of: 2021-06-01, answers: 5}]"),
        ("expected", "cases: [{id: a, as_of: 2021-06-01, answers: {}, expected: [{outcome: eligible}]}]"),
        ("day", "cases: [{id: a, as_of: someday, answers: {}}]"),
        ("nothing", ""),
    ] {
        let (code, lines, err) = assess(&format!("hostile-{name}"), cases);
        assert_eq!((code, lines.len()), (2, 0), "{name}");
        assert!(!err.is_empty(), "{name}");
    }
    assert_eq!(policy(&["assess", "--cases", "no/such/file.yaml"]).0, 2);
    assert_eq!(policy(&["assess", "--policies", "tests/diagnostics/P302"]).0, 2);
    assert_eq!(policy(&["assess", "--format", "xml"]).0, 2);
    assert_eq!(policy(&["frobnicate"]).0, 2);
}
