//! The rail of filters.

use super::dot;
use crate::app::{Action, Row, filter};
use crate::domain::query::Facet;
use crate::ui::browser::page;
use crate::ui::later::use_later;
use crate::ui::state::{State, doing};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
    pub act: Callback<Action>,
}

/// All filters, in the order of the table.
#[component(Filters)]
pub fn filters(Props { state, act }: &Props) -> Html {
    Facet::ALL
        .into_iter()
        .map(|facet| html! { <FilterView key={facet.key()} {facet} state={state.clone()} act={act.clone()} /> })
        .collect()
}

#[derive(Clone, PartialEq, Properties)]
struct FilterProps {
    facet: Facet,
    state: State,
    act: Callback<Action>,
}

/// A filter: drawn after the results, each in a task of its own.
#[component(FilterView)]
fn filter_view(FilterProps { facet, state, act }: &FilterProps) -> Html {
    let state = use_later(state);
    // What had the focus may go with this later drawing.
    let is_drawn = use_mut_ref(|| false);
    use_effect_with(state.clone(), move |_| {
        if is_drawn.replace(true) {
            page::keep_focus();
        }
    });
    html! { <Values facet={*facet} {state} act={act.clone()} /> }
}

#[component(Values)]
fn values(FilterProps { facet, state, act }: &FilterProps) -> Html {
    let wanted = use_state_eq(String::new);
    let all = use_state_eq(|| false);
    let shown = filter(&state.explorer, state.query(), &state.selection, *facet, &wanted, *all);
    let legend = facet.legend();
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            wanted.set(input.value());
        })
    };
    let more = {
        let all = all.clone();
        Callback::from(move |_| all.set(!*all))
    };
    let more_or_fewer = if *all { "Fewer".to_owned() } else { format!("{} more…", shown.hidden) };
    html! {
        <fieldset class={classes!("filter", format!("filter-{}", facet.key()))}>
            <legend>{ legend }</legend>
            if !shown.switch.is_empty() {
                <div class="switch" role="group" aria-label={format!("{legend}: which records")}>
                    { for shown.switch.iter().map(|position| html! {
                        <button type="button" aria-pressed={position.on.to_string()} onclick={doing(act, position.action.clone())}>{ position.label }</button>
                    }) }
                </div>
            }
            if shown.searchable {
                <input type="search" class="find" aria-label={format!("Find in {legend}")} placeholder="Find…" autocomplete="off" value={(*wanted).clone()} {oninput} />
            }
            <div class={classes!("values", (*all || !wanted.is_empty()).then_some("all"))}>
                { for shown.groups.iter().map(|group| html! {
                    <>
                        if let Some(name) = &group.name {
                            <p class="group">
                                { name.clone() }
                                if let Some(choose) = &group.choose {
                                    <button type="button" aria-label={format!("All of {name}")} onclick={doing(act, choose.clone())}>{ "all" }</button>
                                }
                            </p>
                        }
                        { for group.rows.iter().map(|row| value(*facet, row, act)) }
                    </>
                }) }
                if shown.groups.iter().all(|group| group.rows.is_empty()) {
                    <p class="group">{ "No value of that name." }</p>
                }
            </div>
            if (*all || shown.hidden > 0) && wanted.is_empty() {
                <button type="button" class="more" aria-expanded={all.to_string()} aria-label={format!("{more_or_fewer} of {legend}")} onclick={more}>
                    { more_or_fewer }
                </button>
            }
        </fieldset>
    }
}

fn value(facet: Facet, row: &Row, act: &Callback<Action>) -> Html {
    let onchange = doing(act, Action::Toggle(facet, row.code.clone()));
    let class = classes!(
        "value",
        row.chosen.then_some("on"),
        (row.count == 0).then_some("none"),
        row.child.then_some("child"),
    );
    html! {
        <label key={row.code.clone()} {class} title={row.hint.clone()}>
            <svg class="share" aria-hidden="true"><rect width={format!("{}%", row.share)} height="100%" rx="2" /></svg>
            <input type="checkbox" name={facet.key()} value={row.code.clone()} checked={row.chosen} {onchange} />
            <span class="label">
                if let Some((colour, acting)) = row.colour {
                    { dot(colour, acting) }
                }
                { row.label.clone() }
                if let Some(sub) = &row.sub {
                    <small>{ sub.clone() }</small>
                }
            </span>
            <span class="count" data-count="">{ row.count.to_string() }</span>
        </label>
    }
}
