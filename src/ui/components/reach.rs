//! Long lists, drawn as they come into view: what nobody has scrolled to costs nothing, however
//! much there is.

use crate::domain::query::address::{Address, Page, encode};
use crate::ui::browser::{page, view};
use crate::ui::state::State;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// How far down each list has been drawn, by its entry of the history and its address. Kept
/// while other pages are shown, so that coming back finds the list as long as it was left; a
/// list asked for anew begins at its top.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    lists: Rc<RefCell<HashMap<String, usize>>>,
    /// The entry of the history whose list is drawn: the bar may be further by now.
    entry: String,
}

impl Reach {
    /// The same at another entry of the history.
    pub fn at(&self, entry: String) -> Reach {
        Reach { entry, ..self.clone() }
    }
}

impl PartialEq for Reach {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.lists, &other.lists) && self.entry == other.entry
    }
}

/// A long list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Long {
    /// Its class; each of its items has a link.
    pub class: &'static str,
    /// What its items are called.
    pub items: &'static str,
    /// How many are drawn at once.
    pub step: usize,
    /// How many there are.
    pub all: usize,
}

/// How many items of a list are to be drawn, and the button for more that stands after them.
#[hook]
pub fn use_reach(reach: &Reach, state: &State, long: Long) -> (usize, Html) {
    let Long { class, items, step, all } = long;
    let query = state.query().clone();
    let list = format!("{} {}", reach.entry, encode(&Address { page: Page::Explore, query }));
    let drawn = reach.lists.borrow().get(&list).copied().unwrap_or(step).min(all);
    let redraw = use_force_update();
    let more = {
        let (reach, list) = (reach.clone(), list.clone());
        Callback::from(move |()| {
            reach.lists.borrow_mut().insert(list.clone(), drawn + step);
            redraw.force_update();
        })
    };
    // Whoever presses the button goes on at the first item it brought.
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
            page::focus(&format!(".{class} > li:nth-child({}) a", before + 1));
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
    let button = html! {
        if drawn < all {
            <button ref={end} type="button" class="more-results" {onclick}>{ format!("Show more: {} of {all} {items} left", all - drawn) }</button>
        }
    };
    (drawn, button)
}
