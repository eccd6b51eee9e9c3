//! The npm package, as a folder that `npm pack` takes: `target/npm`.
//!
//! Its modules name wasm and styles by addresses that bundlers follow. Types, element manifest and read-me lie in `www/npm`;
//! what editors read of the manifest is made of it here.

use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::assets::{Asset, files};
use crate::build::{root, target_folder};

/// Writes the package.
pub(crate) fn publish(modules: &[Asset], seen: &[&Asset], packs: &[Asset]) -> Result<()> {
    let folder = target_folder()?.join("npm");
    let mut assets = Vec::new();
    let source = root().join("www/npm");
    for file in files(&source)? {
        let name = file.strip_prefix(&source)?.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if name == "custom-elements.json" {
            let manifest = serde_json::from_str(&text).context("custom-elements.json is no JSON")?;
            assets.push(Asset::new("html-data.json", serde_json::to_string_pretty(&editor_data(&manifest))? + "\n"));
        }
        assets.push(Asset::new(name, text.replace("@version@", env!("CARGO_PKG_VERSION"))));
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        assets.push(Asset::new(name, fs::read(root().join(name)).with_context(|| format!("cannot read {name}"))?));
    }
    let copies = modules.iter().chain(seen.iter().copied()).chain(packs);
    assets.extend(copies.map(|asset| Asset::new(asset.path.as_str(), asset.bytes.as_slice())));
    for stale in files(&folder)?.into_iter().filter(|file| !assets.iter().any(|asset| folder.join(&asset.path) == *file)) {
        fs::remove_file(&stale).with_context(|| format!("cannot remove {}", stale.display()))?;
    }
    for asset in &assets {
        let file = folder.join(&asset.path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        }
        fs::write(&file, &asset.bytes).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// The attributes of the element as VS Code reads them (`html.customData`), out of the custom-elements manifest.
fn editor_data(manifest: &Value) -> Value {
    let all = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let modules = all(manifest, "modules");
    let declarations = modules.iter().flat_map(|module| all(module, "declarations"));
    let tags: Vec<Value> = declarations
        .filter(|declaration| declaration["tagName"].is_string())
        .map(|declaration| {
            let attributes: Vec<Value> = all(&declaration, "attributes").iter().map(attribute).collect();
            json!({ "name": declaration["tagName"], "description": declaration["description"], "attributes": attributes })
        })
        .collect();
    json!({ "version": 1.1, "tags": tags })
}

/// One attribute; a type that lists texts is what the editor offers.
fn attribute(attribute: &Value) -> Value {
    let mut data = json!({ "name": attribute["name"], "description": attribute["description"] });
    let kind = attribute["type"]["text"].as_str().unwrap_or_default();
    let values: Vec<Value> =
        kind.split(" | ").filter_map(|one| one.strip_prefix('\'')?.strip_suffix('\'')).map(|name| json!({ "name": name })).collect();
    if !values.is_empty() {
        data["values"] = values.into();
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_offer_the_values_of_an_attribute() {
        let theme = json!({ "name": "theme", "description": "d", "type": { "text": "'light' | 'dark'" } });
        let src = json!({ "name": "src", "description": "d", "type": { "text": "string" } });
        let manifest = json!({ "modules": [{ "declarations": [{ "tagName": "x-y", "description": "e", "attributes": [theme, src] }] }] });
        let data = editor_data(&manifest);
        assert_eq!(data["tags"][0]["attributes"][0]["values"], json!([{ "name": "light" }, { "name": "dark" }]));
        assert_eq!(data["tags"][0]["attributes"][1], json!({ "name": "src", "description": "d" }));
    }
}
