//! Messages as written down: each case is a folder called by the code it is about, and its `report.txt` is what must be said,
//! in Chinese and in English. `UPDATE=1 cargo test` rewrites the reports.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders of cases, all but the base.
pub(crate) fn cases(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = entries.filter(|path| path.is_dir() && !path.ends_with("base")).collect();
    cases.sort();
    cases
}

/// Compares what is said in all cases with what is written down; the codes that were seen.
pub(crate) fn compare(root: &Path, report: impl Fn(&Path) -> [String; 2]) -> BTreeSet<String> {
    let update = std::env::var_os("UPDATE").is_some();
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for case in cases(root) {
        let name = case.file_name().unwrap().to_str().unwrap();
        let [zh, en] = report(&case);
        let actual = format!("{zh}――――\n\n{en}");
        let code = name.split('-').next().unwrap();
        assert!(actual.contains(&format!("[{code}]")), "{name} does not report {code}:\n{actual}");
        seen.insert(code.to_string());
        let file = case.join("report.txt");
        if update {
            fs::write(&file, &actual).unwrap();
        } else if fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n") != actual {
            wrong.push(format!("{name}:\n{actual}"));
        }
    }
    assert!(wrong.is_empty(), "reports that differ (UPDATE=1 rewrites them):\n{}", wrong.join("\n"));
    seen
}
