//! Reads Rust sources as far as telling what they name: no comments, no strings, no tests, and every path resolved.
//!
//! Knows nothing of which names are good.

use std::collections::BTreeMap;

/// A path that a source names, resolved: `crate::engine::Verdict` or `yew::prelude::*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) line: usize,
    /// Segments; the first is `crate` or the name of a crate.
    pub(crate) path: Vec<String>,
}

/// What a source names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// Paths that lead somewhere else: into this crate, or into another.
    pub(crate) paths: Vec<Named>,
    /// Every identifier, with its line.
    pub(crate) words: Vec<(usize, String)>,
    /// Modules declared `#[cfg(test)] mod name;`: their files hold tests.
    pub(crate) test_modules: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Token {
    line: usize,
    text: String,
}

/// What a source names that stands in this module; `crates` are the crates it could name, `own` what this crate is called outside.
pub(crate) fn names(module: &[&str], source: &str, crates: &[String], own: &str) -> Names {
    let mut found = Names::default();
    let tokens = without_tests(tokens(&without_comments(source, false)), &mut found.test_modules);
    found.words = tokens.iter().filter(|token| is_word(&token.text)).map(|token| (token.line, token.text.clone())).collect();

    let mut reader = Reader { module: module.iter().map(|&name| name.to_owned()).collect(), crates, own, imported: BTreeMap::new() };
    // Imports first: they may stand below their use.
    let mut uses = Vec::new();
    reader.walk(&tokens, &mut |reader, tokens, at| {
        if text(tokens, at) != "use" || text(tokens, at.wrapping_sub(1)) == "." {
            return at + 1;
        }
        let mut end = at + 1;
        let mut trees = Vec::new();
        tree(tokens, &mut end, &[], &mut trees);
        for (path, alias) in trees {
            if let Some(path) = reader.resolve(&path) {
                reader.imported.insert((reader.module.clone(), alias), path.clone());
                uses.push(Named { line: tokens[at].line, path });
            }
        }
        end
    });
    let mut mentions = Vec::new();
    reader.walk(&tokens, &mut |reader, tokens, at| {
        if text(tokens, at) == "use" {
            return (at..tokens.len()).find(|&n| text(tokens, n) == ";").unwrap_or(tokens.len());
        }
        let goes_on = matches!(text(tokens, at.wrapping_sub(1)), "." | "fn" | "mod" | "struct" | "enum" | "trait");
        if !is_word(text(tokens, at)) || goes_on || text(tokens, at + 1) != "::" {
            return at + 1;
        }
        let (mut path, mut end) = (vec![text(tokens, at).to_owned()], at + 1);
        while text(tokens, end) == "::" && is_word(text(tokens, end + 1)) {
            path.push(text(tokens, end + 1).to_owned());
            end += 2;
        }
        if let Some(path) = reader.resolve(&path) {
            mentions.push(Named { line: tokens[at].line, path });
        }
        end
    });
    found.paths = uses;
    found.paths.extend(mentions);
    found
}

struct Reader<'a> {
    /// The module that is being read, inline ones included.
    module: Vec<String>,
    crates: &'a [String],
    own: &'a str,
    /// What a name stands for that a module imported.
    imported: BTreeMap<(Vec<String>, String), Vec<String>>,
}

impl Reader<'_> {
    /// Calls `each` at every token, which says where to go on; keeps track of inline modules meanwhile.
    fn walk(&mut self, tokens: &[Token], each: &mut dyn FnMut(&mut Self, &[Token], usize) -> usize) {
        let (mut at, mut depth, mut inline) = (0, 0_usize, Vec::new());
        while at < tokens.len() {
            match text(tokens, at) {
                "mod" if text(tokens, at + 2) == "{" => {
                    self.module.push(text(tokens, at + 1).to_owned());
                    inline.push(depth);
                    depth += 1;
                    at += 3;
                    continue;
                }
                "{" => depth += 1,
                "}" => {
                    depth = depth.saturating_sub(1);
                    if inline.last() == Some(&depth) {
                        inline.pop();
                        self.module.pop();
                    }
                }
                _ => {}
            }
            at = each(self, tokens, at).max(at + 1);
        }
    }

    /// From where it stands to `crate::…` or another crate's name; nothing where it stays local.
    fn resolve(&self, path: &[String]) -> Option<Vec<String>> {
        let within = |module: &[String], rest: &[String]| {
            let parts = std::iter::once("crate").chain(module.iter().chain(rest).map(String::as_str));
            Some(parts.map(str::to_owned).collect())
        };
        let (head, rest) = path.split_first()?;
        match head.as_str() {
            "crate" => within(&[], rest),
            "self" => within(&self.module, rest),
            "super" => {
                let ups = path.iter().take_while(|part| *part == "super").count();
                within(&self.module[..self.module.len().checked_sub(ups)?], &path[ups..])
            }
            name if name == self.own => within(&[], rest),
            name => match self.imported.get(&(self.module.clone(), name.to_owned())) {
                Some(known) => Some(known.iter().chain(rest).cloned().collect()),
                None => self.crates.iter().any(|known| known == name).then(|| path.to_vec()),
            },
        }
    }
}

