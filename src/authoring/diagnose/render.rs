//! Messages as a person, a program or GitHub reads them.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Remark, Report, Severity};
use crate::authoring::lang::Lang;
use crate::authoring::yaml::{Place, Source, Sources, Span};

/// For whom messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A person: the line shown and marked.
    Human {
        /// With colours.
        colour: bool,
    },
    /// A program: one JSON object a line.
    Json,
    /// GitHub's workflow commands, which mark the lines of a pull request.
    Github,
}

/// All messages of a report; paths stand below `root`, a prefix such as `policies/`.
pub fn render(report: &Report, sources: &Sources, root: &str, format: Format, lang: Lang) -> String {
    let mut text = String::new();
    for diagnostic in report.sorted() {
        match format {
            Format::Human { colour } => {
                text.push_str(&human(diagnostic, sources, root, lang, colour));
                text.push_str("\n\n");
            }
            Format::Json => {
                text.push_str(&json(diagnostic, sources, root, lang).to_string());
                text.push('\n');
            }
            Format::Github => {
                text.push_str(&github(diagnostic, sources, root, lang));
                text.push('\n');
            }
        }
    }
    if report.dropped() > 0 && matches!(format, Format::Human { .. }) {
        let more = report.dropped();
        let line = lang.pick("还有 {} 处，先改上面的。", "and {} more; mend those above first.").replace("{}", &more.to_string());
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// What was acknowledged, each with its reason.
pub fn render_acknowledged(report: &Report, sources: &Sources, root: &str, format: Format, lang: Lang) -> String {
    let mut text = String::new();
    for (diagnostic, reason) in report.acknowledged() {
        match format {
            Format::Human { colour } => {
                let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
                let level = Level::NOTE.with_name(lang.pick("已确认", "acknowledged"));
                let group = titled(level, diagnostic, sources, root, lang);
                let group = group.element(Level::NOTE.with_name(lang.pick("理由", "reason")).message(reason));
                text.push_str(&renderer.decor_style(DecorStyle::Unicode).render(&[group]));
                text.push_str("\n\n");
            }
            Format::Json => {
                let mut line = json(diagnostic, sources, root, lang);
                if let Some(fields) = line.as_object_mut() {
                    fields.insert("acknowledged".into(), reason.into());
                }
                text.push_str(&format!("{line}\n"));
            }
            Format::Github => {
                let message = format!("{}\n{reason}", diagnostic.definition.what.fill(lang, &diagnostic.args));
                text.push_str(&command("notice", &message, diagnostic, sources, root));
                text.push('\n');
            }
        }
    }
    text
}

/// What is said, and the place.
fn titled<'a>(level: Level<'a>, diagnostic: &'a Diagnostic, sources: &'a Sources, root: &str, lang: Lang) -> Group<'a> {
    let definition = diagnostic.definition;
    let mut group = Group::with_title(level.primary_title(definition.what.fill(lang, &diagnostic.args)).id(definition.code));
    if let Some(file) = sources.file(diagnostic.span.file) {
        group = show(group, file, diagnostic.span, root, None);
    }
    if let Some((also, file)) = diagnostic.also.and_then(|also| Some((also, sources.file(also.file)?))) {
        group = show(group, file, also, root, Some(lang.pick("另一处在这里", "the other place")));
    }
    for (place, said) in &diagnostic.places {
        if let Some(file) = sources.file(place.file) {
            group = show(group, file, *place, root, Some(said));
        }
    }
    for remark in &diagnostic.remarks {
        let label = lang.pick(remark.label.zh, remark.label.en);
        group = group.element(Level::NOTE.with_name(label).message(remark.lines.join("\n")));
    }
    group
}

fn human(diagnostic: &Diagnostic, sources: &Sources, root: &str, lang: Lang, colour: bool) -> String {
    let definition = diagnostic.definition;
    let level = match definition.severity {
        Severity::Error => Level::ERROR.with_name(lang.pick("错误", "error")),
        Severity::Warning => Level::WARNING.with_name(lang.pick("提醒", "warning")),
        Severity::Note => Level::NOTE.with_name(lang.pick("说明", "note")),
    };
    let mut group = titled(level, diagnostic, sources, root, lang);
    let why = definition.why.fill(lang, &diagnostic.args);
    if !why.is_empty() {
        group = group.element(Level::NOTE.with_name(lang.pick("原因", "because")).message(why));
    }
    let mut groups = group.element(Level::HELP.with_name(lang.pick("改法", "help")).message(help(diagnostic, lang)));
    if let Some(similar) = &diagnostic.similar {
        let guess = lang.pick("是不是想写 `{}`？", "did you mean `{}`?").replace("{}", similar);
        groups = groups.element(Level::HELP.with_name(lang.pick("改法", "help")).message(guess));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Unicode).render(&[groups])
}

