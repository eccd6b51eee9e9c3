//! `policy list`, and the way to a status in `explain` and `assess`.

use serde_json::Value;

use crate::policy;

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
    // Of the five documents, which state their periods, two are in force in 2021; one states none, nor when it was issued.
    let titles = |day: &str| {
        let (_, out, _) = policy(&["list", "--period", day, "--lang", "en"]);
        out.lines().filter(|line| !line.starts_with(' ')).map(|line| line.split(' ').next().unwrap().to_string()).collect::<Vec<_>>()
    };
    let names = |names: &[&str]| names.iter().map(|name| name.to_string()).collect::<Vec<_>>();
    assert_eq!((titles("2021-06-30"), titles("1999-01-01")), (names(&["jiangmen-2020", "liwan-2013", "zhuzhou"]), names(&["zhuzhou"])));
    assert_eq!(policy(&["list", "--period", "soon"]).0, 2);
    let (code, out, err) = policy(&["list", "--document", "jiangmen-2002"]);
    assert!(code == 2 && out.is_empty() && err.contains("did you mean `jiangmen-2020`?"), "{err}");
    assert_eq!(policy(&["list", "--document", "jiangmen-2020"]).2, "36 measures\n");
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
