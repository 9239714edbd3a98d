//! The two date fields, which choose what dragging over the ribbon chooses, and the switch
//! between possible and certain dates.

use crate::app::{Action, Edge, entered};
use crate::domain::date::Date;
use crate::domain::query::Query;
use crate::ui::state::{Shared, asked_now, doing};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is asked of time, answered or not yet, and nothing else.
    pub time: Query,
    pub explorer: Shared,
    pub act: Callback<Action>,
}

/// What was written and is no date: in which field, as written, and what is wrong with it.
type Trouble = Option<(Edge, String, String)>;

/// The date fields, with one sentence for what is no date.
#[component(Dates)]
pub fn view(Props { time, explorer, act }: &Props) -> Html {
    let trouble = use_state_eq(|| Trouble::None);
    let years = explorer.years();
    // Once other years are chosen, a mistake made before is of no concern any more.
    let reset = trouble.setter();
    use_effect_with((time.from.clone(), time.to.clone()), move |_| reset.set(None));

    let field = |label: &'static str, edge: Edge, date: &Option<Date>, bound: i32| {
        let wrong = trouble.as_ref().filter(|(at, _, _)| *at == edge);
        let written = date.as_ref().map_or(String::new(), ToString::to_string);
        let value = wrong.map_or(written, |(_, written, _)| written.clone());
        let onchange = {
            let (act, trouble) = (act.clone(), trouble.clone());
            Callback::from(move |event: Event| {
                let input: web_sys::HtmlInputElement = event.target_unchecked_into();
                match entered(&asked_now(), edge, &input.value()) {
                    Ok(action) => {
                        trouble.set(None);
                        act.emit(action);
                    }
                    Err(why) => trouble.set(Some((edge, input.value(), why))),
                }
            })
        };
        html! {
            <label>
                { label }
                <input type="text" size="10" autocomplete="off" spellcheck="false" placeholder={bound.to_string()}
                    aria-invalid={wrong.map(|_| "true")} aria-describedby="date-trouble" {value} {onchange} />
            </label>
        }
    };
    let unbounded = time.from.is_none() && time.to.is_none();
    let certain = doing(act, Action::Certain(!time.certain));
    html! {
        <fieldset class="dates">
            <legend>{ "Years" }</legend>
            { field("From", Edge::From, &time.from, *years.start()) }
            { field("To", Edge::To, &time.to, *years.end()) }
            <label class="certain" title="Leave out records whose uncertain date may lie outside the years chosen">
                <input type="checkbox" name="dates" value="certain" checked={time.certain} disabled={unbounded} onchange={certain} />
                { "certain dates only" }
            </label>
            <p id="date-trouble" class="trouble" aria-live="polite">
                { trouble.as_ref().map(|(_, _, why)| why.clone()).unwrap_or_default() }
            </p>
        </fieldset>
    }
}
