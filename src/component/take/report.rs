//! What is taken along, in words and in order, whether it becomes paper or text: both say the same.
//!
//! In full: what one qualifies for. With its reasons, and without what the document does not state: what hangs only on what a
//! document leaves open. In one line each: money and titles that still hang on an answer, and money that is refused. Only counted:
//! the rest, or whoever stops early would take a book along.
//! What the reader has folded or filtered makes no difference.

use crate::component::outcome::{Line, lines, titled};
use crate::component::view::View;
use crate::engine::{Eligibility, EstimateForm, Failed, Verdict};
use crate::model::{Answer, Date, DocumentIx, Group, MeasureIx, MeasureText};
use crate::wording::{self, Language, fill, join};

/// A result, in words.
pub(super) struct Report {
    /// What this is.
    pub(super) title: String,
    /// That it decides nothing.
    pub(super) standing: String,
    /// Version, digest and days, by name.
    pub(super) facts: Vec<(&'static str, String)>,
    /// Questions and answers; those that one was unsure of stand in one line.
    pub(super) answers: Vec<(String, String)>,
    /// The questions that one was unsure of, as one text; empty: none.
    pub(super) unsure: String,
    /// Measures.
    pub(super) parts: Vec<Part>,
    /// What is only counted.
    pub(super) rest: Vec<String>,
    /// The documents that the measures named stand in, each with what its age means.
    pub(super) documents: Vec<(String, String)>,
}

/// Measures that stand alike.
pub(super) struct Part {
    pub(super) heading: String,
    pub(super) entries: Vec<Entry>,
}

/// How much is told of a measure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    Full,
    Reasons,
    Line,
}

