//! Makes `www/dist`: what any static server can serve.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::assets::{Asset, files, publish};
use crate::bill::bill;
use crate::bind::{Bound, bind};
use crate::build::{documents, library, packs, root};
use crate::bundle::{fill, merge, quote, tidy};
use crate::part::part;

/// What in `www` is not copied as it is: the sources of `define.js`, and the distribution itself.
const SOURCES: [&str; 4] = ["element.js", "element/", "style.css", "dist/"];

/// The folder of the distribution.
pub(crate) fn folder() -> PathBuf {
    root().join("www/dist")
}

/// Builds everything and writes it.
pub(crate) fn dist() -> Result<()> {
    let Bound { wasm, late, glue } = bind(part(&library()?)?)?;
    let wasm = Asset::hashed("policy-calculator.wasm", wasm);
    let late = Asset::hashed("policy-calculator.late.wasm", late);
    let css = read("www/style.css")?;
    let style = Asset::hashed("style.css", tidy(&css)?.into_bytes());
    let define = define(&glue, [&wasm, &late], &style)?;
    let mut assets = packs()?;
    let pages = pages(&define, &assets)?;
    assets.extend([wasm, late, style, define]);
    assets.extend(pages);
    assets.extend(bill()?);
    publish(&folder(), &assets)
}

/// Shell, glue and styles in one module.
fn define(glue: &str, [wasm, late]: [&Asset; 2], style: &Asset) -> Result<Asset> {
    let mut text = tidy(&merge(&root().join("www/element.js"))?)?;
    for (placeholder, value) in [
        ("@version@", quote(env!("CARGO_PKG_VERSION"))),
        ("@wasm@", quote(&wasm.path)),
        ("@wasm-integrity@", quote(&wasm.integrity())),
        ("@late@", quote(&late.path)),
        ("@late-integrity@", quote(&late.integrity())),
        ("@style@", quote(&style.path)),
        ("@css@", quote(&String::from_utf8_lossy(&style.bytes))),
    ] {
        text = fill(&text, &format!("\"{placeholder}\""), &value)?;
    }
    text = fill(&text, "\"@glue@\";\n", &tidy(glue)?)?;
    Ok(Asset::new("define.js", text))
}

/// The demo page and other host pages, with the digests that their `integrity` attributes need.
fn pages(define: &Asset, packs: &[Asset]) -> Result<Vec<Asset>> {
    let folder = root().join("www");
    let mut pages = Vec::new();
    for file in files(&folder)? {
        let name = file.strip_prefix(&folder)?.to_string_lossy().replace('\\', "/");
        if SOURCES.iter().any(|source| name.starts_with(source)) {
            continue;
        }
        let mut bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if name.ends_with(".html") {
            let text = String::from_utf8(bytes)?;
            if name == "index.html" {
                // The same page over each document alone.
                for document in documents()? {
                    let alone = text.replace("packs/talent.json", &format!("packs/{document}.json"));
                    pages.push(Asset::new(format!("{document}.html"), with_integrity(alone, define, packs)));
                }
            }
            bytes = with_integrity(text, define, packs).into_bytes();
        }
        pages.push(Asset::new(name, bytes));
    }
    Ok(pages)
}

fn with_integrity(mut page: String, define: &Asset, packs: &[Asset]) -> String {
    for asset in packs.iter().chain([define]) {
        page = page.replace(&format!("@integrity {}@", asset.path), &asset.integrity());
    }
    page
}

fn read(path: &str) -> Result<String> {
    fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"))
}
