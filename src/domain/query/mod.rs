//! What is asked: the filters, the words, the order, and how that stands in an address.
//!
//! A [`Query`] holds codes as they were given and knows no corpus; [`super::select`] resolves
//! them. The address is the only place a query is kept.

pub mod address;
mod facet;

pub use facet::{Facet, Match, SgBy, Value};

use crate::domain::date::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What is asked. The default asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that must occur, the last by its beginning.
    pub text: String,
    /// Other forms of these words that are not to stand for them.
    pub not_as: BTreeSet<String>,
    /// Codes chosen in each filter; never an empty set.
    pub chosen: BTreeMap<Facet, BTreeSet<String>>,
    /// The filters in which every chosen value must apply; never one that can't.
    pub all_of: BTreeSet<Facet>,
    /// What "secretary-general" means.
    pub sg_by: SgBy,
    /// First year, month or day; EDTF.
    pub from: Option<Date>,
    /// Last year, month or day; EDTF.
    pub to: Option<Date>,
    /// Whether uncertain dates count only where they lie in the years for sure.
    pub certain: bool,
    /// The order asked for; none for the usual one.
    pub sort: Option<Sort>,
    /// How the results are shown; it changes none of them.
    pub view: View,
}

/// A way to show results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// Records, one below the other.
    #[default]
    List,
    /// The hits in their records, a line each.
    Concordance,
}

impl View {
    /// All, with the word that stands for each in an address.
    pub const ALL: [(&'static str, View); 2] =
        [("list", View::List), ("concordance", View::Concordance)];
}

/// An order of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Latest first: usual without words.
    Newest,
    /// Earliest first.
    Oldest,
    /// Best first: usual with words.
    Relevance,
    /// The lines of a concordance by what stands left of the hit; records as usual.
    Left,
    /// The lines of a concordance by what stands right of the hit; records as usual.
    Right,
}

impl Sort {
    /// All, with the word that stands for each in an address.
    pub const ALL: [(&'static str, Sort); 5] = [
        ("newest", Sort::Newest),
        ("oldest", Sort::Oldest),
        ("relevance", Sort::Relevance),
        ("left", Sort::Left),
        ("right", Sort::Right),
    ];
}

impl Query {
    /// The order of the records: of time, or of relevance.
    pub fn order(&self) -> Sort {
        let usual = if self.text.trim().is_empty() { Sort::Newest } else { Sort::Relevance };
        self.sort.filter(|sort| !matches!(sort, Sort::Left | Sort::Right)).unwrap_or(usual)
    }

    /// The order of what is shown, in the present view.
    pub fn order_shown(&self) -> Sort {
        match (self.view, self.sort) {
            (View::Concordance, Some(sort)) => sort,
            _ => self.order(),
        }
    }

    /// What is chosen in a filter.
    pub fn chosen_in(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.chosen.get(&facet).into_iter().flatten().map(String::as_str)
    }

    /// Whether a value is chosen.
    pub fn has(&self, facet: Facet, code: &str) -> bool {
        self.chosen.get(&facet).is_some_and(|codes| codes.contains(code))
    }

    /// How the chosen values of a filter go together.
    pub fn match_in(&self, facet: Facet) -> Match {
        if self.all_of.contains(&facet) { Match::All } else { Match::Any }
    }

    /// Whether anything is asked but an order.
    pub fn is_filtered(&self) -> bool {
        !self.text.trim().is_empty()
            || !self.chosen.is_empty()
            || self.from.is_some()
            || self.to.is_some()
    }

    /// The query without its text, its years, or one filter.
    pub fn without(&self, condition: Condition) -> Query {
        let mut query = self.clone();
        match condition {
            Condition::Text => {
                query.text.clear();
                query.not_as.clear();
            }
            Condition::Years => (query.from, query.to) = (None, None),
            Condition::Facet(facet) => {
                query.chosen.remove(&facet);
            }
        }
        query
    }

    /// The conditions the query sets.
    pub fn conditions(&self) -> Vec<Condition> {
        let text = (!self.text.trim().is_empty()).then_some(Condition::Text);
        let years = (self.from.is_some() || self.to.is_some()).then_some(Condition::Years);
        let facets = self.chosen.keys().map(|facet| Condition::Facet(*facet));
        text.into_iter().chain(years).chain(facets).collect()
    }
}

/// One condition of a query, which can be lifted by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// The words.
    Text,
    /// The years.
    Years,
    /// What is chosen in a filter.
    Facet(Facet),
}
