//! The ways to show the results, and their orders.

use crate::app::{Action, orders, view_name};
use crate::domain::query::View;
use crate::ui::state::{State, doing};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
    pub act: Callback<Action>,
}

/// The switch between the views, which are places to go to, and that between the orders of
/// the present one.
#[component(Views)]
pub fn view(Props { state, act }: &Props) -> Html {
    let query = state.query();
    html! {
        <div class="shown">
            <nav class="views" aria-label="View">
                { for View::ALL.into_iter().map(|(_, view)| {
                    let current = (view == query.view).then_some("true");
                    html! { <a href={state.link_after(&Action::Show(view))} aria-current={current}>{ view_name(view) }</a> }
                }) }
            </nav>
            <div class="sort" role="group" aria-label="Sort">
                { for orders(query.view).into_iter().map(|(label, order)| {
                    let pressed = (order == query.order_shown()).to_string();
                    html! { <button type="button" aria-pressed={pressed} onclick={doing(act, Action::Sort(order))}>{ label }</button> }
                }) }
            </div>
        </div>
    }
}
