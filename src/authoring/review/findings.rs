//! What the checks say about a document, and what was acknowledged, with the reason.

use super::Review;
use super::html::{Html, row, tag};
use crate::authoring::diagnose::{Diagnostic, Severity};
use crate::authoring::lang::Lang;

pub(super) fn section(review: &Review<'_>, path: &str) -> Html {
    let lang = review.lang;
    // What stands in the shared files bears on every document.
    let other = |file: &str| file.starts_with("documents/") && file != path;
    let mine = |finding: &&Diagnostic| review.sources.file(finding.span.file).is_none_or(|file| !other(&file.path));
    let place = |finding: &Diagnostic| {
        let file = review.sources.file(finding.span.file).map(|file| file.path.as_str()).unwrap_or_default();
        format!("{file}:{}", finding.span.start.line)
    };
    let what = |finding: &Diagnostic| finding.definition.what.fill(lang, &finding.args);
    let mut section = tag("section", "");
    section.put(&tag("h2", "").text(lang.pick("检查结果", "Findings")));
    let proved = review.proved.sorted();
    // What both found is told with what was proved.
    let both = |finding: &&Diagnostic| proved.iter().any(|other| other.definition == finding.definition && other.span == finding.span);
    let checked: Vec<&Diagnostic> = review.checked.sorted().into_iter().filter(|finding| !both(finding)).collect();
    let mut found: Vec<&Diagnostic> = checked.into_iter().chain(proved.iter().copied()).filter(mine).collect();
    found.sort_by_key(|finding| (finding.span, finding.definition.code));
    if found.is_empty() {
        section.put(&tag("p", "").text(lang.pick("没有问题。", "No problems.")));
    } else {
        let mut table = tag("table", "findings");
        for finding in found {
            let severity = match finding.definition.severity {
                Severity::Error => lang.pick("错误", "error"),
                Severity::Warning => lang.pick("提醒", "warning"),
                Severity::Note => lang.pick("说明", "note"),
            };
            table.put(&told([severity, finding.definition.code], &what(finding), finding, &place(finding), lang));
        }
        section.put(&table);
    }
    let mut acknowledged: Vec<_> = review.proved.acknowledged().into_iter().chain(review.checked.acknowledged()).collect();
    acknowledged.retain(|(finding, _)| mine(finding));
    acknowledged.sort_by_key(|(finding, _)| (finding.span, finding.definition.code));
    acknowledged.dedup_by_key(|(finding, _)| (finding.span, finding.definition.code, what(finding)));
    if !acknowledged.is_empty() {
        section.put(&tag("h3", "").text(lang.pick("看过、本来就该这样的", "Looked at, and meant as it stands")));
        let mut table = tag("table", "findings");
        for (finding, reason) in acknowledged {
            table.put(&row("td", [finding.definition.code, &what(finding), reason]));
        }
        section.put(&table);
    }
    section
}

/// A finding with its example persons.
fn told(heads: [&str; 2], what: &str, finding: &Diagnostic, place: &str, lang: Lang) -> Html {
    let mut line = tag("tr", "");
    for head in heads {
        line.put(&tag("td", "").text(head));
    }
    let mut cell = tag("td", "").text(what);
    for remark in &finding.remarks {
        let said = format!("{}{}{}", lang.pick(remark.label.zh, remark.label.en), lang.pick("：", ": "), remark.lines.join("; "));
        cell.put(&tag("small", "").text(&said));
    }
    line.put(&cell);
    line.put(&tag("td", "").text(place));
    line
}
