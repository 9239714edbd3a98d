//! The search box: a combobox whose list suggests what the word being typed may become.

use super::icons;
use crate::app::{
    Action, Key, List, Pressed, Suggested, Suggestion, announced, press, suggestions,
};
use crate::domain::query::Query;
use crate::ui::browser::{field, page, pause::Pause, timing};
use crate::ui::later::{for_a_while, use_later, use_when_ready};
use crate::ui::state::Shared;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// How long who listens has typed nothing before the suggestions are announced.
const LULL: u32 = 700;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is asked, answered or not yet.
    pub now: Query,
    pub explorer: Shared,
    pub act: Callback<Action>,
}

/// The search box.
#[component(Search)]
pub fn view(Props { now: query, explorer, act }: &Props) -> Html {
    let text = query.text.clone();
    let input = use_node_ref();
    let list = use_state_eq(List::default);
    // The text as it was last typed here, and the caret in it. Where another text stands in the
    // field by now, as after going back, nobody is typing.
    let typing = use_state_eq(|| None::<(String, usize)>);
    let caret = (*typing).as_ref().filter(|(typed, _)| list.open && *typed == text);
    let caret = caret.map(|(_, caret)| *caret);
    // The results first, then what else might be asked for.
    let now = (query.clone(), caret);
    let ready = explorer.clone();
    let later = use_later(&now);
    let asked = use_when_ready(&later, move |(_, caret)| {
        caret.is_none() || for_a_while(|| ready.prepare_some())
    });
    // What is shown may be of the text before the last letter; nothing is chosen from it.
    let is_current = asked == now;
    let suggested = use_memo(asked, |(query, caret)| {
        let suggested = |caret| suggestions(explorer, query, caret);
        caret.map_or(Vec::new(), |caret| timing::measured("suggest", || suggested(caret)))
    });
    let suggested = if caret.is_some() { suggested } else { Rc::default() };
    let shown: Vec<&Suggestion> =
        suggested.iter().flat_map(|sort: &Suggested| &sort.suggestions).collect();
    let active = list.active.filter(|active| *active < shown.len());
    let is_open = !shown.is_empty();
    // Where the caret goes once a text that was chosen stands in the field.
    let arriving = use_mut_ref(|| None::<usize>);
    {
        let (input, arriving) = (input.clone(), arriving.clone());
        use_effect_with(text.clone(), move |_| {
            if let (Some(caret), Some(input)) = (arriving.take(), input.cast()) {
                field::set_caret(&input, caret);
            }
        });
    }
    use_effect_with(active, |active| {
        if active.is_some() {
            page::bring_near(".suggestions [aria-selected=true]");
        }
    });
    let announcement = use_announcement(shown.len(), &text);

    let oninput = {
        let (act, list, typing) = (act.clone(), list.clone(), typing.clone());
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            typing.set(Some((input.value(), field::caret(&input))));
            list.set(List { open: true, active: None });
            act.emit(Action::Type(input.value()));
        })
    };
    let choose = {
        let (act, list, arriving) = (act.clone(), list.clone(), arriving.clone());
        Callback::from(move |chosen: Suggestion| {
            arriving.replace(Some(chosen.caret));
            list.set(List::default());
            act.emit(chosen.action);
        })
    };
    let onkeydown = {
        let (query, explorer, suggested) = (query.clone(), explorer.clone(), suggested.clone());
        let (list, typing, choose) = (list.clone(), typing.clone(), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let held = event.ctrl_key() || event.meta_key() || event.shift_key();
            let key = Key::of(&event.key(), event.alt_key());
            let Some(key) = key.filter(|_| !held && !event.is_composing()) else { return };
            // What is shown may be of what was typed before: nothing is chosen from that.
            let asks = match key {
                Key::Down { .. } | Key::Up { .. } => !is_open || !is_current,
                Key::Enter => active.is_some() && !is_current,
                Key::Escape | Key::Caret => false,
            };
            let asked = if asks {
                let input: HtmlInputElement = event.target_unchecked_into();
                let caret = field::caret(&input);
                typing.set(Some((query.text.clone(), caret)));
                suggestions(&explorer, &query, caret)
            } else {
                (*suggested).clone()
            };
            let mut all = asked.into_iter().flat_map(|sort| sort.suggestions);
            let now = List { open: is_open, active };
            let Pressed { list: after, chosen, taken } = press(now, all.clone().count(), key);
            list.set(after);
            if taken {
                // Escape would close the page below too, or clear the field.
                event.prevent_default();
                event.stop_propagation();
            }
            if let Some(chosen) = chosen.and_then(|chosen| all.nth(chosen)) {
                choose.emit(chosen);
            }
        })
    };
    let onblur = {
        let list = list.clone();
        Callback::from(move |_: FocusEvent| list.set(List::default()))
    };
    // The results follow every keystroke; there is nothing to send.
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    // The focus stays in the field while the list is pointed at.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let mut numbers = 0..;
    html! {
        <form class="search" role="search" {onsubmit}>
            { icons::search() }
            <input ref={input} type="search" role="combobox" aria-label="Search the corpus" aria-describedby="search-help"
                aria-autocomplete="list" aria-expanded={is_open.to_string()} aria-controls="suggestions"
                aria-activedescendant={active.map(id)} placeholder="Words, names, Лукашенко…"
                autocomplete="off" spellcheck="false" enterkeyhint="search" value={text} {oninput} {onkeydown} {onblur} />
            <span id="search-help" class="unseen">{ "Results follow as you type. The help page says how to ask." }</span>
            <div id="suggestions" class="suggestions" role="listbox" aria-label="Suggestions" hidden={!is_open} {onmousedown}>
                { for suggested.iter().map(|Suggested { name, suggestions }| html! {
                    <div key={*name} role="group" aria-label={*name}>
                        <p aria-hidden="true">{ *name }</p>
                        { for suggestions.iter().zip(&mut numbers).map(|(suggestion, number)| option(suggestion, number, active, is_current.then_some(&choose))) }
                    </div>
                }) }
            </div>
            <span class="unseen" aria-live="polite">{ announcement }</span>
        </form>
    }
}

