//! The list of results.

use super::reach::{Long, use_reach};
use super::{Nothing, Reach, ResultItem};
use crate::app::Action;
use crate::domain::query::Sort;
use crate::ui::state::State;
use yew::prelude::*;

/// How many results are drawn at once: more than a screen holds, and few enough for a frame.
const STEP: usize = 6;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
    pub act: Callback<Action>,
    pub reach: Reach,
}

/// The results, or what to do where there are none.
#[component(Results)]
pub fn view(Props { state, act, reach }: &Props) -> Html {
    let hits = &state.selection.hits;
    let long = Long { class: "results", items: "records", step: STEP, all: hits.len() };
    let (drawn, more) = use_reach(reach, state, long);
    if hits.is_empty() {
        return html! { <Nothing state={state.clone()} act={act.clone()} /> };
    }
    let year = |i: usize| {
        let hit = hits.get(i)?;
        let year = state.explorer.corpus.records[hit.record].date.first_year();
        Some(year.map_or("Year unknown".to_owned(), |year| year.to_string()))
    };
    let by_date = state.query().order() != Sort::Relevance;
    html! {
        <>
        <h2 id="results" class="unseen" tabindex="-1">{ "Results" }</h2>
        <ol class="results" aria-label="Results">
            { for hits.iter().take(drawn).enumerate().map(|(i, hit)| {
                let is_first = i.checked_sub(1).and_then(year) != year(i);
                let above = year(i).filter(|_| by_date && is_first);
                html! { <ResultItem key={hit.record.index()} state={state.clone()} record={hit.record} year={above} /> }
            }) }
        </ol>
        { more }
        </>
    }
}
