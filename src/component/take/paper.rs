//! The result on paper, for the counter: A4, black on white, nothing folded, and no words that only mean something on a screen.

use super::report::{Entry, Length, Report, report};
use super::{code::code, link};
use crate::component::dom::{Piece, el, list, nothing, say, say_any, tag, text};
use crate::component::drawn::{heading, node, verdict_class};
use crate::component::view::View;
use crate::interview::Screen;
use crate::wording::join;

/// Whether a sheet stands in for the screen: while the outcome is printed, once there are words for it.
pub(in crate::component) fn has_sheet(view: &View) -> bool {
    view.take.printing && view.interview.screen() == Screen::Outcome && !view.measures.measures.is_empty()
}

/// The sheet, while the page is being printed.
pub(in crate::component) fn paper(view: &View) -> Piece {
    if !has_sheet(view) {
        return nothing();
    }
    let words = view.words();
    let report = report(view, words.take.printed, view.take.today);
    let level = view.heading_level;
    let title = |words: &str| heading(level + 1, "t1").text(words);
    let mut parts = Vec::new();
    for part in &report.parts {
        let mut entries = Vec::new();
        for entry in &part.entries {
            entries.push(measure(level + 2, entry));
        }
        // What is told in one line leaves half the sheet empty.
        let lines = part.entries.iter().all(|entry| entry.length == Length::Line);
        parts.push(el("section", if lines { "lines" } else { "" }, [title(&part.heading), list(entries)]));
    }
    let mut documents = Vec::new();
    for (said, warning) in &report.documents {
        documents.push(el("li", "", [text(said), say_any("small", "", warning)]));
    }
    let mut office = Vec::new();
    for line in words.take.office_lines {
        office.push(say("p", "", line));
    }
    el(
        "div",
        "paper",
        [
            head(view, &report),
            el("section", "", [title(words.take.answers), answers(&report, &join(&[words.you_were_unsure, words.take.colon], ""))]),
            list(parts),
            rest(view, &report, title(words.take.rest)),
            el("section", "", [title(words.take.documents), el("ul", "list", documents)]),
            el("section", "office", [title(words.take.office), list(office)]),
        ],
    )
}

/// What this is, of which rules and which day, and the way back to it.
fn head(view: &View, report: &Report) -> Piece {
    let words = view.words().take;
    let mut facts = Vec::new();
    for (name, said) in &report.facts {
        facts.push(list([say("dt", "", name), say("dd", "", said)]));
    }
    let drawn = link(view).and_then(|link| code(&link, words.code_label));
    let drawn = drawn.map_or_else(nothing, |drawn| el("div", "scan", [drawn, say("p", "small", words.scan)]));
    let said =
        el("div", "", [heading(view.heading_level, "t0").text(&report.title), say("p", "", &report.standing), el("dl", "dl", facts)]);
    el("div", "head", [said, drawn])
}

/// The answers in rows; what the applicant was unsure of in one line, or it would push the result to the next page.
fn answers(report: &Report, unsure: &str) -> Piece {
    let mut rows = Vec::new();
    for (question, answer) in &report.answers {
        rows.push(el("tr", "", [tag("th", "").set("scope", "row").text(question), say("td", "", answer)]));
    }
    if !report.unsure.is_empty() {
        let said = tag("td", "").set("colspan", "2").with([say("b", "", unsure), text(&report.unsure)]);
        rows.push(el("tr", "", [said]));
    }
    el("table", "", [el("tbody", "", rows)])
}

fn measure(level: u8, entry: &Entry) -> Piece {
    let mut lines = Vec::new();
    for (verdict, said) in &entry.lines {
        lines.push(el("li", verdict_class(*verdict), [node(*verdict), say("span", "", said)]));
    }
    let mut facts = Vec::new();
    for (name, said) in &entry.facts {
        facts.push(list([say("dt", "", name), say("dd", "", said)]));
    }
    el(
        "article",
        match entry.length {
            Length::Full => "item",
            Length::Reasons | Length::Line => "item brief",
        },
        [
            el("div", "top", [heading(level, "t2").text(&entry.name), say_any("span", "amt", &entry.amount)]),
            say_any("p", "", &entry.gives),
            el("ol", "why", lines),
            el("dl", "dl", facts),
        ],
    )
}

fn rest(view: &View, report: &Report, title: Piece) -> Piece {
    let mut counts = Vec::new();
    for said in &report.rest {
        counts.push(said.as_str());
    }
    if counts.is_empty() {
        return nothing();
    }
    let words = view.words();
    el("section", "", [title, say("p", "", &join(&counts, words.semicolon))])
}
