//! From the wasm that cargo built to the wasm that ships, and the glue that drives it.
//!
//! Uses `wasm-bindgen` as a library, so that no tool of the right version has to be installed. Knows nothing of the
//! shell around the glue.

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::assets::hash;
use crate::floor::ensure_old;
use crate::names::shorten;
use crate::part::Parts;

/// What the bindgen makes of the library.
pub(crate) struct Bound {
    /// The wasm that ships.
    pub(crate) wasm: Vec<u8>,
    /// Its late part.
    pub(crate) late: Vec<u8>,
    /// The statements of the glue, without `export`: they belong inside a function that returns what is listed in `NAMES`.
    pub(crate) glue: String,
}

/// What the shell needs of the glue: our class, what wasm imports, and what to do with an instance.
const NAMES: [&str; 5] = ["Calculator", "late_arrived", "on_panic", "__wbg_get_imports", "__wbg_finalize_init"];

/// Where the glue's own loader begins.
const LOADER: &str = "async function __wbg_load(";

/// The DOM properties by which Yew marks the nodes that are its own.
const BRANDS: [&str; 3] = ["__yew_subtree_id", "__yew_subtree_cache_key", "__yew_listener_id"];

/// Binds a library. Its late part needs no glue: it has all from the first.
pub(crate) fn bind(Parts { first, late }: Parts) -> Result<Bound> {
    let mut output = Bindgen::new()
        .input_bytes("policy_calculator", first)
        // The late part imports memory, table and stack.
        .keep_lld_exports(true)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    let brings_own = output.snippets().values().any(|snippets| !snippets.is_empty()) || !output.local_modules().is_empty();
    ensure!(!brings_own, "the library brings JavaScript of its own, which nothing merges");
    let glue = plain_namespace(&plain_debug(&into_statements(output.js())?)?)?;
    let glue = shorten(output.wasm_mut(), &glue)?;
    let wasm = output.wasm_mut().emit_wasm();
    for (name, part) in [("the wasm", &wasm), ("its late part", &late)] {
        ensure_old(name, part)?;
    }
    Ok(Bound { glue: rename_brand(&glue, &[&wasm, &late])?, wasm, late })
}

/// Two Yew programs on one page take each other's nodes for their own, because all of them mark nodes by the same names;
/// so ours get names that hold our version and the hash of our code.
fn rename_brand(glue: &str, code: &[&[u8]]) -> Result<String> {
    for brand in BRANDS {
        ensure!(glue.contains(brand), "the glue no longer names `{brand}`: look up how Yew marks its nodes now");
    }
    let version = env!("CARGO_PKG_VERSION").replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    let code = [&code.concat(), glue.as_bytes()].concat();
    Ok(glue.replace("__yew_", &format!("__pc_{version}_{}_", hash(&code))))
}

/// The module as the body of a function: each call of it is a fresh instance, so that a panic spoils only one.
///
/// The loader at its end is left out, because the shell fetches, compiles and instantiates itself.
fn into_statements(glue: &str) -> Result<String> {
    let (glue, _loader) = glue.split_once(LOADER).context("the glue has no loader where it is expected")?;
    ensure!(!glue.contains("import.meta"), "the glue looks for its own wasm, which the shell fetches");
    let mut statements = String::with_capacity(glue.len());
    for line in glue.lines() {
        ensure!(!line.starts_with("import "), "the glue imports another module: `{line}`");
        statements.push_str(line.strip_prefix("export ").unwrap_or(line));
        statements.push('\n');
    }
    for name in NAMES {
        let known = [format!("class {name} "), format!("function {name}(")].iter().any(|start| statements.contains(start));
        ensure!(known, "the glue no longer has `{name}`");
    }
    statements.push_str(&format!("return {{ {} }};\n", NAMES.join(", ")));
    Ok(statements)
}

/// What a value looks like in the message of a panic, which nobody reads but us: as JavaScript says it, instead of the bindgen's page
/// of cases, which every reader would fetch.
fn plain_debug(glue: &str) -> Result<String> {
    let (before, rest) = glue.split_once("function debugString(").context("the glue no longer has `debugString`")?;
    let mut open = 0_i32;
    let end = rest.char_indices().find(|(_, c)| {
        open += i32::from(*c == '{') - i32::from(*c == '}');
        *c == '}' && open == 0
    });
    let (end, _) = end.context("`debugString` has no end")?;
    let after = rest.get(end + 1..).unwrap_or_default();
    Ok([before, "function debugString(value) {\nreturn String(value);\n}", after].concat())
}

/// Yew asks the parent of every node twice for its namespace, to tell drawings and formulas from all else, and each answer is a text to be
/// copied. That of HTML is neither, so it need not be handed over.
fn plain_namespace(glue: &str) -> Result<String> {
    const ASKED: &str = "const ret = arg1.namespaceURI;";
    ensure!(glue.matches(ASKED).count() == 1, "the glue no longer asks for a namespace as it did");
    Ok(glue.replace(ASKED, "const ret = arg1 instanceof HTMLElement ? null : arg1.namespaceURI;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
export class Calculator {
}
export function late_arrived() {
}
export function on_panic(listener) {
}
function __wbg_get_imports() {
}
function __wbg_finalize_init(instance, module) {
}
async function __wbg_load(module, imports) {
}
export { initSync, __wbg_init as default };
";

    #[test]
    fn the_glue_becomes_statements_without_its_loader() {
        let statements = into_statements(GLUE).unwrap();
        assert!(!statements.contains("export") && !statements.contains("__wbg_load"), "{statements}");
        assert!(statements.ends_with("return { Calculator, late_arrived, on_panic, __wbg_get_imports, __wbg_finalize_init };\n"));
    }

    #[test]
    fn a_glue_without_what_the_shell_needs_is_refused() {
        for missing in ["class Calculator", "function on_panic", "async function __wbg_load"] {
            assert!(into_statements(&GLUE.replace(missing, "function other")).is_err(), "{missing}");
        }
    }

    #[test]
    fn values_in_panics_are_said_plainly() {
        let glue = "a();\nfunction debugString(val) {\n    if (x) {\n        y();\n    }\n}\nb();\n";
        assert_eq!(plain_debug(glue).unwrap(), "a();\nfunction debugString(value) {\nreturn String(value);\n}\nb();\n");
        assert!(plain_debug("a();\n").is_err());
    }

    #[test]
    fn only_the_namespace_of_html_is_not_handed_over() {
        let glue = "f: function(arg0, arg1) {\n    const ret = arg1.namespaceURI;\n}\n";
        assert!(plain_namespace(glue).unwrap().contains("arg1 instanceof HTMLElement ? null : arg1.namespaceURI;"));
        assert!(plain_namespace("f: function() {}").is_err());
    }

    #[test]
    fn a_brand_that_yew_no_longer_uses_stops_the_build() {
        let brands = BRANDS.join(" ");
        assert!(!rename_brand(&brands, &[]).unwrap().contains("__yew_"));
        assert!(rename_brand("__yew_subtree_id", &[]).is_err());
    }

    #[test]
    fn another_build_has_another_brand() {
        let brands = BRANDS.join(" ");
        assert_ne!(rename_brand(&brands, &[b"a", b"b"]).unwrap(), rename_brand(&brands, &[b"a", b"c"]).unwrap());
    }
}