fn id(number: usize) -> String {
    format!("suggestion-{number}")
}

fn option(
    suggestion: &Suggestion,
    number: usize,
    active: Option<usize>,
    choose: Option<&Callback<Suggestion>>,
) -> Html {
    let Suggestion { key, label, typed, about, .. } = suggestion;
    // What is new in a word stands out; a name is new as a whole.
    let is_word = *typed > 0;
    let (typed, rest) = label.split_at_checked(*typed).unwrap_or(("", label));
    let shown = match is_word {
        true => html! { <>{ typed.to_owned() }<b>{ rest.to_owned() }</b></> },
        false => html! { { label.clone() } },
    };
    let onclick = choose.cloned().map(|choose| {
        let suggestion = suggestion.clone();
        Callback::from(move |_: MouseEvent| choose.emit(suggestion.clone()))
    });
    html! {
        <div key={key.clone()} id={id(number)} class={(!is_word).then_some("named")} role="option" aria-selected={(active == Some(number)).to_string()} {onclick}>
            <span class="label" title={(!is_word).then(|| label.clone())}>{ shown }</span>
            { " " }
            <small>{ about.clone() }</small>
        </div>
    }
}

/// How many suggestions there are, said once one stops typing.
#[hook]
fn use_announcement(suggestions: usize, text: &str) -> String {
    let said = use_state_eq(String::new);
    {
        let said = said.clone();
        use_effect_with((suggestions, text.to_owned()), move |(suggestions, _)| {
            let now = announced(*suggestions);
            let pause = if now.is_empty() {
                said.set(now);
                None
            } else {
                Some(Pause::then(LULL, move || said.set(now)))
            };
            move || drop(pause)
        });
    }
    (*said).clone()
}
