//! The result as plain text, to be pasted into a message or a note.

use super::report::{Entry, report};
use crate::component::view::View;
use crate::engine::Verdict;
use crate::model::Date;

/// The whole result in lines, as it was on this day.
pub fn plain(view: &View, day: Option<Date>) -> String {
    let words = view.words().take;
    let report = report(view, words.written, day);
    let mut text = Text { said: String::new(), colon: words.colon };
    text.line("", &[&report.title]);
    text.line("", &[&report.standing]);
    for (name, said) in &report.facts {
        text.named("", name, said);
    }
    text.heading(words.answers);
    for (question, answer) in &report.answers {
        text.named("· ", question, answer);
    }
    if !report.unsure.is_empty() {
        text.named("· ", view.words().you_were_unsure, &report.unsure);
    }
    for part in &report.parts {
        text.heading(&part.heading);
        for (n, entry) in part.entries.iter().enumerate() {
            text.entry(n + 1, entry);
        }
    }
    if !report.rest.is_empty() {
        text.heading(words.rest);
        for said in &report.rest {
            text.line("· ", &[said]);
        }
    }
    text.heading(words.documents);
    for (said, warning) in &report.documents {
        text.line("· ", &[said]);
        if !warning.is_empty() {
            text.line("  ", &[warning]);
        }
    }
    text.said
}

struct Text {
    said: String,
    colon: &'static str,
}

impl Text {
    fn line(&mut self, before: &str, parts: &[&str]) {
        self.said.push_str(before);
        for part in parts {
            self.said.push_str(part);
        }
        self.said.push('\n');
    }

    fn heading(&mut self, words: &str) {
        self.said.push('\n');
        self.line("", &["【", words, "】"]);
    }

    fn named(&mut self, before: &str, name: &str, said: &str) {
        let colon = self.colon;
        self.line(before, &[name, colon, said]);
    }

    fn entry(&mut self, n: usize, entry: &Entry) {
        let gap = if entry.amount.is_empty() { "" } else { " " };
        self.line("", &[&n.to_string(), ". ", &entry.name, gap, &entry.amount]);
        if !entry.gives.is_empty() {
            self.line("   ", &[&entry.gives]);
        }
        for (verdict, said) in &entry.lines {
            self.line("   ", &[mark(*verdict), " ", said]);
        }
        for (name, said) in &entry.facts {
            self.named("   ", name, said);
        }
    }
}

/// The sign for a verdict, where nothing can be drawn.
pub(super) fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "✓",
        Verdict::Open | Verdict::Missing => "?",
        Verdict::Fails => "✗",
    }
}
