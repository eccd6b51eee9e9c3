//! `policy analyse`, and what of it stands on the pages of `policy review`.

use std::fs;

use serde_json::Value;

use crate::{copied, folder, policy};

/// One measure contained in another.
const CONTAINED: [&str; 2] = ["tests/analysis/base", "tests/analysis/P822-contained"];

#[test]
fn an_example_person_is_given_so_that_a_program_can_assess_it() {
    let from = copied("analyse-contained", &CONTAINED);
    let from = from.to_str().unwrap();
    let (code, out, _) = policy(&["analyse", from, "--format", "json"]);
    let found: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let contained = found.iter().find(|finding| finding["code"] == "P822").unwrap();
    assert_eq!(code, 0, "a note fails nothing: {out}");
    let person = &contained["remarks"][0]["person"];
    // Judged by the engine, the person meets the one and not the other.
    let message = contained["message"].as_str().unwrap();
    let ids: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let expected = format!("[{{measure: {}, outcome: not_eligible}}, {{measure: {}, outcome: eligible}}]", ids[0], ids[1]);
    let cases =
        format!("cases: [{{id: a, as_of: '{}', answers: {}, expected: {expected}}}]", person["as_of"].as_str().unwrap(), person["answers"]);
    let file = folder("analyse-person").join("cases.yaml");
    fs::write(&file, cases).unwrap();
    let (code, out, err) = policy(&["assess", "--cases", file.to_str().unwrap(), "--policies", from, "--format", "json"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let told: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&told[0]["eligibility"], &told[1]["eligibility"]), (&"does_not_qualify".into(), &"qualifies".into()), "{out}");
}

#[test]
fn the_pages_for_sign_off_show_what_is_proved_and_who_stands_at_the_boundary() {
    let (from, to) = (copied("analyse-reviewed", &CONTAINED), folder("analyse-review"));
    assert_eq!(policy(&["review", from.to_str().unwrap(), "-o", to.to_str().unwrap()]).0, 0);
    let page = fs::read_to_string(to.join("demo.html")).unwrap();
    assert!(page.contains("P822") && page.contains("example: meets "), "{page}");
    assert!(page.contains("Persons on the boundary") && page.contains("<td>b1</td>") && page.contains("□ right"), "{page}");
    // Of the five documents every boundary person is a scenario already, and none is shown twice.
    let to = folder("analyse-review-all");
    assert_eq!(policy(&["review", "policies", "-o", to.to_str().unwrap()]).0, 0);
    let page = fs::read_to_string(to.join("jiangmen-2020.html")).unwrap();
    let (_, behind) = page.split_once(" · jm-fugao-20k</p>").unwrap();
    let (own, _) = behind.split_once("<article").unwrap();
    assert_eq!(own.matches("<td>b1</td>").count(), 1);
}
