//! The line of conditions: solid as far as they hold, dashed where something is open, cut where one fails.

use yew::prelude::*;

use crate::component::drawn::{end_node, node, verdict_class};
use crate::component::view::{Event, View, step};
use crate::engine::{Eligibility, Explained, Standing, Verdict};
use crate::interview::Action;
use crate::model::{Answer, Certainty, FactIx, MeasureText, Node, sorted_by};
use crate::wording::{self, Language};

/// One bead of a line: what is said, and the answers it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// What the answers say about it.
    pub(super) verdict: Verdict,
    /// The condition in words.
    pub(super) text: String,
    /// Words below it: whose reading it is.
    pub(super) below: Option<&'static str>,
    /// The facts it rests on.
    pub(super) facts: Vec<FactIx>,
    /// Words in place of an answer.
    pub(super) instead: Option<String>,
}

/// The lines of a measure, in the order that lets them run, thin out, and stop: what holds, what is open, what fails.
pub(super) fn lines(view: &View, standing: &Standing, text: &MeasureText) -> Vec<Line> {
    let words = view.words();
    let rules = view.interview.rules();
    let measure = rules.measures.at(standing.measure);
    let explained = view.interview.engine().explain(standing.measure, view.interview.admitted());
    let mut lines = Vec::new();
    if let Some(Answer::Given(crate::model::Value::Choice(kind))) = view.interview.admitted().get(rules.audience_fact)
        && !measure.audience.contains(kind)
    {
        let joint = if view.language == Language::En { ", " } else { "、" };
        let who: Vec<&str> = measure.audience.iter().map(|choice| view.choice(rules.audience_fact, choice).name.as_str()).collect();
        let text = (words.for_others)(&who.join(joint));
        lines.push(Line { verdict: Verdict::Fails, text, below: None, facts: vec![rules.audience_fact], instead: None });
    }
    lines.extend(explained.iter().map(|part| Line {
        verdict: part.verdict,
        text: phrase(view, part, text),
        below: reading(view, part),
        facts: part.facts.clone(),
        instead: None,
    }));
    let open = |text: String, instead: Option<String>| Line { verdict: Verdict::Open, text, below: None, facts: vec![], instead };
    if standing.eligibility != Eligibility::DoesNotQualify {
        match measure.certainty {
            Certainty::Exact => {}
            Certainty::Partial => lines.push(open(words.rules_elsewhere.into(), None)),
            Certainty::Announced => lines.push(open(words.only_announced.into(), None)),
        }
        let document = rules.documents.at(measure.document);
        if let Some(end) = document.period.1.filter(|_| standing.stale) {
            let whom = if text.contact.is_empty() { None } else { Some((words.ask_first)(first_clause(&text.contact))) };
            lines.push(open((words.period_over)(&wording::date(view.language, end)), whom));
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
            return open.join(words.joined_or);
        }
    }
    if !own.is_empty() {
        return own.into();
    }
    let joined = |parts: Vec<&Explained<'_>>, by: &str| parts.into_iter().map(|part| phrase(view, part, text)).collect::<Vec<_>>().join(by);
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

fn collect_open(part: &Explained<'_>, text: &MeasureText, into: &mut Vec<String>) {
    if part.verdict != Verdict::Open {
        return;
    }
    if part.parts.is_empty() {
        into.extend(text.says.get(part.condition.say).filter(|say| !say.is_empty()).cloned());
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
pub(super) fn way(view: &View, act: &Callback<Event>, lines: &[Line], money: bool) -> Html {
    let words = view.words();
    let items = lines.iter().enumerate().map(|(n, line)| {
        let below = line.below.map(|below| html! { <small>{below}</small> });
        html! {
            <li key={n} class={verdict_class(line.verdict)}>
                { node(line.verdict) }<span class="vh">{ (words.verdict)(line.verdict) }</span>
                <span>{&line.text}{ for below }</span>
                <span class="ans">{ answers(view, act, line) }</span>
            </li>
        }
    });
    let fails = lines.iter().any(|line| line.verdict == Verdict::Fails);
    let missing = lines.iter().any(|line| line.verdict == Verdict::Missing);
    let asks = lines.iter().any(|line| line.verdict == Verdict::Open);
    let end = (!fails && !missing).then(|| {
        let class = if asks { "q end" } else { "y end" };
        html! { <li key="end" class={class}>{ end_node() }<span>{ (words.end)(asks, money) }</span></li> }
    });
    html! { <ol class="way">{ for items }{ for end }</ol> }
}

/// The answers a line rests on; each is a way to change it.
fn answers(view: &View, act: &Callback<Event>, line: &Line) -> Html {
    let words = view.words();
    if let Some(instead) = &line.instead {
        return instead.as_str().into();
    }
    let one = |&fact: &FactIx| {
        let go = step(act, Action::GoTo(fact));
        let ask = view.ask(fact);
        match view.interview.admitted().get(fact) {
            Some(answer) => {
                let said = view.answer(fact, answer);
                html! { <span key={fact.0}>{words.you_answered}<button class="link inline" type="button" aria-label={format!("{said} {}", (words.change_of)(ask))} onclick={go}>{said}</button></span> }
            }
            None => {
                html! { <span key={fact.0}>{words.not_answered}{" "}<button class="link inline" type="button" aria-label={format!("{} {ask}", words.answer_now)} onclick={go}>{words.answer_now}</button></span> }
            }
        }
    };
    // Answers given come first; a question still to be asked is offered only where the line waits for it.
    let given = line.facts.iter().filter(|&&fact| view.interview.admitted().get(fact).is_some());
    let missing = line.facts.iter().filter(|&&fact| line.verdict == Verdict::Missing && view.interview.admitted().get(fact).is_none());
    html! { <>{ for given.chain(missing).map(one) }</> }
}
