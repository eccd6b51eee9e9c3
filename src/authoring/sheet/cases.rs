//! Rows of cases, and of what they expect, against the files they come from.

use super::CellProblem;
use super::compare::{Row, old_row};
use super::entry::{lines, scalar};
use super::patch::{Edit, ends};
use super::tables::{BEFORE_FACTS, Head, Table, all_cases};
use crate::authoring::lower::Policies;
use crate::authoring::yaml::{Node, Sources};

/// Takes over a row with its expectations: a case that differs anywhere is written anew as a whole.
pub(super) fn case(
    row: &Row<'_>,
    wanted: &[Row<'_>],
    [cases, expected]: [&Table; 2],
    policies: &Policies,
    sources: &Sources,
    edits: &mut Vec<Edit>,
    problems: &mut Vec<CellProblem>,
) {
    let (file, id) = (row.text("file"), row.text("id"));
    if file.is_empty() || id.is_empty() {
        let key = if file.is_empty() { "file" } else { "id" };
        return problems.push(row.problem(key, "这一格不能空", "this cell cannot be empty"));
    }
    let wanted: Vec<&Row<'_>> = wanted.iter().filter(|one| (one.text("file"), one.text("case")) == (file, id)).collect();
    let old = old_row(cases, [file, id]);
    let old_wanted: Vec<&Vec<String>> =
        expected.rows.iter().filter(|one| one.iter().zip([file, id]).all(|(cell, key)| cell == key)).collect();
    let same = |row: &Row<'_>, old: &[String], heads: &[Head]| {
        heads.iter().zip(old).all(|(head, old)| row.get(&head.key).is_none_or(|new| new == old))
    };
    let unchanged = old.is_some_and(|old| same(row, old, &cases.heads))
        && wanted.len() == old_wanted.len()
        && wanted.iter().zip(&old_wanted).all(|(row, old)| same(row, old, &expected.heads));
    if unchanged {
        return;
    }
    let path = format!("scenarios/{file}.yaml");
    let here = all_cases(policies, sources).filter(|(stem, ..)| *stem == file).collect::<Vec<_>>();
    let at = here.iter().position(|(_, _, item)| item.text_of("id") == Some(id));
    let root = policies.scenarios.iter().find(|tree| sources.file(tree.span.file).is_some_and(|source| source.path == path));
    let source = root.and_then(|root| sources.file(root.span.file));
    let end = root.zip(source).map_or(0, |(root, source)| ends(root, "cases", source));
    let line = |item: &Node| (item.span.start.line as usize).saturating_sub(1);
    let (from, to) = match at.and_then(|at| Some((at, here.get(at)?))) {
        Some((at, (_, _, item))) => (line(item), here.get(at + 1).map_or(end, |(_, _, next)| line(next))),
        None => (end, end),
    };
    let first = here.first().and_then(|(_, source, item)| source.text.lines().nth(line(item)));
    let indent = first.map_or(0, |first| first.len() - first.trim_start().len()) + 2;
    let alone =
        at.is_none() || source.and_then(|source| source.text.lines().nth(from)).is_some_and(|line| line.trim_start().starts_with('-'));
    if !alone || from > to {
        return problems.push(row.problem(
            "id",
            "这个测试在文件里和别的写在一行，请直接改文件",
            "the case shares a line of its file with others; change it there",
        ));
    }
    // Comments and empty lines between two cases stay where they are.
    let to = source.map_or(to, |source| {
        let lines: Vec<&str> = source.text.lines().take(to).collect();
        let kept = lines.iter().skip(from).rposition(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
        kept.map_or(to, |last| from + last + 1)
    });
    let fresh = root.is_none() && !edits.iter().any(|edit| edit.path == path);
    let mut put = |lines: Vec<String>, origin| edits.push(Edit { path: path.clone(), from, to, lines, origin });
    if fresh {
        put(vec!["cases:".into()], row.origin("file"));
    }
    let space = |n: usize| " ".repeat(n);
    put(vec![format!("{}- id: {}", space(indent - 2), scalar(id))], row.origin("id"));
    let value = |head: &Head, n: usize| row.get(&head.key).or_else(|| old?.get(n).map(String::as_str)).unwrap_or_default().to_string();
    for (n, head) in cases.heads.iter().enumerate().take(BEFORE_FACTS).filter(|(_, head)| matches!(head.key.as_str(), "who" | "as_of")) {
        if !value(head, n).is_empty() {
            put(lines(&head.key, &value(head, n), head.form, indent), row.origin(&head.key));
        }
    }
    let answers: Vec<(usize, &Head)> =
        cases.heads.iter().enumerate().skip(BEFORE_FACTS).filter(|(n, head)| !value(head, *n).is_empty()).collect();
    put(vec![format!("{}answers:{}", space(indent), if answers.is_empty() { " {}" } else { "" })], row.origin("id"));
    for (n, head) in answers {
        let text = value(head, n);
        let written = if text == "?" {
            vec![format!("{}{}: null", space(indent + 2), head.key)]
        } else {
            lines(&head.key, &text, head.form, indent + 2)
        };
        put(written, row.origin(&head.key));
    }
    put(vec![format!("{}expected:{}", space(indent), if wanted.is_empty() { " []" } else { "" })], row.origin("id"));
    for (n, one) in wanted.iter().enumerate() {
        let mut dash = "- ";
        for (column, head) in expected.heads.iter().enumerate().skip(2) {
            let text = one.get(&head.key).or_else(|| old_wanted.get(n)?.get(column).map(String::as_str)).unwrap_or_default();
            if text.is_empty() {
                continue;
            }
            let mut written = lines(&head.key, text, head.form, indent + 2);
            if let Some(first) = written.first_mut() {
                *first = format!("{}{dash}{}", space(indent), first.trim_start());
            }
            dash = "  ";
            put(written, one.origin(&head.key));
        }
    }
    for (n, head) in
        cases.heads.iter().enumerate().take(BEFORE_FACTS).filter(|(_, head)| matches!(head.key.as_str(), "lesson" | "acknowledged"))
    {
        if !value(head, n).is_empty() {
            put(lines(&head.key, &value(head, n), head.form, indent), row.origin(&head.key));
        }
    }
}
