//! The line of conditions: solid as far as they hold, dashed where something is open, cut where one fails.

use yew::prelude::*;

use crate::component::dom::{Piece, button, el, list, say, say_any, tag, text};
use crate::component::drawn::{end_node, node, verdict_class};
use crate::component::view::{Event, View, step};
use crate::engine::{Eligibility, Explained, Standing, Verdict};
use crate::interview::Action;
use crate::model::{Answer, Certainty, FactIx, MeasureText, Node, sorted_by};
use crate::wording::{self, fill, join};

/// One bead of a line: what is said, and the answers it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::component) struct Line {
    /// What the answers say about it.
    pub(in crate::component) verdict: Verdict,
    /// The condition in words.
    pub(in crate::component) text: String,
    /// Words below it: whose reading it is.
    pub(in crate::component) below: Option<&'static str>,
    /// The facts it rests on.
    pub(in crate::component) facts: Vec<FactIx>,
    /// Words in place of an answer.
    pub(in crate::component) instead: Option<String>,
    /// Where it comes from.
    pub(super) of: Of,
}

/// Where a line comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// A condition.
    Condition,
    /// That the rules stand in other documents, or are only announced.
    Certainty,
    /// That the period of the document is over.
    Period,
}

/// The lines of a measure, in the order that lets them run, thin out, and stop: what holds, what is open, what fails.
pub(in crate::component) fn lines(view: &View, standing: &Standing, text: &MeasureText) -> Vec<Line> {
    let words = view.words();
    let rules = view.interview.rules();
    let measure = rules.measures.at(standing.measure);
    let explained = view.interview.engine().explain(standing.measure, view.interview.admitted());
    let mut lines = Vec::new();
    if let Some(Answer::Given(crate::model::Value::Choice(kind))) = view.interview.admitted().get(rules.audience_fact)
        && !measure.audience.contains(kind)
    {
        let who: Vec<&str> = measure.audience.iter().map(|choice| view.choice(rules.audience_fact, choice).name.as_str()).collect();
        let text = fill(words.for_others, &[&join(&who, words.joint)]);
        lines.push(Line { verdict: Verdict::Fails, text, below: None, facts: vec![rules.audience_fact], instead: None, of: Of::Condition });
    }
    lines.extend(explained.iter().map(|part| Line {
        verdict: part.verdict,
        text: phrase(view, part, text),
        below: reading(view, part),
        facts: part.facts.clone(),
        instead: None,
        of: Of::Condition,
    }));
    let open =
        |text: String, instead: Option<String>, of: Of| Line { verdict: Verdict::Open, text, below: None, facts: vec![], instead, of };
    if standing.eligibility != Eligibility::DoesNotQualify {
        match measure.certainty {
            Certainty::Exact => {}
            Certainty::Partial => lines.push(open(words.rules_elsewhere.into(), None, Of::Certainty)),
            Certainty::Announced => lines.push(open(words.only_announced.into(), None, Of::Certainty)),
        }
        let document = rules.documents.at(measure.document);
        if let Some(end) = document.period.1.filter(|_| standing.stale) {
            let whom = if text.contact.is_empty() { None } else { Some(fill(words.ask_first, &[first_clause(&text.contact)])) };
            lines.push(open(fill(words.period_over, &[&wording::date(view.language, end)]), whom, Of::Period));
        }
    }
    sorted_by(lines, |line| line.verdict as u64)
}

/// The body named first, without what is said about it.
fn first_clause(contact: &str) -> &str {
    contact.split(['，', '。', '；', ';', '.', ',']).next().unwrap_or(contact).trim()
}

