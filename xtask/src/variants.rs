//! The script in all the forms that sites ask for: for pages, for bundlers, for old content systems, and as a single file.
//!
//! All hold the same shell and glue, merged from `www`; they differ in how they begin and end, and in where wasm and styles
//! come from. Knows nothing of how wasm and packs are made.

use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::assets::Asset;
use crate::build::root;
use crate::bundle::{fill, merge, quote, tidy};
use crate::shorten::shorten;

/// What goes into each script.
pub(crate) struct Parts<'a> {
    /// The statements of the glue.
    pub(crate) glue: &'a str,
    /// Each wasm, by the name that the shell gives it (`ASSETS.NAME`).
    pub(crate) binaries: &'a [(&'static str, &'a Asset)],
    /// The styles up to the first question.
    pub(crate) css: &'a str,
    /// All styles as a file.
    pub(crate) style: &'a Asset,
}

/// Where a script finds wasm and styles.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Files {
    /// Beside itself, under addresses put together while it runs.
    Beside,
    /// Beside itself, under addresses that bundlers see and take along.
    Seen,
    /// In itself.
    Inside,
}

const WITHIN: &[(&str, &str)] = &[("binary.js", "binary-inline.js")];
const EXPORTS: &str = "export { PolicyCalculator, define };\n";

/// For pages: `define.js`, a module that defines the element.
pub(crate) fn define(parts: &Parts) -> Result<Asset> {
    Ok(Asset::new("define.js", shorten(&script(parts, "www/define.js", Files::Beside)?)?))
}

/// For pages that define the element themselves: `policy-calculator.js`, a module that only exports.
pub(crate) fn module(parts: &Parts) -> Result<Asset> {
    Ok(Asset::new("policy-calculator.js", shorten(&(script(parts, "www/element.js", Files::Beside)? + EXPORTS))?))
}

/// The same for bundlers.
pub(crate) fn bundled(parts: &Parts) -> Result<Asset> {
    Ok(Asset::new("policy-calculator.js", shorten(&(script(parts, "www/element.js", Files::Seen)? + EXPORTS))?))
}

/// For bundlers that take no files along: `inline.js`, a module with all inside.
pub(crate) fn bundled_inline(parts: &Parts) -> Result<Asset> {
    Ok(Asset::new("inline.js", shorten(&(script(parts, "www/element.js", Files::Inside)? + EXPORTS))?))
}

/// For content systems that know no modules: `classic.js`.
pub(crate) fn classic(parts: &Parts) -> Result<Asset> {
    Ok(Asset::new("classic.js", shorten(&enclosed(&script(parts, "www/define.js", Files::Beside)?)?)?))
}

/// For content systems that refuse wasm, too: `single.js`, everything but the pack in one file.
pub(crate) fn single(parts: &Parts) -> Result<Asset> {
    Ok(Asset::new("single.js", shorten(&enclosed(&script(parts, "www/define.js", Files::Inside)?)?)?))
}

fn script(parts: &Parts, entry: &str, files: Files) -> Result<String> {
    let swaps = if files == Files::Inside { WITHIN } else { &[] };
    let mut text = tidy(&merge(&root().join(entry), swaps)?)?;
    let address = |asset: &Asset| match files {
        Files::Beside => quote(&asset.path),
        Files::Seen => format!("new URL({}, import.meta.url)", quote(&format!("./{}", asset.path))),
        Files::Inside => quote(""),
    };
    for (name, wasm) in parts.binaries {
        let (from, integrity) = match files {
            Files::Inside => (quote(&STANDARD.encode(&wasm.bytes)), quote("")),
            // A bundler may change a file on its way; what it says of it then, the page checks.
            _ => (address(wasm), quote(&wasm.integrity())),
        };
        text = fill(&text, &format!("\"@{name}@\""), &from)?;
        text = fill(&text, &format!("\"@{name}-integrity@\""), &integrity)?;
    }
    text = fill(&text, "\"@version@\"", &quote(env!("CARGO_PKG_VERSION")))?;
    text = fill(&text, "\"@style@\"", &address(parts.style))?;
    text = fill(&text, "\"@css@\"", &quote(parts.css))?;
    fill(&text, "\"@glue@\";\n", &tidy(parts.glue)?)
}

/// A module as a script that leaves nothing behind on the page.
fn enclosed(module: &str) -> Result<String> {
    let here = "document.currentScript ? document.currentScript.src : document.baseURI";
    Ok(format!("(() => {{\n\"use strict\";\n{}}})();\n", fill(module, "import.meta.url", here)?))
}
