//! A register: every entry with a link to its page.

use crate::app::{count, register};
use crate::domain::model::Register;
use crate::domain::query::address::Page;
use crate::ui::state::State;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
    pub register: Register,
}

/// The page of one register.
#[component(RegisterPage)]
pub fn view(Props { state, register: list }: &Props) -> Html {
    let entries = register(&state.explorer, *list);
    html! {
        <main class="page">
            <h1 tabindex="-1">{ list.plural() }</h1>
            <p class="register-name">{ format!("{} on file", entries.len()) }</p>
            <ul class="plain entries">
                { for entries.iter().map(|entry| {
                    let href = state.link(Page::Profile(*list, entry.code.clone()));
                    html! { <li><a {href}>{ entry.name.clone() }</a><small>{ count(entry.records) }</small></li> }
                }) }
            </ul>
        </main>
    }
}
