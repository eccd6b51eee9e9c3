//! The questions that the measures of a document hang on, as the interview asks them.

use super::Review;
use super::html::{Html, tag};
use crate::authoring::sentences::plainly;
use crate::model::{DocumentIx, FactIx, Form, Index};

/// The facts that bear on a document, and those that these are asked after, in the order of the pack.
pub(super) fn asked(review: &Review<'_>, document: DocumentIx) -> Vec<FactIx> {
    let rules = &review.rules;
    let mut wanted = vec![rules.audience_fact];
    for (_, measure, _) in review.measures(document) {
        wanted.extend(measure.when.facts());
        if let Some(Form::Ratio { of, .. }) = measure.amount.map(|amount| amount.form) {
            wanted.push(of);
        }
    }
    // A fact stands after those its `ask_if` names, so one pass from the end finds all.
    for ix in rules.facts.indices().rev() {
        if wanted.contains(&ix)
            && let Some(condition) = &rules.facts.at(ix).ask_if
        {
            wanted.extend(condition.facts());
        }
    }
    rules.facts.indices().filter(|ix| wanted.contains(ix)).collect()
}

pub(super) fn section(review: &Review<'_>, document: DocumentIx) -> Html {
    let lang = review.lang;
    let mut section = tag("section", "");
    section.put(&tag("h2", "").text(lang.pick("问题", "Questions")));
    section.put(&tag("p", "").text(lang.pick(
        "申请人只会被问到还有影响的问题，次序由规则算出。",
        "An applicant is only asked what still makes a difference; the order follows from the rules.",
    )));
    let kinds = review.texts.facts.get(review.rules.audience_fact.position());
    for ix in asked(review, document) {
        let fact = review.rules.facts.at(ix);
        let Some(words) = review.texts.facts.get(ix.position()) else { continue };
        let mut article = tag("article", "question");
        article.put(&tag("h3", "").text(&words.ask));
        article.put(&tag("p", "id").text(&fact.id));
        for (kind, other) in words.ask_for.iter().enumerate().filter(|(_, other)| !other.is_empty()) {
            let who = kinds.and_then(|kinds| kinds.choices.get(kind)).map(|choice| choice.name.as_str()).unwrap_or_default();
            article.put(&tag("p", "").text(&format!("{who}：{other}").replace('：', lang.pick("：", ": "))));
        }
        if !words.hint.is_empty() {
            article.put(&tag("p", "hint").text(&words.hint));
        }
        if let Some(condition) = &fact.ask_if {
            let when = plainly(condition, &review.rules, review.texts, lang);
            article.put(&tag("p", "hint").text(&format!("{}{when}", lang.pick("什么时候问：", "asked when: "))));
        }
        if fact.sensitive {
            article.put(&tag("p", "hint").text(lang.pick("敏感：不存盘，不进链接", "sensitive: kept out of storage and links")));
        }
        if !words.choices.is_empty() {
            let mut list = tag("ul", "answers");
            for choice in &words.choices {
                let mut item = tag("li", "").text(&choice.name);
                if !choice.note.is_empty() {
                    item.put(&tag("small", "").text(&choice.note));
                }
                list.put(&item);
            }
            article.put(&list);
        }
        section.put(&article);
    }
    section
}
