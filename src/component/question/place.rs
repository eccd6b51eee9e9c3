//! A place, by typing or level by level: province, city, county. A coarse place can be kept.

use yew::prelude::*;

use super::choice::{Row, options, radio_row};
use super::draft::{Draft, KEEP, NONE};
use super::number::text_input;
use super::screen::Control;
use super::search::found;
use crate::component::app::Change;
use crate::component::dom::{Piece, button, el, list, nothing, say, tag};
use crate::component::drawn::{node, or};
use crate::component::view::View;
use crate::engine::Verdict;
use crate::model::{FactIx, Kind, PlaceIx, Places};
use crate::wording::fill;

pub(super) fn place_control(control: &Control<'_>) -> Piece {
    let Control { view, fact, draft, .. } = *control;
    let words = view.words();
    let rules = view.interview.rules();
    // The field stays the first of two pieces whatever is offered below it, so that typing never loses it.
    let field = typing(control);
    if !draft.query().is_empty() {
        return list([field, matches(control)]);
    }
    let path = shown_path(&rules.places, draft.inside);
    let has_none = draft.inside.is_none() && !rules.facts.at(fact).choices.is_empty();
    let none = if has_none {
        let (name, picked) = (&view.choice(fact, 0).name, draft.no_place);
        radio_row(control, Row { value: NONE, picked, name, note: "", first: true, apart: false })
    } else {
        nothing()
    };
    let mut rows = Vec::new();
    for place in offered(&rules.places, draft.inside) {
        let (value, name) = (&rules.places.table.at(place).id, view.place(place));
        let (picked, first) = (draft.place == Some(place), rows.is_empty() && !has_none);
        rows.push(radio_row(control, Row { value, picked, name, note: "", first, apart: false }));
    }
    let keep = if let Some(inside) = draft.inside {
        let name = &fill(words.place_keep, &[view.place(inside)]);
        let (picked, note) = (draft.keep, words.place_keep_note);
        list([or(words.or), radio_row(control, Row { value: KEEP, picked, name, note, first: false, apart: true })])
    } else {
        nothing()
    };
    let choices = options(control, "opts").set("role", "group");
    let choices = if path.is_empty() { choices } else { choices.attr("aria-labelledby", &control.id("level")) };
    let by_step = say("p", "or flush", words.place_by_step);
    list([field, list([by_step, way(control, &path), choices.with([none, list(rows), keep])])])
}

/// The field to type a place into.
fn typing(control: &Control<'_>) -> Piece {
    let label = say("span", "", control.view.words().place_type);
    el("div", "f", [el("label", "full", [label, text_input(control, 0, "24").end()])])
}

/// The places that what is typed may mean, each with what it is part of.
fn matches(control: &Control<'_>) -> Piece {
    let Control { view, draft, .. } = *control;
    let places = &view.interview.rules().places;
    let mut rows = Vec::new();
    for place in found(view, draft.query()) {
        let mut part_of = String::new();
        for &above in places.path(place).iter().skip(1) {
            if above != place {
                part_of.push_str(if part_of.is_empty() { "" } else { view.words().place_joint });
                part_of.push_str(view.place(above));
            }
        }
        let (value, name, picked) = (&places.table.at(place).id, view.place(place), draft.place == Some(place));
        rows.push(radio_row(control, Row { value, picked, name, note: &part_of, first: rows.is_empty(), apart: false }));
    }
    // How many there are, whoever sees them sees.
    let said = if draft.taken || rows.is_empty() { told(view, draft) } else { String::new() };
    list([say("p", "small", &said), options(control, "opts").with(rows)])
}

/// What came of what is typed: the place that was taken, or how many it may mean.
pub(super) fn told(view: &View, draft: &Draft) -> String {
    let words = view.words();
    match draft.place.filter(|_| draft.taken) {
        Some(place) => fill(words.place_taken, &[view.place(place)]),
        None if draft.query().is_empty() => String::new(),
        None => match found(view, draft.query()).len() {
            0 => words.place_none.into(),
            many => words.place_found.say(many),
        },
    }
}

/// The only place that what is typed can mean, where none is picked yet.
pub(super) fn only_match(view: &View, fact: FactIx, draft: &Draft) -> Option<PlaceIx> {
    let asked = view.interview.rules().facts.at(fact).kind == Kind::Place;
    if !asked || draft.place.is_some() || draft.unsure || draft.no_place || draft.keep || draft.query().is_empty() {
        return None;
    }
    match found(view, draft.query()).as_slice() {
        &[only] => Some(only),
        _ => None,
    }
}

/// The levels chosen so far, each with a way back to it, and the one that is asked now.
fn way(control: &Control<'_>, path: &[PlaceIx]) -> Piece {
    let Control { view, fact, change, .. } = *control;
    let words = view.words();
    if path.is_empty() {
        return nothing();
    }
    let mut steps = Vec::new();
    let mut up = None;
    for (&place, label) in path.iter().zip(words.place_change) {
        let change = change.clone();
        let back = Callback::from(move |_: MouseEvent| change.emit(Change::Draft(fact, Draft { inside: up, ..Draft::default() })));
        up = Some(place);
        steps.push(el(
            "li",
            "y",
            [
                node(Verdict::Holds),
                el("span", "", [say("b", "", view.place(place))]),
                el("span", "ans", [button("link", back).text(label)]),
            ],
        ));
    }
    let level = words.place_levels.get(path.len()).copied().unwrap_or_default();
    let asked = tag("span", "").attr("id", &control.id("level")).with([say("b", "", level)]);
    steps.push(el("li", "q", [node(Verdict::Missing), asked]));
    el("ol", "way steps", steps)
}

/// What is offered inside a place. At the top, a root that has parts stands for them: nobody is asked whether they are in the country.
fn offered(places: &Places, inside: Option<PlaceIx>) -> Vec<PlaceIx> {
    match inside {
        Some(inside) => places.parts(Some(inside)).collect(),
        None => {
            let parts = |root: PlaceIx| if places.is_finest(root) { vec![root] } else { places.parts(Some(root)).collect() };
            places.parts(None).flat_map(parts).collect()
        }
    }
}

/// The places chosen so far, from the first one that was offered.
fn shown_path(places: &Places, inside: Option<PlaceIx>) -> Vec<PlaceIx> {
    inside.map(|inside| places.path(inside).into_iter().skip(1).collect()).unwrap_or_default()
}
