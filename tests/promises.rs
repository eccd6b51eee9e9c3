//! The list of what a session promises names only tests that there are: `docs/session.md`.
#![allow(clippy::expect_used, clippy::panic, reason = "tests may fail loudly: that is what they are for")]

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_promise_names_a_test_that_there_is() {
    let listed = read(&root().join("docs/session.md"));
    let mut tests = String::new();
    for folder in ["src", "tests/rendering", "tests/exactness", "tests"] {
        for file in files(&root().join(folder), folder == "src") {
            tests.push_str(&read(&file));
        }
    }
    let mut browser = String::new();
    for file in files(&root().join("tests/browser"), false) {
        browser.push_str(&read(&file));
    }
    let (mut named, mut missing) = (0, Vec::new());
    for line in listed.lines().filter(|line| line.starts_with("| ")) {
        let Some((_, shown)) = line.trim_end_matches(" |").rsplit_once(" | ") else { continue };
        if shown == "shown by" || shown == "---" {
            continue;
        }
        let names: Vec<&str> = shown.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "nothing shows: {line}");
        for name in names {
            let found = if let Some(file) = name.strip_prefix("tests/") {
                root().join("tests").join(file).exists()
            } else if name.contains(' ') {
                browser.contains(&format!("test(\"{name}\""))
            } else {
                tests.contains(&format!("#[test]\nfn {name}()")) || tests.contains(&format!("    #[test]\n    fn {name}()"))
            };
            named += 1;
            if !found {
                missing.push(name);
            }
        }
    }
    assert_eq!(missing, Vec::<&str>::new());
    assert!(named > 60, "{named}");
}

/// The files of a folder; with those below, where `deep`.
fn files(folder: &Path, deep: bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() && deep {
            found.extend(files(&path, true));
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "js") {
            found.push(path);
        }
    }
    found
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
