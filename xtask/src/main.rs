//! Build chores of Policy Calculator: `cargo xtask serve`, `test`, `prove`, `dist`, `size`, `bench`.
//!
//! Knows cargo, the bindgen and static files; knows nothing of policies.

mod assets;
mod bench;
mod bill;
mod bind;
mod build;
mod bundle;
mod dist;
mod floor;
mod gallery;
mod hosts;
mod manifest;
mod names;
mod npm;
mod part;
mod provide;
mod reproduce;
mod serve;
mod shorten;
mod size;
mod startup;
mod test;
mod variants;
mod watch;

use std::env;
use std::process::ExitCode;
use std::thread;

use anyhow::{Result, bail};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [--watch] [--port N] [--built]   build, then serve www/dist on this machine and print the address
                                         (--watch: build again on change; --built: serve what is there)
  test                                   everything: format, lints, tests, build, sizes, browser tests
  dist                                   build www/dist, which any static server can serve
  hosts                                  build the other program for the host pages of the tests
  tool                                   build the officer's tool `policy` as one static file
  prove [CASES]                          compare the engine with trying every applicant (a million random packs)
  gallery                                pictures of every screen in every mode, into target/gallery
  bench-startup [ROUNDS]                 how soon the first question stands on a slow phone, beside a minimal Preact page
  reproduce                              build twice, from two folders, and compare every byte
  bench [--quick] [SET…] [PART…]         measure against peers and bounds (sets s sg m l; parts exactness questions node
                                         chromium clicks)
  size                                   print the sizes of www/dist against their budgets";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    match words {
        ["serve", options @ ..] => serve(options),
        ["test"] => test::test(),
        ["prove"] => prove("1000000"),
        ["prove", cases] => prove(cases),
        ["dist"] => dist::dist(),
        ["hosts"] => hosts::neighbour(),
        ["tool"] => build::tool().map(|file| println!("{}", file.display())),
        ["gallery"] => gallery::gallery(),
        ["bench-startup"] => startup::bench_startup("9"),
        ["bench-startup", rounds] => startup::bench_startup(rounds),
        ["reproduce"] => reproduce::reproduce(),
        ["bench", words @ ..] => bench::bench(words),
        ["size"] => size::size(),
        _ => bail!("no such command\n{USAGE}"),
    }
}

fn prove(cases: &str) -> Result<()> {
    let mut cargo = build::cargo();
    cargo.args(["test", "--release", "--package", "policy-calculator", "--test", "exactness", "--", "--nocapture"]);
    build::run(cargo.env("PROVE", cases))?;
    let mut cargo = build::cargo();
    cargo.args(["test", "--release", "--package", "policy-calculator", "--features", "authoring"]);
    cargo.args(["--test", "changes", "--test", "mutants", "--", "--nocapture"]);
    // Trying every person of two packs takes longer than of one.
    let pairs = cases.parse::<u64>().map_or(10_000, |cases| (cases / 100).max(1));
    build::run(cargo.env("PROVE", pairs.to_string()))?;
    gallery::access()?;
    reproduce::reproduce()
}

fn serve(options: &[&str]) -> Result<()> {
    let (mut watch, mut built, mut port) = (false, false, None);
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match *option {
            "--watch" => watch = true,
            "--built" => built = true,
            "--port" => match options.next().and_then(|number| number.parse().ok()) {
                Some(number) => port = Some(number),
                None => bail!("`--port` needs a number up to 65535"),
            },
            other => bail!("`serve` knows no `{other}`\n{USAGE}"),
        }
    }
    if !built {
        dist::dist()?;
    }
    if watch {
        thread::spawn(watch::watch);
    }
    serve::serve(port)
}
