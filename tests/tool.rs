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

#[test]
fn lists_speak_in_words_and_their_filters_take_words_and_ids() {
    let (code, by_id, _) = policy(&["list", "--kind", "title_route", "--certainty", "exact"]);
    assert_eq!(code, 0);
    assert!(by_id.contains("Professional title") && by_id.contains("all stated") && !by_id.contains("title_route"), "{by_id}");
    assert_eq!(policy(&["list", "--kind", "职称", "--certainty", "All stated"]).1, by_id);
    let (_, housing, err) = policy(&["list", "--component", "housing", "--lang", "en"]);
    assert!(housing.lines().any(|line| line.contains("zz-talent-housing") && line.ends_with("(housing)")), "{housing}");
    assert_eq!(
        (policy(&["list", "--component", "住房", "--lang", "zh-Hans"]).1.lines().count(), err.as_str()),
        (housing.lines().count(), "9 measures\n")
    );
    let (_, out, _) = policy(&["list", "--component", "housing", "--format", "json"]);
    let first: Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&first["kind"], &first["components"][0], &first["recognised_first_by"][0]),
        (&"service".into(), &"hukou".into(), &"lw-talent-tier-recognition".into())
    );
    let (code, _, err) = policy(&["list", "--kind", "gift"]);
    assert!(code == 2 && err.contains("`gift`") && err.contains("cash_subsidy"), "{err}");
}

#[test]
fn the_way_to_a_status_is_told_where_the_status_decides() {
    let (_, out, _) = policy(&["explain", "zz-key-healthcare", "--lang", "en"]);
    assert!(out.contains("handed out by zz-leading-talent-project-funding"), "{out}");
    assert!(out.contains("to be obtained first: Leading talent") && out.contains("consists of: medical care"), "{out}");
    let (_, out, _) = policy(&["assess", "--case", "lw28-not-recognised"]);
    assert!(out.contains("to be obtained first: 荔湾区三层次人才认定 (lw-talent-tier-recognition)"), "{out}");
}

/// Runs a command line in Chinese: exit code and standard error.
fn in_chinese(line: &[&str]) -> (u8, String) {
    let arguments: Vec<OsString> = std::iter::once("policy").chain(line.iter().copied()).map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&arguments, &mut Console { out: &mut out, err: &mut err, lang: Lang::Zh, tag: None, colour: false });
    (code, String::from_utf8(err).unwrap())
}

#[test]
fn slips_on_the_command_line_are_told_in_the_language_of_the_tool() {
    for (line, said) in [
        (&["chekc"][..], "没有 `chekc` 这个命令"),
        (&["check", "--strct"], "不认识 `--strct`"),
        (&["check", "--strct"], "是不是想写 `--strict`？"),
        (&["check", "a", "b"], "不认识 `b`"),
        (&["check", "--format", "xml"], "`--format <FORMAT>` 不能是 `xml`\n  可以写：human、json、github"),
        (&["check", "--strict=1"], "`--strict` 不能带值 `1`"),
        (&["check", "--strict", "--strict"], "`--strict` 只能写一次"),
        (&["list", "--kind"], "`--kind <KIND>` 后面要有值"),
        (&["assess", "--pack", "a", "--policies", "b"], "`--pack <FILE>` 不能和 `--policies <DIR>` 一起用"),
        (&["compile"], "少了 --output <FILE>"),
        (&["explain"], "少了 <MEASURE>\n\n用法：policy explain <MEASURE>"),
        (&[], "用法：policy [选项] <命令>"),
    ] {
        let (code, err) = in_chinese(line);
        assert!(code == 2 && err.contains(said), "{line:?} gives {code}: {err}");
        let parser = ["error:", "Usage", "tip:", "For more", "[default", "[possible", "OPTIONS", "COMMAND"];
        assert!(parser.iter().all(|word| !err.contains(word)), "{line:?} speaks English: {err}");
        assert_eq!(policy(line).0, 2, "{line:?}");
    }
}

