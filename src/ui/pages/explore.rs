//! The results, with the ribbon above them and the filters beside them.

use crate::app::{Action, count, hits};
use crate::domain::query::Query;
use crate::domain::search::Concordance;
use crate::ui::browser::page;
use crate::ui::components::{
    Chips, Dates, Filters, Lines, Reach, Results, RibbonView, Told, Views, WidenedView,
};
use crate::ui::state::State;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is asked, answered or not yet.
    pub now: Query,
    pub state: State,
    /// What is drawn instead of the results, where the query asks for it.
    pub concordance: Option<Rc<Concordance>>,
    /// Whether another page stands before it: it stays as it is, out of sight and reach.
    pub is_behind: bool,
    pub act: Callback<Action>,
    pub reach: Reach,
}

/// The results page.
#[component(Explore)]
pub fn explore(Props { now, state, concordance, is_behind, act, reach }: &Props) -> Html {
    let open = use_state_eq(|| false);
    use_sheet(*open && !is_behind);
    // What is chosen in the sheet leaves it open; going back in the history closes it.
    let chosen_here = use_mut_ref(|| false);
    let act = {
        let chosen_here = chosen_here.clone();
        use_callback(act.clone(), move |action: Action, act| {
            chosen_here.replace(true);
            act.emit(action);
        })
    };
    {
        let open = open.clone();
        use_effect_with((state.query().clone(), *is_behind), move |_| {
            if !chosen_here.take() {
                open.set(false);
            }
        });
    }
    let found = count(state.selection.hits.len());
    let total = match concordance {
        Some(concordance) => hits(concordance, &state.selection),
        None => found.clone(),
    };
    let set_open = |now: bool| {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(now))
    };
    let close_by_key = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                open.set(false);
            }
        })
    };
    let chosen =
        state.query().chosen.iter().flat_map(|(facet, codes)| codes.iter().map(|c| (*facet, c)));
    let chosen =
        chosen.filter(|(facet, code)| state.explorer.value(*facet, code).is_some()).count();
    let filters = if chosen > 0 { format!("Filters ({chosen})") } else { "Filters".to_owned() };
    // What is written into the fields of the years, or dragged to, stays where it was put.
    let Query { from, to, certain, .. } = now.clone();
    let time = Query { from, to, certain, ..Query::default() };
    html! {
        <main hidden={*is_behind} inert={*is_behind} class={classes!("explore", open.then_some("filtering"), concordance.is_some().then_some("wide"))}>
            <h1 class="unseen" tabindex="-1">{ "Records" }</h1>
            <div class="time">
                <RibbonView time={time.clone()} state={state.clone()} act={act.clone()} />
                <Dates {time} explorer={state.explorer.clone()} act={act.clone()} />
            </div>
            <button type="button" class="open-filters" aria-expanded={open.to_string()} onclick={set_open(true)}>{ filters }</button>
            <div class="columns">
                <div class="rail" role={if *open { "dialog" } else { "group" }} aria-modal={open.then_some("true")} aria-label="Filters" tabindex="-1" onkeydown={close_by_key}>
                    <Filters state={state.clone()} act={act.clone()} />
                    <button type="button" class="close-filters" onclick={set_open(false)}>{ format!("Show {found}") }</button>
                </div>
                <section class="found" aria-label="Found" aria-busy={(now != state.query()).to_string()}>
                    <div class="bar">
                        <p class="total" role="status">{ total }</p>
                        <Chips state={state.clone()} act={act.clone()} />
                        <Views state={state.clone()} act={act.clone()} />
                    </div>
                    <Told state={state.clone()} />
                    <WidenedView state={state.clone()} act={act.clone()} />
                    if let Some(concordance) = concordance {
                        <Lines state={state.clone()} concordance={concordance.clone()} act={act.clone()} reach={reach.clone()} />
                    } else {
                        <Results state={state.clone()} act={act.clone()} reach={reach.clone()} />
                    }
                </section>
            </div>
        </main>
    }
}

/// While the filters are a sheet over the page, what lies below is out of reach; the focus goes
/// into the sheet, and back to the button that opened it.
#[hook]
fn use_sheet(open: bool) {
    let was_open = use_mut_ref(|| false);
    use_effect_with(open, move |open| {
        page::set_inert(&["header.top", ".time", ".found", ".open-filters"], *open);
        let was = was_open.replace(*open);
        if *open {
            page::focus(".rail");
        } else if was {
            page::focus(".open-filters");
        }
    });
}
