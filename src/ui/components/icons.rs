//! The few icons there are, drawn for this page, in the colour of the text beside them.

use yew::prelude::*;

/// A magnifying glass.
pub fn search() -> Html {
    html! { <svg class="icon" viewBox="0 0 17 17" aria-hidden="true"><circle cx="7" cy="7" r="5" /><path d="m11 11 5 5" /></svg> }
}

/// A cross.
pub fn remove() -> Html {
    html! { <svg class="icon small" viewBox="0 0 9 9" aria-hidden="true"><path d="m1 1 7 7M8 1 1 8" /></svg> }
}

/// A disc, half of it filled.
pub fn theme() -> Html {
    html! { <svg class="icon" viewBox="0 0 17 17" aria-hidden="true"><circle cx="8.5" cy="8.5" r="6.5" /><path class="filled" d="M8.5 2a6.5 6.5 0 0 1 0 13z" /></svg> }
}
