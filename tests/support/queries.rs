//! Random queries: codes the corpus has (and some it has not), words of its texts, dates of
//! several shapes.

use super::naive::words_of;
use super::{REAL, date};
use csto_explorer::domain::date::Date;
use csto_explorer::domain::query::{Facet, Query, SgBy, Sort, View};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Codes that no list has.
pub const UNKNOWN: [&str; 4] = ["ZZ", "nobody", "am", "<b>&=+%?#/ ё"];

/// Every word of the real corpus, folded.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let records = REAL.corpus.records.iter();
    let words: BTreeSet<String> =
        records.flat_map(|(_, record)| words_of(&REAL.corpus, record)).collect();
    words.into_iter().collect()
});

/// Any query over the codes of the real corpus.
pub fn query() -> impl Strategy<Value = Query> {
    let years = (proptest::option::of(bound()), proptest::option::of(bound()), any::<bool>());
    let sort = proptest::option::of(any_of(&Sort::ALL));
    let how = (any_of(&SgBy::ALL), sort, all_of(), any_of(&View::ALL));
    (text(), chosen(), years, how).prop_map(
        |(text, chosen, (from, to, certain), (sg_by, sort, all_of, view))| {
            let (from, to) = in_order(from, to);
            let not_as = BTreeSet::new();
            Query { text, not_as, chosen, all_of, sg_by, from, to, certain, sort, view }
        },
    )
}

/// A query that asks little, and so mostly finds something.
pub fn loose_query() -> impl Strategy<Value = Query> {
    (query(), select(Facet::ALL.to_vec()), 0..4_u8).prop_map(|(query, kept, part)| {
        let mut query = query;
        query.chosen.retain(|facet, _| *facet == kept);
        if part != 0 {
            query.text.clear();
        }
        if part != 1 {
            (query.from, query.to) = (None, None);
        }
        query
    })
}

/// A query in whose filters every chosen value must apply.
pub fn all_of_query() -> impl Strategy<Value = Query> {
    let can = select(vec![Facet::Country, Facet::Topic]);
    let codes = can.prop_flat_map(|facet| (Just(facet), btree_set(code(facet), 1..3)));
    (codes, any_of(&SgBy::ALL)).prop_map(|((facet, codes), sg_by)| Query {
        chosen: [(facet, codes)].into(),
        all_of: [facet].into(),
        sg_by,
        ..Query::default()
    })
}

/// Words of the corpus: none, some, the last one perhaps not whole; seldom one it lacks.
pub fn text() -> impl Strategy<Value = String> {
    let word = (any::<Index>(), any::<Index>(), any::<bool>()).prop_map(|(word, end, whole)| {
        let word = word.get(&WORDS);
        let letters: Vec<char> = word.chars().collect();
        let length = if whole { letters.len() } else { end.index(letters.len()) + 1 };
        letters[..length].iter().collect::<String>()
    });
    prop_oneof![
        4 => Just(String::new()),
        4 => vec(word, 1..3).prop_map(|words| words.join(" ")),
        1 => select(vec!["csto", "CSTO ", "  Armenia’s", "ОДКБ", "terror", "xyzzy", "…", "—", "Türkiye"])
            .prop_map(str::to_owned),
    ]
}

/// An end of the years asked for.
pub fn bound() -> impl Strategy<Value = Date> {
    let year = 1990..2031_i32;
    prop_oneof![
        year.clone().prop_map(|year| format!("{year}")),
        (year.clone(), 1..=12_u8).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (year.clone(), 1..=12_u8, 1..=28_u8).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        (year, select(vec!["?", "~", "%"])).prop_map(|(year, mark)| format!("{year}{mark}")),
        select(vec![
            "201X",
            "2018-XX",
            "2020-21",
            "2017/2019",
            "2018/..",
            "../2020",
            "[2019, 2021]",
            "2020-07-~14"
        ])
        .prop_map(str::to_owned),
    ]
    .prop_map(|written| date(&written))
}

/// Choices in up to three filters, of values that mostly have records.
fn chosen() -> impl Strategy<Value = BTreeMap<Facet, BTreeSet<String>>> {
    let facets = subsequence(Facet::ALL.to_vec(), 0..=3);
    facets
        .prop_flat_map(|facets| {
            facets
                .into_iter()
                .map(|facet| (Just(facet), btree_set(code(facet), 1..4)))
                .collect::<Vec<_>>()
        })
        .prop_map(|chosen| chosen.into_iter().collect())
}

/// A code of a filter.
pub fn code(facet: Facet) -> BoxedStrategy<String> {
    let all: Vec<String> = REAL.values(facet).iter().map(|value| value.code.clone()).collect();
    let counts = REAL.select(&Query::default()).counts.remove(&facet).unwrap();
    let used = all.iter().zip(counts).filter(|(_, n)| *n > 0).map(|(code, _)| code.clone());
    let used: Vec<String> = used.collect();
    prop_oneof![
        6 => select(used),
        2 => select(all),
        1 => select(UNKNOWN.to_vec()).prop_map(str::to_owned),
    ]
    .boxed()
}

fn all_of() -> impl Strategy<Value = BTreeSet<Facet>> {
    let can: Vec<Facet> = Facet::ALL.into_iter().filter(|facet| facet.can_match_all()).collect();
    subsequence(can, 0..=2).prop_map(|facets| facets.into_iter().collect())
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(
    words: &[(&'static str, T)],
) -> impl Strategy<Value = T> + use<T> {
    select(words.iter().map(|(_, meaning)| *meaning).collect::<Vec<T>>())
}

/// The earlier one first. Years asked for backwards are a case of their own.
fn in_order(from: Option<Date>, to: Option<Date>) -> (Option<Date>, Option<Date>) {
    match (from, to) {
        (Some(a), Some(b)) if a.days().from > b.days().to => (Some(b), Some(a)),
        pair => pair,
    }
}
