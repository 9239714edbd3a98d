//! The header: name, search, pages, theme.

use super::{Search, icons};
use crate::app::{Action, extent};
use crate::domain::query::Query;
use crate::domain::query::address::Page;
use crate::ui::browser::theme::Theme;
use crate::ui::state::{State, link};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is asked, answered or not yet.
    pub now: Query,
    pub state: State,
    pub act: Callback<Action>,
}

/// The header.
#[component(Header)]
pub fn header(Props { now, state, act }: &Props) -> Html {
    let current = |page: &Page| (state.address.page == *page).then_some("page");
    let to = |page: Page| link(page, now.clone());
    // The same for as long as the page is open.
    let extent = use_memo(state.explorer.clone(), |explorer| extent(explorer));
    html! {
        <header class="top">
            <a class="name" href={link(Page::Explore, Query::default())}>
                { "CSTO Explorer" }
                <small>{ (*extent).clone() }</small>
            </a>
            <Search now={now.clone()} explorer={state.explorer.clone()} act={act.clone()} />
            <nav class="places" aria-label="Pages">
                <a href={to(Page::Explore)} aria-current={current(&Page::Explore)}>{ "Records" }</a>
                <a href={to(Page::Help)} aria-current={current(&Page::Help)}>{ "Help" }</a>
                <a href={to(Page::About)} aria-current={current(&Page::About)}>{ "About" }</a>
                <ThemeSwitch />
            </nav>
        </header>
    }
}

#[component(ThemeSwitch)]
fn theme_switch() -> Html {
    let theme = use_state_eq(Theme::kept);
    let next = match *theme {
        Theme::System => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::System,
    };
    let onclick = {
        let theme = theme.clone();
        Callback::from(move |_| {
            next.choose();
            theme.set(next);
        })
    };
    let label = format!("Theme: {}. Change to {}", theme.word(), next.word());
    html! {
        <button type="button" class="theme" {onclick} aria-label={label.clone()} title={label}>{ icons::theme() }</button>
    }
}
