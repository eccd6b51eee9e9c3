//! Persons that were tried, with their answers in words and what came out for the measures of a document.
//!
//! They are the scenarios that expect something of one of its measures, and the boundary persons. Nothing here asks where a case comes
//! from: to be shown, it need only be in [`Review::cases`].

use super::Review;
use super::html::{Html, tag};
use crate::authoring::cases::{Case, Engines, assess_by, case_answers, compare, details, verdict};
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
    let mut engines = Engines::new(&review.rules);
    for case in review.cases.iter().filter(|case| case.expected.iter().any(|expected| concerns(&expected.measure))) {
        let assessed = assess_by(case, &mut engines);
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

pub(super) fn section(review: &Review<'_>, persons: &[Person<'_>]) -> Html {
    let lang = review.lang;
    let mut section = tag("section", "");
    section.put(&tag("h2", "").text(lang.pick("试算的人", "Persons that were tried")));
    if persons.is_empty() {
        section.put(
            &tag("p", "warn")
                .text(lang.pick("还没有。没有试算过的规则不宜批准。", "None so far. Rules that were not tried should not be approved.")),
        );
    }
    for person in persons {
        section.put(&article(review, person));
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
    if !case.exercises.is_empty() {
        let why = lang.pick("单靠这些条件定结果：", "decided by these alone: ");
        article.put(&tag("p", "hint").text(&format!("{why}{}", case.exercises.join(lang.pick("；", "; ")))));
    }
    if !case.confirmed {
        let unconfirmed =
            lang.pick("结果是算出来的，还没有人对照公文确认", "computed from the rules; nobody has confirmed it by the document yet");
        article.put(&tag("p", "warn").text(unconfirmed));
    }
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
