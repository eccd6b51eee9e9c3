//! Merges the modules of the shell into one, by lines and nothing cleverer.
//!
//! `www/element.js` and what it imports become one scope, in the order of their imports; comments and indentation go.
//! Placeholders like `"@wasm@"` stand for what only the build knows. Knows nothing of what the shell does.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

/// Merges the module and all it imports (only `import { … } from "./…";`, each on one line). `swaps`: file names whose
/// place another module of the same folder takes.
pub(crate) fn merge(entry: &Path, swaps: &'static [(&str, &str)]) -> Result<String> {
    let mut merged = Merged { swaps, ..Merged::default() };
    merged.module(entry)?;
    Ok(merged.text)
}

/// Puts something in the place of a placeholder, which must stand exactly once.
pub(crate) fn fill(text: &str, placeholder: &str, value: &str) -> Result<String> {
    let count = text.matches(placeholder).count();
    ensure!(count == 1, "`{placeholder}` stands {count} times, not once");
    Ok(text.replace(placeholder, value))
}

/// A text as a JavaScript string.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' | '\t' => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Leaves out indentation, empty lines, and comments that have lines of their own.
pub(crate) fn tidy(text: &str) -> Result<String> {
    let mut tidied = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            let end = line.find("*/");
            ensure!(end.is_none_or(|end| end + 2 == line.len()), "code after a comment on one line: `{line}`");
            in_comment = end.is_none();
            continue;
        }
        ensure!(line.matches('`').count() % 2 == 0, "a template over several lines would lose its indentation: `{line}`");
        if !line.is_empty() && !line.starts_with("//") {
            tidied.push_str(line);
            tidied.push('\n');
        }
    }
    Ok(tidied)
}

/// Styles without the spaces and line ends that only people need; our styles have no string in which they would be missed.
pub(crate) fn tight(css: &str) -> Result<String> {
    let mut text = tidy(css)?.replace('\n', "");
    ensure!(!text.contains("/*"), "a comment behind code: `{css}`");
    for (wide, narrow) in [(" {", "{"), ("{ ", "{"), (" }", "}"), ("; ", ";"), (": ", ":"), (", ", ",")] {
        text = text.replace(wide, narrow);
    }
    Ok(text)
}

#[derive(Default)]
struct Merged {
    text: String,
    done: BTreeSet<std::path::PathBuf>,
    names: BTreeSet<String>,
    swaps: &'static [(&'static str, &'static str)],
}

impl Merged {
    fn module(&mut self, path: &Path) -> Result<()> {
        let swap = self.swaps.iter().find(|(from, _)| path.file_name().is_some_and(|name| name == *from));
        let path = swap.map_or_else(|| path.to_path_buf(), |(_, to)| path.with_file_name(to));
        let path = path.canonicalize().with_context(|| format!("there is no {}", path.display()))?;
        if !self.done.insert(path.clone()) {
            return Ok(());
        }
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut own = String::new();
        for line in text.lines() {
            if line.starts_with("import ") {
                let Some((_, rest)) = line.split_once(" from \"./") else { bail!("{}: cannot merge `{line}`", path.display()) };
                self.module(&folder.join(rest.trim_end_matches("\";")))?;
                continue;
            }
            let line = line.strip_prefix("export ").unwrap_or(line);
            if let Some(name) = declared(line) {
                ensure!(self.names.insert(name.into()), "{}: `{name}` is declared in another module too", path.display());
            }
            own.push_str(line);
            own.push('\n');
        }
        self.text.push_str(&own);
        Ok(())
    }
}

/// The name that a line at the outermost level declares.
fn declared(line: &str) -> Option<&str> {
    let rest = ["const ", "let ", "class ", "function ", "async function "].iter().find_map(|start| line.strip_prefix(start))?;
    rest.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let text = "// a\n/** b\n * c */\nlet x = 1; // kept\n\n  /* d */\n  f(`x`);\n";
        assert_eq!(tidy(text).unwrap(), "let x = 1; // kept\nf(`x`);\n");
    }

    #[test]
    fn styles_get_tight_and_mean_the_same() {
        let css =
            "/* a */\n.a > b:hover, .c {\n  margin: 0 auto;\n  width: calc(1em + 2px)\n}\n@media (x: y) and print {\n  .d { --e: f }\n}\n";
        assert_eq!(tight(css).unwrap(), ".a > b:hover,.c{margin:0 auto;width:calc(1em + 2px)}@media (x:y) and print{.d{--e:f}}");
    }

    #[test]
    fn what_lines_cannot_do_safely_is_refused() {
        for bad in ["const a = `\n  b`;", "/* a */ f();"] {
            assert!(tidy(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_placeholder_stands_once() {
        assert_eq!(fill("a @b@ c", "@b@", "x").unwrap(), "a x c");
        assert!(fill("a c", "@b@", "x").is_err());
        assert!(fill("@b@ @b@", "@b@", "x").is_err());
    }

    #[test]
    fn text_survives_quoting() {
        assert_eq!(quote("a\"b\\c\nd 政策"), "\"a\\\"b\\\\c\\nd 政策\"");
    }
}
