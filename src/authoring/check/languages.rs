//! Words in other languages: what is missing, and what is no longer asked for.

use std::collections::BTreeMap;

use crate::authoring::diagnose::{Report, codes};
use crate::authoring::lower::{Missing, Policies, Translated};
use crate::authoring::shape::quote;

/// Missing words are errors in what is compiled to a language that `pack.yaml` promises: one each, or one for a file that is missing as
/// a whole. Otherwise one warning for each file stands for all.
pub(super) fn check(policies: &Policies, report: &mut Report) {
    for language in policies.dictionaries.keys().filter(|language| **language != policies.language) {
        let Some(Translated { missing, unused, .. }) = policies.translated(&policies.everything(), language) else { continue };
        let file = |missing: &Missing| format!("words/{language}/{}.yaml", missing.stem);
        let promised = policies.promised.iter().any(|(promised, _)| promised == language);
        let compiled = |stem: &str| policies.documents.iter().position(|part| part.stem == stem).is_none_or(|n| n < policies.listed);
        let (errors, warnings): (Vec<&Missing>, Vec<&Missing>) = missing.iter().partition(|one| promised && compiled(&one.stem));
        let dictionary = policies.dictionaries.get(language);
        let (there, without): (Vec<&Missing>, Vec<&Missing>) =
            errors.into_iter().partition(|one| dictionary.is_some_and(|dictionary| dictionary.has(&one.stem)));
        let unreadable = |stem: &str| dictionary.is_some_and(|dictionary| dictionary.is_unreadable(stem));
        for (file, list) in by_file(without, file) {
            let span = policies.promised.iter().find(|(promised, _)| promised == language).map(|(_, span)| *span).unwrap_or_default();
            report.add(&codes::WORDS_FILE_MISSING, span, &[file.into(), list.len().to_string().into()]);
        }
        for one in there.into_iter().filter(|one| !unreadable(&one.stem)) {
            report.add(&codes::MISSING_TRANSLATION, one.span, &[quote(&one.phrase).into(), file(one).into()]);
        }
        for (file, list) in by_file(warnings, file) {
            let Some(first) = list.first() else { continue };
            report.add(&codes::LANGUAGE_INCOMPLETE, first.span, &[list.len().to_string().into(), file.into()]);
        }
        for (phrase, span) in unused {
            report.add(&codes::UNUSED_TRANSLATION, span, &[quote(&phrase).into()]);
        }
    }
}

/// Missing words by the file they belong into.
fn by_file(missing: Vec<&Missing>, file: impl Fn(&Missing) -> String) -> BTreeMap<String, Vec<&Missing>> {
    let mut files: BTreeMap<String, Vec<&Missing>> = BTreeMap::new();
    missing.into_iter().for_each(|one| files.entry(file(one)).or_default().push(one));
    files
}
