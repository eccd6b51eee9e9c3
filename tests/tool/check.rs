//! `policy check`.

use std::fs;

use serde_json::Value;

use crate::{folder, policy};

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
fn what_is_acknowledged_is_counted_and_listed_only_on_demand() {
    let (code, out, err) = policy(&["check", "policies", "--strict"]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.contains("5 acknowledged, which --all lists"), "{err}");
    let (code, out, _) = policy(&["check", "policies", "--strict", "--all", "--format", "json"]);
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((code, lines.len()), (0, 5));
    assert!(lines.iter().all(|line| line["code"] == "P805" && line["acknowledged"].as_str().is_some_and(|reason| !reason.is_empty())));
    let (_, out, _) = policy(&["check", "policies", "--all", "--format", "github"]);
    assert_eq!(out.lines().filter(|line| line.starts_with("::notice file=policies/facts.yaml,")).count(), 5);
}
