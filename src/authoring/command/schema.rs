//! `policy schema`, `policy codes` and `policy new`: what the tool writes for authors.

use std::fs;
use std::path::Path;

use super::{Console, GOOD, PROBLEMS, open};
use crate::authoring::diagnose::{codes, index};
use crate::authoring::shape::{is_id, schemas};
use crate::authoring::skeleton;
use crate::authoring::system::said;

/// Writes the JSON Schemas of the policy files into a folder.
pub fn schema(directory: &Path, console: &mut Console<'_>) -> u8 {
    let written = fs::create_dir_all(directory)
        .and_then(|()| schemas().iter().try_for_each(|(name, schema)| fs::write(directory.join(name), format!("{schema:#}\n"))));
    match written {
        Ok(()) => GOOD,
        Err(error) => console.usage(format!("`{}`: {}", directory.display(), said(&error, console.lang))),
    }
}

/// Lists all messages of `policy check`; as Markdown for the docs.
pub fn list_codes(markdown: bool, console: &mut Console<'_>) -> u8 {
    if markdown {
        let _ = write!(console.out, "{}", index());
    } else {
        for code in codes::all() {
            console.say(format!("{}  {}", code.code, console.lang.pick(code.what.zh, code.what.en)));
        }
    }
    GOOD
}

/// Writes a commented skeleton of a document.
pub fn new_document(directory: &Path, id: &str, console: &mut Console<'_>) -> u8 {
    if !is_id(id) {
        return console.usage(console.lang.pick(
            "标识以小写字母开头，只用小写字母、数字、`_` 和 `-`",
            "an id begins with a small letter, and has only small letters, digits, `_` and `-`",
        ));
    }
    let reading = match open(directory, console) {
        Ok(reading) => reading,
        Err(code) => return code,
    };
    let path = directory.join("documents").join(format!("{id}.yaml"));
    if path.exists() {
        let what = console.pick("已经有这个文件了", "the file is there already");
        console.note(format!("{what}: `{}`", path.display()));
        return PROBLEMS;
    }
    let text = skeleton::document(id, reading.policies.as_ref());
    match fs::create_dir_all(directory.join("documents")).and_then(|()| fs::write(&path, text)) {
        Ok(()) => {
            console.say(path.display());
            let line = console.pick(
                "下一步：填好它，在 `pack.yaml` 的 `documents` 里加上 `{}`，再运行 `policy check`",
                "next: fill it in, add `{}` to `documents` in `pack.yaml`, and run `policy check`",
            );
            console.note(line.replace("{}", id));
            GOOD
        }
        Err(error) => console.usage(format!("`{}`: {}", path.display(), said(&error, console.lang))),
    }
}
