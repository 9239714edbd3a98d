//! What the words of a query were widened to, with ticks that can be taken off.

use crate::app::{Action, Tick, Widened, widened};
use crate::ui::state::{State, doing};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
    pub act: Callback<Action>,
}

/// The other forms of the words asked for.
#[component(WidenedView)]
pub fn view(Props { state, act }: &Props) -> Html {
    let all =
        use_memo(state.clone(), |state| widened(&state.explorer, state.query(), &state.selection));
    let Some(Widened { words, summary }) = &*all else { return Html::default() };
    let lines = words.iter().map(|(word, forms)| {
        html! {
            <div key={word.clone()} role="group" aria-label={format!("Other forms of {word}")}>
                <span>{ format!("{word} also:") }</span>
                { for forms.iter().map(|form| tick(form, act)) }
            </div>
        }
    });
    match summary {
        Some(summary) => html! {
            <details class="widened"><summary>{ summary.clone() }</summary>{ for lines }</details>
        },
        None => html! { <div class="widened">{ for lines }</div> },
    }
}

fn tick(Tick { label, count, taken, action }: &Tick, act: &Callback<Action>) -> Html {
    html! {
        <label key={label.clone()} class={classes!((!taken).then_some("off"))}>
            <input type="checkbox" name="form" value={label.clone()} checked={*taken} onchange={doing(act, action.clone())} />
            <span>{ label.clone() }</span>
            <small>{ count.to_string() }</small>
        </label>
    }
}
