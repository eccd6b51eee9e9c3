//! The samples in `docs/analysis.md` are what the tool says: each command in a block is run, and what follows it compared.
//!
//! `example` is the base of the tests of `policy analyse` with one seeded defect, `old` the base itself, `new` the base with one condition
//! made narrower. `UPDATE=1 cargo test` rewrites the samples.

use std::fs;

use crate::{copied, folder, policy};

const GUIDE: &str = "docs/analysis.md";

/// The folders that the samples speak of, by name.
fn folders() -> [(&'static str, String); 3] {
    let base = "tests/analysis/base";
    let example = copied("guide-example", &[base, "tests/analysis/P814-alternative-covered"]);
    let (old, new) = (copied("guide-old", &[base]), copied("guide-new", &[base]));
    let demo = new.join("documents/demo.yaml");
    let text = fs::read_to_string(&demo).unwrap();
    let narrower = text.replace("at_least: master, say: 硕士以上", "is: doctor, say: 博士");
    assert_ne!(text, narrower);
    fs::write(demo, narrower).unwrap();
    let path = |folder: std::path::PathBuf| folder.to_str().unwrap().replace('\\', "/");
    [("example", path(example)), ("old", path(old)), ("new", path(new))]
}

/// What a command of the guide prints.
fn said(command: &str, folders: &[(&str, String)]) -> String {
    let words = command.strip_prefix("cargo policy ").unwrap().split(' ');
    let place = |word: &str| folders.iter().find(|(name, _)| *name == word).map_or(word.to_string(), |(_, path)| path.clone());
    let words: Vec<String> = words.map(place).collect();
    let (_, out, _) = policy(&words.iter().map(String::as_str).collect::<Vec<_>>());
    folders.iter().fold(out, |out, (name, path)| out.replace(path, name)).trim_end().to_string()
}

#[test]
fn every_sample_of_the_guide_is_what_the_tool_says() {
    let folders = folders();
    let guide = fs::read_to_string(GUIDE).unwrap().replace("\r\n", "\n");
    let mut blocks = guide.split("```console\n$ ");
    let mut current = blocks.next().unwrap().to_string();
    let mut count = 0;
    for block in blocks {
        let (sample, rest) = block.split_once("\n```\n").unwrap();
        let (command, _) = sample.split_once('\n').unwrap();
        let out = said(command, &folders);
        assert!(!out.is_empty(), "{command}");
        current.push_str(&format!("```console\n$ {command}\n{out}\n```\n{rest}"));
        count += 1;
    }
    assert_eq!(count, 3);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(GUIDE, current).unwrap();
    } else {
        assert!(guide == current, "the samples have changed (UPDATE=1 rewrites them):\n{current}");
    }
    // No sample hides in a block of another name.
    assert!(!guide.contains("```text"));
}

#[test]
fn the_priors_of_the_guide_are_accepted_for_the_five_documents() {
    let guide = fs::read_to_string(GUIDE).unwrap();
    let (_, rest) = guide.split_once("```yaml\n# priors").unwrap();
    let (priors, _) = rest.split_once("```").unwrap();
    let file = folder("guide-priors").join("priors.yaml");
    fs::write(&file, format!("# priors{priors}")).unwrap();
    let (code, out, err) = policy(&["diff", "policies", "policies", "--priors", file.to_str().unwrap()]);
    assert!(code == 0 && err.is_empty() && out.contains("Nothing changes"), "{out}{err}");
}