/// One measure.
pub(super) struct Entry {
    pub(super) length: Length,
    pub(super) name: String,
    /// May be empty.
    pub(super) amount: String,
    /// What one gets; empty where the measure is told in one line.
    pub(super) gives: String,
    /// Conditions, each with the answers used.
    pub(super) lines: Vec<(Verdict, String)>,
    /// How to apply and so on, by name.
    pub(super) facts: Vec<(&'static str, String)>,
}

/// The result as it stands, taken along on this day.
pub(super) fn report(view: &View, named: &'static str, day: Option<Date>) -> Report {
    let words = view.words();
    let interview = &view.interview;
    let pack = interview.pack();
    let mut facts =
        vec![(words.take.version, pack.version.clone()), (words.take.digest, pack.digest.clone()), (words.take.as_of, view.as_of())];
    facts.extend(day.map(|day| (named, wording::date(view.language, day))));
    let mut answers = Vec::new();
    let mut unsure = String::new();
    for fact in interview.trail() {
        let Some(answer) = interview.answers().get(fact) else { continue };
        if answer == Answer::Unsure {
            // Each ends with its own sign.
            unsure.push_str(if unsure.is_empty() { "" } else { " " });
            unsure.push_str(view.ask(fact));
            continue;
        }
        let mut said = view.answer(fact, answer);
        if interview.aside().iter().any(|aside| aside.fact == fact) {
            said = join(&[&said, words.semicolon, words.take.not_used], "");
        }
        answers.push((view.ask(fact).to_owned(), said));
    }
    let (parts, rest, named_in) = measures(view);
    let gap = if view.language == Language::En { " " } else { "" };
    Report {
        title: fill(words.take.result_of, &[view.name()]),
        standing: join(&[words.take.no_decision, words.disclaimer], gap),
        facts,
        answers,
        unsure,
        documents: documents(view, &named_in),
        parts,
        rest,
    }
}

/// The measures that are told of, part by part, the counts of the others, and the documents of those that are told of.
fn measures(view: &View) -> (Vec<Part>, Vec<String>, Vec<DocumentIx>) {
    let words = view.words();
    let rules = view.interview.rules();
    let all = view.interview.findings();
    let group = |ix: MeasureIx| Group::of(rules.measures.at(ix).kind);
    let (mut may, mut waiting, mut money, mut others, mut refused) = (Vec::new(), Vec::new(), Vec::new(), 0, 0);
    for ix in all.all_open() {
        if view.interview.outcome().at(ix).eligibility == Eligibility::MayQualify {
            may.push(ix);
        } else if matches!(group(ix), Group::Money | Group::Title) {
            waiting.push(ix);
        } else {
            others += 1;
        }
    }
    // On paper what is one step away is refused like the rest: the steps are for the screen, where they can be tried.
    for ix in all.near.iter().map(|near| near.measure).chain(all.refused.iter().copied()) {
        // What is for other applicants is only counted, or a team would take home what individuals do not get either.
        let others = view.interview.engine().assess(ix, view.interview.admitted()).failed.contains(&Failed::Audience);
        if group(ix) == Group::Money && !others { money.push(ix) } else { refused += 1 }
    }
    let mut parts = Vec::new();
    let mut named_in = Vec::new();
    for (heading, measures, length) in [
        (words.meet_heading.say(all.qualifies.len()), all.qualifies.clone(), Length::Full),
        (words.take.may.say(may.len()), may, Length::Reasons),
        (words.take.waiting.say(waiting.len()), waiting, Length::Line),
        (words.take.refused_money.say(money.len()), money, Length::Line),
    ] {
        let mut entries = Vec::new();
        for measure in measures {
            entries.extend(entry(view, measure, length));
            named_in.push(rules.measures.at(measure).document);
        }
        if !entries.is_empty() {
            parts.push(Part { heading, entries });
        }
    }
    let mut rest = Vec::new();
    for (counted, n) in [
        (words.take.waiting_others, others),
        (words.take.announced, all.announced.len()),
        (words.take.refused, refused),
        (words.take.elsewhere, all.elsewhere.len()),
    ] {
        if n > 0 {
            rest.push(counted.say(n));
        }
    }
    (parts, rest, named_in)
}

fn entry(view: &View, measure: MeasureIx, length: Length) -> Option<Entry> {
    let text = view.measure(measure)?;
    let words = view.words();
    let standing = &view.interview.outcome().at(measure);
    let mut told = Vec::new();
    for line in lines(view, standing, text) {
        // In one line only what decides is told.
        let decides = if standing.eligibility == Eligibility::DoesNotQualify { Verdict::Fails } else { Verdict::Missing };
        if length != Length::Line || line.verdict == decides {
            told.push((line.verdict, said(view, &line)));
        }
    }
    let mut facts = Vec::new();
    if length != Length::Line {
        if let Some(day) = view.interview.last_day(measure) {
            facts.push((words.take.until, wording::date(view.language, day)));
        }
        for (name, said) in [(words.how, &text.how), (words.ask_whom, &text.contact)] {
            if !said.is_empty() {
                facts.push((name, said.clone()));
            } else if length == Length::Full {
                facts.push((name, words.not_stated.into()));
            }
        }
        for (name, said) in [(words.unwritten, &text.unstated), (words.readings, &text.reading)] {
            let said: Vec<&str> = said.iter().map(String::as_str).collect();
            if !said.is_empty() {
                facts.push((name, join(&said, words.semicolon)));
            }
        }
    }
    facts.push((words.source, source(view, measure, text)));
    let gives = if length == Length::Line { String::new() } else { text.gives.clone() };
    Some(Entry { length, name: text.name.clone(), amount: amount(view, measure), gives, lines: told, facts })
}

/// A condition with the answers used, and whose reading it is.
fn said(view: &View, line: &Line) -> String {
    let words = view.words();
    let mut said = line.text.clone();
    for part in [line.below.unwrap_or_default(), line.instead.as_deref().unwrap_or_default()] {
        if !part.is_empty() {
            said.push_str(words.semicolon);
            said.push_str(part);
        }
    }
    let mut answers = Vec::new();
    for &fact in &line.facts {
        if let Some(answer) = view.interview.admitted().get(fact) {
            answers.push(view.answer(fact, answer));
        }
    }
    if !answers.is_empty() {
        let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
        said.push_str(&fill(words.take.answered, &[words.you_answered, &join(&answers, words.semicolon)]));
    }
    said
}

/// The amount; of what is refused the one the document states.
fn amount(view: &View, measure: MeasureIx) -> String {
    let words = view.words();
    let Some(estimate) = view.interview.stated(measure) else { return String::new() };
    let ceiling = if estimate.form == EstimateForm::UpperBound { words.ceiling } else { "" };
    join(&[ceiling, &wording::money(view.language, estimate.fen)], "")
}

/// Document and clause.
pub(super) fn source(view: &View, measure: MeasureIx, text: &MeasureText) -> String {
    let document = view.interview.rules().measures.at(measure).document;
    let gap = if view.language == Language::En { " " } else { "" };
    join(&[&title(view, document), &text.clause], gap)
}

fn title(view: &View, document: DocumentIx) -> String {
    titled(view.language, view.document(document).map_or("", |text| &text.title))
}

/// Each of these documents with its number, issuer, day, and what its age means; where no measure is told of, all of them are what the
/// result rests on.
fn documents(view: &View, named_in: &[DocumentIx]) -> Vec<(String, String)> {
    let words = view.words();
    let mut all = Vec::new();
    for (ix, known) in view.interview.rules().documents.pairs() {
        let Some(text) = view.document(ix).filter(|_| named_in.is_empty() || named_in.contains(&ix)) else { continue };
        let issued = known.issued.map_or_else(|| words.no_date.into(), |day| wording::date(view.language, day));
        let mut said = title(view, ix);
        for part in [&text.number, &text.issuer, &issued] {
            if !part.is_empty() {
                said.push_str(words.comma);
                said.push_str(part);
            }
        }
        all.push((said, text.warning.clone()));
    }
    all
}
