//! The tool as a person or a script runs it: what it prints where, its exit codes, and the files it writes.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use policy_calculator::authoring::cli::{language, run};
use policy_calculator::authoring::command::Console;
use policy_calculator::authoring::lang::Lang;
use serde_json::Value;

/// Runs a command line in English: exit code, standard output, standard error.
fn policy(line: &[&str]) -> (u8, String, String) {
    let arguments: Vec<OsString> = std::iter::once("policy").chain(line.iter().copied()).map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&arguments, &mut Console { out: &mut out, err: &mut err, lang: Lang::En, tag: None, colour: false });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

/// A fresh folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn assess(name: &str, cases: &str) -> (u8, Vec<Value>, String) {
    let file = folder(name).join("cases.yaml");
    fs::write(&file, cases).unwrap();
    let (code, out, err) = policy(&["assess", "--cases", file.to_str().unwrap(), "--format", "json"]);
    (code, out.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), err)
}

const ENGINEER: &str = "cases:
- id: engineer
  as_of: '2021-06-01'
  answers: {applicant_type: individual, work_place: jianghai, target_place: none, employer_type: private_enterprise, title_level: fu_gao, title_date: '2021-03-01'}
  expected:
  - {measure: jm-fugao-20k, outcome: eligible}
  - {measure: jm-zhenggao-50k, outcome: not_eligible}
";

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

#[test]
fn a_pack_gives_what_its_policies_give() {
    let folder = folder("same");
    let (pack, cases) = (folder.join("jm.json"), folder.join("cases.yaml"));
    fs::write(&cases, ENGINEER).unwrap();
    assert_eq!(policy(&["compile", "policies", "-o", pack.to_str().unwrap(), "--document", "jiangmen-2020"]).0, 0);
    let with = |more: &[&str]| policy(&[&["assess", "--format", "json", "--cases", cases.to_str().unwrap()], more].concat());
    assert_eq!(with(&[]), with(&["--pack", pack.to_str().unwrap()]));
    assert_eq!(policy(&["verify", pack.to_str().unwrap()]).0, 0);
    fs::write(&pack, fs::read_to_string(&pack).unwrap().replacen("jianghai", "jianghia", 1)).unwrap();
    assert_eq!(policy(&["verify", pack.to_str().unwrap()]).0, 1);
    assert_eq!(with(&["--pack", pack.to_str().unwrap()]).0, 2);
}

#[test]
fn compiling_again_takes_away_only_the_files_it_replaces() {
    let folder = folder("again");
    let pack = folder.join("p.json");
    let core = pack.to_str().unwrap();
    let names = || {
        let mut names: Vec<String> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    fs::write(folder.join("p.zh-Hans.00000000.json"), "not ours").unwrap();
    assert_eq!(policy(&["compile", "policies", "-o", core, "--document", "jiangmen-2020"]).0, 0);
    let first = names();
    assert_eq!(policy(&["compile", "policies", "-o", core, "--document", "zhuzhou"]).0, 0);
    let second = names();
    assert_eq!(first.len(), second.len());
    let stay = |name: &&String| second.contains(name);
    assert_eq!(first.iter().filter(stay).collect::<Vec<_>>(), ["p.json", "p.zh-Hans.00000000.json"]);
    assert_eq!(policy(&["compile", "policies", "-o", core, "--document", "nowhere"]).0, 2);
}

#[test]
fn checking_tells_problems_from_usage() {
    assert_eq!(policy(&["check", "tests/diagnostics/base"]).0, 0);
    let (code, out, _) = policy(&["check", "no/such/folder"]);
    assert_eq!((code, out.as_str()), (2, ""));
    let bad = folder("bad");
    for name in ["pack.yaml", "places.yaml", "facts.yaml"] {
        fs::write(bad.join(name), "id: 1\n").unwrap();
    }
    let (code, out, _) = policy(&["check", bad.to_str().unwrap(), "--format", "json"]);
    assert_eq!(code, 1);
    let first: Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    assert_eq!((&first["severity"], &first["line"], &first["column"]), (&"error".into(), &1.into(), &1.into()));
    let (_, out, _) = policy(&["check", bad.to_str().unwrap(), "--format", "github"]);
    assert!(out.starts_with("::error file="), "{out}");
}

#[test]
fn the_language_is_that_of_the_option_and_else_of_the_system() {
    let arguments = |line: &[&str]| line.iter().map(OsString::from).collect::<Vec<_>>();
    let system = |name: &str| (name == "LANG").then(|| "en_US.UTF-8".to_string());
    for (line, expected) in
        [(vec!["policy"], Lang::En), (vec!["policy", "--lang", "zh-Hant"], Lang::Zh), (vec!["policy", "--lang=zh"], Lang::Zh)]
    {
        assert_eq!(language(&arguments(&line), system), expected, "{line:?}");
    }
    assert_eq!(language(&arguments(&["policy"]), |_| None), Lang::Zh);
}

#[test]
fn what_is_acknowledged_is_counted_and_listed_only_on_demand() {
    let (code, out, err) = policy(&["check", "policies", "--strict"]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.contains("6 acknowledged, which --all lists"), "{err}");
    let (code, out, _) = policy(&["check", "policies", "--strict", "--all", "--format", "json"]);
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((code, lines.len()), (0, 6));
    assert!(lines.iter().all(|line| line["code"] == "P805" && line["acknowledged"].as_str().is_some_and(|reason| !reason.is_empty())));
    let (_, out, _) = policy(&["check", "policies", "--all", "--format", "github"]);
    assert_eq!(out.lines().filter(|line| line.starts_with("::notice file=policies/facts.yaml,")).count(), 6);
}
