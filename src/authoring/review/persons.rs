//! Persons that were tried, with their answers in words and what came out for the measures of a document.
//!
//! They are the scenarios that expect something of one of its measures. Persons from elsewhere, such as those who stand on either side of
//! a threshold, need only become cases and join [`Review::cases`]: nothing here asks where a case comes from.

use super::Review;
use super::html::{Html, tag};
use crate::authoring::cases::{Case, assess, case_answers, compare, details, verdict};
use crate::authoring::sentences::value;
use crate::engine::Assessment;
use crate::model::{Answer, DocumentIx};

/// A person with what came out.
pub(super) struct Person<'a> {
    case: &'a Case,
    /// What came out, and whether that is what the case expects.
    outcomes: Vec<(Assessment, bool)>,
}

/// The persons who concern a document.
pub(super) fn persons<'a>(review: &'a Review<'_>, document: DocumentIx) -> Vec<Person<'a>> {
    let concerns = |id: &String| review.rules.measure(id).is_some_and(|measure| review.rules.measures.at(measure).document == document);
    let mut persons = Vec::new();
    for case in review.cases.iter().filter(|case| case.expected.iter().any(|expected| concerns(&expected.measure))) {
        let assessed = assess(case, &review.rules);
        let outcomes = case.expected.iter().zip(assessed.measures).filter(|(expected, _)| concerns(&expected.measure));
        let outcomes = outcomes.filter_map(|(expected, (_, found))| {
            let found = found?;
            let met = compare(expected, &found, &review.rules).is_empty();
            Some((found, met))
        });
        let outcomes = outcomes.collect();
        persons.push(Person { case, outcomes });
    }
    persons
}

pub(super) fn section(review: &Review<'_>, document: DocumentIx) -> Html {
    let lang = review.lang;
    let mut section = tag("section", "");
    section.put(&tag("h2", "").text(lang.pick("试算的人", "Persons that were tried")));
    let persons = persons(review, document);
    if persons.is_empty() {
        section.put(
            &tag("p", "warn")
                .text(lang.pick("还没有。没有试算过的规则不宜批准。", "None so far. Rules that were not tried should not be approved.")),
        );
    }
    for person in persons {
        section.put(&article(review, &person));
    }
    section
}

fn article(review: &Review<'_>, person: &Person<'_>) -> Html {
    let lang = review.lang;
    let case = person.case;
    let mut article = tag("article", "person");
    article.put(&tag("h3", "").text(if case.who.is_empty() { &case.id } else { &case.who }));
    let as_of = lang.pick("按 {} 算", "as of {}").replace("{}", &case.as_of.to_string());
    article.put(&tag("p", "id").text(&format!("{} · {as_of}", case.id)));
    let answers = case_answers(case, &review.rules);
    let mut list = tag("ul", "answers");
    for (fact, answer) in answers.iter() {
        let ask = review.texts.facts.get(usize::from(fact.0)).map(|text| text.ask.as_str()).unwrap_or_default();
        let said = match answer {
            Answer::Given(given) => value(fact, given, &review.rules, review.texts, lang),
            Answer::Unsure => lang.pick("不确定", "not sure").into(),
        };
        list.put(&tag("li", "").text(&format!("{ask} ")).with(&tag("b", "").text(&said)));
    }
    article.put(&list);
    let mut table = tag("table", "outcomes");
    for (found, met) in &person.outcomes {
        let (mark, words) = verdict(found.eligibility, lang);
        let mut cell = tag("td", "").text(&review.name(found.measure));
        for line in details(found, &review.rules, review.texts, lang) {
            cell.put(&tag("small", "").text(&line));
        }
        if !met {
            cell.put(&tag("p", "warn").text(lang.pick("和期望的不一样", "not what was expected")));
        }
        let mut row = tag("tr", "");
        row.put(&tag("td", "mark").text(&format!("{mark} {words}")));
        row.put(&cell);
        table.put(&row);
    }
    article.put(&table);
    article
}
