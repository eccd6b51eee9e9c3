//! Who knows what: fails on an arrow that the table in `docs/architecture.md` forbids.
//!
//! Reads the sources as text. What it cannot see is what needs no name: a method called on a value that another module handed over.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "architecture/scan.rs"]
mod scan;

use std::fs;
use std::path::{Path, PathBuf};

use scan::{Names, names, without_comments};

/// What a module may name, and what it must not although it may name what is around it.
struct Rule {
    module: &'static str,
    /// Modules of this crate, or single items of them.
    knows: &'static [&'static str],
    /// Other crates, or single items of them. `std` is known to all.
    crates: &'static [&'static str],
    /// Exceptions from `knows`.
    never: &'static [&'static str],
    /// Identifiers that must not occur at all.
    words: &'static [&'static str],
}

/// The table of `docs/architecture.md`. The order is that of the arrows: each module knows only those above it.
const RULES: &[Rule] = &[
    Rule { module: "model", knows: &[], crates: &["serde"], never: &[], words: &[] },
    Rule { module: "engine", knows: &["model"], crates: &[], never: &[], words: &[] },
    Rule { module: "pack", knows: &["model", "engine"], crates: &["serde", "serde_json"], never: &[], words: &[] },
    Rule { module: "interview", knows: &["model", "engine", "pack"], crates: &["late", "serde"], never: &[], words: &[] },
    Rule { module: "wording", knows: &["model", "engine::Eligibility", "engine::Verdict"], crates: &["late"], never: &[], words: &[] },
    Rule {
        module: "component",
        knows: &["model", "interview", "wording", "engine", "pack::Sketch", "pack::Sketches"],
        crates: &["late", "yew", "web_sys::HtmlElement", "web_sys::HtmlInputElement", "web_sys::HtmlSelectElement"],
        // It shows what the engine found.
        never: &["engine::Engine"],
        words: &["window", "fetch", "local_storage", "session_storage", "Storage"],
    },
    Rule {
        module: "element",
        knows: &["model", "interview", "wording", "engine", "pack", "component"],
        crates: &["late", "serde", "serde_wasm_bindgen", "wasm_bindgen", "js_sys", "web_sys", "yew"],
        never: &["engine::Engine"],
        words: &["fetch"],
    },
    Rule {
        module: "authoring",
        knows: &["model", "engine", "pack", "interview", "wording", "component::View", "component::sketches"],
        #[rustfmt::skip]
        crates: &["annotate_snippets", "base64", "calamine", "clap", "clap_complete", "rust_xlsxwriter", "saphyr_parser", "serde", "serde_json", "sha2", "zip"],
        never: &[],
        words: &[],
    },
    // The tool's main: `src/bin`.
    Rule { module: "bin", knows: &["authoring"], crates: &[], never: &[], words: &[] },
];

/// What of the standard library only the outermost modules name: files, processes and clocks are given to all others.
const OUTSIDE: &[&str] = &["std::env", "std::fs", "std::io", "std::net", "std::process", "std::thread"];
const OUTER: &[&str] = &["authoring", "bin"];

/// Clocks, and who may read one.
const CLOCKS: &[&str] = &["SystemTime", "Instant"];
const CLOCK_PATHS: &[&str] = &["Date::now", "performance::now"];
const CLOCK_READERS: &[&str] = &["element", "bin"];

/// What would let a text become markup, style or code, wherever it stands, strings included.
const INJECTIONS: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "set_inner_html",
    "from_html_unchecked",
    "VRaw",
    "document.write",
    "<style",
    " style=",
    "\"style\"",
];

/// What of JavaScript no file may call, but those named here.
const CALLS: &[(&str, &[&str])] = &[
    ("fetch", &["www/element/fetching.js"]),
    ("eval", &[]),
    ("Function", &[]),
    ("XMLHttpRequest", &[]),
    ("WebSocket", &[]),
    ("EventSource", &[]),
    ("sendBeacon", &[]),
    ("import", &[]),
];

const OWN: &str = "policy_calculator";

#[test]
fn no_module_knows_more_than_the_table_allows() {
    let crates = crates();
    let sources = rust("src");
    let of_tests: Vec<PathBuf> = sources.iter().flat_map(|file| test_files(file, &read(file), &crates)).collect();
    let mut wrong = Vec::new();
    for file in sources.iter().filter(|file| !of_tests.contains(file)) {
        let module = module(file);
        let Some((top, _)) = module.split_first() else { continue };
        let Some(rule) = RULES.iter().find(|rule| rule.module == top) else {
            wrong.push(format!("{}: `{top}` has no row in the table", shown(file)));
            continue;
        };
        let path: Vec<&str> = module.iter().map(String::as_str).collect();
        let found = names(&path, &read(file), &crates, OWN);
        wrong.extend(judge(rule, &found).into_iter().map(|(line, what)| format!("{}:{line}: {what}", shown(file))));
    }
    assert!(wrong.is_empty(), "{}\n(the table stands in docs/architecture.md)", wrong.join("\n"));
}

