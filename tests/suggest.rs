//! What is suggested while a word is typed is there, begins as the word does, and gives as many
//! records as it says.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::app::{Action, Suggested, Suggestion, apply, suggestions};
use csto_explorer::domain::query::{Facet, Query};
use csto_explorer::domain::select::Explorer;
use csto_explorer::domain::text::fold;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::BTreeSet;
use support::queries::{all_of_query, loose_query, query};
use support::thick::THICK;
use support::{REAL, found};

/// A query with words, and a caret somewhere among them.
fn typing() -> impl Strategy<Value = (Query, usize)> {
    let sign = select(vec!["", "", "", "", "-", "=", "title:", "\"", "a OR ", "(", "border "]);
    let query = prop_oneof![query(), loose_query(), all_of_query()];
    (query, sign, support::queries::text(), any::<Index>(), any::<bool>()).prop_map(
        |(query, sign, text, at, at_end)| {
            let text = format!("{sign}{text}");
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let caret = if at_end || places.is_empty() { text.len() } else { *at.get(&places) };
            (Query { text, ..query }, caret)
        },
    )
}

/// The number a suggestion announces.
fn announced(suggestion: &Suggestion) -> usize {
    let (count, _) = suggestion.about.rsplit_once(" record").unwrap();
    count.rsplit(' ').next().unwrap().parse().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn choosing_gives_as_many_records_as_was_said((query, caret) in typing(), thick in any::<bool>()) {
        let explorer: &Explorer = if thick { &THICK } else { &REAL };
        for suggestion in all(suggestions(explorer, &query, caret)) {
            let chosen = apply(&query, &suggestion.action);
            let records = found(&explorer.select(&chosen)).len();
            prop_assert!(records > 0);
            prop_assert_eq!(records, announced(&suggestion), "{:?}", &suggestion);
            prop_assert_eq!(records, explorer.count(&chosen));
        }
    }

    #[test]
    fn there_are_few_and_each_once((query, caret) in typing()) {
        let sorts = suggestions(&REAL, &query, caret);
        prop_assert!(sorts.iter().all(|sort| !sort.suggestions.is_empty()));
        let all = all(sorts);
        prop_assert!(all.len() <= 9);
        let keys: BTreeSet<_> = all.iter().map(|suggestion| &suggestion.key).collect();
        prop_assert_eq!(keys.len(), all.len());
        for suggestion in &all {
            prop_assert!(suggestion.label.is_char_boundary(suggestion.typed));
            if let Action::Type(text) = &suggestion.action {
                prop_assert!(text.len() > query.text.len() && text.is_char_boundary(suggestion.caret));
            }
        }
    }

    #[test]
    fn any_text_and_any_caret_will_do(text in any::<String>(), caret in any::<usize>()) {
        let query = Query { text, ..Query::default() };
        suggestions(&REAL, &query, caret % 50);
        suggestions(&REAL, &query, caret);
    }
}

#[test]
fn a_name_is_found_by_its_beginning_in_either_script_and_any_spelling() {
    for typed in ["Лукаш", "lukash", "Lukasch", "Loukach", "alexander lukash", "Лукашенко Алекс"]
    {
        let speaker = ("Alexander Lukashenko", Facet::Speaker);
        assert!(
            values(typed).contains(&(speaker.0.to_owned(), speaker.1)),
            "{typed}: {:?}",
            values(typed)
        );
    }
    for (typed, name, facet) in [
        ("Арм", "Armenia", Facet::Country),
        ("armen", "Armenia", Facet::Country),
        ("нелег", "Illegal", Facet::Operation),
        ("drug", "Illicit drugs", Facet::Topic),
        ("collective rapid", "Rapid Reaction Force", Facet::Organisation),
    ] {
        assert!(
            values(typed).iter().any(|(label, of)| label.contains(name) && *of == facet),
            "{typed}: {:?}",
            values(typed)
        );
    }
}

