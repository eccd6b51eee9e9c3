//! What the checks say about a document, and what was acknowledged, with the reason.

use super::Review;
use super::html::{Html, row, tag};
use crate::authoring::diagnose::{Diagnostic, Severity};

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
    let found: Vec<&Diagnostic> = review.report.sorted().into_iter().filter(mine).collect();
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
            table.put(&row("td", [severity, finding.definition.code, &what(finding), &place(finding)]));
        }
        section.put(&table);
    }
    let acknowledged: Vec<_> = review.report.acknowledged().into_iter().filter(|(finding, _)| mine(finding)).collect();
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
