//! `policy review`: a printable page per document, for sign-off.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use super::{Console, GOOD, PROBLEMS, open, prefix, words};
use crate::authoring::cases;
use crate::authoring::check;
use crate::authoring::compile;
use crate::authoring::diagnose::{Format, render};
use crate::authoring::lower::Policies;
use crate::authoring::review::{Review, page};
use crate::authoring::system::said;
use crate::model::DocumentIx;
use crate::pack::parse_document;

/// Writes `NAME.html` for each document, or only for those named, into a folder.
pub fn review(directory: &Path, output: &Path, only: &[String], console: &mut Console<'_>) -> u8 {
    let mut reading = match open(directory, console) {
        Ok(reading) => reading,
        Err(code) => return code,
    };
    check::analyse(&mut reading);
    let policies = match reading.policies.take().filter(|_| reading.report.errors() == 0) {
        Some(policies) => policies,
        None => {
            let format = Format::Human { colour: console.colour };
            let _ = write!(console.err, "{}", render(&reading.report, &reading.sources, &prefix(directory), format, console.lang));
            return PROBLEMS;
        }
    };
    if let Err(name) = policies.named(only) {
        let what = console.pick("没有这份公文", "there is no such document");
        return console.usage(format!("{what}: `{name}`"));
    }
    let listing = policies.everything();
    let texts = words(&policies, &listing, console);
    let cases: Vec<cases::Case> = policies.scenarios.iter().flat_map(|tree| cases::cases(tree).0).collect();
    let tag = console.tag.clone().filter(|tag| policies.dictionaries.contains_key(tag)).unwrap_or_else(|| policies.language.clone());
    let review = Review {
        version: &policies.version,
        digest: &digest(&policies),
        rules: Rc::new(policies.rules(&listing)),
        texts: &texts,
        tag: &tag,
        lang: console.lang,
        report: &reading.report,
        sources: &reading.sources,
        cases: &cases,
    };
    for (n, part) in policies.documents.iter().enumerate().filter(|(_, part)| only.is_empty() || only.contains(&part.stem)) {
        let html = page(&review, DocumentIx(n as u16), &format!("documents/{}.yaml", part.stem));
        let path = output.join(format!("{}.html", part.stem));
        if let Err(error) = fs::create_dir_all(output).and_then(|()| fs::write(&path, html)) {
            return console.usage(format!("`{}`: {}", path.display(), said(&error, console.lang)));
        }
        console.say(path.display());
    }
    GOOD
}

/// The digest of the pack as it is compiled.
fn digest(policies: &Policies) -> String {
    let compiled = compile::compile(policies, &policies.listing(), "pack").ok();
    compiled.and_then(|compiled| parse_document(compiled.core.as_bytes()).ok()).map(|pack| pack.digest).unwrap_or_default()
}
