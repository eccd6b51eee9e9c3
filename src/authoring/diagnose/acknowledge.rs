//! Intended exceptions: what an author has looked at and means as it stands, with the reason, in the YAML itself.
//!
//! An acknowledgement stands under the item it concerns, and holds for findings of its code placed anywhere within that item. A finding
//! so acknowledged is kept apart, with its reason; an acknowledgement that meets no finding is one itself, so that they do not rot.
//! Errors cannot be acknowledged: what does not compile has no exceptions. Knows nothing of what is checked.

use super::{Arg, Diagnostic, Report, Severity, codes};
use crate::authoring::yaml::{Node, Span, Value};

/// The key under which acknowledgements stand.
pub const ACKNOWLEDGED: &str = "acknowledged";

/// One acknowledgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledgement {
    /// The code of the findings it is about.
    pub code: String,
    /// Only findings that name this id, such as a choice.
    pub about: Option<String>,
    /// Why all is as it should be.
    pub reason: String,
    /// Where its code stands.
    pub span: Span,
    /// From the beginning to the end of the item it stands under.
    pub item: Span,
}

/// Gathers the acknowledgements of a file; those at its top hold for all of it.
pub fn acknowledgements(root: &Node) -> Vec<Acknowledgement> {
    let mut found = Vec::new();
    gather(root, Span { start: Span::top(root.span.file).start, ..root.extent() }, &mut found);
    found
}

fn gather(node: &Node, item: Span, found: &mut Vec<Acknowledgement>) {
    match &node.value {
        Value::Scalar { .. } => {}
        Value::List(items) => items.iter().for_each(|item| gather(item, item.extent(), found)),
        Value::Map(entries) => {
            for entry in entries.iter().filter(|entry| entry.key != ACKNOWLEDGED) {
                gather(&entry.value, entry.value.extent(), found);
            }
            let given = node.get(ACKNOWLEDGED).and_then(Node::items).unwrap_or_default();
            found.extend(given.iter().filter_map(|given| one(given, item)));
        }
    }
}

fn one(given: &Node, item: Span) -> Option<Acknowledgement> {
    let code = given.get("code")?;
    Some(Acknowledgement {
        code: code.text()?.into(),
        about: given.text_of("about").map(String::from),
        reason: given.text_of("reason")?.trim().into(),
        span: code.span,
        item,
    })
}

impl Acknowledgement {
    fn covers(&self, finding: &Diagnostic) -> bool {
        let names = |about: &String| finding.args.iter().any(|arg| matches!(arg, Arg::Text(text) if text == about));
        finding.definition.code == self.code
            && finding.definition.severity != Severity::Error
            && finding.span.file == self.item.file
            && (self.item.start..=self.item.end).contains(&finding.span.start)
            && self.about.as_ref().is_none_or(names)
    }
}

impl Report {
    /// Sets findings apart that are acknowledged. `judged` says which codes were looked for at all: only of these an acknowledgement
    /// without a finding is reported.
    pub fn acknowledge(&mut self, given: &[Acknowledgement], judged: impl Fn(&str) -> bool) {
        let mut met = vec![false; given.len()];
        let mut kept = Vec::with_capacity(self.kept.len());
        for finding in std::mem::take(&mut self.kept) {
            let mut reason: Option<&Acknowledgement> = None;
            for (one, met) in given.iter().zip(&mut met).filter(|(one, _)| one.covers(&finding)) {
                *met = true;
                // The innermost item knows best.
                if reason.is_none_or(|before| before.item.start <= one.item.start) {
                    reason = Some(one);
                }
            }
            match reason {
                Some(one) => {
                    match finding.definition.severity {
                        Severity::Note => self.notes = self.notes.saturating_sub(1),
                        _ => self.warnings = self.warnings.saturating_sub(1),
                    }
                    self.acknowledged.push((finding, one.reason.clone()));
                }
                None => kept.push(finding),
            }
        }
        self.kept = kept;
        // Where findings were only counted, nobody knows which acknowledgements they would have met.
        if self.dropped() > 0 {
            return;
        }
        for (one, _) in given.iter().zip(met).filter(|(one, met)| !met && judged(&one.code)) {
            let about = one.about.as_ref().map(|about| format!(" `{about}`")).unwrap_or_default();
            self.add(&codes::NOTHING_TO_ACKNOWLEDGE, one.span, &[one.code.as_str().into(), about.into()]);
        }
    }

    /// The findings that were acknowledged, with their reasons, by file and place.
    pub fn acknowledged(&self) -> Vec<(&Diagnostic, &str)> {
        let mut sorted: Vec<_> = self.acknowledged.iter().map(|(finding, reason)| (finding, reason.as_str())).collect();
        sorted.sort_by_key(|(finding, _)| (finding.span, finding.definition.code));
        sorted
    }
}
