//! Shows a session.
//!
//! For now only which pack is loaded and how many measures it holds, so that the chain from rules to screen runs.

use std::rc::Rc;

use yew::prelude::*;

use crate::pack::Pack;

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq, Properties)]
pub struct ScreenProps {
    /// The rules, once they have arrived.
    #[prop_or_default]
    pub pack: Option<Rc<Pack>>,
    /// The level of the topmost heading, so that it fits the host's outline.
    #[prop_or(2)]
    pub heading_level: u8,
}

/// The whole of what a person sees inside the element.
#[component]
pub fn Screen(props: &ScreenProps) -> Html {
    let Some(pack) = &props.pack else { return Html::default() };
    let heading = format!("h{}", props.heading_level);
    html! {
        <div class="pc-in">
            <@{heading} class="pc-title" tabindex="-1">{ pack.words.title.clone() }</@>
            <p>{ format!("{}（{}）", pack.rules.measures.len(), pack.version) }</p>
        </div>
    }
}
