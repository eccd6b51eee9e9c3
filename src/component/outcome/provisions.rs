//! What a card says below its line: how to apply, whom to ask, what the document leaves out, and where it stands.

use yew::prelude::*;

use super::cited::titled;
use super::screen::Shown;
use crate::component::dom::{Piece, button, el, list, nothing, say, say_any, text};
use crate::component::view::{Event, View, click, step};
use crate::engine::{Eligibility, Standing};
use crate::interview::Action;
use crate::model::{Certainty, DocumentText, MeasureIx, MeasureText};
use crate::wording::{self, Language, fill, join};

impl Shown<'_> {
    /// How to apply, whom to ask, what the document leaves out, and where it stands.
    pub(super) fn provisions(&self, standing: &Standing, measure: &MeasureText) -> Piece {
        let Shown { view, act, .. } = *self;
        let words = view.words();
        let known = view.interview.rules().measures.at(standing.measure);
        let document = view.document(known.document);
        let MeasureText { how, contact, quota, period, precedence, exclusions, review_cycle, .. } = measure;
        let stated = |words_of_it: &str| text(if words_of_it.is_empty() { words.not_stated } else { words_of_it });
        let contact_then = if contact.is_empty() { "" } else { words.contact_then };
        let source = document.map_or_else(nothing, |document| citation(view, act, standing, measure, document));
        // Where the line of conditions says that the rest stands elsewhere, it is not said again.
        let said = standing.eligibility != Eligibility::DoesNotQualify && known.certainty != Certainty::Exact;
        let certainty = if said { nothing() } else { row(words.certainty, text((words.certainty_words)(known.certainty))) };
        let components: Vec<&str> = measure.components.iter().map(String::as_str).collect();
        let components = join(&components, words.joint);
        let rows = vec![
            // One component alone is what the words above say already.
            if measure.components.len() > 1 { row(words.components, text(&components)) } else { nothing() },
            self.until(standing.measure),
            row(words.how, stated(how)),
            row(words.ask_whom, list([stated(contact), say_any("small", "", contact_then)])),
            listed(words.limits, &[quota, period, precedence, exclusions, review_cycle]),
            listed(words.fixes, &each(&measure.fixes)),
            listed(words.unwritten, &each(&measure.unstated)),
            listed(words.readings, &each(&measure.reading)),
            listed(words.note, &[&measure.note]),
            self.decided_by(standing),
            certainty,
            listed(words.recognised_by, &[&self.standings(&view.interview.rules().ways(standing.measure))]),
            row(words.source, source),
            listed(words.builds_on, &each(&measure.refers_to)),
        ];
        el("dl", "dl", rows)
    }

    /// Until when it is met, where that can be told, and a way to put the day in the calendar.
    fn until(&self, measure: MeasureIx) -> Piece {
        let Shown { view, act, .. } = *self;
        let words = view.words().take;
        let Some(day) = view.interview.last_day(measure) else { return nothing() };
        // What it is the day of, is said where the button is met without its card.
        let label = join(&[words.to_calendar, view.measure(measure).map_or("", |text| &text.name)], " ");
        let go = button("link", click(act, Event::Calendar(measure))).attr("aria-label", &label).text(words.to_calendar);
        let day = text(&wording::date(view.language, day));
        row(words.until, list([day, el("p", "", [go])]))
    }

    /// What the document's age means.
    pub(super) fn warning(&self, standing: &Standing) -> Piece {
        let view = self.view;
        let known = view.interview.rules().measures.at(standing.measure);
        say_any("p", "note", view.document(known.document).map_or("", |document| &document.warning))
    }

    /// The fewest answers that alone decide, each a way to change it: of a long line they say what it came down to.
    fn decided_by(&self, standing: &Standing) -> Piece {
        let Shown { view, act, .. } = *self;
        let words = view.words();
        let mut answers = Vec::new();
        for fact in view.interview.engine().reason(standing.measure, view.interview.admitted()) {
            let Some(answer) = view.interview.admitted().get(fact) else { continue };
            let said = view.answer(fact, answer);
            let label = join(&[&said, &fill(words.change_of, &[view.ask(fact)])], " ");
            answers.push(button("link inline", step(act, Action::GoTo(fact))).attr("aria-label", &label).text(&said));
        }
        if answers.is_empty() { nothing() } else { row(words.decided_by, el("div", "answers", answers)) }
    }

    /// Measures with where they stand.
    pub(super) fn standings(&self, measures: &[MeasureIx]) -> String {
        let view = self.view;
        let words = view.words();
        let mut said = String::new();
        for &ix in measures {
            let Some(text) = view.measure(ix) else { continue };
            let standing = (words.standing)(view.interview.outcome().at(ix).eligibility);
            said.push_str(if said.is_empty() { "" } else { words.joint });
            said.push_str(&fill(words.named_standing, &[&text.name, standing]));
        }
        said
    }
}

fn each(items: &[String]) -> Vec<&String> {
    items.iter().collect()
}

fn row(name: &str, inside: Piece) -> Piece {
    list([say("dt", "", name), el("dd", "", [inside])])
}

/// A row with what there is of these, as a list where it is several.
fn listed(name: &str, items: &[&String]) -> Piece {
    let mut drawn = Vec::new();
    let mut last = "";
    for item in items {
        if !item.is_empty() {
            last = item;
            drawn.push(say("li", "", item));
        }
    }
    match drawn.len() {
        0 => nothing(),
        1 => row(name, text(last)),
        _ => row(name, el("ul", "list", drawn)),
    }
}

/// Document, clause, issuer, number and date.
fn citation(view: &View, act: &Callback<Event>, standing: &Standing, measure: &MeasureText, document: &DocumentText) -> Piece {
    let words = view.words();
    let known = view.interview.rules().document_of(standing.measure);
    let gap = if view.language == Language::En { " " } else { "" };
    let title = join(&[&titled(view.language, &document.title), &measure.clause], gap);
    let issued = known.issued.map_or_else(|| words.no_date.into(), |date| wording::date(view.language, date));
    let mut origin = String::new();
    for part in [&document.issuer, &document.number] {
        origin.push_str(part);
        origin.push_str(if part.is_empty() { "" } else { words.comma });
    }
    let link = if document.url.is_empty() {
        nothing()
    } else {
        button("link inline", click(act, Event::Open(document.url.clone()))).text(words.open_source)
    };
    // The day stays together on a line.
    list([text(&title), el("small", "", [text(&origin), say("span", "nb", &issued), text(" "), link])])
}
