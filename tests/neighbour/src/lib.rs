//! Another Yew program on the page of the element: it counts what it hears.
//!
//! It draws twice: into `#beside`, with the element as a neighbour, and into `#around`, with the element inside. The tests
//! compare its counts with what was pressed.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

/// A button with its count, and around it a box that counts every click and change that comes out of it.
#[derive(PartialEq, Properties)]
struct Props {
    /// Whether an element stands in the box.
    around: bool,
}

#[component(Counter)]
fn counter(props: &Props) -> Html {
    let (own, clicks, changes) = (use_state(|| 0), use_state(|| 0), use_state(|| 0));
    let count = |state: &UseStateHandle<i32>| {
        let state = state.clone();
        move || state.set(*state + 1)
    };
    let (own_more, click, change) = (count(&own), count(&clicks), count(&changes));
    html! {
        <div class="box" onclick={move |_: MouseEvent| click()} onchange={move |_: Event| change()}>
            <button class="own" onclick={move |_: MouseEvent| own_more()}>{ "+1" }</button>
            <output class="counts">{ format!("{} {} {}", *own, *clicks, *changes) }</output>
            if props.around {
                <policy-calculator id="inside" src="../packs/talent.json" loading="eager" />
            }
        </div>
    }
}

/// Draws into the places that the page has.
#[wasm_bindgen(start)]
pub fn start() {
    for (id, around) in [("beside", false), ("around", true)] {
        if let Some(place) = gloo_utils::document().get_element_by_id(id) {
            yew::Renderer::<Counter>::with_root_and_props(place, Props { around }).render();
        }
    }
}
