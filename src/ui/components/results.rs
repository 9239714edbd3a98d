//! The list of results. A long one is drawn as it comes into view: what nobody has scrolled
//! to costs nothing, however many there are.

use super::{Nothing, ResultItem};
use crate::app::Action;
use crate::domain::query::Sort;
use crate::domain::query::address::{Address, Page, encode};
use crate::ui::browser::{address as bar, page, view};
use crate::ui::state::State;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// How many results are drawn at once.
const STEP: usize = 25;

/// How far down each list of results has been drawn, by its entry of the history and its
/// address. Kept while other pages are shown, so that coming back finds the list as long as it
/// was left; a list asked for anew begins at its top.
#[derive(Clone, Debug, Default)]
pub struct Reach(Rc<RefCell<HashMap<String, usize>>>);

impl PartialEq for Reach {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
    pub act: Callback<Action>,
    pub reach: Reach,
}

/// The results, or what to do where there are none.
#[component(Results)]
pub fn view(Props { state, act, reach }: &Props) -> Html {
    let address = encode(&Address { page: Page::Explore, query: state.query().clone() });
    let list = format!("{} {address}", bar::entry().0);
    let hits = &state.selection.hits;
    let drawn = reach.0.borrow().get(&list).copied().unwrap_or(STEP).min(hits.len());
    let redraw = use_force_update();
    let more = {
        let (reach, list) = (reach.clone(), list.clone());
        Callback::from(move |()| {
            reach.0.borrow_mut().insert(list.clone(), drawn + STEP);
            redraw.force_update();
        })
    };
    // Whoever presses the button goes on at the first result it brought.
    let pressed = use_mut_ref(|| None::<usize>);
    let onclick = {
        let (more, pressed) = (more.clone(), pressed.clone());
        Callback::from(move |_: MouseEvent| {
            pressed.replace(Some(drawn));
            more.emit(());
        })
    };
    use_effect_with(drawn, move |_| {
        if let Some(before) = pressed.take() {
            page::focus(&format!(".results > li:nth-child({}) h3 a", before + 1));
        }
    });
    let end = use_node_ref();
    {
        let (more, end) = (more.clone(), end.clone());
        use_effect_with((list, drawn), move |_| {
            let watch = end.cast().and_then(|end| view::near(&end, more));
            move || drop(watch)
        });
    }
    if hits.is_empty() {
        return html! { <Nothing state={state.clone()} act={act.clone()} /> };
    }
    let year = |i: usize| {
        let hit = hits.get(i)?;
        let year = state.explorer.corpus.records[hit.record].date.first_year();
        Some(year.map_or("Year unknown".to_owned(), |year| year.to_string()))
    };
    let by_date = state.query().order() != Sort::Relevance;
    let left = hits.len() - drawn;
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
        if left > 0 {
            <button ref={end} type="button" class="more-results" {onclick}>{ format!("Show more: {left} of {} records left", hits.len()) }</button>
        }
        </>
    }
}
