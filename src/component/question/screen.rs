//! The question screen.

use yew::prelude::*;

use super::choice::{choice_control, options, unsure_row};
use super::date::date_control;
use super::draft::{Draft, Slip, Submitted};
use super::number::{echo, number_control};
use super::place::{only_match, place_control, told};
use super::set::set_control;
use crate::component::app::{Change, Drawing};
use crate::component::dom::{Piece, Tag, button, el, list, nothing, say, say_any, tag, text};
use crate::component::drawn::{FocusPoint, focusable, heading, icon, jump, or, path, track, waiting};
use crate::component::view::{View, step};
use crate::interview::{Action, Screen};
use crate::model::{Answer, FactIx, Kind, PlaceIx};
use crate::wording::{fill, join};

/// What is on the screen and not in the session.
#[derive(Debug, Default)]
pub(in crate::component) struct Asking {
    pub(in crate::component) draft: Draft,
    /// What was wrong with the draft last submitted.
    pub(in crate::component) slip: Option<Slip>,
    /// How many drafts were wrong so far: each moves focus to the error summary.
    pub(in crate::component) slips: u32,
    /// The error summary.
    pub(in crate::component) summary: FocusPoint,
    /// The first control, for the way there from the error summary.
    pub(in crate::component) first: NodeRef,
}

impl Asking {
    /// A question as answered so far.
    pub(in crate::component) fn of(view: &View, fact: FactIx) -> Asking {
        Asking { draft: Draft::of(view.interview.rules(), fact, view.interview.answers()), ..Asking::default() }
    }

    /// Takes what the controls show now, where they are of the first question.
    pub(in crate::component) fn take(&mut self, view: &View, change: &Change) {
        match change {
            Change::Draft(_, draft) => self.draft = draft.clone(),
            Change::Pick(fact, value) => self.draft.pick(view.interview.rules(), *fact, value),
            _ => {}
        }
    }

    /// Takes what all other controls show now.
    pub(in crate::component) fn take_late(&mut self, view: &View, change: &Change) {
        self.take(view, change);
        if let Change::Pick(fact, value) = change {
            self.draft.pick_late(view.interview.rules(), *fact, value);
        }
    }

    /// Takes the draft as the answer, or as the next level of a place, or says what is wrong with it.
    pub(in crate::component) fn submit(&mut self, view: &View, fact: FactIx) -> Option<Answer> {
        if view.interview.rules().facts.at(fact).kind == Kind::Place
            && let Some(here) = late::here()
            && let Some(only) = *late_match(here, view, fact, &self.draft)
        {
            // Taken and said, but not gone on with: that takes another press.
            self.slip = None;
            self.draft = Draft { place: Some(only), taken: true, typed: self.draft.typed.clone(), ..Draft::default() };
            return None;
        }
        let submitted = self.draft.submit(view.interview.rules(), fact, view.interview.engine().as_of());
        self.slip = None;
        match submitted {
            Ok(Submitted::Answer(answer)) => return Some(answer),
            Ok(Submitted::Inside(place)) => self.draft = Draft { inside: Some(place), ..Draft::default() },
            Err(wrong) => {
                self.slip = Some(wrong);
                self.slips += 1;
            }
        }
        None
    }

    /// The answer that the controls hold, if they do.
    pub(in crate::component) fn likely(&self, view: &View, fact: FactIx) -> Option<Answer> {
        match self.draft.submit(view.interview.rules(), fact, view.interview.engine().as_of()) {
            Ok(Submitted::Answer(answer)) => Some(answer),
            _ => None,
        }
    }

    /// What was understood of what is typed; nothing where nothing is.
    pub(in crate::component) fn told(&self, view: &View, fact: FactIx) -> String {
        match view.interview.rules().facts.at(fact).kind {
            Kind::Place => told(view, &self.draft),
            Kind::Integer { .. } | Kind::Money { .. } => echo(view, fact, &self.draft),
            _ => String::new(),
        }
    }