#[test]
fn choosing_a_value_takes_out_what_named_it_and_no_more() {
    for (text, left) in [
        ("lukash", ""),
        ("border lukash", "border "),
        ("border alexander lukash", "border "),
        ("\"border\" lukash", "\"border\" "),
        ("-border lukash", "-border "),
    ] {
        let action = of_text(text).into_iter().map(|s| s.action).next();
        let Some(Action::Instead { text: now, .. }) = action else { panic!("{text}: {action:?}") };
        assert_eq!(now, left, "{text}");
    }
    // In the middle of the text.
    let query = Query { text: "lukash border".to_owned(), ..Query::default() };
    let first = all(suggestions(&REAL, &query, 6)).remove(0);
    assert_eq!(apply(&query, &first.action).text, "border");
}

#[test]
fn a_value_stands_in_for_bare_words_only() {
    for text in ["-armen", "=armen", "title:armen", "(armen", "\"armen", "a OR armen", "armen*"] {
        assert_eq!(values(text), [], "{text}");
    }
}

#[test]
fn a_word_is_completed_where_it_stands() {
    for (text, begins) in [
        ("peacek", "peacek"),
        ("Peacek", "Peacek"),
        ("border peacek", "border peacek"),
        ("-peacek", "-peacek"),
        ("title:peacek", "title:peacek"),
        ("=peacek", "=peacek"),
        ("\"csto peacek", "\"csto peacek"),
        ("миротв", "миротв"),
    ] {
        let completed: Vec<String> = of_text(text)
            .into_iter()
            .filter_map(|suggestion| match suggestion.action {
                Action::Type(text) => Some(text),
                _ => None,
            })
            .collect();
        assert!(!completed.is_empty(), "{text}");
        for completed in completed {
            assert!(fold(&completed).starts_with(&fold(begins)), "{text}: {completed}");
            assert!(completed.ends_with(' '), "{text}: {completed}");
        }
    }
}

/// border, borders and bordering stand for each other: one of them is enough.
#[test]
fn forms_that_stand_for_each_other_are_suggested_once() {
    let words = |text: &str| -> Vec<String> {
        of_text(text).into_iter().filter(|s| s.key.starts_with('=')).map(|s| s.label).collect()
    };
    assert_eq!(words("borde").iter().filter(|word| word.starts_with("border")).count(), 1);
    assert!(!words("border").iter().any(|word| word == "borders"), "{:?}", words("border"));
    assert!(words("=border").iter().any(|word| word == "borders"), "{:?}", words("=border"));
}

#[test]
fn nothing_is_suggested_where_no_word_is_typed() {
    for text in ["", " ", "border ", "…", "country:A", "year:20", "xyzzy"] {
        assert_eq!(of_text(text), [], "{text}");
    }
}

#[test]
fn what_is_chosen_already_is_not_suggested() {
    let query = Query {
        text: "armen".to_owned(),
        chosen: [(Facet::Country, ["AM".to_owned()].into())].into(),
        ..Query::default()
    };
    let keys: Vec<String> = all(suggestions(&REAL, &query, 5)).into_iter().map(|s| s.key).collect();
    assert!(!keys.contains(&"country:AM".to_owned()), "{keys:?}");
}

fn all(sorts: Vec<Suggested>) -> Vec<Suggestion> {
    sorts.into_iter().flat_map(|sort| sort.suggestions).collect()
}

/// What is suggested at the end of a text.
fn of_text(text: &str) -> Vec<Suggestion> {
    all(suggestions(&REAL, &Query { text: text.to_owned(), ..Query::default() }, text.len()))
}

/// The values suggested at the end of a text.
fn values(text: &str) -> Vec<(String, Facet)> {
    let named = of_text(text).into_iter().filter_map(|suggestion| match suggestion.action {
        Action::Instead { facet, .. } => Some((suggestion.label, facet)),
        _ => None,
    });
    named.collect()
}
