//! Words in other languages: what is missing, and what is no longer asked for.

use std::collections::BTreeMap;

use crate::authoring::diagnose::{Report, codes};
use crate::authoring::lower::{Missing, Policies, Translated};
use crate::authoring::shape::quote;

/// Missing words are errors in what is compiled to a language that `pack.yaml` promises; otherwise one warning for each file
/// stands for all.
pub(super) fn check(policies: &Policies, report: &mut Report) {
    for language in policies.dictionaries.keys().filter(|language| **language != policies.language) {
        let Some(Translated { missing, unused, .. }) = policies.translated(&policies.everything(), language) else { continue };
        let file = |missing: &Missing| format!("words/{language}/{}.yaml", missing.stem);
        let promised = policies.promised.iter().any(|(promised, _)| promised == language);
        let compiled = |stem: &str| policies.documents.iter().position(|part| part.stem == stem).is_none_or(|n| n < policies.listed);
        let (errors, warnings): (Vec<&Missing>, Vec<&Missing>) = missing.iter().partition(|one| promised && compiled(&one.stem));
        for one in errors {
            report.add(&codes::MISSING_TRANSLATION, one.span, &[quote(&one.phrase).into(), file(one).into()]);
        }
        let mut by_file: BTreeMap<String, Vec<&Missing>> = BTreeMap::new();
        warnings.into_iter().for_each(|one| by_file.entry(file(one)).or_default().push(one));
        for (file, list) in by_file {
            let Some(first) = list.first() else { continue };
            report.add(&codes::LANGUAGE_INCOMPLETE, first.span, &[list.len().to_string().into(), file.into()]);
        }
        for (phrase, span) in unused {
            report.add(&codes::UNUSED_TRANSLATION, span, &[quote(&phrase).into()]);
        }
    }
}
