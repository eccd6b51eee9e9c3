//! Host pages for the tests, in `target/hosts`: awkward ones around the element, and another Yew program to stand beside it.
//! `serve` shows them under `/hosts/`; no distribution holds them.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::assets::{self, Asset, files};
use crate::build::{neighbour as build_neighbour, root, target_folder};
use crate::dist::with_integrity;

/// Where they lie.
pub(crate) fn folder() -> Result<PathBuf> {
    Ok(target_folder()?.join("hosts"))
}

/// Writes the pages, with the digests of the distribution they stand beside.
pub(crate) fn publish(dist: &[Asset]) -> Result<()> {
    let source = root().join("www/hosts");
    let mut pages = Vec::new();
    for file in files(&source)? {
        let name = file.strip_prefix(&source)?.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        pages.push(Asset::new(name, with_integrity(text, dist)));
    }
    let folder = folder()?;
    for name in NEIGHBOUR {
        // Built apart, and only for the tests.
        if let Ok(bytes) = fs::read(folder.join(name)) {
            pages.push(Asset::new(name, bytes));
        }
    }
    assets::publish(&folder, &pages)
}

const NEIGHBOUR: [&str; 2] = ["neighbour.js", "neighbour_bg.wasm"];

/// Builds the other Yew program. Nothing is renamed in it: it is what anybody would ship.
pub(crate) fn neighbour() -> Result<()> {
    let wasm = build_neighbour()?;
    let folder = folder()?;
    Bindgen::new().input_path(&wasm).out_name("neighbour").web(true)?.typescript(false).generate(&folder)?;
    let glue = folder.join("neighbour.js");
    let module = fs::read_to_string(&glue)?;
    // The page loads it by a `<script>`, which calls nothing.
    fs::write(&glue, module + "\n__wbg_init({ module_or_path: new URL(\"neighbour_bg.wasm\", import.meta.url) });\n")?;
    for name in NEIGHBOUR {
        assets::compress(&folder.join(name))?;
    }
    Ok(())
}
