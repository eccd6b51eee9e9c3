//! Changes to the lines of a YAML file that leave everything else as it is, and which cell each new line comes from.

use super::CellProblem;
use crate::authoring::yaml::{Node, Source};

/// Lines that take the place of others; both ends count from nought, the second is not included.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub(super) path: String,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) lines: Vec<String>,
    /// The sheet and the cell.
    pub(super) origin: (String, String),
}

/// Where a line of a changed file comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// The line, from 1.
    pub(super) line: usize,
    pub(super) sheet: String,
    pub(super) cell: String,
}

/// The line after the last of an entry in a mapping of keys below each other: the next key, or where the indentation ends; comments
/// and empty lines at the end belong to what follows.
pub(super) fn ends(tree: &Node, key: &str, source: &Source) -> usize {
    let entries = tree.entries().unwrap_or_default();
    let Some(at) = entries.iter().position(|entry| entry.key == key) else { return 0 };
    let (Some(own), next) = (entries.get(at), entries.get(at + 1)) else { return 0 };
    let start = own.span.start.line as usize;
    let column = own.span.start.column as usize;
    let limit = next.map_or(usize::MAX, |next| (next.span.start.line as usize).saturating_sub(1));
    let mut end = start;
    for (n, line) in source.text.lines().enumerate().skip(start).take_while(|(n, _)| *n < limit) {
        let text = line.trim_start_matches(' ');
        let indent = line.len() - text.len();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        // A list may stand as far left as its key, if nothing stands beside the key.
        let item = indent == column && text.starts_with('-') && own.value.items().is_some();
        if indent <= column && !item {
            break;
        }
        end = n + 1;
    }
    end
}

/// Where an entry stands, or would stand: after the last of those that come before it. Nothing where the mapping stands on one line.
pub(super) fn place(tree: &Node, key: &str, before: &[&str], source: &Source) -> Option<(usize, usize)> {
    let entries = tree.entries()?;
    let own_line = |n: usize| {
        let entry = entries.get(n)?;
        let line = source.text.lines().nth((entry.span.start.line as usize).checked_sub(1)?)?;
        let head: String = line.chars().take(entry.span.start.column as usize).collect();
        let good = if n == 0 { head.trim_matches([' ', '-']).is_empty() } else { head.trim().is_empty() };
        good.then_some(())
    };
    (0..entries.len()).try_for_each(own_line)?;
    if let Some(at) = entries.iter().position(|entry| entry.key == key) {
        // The first stands behind the dash of its list.
        let from = (entries.get(at).filter(|_| at > 0)?.span.start.line as usize).checked_sub(1)?;
        return Some((from, ends(tree, key, source)));
    }
    let last = entries.iter().rfind(|entry| before.contains(&entry.key.as_str()))?;
    let end = ends(tree, &last.key, source);
    Some((end, end))
}

/// A text with these changes, and where its new lines come from.
pub(super) fn apply(text: &str, edits: &[&Edit]) -> (String, Vec<Origin>) {
    let old: Vec<&str> = text.lines().collect();
    let mut sorted = edits.to_vec();
    sorted.sort_by_key(|edit| (edit.from, edit.to));
    let (mut new, mut origins, mut at) = (Vec::new(), Vec::new(), 0);
    for edit in sorted {
        new.extend(old.iter().skip(at).take(edit.from.saturating_sub(at)).map(|line| (*line).to_string()));
        for line in &edit.lines {
            new.push(line.clone());
            origins.push(Origin { line: new.len(), sheet: edit.origin.0.clone(), cell: edit.origin.1.clone() });
        }
        at = at.max(edit.to).max(edit.from);
    }
    new.extend(old.iter().skip(at).map(|line| (*line).to_string()));
    (new.join("\n") + "\n", origins)
}

/// A problem of a cell.
pub(super) fn problem(sheet: &str, cell: &str, zh: &str, en: &str) -> CellProblem {
    CellProblem { sheet: sheet.into(), cell: cell.into(), what: (zh.into(), en.into()) }
}
