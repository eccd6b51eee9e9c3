//! How much a browser has to fetch, against budgets.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::assets::{beside, files};
use crate::dist::folder;

/// A limit on what a browser fetches, in bytes after Brotli.
struct Budget {
    name: &'static str,
    most: u64,
    /// Bytes it is meant to be.
    aim: u64,
    /// Whether a file counts.
    holds: fn(&str) -> bool,
}

const KB: u64 = 1_000;

/// What must hold. The styles count inside `define.js`; the file of their own is only for browsers that cannot adopt them.
const BUDGETS: [Budget; 3] = [
    Budget { name: "transfer to the first question", most: 120 * KB, aim: 100 * KB, holds: to_first_question },
    Budget { name: "core of the pack", most: 20 * KB, aim: 20 * KB, holds: is_core },
    Budget { name: "late part, which nobody waits for until then", most: 113 * KB, aim: 113 * KB, holds: is_late },
];

fn to_first_question(path: &str) -> bool {
    is_script(path) || is_first(path) || is_core(path)
}

fn is_script(path: &str) -> bool {
    path == "define.js"
}

fn is_first(path: &str) -> bool {
    path.ends_with(".wasm") && !is_late(path)
}

fn is_late(path: &str) -> bool {
    path.starts_with("policy-calculator.late.")
}

fn is_core(path: &str) -> bool {
    path == "packs/talent.json"
}

struct Sizes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints the sizes of the distribution; fails where a budget is exceeded.
pub(crate) fn size() -> Result<()> {
    let folder = folder();
    let mut table = Vec::new();
    for file in files(&folder)? {
        let name = file.strip_prefix(&folder)?.to_string_lossy().replace('\\', "/");
        if !name.ends_with(".br") && !name.ends_with(".gz") {
            table.push((name, sizes(&file)?));
        }
    }
    if table.is_empty() {
        bail!("there is nothing in {}: run `cargo xtask dist` first", folder.display());
    }
    println!("{:<48} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    for (name, sizes) in &table {
        println!("{name:<48} {:>9} {:>9} {:>9}", sizes.raw, sizes.gzip, sizes.brotli);
    }
    let sum = |of: fn(&Sizes) -> u64| table.iter().map(|(_, sizes)| of(sizes)).sum::<u64>();
    println!("{:<48} {:>9} {:>9} {:>9}\n", "all", sum(|s| s.raw), sum(|s| s.gzip), sum(|s| s.brotli));

    let mut exceeded = Vec::new();
    for Budget { name, most, aim, holds } in &BUDGETS {
        let used: u64 = table.iter().filter(|(name, _)| holds(name)).map(|(_, sizes)| sizes.brotli).sum();
        let verdict = if used <= *most { "within" } else { "EXCEEDS" };
        let aim = if used > *aim && used <= *most { format!(", above the aim of {aim}") } else { String::new() };
        println!("{name}: {used} bytes after Brotli, {verdict} the budget of {most}{aim}");
        if used > *most {
            exceeded.push(*name);
        }
    }
    if exceeded.is_empty() { Ok(()) } else { bail!("over budget: {}", exceeded.join(", ")) }
}

fn sizes(file: &Path) -> Result<Sizes> {
    let length = |path: &Path| Ok::<_, anyhow::Error>(fs::metadata(path).with_context(|| format!("there is no {}", path.display()))?.len());
    Ok(Sizes { raw: length(file)?, gzip: length(&beside(file, ".gz"))?, brotli: length(&beside(file, ".br"))? })
}
