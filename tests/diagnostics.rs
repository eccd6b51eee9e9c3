//! Every message of the checker, from one bad folder each: `tests/diagnostics/CODE…/` lies over `tests/diagnostics/base/`,
//! and `report.txt` holds the exact report, in Chinese and in English. `UPDATE=1 cargo test` rewrites the reports.
//!
//! In a case, `NAME.removed` takes a file of the base away, and `NAME.times` holds a number in its first line and what is repeated
//! so often in the rest.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod written;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use policy_calculator::authoring::check::analyse;
use policy_calculator::authoring::diagnose::{Format, codes, render};
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lang::Lang;
use policy_calculator::authoring::lower::{Reading, read};
use written::compare;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

fn base() -> Folder {
    Folder::read(&root().join("base")).unwrap()
}

fn check(folder: &Folder) -> Reading {
    let mut reading = read(folder);
    analyse(&mut reading);
    reading
}

/// Lays the files of a case over the base.
fn lay(folder: &mut Folder, at: &Path, prefix: &str) {
    for entry in fs::read_dir(at).unwrap().map(Result::unwrap) {
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            lay(folder, &entry.path(), &format!("{name}/"));
        } else if let Some(name) = name.strip_suffix(".removed") {
            assert!(folder.files.remove(name).is_some(), "the base has no {name}");
        } else if let Some(name) = name.strip_suffix(".times") {
            let text = fs::read_to_string(entry.path()).unwrap();
            let (times, text) = text.split_once('\n').unwrap();
            folder.files.insert(name.into(), text.repeat(times.parse().unwrap()).into_bytes());
        } else if name != "report.txt" {
            folder.files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

#[test]
fn the_base_has_nothing_to_complain_about() {
    let reading = check(&base());
    assert_eq!(render(&reading.report, &reading.sources, "", Format::Human { colour: false }, Lang::En), "");
}

#[test]
fn every_code_is_reported_exactly_as_written_down() {
    let shown = compare(&root(), |case| {
        let mut folder = base();
        lay(&mut folder, case, "");
        let reading = check(&folder);
        [Lang::Zh, Lang::En].map(|lang| render(&reading.report, &reading.sources, "", Format::Human { colour: false }, lang))
    });
    let missing: Vec<&str> = codes::checked().map(|definition| definition.code).filter(|code| !shown.contains(*code)).collect();
    assert!(missing.is_empty(), "codes without a case: {missing:?}");
}

#[test]
fn files_from_windows_are_read_like_any_other() {
    let mut folder = base();
    for bytes in folder.files.values_mut() {
        let text = String::from_utf8(bytes.clone()).unwrap().replace('\n', "\r\n");
        *bytes = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    }
    let (unix, windows) = (check(&base()), check(&folder));
    assert_eq!(windows.report.errors() + windows.report.warnings(), 0);
    let rules = |reading: &Reading| reading.policies.as_ref().map(|policies| policies.rules(&policies.listing()));
    assert_eq!(rules(&unix), rules(&windows));
}

#[test]
fn hostile_files_are_refused_quickly() {
    let limit = Duration::from_secs(20);
    let big = 4 * 1024 * 1024;
    let hostile: [(&str, String); 9] = [
        ("deep flow", "[".repeat(big)),
        ("deep block", "- ".repeat(big / 2)),
        ("deep keys", "? ".repeat(big / 2)),
        ("one long line", "a".repeat(big)),
        ("many colons", "a：".repeat(big / 4)),
        ("many keys", (0..300_000).map(|n| format!("k{n}: 1\n")).collect()),
        ("laughs", format!("a: &a [x,x]\n{}", (0..1000).map(|n| format!("b{n}: &b{n} [*a,*a,*a]\n")).collect::<String>())),
        ("open quote", format!("a: \"{}", "x\n".repeat(big / 4))),
        ("zeros", "\0".repeat(big)),
    ];
    for (name, text) in hostile {
        let mut folder = base();
        folder.files.insert("documents/demo.yaml".into(), text.into_bytes());
        let begun = Instant::now();
        let reading = check(&folder);
        assert!(reading.report.errors() > 0, "{name} was accepted");
        render(&reading.report, &reading.sources, "", Format::Human { colour: false }, Lang::Zh);
        assert!(begun.elapsed() < limit, "{name} took {:?}", begun.elapsed());
    }
}

/// Slips of the keyboard: letters dropped, doubled, swapped, brackets and breaks strewn in. `ROUNDS` asks for more of them.
#[test]
fn damaged_files_are_reported_and_never_crash_the_tool() {
    let rounds: u64 = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(400);
    let strewn: Vec<char> = "{}[]:,-?&*!|>'\"#%@`\n\t 　：，“\u{feff}\u{0}\u{85}\u{2028}<~".chars().collect();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    let good = base();
    let names: Vec<&String> = good.files.keys().collect();
    for _ in 0..rounds {
        let mut folder = good.clone();
        let name = names[next(names.len())];
        let mut text: Vec<char> = String::from_utf8(good.files[name].clone()).unwrap().chars().collect();
        for _ in 0..=next(4) {
            let at = next(text.len());
            match next(4) {
                0 => drop(text.remove(at)),
                1 => text.insert(at, strewn[next(strewn.len())]),
                2 => text.insert(at, text[next(text.len())]),
                _ => drop(text.drain(at..(at + next(30)).min(text.len()))),
            }
        }
        folder.files.insert(name.clone(), text.iter().collect::<String>().into_bytes());
        let reading = check(&folder);
        for format in [Format::Human { colour: true }, Format::Json, Format::Github] {
            render(&reading.report, &reading.sources, "", format, Lang::Zh);
        }
    }
}
