//! Persons that were tried, with their answers in words and what came out for the measures of a document.
//!
//! They are the scenarios that expect something of one of its measures, and the boundary persons. Who stands on the boundary of one
//! measure is shown with it, in a row; the others have a section of their own. Nothing here asks where a case comes from: to be shown, it
//! need only be in [`Review::cases`].

use super::Review;
use super::html::{Html, inline, row, tag};
use crate::authoring::cases::{Case, Engines, assess_by, case_answers, compare, details, verdict};
use crate::authoring::sentences::value;
use crate::engine::Assessment;
use crate::model::{Answer, DocumentIx, Index, MeasureIx};

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

impl Person<'_> {
    /// The measure whose boundary the person stands on, if that is all there is to the person.
    fn beside(&self) -> Option<MeasureIx> {
        match self.outcomes.as_slice() {
            [(found, _)] if !self.case.exercises.is_empty() => Some(found.measure),
            _ => None,
        }
    }
}

/// The persons on the boundary of a measure, in a table below it; nothing where there are none.
pub(super) fn boundary(review: &Review<'_>, measure: MeasureIx, persons: &[Person<'_>]) -> Option<Html> {
    let lang = review.lang;
    let own: Vec<&Person<'_>> = persons.iter().filter(|person| person.beside() == Some(measure)).collect();
    let first = own.first()?;
    let day = first.case.as_of;
    let title = lang.pick("边界上的人（按 {} 算）", "Persons on the boundary (as of {})").replace("{}", &day.to_string());
    let mut part = tag("div", "beside");
    part.put(&tag("h4", "").text(&title));
    let mut table = tag("table", "persons");
    let heads =
        [lang.pick("人", "person"), lang.pick("回答", "answers"), lang.pick("结果", "outcome"), lang.pick("对照公文", "by the document")];
    table.put(&row("th", heads));
    let id = &review.rules.measures.at(measure).id;
    for person in own {
        let case = person.case;
        let short = case.id.strip_prefix(id.as_str()).and_then(|rest| rest.strip_prefix('-')).unwrap_or(&case.id);
        let mut line = tag("tr", "");
        let mut name = tag("td", "").text(short);
        if case.as_of != day {
            name.put(&tag("small", "").text(&case.as_of.to_string()));
        }
        line.put(&name);
        let mut said = tag("td", "");
        for (n, (ask, answer)) in answers(review, case).into_iter().enumerate() {
            let parted = if n > 0 { lang.pick("；", "; ") } else { "" };
            said = said.text(&format!("{parted}{ask} ")).with(&inline("b").text(&answer));
        }
        let decides = lang.pick("起决定作用的：", "what decides: ");
        said.put(&tag("small", "").text(&format!("{decides}{}", case.exercises.join(lang.pick("；", "; ")))));
        line.put(&said);
        for (found, met) in &person.outcomes {
            let (mark, words) = verdict(found.eligibility, lang);
            line.put(&comment(review, tag("td", "").with(&tag("b", "").text(&format!("{mark} {words}"))), found, *met));
        }
        let confirmed = match (case.confirmed, case.confirmed_by.as_str()) {
            (false, _) => lang.pick("□ 对　□ 错", "□ right  □ wrong").to_string(),
            (true, "") => lang.pick("已确认", "confirmed").into(),
            (true, by) => lang.pick("已确认：{}", "confirmed: {}").replace("{}", by),
        };
        line.put(&tag("td", "").text(&confirmed));
        table.put(&line);
    }
    part.put(&table);
    Some(part)
}

/// The persons who stand on no boundary: as people come to a counter, with what came out for each measure.
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
    for person in persons.iter().filter(|person| person.beside().is_none()) {
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
        let why = lang.pick("起决定作用的：", "what decides: ");
        article.put(&tag("p", "hint").text(&format!("{why}{}", case.exercises.join(lang.pick("；", "; ")))));
    }
    if !case.confirmed {
        let unconfirmed =
            lang.pick("结果是算出来的，还没有人对照公文确认", "computed from the rules; nobody has confirmed it by the document yet");
        article.put(&tag("p", "warn").text(unconfirmed));
    }
    let mut list = tag("ul", "answers");
    for (ask, said) in answers(review, case) {
        list.put(&tag("li", "").text(&format!("{ask} ")).with(&tag("b", "").text(&said)));
    }
    article.put(&list);
    let mut table = tag("table", "outcomes");
    for (found, met) in &person.outcomes {
        let (mark, words) = verdict(found.eligibility, lang);
        let mut row = tag("tr", "");
        row.put(&tag("td", "mark").text(&format!("{mark} {words}")));
        row.put(&comment(review, tag("td", "").text(&review.name(found.measure)), found, *met));
        table.put(&row);
    }
    article.put(&table);
    article
}

/// The answers of a case: question and answer in words.
fn answers(review: &Review<'_>, case: &Case) -> Vec<(String, String)> {
    let answers = case_answers(case, &review.rules);
    let told = answers.iter().map(|(fact, answer)| {
        let ask = review.texts.facts.get(fact.position()).map(|text| text.ask.clone()).unwrap_or_default();
        let said = match answer {
            Answer::Given(given) => value(fact, given, &review.rules, review.texts, review.lang),
            Answer::Unsure => review.lang.pick("不确定", "not sure").into(),
        };
        (ask, said)
    });
    told.collect()
}

/// A cell with the reasons for an outcome, and whether it is what was expected.
fn comment(review: &Review<'_>, mut cell: Html, found: &Assessment, met: bool) -> Html {
    for line in details(found, &review.rules, review.texts, review.lang) {
        cell.put(&tag("small", "").text(&line));
    }
    if !met {
        cell.put(&tag("p", "warn").text(review.lang.pick("和期望的不一样", "not what was expected")));
    }
    cell
}