/// One tree of a `use`, as paths with the names they get.
fn tree(tokens: &[Token], at: &mut usize, before: &[String], into: &mut Vec<(Vec<String>, String)>) {
    let mut path = before.to_vec();
    let mut alias = None;
    loop {
        match text(tokens, *at) {
            "::" => *at += 1,
            "{" => {
                *at += 1;
                while !matches!(text(tokens, *at), "}" | ";" | "") {
                    tree(tokens, at, &path, into);
                    if text(tokens, *at) == "," {
                        *at += 1;
                    }
                }
                *at += 1;
                return;
            }
            "as" => {
                alias = Some(text(tokens, *at + 1).to_owned());
                *at += 2;
            }
            // `{self}` names what stands before the braces.
            "self" if !before.is_empty() && path.len() == before.len() => *at += 1,
            word if is_word(word) || word == "*" => {
                path.push(word.to_owned());
                *at += 1;
            }
            _ => break,
        }
    }
    if let Some(last) = path.last().cloned() {
        into.push((path, alias.unwrap_or(last)));
    }
}

/// Leaves out items under `#[cfg(test)]`, and notes the modules among them that are files of their own.
fn without_tests(tokens: Vec<Token>, modules: &mut Vec<String>) -> Vec<Token> {
    const CFG: [&str; 6] = ["#", "[", "cfg", "(", "test", ")"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !CFG.iter().enumerate().all(|(n, part)| text(&tokens, at + n) == *part) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += CFG.len() + 1;
        if let ("mod", ";") = (text(&tokens, at), text(&tokens, at + 2)) {
            modules.push(text(&tokens, at + 1).to_owned());
        }
        let mut depth = 0_usize;
        while at < tokens.len() {
            let part = text(&tokens, at);
            at += 1;
            match part {
                "{" | "[" | "(" => depth += 1,
                "}" | "]" | ")" => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && matches!(part, ";" | "}") {
                break;
            }
        }
    }
    kept
}

fn text(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.text.as_str())
}

fn is_word(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_')
}

fn tokens(code: &str) -> Vec<Token> {
    let mut found = Vec::new();
    for (n, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let length = if first.is_alphanumeric() || first == '_' {
                rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            let (token, after) = rest.split_at(length);
            found.push(Token { line: n + 1, text: token.to_owned() });
            rest = after.trim_start();
        }
    }
    found
}

/// The source with blanks for its comments, and for what stands in its strings unless they are kept; lines stay lines. Reads Rust,
/// and JavaScript well enough.
pub(crate) fn without_comments(source: &str, keep_strings: bool) -> String {
    let chars: Vec<char> = source.chars().collect();
    let at = |n: usize| chars.get(n).copied().unwrap_or('\0');
    let mut out = String::with_capacity(source.len());
    let blank = |c: char| if c == '\n' { '\n' } else { ' ' };
    let mut n = 0;
    while n < chars.len() {
        let start = n;
        let after_word = n > 0 && (at(n - 1).is_alphanumeric() || at(n - 1) == '_');
        let hashes = (n + 1..).take_while(|&m| at(m) == '#').count();
        let is_string = match (at(n), at(n + 1)) {
            ('/', '/') => {
                n = (n..chars.len()).find(|&m| at(m) == '\n').unwrap_or(chars.len());
                false
            }
            ('/', '*') => {
                let mut depth = 0_usize;
                loop {
                    match (at(n), at(n + 1)) {
                        ('/', '*') => (depth, n) = (depth + 1, n + 2),
                        ('*', '/') => (depth, n) = (depth - 1, n + 2),
                        _ => n += 1,
                    }
                    if depth == 0 || n >= chars.len() {
                        break;
                    }
                }
                false
            }
            ('r', _) if !after_word && at(n + 1 + hashes) == '"' => {
                n += 2 + hashes;
                while n < chars.len() && !(at(n) == '"' && (1..=hashes).all(|m| at(n + m) == '#')) {
                    n += 1;
                }
                n += 1 + hashes;
                true
            }
            ('"', _) => {
                n += 1;
                while n < chars.len() && at(n) != '"' {
                    n += if at(n) == '\\' { 2 } else { 1 };
                }
                n += 1;
                true
            }
            // A character, and no lifetime.
            ('\'', '\\') => {
                n += 3;
                while n < chars.len() && at(n) != '\'' {
                    n += 1;
                }
                n += 1;
                true
            }
            ('\'', _) if at(n + 2) == '\'' => {
                n += 3;
                true
            }
            (c, _) => {
                out.push(c);
                n += 1;
                continue;
            }
        };
        n = n.min(chars.len());
        if is_string && keep_strings {
            out.extend(&chars[start..n]);
        } else {
            out.extend(chars[start..n].iter().map(|&c| blank(c)));
        }
    }
    out
}