    /// Moves focus to the error summary where there is a new one.
    pub(in crate::component) fn focus(&mut self) {
        self.summary.follow(self.slips);
    }
}

/// What a control of a question gets: the draft, how to change it, and whether the one submitted was wrong.
#[derive(Clone, Copy)]
pub(in crate::component) struct Control<'a> {
    pub(in crate::component) view: &'a View,
    pub(in crate::component) fact: FactIx,
    pub(in crate::component) draft: &'a Draft,
    pub(in crate::component) change: &'a Callback<Change>,
    pub(in crate::component) slip: bool,
    /// Goes on the first control, for the way there from the error summary.
    pub(in crate::component) first: &'a NodeRef,
    /// Ends the ids of what belongs to the question: nothing, unless there are several.
    pub(in crate::component) ids: &'a str,
}

impl Control<'_> {
    /// The id of a part of this question.
    pub(in crate::component) fn id(&self, part: &str) -> String {
        join(&[part, self.ids], "")
    }
}

pub(in crate::component) fn question(screen: &Drawing<'_>, fact: FactIx, asking: &Asking) -> Piece {
    let Drawing { view, act, focus, change } = *screen;
    let words = view.opening();
    let interview = &view.interview;
    let message = asking.slip.map(|slip| said(view, fact, slip)).unwrap_or_default();
    let control = Control { view, fact, draft: &asking.draft, change, slip: asking.slip.is_some(), first: &asking.first, ids: "" };
    let answered = interview.trail().iter().filter(|&&asked| asked != fact).count();
    let left = interview.remaining();
    let see = button("link", step(act, Action::Outcome));
    let Ways { next, back, opened, stop } = match late::here() {
        Some(here) if interview.opening().is_none() => *late_ways(here, view, see),
        _ => Ways { next: words.next, back: words.back, opened: "", stop: see.text(words.see_so_far) },
    };
    let mut questions = vec![asked(&control, focus, opened, &message)];
    questions.extend(coming(screen));
    let form = tag("form", "").key("form").set("novalidate", "novalidate").on_submit(submit(change, fact));
    form.with([
        el(
            "div",
            "go",
            [
                button("link", step(act, Action::Back)).with([icon(path::BACK), say("span", "", back)]),
                say("span", "small", &left_words(view)),
            ],
        ),
        track(answered, left),
        error(view, &message, asking),
        // All around the questions stays: the track alone is dozens of elements, and where the button that was pressed goes, the browser
        // works out the whole layout for focus to be lost.
        list(questions),
        el("div", "act", [tag("button", "b").set("part", "button").set("type", "submit").text(next), stop]),
    ])
}

/// One question with its controls. The key starts each with clean controls, and lets one that was drawn ahead be shown as it stands.
fn asked(control: &Control<'_>, focus: &NodeRef, opened: &str, message: &str) -> Piece {
    let Control { view, fact, .. } = *control;
    let fieldset = tag("fieldset", "q").key(&join(&[&view.step.to_string(), &fact.0.to_string()], "-"));
    // One that is drawn ahead has ids of its own until it is shown.
    let fieldset = if control.ids.is_empty() { fieldset.set("part", "question") } else { fieldset.set("hidden", "") };
    described(fieldset.attr("aria-labelledby", &control.id("q")), control).with([
        el(
            "legend",
            "",
            [
                say("span", "small", view.topic(view.interview.rules().facts.at(fact).topic)),
                focusable(heading(view.heading_level, "t0").attr("id", &control.id("q")), focus).text(view.ask(fact)),
            ],
        ),
        say_any("p", "hint", opened),
        hints(control),
        why(view, fact),
        controls(control, message),
    ])
}

