//! `cargo xtask test`: every check there is, one after the other, with a summary that can be read at a glance.
//!
//! Nothing is skipped quietly: what cannot run has failed, and under `CI=true` so has a test that skips itself.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::build::{cargo, root, run, target_folder};
use crate::dist::dist;
use crate::hosts::neighbour;
use crate::provide::{provide, provide_engines};
use crate::size::size;

/// What a step found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
    skipped: u32,
}

impl Count {
    /// A step that holds no tests counts as one itself.
    const ONE: Count = Count { passed: 1, failed: 0, skipped: 0 };

    fn plus(self, other: Count) -> Count {
        Count { passed: self.passed + other.passed, failed: self.failed + other.failed, skipped: self.skipped + other.skipped }
    }
}

struct Step {
    name: &'static str,
    run: fn() -> Result<Count>,
}

const STEPS: &[Step] = &[
    Step { name: "format", run: || check(&["fmt", "--all", "--check"]) },
    Step { name: "lints: everything", run: || lint(&["--workspace", "--all-targets", "--all-features"]) },
    Step { name: "lints: core alone", run: || lint(&["--package", "policy-calculator", "--lib", "--no-default-features"]) },
    Step { name: "lints: tool", run: || lint(&["--package", "policy-calculator", "--no-default-features", "--features", "authoring"]) },
    Step { name: "core without the web", run: || check(&["check", "--quiet", "--lib", "--no-default-features"]) },
    Step { name: "tests", run: || tests(cargo().args(["test", "--workspace", "--all-features", "--no-fail-fast"])) },
    Step { name: "build", run: || dist().map(|()| Count::ONE) },
    Step {
        name: "lints: element",
        run: || lint(&["--lib", "--no-default-features", "--features", "web", "--target", "wasm32-unknown-unknown"]),
    },
    Step { name: "sizes", run: || size().map(|()| Count::ONE) },
    Step { name: "host pages", run: || neighbour().map(|()| Count::ONE) },
    Step { name: "browser", run: browser },
    Step { name: "npm package", run: package },
];

/// Runs all steps, also after one that failed.
pub(crate) fn test() -> Result<()> {
    let mut summary = Vec::new();
    for step in STEPS {
        println!("\n== {}", step.name);
        let begun = Instant::now();
        let count = (step.run)().unwrap_or_else(|failure| {
            eprintln!("error: {failure:#}");
            Count { failed: 1, ..Count::default() }
        });
        summary.push((step.name, strict(count), begun.elapsed().as_secs()));
    }
    println!();
    for (name, count, seconds) in &summary {
        let verdict = if count.failed == 0 { "ok" } else { "FAILED" };
        println!("{verdict:<7}{name:<24}{:>5} passed {:>4} failed {:>4} skipped {seconds:>5} s", count.passed, count.failed, count.skipped);
    }
    let all = summary.iter().fold(Count::default(), |sum, (_, count, _)| sum.plus(*count));
    println!("\n{} passed, {} failed", all.passed, all.failed);
    if all.failed == 0 { Ok(()) } else { std::process::exit(1) }
}

/// Where nobody reads along, a test that skips itself has failed.
fn strict(count: Count) -> Count {
    if env::var_os("CI").is_some_and(|ci| ci == "true") {
        return Count { failed: count.failed + count.skipped, skipped: 0, ..count };
    }
    count
}

fn check(words: &[&str]) -> Result<Count> {
    run(cargo().args(words)).map(|()| Count::ONE)
}

fn lint(words: &[&str]) -> Result<Count> {
    run(cargo().args(["clippy", "--quiet"]).args(words).args(["--", "-D", "warnings"])).map(|()| Count::ONE)
}

/// The browser tests, against what `dist` built.
fn browser() -> Result<Count> {
    let chromium = provide()?;
    provide_engines();
    let server = env::current_exe().context("cannot tell where this program lies")?;
    tests(node("tests/browser")?.env("CHROMIUM", chromium).env("SERVER", server))
}

/// The npm package that `dist` built, as its users take it.
fn package() -> Result<Count> {
    let chromium = provide()?;
    tests(node("tests/npm")?.env("CHROMIUM", chromium).env("PACKAGE", target_folder()?.join("npm")))
}

/// The tests of a folder with packages of its own, which are installed as its lock file says.
fn node(folder: &str) -> Result<Command> {
    let folder = root().join(folder);
    npm(&folder, &["ci", "--no-audit", "--no-fund"])?;
    let mut tests = Command::new("npm");
    tests.args(["test", "--silent"]).current_dir(&folder);
    Ok(tests)
}

/// Installs the packages of a folder, where the lock file is newer than what is there.
pub(crate) fn npm(folder: &Path, words: &[&str]) -> Result<()> {
    if is_stale(folder) { run(Command::new("npm").args(words).current_dir(folder)) } else { Ok(()) }
}

/// Whether the installed packages are older than the lock file.
pub(crate) fn is_stale(folder: &Path) -> bool {
    let time = |name: &str| folder.join(name).metadata().and_then(|meta| meta.modified());
    match (time("node_modules/.package-lock.json"), time("package-lock.json")) {
        (Ok(installed), Ok(locked)) => installed < locked,
        _ => true,
    }
}

/// Runs a test runner, shows what it prints, and adds up its closing lines.
fn tests(command: &mut Command) -> Result<Count> {
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {:?}", command.get_program()))?;
    let stdout = child.stdout.take().context("the runner has no output")?;
    let mut count = Count::default();
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        writeln!(std::io::stdout(), "{line}")?;
        count = count.plus(closing(&line));
    }
    let status = child.wait()?;
    if !status.success() && count.failed == 0 {
        // It broke before, or outside of, a test.
        count.failed = 1;
    }
    if count == Count::default() {
        bail!("no test ran");
    }
    Ok(count)
}

/// What a line of `cargo test` or of Node's runner counts.
fn closing(line: &str) -> Count {
    let mut count = Count::default();
    if let Some(rest) = line.strip_prefix("test result: ") {
        for part in rest.split([';', '.']) {
            let mut words = part.split_whitespace();
            let (Some(number), Some(what)) = (words.next().and_then(|word| word.parse().ok()), words.next()) else { continue };
            match what {
                "passed" => count.passed = number,
                "failed" => count.failed = number,
                "ignored" => count.skipped = number,
                _ => {}
            }
        }
    } else if let Some(rest) = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")) {
        let mut words = rest.split_whitespace();
        let (Some(what), Some(number), None) = (words.next(), words.next().and_then(|word| word.parse().ok()), words.next()) else {
            return count;
        };
        match what {
            "pass" => count.passed = number,
            "fail" | "cancelled" => count.failed = number,
            "skipped" | "todo" => count.skipped = number,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_understood() {
        let table = [
            ("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s", (12, 0, 1)),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out", (3, 2, 0)),
            ("# pass 7", (7, 0, 0)),
            ("ℹ fail 2", (0, 2, 0)),
            ("# cancelled 1", (0, 1, 0)),
            ("# skipped 3", (0, 0, 3)),
            ("# tests 7", (0, 0, 0)),
            ("# pass 7 of them", (0, 0, 0)),
            ("some line", (0, 0, 0)),
        ];
        for (line, (passed, failed, skipped)) in table {
            assert_eq!(closing(line), Count { passed, failed, skipped }, "{line}");
        }
    }
}
