//! `policy cases --boundary` and `policy coverage`.

use std::fs;

use crate::{edited, policy};

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
