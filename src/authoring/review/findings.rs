//! What the checks say about a document, and what was acknowledged, with the reason.

use super::Review;
use super::html::{Html, row, tag};
use crate::authoring::diagnose::{Diagnostic, Severity};
use crate::authoring::lang::Lang;
use crate::model::{FactIx, Index};

pub(super) fn section(review: &Review<'_>, path: &str) -> Html {
    let lang = review.lang;
    let mut section = tag("section", "");
    section.put(&tag("h2", "").text(lang.pick("检查结果", "Findings")));
    let proved = review.proved.sorted();
    // What both found is told with what was proved.
    let both = |finding: &&Diagnostic| proved.iter().any(|other| other.definition == finding.definition && other.span == finding.span);
    let checked: Vec<&Diagnostic> = review.checked.sorted().into_iter().filter(|finding| !both(finding)).collect();
    let mut found: Vec<&Diagnostic> =
        checked.into_iter().chain(proved.iter().copied()).filter(|finding| is_of(review, finding, path)).collect();
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
            let file = review.sources.file(finding.span.file).map(|file| file.path.as_str()).unwrap_or_default();
            let place = format!("{file}:{}", finding.span.start.line);
            table.put(&told([severity, finding.definition.code], &what(review, finding), finding, &place, lang));
        }
        section.put(&table);
    }
    let meant = looked_at(review, path).len();
    if meant > 0 {
        let line = lang.pick(
            "另有 {} 处看过，公文本来就是这样，理由列在后面的“看过、本来就该这样的”。",
            "{} more were looked at and are meant as they stand; the reasons are listed further below.",
        );
        section.put(&tag("p", "").text(&line.replace("{}", &meant.to_string())));
    }
    section
}

/// What was acknowledged, with the reasons; findings of one kind and reason stand together.
pub(super) fn acknowledged(review: &Review<'_>, path: &str) -> Html {
    let lang = review.lang;
    let looked_at = looked_at(review, path);
    if looked_at.is_empty() {
        return Html::new();
    }
    let mut section = tag("section", "");
    section.put(&tag("h2", "").text(lang.pick("看过、本来就该这样的", "Looked at, and meant as it stands")));
    let mut table = tag("table", "findings");
    let heads = [lang.pick("编号", "code"), lang.pick("查出来的", "finding"), lang.pick("为什么不用改", "why it stays")];
    table.put(&row("th", heads));
    let mut kinds: Vec<(&str, &str)> = looked_at.iter().map(|(finding, reason)| (finding.definition.code, *reason)).collect();
    kinds.dedup();
    let mut done: Vec<(&str, &str)> = Vec::new();
    for kind in kinds {
        if done.contains(&kind) {
            continue;
        }
        done.push(kind);
        let mut line = tag("tr", "").with(&tag("td", "").text(kind.0));
        let mut cell = tag("td", "");
        for (finding, _) in looked_at.iter().filter(|(finding, reason)| (finding.definition.code, *reason) == kind) {
            cell.put(&tag("p", "").text(&what(review, finding)));
        }
        line.put(&cell);
        line.put(&tag("td", "").text(kind.1));
        table.put(&line);
    }
    section.put(&table);
    section
}

/// What was found and acknowledged, each once.
fn looked_at<'a>(review: &Review<'a>, path: &str) -> Vec<(&'a Diagnostic, &'a str)> {
    let mut found: Vec<_> = review.proved.acknowledged().into_iter().chain(review.checked.acknowledged()).collect();
    found.retain(|(finding, _)| is_of(review, finding, path));
    found.sort_by_key(|(finding, _)| (finding.span, finding.definition.code));
    found.dedup_by_key(|(finding, _)| (finding.span, finding.definition.code, what(review, finding)));
    found
}

/// Whether a finding bears on the document of this file; what stands in the shared files bears on every document.
fn is_of(review: &Review<'_>, finding: &Diagnostic, path: &str) -> bool {
    let other = |file: &str| file.starts_with("documents/") && file != path;
    review.sources.file(finding.span.file).is_none_or(|file| !other(&file.path))
}

/// A finding in words: measures, questions and choices by what readers see of them, instead of their ids.
fn what(review: &Review<'_>, finding: &Diagnostic) -> String {
    let lang = review.lang;
    let said = finding.definition.what.fill(lang, &finding.args);
    let ids: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    let fact = ids.iter().find_map(|id| review.rules.fact(id));
    let name = |id: &str| {
        let measure = review.rules.measure(id).map(|measure| review.name(measure));
        let ask = |fact: FactIx| review.texts.facts.get(fact.position()).map(|words| words.ask.clone());
        let choice = |fact: FactIx| {
            let choice = review.rules.facts.at(fact).choices.iter().position(|choice| choice == id)?;
            review.texts.facts.get(fact.position())?.choices.get(choice).map(|words| words.name.clone())
        };
        measure.or_else(|| review.rules.fact(id).and_then(ask)).or_else(|| fact.and_then(choice))
    };
    let parts = said.split('`').enumerate().map(|(n, part)| match n % 2 {
        0 => part.to_string(),
        _ => name(part).map_or_else(|| format!("`{part}`"), |name| format!("“{name}”")),
    });
    let told: String = parts.collect();
    // Spaces set ids apart; quotation marks need none in Chinese.
    match lang {
        Lang::Zh => told.replace(" “", "“").replace("” ", "”"),
        Lang::En => told,
    }
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
