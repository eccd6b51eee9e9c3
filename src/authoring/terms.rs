//! What measures are, in a word or two, as the tool lists them. Ids stay ids in JSON and in the YAML.

use super::lang::Lang;
use crate::model::{Certainty, Grant, MeasureKind};
use crate::wording::Language;

/// A kind of measure, in the words of the element.
pub fn kind(kind: MeasureKind, lang: Lang) -> &'static str {
    let language = match lang {
        Lang::Zh => Language::ZhHans,
        Lang::En => Language::En,
    };
    (language.words().kind)(kind)
}

/// Whether the document states the conditions.
pub fn certainty(certainty: Certainty, lang: Lang) -> &'static str {
    match certainty {
        Certainty::Exact => lang.pick("条件写全", "all stated"),
        Certainty::Partial => lang.pick("细则在别处", "rules elsewhere"),
        Certainty::Announced => lang.pick("只说要做", "only announced"),
    }
}

/// How it is handed out.
pub fn grant(grant: Grant, lang: Lang) -> &'static str {
    match grant {
        Grant::Entitlement => lang.pick("符合就给", "to all who meet it"),
        Grant::Competitive => lang.pick("名额或评选", "quota or selection"),
        Grant::Discretionary => lang.pick("机关决定", "authority decides"),
        Grant::Service => lang.pick("可以去用", "there to be used"),
        Grant::Announced => lang.pick("只说要做", "only announced"),
    }
}

/// Of some words, the one that is meant: by its id, or as the tool says it in either language.
pub fn meant<T: Copy>(all: &[T], id: fn(T) -> &'static str, said: fn(T, Lang) -> &'static str, written: &str) -> Option<T> {
    let is = |one: &&T| id(**one) == written || [Lang::Zh, Lang::En].iter().any(|&lang| said(**one, lang).eq_ignore_ascii_case(written));
    all.iter().find(is).copied()
}
