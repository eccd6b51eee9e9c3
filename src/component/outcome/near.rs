//! What one step would open: each with what is now, what it would have to be, or until when to wait.

use yew::prelude::*;

use super::card::{Part, card};
use super::screen::Shown;
use crate::component::dom::{Piece, button, el, list, nothing, say, tag, text};
use crate::component::view::step;
use crate::engine::{Change, Step};
use crate::interview::{Action, Near};
use crate::model::{Answer, Choices, Kind, Value};
use crate::wording::{self, fill, join};

/// So many choices are named before the rest is counted.
const MOST_NAMED: usize = 4;
/// So many near misses are shown before the rest is asked for.
const FIRST_FEW: usize = 6;

impl Shown<'_> {
    /// The near misses; where nothing else was found they are called the nearest.
    pub(super) fn near(&self, focus: &NodeRef, nothing_found: bool) -> Piece {
        let all = &self.findings.near;
        if all.is_empty() {
            return nothing();
        }
        let words = self.view.words();
        let single = all.iter().all(|near| near.changes.first().is_none_or(|change| change.steps.len() == 1));
        let name = if nothing_found { words.nearest_heading } else { words.near_heading };
        let whole = self.looking.has_unfolded(MORE);
        let few = all.len().min(FIRST_FEW);
        let shown = if whole { all.len() } else { few };
        let mut cards = Vec::new();
        for near in all.iter().take(shown) {
            cards.push(card(self, near.measure, Part::Near, Some(self.ways(near))));
        }
        let mut next = self.looking.clone();
        if whole {
            next.unfolded.retain(|fold| fold != MORE);
        } else {
            next.unfolded.push(MORE.into());
        }
        let more = self.more(whole, all.len() - few, next);
        el(
            "section",
            "sec not",
            [
                self.section_heading(&name.say(all.len()), focus),
                say("p", "hint", if single { words.near_lead } else { words.nearest_lead }),
                list(cards),
                more,
            ],
        )
    }

    /// How a measure would come within reach.
    fn ways(&self, near: &Near) -> Piece {
        let view = self.view;
        let words = view.words();
        let mut ways = Vec::new();
        if let Some(day) = near.from {
            ways.push(el("div", "swap", [say("b", "", &fill(words.near_from, &[&wording::date(view.language, day)]))]));
        }
        for change in &near.changes {
            if !ways.is_empty() {
                ways.push(say("p", "or flush", words.near_or));
            }
            ways.push(self.change(change));
        }
        if near.asks_more() {
            ways.push(say("p", "small", words.near_asks));
        }
        if !near.first.is_empty() {
            ways.push(say("p", "small", &fill(words.near_first, &[&self.standings(&near.first)])));
        }
        list(ways)
    }

    /// The steps of a change, all of which are needed.
    fn change(&self, change: &Change) -> Piece {
        let mut steps = Vec::new();
        for step in &change.steps {
            if !steps.is_empty() {
                steps.push(say("p", "small", self.view.words().near_also));
            }
            steps.push(self.step(step));
        }
        el("div", "swap", steps)
    }

    /// The question, the answer now, and what it would have to be.
    fn step(&self, change: &Step) -> Piece {
        let Shown { view, act, .. } = *self;
        let words = view.words();
        let ask = view.ask(change.fact);
        let Some(answer) = view.interview.admitted().get(change.fact) else { return nothing() };
        let now = view.answer(change.fact, answer);
        let label = join(&[&now, &fill(words.change_of, &[ask])], " ");
        let go = button("link inline", step(act, Action::GoTo(change.fact))).attr("aria-label", &label).text(&now);
        let (how, then) = self.then(change, answer);
        let mut named = Vec::new();
        for (n, name) in then.iter().take(MOST_NAMED).enumerate() {
            let or = if n == 0 { "" } else { words.near_or };
            named.push(el("span", "", [say("small", "", or), say("b", "", name)]));
        }
        if then.len() > MOST_NAMED {
            named.push(say("span", "small", &words.near_more.say(then.len() - MOST_NAMED)));
        }
        let arrow = tag("span", "arrow").set("aria-hidden", "true").text("→");
        list([
            say("p", "small", ask),
            el("p", "", [text(words.near_now), go]),
            el("div", "then", [arrow, say("span", if how == words.near_then { "vh" } else { "small" }, how), el("div", "", named)]),
        ])
    }

    /// What becomes of an answer: how it changes, and into what, any one of these.
    fn then(&self, change: &Step, answer: Answer) -> (&'static str, Vec<String>) {
        let view = self.view;
        let words = view.words();
        let named = |choices: Choices| choices.iter().map(|choice| view.choice(change.fact, choice).name.clone()).collect();
        let fact = view.interview.rules().facts.at(change.fact);
        match (fact.kind, answer, change.value) {
            (Kind::Set, Answer::Given(Value::Set(now)), _) if !change.choices.is_empty() => {
                // One class of choices is either ticked or not: what holds of one of them holds of all.
                let drop = change.choices.meets(now);
                let none = fact.none().is_some_and(|none| change.choices.contains(none) || now.contains(none));
                let how = if none {
                    words.near_then
                } else if drop {
                    words.near_drop
                } else {
                    words.near_add
                };
                (how, named(change.choices))
            }
            (_, _, _) if !change.choices.is_empty() => (words.near_then, named(change.choices)),
            (_, Answer::Given(Value::Number(now)), Value::Number(then)) => {
                // Nothing nearer does: all between what is and this does not.
                let bound = if then > now { words.at_least } else { words.no_more_than };
                (words.near_then, vec![fill(bound, &[&view.number(change.fact, then)])])
            }
            (_, Answer::Given(Value::Date(now)), Value::Date(then)) => {
                let bound = if then > now { words.not_before } else { words.not_after };
                (words.near_then, vec![fill(bound, &[&wording::date(view.language, then)])])
            }
            (_, _, value) => (words.near_then, vec![view.answer(change.fact, Answer::Given(value))]),
        }
    }
}

/// The name of the fold that holds the near misses beyond the first few.
const MORE: &str = "near";