#[test]
fn the_scanner_sees_the_arrows_there_are() {
    let crates = crates();
    let sees = |folder: &str, path: &str| {
        let named = |file: &PathBuf| {
            let module = module(file);
            let module: Vec<&str> = module.iter().map(String::as_str).collect();
            names(&module, &read(file), &crates, OWN).paths.iter().any(|named| named.path.join("::").starts_with(path))
        };
        rust(folder).iter().any(named)
    };
    for (folder, path) in [
        ("src/engine", "crate::model::Rules"),
        ("src/pack", "crate::model::Texts"),
        ("src/interview", "crate::pack::Pack"),
        ("src/wording", "crate::engine::Verdict"),
        ("src/component", "yew::prelude"),
        ("src/component", "crate::wording::money"),
        ("src/component", "web_sys::HtmlElement"),
        ("src/element", "js_sys::Date::now"),
        ("src/authoring", "crate::engine::Engine"),
        ("src/bin", "crate::authoring::cli"),
    ] {
        assert!(sees(folder, path), "{folder} no longer names {path}, or the scanner is blind");
    }
}

#[test]
fn the_build_chores_know_no_policy_logic() {
    for file in rust("xtask/src") {
        let text = without_comments(&read(&file), false);
        assert!(!text.contains(OWN), "{} names the library", shown(&file));
    }
}