/// The question that most likely comes next, as it will stand, and hidden from everybody until then: drawn while the reader is on the
/// way to the button, and not when they press it.
fn coming(screen: &Drawing<'_>) -> Option<Piece> {
    let view = screen.view.coming.as_deref()?;
    let Screen::Question(fact) = view.interview.screen() else { return None };
    let Asking { draft, first, .. } = Asking::of(view, fact);
    let control = Control { view, fact, draft: &draft, change: screen.change, slip: false, first: &first, ids: "-next" };
    Some(asked(&control, &NodeRef::default(), "", ""))
}

/// The ways on from a question, in words.
struct Ways {
    next: &'static str,
    back: &'static str,
    /// Why it is asked, where that is because another answer was changed.
    opened: &'static str,
    /// The way to the result so far, beside the next question and never in its place.
    stop: Piece,
}

late::gate! { 8 =>
    /// The ways on of a session that can reason. Where only one answer is changed, saving and going back both lead to where that began.
    /// Once money and titles are settled, the way to the result says why that may be enough.
    fn late_ways(view: &View, see: Tag) -> Box<Ways> {
        let words = view.words();
        let interview = &view.interview;
        let opened = interview.newly_opened();
        let (next, back) = match interview.returns() {
            Some(Screen::Outcome) if !opened => (words.save_outcome, words.back_outcome),
            Some(_) if !opened => (words.save_review, words.back_review),
            _ => (words.next, words.back),
        };
        let stop = if interview.returns().is_some() {
            nothing()
        } else if interview.enough() {
            el("p", "enough", [text(words.enough), see.text(words.enough_see)])
        } else {
            see.text(words.see_so_far)
        };
        Box::new(Ways { next, back, opened: if opened { words.opened } else { "" }, stop })
    }
}

/// How many questions are left.
pub(in crate::component) fn left_words(view: &View) -> String {
    let words = view.opening();
    let left = view.interview.remaining();
    if left == 0 { words.none_left.into() } else { words.left.say(left) }
}

/// What the form of a question does.
pub(in crate::component) fn submit(change: &Callback<Change>, fact: FactIx) -> Callback<SubmitEvent> {
    let change = change.clone();
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        change.emit(Change::Submit(fact));
    })
}

/// The error summary, with a way to the first control.
fn error(view: &View, message: &str, asking: &Asking) -> Piece {
    if message.is_empty() {
        return nothing();
    }
    // Its name is all it says: whom the focus brings here hears the heading and what is wrong.
    focusable(tag("div", "err").set("role", "group").set("aria-labelledby", "wrong slip"), &asking.summary.node).with([
        heading(view.heading_level, "t0").set("id", "wrong").text(view.opening().slip_heading),
        el("p", "", [button("link", jump(&asking.first)).text(message)]),
    ])
}

/// What there is to say before the controls.
pub(in crate::component) fn hints(control: &Control<'_>) -> Piece {
    let Control { view, fact, .. } = *control;
    let hint = hint(control);
    let hint = if hint.is_empty() { nothing() } else { tag("p", "hint").attr("id", &control.id("hint")).text(&hint) };
    let sensitive = view.interview.rules().facts.at(fact).sensitive;
    list([hint, if sensitive { say("p", "hint", view.opening().sensitive) } else { nothing() }])
}

/// The controls together, which the hint describes where there is one.
pub(in crate::component) fn described(field: Tag, control: &Control<'_>) -> Tag {
    if hint(control).is_empty() { field } else { field.attr("aria-describedby", &control.id("hint")) }
}

fn hint(control: &Control<'_>) -> String {
    let Control { view, fact, .. } = *control;
    let set = view.interview.rules().facts.at(fact).kind == Kind::Set;
    join(&[view.hint(fact), if set { view.opening().several } else { "" }], "")
}

