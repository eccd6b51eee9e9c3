//! What the tool's commands do: plain arguments in, text and an exit code out.
//!
//! Knows nothing of how arguments are parsed. Only here, in `write` and in `folder` is the disk touched.

mod analyse;
mod assess;
mod boundary;
mod check;
mod compile;
mod diff;
mod explain;
mod list;
mod review;
mod schema;
mod sheet;
mod test;

pub use analyse::{AnalyseArgs, analyse};
pub use assess::{AssessArgs, assess};
pub use boundary::{CasesArgs, boundary_cases, coverage};
pub use check::{CheckArgs, check};
pub use compile::{compile, verify};
pub use diff::{DiffArgs, DiffForm, diff};
pub use explain::explain;
pub use list::{ListFilter, list};
pub use review::review;
pub use schema::{list_codes, new_document, schema};
pub use sheet::{export, import};
pub use test::{TestArgs, test};

use std::fmt::Display;
use std::io::Write;
use std::path::Path;

use super::diagnose::{Format, render};
use super::folder::Folder;
use super::lang::Lang;
use super::lower::{Listing, Policies, Reading, read};
use super::system::said;
use crate::model::Texts;

/// All is well.
pub const GOOD: u8 = 0;
/// There are problems in what was read.
pub const PROBLEMS: u8 = 1;
/// The command was called wrongly, or a file it needs cannot be read.
pub const USAGE: u8 = 2;

/// Where a command speaks, and how.
pub struct Console<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// Everything else.
    pub err: &'a mut dyn Write,
    /// The language of the tool.
    pub lang: Lang,
    /// The tag that was asked for: where policies have words in that language, these are shown.
    pub tag: Option<String>,
    /// Whether messages may be coloured.
    pub colour: bool,
}

impl Console<'_> {
    /// Prints a line of results. Nobody listening any more is no error.
    pub fn say(&mut self, line: impl Display) {
        let _ = writeln!(self.out, "{line}");
    }

    /// Prints a line beside the results.
    pub fn note(&mut self, line: impl Display) {
        let _ = writeln!(self.err, "{line}");
    }

    /// Says what is wrong with the call, and gives its exit code.
    pub fn usage(&mut self, problem: impl Display) -> u8 {
        let error = self.lang.pick("错误：", "error: ");
        self.note(format!("{error}{problem}"));
        USAGE
    }

    fn pick(&self, zh: &'static str, en: &'static str) -> &'static str {
        self.lang.pick(zh, en)
    }
}

/// Reads a folder of policies, or says why it cannot be read.
fn open(directory: &Path, console: &mut Console<'_>) -> Result<Reading, u8> {
    match Folder::read(directory) {
        Ok(folder) => Ok(read(&folder)),
        Err(error) => {
            let what = console.pick("文件夹读不出来", "the folder cannot be read");
            Err(console.usage(format!("{what}: `{}`: {}", directory.display(), said(&error, console.lang))))
        }
    }
}

/// Reads a folder whose errors stop the command; they are shown.
fn open_good(directory: &Path, console: &mut Console<'_>) -> Result<(Reading, Policies), u8> {
    let mut reading = open(directory, console)?;
    if reading.report.errors() == 0
        && let Some(policies) = reading.policies.take()
    {
        return Ok((reading, policies));
    }
    let format = Format::Human { colour: console.colour };
    let _ = write!(console.err, "{}", render(&reading.report, &reading.sources, &prefix(directory), format, console.lang));
    Err(PROBLEMS)
}

/// The words of a pack in the language that was asked for, or else in that of the policies.
fn words(policies: &Policies, listing: &Listing, console: &Console<'_>) -> Texts {
    let translated = console.tag.as_ref().and_then(|tag| policies.translated(listing, tag));
    translated.map_or_else(|| policies.texts(listing), |found| found.texts)
}

/// A folder as the beginning of paths in messages, with `/` on every system.
fn prefix(directory: &Path) -> String {
    let text = directory.to_string_lossy().replace('\\', "/");
    if text.is_empty() || text.ends_with('/') { text } else { format!("{text}/") }
}
