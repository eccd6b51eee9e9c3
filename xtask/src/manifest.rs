//! `manifest.json`: every file of the distribution with its size, its digest, and its version, for those who mirror, audit or
//! deploy it.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::assets::{Asset, is_hashed};

/// The manifest of these files.
pub(crate) fn manifest(assets: &[Asset]) -> Result<Asset> {
    let mut listed = BTreeMap::new();
    for asset in assets {
        let mut entry = json!({ "bytes": asset.bytes.len(), "integrity": asset.integrity(), "immutable": is_hashed(&asset.path) });
        match pack_version(asset)? {
            Some(pack) => entry["pack"] = pack,
            None => entry["version"] = env!("CARGO_PKG_VERSION").into(),
        }
        listed.insert(asset.path.as_str(), entry);
    }
    let manifest = json!({ "name": "policy-calculator", "version": env!("CARGO_PKG_VERSION"), "files": listed });
    Ok(Asset::new("manifest.json", serde_json::to_string_pretty(&manifest)? + "\n"))
}

/// What a pack says of itself; files of words belong to the pack that names them.
fn pack_version(asset: &Asset) -> Result<Option<Value>> {
    if !asset.path.starts_with("packs/") {
        return Ok(None);
    }
    let pack: Value = serde_json::from_slice(&asset.bytes).with_context(|| format!("{} is no JSON", asset.path))?;
    let told = ["id", "version", "digest", "format"].into_iter().filter_map(|name| Some((name, pack.get(name)?.clone())));
    Ok(Some(Value::Object(told.map(|(name, value)| (name.to_owned(), value)).collect())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_listed_with_size_digest_and_version() {
        let assets =
            [Asset::new("packs/a.json", r#"{"id":"a","version":"2","digest":"d","format":1,"facts":[]}"#), Asset::new("a.js", "x")];
        let text = manifest(&assets).unwrap().bytes;
        let listed: Value = serde_json::from_slice(&text).unwrap();
        assert_eq!(listed["files"]["packs/a.json"]["pack"], json!({ "id": "a", "version": "2", "digest": "d", "format": 1 }));
        assert_eq!(listed["files"]["a.js"]["bytes"], 1);
        assert_eq!(listed["files"]["a.js"]["version"], env!("CARGO_PKG_VERSION"));
        assert!(listed["files"]["a.js"]["integrity"].as_str().unwrap().starts_with("sha384-"));
    }
}
