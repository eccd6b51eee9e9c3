//! A place, level by level: province, city, county. A coarse place can be kept.

use yew::prelude::*;

use super::choice::{Row, radio_row};
use super::draft::Draft;
use super::screen::{Control, pick};
use crate::component::drawn::node;
use crate::engine::Verdict;
use crate::model::{PlaceIx, Places};

pub(super) fn place_control(control: &Control<'_>) -> Html {
    let Control { view, fact, draft, change, .. } = control;
    let words = view.words();
    let rules = view.interview.rules();
    let path = shown_path(&rules.places, draft.inside);
    let steps = path.iter().enumerate().map(|(level, &place)| {
        let up = level.checked_sub(1).and_then(|above| path.get(above)).copied();
        let label = words.place_change.get(level).copied().unwrap_or(words.change);
        let change = (*change).clone();
        let back = Callback::from(move |_: MouseEvent| change.emit(Draft { inside: up, ..Draft::default() }));
        html! {
            <li key={place.0} class="y">{ node(Verdict::Holds) }<span><b>{ view.place(place) }</b></span>
                <span class="ans"><button class="link" type="button" onclick={back}>{label}</button></span></li>
        }
    });
    let level = words.place_levels.get(path.len()).copied().unwrap_or_default();
    let way = (!path.is_empty()).then(|| {
        html! {
            <ol class="way steps">{ for steps }
                <li class="q">{ node(Verdict::Missing) }<span id="level"><b>{level}</b></span></li></ol>
        }
    });
    let has_none = draft.inside.is_none() && !rules.facts.at(*fact).choices.is_empty();
    let rows = offered(&rules.places, draft.inside).into_iter().enumerate().map(|(n, place)| {
        let pick = pick(control, Draft { inside: draft.inside, place: Some(place), ..Draft::default() });
        let picked = !draft.unsure && draft.place == Some(place);
        let row = Row {
            value: &rules.places.table.at(place).id,
            picked,
            pick,
            name: view.place(place),
            note: "",
            class: None,
            first: n == 0 && !has_none,
        };
        radio_row(control, row)
    });
    let none = has_none.then(|| {
        let pick = pick(control, Draft { no_place: true, ..Draft::default() });
        radio_row(
            control,
            Row { value: "none", picked: draft.no_place, pick, name: &view.choice(*fact, 0).name, note: "", class: None, first: true },
        )
    });
    let keep = draft.inside.map(|inside| {
        let pick = pick(control, Draft { inside: Some(inside), keep: true, ..Draft::default() });
        let name = (words.place_keep)(view.place(inside));
        let row =
            Row { value: "keep", picked: draft.keep, pick, name: &name, note: words.place_keep_note, class: Some("un"), first: false };
        html! { <><p class="or">{words.or}</p>{ radio_row(control, row) }</> }
    });
    html! { <>{ for way }<div class="opts" role="group" aria-labelledby={(!path.is_empty()).then_some("level")}>{ for none }{ for rows }{ for keep }</div></> }
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
