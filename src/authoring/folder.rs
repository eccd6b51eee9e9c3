//! The files of a policies folder, as bytes under their paths; the only part of the tool's reading that touches the disk.
//!
//! Knows nothing of what the files say.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// How large a file may be.
pub const MAX_FILE: usize = 4 * 1024 * 1024;
/// How many files a folder may hold.
const MAX_FILES: usize = 2_000;
/// How deep its folders may go.
const MAX_LEVELS: usize = 4;

/// Files by their path in the folder, with `/` between the parts on every system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// The files; one that is too large is cut one byte after the limit, so that reading it says so.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    /// Reads all `.yaml` files of a folder. Names that begin with a dot are passed over, and so are links to folders.
    ///
    /// # Errors
    /// What the system says of a folder or file that cannot be read.
    pub fn read(root: &Path) -> io::Result<Folder> {
        let mut folder = Folder::default();
        folder.add(root, "", 0)?;
        Ok(folder)
    }

    fn add(&mut self, at: &Path, prefix: &str, level: usize) -> io::Result<()> {
        for entry in fs::read_dir(at)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            if name.starts_with('.') {
                continue;
            }
            let kind = entry.file_type()?;
            if kind.is_dir() && level < MAX_LEVELS {
                self.add(&entry.path(), &format!("{prefix}{name}/"), level + 1)?;
            } else if !kind.is_dir() && (name.ends_with(".yaml") || name.ends_with(".yml")) && self.files.len() < MAX_FILES {
                self.files.insert(format!("{prefix}{name}"), read_bounded(&entry.path())?);
            }
        }
        Ok(())
    }
}

/// The bytes of a file, cut one byte after the limit.
///
/// # Errors
/// What the system says.
pub fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
