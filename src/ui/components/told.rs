//! How the words of a query were read, where that is not as they were written.

use crate::app::{Action, corrected, notes};
use crate::ui::state::State;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
}

/// What was corrected, and what was left out.
#[component(Told)]
pub fn view(Props { state }: &Props) -> Html {
    let corrected = corrected(state.query(), &state.selection);
    html! {
        <div class="told" role="status">
            if let Some(corrected) = corrected {
                <p>
                    { "Showing results for " }<b>{ corrected.shown }</b>{ ". Search instead for " }
                    <a href={state.link_after(&Action::Type(corrected.instead))}>{ corrected.written }</a>{ "." }
                </p>
            }
            { for notes(&state.selection).into_iter().map(|note| html! { <p>{ note }</p> }) }
        </div>
    }
}
