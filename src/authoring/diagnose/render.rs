//! Messages as a person, a program or GitHub reads them.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Report, Severity};
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

fn human(diagnostic: &Diagnostic, sources: &Sources, root: &str, lang: Lang, colour: bool) -> String {
    let definition = diagnostic.definition;
    let level = match definition.severity {
        Severity::Error => Level::ERROR.with_name(lang.pick("错误", "error")),
        Severity::Warning => Level::WARNING.with_name(lang.pick("提醒", "warning")),
    };
    let what = definition.what.fill(lang, &diagnostic.args);
    let mut group = Group::with_title(level.primary_title(what).id(definition.code));
    if let Some(file) = sources.file(diagnostic.span.file) {
        group = group.element(snippet(file, diagnostic.span, root, None));
    }
    if let Some((also, file)) = diagnostic.also.and_then(|also| Some((also, sources.file(also.file)?))) {
        group = group.element(snippet(file, also, root, Some(lang.pick("另一处在这里", "the other place"))));
    }
    let why = lang.pick(definition.why.zh, definition.why.en);
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

/// The first line of the span, marked.
fn snippet<'a>(file: &'a Source, span: Span, root: &str, label: Option<&'a str>) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let line = file.text.lines().nth(span.start.line.saturating_sub(1) as usize).unwrap_or_default();
    let from = byte(line, span.start.column);
    let to = if span.end.line > span.start.line { line.trim_end().len() } else { byte(line, span.end.column) };
    let mut mark = AnnotationKind::Primary.span(from..to.max(from));
    if let Some(label) = label {
        mark = AnnotationKind::Primary.span(from..to.max(from)).label(label);
    }
    Snippet::source(line).line_start(span.start.line as usize).path(format!("{root}{}", file.path)).annotation(mark)
}

fn byte(line: &str, column: u32) -> usize {
    line.char_indices().nth(column as usize).map_or(line.len(), |(at, _)| at)
}

fn json(diagnostic: &Diagnostic, sources: &Sources, root: &str, lang: Lang) -> serde_json::Value {
    let definition = diagnostic.definition;
    let Place { line, column } = diagnostic.span.start;
    serde_json::json!({
        "code": definition.code,
        "severity": severity(definition.severity),
        "file": sources.file(diagnostic.span.file).map(|file| format!("{root}{}", file.path)),
        "line": line,
        "column": column + 1,
        "end_line": diagnostic.span.end.line,
        "end_column": diagnostic.span.end.column + 1,
        "message": definition.what.fill(lang, &diagnostic.args),
        "reason": lang.pick(definition.why.zh, definition.why.en),
        "help": help(diagnostic, lang),
        "similar": diagnostic.similar,
    })
}

fn github(diagnostic: &Diagnostic, sources: &Sources, root: &str, lang: Lang) -> String {
    let definition = diagnostic.definition;
    let file = sources.file(diagnostic.span.file).map(|file| format!("{root}{}", file.path)).unwrap_or_default();
    let mut message = format!("{}\n{}", definition.what.fill(lang, &diagnostic.args), help(diagnostic, lang));
    if let Some(similar) = &diagnostic.similar {
        message.push_str(&lang.pick("\n是不是想写 `{}`？", "\ndid you mean `{}`?").replace("{}", similar));
    }
    // The escapes that GitHub's workflow commands define for messages and for properties.
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let Place { line, column } = diagnostic.span.start;
    format!(
        "::{} file={},line={line},col={},title={}::{}",
        severity(definition.severity),
        property(&file),
        column + 1,
        definition.code,
        escape(&message)
    )
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
