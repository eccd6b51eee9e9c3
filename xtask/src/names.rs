//! Short names for what wasm and glue share: the bindgen's hold hashes, which do not compress and are fetched twice.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use walrus::Module;

/// What all generated names begin with that only glue and wasm use. The class and the memory keep theirs.
const GENERATED: [&str; 3] = ["__wbg_", "__wbindgen_", "wasm_bindgen__"];

/// Gives imports and exports short names, in the module and in its glue.
pub(crate) fn shorten(module: &mut Module, glue: &str) -> Result<String> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut short = |long: &mut String| {
        if GENERATED.iter().any(|start| long.starts_with(start)) {
            let next = format!("${}", names.len());
            *long = names.entry(std::mem::take(long)).or_insert(next).clone();
        }
    };
    module.imports.iter_mut().for_each(|import| short(&mut import.name));
    module.exports.iter_mut().for_each(|export| short(&mut export.name));
    for long in names.keys() {
        ensure!(words(glue).any(|word| word == long), "the glue does not name `{long}`");
    }
    Ok(words(glue).map(|word| names.get(word).map_or(word, String::as_str)).collect())
}

/// A text cut into words, as JavaScript names things, and what stands between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c| is_part(c) != is_part(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_names_are_shortened_in_wasm_and_glue_alike() {
        let mut module = Module::default();
        let of = module.types.add(&[], &[]);
        for name in ["__wbg_now_0123456789abcdef", "__wbg_now_0123"] {
            module.add_import_func("./glue.js", name, of);
        }
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        let glue = "__wbg_now_0123: f, __wbg_now_0123456789abcdef: g, __wbg_now_01: h; wasm.memory";
        let glue = shorten(&mut module, glue).unwrap();
        let named: Vec<&str> = module.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(named, ["$0", "$1"]);
        assert_eq!(glue, "$1: f, $0: g, __wbg_now_01: h; wasm.memory");
    }

    #[test]
    fn a_name_that_the_glue_does_not_know_stops_the_build() {
        let mut module = Module::default();
        let of = module.types.add(&[], &[]);
        module.add_import_func("./glue.js", "__wbg_now_0123", of);
        assert!(shorten(&mut module, "__wbg_now_0123456789abcdef: g").is_err());
    }
}
