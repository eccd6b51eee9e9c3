//! What the tool says to a policy author: a message with a code, a place in a file, the reason and the remedy.
//!
//! Every message is defined once, in [`codes`]; the index in `docs/diagnostics.md` is made from the same definitions.
//! Knows nothing of what is checked.

mod acknowledge;
pub mod codes;
mod index;
mod render;
mod similar;

pub use acknowledge::{ACKNOWLEDGED, Acknowledgement, acknowledgements};
pub use index::index;
pub use render::{Format, render, render_acknowledged};
pub use similar::similar;

use super::lang::{Arg, Both};
use super::yaml::Span;

/// Whether a message stops the compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The rules cannot be compiled as they stand.
    Error,
    /// They can, but something is likely not meant.
    Warning,
    /// They can, and nothing need be wrong: worth knowing.
    Note,
}

/// Something said below a message: a smallest set of clauses, an example person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is.
    pub label: Both,
    /// Its lines, in the language of the tool.
    pub lines: Vec<String>,
}

/// One kind of message.
#[derive(Debug, PartialEq, Eq)]
pub struct Definition {
    /// Stable code.
    pub code: &'static str,
    /// Error, warning or note.
    pub severity: Severity,
    /// What is wrong; `{0}` and so on are filled in.
    pub what: Both,
    /// Why that is a problem.
    pub why: Both,
    /// How to mend it; filled in likewise.
    pub mend: Both,
    /// A few lines that are wrong in this way.
    pub example: &'static str,
}

/// One message about one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind.
    pub definition: &'static Definition,
    /// Where.
    pub span: Span,
    /// What its texts are filled with.
    pub args: Vec<Arg>,
    /// What may have been meant.
    pub similar: Option<String>,
    /// Another place that has to do with it: the first use, the declaration.
    pub also: Option<Span>,
    /// Places that are part of the reason, each with what is said about it.
    pub places: Vec<(Span, String)>,
    /// What is said below it.
    pub remarks: Vec<Remark>,
}

/// A message that was just added, to be told more; it may be one that is only counted.
#[derive(Debug)]
pub struct Added<'a>(Option<&'a mut Diagnostic>);

impl Added<'_> {
    /// Names another place that has to do with it.
    pub fn also(self, span: Span) -> Self {
        let Added(mut diagnostic) = self;
        if let Some(diagnostic) = &mut diagnostic {
            diagnostic.also = Some(span);
        }
        Added(diagnostic)
    }

    /// Names a place that is part of the reason.
    pub fn place(self, span: Span, said: String) -> Self {
        let Added(mut diagnostic) = self;
        if let Some(diagnostic) = &mut diagnostic {
            diagnostic.places.push((span, said));
        }
        Added(diagnostic)
    }

    /// Says something below it, if there is anything to say.
    pub fn remark(self, label: Both, lines: Vec<String>) -> Self {
        let Added(mut diagnostic) = self;
        if let Some(diagnostic) = &mut diagnostic
            && !lines.is_empty()
        {
            diagnostic.remarks.push(Remark { label, lines });
        }
        Added(diagnostic)
    }

    /// Names what may have been meant.
    pub fn meant(self, similar: Option<&str>) -> Self {
        let Added(mut diagnostic) = self;
        if let Some(diagnostic) = &mut diagnostic {
            diagnostic.similar = similar.map(String::from);
        }
        Added(diagnostic)
    }
}

/// How many messages are kept; the rest is counted.
const MOST: usize = 1_000;

/// All messages of a run.
#[derive(Debug, Default)]
pub struct Report {
    kept: Vec<Diagnostic>,
    /// What would have been reported, and why it is meant.
    acknowledged: Vec<(Diagnostic, String)>,
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Report {
    /// Adds a message.
    pub fn add(&mut self, definition: &'static Definition, span: Span, args: &[Arg]) -> Added<'_> {
        match definition.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
        if self.kept.len() >= MOST {
            return Added(None);
        }
        self.kept.push(Diagnostic { definition, span, args: args.to_vec(), similar: None, also: None, places: vec![], remarks: vec![] });
        Added(self.kept.last_mut())
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.warnings
    }

    /// How many notes there are.
    pub fn notes(&self) -> usize {
        self.notes
    }

    /// How many messages were not kept.
    pub fn dropped(&self) -> usize {
        (self.errors + self.warnings + self.notes).saturating_sub(self.kept.len())
    }

    /// The messages: errors first, then by file and place.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.kept.iter().collect();
        sorted.sort_by_key(|d| (d.definition.severity, d.span, d.definition.code));
        sorted
    }

    /// Whether a message of this kind was given.
    pub fn has(&self, definition: &Definition) -> bool {
        self.kept.iter().any(|d| d.definition == definition)
    }
}
