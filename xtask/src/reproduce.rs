//! Builds the distribution a second time, from a copy in another folder, and compares every byte.

use std::env;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::assets::files;
use crate::build::{cargo, output, root, run};
use crate::dist;

/// Fails with the names of the files that differ.
pub(crate) fn reproduce() -> Result<()> {
    dist::dist()?;
    let copy = env::temp_dir().join(format!("policy-calculator-copy-{}", std::process::id()));
    let outcome = compare(&copy);
    // What is left of a copy is only in the way, whatever came out.
    let _ = fs::remove_dir_all(&copy);
    outcome
}

fn compare(copy: &std::path::Path) -> Result<()> {
    let mut list = Command::new("git");
    list.args(["ls-files", "--cached", "--others", "--exclude-standard"]).current_dir(root());
    let names = output(&mut list).context("git cannot list the files of this folder")?;
    for name in names.lines() {
        let (from, to) = (root().join(name), copy.join(name));
        // A file that was deleted but not yet committed is listed and is not there.
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap_or(copy)).with_context(|| format!("cannot make a folder in {}", copy.display()))?;
            fs::copy(&from, &to).with_context(|| format!("cannot copy {name}"))?;
        }
    }
    println!("building again in {}", copy.display());
    let mut build = cargo();
    build.current_dir(copy).env_remove("CARGO_TARGET_DIR").args(["run", "--quiet", "--package", "xtask", "--", "dist"]);
    run(&mut build)?;
    let (here, there) = (dist::folder(), copy.join("www/dist"));
    let mut differ = Vec::new();
    for (one, other) in [(&here, &there), (&there, &here)] {
        for file in files(one)? {
            let name = file.strip_prefix(one)?;
            if fs::read(&file).ok() != fs::read(other.join(name)).ok() {
                differ.push(name.display().to_string());
            }
        }
    }
    differ.sort();
    differ.dedup();
    ensure!(differ.is_empty(), "two builds from two folders differ in: {}", differ.join(", "));
    println!("{} files, the same bytes from two folders", files(&here)?.len());
    Ok(())
}
