//! Makes `www/dist`, what any static server can serve; beside it the npm package, and host pages for the tests.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::assets::{Asset, files, publish};
use crate::bill::bill;
use crate::bind::{Bound, bind};
use crate::build::{documents, library, packs, root};
use crate::bundle::{tidy, tight};
use crate::part::part;
use crate::variants::{Parts, bundled, bundled_inline, classic, define, module, single};
use crate::{hosts, manifest, npm};

/// What in `www` is not copied as it is: sources of the scripts, what other distributions hold, and this one itself.
const SOURCES: [&str; 8] = ["element.js", "define.js", "element/", "style.css", "late.css", "dist/", "hosts/", "npm/"];

/// Pages and scripts in folders of their own lie on top in the distribution.
const FOLDERS: [&str; 1] = ["frame/"];

/// The folder of the distribution.
pub(crate) fn folder() -> PathBuf {
    root().join("www/dist")
}

/// Builds everything and writes it.
pub(crate) fn dist() -> Result<()> {
    let Bound { wasm, late, glue } = bind(part(&library()?)?)?;
    let wasm = Asset::hashed("policy-calculator.wasm", wasm);
    let late = Asset::hashed("policy-calculator.late.wasm", late);
    // The late styles travel inside the late part; browsers that cannot adopt a sheet get all of them as a file.
    let css = tight(&read("www/style.css")?)?;
    let style = Asset::hashed("style.css", (css.clone() + &tight(&read("www/late.css")?)?).into_bytes());
    let parts = Parts { glue: &glue, binaries: &[("wasm", &wasm), ("late", &late)], css: &css, style: &style };
    let mut assets = packs()?;
    npm::publish(&[bundled(&parts)?, bundled_inline(&parts)?], &[&wasm, &late, &style], &assets)?;
    assets.extend([define(&parts)?, module(&parts)?, classic(&parts)?, single(&parts)?]);
    assets.extend([wasm, late, style]);
    let pages = pages(&mut assets)?;
    assets.extend(pages);
    assets.extend(bill()?);
    assets.push(manifest::manifest(&assets)?);
    hosts::publish(&assets)?;
    publish(&folder(), &assets)
}

/// The demo page and what else lies in `www`, with the digests that `integrity` attributes of pages need. Scripts join the
/// assets before the pages are filled in.
fn pages(assets: &mut Vec<Asset>) -> Result<Vec<Asset>> {
    let folder = root().join("www");
    let mut pages = Vec::new();
    for file in files(&folder)? {
        let name = file.strip_prefix(&folder)?.to_string_lossy().replace('\\', "/");
        if SOURCES.iter().any(|source| name.starts_with(source)) {
            continue;
        }
        let name = FOLDERS.iter().find_map(|folder| name.strip_prefix(folder)).unwrap_or(&name).to_owned();
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if name.ends_with(".html") {
            pages.push((name, String::from_utf8(bytes)?));
        } else if name.ends_with(".js") {
            assets.push(Asset::new(name, tidy(&String::from_utf8(bytes)?)?));
        } else {
            assets.push(Asset::new(name, bytes));
        }
    }
    let mut filled = Vec::new();
    for (name, text) in pages {
        if name == "index.html" {
            // The same page over each document alone.
            for document in documents()? {
                let alone = text.replace("packs/talent.json", &format!("packs/{document}.json"));
                filled.push(Asset::new(format!("{document}.html"), with_integrity(alone, assets)));
            }
        }
        filled.push(Asset::new(name, with_integrity(text, assets)));
    }
    Ok(filled)
}

/// A page with the digests it asks for by `@integrity FILE@`.
pub(crate) fn with_integrity(mut page: String, assets: &[Asset]) -> String {
    for asset in assets {
        let wanted = format!("@integrity {}@", asset.path);
        if page.contains(&wanted) {
            page = page.replace(&wanted, &asset.integrity());
        }
    }
    page
}

fn read(path: &str) -> Result<String> {
    fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"))
}
