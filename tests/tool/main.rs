//! The tool as a person or a script runs it: what it prints where, its exit codes, and the files it writes.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod analyse;
mod assess;
mod boundary;
mod check;
mod compile;
mod diff;
mod guide;
mod language;
mod list;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use policy_calculator::authoring::cli::run;
use policy_calculator::authoring::command::Console;
use policy_calculator::authoring::lang::Lang;

/// Runs a command line in English: exit code, standard output, standard error.
pub(crate) fn policy(line: &[&str]) -> (u8, String, String) {
    let arguments: Vec<OsString> = std::iter::once("policy").chain(line.iter().copied()).map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&arguments, &mut Console { out: &mut out, err: &mut err, lang: Lang::En, tag: None, colour: false });
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

/// A fresh folder for one test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs a command line in Chinese: exit code and standard error.
pub(crate) fn in_chinese(line: &[&str]) -> (u8, String) {
    let arguments: Vec<OsString> = std::iter::once("policy").chain(line.iter().copied()).map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&arguments, &mut Console { out: &mut out, err: &mut err, lang: Lang::Zh, tag: None, colour: false });
    (code, String::from_utf8(err).unwrap())
}

/// A copy of these folders, one laid over the other.
pub(crate) fn copied(name: &str, from: &[&str]) -> PathBuf {
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
    from.iter().for_each(|from| copy(Path::new(from), &folder));
    folder
}

/// A copy of the base with some texts of a file replaced.
pub(crate) fn edited(name: &str, file: &str, edits: &[(&str, &str)]) -> PathBuf {
    let folder = copied(name, &[BASE]);
    let path = folder.join(file);
    let mut text = fs::read_to_string(&path).unwrap();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    fs::write(path, text).unwrap();
    folder
}

pub(crate) const BASE: &str = "tests/diagnostics/base";

pub(crate) const ENGINEER: &str = "cases:
- id: engineer
  as_of: '2021-06-01'
  answers: {applicant_type: individual, work_place: jianghai, target_place: none, employer_type: private_enterprise, title_level: fu_gao, title_date: '2021-03-01'}
  expected:
  - {measure: jm-fugao-20k, outcome: eligible}
  - {measure: jm-zhenggao-50k, outcome: not_eligible}
";