/// The condition in words: its own, or those of the parts that decide.
fn phrase(view: &View, part: &Explained<'_>, text: &MeasureText) -> String {
    let own = text.says.get(part.condition.say).map_or("", String::as_str);
    let words = view.words();
    if part.verdict == Verdict::Open {
        // What is open is said itself, not the condition around it.
        let mut open = Vec::new();
        collect_open(part, text, &mut open);
        if !open.is_empty() {
            return join(&open, words.joined_or);
        }
    }
    if !own.is_empty() {
        return own.into();
    }
    let joined = |parts: Vec<&Explained<'_>>, by: &str| {
        let mut phrases = Vec::new();
        for part in parts {
            phrases.push(phrase(view, part, text));
        }
        let phrases: Vec<&str> = phrases.iter().map(String::as_str).collect();
        join(&phrases, by)
    };
    match &part.condition.node {
        Node::Any(_) | Node::AtLeast(..) => {
            let same: Vec<_> = part.parts.iter().filter(|inner| inner.verdict == part.verdict).collect();
            let shown = match part.verdict {
                Verdict::Holds if !same.is_empty() => same.into_iter().take(1).collect(),
                Verdict::Missing if !same.is_empty() => same,
                _ => part.parts.iter().filter(|inner| !matches!(inner.condition.node, Node::Open(_))).collect(),
            };
            joined(shown, words.joined_or)
        }
        Node::All(_) => {
            joined(part.parts.iter().filter(|inner| !matches!(inner.condition.node, Node::Open(_))).collect(), words.joined_and)
        }
        Node::Not(_) => joined(part.parts.iter().collect(), words.joined_and),
        Node::Test(_) | Node::Open(_) => String::new(),
    }
}

fn collect_open<'a>(part: &Explained<'_>, text: &'a MeasureText, into: &mut Vec<&'a str>) {
    if part.verdict != Verdict::Open {
        return;
    }
    if part.parts.is_empty()
        && let Some(say) = text.says.get(part.condition.say)
        && !say.is_empty()
    {
        into.push(say);
    }
    part.parts.iter().for_each(|inner| collect_open(inner, text, into));
}

/// Whose reading a condition is: wholly ours, or with something of ours inside.
fn reading(view: &View, part: &Explained<'_>) -> Option<&'static str> {
    fn any_inferred(part: &Explained<'_>) -> bool {
        part.inferred || part.parts.iter().any(any_inferred)
    }
    let words = view.words();
    if part.inferred {
        Some(words.our_reading)
    } else if any_inferred(part) {
        Some(words.partly_our_reading)
    } else {
        None
    }
}

/// The line drawn as a list, with an end where nothing fails.
pub(super) fn way(view: &View, act: &Callback<Event>, lines: &[Line], money: bool) -> Piece {
    let words = view.words();
    let mut items = Vec::new();
    for line in lines {
        items.push(tag("li", verdict_class(line.verdict)).key(&items.len().to_string()).with([
            node(line.verdict),
            say("span", "vh", if line.of == Of::Period { words.verdict_ask } else { (words.verdict)(line.verdict) }),
            el("span", "", [text(&line.text), say_any("small", "", line.below.unwrap_or_default())]),
            el("span", "ans", [answers(view, act, line)]),
        ]));
    }
    if !lines.iter().any(|line| matches!(line.verdict, Verdict::Fails | Verdict::Missing)) {
        let asks = lines.iter().any(|line| line.verdict == Verdict::Open);
        let end = tag("li", if asks { "q end" } else { "y end" }).key("end");
        items.push(end.with([end_node(), say("span", "", (words.end)(asks, money))]));
    }
    el("ol", "way", items)
}

/// The answers a line rests on; each is a way to change it.
pub(super) fn answers(view: &View, act: &Callback<Event>, line: &Line) -> Piece {
    let words = view.words();
    if let Some(instead) = &line.instead {
        return text(instead);
    }
    // Answers given come first; a question still to be asked is offered only where the line waits for it.
    let (mut given, mut missing) = (Vec::new(), Vec::new());
    for &fact in &line.facts {
        let drawn = tag("span", "").key(&fact.0.to_string());
        let go = button("link inline", step(act, Action::GoTo(fact)));
        let ask = view.ask(fact);
        if let Some(answer) = view.interview.admitted().get(fact) {
            let said = view.answer(fact, answer);
            let label = join(&[&said, &fill(words.change_of, &[ask])], " ");
            given.push(drawn.with([text(words.you_answered), go.attr("aria-label", &label).text(&said)]));
        } else if line.verdict == Verdict::Missing {
            let label = join(&[words.answer_now, ask], " ");
            let unanswered = join(&[words.not_answered, ""], " ");
            missing.push(drawn.with([text(&unanswered), go.attr("aria-label", &label).text(words.answer_now)]));
        }
    }
    given.append(&mut missing);
    list(given)
}
