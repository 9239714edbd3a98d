//! What a component is given to draw.

use super::browser::address as bar;
use crate::app::{Action, apply};
use crate::domain::query::address::{Address, Ignored, Page, decode, encode};
use crate::domain::query::{Query, View};
use crate::domain::select::{Explorer, Selection};
use std::ops::Deref;
use std::rc::Rc;
use yew::Callback;

/// The explorer, shared by all components. There is one, so that it is equal to itself.
#[derive(Clone, Debug)]
pub struct Shared(pub Rc<Explorer>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shared {
    type Target = Explorer;

    fn deref(&self) -> &Explorer {
        &self.0
    }
}

/// One address and what it gives.
#[derive(Clone, Debug)]
pub struct State {
    /// The corpus.
    pub explorer: Shared,
    /// Where one is, and what is asked.
    pub address: Address,
    /// What of the address was not understood.
    pub ignored: Vec<Ignored>,
    /// What the query gives.
    pub selection: Rc<Selection>,
}

/// A selection is made once for a query: it is the same one, or another.
impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.selection, &other.selection)
            && self.explorer == other.explorer
            && self.address == other.address
            && self.ignored == other.ignored
    }
}

impl State {
    /// What is asked.
    pub fn query(&self) -> &Query {
        &self.address.query
    }

    /// Whether the page has the results as a concordance.
    pub fn shows_concordance(&self) -> bool {
        self.address.page == Page::Explore && self.query().view == View::Concordance
    }

    /// The link to a page under the present query.
    pub fn link(&self, page: Page) -> String {
        link(page, self.query().clone())
    }

    /// The link to the results after an action.
    pub fn link_after(&self, action: &Action) -> String {
        link(Page::Explore, self.explorer.settled(apply(self.query(), action)))
    }
}

/// The callback that runs an action, whatever event calls it.
pub fn doing<E>(act: &Callback<Action>, action: Action) -> Callback<E> {
    let act = act.clone();
    Callback::from(move |_| act.emit(action.clone()))
}

/// What is asked. It stands in the bar and not in a drawing of it: two events may come before the
/// next drawing.
pub fn asked_now() -> Query {
    decode(&bar::read()).0.query
}

/// The link to a page under a query.
pub fn link(page: Page, query: Query) -> String {
    format!("#{}", encode(&Address { page, query }))
}
