//! What a control does to the query: one enum, one pure function.

use super::ribbon::{Edge, nudged};
use crate::domain::date::Date;
use crate::domain::query::{Condition, Facet, Match, Query, SgBy, Sort, View};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Something the user does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Types words.
    Type(String),
    /// Leaves out another form of a word that stands for it, or takes it back in.
    Form(String),
    /// Chooses a value in the place of words that name it.
    Instead {
        /// What is left of the words.
        text: String,
        /// The filter.
        facet: Facet,
        /// The value.
        code: String,
    },
    /// Chooses a value, or takes it back.
    Toggle(Facet, String),
    /// Chooses these values of a filter too.
    Add(Facet, Vec<String>),
    /// Takes these values of a filter back.
    Drop(Facet, Vec<String>),
    /// Switches a filter between any and all.
    Match(Facet, Match),
    /// Switches what "secretary-general" means.
    Relate(SgBy),
    /// Chooses years, months or days.
    Years(Option<Date>, Option<Date>),
    /// Moves one edge of the chosen years by some years, on an axis of these. Relative, so that
    /// keys pressed faster than the page is drawn all count.
    Nudge(Edge, i32, RangeInclusive<i32>),
    /// Asks for certain dates only, or also for possible ones.
    Certain(bool),
    /// Chooses an order.
    Sort(Sort),
    /// Chooses how the results are shown.
    Show(View),
    /// Lifts one condition.
    Lift(Condition),
    /// Lifts all conditions.
    Clear,
}

/// The query after an action.
pub fn apply(query: &Query, action: &Action) -> Query {
    let mut query = query.clone();
    match action {
        Action::Type(text) => query.text.clone_from(text),
        Action::Form(form) => {
            if !query.not_as.remove(form) {
                query.not_as.insert(form.clone());
            }
        }
        Action::Instead { text, facet, code } => {
            query.text.clone_from(text);
            query.chosen.entry(*facet).or_default().insert(code.clone());
        }
        Action::Toggle(facet, code) => {
            let codes = query.chosen.entry(*facet).or_default();
            if !codes.remove(code) {
                codes.insert(code.clone());
            }
            if codes.is_empty() {
                query.chosen.remove(facet);
            }
        }
        Action::Add(facet, codes) if !codes.is_empty() => {
            query.chosen.entry(*facet).or_default().extend(codes.iter().cloned());
        }
        Action::Add(..) => {}
        Action::Drop(facet, codes) => {
            let left = query.chosen.remove(facet).unwrap_or_default();
            let left: BTreeSet<String> =
                left.into_iter().filter(|code| !codes.contains(code)).collect();
            if !left.is_empty() {
                query.chosen.insert(*facet, left);
            }
        }
        Action::Match(facet, Match::All) => {
            query.all_of.insert(*facet);
        }
        Action::Match(facet, Match::Any) => {
            query.all_of.remove(facet);
        }
        Action::Relate(by) => query.sg_by = *by,
        Action::Years(from, to) => (query.from, query.to) = (from.clone(), to.clone()),
        Action::Nudge(edge, by, axis) => {
            return apply(&query, &nudged(&query, axis, *edge, *by));
        }
        Action::Certain(certain) => query.certain = *certain,
        Action::Sort(sort) => query.sort = Some(*sort),
        Action::Show(view) => query.view = *view,
        Action::Lift(condition) => query = query.without(*condition),
        Action::Clear => {
            let Query { sg_by, sort, view, .. } = query;
            query = Query { sg_by, sort, view, ..Query::default() };
        }
    }
    query
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: &[Action]) -> Query {
        actions.iter().fold(Query::default(), |query, action| apply(&query, action))
    }

    #[test]
    fn choosing_twice_takes_back_and_leaves_nothing_behind() {
        let toggle = Action::Toggle(Facet::Country, "AM".to_owned());
        assert_eq!(after(&[toggle.clone(), toggle]), Query::default());
    }

    #[test]
    fn a_group_comes_and_goes_without_touching_others() {
        let all = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
        let query = after(&[
            Action::Toggle(Facet::Country, "AF".to_owned()),
            Action::Add(Facet::Country, all(&["AM", "BY"])),
        ]);
        assert_eq!(query.chosen_in(Facet::Country).collect::<Vec<_>>(), ["AF", "AM", "BY"]);
        let query = apply(&query, &Action::Drop(Facet::Country, all(&["AM", "BY"])));
        assert_eq!(query.chosen_in(Facet::Country).collect::<Vec<_>>(), ["AF"]);
        assert_eq!(after(&[Action::Drop(Facet::Country, all(&["AM"]))]), Query::default());
    }

    #[test]
    fn lifting_a_condition_keeps_the_others() {
        let query = after(&[
            Action::Type("border".to_owned()),
            Action::Toggle(Facet::Country, "AM".to_owned()),
            Action::Lift(Condition::Text),
        ]);
        assert_eq!(query.conditions(), [Condition::Facet(Facet::Country)]);
    }

    #[test]
    fn clearing_keeps_what_is_no_condition() {
        let query = after(&[
            Action::Relate(SgBy::Named),
            Action::Sort(Sort::Oldest),
            Action::Show(View::Concordance),
            Action::Add(Facet::Topic, vec!["drugs".to_owned()]),
            Action::Clear,
        ]);
        assert_eq!((query.sg_by, query.sort), (SgBy::Named, Some(Sort::Oldest)));
        assert_eq!(query.view, View::Concordance);
        assert!(!query.is_filtered());
    }
}
