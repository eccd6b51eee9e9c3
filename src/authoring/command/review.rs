//! `policy review`: a printable page per document, for sign-off.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use super::analyse::proved;
use super::boundary::look;
use super::{Console, GOOD, PROBLEMS, open, prefix, words};
use crate::authoring::boundary::{HEAD, scenarios};
use crate::authoring::cases;
use crate::authoring::check;
use crate::authoring::compile;
use crate::authoring::diagnose::{Format, Report, render};
use crate::authoring::lower::Policies;
use crate::authoring::review::{Review, page};
use crate::authoring::system::said;
use crate::authoring::yaml::{Sources, parse};
use crate::model::{DocumentIx, MeasureIx, Rules, Texts};
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
    let rules = Rc::new(policies.rules(&listing));
    let proved = proved(&policies, &rules, &texts, &reading.acknowledgements, None, console.lang);
    let mut cases: Vec<cases::Case> = policies.scenarios.iter().flat_map(|tree| cases::cases(tree).0).collect();
    let chosen = |document: DocumentIx| {
        only.is_empty() || policies.documents.get(usize::from(document.0)).is_some_and(|part| only.contains(&part.stem))
    };
    let measures = rules.measures.pairs().filter(|(_, measure)| chosen(measure.document)).map(|(ix, _)| ix);
    for ix in measures.collect::<Vec<_>>() {
        add_boundary(ix, &rules, &texts, &mut cases, console);
    }
    let tag = console.tag.clone().filter(|tag| policies.dictionaries.contains_key(tag)).unwrap_or_else(|| policies.language.clone());
    let review = Review {
        version: &policies.version,
        digest: &digest(&policies),
        rules: Rc::clone(&rules),
        texts: &texts,
        tag: &tag,
        lang: console.lang,
        checked: &reading.report,
        proved: &proved,
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

/// Adds the boundary persons of a measure that no case is yet.
fn add_boundary(ix: MeasureIx, rules: &Rules, texts: &Texts, cases: &mut Vec<cases::Case>, console: &mut Console<'_>) {
    let Some(found) = look(rules, ix, console) else { return };
    let text = format!("{HEAD}{}", scenarios(&found, &[], rules, texts, console.lang));
    let tree = parse("", text.as_bytes(), &mut Sources::default(), &mut Report::default());
    let new: Vec<cases::Case> = tree.iter().flat_map(|tree| cases::cases(tree).0).collect();
    let id = &rules.measures.at(ix).id;
    let known: Vec<_> = cases
        .iter()
        .filter(|case| case.as_of == found.as_of && case.expected.iter().any(|expected| expected.measure == *id))
        .map(|case| cases::case_answers(case, rules))
        .collect();
    cases.extend(new.into_iter().zip(&found.persons).filter(|(_, person)| !known.contains(&person.answers)).map(|(case, _)| case));
}

/// The digest of the pack as it is compiled.
fn digest(policies: &Policies) -> String {
    let compiled = compile::compile(policies, &policies.listing(), "pack").ok();
    compiled.and_then(|compiled| parse_document(compiled.core.as_bytes()).ok()).map(|pack| pack.digest).unwrap_or_default()
}
