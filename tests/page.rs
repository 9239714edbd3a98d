//! What the page says and offers, as plain data: filters, profiles.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::app::{Filter, Listed, filter, notes, profile, register};
use csto_explorer::domain::coverage::coverage;
use csto_explorer::domain::model::{Entry, Key, Record, Register};
use csto_explorer::domain::query::address::decode;
use csto_explorer::domain::query::{Facet, Query, SgBy};
use support::REAL;
use support::naive::Scan;

fn shown(address: &str, facet: Facet, wanted: &str, all: bool) -> Filter {
    let query = decode(address).0.query;
    filter(&REAL, &query, &REAL.select(&query), facet, wanted, all)
}

fn rows(filter: &Filter) -> Vec<(String, usize)> {
    let rows = filter.groups.iter().flat_map(|group| &group.rows);
    rows.map(|row| (row.code.clone(), row.count)).collect()
}

#[test]
fn a_long_filter_begins_with_twelve_values_and_has_the_rest_on_request() {
    for facet in [Facet::Speaker, Facet::Organisation, Facet::Source] {
        let (some, all) = (shown("/", facet, "", false), shown("/", facet, "", true));
        assert_eq!(rows(&some).len(), 12, "{facet:?}");
        assert!(some.searchable);
        assert_eq!(some.hidden + 12, REAL.values(facet).len(), "{facet:?}");
        assert_eq!((rows(&all).len(), all.hidden), (REAL.values(facet).len(), 0), "{facet:?}");
        // Those with most records, in order.
        assert!(rows(&some).windows(2).all(|pair| pair[0].1 >= pair[1].1), "{:?}", rows(&some));
        assert_eq!(rows(&all)[..12], rows(&some));
    }
}

#[test]
fn what_stands_first_gives_something_under_the_other_filters() {
    let few = rows(&shown("/?sg=nikolayenko", Facet::Speaker, "", false));
    let speaking = |n: &(String, usize)| n.1 > 0;
    let all = rows(&shown("/?sg=nikolayenko", Facet::Speaker, "", true));
    let expected = all.iter().filter(|n| speaking(n)).count().min(12);
    assert!(expected > 3);
    assert_eq!(few.iter().filter(|n| speaking(n)).count(), expected);
}

#[test]
fn what_is_chosen_is_shown_however_few_records_it_has() {
    let last = REAL.values(Facet::Source).last().unwrap().code.clone();
    let codes = rows(&shown(&format!("/?source={last}"), Facet::Source, "", false));
    assert!(codes.iter().any(|(code, _)| *code == last), "{last} in {codes:?}");
}

#[test]
fn every_member_of_the_time_is_shown() {
    let nineties = rows(&shown("/?from=1994&to=1998", Facet::Country, "", false));
    for code in ["AM", "AZ", "BY", "GE", "KG", "KZ", "RU", "TJ", "UZ"] {
        assert!(nineties.iter().any(|(shown, _)| shown == code), "{code} in {nineties:?}");
    }
}

#[test]
fn a_value_is_found_by_any_of_its_names() {
    let found = rows(&shown("/", Facet::Speaker, "Назарб", false));
    assert_eq!(found.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["nazarbayev"]);
}

/// A profile lists the records that a naive scan finds for the entry, and links to them.
#[test]
fn a_profile_lists_the_records_of_its_entry() {
    let scan = Scan::of(&REAL.corpus);
    let all: Vec<Key<Record>> = REAL.corpus.records.iter().map(|(key, _)| key).collect();
    for (_, list) in Register::ALL {
        for Listed { code, .. } in register(&REAL, list) {
            let mut listed = profile(&REAL, list, &code).unwrap().records;
            listed.sort();
            let expected: Vec<Key<Record>> = match Facet::of_register(list) {
                Some(facet) => scan.having(&all, facet, &code, SgBy::Office).collect(),
                None => {
                    let is_named = |key: &Key<Record>| {
                        let people = REAL.corpus.records[*key].people();
                        let mut people = people.filter_map(|voice| voice.who.person());
                        people.any(|person| REAL.corpus.people[person].code() == code)
                    };
                    all.iter().copied().filter(is_named).collect()
                }
            };
            assert_eq!(listed, expected, "{list:?} {code}");
        }
    }
}

/// Every entry says what it is, and what that rests on.
#[test]
fn each_entry_has_a_profile_and_its_source() {
    let thin = coverage(&REAL).thin;
    let bare: Vec<_> = thin.iter().filter(|line| line.contains("without a profile")).collect();
    assert_eq!(bare, Vec::<&String>::new());
}

/// A register lists every entry, with as many records as its profile has.
#[test]
fn a_register_counts_what_the_profiles_list() {
    for (_, list) in Register::ALL {
        let entries = register(&REAL, list);
        assert!(!entries.is_empty(), "{list:?}");
        for entry in entries {
            let profile = profile(&REAL, list, &entry.code).unwrap();
            assert_eq!(entry.records, profile.records.len(), "{list:?} {}", entry.code);
        }
    }
}

/// Where nothing is found, it is said for want of which words, and not what is shown.
#[test]
fn nothing_found_is_not_called_half_found() {
    let told = |text: &str| {
        let selection = REAL.select(&Query { text: text.to_owned(), ..Query::default() });
        assert_eq!(selection.hits.len(), 0, "{text}");
        notes(&selection)
    };
    assert_eq!(told("xxyzzyq qwzrtx"), ["No text has “xxyzzyq”.", "No text has “qwzrtx”."]);
    assert_eq!(told("title:qwz*"), ["No text has “qwz*”."]);
    let russian = "No text has “миротворцы”. Names are found in either script, other words in that of the texts only.";
    assert_eq!(told("миротворцы"), [russian]);
    // A word that others stand for is not missing, nor one that must not occur.
    assert_eq!(told("peacekeeping -peacekeepers -qwzrtx"), Vec::<String>::new());
}
