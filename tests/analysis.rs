//! Every finding of `policy analyse`, from one small pack each: `tests/analysis/CODE…/` lies over `tests/analysis/base/` and holds one seeded
//! defect, `twin/` below it the same pack without; `report.txt` is the exact report, in Chinese and in English. `UPDATE=1 cargo test` rewrites
//! the reports. A file `as-of` gives the day by which periods are over.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod written;

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use policy_calculator::authoring::analyse::{claims, tell};
use policy_calculator::authoring::diagnose::{Format, Report, codes, render};
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lang::Lang;
use policy_calculator::authoring::lower::read;
use policy_calculator::model::{Date, MeasureIx};
use written::{cases, compare};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/analysis")
}

/// The base with the files of these folders laid over it.
fn folder(over: &[&Path]) -> Folder {
    let mut folder = Folder::read(&root().join("base")).unwrap();
    for at in over {
        for name in ["facts.yaml", "documents/demo.yaml"] {
            if let Ok(bytes) = fs::read(at.join(name)) {
                folder.files.insert(name.into(), bytes);
            }
        }
    }
    folder
}

/// The report in one language.
fn report(folder: &Folder, as_of: Option<Date>, lang: Lang) -> String {
    let reading = read(folder);
    let shown = |report: &Report| render(report, &reading.sources, "", Format::Human { colour: false }, lang);
    assert_eq!(shown(&reading.report), "", "a seeded pack must read without complaint");
    let policies = reading.policies.as_ref().unwrap();
    let listing = policies.everything();
    let rules = Rc::new(policies.rules(&listing));
    let exclusive: Vec<Vec<MeasureIx>> =
        policies.exclusive().into_iter().map(|(_, ids)| ids.into_iter().filter_map(|id| rules.measure(id)).collect()).collect();
    let found = claims(&rules, &exclusive, as_of);
    let mut report = Report::default();
    tell(&found, policies, &rules, &policies.texts(&listing), as_of, lang, &mut report);
    shown(&report)
}

fn as_of(case: &Path) -> Option<Date> {
    fs::read_to_string(case.join("as-of")).ok().map(|day| Date::parse(day.trim()).unwrap())
}

#[test]
fn every_seeded_defect_is_found_and_told_exactly_as_written_down() {
    let shown = compare(&root(), |case| [Lang::Zh, Lang::En].map(|lang| report(&folder(&[case]), as_of(case), lang)));
    // Nothing that can be written down makes the tool contradict itself.
    let unseeded = |code: &&str| !shown.contains(*code) && *code != codes::AGAINST_ITSELF.code;
    let missing: Vec<&str> = codes::analysed().map(|definition| definition.code).filter(unseeded).collect();
    assert!(missing.is_empty(), "codes without a case: {missing:?}");
    assert!(shown.len() >= 20);
}

#[test]
fn nothing_is_found_in_their_clean_twins() {
    assert_eq!(report(&folder(&[]), None, Lang::En), "", "the base");
    for case in cases(&root()) {
        let twin = case.join("twin");
        // What the twin does not change is as in the base.
        assert_eq!(report(&folder(&[&twin]), as_of(&case), Lang::En), "", "{}", twin.display());
        assert!(twin.join("facts.yaml").exists() || twin.join("documents/demo.yaml").exists(), "{} changes nothing", twin.display());
    }
}