/// The control for the kind of fact, and "not sure" below it; beside what is wrong, where something is.
pub(in crate::component) fn controls(control: &Control<'_>, message: &str) -> Piece {
    let Control { view, fact, draft, .. } = *control;
    let rules = view.interview.rules();
    let kind = rules.facts.at(fact).kind;
    let drawn = match kind {
        Kind::Flag | Kind::Choice { .. } => choice_control(control),
        kind => match late::here() {
            Some(here) => late_control(here, control, kind),
            None => waiting(view.opening().one_moment, None),
        },
    };
    let coarse = kind == Kind::Place && draft.inside.is_some();
    let unsure = if coarse || fact == rules.audience_fact {
        nothing()
    } else {
        // The controls of a set end with their own "or".
        let or = if kind == Kind::Set { nothing() } else { or(view.opening().or) };
        list([or, unsure_row(control)])
    };
    let controls = el("div", "", [drawn, options(control, "opts tail").with([unsure])]);
    if message.is_empty() {
        return controls;
    }
    el("div", "slip", [tag("p", "bad").attr("id", &control.id("slip")).with([icon(path::WARNING), text(message)]), controls])
}

late::gate! { 2 =>
    /// The controls that no pack begins with: its first question is who applies.
    fn late_control(control: &Control<'_>, kind: Kind) -> Piece {
        match kind {
            Kind::Set => set_control(control),
            Kind::Place => place_control(control),
            Kind::Date => date_control(control),
            _ => number_control(control),
        }
    }
}

/// Which measures hang on the question, some by name.
pub(in crate::component) fn why(view: &View, fact: FactIx) -> Piece {
    let words = view.opening();
    let Hanging { count, names } = match late::here() {
        Some(here) => *late_hanging(here, view, fact),
        None => Hanging { count: view.interview.opening().map_or(0, |opening| opening.hanging), names: Vec::new() },
    };
    if count == 0 {
        return nothing();
    }
    let lead = if names.is_empty() { words.affects_more } else { words.affects };
    el("details", "", [say("summary", "", words.why_asked), el("div", "why", [say("p", "", &lead.say(count)), el("ul", "", names)])])
}

/// The measures that hang on a question.
struct Hanging {
    count: usize,
    /// Some of them, by name.
    names: Vec<Piece>,
}

late::gate! { "d" =>
    /// The measures that hang on a question.
    fn late_hanging(view: &View, fact: FactIx) -> Box<Hanging> {
        let mut names = Vec::new();
        for &measure in view.interview.asked_for(fact).iter().take(3) {
            if let Some(text) = view.measure(measure) {
                names.push(say("li", "", &text.name));
            }
        }
        Box::new(Hanging { count: view.interview.hanging(fact), names })
    }
}

pub(in crate::component) fn said(view: &View, fact: FactIx, slip: Slip) -> String {
    match (slip, late::here()) {
        // Who applies is the one thing that nobody can be unsure of.
        (Slip::Choose, _) if fact == view.interview.rules().audience_fact => view.opening().slip_choose_only.into(),
        (Slip::Choose, _) | (_, None) => view.opening().slip_choose.into(),
        (slip, Some(here)) => late_said(here, view, fact, slip),
    }
}

late::gate! { 7 =>
    /// The only place that what is typed can mean.
    fn late_match(view: &View, fact: FactIx, draft: &Draft) -> Box<Option<PlaceIx>> {
        Box::new(only_match(view, fact, draft))
    }
}

late::gate! { 6 =>
    /// What can be wrong with the controls that are late.
    fn late_said(view: &View, fact: FactIx, slip: Slip) -> String {
        let words = view.words();
        match slip {
            Slip::Choose => words.slip_choose.into(),
            Slip::ChooseSet => words.slip_choose_set.into(),
            Slip::Place => words.slip_place.into(),
            Slip::DateParts => words.slip_date_parts.into(),
            Slip::NoSuchDay => words.slip_no_such_day.into(),
            Slip::After => fill(words.slip_after, &[&view.as_of()]),
            Slip::Number => words.slip_number.into(),
            Slip::Range(low, high) => fill(words.slip_range, &[&view.number(fact, low), &view.number(fact, high)]),
        }
    }
}
