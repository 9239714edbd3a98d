//! The two date fields, which choose what dragging over the ribbon chooses, and the switch
//! between possible and certain dates.

use crate::app::Action;
use crate::domain::date::Date;
use crate::ui::state::{State, doing};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
    pub act: Callback<Action>,
}

/// The date fields, with one sentence for what is no date.
#[component(Dates)]
pub fn view(Props { state, act }: &Props) -> Html {
    let trouble = use_state_eq(|| None::<String>);
    let query = state.query();
    let (from, to) = (query.from.clone(), query.to.clone());
    let years = state.explorer.years();

    let onchange = |is_from: bool| {
        let (act, trouble, from, to) = (act.clone(), trouble.clone(), from.clone(), to.clone());
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            let written = input.value();
            let written = written.trim();
            let parsed =
                if written.is_empty() { Ok(None) } else { written.parse::<Date>().map(Some) };
            match parsed {
                Err(_) => trouble.set(Some(format!("“{written}” is not a date. Write a year, month or day: 2017, 2017-05, 2017-05-02."))),
                Ok(date) => {
                    let (from, to) = if is_from { (date, to.clone()) } else { (from.clone(), date) };
                    let backwards = from.as_ref().zip(to.as_ref()).is_some_and(|(a, b)| a.days().from > b.days().to);
                    if backwards {
                        trouble.set(Some("The first date is after the last.".to_owned()));
                    } else {
                        trouble.set(None);
                        act.emit(Action::Years(from, to));
                    }
                }
            }
        })
    };
    let field = |label: &'static str, date: &Option<Date>, bound: i32, is_from: bool| {
        let value = date.as_ref().map_or(String::new(), ToString::to_string);
        html! {
            <label>
                { label }
                <input type="text" size="10" inputmode="numeric" autocomplete="off" placeholder={bound.to_string()}
                    aria-invalid={trouble.is_some().then_some("true")} aria-describedby="date-trouble" {value} onchange={onchange(is_from)} />
            </label>
        }
    };
    let certain = doing(act, Action::Certain(!query.certain));
    html! {
        <fieldset class="dates">
            <legend>{ "Years" }</legend>
            { field("From", &from, *years.start(), true) }
            { field("To", &to, *years.end(), false) }
            <label class="certain" title="Leave out records whose uncertain date may lie outside">
                <input type="checkbox" name="dates" value="certain" checked={query.certain} onchange={certain} />
                { "certain dates only" }
            </label>
            <p id="date-trouble" class="trouble" aria-live="polite">{ (*trouble).clone().unwrap_or_default() }</p>
        </fieldset>
    }
}
