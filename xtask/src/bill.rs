//! What the wasm is made of: a bill of materials for inventories (CycloneDX), and the licences that must travel with it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use cargo_metadata::{CargoOpt, Metadata, MetadataCommand, Package};
use serde_json::{Value, json};

use crate::assets::Asset;
use crate::build::{TARGET, cargo, output, root};

/// Licences that allow what a public website does with the files. A new one is read before it is added here.
const ALLOWED: [&str; 9] =
    ["MIT", "Apache-2.0", "Unicode-3.0", "BSD-3-Clause", "BSD-2-Clause", "Zlib", "BSL-1.0", "Unlicense", "Apache-2.0 WITH LLVM-exception"];

/// `sbom.cdx.json` and `third-party.txt`.
pub(crate) fn bill() -> Result<Vec<Asset>> {
    let metadata = metadata()?;
    let packages = shipped(&metadata)?;
    for package in &packages {
        let licence = licence(package);
        ensure!(
            is_allowed(&licence),
            "{} {} is under `{licence}`, which nobody has read yet (xtask/src/bill.rs)",
            package.name,
            package.version
        );
    }
    let sbom = serde_json::to_string_pretty(&inventory(&packages))? + "\n";
    Ok(vec![Asset::new("sbom.cdx.json", sbom), Asset::new("third-party.txt", licences(&packages)?)])
}

fn metadata() -> Result<Metadata> {
    let mut command = MetadataCommand::new();
    command.manifest_path(root().join("Cargo.toml")).features(CargoOpt::NoDefaultFeatures);
    command.features(CargoOpt::SomeFeatures(vec!["web".into()]));
    command.other_options(["--locked".into(), "--filter-platform".into(), TARGET.into()]);
    command.exec().context("cargo cannot tell the dependencies")
}

/// The packages that are linked into the wasm, without ours: what is only run while building is not among them. `cargo tree` alone
/// knows which features this one package turns on, whatever else of the workspace does.
fn shipped(metadata: &Metadata) -> Result<Vec<&Package>> {
    let mut tree = cargo();
    tree.args(["tree", "--package", "policy-calculator", "--no-default-features", "--features", "web", "--locked"]);
    tree.args(["--target", TARGET, "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
    let told = output(&mut tree).context("cargo cannot tell what the wasm is linked of")?;
    let linked: BTreeSet<&str> = told.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    let is_linked = |package: &&Package| linked.contains(format!("{} v{}", package.name, package.version).as_str());
    // A package without a source is a folder of this workspace, so it is ours.
    let mut found: Vec<&Package> = metadata.packages.iter().filter(|package| package.source.is_some()).filter(is_linked).collect();
    ensure!(!found.is_empty(), "cargo tells of no dependency");
    found.sort_by_key(|package| (package.name.to_string(), package.version.clone()));
    Ok(found)
}

/// The licence as an SPDX expression; old manifests write a slash for OR.
fn licence(package: &Package) -> String {
    package.license.clone().unwrap_or_default().replace(" / ", " OR ").replace('/', " OR ")
}

/// Whether one may use it: every part of an AND, and one of each OR, is on the list.
fn is_allowed(licence: &str) -> bool {
    let bare = licence.replace(['(', ')'], "");
    bare.split(" AND ").all(|part| part.split(" OR ").any(|one| ALLOWED.contains(&one.trim())))
}

fn inventory(packages: &[&Package]) -> Value {
    let component = |kind: &str, name: &str, version: &str, licence: &str| {
        json!({
            "type": kind, "bom-ref": format!("pkg:cargo/{name}@{version}"), "name": name, "version": version,
            "licenses": [{ "expression": licence }], "purl": format!("pkg:cargo/{name}@{version}"),
        })
    };
    let parts: Vec<Value> =
        packages.iter().map(|package| component("library", &package.name, &package.version.to_string(), &licence(package))).collect();
    let own = component("application", "policy-calculator", env!("CARGO_PKG_VERSION"), "MIT OR Apache-2.0");
    json!({ "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": { "component": own }, "components": parts })
}

/// Name, version, licence and licence text of each package.
fn licences(packages: &[&Package]) -> Result<String> {
    let mut text = String::from(
        "Policy Calculator is made with the packages below, and with the Rust standard library (MIT OR Apache-2.0).\n\
         Where a package offers a choice of licences, the first text found here is the one made use of.\n",
    );
    for package in packages {
        write!(text, "\n――――\n{} {} · {}\n", package.name, package.version, licence(package))?;
        if let Some(address) = &package.repository {
            writeln!(text, "{address}")?;
        }
        match licence_file(package.manifest_path.as_std_path())? {
            Some(words) => writeln!(text, "\n{}", words.trim())?,
            None => writeln!(text, "(its package holds no licence text)")?,
        }
    }
    Ok(text)
}

fn licence_file(manifest: &Path) -> Result<Option<String>> {
    let folder = manifest.parent().context("a manifest without a folder")?;
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        names.extend(entry?.file_name().into_string().ok());
    }
    names.sort();
    // The short text where there is one.
    let found = ["LICENSE-MIT", "LICENSE.md", "LICENSE", "LICENSE-APACHE"].iter().find(|name| names.iter().any(|there| there == *name));
    let Some(name) = found else { return Ok(None) };
    let words = fs::read_to_string(folder.join(name)).with_context(|| format!("cannot read {name} of {}", folder.display()))?;
    Ok(Some(words.replace('\r', "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_is_allowed_only_if_every_part_of_it_is() {
        for (licence, allowed) in [
            ("MIT OR Apache-2.0", true),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("GPL-3.0 OR MIT", true),
            ("GPL-3.0", false),
            ("MIT AND GPL-3.0", false),
            ("", false),
        ] {
            assert_eq!(is_allowed(licence), allowed, "{licence}");
        }
    }

    #[test]
    fn the_bill_names_yew_and_not_what_only_runs_while_building() {
        let metadata = metadata().unwrap();
        let names: Vec<String> = shipped(&metadata).unwrap().iter().map(|package| package.name.to_string()).collect();
        assert!(names.contains(&"yew".to_owned()) && names.contains(&"wasm-bindgen".to_owned()), "{names:?}");
        for absent in ["syn", "yew-macro", "serde_derive", "clap", "saphyr-parser", "policy-calculator"] {
            assert!(!names.contains(&absent.to_owned()), "{absent}");
        }
    }
}
