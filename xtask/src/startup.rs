//! How soon the first question stands on a slow phone: builds, then lets `xtask/startup/run.js` measure in Chromium.

use std::process::Command;

use anyhow::Result;

use crate::build::{root, run};
use crate::dist;
use crate::provide::provide;
use crate::test::is_stale;

/// Prints the figures; fails where a bound is missed.
pub(crate) fn bench_startup(rounds: &str) -> Result<()> {
    dist::dist()?;
    let chromium = provide()?;
    let folder = root().join("xtask/startup");
    if is_stale(&folder) {
        run(Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    }
    run(Command::new("node").arg("run.js").arg(dist::folder()).arg(rounds).current_dir(&folder).env("CHROMIUM", chromium))
}