#[test]
fn help_is_wholly_in_chinese_where_that_is_asked_for() {
    for command in ["check", "compile", "verify", "test", "assess", "list", "explain", "schema", "new", "codes", "completions"] {
        let arguments: Vec<OsString> = ["policy", command, "--help"].map(OsString::from).into();
        let mut out = Vec::new();
        let code = run(&arguments, &mut Console { out: &mut out, err: &mut Vec::new(), lang: Lang::Zh, tag: None, colour: false });
        let help = String::from_utf8(out).unwrap();
        assert_eq!(code, 0, "{command}");
        for word in ["Usage", "default:", "possible", "OPTIONS", "COMMAND", "Print", "The "] {
            assert!(!help.contains(word), "{command}: {help}");
        }
    }
}

#[test]
fn files_that_cannot_be_read_are_told_in_the_language_of_the_tool() {
    let folder = folder("system");
    let here = folder.to_str().unwrap();
    let nowhere = folder.join("nowhere/p.json");
    for (line, zh, en) in [
        (vec!["check", "no/such"], "没有这个文件或文件夹", "there is no such file or folder"),
        (vec!["check", "Cargo.toml"], "不是文件夹", "it is not a folder"),
        (vec!["verify", "no.json"], "没有这个文件或文件夹", "there is no such file or folder"),
        (vec!["assess", "--cases", "no.yaml"], "没有这个文件或文件夹", "there is no such file or folder"),
        (vec!["compile", "policies", "-o", nowhere.to_str().unwrap()], "没有这个文件或文件夹", "there is no such file or folder"),
        (vec!["assess", "--cases", here], "是文件夹，不是文件", "it is a folder, not a file"),
    ] {
        // Windows refuses to open a folder for another reason.
        if cfg!(windows) && line.contains(&here) {
            continue;
        }
        let ((code, err), (_, _, english)) = (in_chinese(&line), policy(&line));
        assert!(code == 2 && err.contains(zh) && !err.contains("os error"), "{line:?} gives {code}: {err}");
        assert!(english.contains(en) && !english.contains("os error"), "{line:?}: {english}");
    }
    let pack = folder.join("p.json");
    fs::write(&pack, r#"{"digest": "sha256-x"}"#).unwrap();
    assert!(in_chinese(&["verify", pack.to_str().unwrap()]).1.contains("编译以后被改过"));
}

/// A copy of the policies with some texts of a file replaced.
fn edited(name: &str, file: &str, edits: &[(&str, &str)]) -> PathBuf {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let target = to.join(entry.file_name());
            match entry.file_type().unwrap().is_dir() {
                true => copy(&entry.path(), &target),
                false => drop(fs::copy(entry.path(), target).unwrap()),
            }
        }
    }
    let folder = folder(name);
    copy(Path::new("tests/diagnostics/base"), &folder);
    let path = folder.join(file);
    let mut text = fs::read_to_string(&path).unwrap();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    fs::write(path, text).unwrap();
    folder
}

/// Who is at least of a middle grade gains; who is no physician loses.
const EDITS: &[(&str, &str)] = &[("is: fu_gao", "at_least: mid"), ("has_any: [health, engineering]", "has_any: [health]")];

const BASE: &str = "tests/diagnostics/base";

