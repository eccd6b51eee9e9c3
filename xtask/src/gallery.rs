//! Pictures of every screen in every mode, to be looked at; and the checks of access in every mode, for `prove`.

use std::env;
use std::process::Command;

use anyhow::{Context, Result};

use crate::build::{root, run};
use crate::dist;
use crate::provide::provide;
use crate::test::is_stale;

/// Builds, and writes `target/gallery`.
pub(crate) fn gallery() -> Result<()> {
    dist::dist()?;
    let folder = root().join("target/gallery");
    node(&["gallery.js", &folder.to_string_lossy()], "")
}

/// Runs the checks of access in all modes.
pub(crate) fn access() -> Result<()> {
    dist::dist()?;
    node(&["--test", "--test-concurrency=1", "access.test.js"], "all")
}

fn node(words: &[&str], modes: &str) -> Result<()> {
    let chromium = provide()?;
    let folder = root().join("tests/browser");
    if is_stale(&folder) {
        run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    }
    let server = env::current_exe().context("cannot tell where this program lies")?;
    run(Command::new("node").args(words).current_dir(&folder).env("CHROMIUM", chromium).env("SERVER", server).env("MODES", modes))
}