fn help(diagnostic: &Diagnostic, lang: Lang) -> String {
    diagnostic.definition.mend.fill(lang, &diagnostic.args)
}

/// Lines that are wider than this are cut; Han characters are two wide.
const WIDEST: usize = 136;
/// How many characters of a cut line are shown, and how many of them before the mark.
const WINDOW: usize = 60;
const BEFORE: usize = 20;

/// Adds the first line of the span, marked; of a long line only what stands around the mark.
fn show<'a>(group: Group<'a>, file: &'a Source, span: Span, root: &str, label: Option<&'a str>) -> Group<'a> {
    let path = format!("{root}{}", file.path);
    let line = file.text.lines().nth(span.start.line.saturating_sub(1) as usize).unwrap_or_default();
    if line.is_empty() {
        return group.element(Origin::path(path).line(span.start.line as usize).char_column(span.start.column as usize + 1));
    }
    let start = span.start.column as usize;
    let end = if span.end.line > span.start.line { line.trim_end().chars().count() } else { span.end.column as usize };
    let whole = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() <= WIDEST;
    let cut = if whole { 0 } else { start.saturating_sub(BEFORE) };
    let lead = if cut > 0 { "…" } else { "" };
    let mut shown: String = lead.chars().chain(line.chars().skip(cut).take(if whole { usize::MAX } else { WINDOW })).collect();
    let from = byte(&shown, start - cut + lead.chars().count());
    let to = byte(&shown, end.max(start) - cut + lead.chars().count()).max(from);
    if !whole && line.chars().count() > cut + WINDOW {
        shown.push('…');
    }
    let mut mark = AnnotationKind::Primary.span(from..to);
    if let Some(label) = label {
        mark = mark.label(label);
    }
    let snippet = Snippet::source(shown).line_start(span.start.line as usize).annotation(mark);
    if whole {
        return group.element(snippet.path(path));
    }
    // The renderer would count columns from where the window begins; so the place is told apart from the line.
    group.element(Origin::path(path).line(span.start.line as usize).char_column(start + 1)).element(snippet)
}

fn byte(line: &str, column: usize) -> usize {
    line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
}

fn json(diagnostic: &Diagnostic, sources: &Sources, root: &str, lang: Lang) -> serde_json::Value {
    let definition = diagnostic.definition;
    let Place { line, column } = diagnostic.span.start;
    let places = diagnostic.places.iter().map(|(span, said)| {
        let file = sources.file(span.file).map(|file| format!("{root}{}", file.path));
        serde_json::json!({"file": file, "line": span.start.line, "column": span.start.column + 1, "message": said})
    });
    let remark = |remark: &Remark| serde_json::json!({"label": lang.pick(remark.label.zh, remark.label.en), "lines": remark.lines});
    serde_json::json!({
        "code": definition.code,
        "severity": severity(definition.severity),
        "file": sources.file(diagnostic.span.file).map(|file| format!("{root}{}", file.path)),
        "line": line,
        "column": column + 1,
        "end_line": diagnostic.span.end.line,
        "end_column": diagnostic.span.end.column + 1,
        "message": definition.what.fill(lang, &diagnostic.args),
        "reason": definition.why.fill(lang, &diagnostic.args),
        "help": help(diagnostic, lang),
        "similar": diagnostic.similar,
        "places": places.collect::<Vec<_>>(),
        "remarks": diagnostic.remarks.iter().map(remark).collect::<Vec<_>>(),
    })
}

fn github(diagnostic: &Diagnostic, sources: &Sources, root: &str, lang: Lang) -> String {
    let definition = diagnostic.definition;
    let mut message = format!("{}\n{}", definition.what.fill(lang, &diagnostic.args), help(diagnostic, lang));
    if let Some(similar) = &diagnostic.similar {
        message.push_str(&lang.pick("\n是不是想写 `{}`？", "\ndid you mean `{}`?").replace("{}", similar));
    }
    for remark in &diagnostic.remarks {
        message.push_str(&format!("\n{}: {}", lang.pick(remark.label.zh, remark.label.en), remark.lines.join("; ")));
    }
    let kind = if definition.severity == Severity::Note { "notice" } else { severity(definition.severity) };
    command(kind, &message, diagnostic, sources, root)
}

fn command(kind: &str, message: &str, diagnostic: &Diagnostic, sources: &Sources, root: &str) -> String {
    let file = sources.file(diagnostic.span.file).map(|file| format!("{root}{}", file.path)).unwrap_or_default();
    // The escapes that GitHub's workflow commands define for messages and for properties.
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let Place { line, column } = diagnostic.span.start;
    format!("::{kind} file={},line={line},col={},title={}::{}", property(&file), column + 1, diagnostic.definition.code, escape(message))
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
