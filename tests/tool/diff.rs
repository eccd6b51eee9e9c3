//! `policy diff`.

use std::fs;

use serde_json::Value;

use crate::{BASE, copied, edited, folder, in_chinese, policy};

/// Who is at least of a middle grade gains; who is no physician loses.
const EDITS: &[(&str, &str)] = &[("is: fu_gao", "at_least: mid"), ("has_any: [health, engineering]", "has_any: [health]")];

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
fn a_folder_that_the_present_format_rejects_is_told_with_a_way_to_compare_it_all_the_same() {
    // As an older format might have it: a key that is not known any more.
    let old = edited("diff-old", "documents/demo.yaml", &[("    grant: entitlement\n", "    grant: entitlement\n    handout: once\n")]);
    let old = old.to_str().unwrap();
    let (code, out, err) = policy(&["diff", old, BASE]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("documents/demo.yaml") && err.contains("handout"), "{err}");
    assert!(err.contains(&format!("nothing was compared: `{old}`")) && err.contains("policy diff old.json policies"), "{err}");
    let (code, err) = in_chinese(&["diff", BASE, old]);
    assert!(code == 2 && err.contains("没有比较") && err.contains("policy compile"), "{err}");
    // What it advises works: the pack of the same rules is compared.
    let pack = folder("diff-old-pack").join("old.json");
    assert_eq!(policy(&["compile", BASE, "-o", pack.to_str().unwrap()]).0, 0);
    assert_eq!(policy(&["diff", pack.to_str().unwrap(), BASE, "--lang", "zh", "--exit-code"]).0, 0);
    // A folder that is not there is another matter.
    assert!(!policy(&["diff", "no/such", BASE]).2.contains("nothing was compared"));
}

#[test]
fn ranges_and_amounts_are_told_as_officers_write_them() {
    let new = edited("diff-range", "facts.yaml", &[("max: 1000000", "max: 500")]);
    let (_, out, _) = policy(&["diff", BASE, new.to_str().unwrap()]);
    assert!(out.contains("CNY") && out.contains("500 CNY") && !out.contains("Money {"), "{out}");
}

#[test]
fn where_constraints_are_beyond_the_bounds_measures_are_named_and_nothing_is_claimed_of_them() {
    let left = copied("diff-beyond", &["tests/analysis/base", "tests/analysis/P830-constraint-not-decided"]);
    let twin = copied("diff-beyond-twin", &["tests/analysis/base", "tests/analysis/P830-constraint-not-decided/twin"]);
    let (left, twin) = (left.to_str().unwrap(), twin.to_str().unwrap());
    for (old, new) in [(left, twin), (twin, left)] {
        let (code, out, err) = policy(&["diff", old, new]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains("(demo-a): too entangled to be compared") && out.contains("constraints are too entangled"), "{out}");
        assert!(!out.contains("gained") && !out.contains("lost"), "{out}");
    }
    let (_, out, err) = policy(&["cases", "--boundary", "demo-a", "--policies", left]);
    assert!(err.contains("demo-a: ") && err.contains("too entangled") && !out.contains("outcome"), "{out}{err}");
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
