//! What is chosen, above the results.

use super::icons;
use crate::app::{Action, chips};
use crate::ui::state::{State, doing};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
    pub act: Callback<Action>,
}

/// What is chosen: a chip a condition, and one to clear all.
#[component(Chips)]
pub fn view(Props { state, act }: &Props) -> Html {
    let all = chips(&state.explorer, state.query());
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="chips" aria-label="Chosen">
            { for all.into_iter().map(|chip| html! {
                <li key={chip.label.clone()}>
                    <button type="button" class="chip" onclick={doing(act, chip.remove)} aria-label={format!("Remove: {}", chip.label)}>
                        { chip.label.clone() }{ icons::remove() }
                    </button>
                </li>
            }) }
            <li key="clear"><button type="button" class="quiet" onclick={doing(act, Action::Clear)}>{ "Clear all" }</button></li>
        </ul>
    }
}