#[test]
fn a_comparison_of_equals_says_so_and_one_of_unequals_tells_who_and_how() {
    let (code, out, err) = policy(&["diff", BASE, BASE, "--exit-code"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("Nothing changes."), "{out}");
    let new = edited("diff-new", "documents/demo.yaml", EDITS);
    let new = new.to_str().unwrap();
    let (code, out, _) = policy(&["diff", BASE, new, "--format", "json"]);
    assert_eq!(code, 0);
    let told: Value = serde_json::from_str(&out).unwrap();
    let changes = told["outcomes"][0]["changes"].as_array().unwrap();
    assert!(!changes.is_empty() && changes.iter().all(|change| change["persons"]["complete"] == true), "{out}");
    let shares: f64 = changes.iter().map(|change| change["persons"]["share"].as_f64().unwrap()).sum();
    assert!(shares > 0.0 && shares <= 1.0, "{out}");
    assert_eq!(policy(&["diff", BASE, new, "--exit-code"]).0, 1);
    let (_, out, _) = policy(&["diff", BASE, new, "--format", "markdown"]);
    assert!(out.starts_with("# What changes from") && out.contains("for example: "), "{out}");
    // The other way round what was gained is lost.
    let kinds = |old: &str, new: &str| {
        let told: Value = serde_json::from_str(&policy(&["diff", old, new, "--format", "json"]).1).unwrap();
        let changes = told["outcomes"][0]["changes"].as_array().unwrap().clone();
        changes.iter().map(|change| change["kind"].as_str().unwrap().to_string()).collect::<std::collections::BTreeSet<_>>()
    };
    let turned = |kinds: &std::collections::BTreeSet<String>| {
        kinds
            .iter()
            .map(|kind| {
                if kind == "gained" {
                    "lost"
                } else if kind == "lost" {
                    "gained"
                } else {
                    kind
                }
                .to_string()
            })
            .collect()
    };
    assert_eq!(kinds(new, BASE), turned(&kinds(BASE, new)));
}

#[test]
fn a_folder_and_its_pack_are_no_different() {
    let folder = folder("diff-pack");
    let pack = folder.join("talent.json");
    assert_eq!(policy(&["compile", "policies", "-o", pack.to_str().unwrap()]).0, 0);
    // The pack has its texts in the main language only.
    let (code, out, err) = policy(&["diff", "policies", pack.to_str().unwrap(), "--lang", "zh", "--exit-code"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert_eq!(policy(&["diff", "policies", "no/such.json"]).0, 2);
    assert_eq!(policy(&["diff", BASE, BASE, "--as-of", "someday"]).0, 2);
}

#[test]
fn priors_of_a_file_count_and_wrong_ones_are_refused() {
    let new = edited("diff-priors", "documents/demo.yaml", EDITS);
    let new = new.to_str().unwrap();
    let share = |priors: &str| {
        let file = folder("priors").join("priors.yaml");
        fs::write(&file, priors).unwrap();
        let (code, out, _) = policy(&["diff", BASE, new, "--format", "json", "--priors", file.to_str().unwrap()]);
        let told: Option<Value> = serde_json::from_str(&out).ok();
        (code, told.map(|told| told["outcomes"][0]["changes"][0]["persons"]["share"].as_f64().unwrap()))
    };
    let (code, none) = share("applicant_type: {individual: 0, employer: 1}\n");
    assert_eq!((code, none), (0, Some(0.0)));
    let (code, some) = share("applicant_type: {individual: 1}\n");
    assert!(code == 0 && some.unwrap() > 0.0);
    assert_eq!(share("applicant_kind: {individual: 1}\n").0, 2);
    assert_eq!(share("applicant_type: {individual: many}\n").0, 2);
}

#[test]
fn boundary_cases_are_scenarios_that_run_and_stay_confirmed_once_they_are() {
    let base = edited("boundary", "documents/demo.yaml", &[]);
    let (dir, output) = (base.to_str().unwrap(), base.join("scenarios/boundary"));
    let write = || policy(&["cases", "--boundary", "--all", "--policies", dir, "-o", output.to_str().unwrap()]);
    let (code, out, err) = write();
    assert_eq!(code, 0, "{err}");
    let file = output.join("demo.yaml");
    assert!(out.contains("demo.yaml") && err.contains("none can be left out"), "{out}{err}");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("confirmed: false") && !text.contains("confirmed: true\n"), "{text}");
    let (code, out, err) = policy(&["test", dir]);
    assert_eq!(code, 0, "{out}{err}");
    assert!(out.contains("nobody has confirmed yet"), "{out}");
    let lacking = |out: &str| out.lines().last().unwrap().to_string();
    assert!(!lacking(&policy(&["coverage", dir]).1).contains(" 0 only one"), "{}", policy(&["coverage", dir]).1);
    // A human confirms all of them; writing them anew keeps that.
    let confirmed = text.replace("confirmed: false", "confirmed: true\n  confirmed_by: \"an officer\"");
    fs::write(&file, &confirmed).unwrap();
    let out = policy(&["coverage", dir]).1;
    assert!(out.contains("0 only one that nobody has confirmed, 0 none"), "{out}");
    assert_eq!(write().0, 0);
    assert_eq!(fs::read_to_string(&file).unwrap(), confirmed);
    // What was confirmed is never overwritten by something else.
    fs::write(&file, confirmed.replacen("outcome: eligible", "outcome: not_eligible", 1)).unwrap();
    let (code, _, err) = write();
    assert_eq!(code, 1);
    assert!(err.contains("is not written"), "{err}");
    assert_eq!(policy(&["cases", "--boundary", "--policies", dir]).0, 2);
    assert_eq!(policy(&["cases", "--boundary", "no-such", "--policies", dir]).0, 1);
}
