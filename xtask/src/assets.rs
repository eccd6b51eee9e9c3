//! Files of the distribution: their names by content, their digests, and how they get onto the disk.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256, Sha384};

/// A file of the distribution.
pub(crate) struct Asset {
    /// Its path below `www/dist`, with slashes.
    pub(crate) path: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

impl Asset {
    /// A file.
    pub(crate) fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Asset {
        Asset { path: path.into(), bytes: bytes.into() }
    }

    /// A file with its content hash before the ending: `style.css` becomes `style.0123456789abcdef.css`.
    pub(crate) fn hashed(name: &str, bytes: Vec<u8>) -> Asset {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        Asset { path: format!("{stem}.{}.{ending}", hash(&bytes)), bytes }
    }

    /// What `integrity` attributes say.
    pub(crate) fn integrity(&self) -> String {
        format!("sha384-{}", STANDARD.encode(Sha384::digest(&self.bytes)))
    }
}

/// The first half of the SHA-256, in hexadecimal: long enough to name a file by.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a file's name holds its hash (8 digits in packs, 16 in ours), so that it may be cached for ever.
pub(crate) fn is_hashed(path: &str) -> bool {
    path.rsplit('.').nth(1).is_some_and(|part| part.len() >= 8 && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Makes a folder hold exactly these files, each with its `.br` and `.gz` beside it; what is already right is left alone,
/// so that a server can go on serving it meanwhile.
pub(crate) fn publish(folder: &Path, assets: &[Asset]) -> Result<()> {
    let mut wanted = BTreeSet::new();
    for asset in assets {
        let file = folder.join(&asset.path);
        let [br, gz] = [".br", ".gz"].map(|ending| beside(&file, ending));
        if !(br.exists() && gz.exists() && fs::read(&file).is_ok_and(|bytes| bytes == asset.bytes)) {
            if let Some(parent) = file.parent() {
                fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
            }
            // The variants first: a server that looks between the two would else send an old one for a new file.
            for (path, bytes) in [(&br, brotli(&asset.bytes)?), (&gz, gzip(&asset.bytes)?), (&file, asset.bytes.clone())] {
                fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
            }
        }
        wanted.extend([file, br, gz]);
    }
    for file in files(folder)? {
        if !wanted.contains(&file) {
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(())
}

/// Puts the compressed variants beside a file that something else wrote.
pub(crate) fn compress(file: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    fs::write(beside(file, ".br"), brotli(&bytes)?)?;
    fs::write(beside(file, ".gz"), gzip(&bytes)?)?;
    Ok(())
}

/// All files below a folder, in order of their paths; none where there is no such folder.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// The path of a compressed variant.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let (buffer, quality, window) = (1 << 16, 11, 22);
    let mut writer = brotli::CompressorWriter::new(&mut out, buffer, quality, window);
    writer.write_all(bytes)?;
    writer.flush()?;
    drop(writer);
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_cached_for_ever() {
        let style = Asset::hashed("style.css", b"p {}".to_vec());
        for (path, forever) in [
            (style.path.as_str(), true),
            ("packs/talent.en.9a2e9490.json", true),
            ("define.js", false),
            ("packs/talent.json", false),
            ("a.b.c", false),
        ] {
            assert_eq!(is_hashed(path), forever, "{path}");
        }
    }
}
