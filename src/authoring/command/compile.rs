//! `policy compile` and `policy verify`.

use std::path::Path;

use super::{Console, GOOD, PROBLEMS, open_good};
use crate::authoring::compile as make;
use crate::authoring::damaged::{damage, unread};
use crate::authoring::digest;
use crate::authoring::folder::{MAX_FILE, read_bounded};
use crate::authoring::system::said;
use crate::authoring::write;
use crate::pack::{load, parse_document};

/// Compiles a folder to a pack; `only` names documents, where not all that `pack.yaml` lists are wanted.
pub fn compile(directory: &Path, output: &Path, only: &[String], console: &mut Console<'_>) -> u8 {
    let (_, policies) = match open_good(directory, console) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let listing = match policies.named(only) {
        Ok(named) if !only.is_empty() => named,
        Ok(_) => policies.listing(),
        Err(name) => {
            let what = console.pick("没有这份公文", "there is no such document");
            return console.usage(format!("{what}: `{name}`"));
        }
    };
    let Some(stem) = output.file_stem().and_then(|stem| stem.to_str()).filter(|_| output.extension().is_some_and(|end| end == "json"))
    else {
        return console.usage(console.lang.pick("输出文件名要以 `.json` 结尾", "the output file must end in `.json`"));
    };
    let compiled = match make::compile(&policies, &listing, stem) {
        Ok(compiled) => compiled,
        Err(error) => {
            let what = console.pick("编译失败，这是工具的错", "compiling failed, through a fault of the tool");
            console.note(format!("{what}: {}", error.said(console.lang)));
            return PROBLEMS;
        }
    };
    for (language, missing) in &compiled.left_out {
        let line = console.pick("提醒：`{}` 的译文还缺 {n} 句，没有编译进去", "warning: `{}` lacks words for {n} phrases and is left out");
        console.note(line.replace("{}", language).replace("{n}", &missing.to_string()));
    }
    match write::write(&compiled, output) {
        Ok(files) => {
            let bytes = compiled.core.len();
            let line = console.pick("已写 {n} 个文件；核心 {b} 字节", "wrote {n} files; the core has {b} bytes");
            console.note(line.replace("{n}", &files.len().to_string()).replace("{b}", &bytes.to_string()));
            GOOD
        }
        Err(error) => {
            let what = console.pick("写不出来", "cannot write");
            console.usage(format!("{what}: `{}`: {}", output.display(), said(&error, console.lang)))
        }
    }
}

/// Checks the digest of a pack, that it loads, and the files of words beside it.
pub fn verify(pack: &Path, console: &mut Console<'_>) -> u8 {
    let bytes = match read_bounded(pack) {
        Ok(bytes) if bytes.len() <= MAX_FILE => bytes,
        Ok(_) => return console.usage(console.lang.pick("政策包太大", "the pack is too large")),
        Err(error) => return console.usage(format!("`{}`: {}", pack.display(), said(&error, console.lang))),
    };
    let problem = match digest::verify(&bytes) {
        Err(error) => Some(error.said(console.lang)),
        Ok(()) => match parse_document(&bytes) {
            Err(error) => Some(unread(&error, console.lang)),
            Ok(document) => {
                let changed = write::changed_files(pack, &document);
                let loaded = load(document).err().map(|error| damage(&error, console.lang));
                let files = (!changed.is_empty()).then(|| {
                    let what = console.pick("文字文件缺失或被改过", "files of words are missing or were changed");
                    format!("{what}: {}", changed.join(", "))
                });
                loaded.or(files)
            }
        },
    };
    match problem {
        None => {
            console.say(console.lang.pick("完好", "good"));
            GOOD
        }
        Some(problem) => {
            console.note(problem);
            PROBLEMS
        }
    }
}
