//! A compiled pack on disk.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::compile::Compiled;
use super::digest::integrity;
use super::folder::read_bounded;
use crate::pack::{PackDocument, parse_document};

/// Writes a pack: first its files of words, then the core that names them, so that a reader never finds a name without a
/// file. Files that only the core being replaced named are deleted.
///
/// # Errors
/// What the system says of a file that cannot be written.
pub fn write(compiled: &Compiled, core: &Path) -> io::Result<Vec<PathBuf>> {
    let folder = core.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let before = named_by(core);
    let mut written = Vec::new();
    for (name, text) in &compiled.files {
        let path = folder.join(name);
        fs::write(&path, text)?;
        written.push(path);
    }
    fs::write(core, &compiled.core)?;
    written.push(core.to_path_buf());
    for name in before.iter().filter(|name| !compiled.files.iter().any(|(file, _)| file == *name)) {
        // Already gone is as good as deleted.
        let _ = fs::remove_file(folder.join(name));
    }
    Ok(written)
}

/// The files of words that the pack at this path names, as far as they are plain names of its own kind.
fn named_by(core: &Path) -> Vec<String> {
    let stem = core.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let old = read_bounded(core).ok().and_then(|bytes| parse_document(&bytes).ok());
    let names = old.into_iter().flat_map(|pack| pack.files).map(|file| file.file);
    let plain = |name: &String| name.starts_with(&format!("{stem}.")) && name.ends_with(".json") && !name.contains(['/', '\\', ':']);
    names.filter(plain).filter(|name| Some(name.as_str()) != core.file_name().and_then(|name| name.to_str())).collect()
}

/// The files of words beside a pack that are missing or were changed.
pub fn changed_files(core: &Path, pack: &PackDocument) -> Vec<String> {
    let folder = core.parent().unwrap_or(Path::new("."));
    let same = |name: &str, expected: &str| read_bounded(&folder.join(name)).is_ok_and(|bytes| integrity(&bytes) == expected);
    pack.files.iter().filter(|file| !same(&file.file, &file.integrity)).map(|file| file.file.clone()).collect()
}