#[test]
fn text_never_becomes_markup_style_or_code() {
    let mut wrong = Vec::new();
    // The pages for sign-off are files of their own, and `tests/review.rs` holds them to more than this.
    let in_the_browser = |file: &PathBuf| !shown(file).starts_with("src/authoring/review/");
    for file in rust("src").into_iter().filter(in_the_browser).chain(web()) {
        let text = read(&file);
        let text = if shown(&file).ends_with(".html") { text } else { without_comments(&text, true) };
        wrong.extend(injections(&text).into_iter().map(|(line, what)| format!("{}:{line}: `{what}`", shown(&file))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_one_file_of_the_shell_fetches() {
    let mut wrong = Vec::new();
    for file in web().into_iter().filter(|file| shown(file).ends_with(".js")) {
        wrong.extend(calls(&shown(&file), &read(&file)).into_iter().map(|(line, what)| format!("{}:{line}: `{what}`", shown(&file))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn planted_violations_are_found() {
    let plant = |module: &[&str], source: &str| {
        let crates = ["serde", "yew", "web_sys", "js_sys", "wasm_bindgen", "std"].map(str::to_owned);
        let rule = RULES.iter().find(|rule| rule.module == module[0]).unwrap();
        judge(rule, &names(module, source, &crates, OWN))
            .into_iter()
            .map(|(line, what)| format!("{line}: {what}"))
            .collect::<Vec<_>>()
            .join("; ")
    };
    for (module, source, expected) in [
        // Arrows, however they are written.
        (&["model"][..], "use crate::engine::Engine;", "1: `crate::engine::Engine`"),
        (&["engine", "lower"], "use crate::{model::Date, pack::{self, load}};", "1: `crate::pack`; 1: `crate::pack::load`"),
        (&["engine", "lower"], "fn f() {\n    crate::wording::money(1);\n}", "2: `crate::wording::money`"),
        (&["engine", "lower"], "use super::super::interview::Interview as I;", "1: `crate::interview::Interview`"),
        (&["pack"], "mod a {\n    mod b { use super::super::super::interview::next; }\n}", "2: `crate::interview::next`"),
        (&["pack"], "pub fn f() -> Option<crate::interview::Reply> { None }", "1: `crate::interview::Reply`"),
        (&["wording"], "use crate::engine::{Eligibility, Outcome, Verdict};", "1: `crate::engine::Outcome`"),
        (&["wording"], "use crate::engine;\nfn f(x: engine::Standing) {}", "1: `crate::engine`; 2: `crate::engine::Standing`"),
        (&["wording"], "use crate::engine::*;", "1: `crate::engine::*`"),
        (&["component", "view"], "use crate::engine::{Engine, Verdict};", "1: `crate::engine::Engine`"),
        (&["component", "view"], "use crate::engine::*;", "1: `crate::engine::*`"),
        (&["component", "view"], "use crate::engine as e;\ntype E = e::Engine;", "2: `crate::engine::Engine`"),
        (&["authoring", "cli"], "use crate::element::Calculator;", "1: `crate::element::Calculator`"),
        (&["bin", "policy"], "use policy_calculator::engine::Engine;", "1: `crate::engine::Engine`"),
        // Crates.
        (&["interview"], "use yew::prelude::*;", "1: `yew::prelude::*`"),
        (&["component"], "use web_sys::{HtmlElement, Window};", "1: `web_sys::Window`"),
        (&["component"], "use ::wasm_bindgen::JsValue;", "1: `wasm_bindgen::JsValue`; 1: `JsValue`"),
        (&["component"], "fn f() { yew::x(); js_sys::eval(\"\"); }", "1: `js_sys::eval`"),
        // Words, clocks, and the outside.
        (&["component"], "fn f() { gloo().window().unwrap() }", "1: `window`"),
        (&["interview"], "fn f() { std::time::SystemTime::now(); }", "1: `SystemTime`"),
        (&["interview"], "use std::time::Instant;", "1: `Instant`"),
        (&["component"], "use yew::web::Date;\nfn f() { Date::now(); }", "2: `Date::now`"),
        (&["model"], "use std::fs;", "1: `std::fs`"),
        (&["authoring"], "use std::fs;\nuse std::time::SystemTime;", "2: `SystemTime`"),
        // What is no violation.
        (&["element"], "fn f() { js_sys::Date::now(); }", ""),
        (&["engine"], "use crate::model::{self, Date};\nuse super::engine::Engine;\nfn f() { model::x(); Date::now_here(); }", ""),
        (&["engine"], "// use crate::pack;\n/* crate::pack::load /* nested */ JsValue */ fn f() {}", ""),
        (
            &["engine"],
            "const A: &str = \"crate::pack::load\"; const B: &str = r#\"use crate::pack; \"JsValue\" \"#; const C: char = '\"';",
            "",
        ),
        (&["engine"], "fn f<'a>(x: &'a str) -> char { '\\'' }\nfn g() { let y = '{'; }", ""),
        (&["engine"], "#[cfg(test)]\nmod tests {\n    use crate::pack::load;\n    fn f() { if a { b() } }\n}\nfn after() {}", ""),
        (&["engine"], "#[cfg(test)]\nfn t() { crate::pack::load() }\nfn after() { crate::model::x() }", ""),
        (&["component", "frame"], "use super::view::View;\nuse crate::component::drawn::node;\nfn f() { self::g(); x.window_of(); }", ""),
        // After something that was left out, reading goes on.
        (&["engine"], "#[cfg(test)]\nmod tests { fn f() {} }\nuse crate::pack::load;", "3: `crate::pack::load`"),
        (&["engine"], "const A: &str = \"\\\"\"; use crate::pack::load; // \"", "1: `crate::pack::load`"),
    ] {
        let told = plant(module, source);
        let told: Vec<&str> = told.split("; ").map(|one| one.split(" is not").next().unwrap()).collect();
        assert_eq!(told.join("; "), expected, "{module:?}: {source}");
    }
}

#[test]
fn planted_texts_and_calls_are_found() {
    for (source, expected) in [
        ("node.innerHTML = x;", &["innerHTML"][..]),
        ("html! { <p style={a} class=\"b\" /> }", &[" style="]),
        ("tag.add_attribute(\"style\", a)", &["\"style\""]),
        ("<b>\n<style>", &["<style"]),
        ("let style = css; // innerHTML", &[]),
        ("x.styles = y", &[]),
    ] {
        let found: Vec<&str> = injections(&without_comments(source, true)).into_iter().map(|(_, what)| what).collect();
        assert_eq!(found, expected, "{source}");
    }
    for (file, source, expected) in [
        ("www/element/fetching.js", "await fetch(url)", &[][..]),
        ("www/element.js", "await fetch (url)", &["fetch"]),
        ("www/element/runtime.js", "typeof fetch !== x; prefetch(y); fetchFile(z); \"fetch(\" // fetch(", &[]),
        (
            "www/element.js",
            "window.eval(a); new Function(b); import(c); navigator.sendBeacon(d)",
            &["eval", "Function", "sendBeacon", "import"],
        ),
        ("www/element.js", "import { a } from \"./a.js\"; import.meta.url; retrieval(x)", &[]),
    ] {
        let found: Vec<&str> = calls(file, source).into_iter().map(|(_, what)| what).collect();
        assert_eq!(found, expected, "{file}: {source}");
    }
}

/// What a source names that its module must not know.
fn judge(rule: &Rule, found: &Names) -> Vec<(usize, String)> {
    let mut wrong = Vec::new();
    for named in &found.paths {
        let path = named.path.join("::");
        let (head, rest) = named.path.split_first().unwrap();
        let known = match (head.as_str(), rest.split_first()) {
            ("crate", Some((top, _))) => {
                let inside = rest.join("::");
                let hidden = |never: &&&str| covers(never, &inside) || inside.strip_suffix('*').is_some_and(|all| never.starts_with(all));
                top == rule.module
                    || rule.knows.iter().any(|known| covers(known, &inside)) && !rule.never.iter().any(|never| hidden(&never))
            }
            ("crate", None) => false,
            ("std" | "core" | "alloc", _) => OUTER.contains(&rule.module) || !OUTSIDE.iter().any(|outside| covers(outside, &path)),
            _ => rule.crates.iter().any(|known| covers(known, &path)),
        };
        if !known {
            wrong.push((named.line, format!("`{path}` is not for `{}`", rule.module)));
        }
        let clock = CLOCK_PATHS.iter().find(|clock| path.ends_with(&format!("::{clock}")));
        if let Some(clock) = clock.filter(|_| !CLOCK_READERS.contains(&rule.module)) {
            wrong.push((named.line, format!("`{clock}` is not for `{}`", rule.module)));
        }
    }
    for (line, word) in &found.words {
        let clock = CLOCKS.contains(&word.as_str()) && !CLOCK_READERS.contains(&rule.module);
        let boundary = word == "JsValue" && rule.module != "element";
        if clock || boundary || rule.words.contains(&word.as_str()) {
            wrong.push((*line, format!("`{word}` is not for `{}`", rule.module)));
        }
    }
    wrong
}

/// Whether a path is this one or lies below it.
fn covers(above: &str, path: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn injections(text: &str) -> Vec<(usize, &'static str)> {
    let lines = text.lines().enumerate();
    lines.flat_map(|(n, line)| INJECTIONS.iter().filter(|what| line.contains(**what)).map(move |what| (n + 1, *what))).collect()
}

/// Calls that this file must not make.
fn calls(file: &str, source: &str) -> Vec<(usize, &'static str)> {
    let text = without_comments(source, false);
    let mut found = Vec::new();
    for (n, line) in text.lines().enumerate() {
        for (name, _) in CALLS.iter().filter(|(_, allowed)| !allowed.contains(&file)) {
            let is_call = |(at, _): (usize, &str)| {
                let before = line[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$');
                !before && line[at + name.len()..].trim_start().starts_with('(')
            };
            if line.match_indices(name).any(is_call) {
                found.push((n + 1, *name));
            }
        }
    }
    found
}

/// The crates that sources could name: those of Cargo.toml, and the standard ones.
fn crates() -> Vec<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut found = ["std", "core", "alloc"].map(str::to_owned).to_vec();
    let mut section = "";
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if let (true, Some((name, _))) = (section.contains("dependencies]"), line.split_once(" = ")) {
            found.push(name.trim().replace('-', "_"));
        }
    }
    assert!(found.iter().any(|name| name == "wasm_bindgen"), "Cargo.toml is read wrongly: {found:?}");
    found
}

/// The files of modules that a source declares under `#[cfg(test)]`.
fn test_files(file: &Path, source: &str, crates: &[String]) -> Vec<PathBuf> {
    let folder = match file.file_stem().unwrap().to_str().unwrap() {
        "mod" | "lib" => file.parent().unwrap().to_path_buf(),
        _ => file.with_extension(""),
    };
    names(&[], source, crates, OWN).test_modules.iter().map(|name| folder.join(format!("{name}.rs"))).collect()
}

/// The module that a file below `src` holds; empty for `lib.rs`, which only says what there is.
fn module(file: &Path) -> Vec<String> {
    let inside = file.strip_prefix(root().join("src")).unwrap().with_extension("");
    let parts = inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.filter(|part| part != "mod" && part != "lib").collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap()
}

fn shown(file: &Path) -> String {
    file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

fn rust(folder: &str) -> Vec<PathBuf> {
    let found = files(&root().join(folder), &["rs"]);
    assert!(!found.is_empty(), "there is nothing in {folder}");
    found
}

/// The hand-written sources of the page.
fn web() -> Vec<PathBuf> {
    files(&root().join("www"), &["js", "html"]).into_iter().filter(|file| !shown(file).starts_with("www/dist/")).collect()
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)) {
            found.push(path);
        }
    }
    found.sort();
    found
}
