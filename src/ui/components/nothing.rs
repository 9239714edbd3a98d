//! Where nothing was found: what to lift, and what that brings.

use crate::app::{Action, condition, count};
use crate::ui::state::{State, doing};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
    pub act: Callback<Action>,
}

/// What to lift where nothing was found.
#[component(Nothing)]
pub fn view(Props { state, act }: &Props) -> Html {
    let lifts = &state.selection.lifts;
    html! {
        <div class="nothing">
            <p>{ "No record meets all of this." }
                { if lifts.is_empty() { " Lifting any one condition alone brings none either." } else { " One condition less, and there are:" } }
            </p>
            <ul>
                { for lifts.iter().map(|(lifted, records)| html! {
                    <li><button type="button" onclick={doing(act, Action::Lift(*lifted))}>{ format!("Lift {}: {}", condition(*lifted), count(*records)) }</button></li>
                }) }
                <li><button type="button" onclick={doing(act, Action::Clear)}>{ format!("Clear all: {}", count(state.explorer.corpus.records.len())) }</button></li>
            </ul>
        </div>
    }
}
