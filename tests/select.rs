//! What the explorer answers equals a naive scan of the records: results, counts, lifts,
//! years and order, for random queries over the real corpus, over a thick one, and over the
//! real one with documents imported into it.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::app::{corrected, notes};
use csto_explorer::domain::date::Days;
use csto_explorer::domain::query::address::{Address, Ignored, decode, encode};
use csto_explorer::domain::query::{Condition, Facet, Match, Query, SgBy, Sort};
use csto_explorer::domain::search::{mark, snippet};
use csto_explorer::domain::select::{Assigned, Explorer, Selection, asked_days};
use fixedbitset::FixedBitSet;
use proptest::collection::vec;
use proptest::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use support::imported::IMPORTED;
use support::naive::{Scan, conditions, exists};
use support::queries::{all_of_query, loose_query, query};
use support::thick::THICK;
use support::{REAL, date, found, id, ids};

static REAL_SCAN: LazyLock<Scan<'static>> = LazyLock::new(|| Scan::of(&REAL.corpus));
static THICK_SCAN: LazyLock<Scan<'static>> = LazyLock::new(|| Scan::of(&THICK.corpus));
static IMPORTED_SCAN: LazyLock<Scan<'static>> = LazyLock::new(|| Scan::of(&IMPORTED.corpus));

/// The corpus a case asks.
#[derive(Clone, Copy, Debug)]
enum Of {
    Real,
    Thick,
    Imported,
}

impl Of {
    fn any() -> impl Strategy<Value = Of> {
        prop_oneof![Just(Of::Real), Just(Of::Thick), Just(Of::Imported)]
    }

    /// The explorer, and the naive scan of the same records.
    fn corpus(self) -> (&'static Explorer, &'static Scan<'static>) {
        match self {
            Of::Real => (&REAL, &REAL_SCAN),
            Of::Thick => (&THICK, &THICK_SCAN),
            Of::Imported => (&IMPORTED, &IMPORTED_SCAN),
        }
    }
}

/// Queries that find something, queries that often don't, queries for all of some values.
fn any_query() -> impl Strategy<Value = Query> {
    prop_oneof![query(), loose_query(), all_of_query()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_result_is_that_of_the_naive_scan(of in Of::any(), query in any_query()) {
        let (explorer, scan) = of.corpus();
        let mut keys = found(&explorer.select(&query));
        keys.sort();
        prop_assert_eq!(keys, scan.records(&query));
    }

    #[test]
    fn years_are_those_of_the_naive_scan(of in Of::any(), query in any_query()) {
        let (explorer, scan) = of.corpus();
        let selected = scan.records(&query);
        let records: Vec<_> = explorer.corpus.records.iter().map(|(key, record)| (key, record.date.days())).collect();
        let years = explorer.select(&query).years;
        prop_assert_eq!(years.iter().map(|count| count.year).collect::<Vec<_>>(), explorer.years().collect::<Vec<_>>());
        for count in years {
            let within = records.iter().filter(|(_, days)| days.years().contains(&count.year));
            let within: Vec<_> = within.map(|(key, _)| *key).collect();
            prop_assert_eq!(count.all, within.len());
            prop_assert_eq!(count.selected, within.iter().filter(|key| selected.contains(key)).count());
        }
    }

    #[test]
    fn stretches_are_those_of_the_naive_scan(of in Of::any(), query in any_query()) {
        let (explorer, scan) = of.corpus();
        let selected = scan.records(&query);
        let mut expected = BTreeMap::new();
        for (key, record) in explorer.corpus.records.iter() {
            let days = record.date.days();
            let months = (days.from.year, days.from.month)..(days.to.year, days.to.month);
            if record.date.is_qualified() || months.start != months.end {
                *expected.entry((days.from, days.to)).or_insert(0) += usize::from(selected.contains(&key));
            }
        }
        let stretches = explorer.select(&query).stretches.into_iter();
        let stretches = stretches.map(|stretch| ((stretch.days.from, stretch.days.to), stretch.selected));
        prop_assert_eq!(stretches.collect::<Vec<_>>(), expected.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn assigned_values_are_counted_either_way(
        assigned in vec(vec(0..40_usize, 0..4), 1..400), chosen in vec(any::<bool>(), 400), few in any::<bool>(),
    ) {
        let records = assigned.iter().map(|values| values.iter().copied());
        let mut among = FixedBitSet::with_capacity(assigned.len());
        let chosen = chosen.iter().enumerate().filter(|(i, chosen)| **chosen && (!few || i % 40 == 0));
        among.extend(chosen.map(|(i, _)| i).filter(|i| *i < assigned.len()));
        let count = |value| among.ones().filter(|record| assigned[*record].contains(&value)).count();
        let counts: Vec<usize> = (0..40).map(count).collect();
        prop_assert_eq!(Assigned::new(40, records).counts(&among), counts);
    }

    #[test]
    fn lifts_are_all_there_are_and_true(of in Of::any(), query in query()) {
        let (explorer, scan) = of.corpus();
        let selection = explorer.select(&query);
        if !selection.hits.is_empty() {
            prop_assert_eq!(&selection.lifts, &[]);
        } else {
            let lift = |condition| (condition, scan.records(&query.without(condition)).len());
            let lifts: Vec<_> = query.conditions().into_iter().map(lift).filter(|(_, n)| *n > 0).collect();
            let as_set = |lifts: &[(Condition, usize)]| lifts.iter().copied().collect::<BTreeSet<_>>();
            prop_assert_eq!(as_set(&selection.lifts), as_set(&lifts));
            prop_assert!(selection.lifts.is_sorted_by_key(|(_, n)| Reverse(*n)), "most first");
            for (condition, n) in selection.lifts {
                prop_assert_eq!(explorer.select(&query.without(condition)).hits.len(), n);
            }
        }
    }

    #[test]
    fn unknown_codes_are_reported_and_change_nothing_else(of in Of::any(), query in any_query()) {
        let (explorer, _) = of.corpus();
        let mut known = query.clone();
        let mut unknown = Vec::new();
        for (facet, codes) in &mut known.chosen {
            codes.retain(|code| {
                let exists = exists(&explorer.corpus, *facet, code);
                if !exists {
                    unknown.push(Ignored::Value { parameter: facet.key().to_owned(), value: code.clone() });
                }
                exists
            });
        }
        known.chosen.retain(|_, codes| !codes.is_empty());
        let (with, without) = (explorer.select(&query), explorer.select(&known));
        prop_assert_eq!(&with.ignored, &unknown);
        prop_assert_eq!(&without.ignored, &[]);
        prop_assert_eq!(parts(with), parts(without));
    }

    #[test]
    fn the_order_of_choosing_does_not_matter(of in Of::any(), query in any_query(), seed in any::<u64>()) {
        let (explorer, _) = of.corpus();
        let address = encode(&Address { query: query.clone(), ..Address::default() });
        let shuffled = shuffle_parameters(&address, seed);
        prop_assert_eq!(parts(explorer.select(&decode(&shuffled).0.query)), parts(explorer.select(&query)));
    }

    #[test]
    fn oldest_first_is_in_order_of_time_and_newest_first_the_reverse(of in Of::any(), query in any_query()) {
        let (explorer, _) = of.corpus();
        let sorted = |sort| found(&explorer.select(&Query { sort: Some(sort), ..query.clone() }));
        let (oldest, mut newest) = (sorted(Sort::Oldest), sorted(Sort::Newest));
        let first_day = |key: &_| explorer.corpus.records[*key].date.days().from;
        prop_assert!(oldest.is_sorted_by_key(first_day));
        newest.reverse();
        prop_assert_eq!(newest, oldest);
    }

    #[test]
    fn relevance_puts_the_best_first_and_of_equals_the_newest(of in Of::any(), query in any_query()) {
        let (explorer, _) = of.corpus();
        let selection = explorer.select(&Query { sort: Some(Sort::Relevance), ..query.clone() });
        for pair in selection.hits.windows(2) {
            let newest = |i: usize| explorer.corpus.records[pair[i].record].date.days().from;
            prop_assert!(pair[0].score >= pair[1].score);
            prop_assert!(pair[0].score > pair[1].score || newest(0) >= newest(1));
        }
        let asks_words = conditions(&explorer.corpus, &query).contains(&Condition::Text);
        prop_assert!(selection.hits.iter().all(|hit| (hit.score > 0.0) == asks_words));
    }

    #[test]
    fn without_an_order_it_is_relevance_for_words_and_newest_otherwise(of in Of::any(), query in any_query()) {
        let (explorer, _) = of.corpus();
        let usual = if query.text.trim().is_empty() { Sort::Newest } else { Sort::Relevance };
        let sorted = |sort| found(&explorer.select(&Query { sort, ..query.clone() }));
        prop_assert_eq!(sorted(None), sorted(Some(usual)));
    }

    #[test]
    fn certain_is_part_of_possible(of in Of::any(), query in any_query()) {
        let (explorer, _) = of.corpus();
        let all = |certain| found(&explorer.select(&Query { certain, ..query.clone() })).into_iter().collect::<BTreeSet<_>>();
        prop_assert!(all(true).is_subset(&all(false)));
    }

    #[test]
    fn each_record_found_has_the_ones_beside_it(of in Of::any(), query in any_query()) {
        let (explorer, _) = of.corpus();
        let selection = explorer.select(&query);
        let keys = found(&selection);
        for (place, key) in keys.iter().enumerate() {
            let neighbours = Explorer::neighbours(&selection, *key).unwrap();
            prop_assert_eq!(neighbours.place, place);
            prop_assert_eq!(neighbours.previous, place.checked_sub(1).map(|i| keys[i]));
            prop_assert_eq!(neighbours.next, keys.get(place + 1).copied());
        }
    }

    #[test]
    fn a_snippet_is_a_passage_of_the_digest(of in Of::any(), query in loose_query()) {
        let (explorer, _) = of.corpus();
        let selection = explorer.select(&query);
        for hit in &selection.hits {
            let record = &explorer.corpus.records[hit.record];
            let text: String = snippet(record, &selection.marks).iter().map(|piece| piece.text.as_str()).collect();
            let passage = text.strip_prefix('…').unwrap_or(&text);
            let passage = passage.strip_suffix('…').unwrap_or(passage);
            prop_assert!(!passage.is_empty());
            prop_assert!(record.digest.iter().any(|paragraph| paragraph.contains(passage)), "{}", text);
        }
    }

    #[test]
    fn marking_loses_no_letter(words in support::queries::text(), text in any::<String>()) {
        let marks = REAL.select(&Query { text: words, ..Query::default() }).marks;
        let (_, record) = REAL.corpus.records.iter().next().unwrap();
        for text in [&text, &record.digest[0]] {
            let pieces = mark(text, &marks);
            prop_assert_eq!(&pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
            prop_assert!(pieces.iter().filter(|piece| piece.hit).all(|piece| !piece.text.contains(' ')));
        }
    }
}

proptest! {
    // Each case asks for every value of every filter.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn each_count_is_the_size_of_the_result_it_announces(of in Of::any(), query in any_query()) {
        let (explorer, scan) = of.corpus();
        let selection = explorer.select(&query);
        for facet in Facet::ALL {
            let values = explorer.values(facet);
            let counts = &selection.counts[&facet];
            prop_assert_eq!(values.len(), counts.len());
            // Under every other filter; where all must apply, under what is chosen in this one too.
            let mut others = query.clone();
            if query.match_in(facet) == Match::Any {
                others.chosen.remove(&facet);
            }
            let records = scan.records(&others);
            for (value, count) in values.iter().zip(counts) {
                let having = scan.having(&records, facet, &value.code, query.sg_by).count();
                prop_assert_eq!(having, *count, "{:?} {} of {:?}", facet, &value.code, query);
            }
        }
    }

    #[test]
    fn choosing_a_value_gives_as_many_as_its_count_said(of in Of::any(), query in any_query()) {
        let (explorer, _) = of.corpus();
        let counts = explorer.select(&query).counts;
        for facet in Facet::ALL {
            let with_records = explorer.values(facet).iter().zip(&counts[&facet]).filter(|(_, n)| **n > 0);
            // A dozen of them, from all over the list.
            let values: Vec<_> = with_records.collect();
            for (value, count) in values.iter().step_by(values.len() / 12 + 1) {
                let chosen = explorer.select(&announced(&query, facet, &value.code));
                prop_assert_eq!(chosen.hits.len(), **count, "{:?} {}", facet, &value.code);
            }
        }
    }
}

/// The query whose result a value's count announces: the value alone in its filter where any
/// will do, added to the others where all must apply.
fn announced(query: &Query, facet: Facet, code: &str) -> Query {
    let mut announced = query.clone();
    let chosen = announced.chosen.entry(facet).or_default();
    if query.match_in(facet) == Match::Any {
        chosen.clear();
    }
    chosen.insert(code.to_owned());
    announced
}

type Parts = (
    Vec<(usize, f32)>,
    BTreeMap<Facet, Vec<usize>>,
    Vec<(i32, usize, usize)>,
    Vec<(Condition, usize)>,
);

/// All that a selection shows but what was ignored.
fn parts(selection: Selection) -> Parts {
    let hits = selection.hits.iter().map(|hit| (hit.record.index(), hit.score)).collect();
    let years =
        selection.years.iter().map(|count| (count.year, count.all, count.selected)).collect();
    (hits, selection.counts, years, selection.lifts)
}

/// The same address with its parameters in another order.
fn shuffle_parameters(address: &str, mut seed: u64) -> String {
    let Some((path, parameters)) = address.split_once('?') else { return address.to_owned() };
    let mut parameters: Vec<&str> = parameters.split('&').collect();
    for i in (1..parameters.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        parameters.swap(i, (seed >> 33) as usize % (i + 1));
    }
    format!("{path}?{}", parameters.join("&"))
}

#[test]
fn a_parent_topic_takes_in_its_children() {
    for explorer in [&*REAL, &*THICK] {
        let values = explorer.values(Facet::Topic);
        for (place, parent) in values.iter().enumerate().filter(|(_, value)| value.parent.is_none())
        {
            let children = values.iter().filter(|value| value.parent == Some(place));
            let of_children: BTreeSet<String> = children
                .flat_map(|child| ids(explorer, &only(Facet::Topic, &child.code)))
                .collect();
            let of_parent: BTreeSet<String> =
                ids(explorer, &only(Facet::Topic, &parent.code)).into_iter().collect();
            // A record has children only, so the parent brings nothing of its own.
            assert_eq!(of_parent, of_children, "{}", parent.code);
        }
    }
}

#[test]
fn totals_are_the_counts_of_the_whole_corpus() {
    for explorer in [&*REAL, &*THICK] {
        for (_, sg_by) in SgBy::ALL {
            let counts = explorer.select(&Query { sg_by, ..Query::default() }).counts;
            for facet in Facet::ALL {
                assert_eq!(explorer.totals(facet, sg_by), counts[&facet], "{facet:?} {sg_by:?}");
            }
        }
    }
}

#[test]
fn any_country_or_all_countries() {
    let any = Query {
        chosen: [(Facet::Country, ["AM".to_owned(), "AZ".to_owned()].into())].into(),
        ..Query::default()
    };
    let all = Query { all_of: [Facet::Country].into(), ..any.clone() };
    let both = "secretariat-on-border-clashes-2020".to_owned();
    let one = "minsk-session-2017".to_owned();
    assert!(ids(&REAL, &any).contains(&both) && ids(&REAL, &any).contains(&one));
    assert!(ids(&REAL, &all).contains(&both) && !ids(&REAL, &all).contains(&one));
}

#[test]
fn a_doubtful_date_lies_in_its_years_possibly_but_not_for_certain() {
    let message = "message-to-lukashenko-2020".to_owned();
    let in_2020 = |certain| ids(&REAL, &Query { certain, ..years("2020", "2020") });
    assert!(in_2020(false).contains(&message));
    assert!(!in_2020(true).contains(&message));
}

#[test]
fn an_interval_lies_in_its_years_for_certain_only_as_a_whole() {
    let conference = "dushanbe-counter-terrorism-conference".to_owned();
    let from_second_day =
        |certain| ids(&REAL, &Query { certain, ..years("2019-05-17", "2019-12-31") });
    assert!(from_second_day(false).contains(&conference));
    assert!(!from_second_day(true).contains(&conference));
    let both_days = Query { certain: true, ..years("2019-05-16", "2019-05-17") };
    assert!(ids(&REAL, &both_days).contains(&conference));
}

#[test]
fn the_years_asked_for_take_in_both_ends() {
    assert_eq!(asked_days(&Query::default()), None);
    let Days { from, to } = asked_days(&years("2017", "2020-08")).unwrap();
    assert_eq!(
        (from.to_string(), to.to_string()),
        ("2017-01-01".to_owned(), "2020-08-31".to_owned())
    );
    let that_day = ids(&REAL, &years("2016-03-30", "2016-03-30"));
    assert!(that_day.contains(&"belarus-envoy-on-terrorist-recruitment".to_owned()));
}

/// From 2021 to 2020 there is no day, not even for a record whose date spans both.
#[test]
fn years_asked_for_backwards_hold_nothing() {
    assert_eq!(ids(&REAL, &years("2019-05-17", "2019-05-16")), Vec::<String>::new());
    for (from, to) in [("2017-01-01", "2016-12-31"), ("2003", "2002"), ("2026", "2025")] {
        assert_eq!(ids(&THICK, &years(from, to)), Vec::<String>::new(), "{from} to {to}");
    }
}

#[test]
fn all_words_must_occur_and_the_last_counts_by_its_beginning() {
    let total = |text: &str| ids(&REAL, &words(text)).len();
    assert_eq!(total("recruitment"), total("RECRUITMENT"));
    assert!(total("recruit") >= total("recruitment"));
    assert!(total("recruitment") > 0);
    assert!(total("terr bel") < total("bel"), "the first word is whole");
    assert!(total("border guards") < total("border").min(total("guards")));
    assert_eq!(total("  "), REAL.corpus.records.len());
}

#[test]
fn where_little_has_all_the_words_half_of_them_will_do_and_it_is_said() {
    let selection = REAL.select(&words("xyzzy Armenia recruitment plugh "));
    let softened = selection.softened.unwrap();
    assert_eq!((softened.all, softened.least, softened.words), (0, 2, 4));
    assert!(!selection.hits.is_empty());
    let told = "No record has all 4 words. These have at least 2 of them.";
    assert_eq!(notes(&selection)[0], told);
    assert_eq!(REAL.select(&words("border guards ")).softened, None);
    // What must not occur must not occur here either.
    let without = ids(&REAL, &words("xyzzy Armenia recruitment plugh -Armenia"));
    let with = ids(&REAL, &words("Armenia "));
    assert!(without.iter().all(|id| !with.contains(id)));
}

#[test]
fn words_that_only_hold_others_together_are_not_asked_for() {
    assert_eq!(ids_sorted("ratification of the Charter "), ids_sorted("ratification Charter "));
    assert!(!ids(&REAL, &words("of the ")).is_empty());
}

#[test]
fn one_name_in_all_its_spellings_finds_the_same() {
    for spellings in [
        &["Хачатуров ", "Khachaturov ", "Hachaturov ", "Xačaturov "][..],
        &["Nelegal ", "Нелегал ", "Illegal "],
        &["Лукашенко ", "Lukashenko ", "Lukashenka "],
        &["Назарбаев ", "Nazarbayev ", "Nazarbaev "],
    ] {
        let found: Vec<_> = spellings.iter().map(|spelling| ids_sorted(spelling)).collect();
        assert!(!found[0].is_empty());
        assert!(found.iter().all(|ids| *ids == found[0]), "{spellings:?}");
    }
}

#[test]
fn a_bare_word_stands_for_its_forms_and_a_quoted_one_for_itself() {
    let total = |text: &str| ids(&REAL, &words(text)).len();
    assert_eq!(ids_sorted("peacekeeper "), ids_sorted("peacekeepers "));
    assert!(total("\"peacekeeper\"") < total("peacekeeper "));
    assert_eq!(total("\"peacekeeper\""), total("=peacekeeper"));
    assert_eq!(ids_sorted("миротворцы "), ids_sorted("миротворцев "));
}

#[test]
fn a_slip_of_the_hand_is_corrected_and_can_be_had_all_the_same() {
    let query = words("drug smugling ");
    let selection = REAL.select(&query);
    let corrected = corrected(&query, &selection).unwrap();
    assert_eq!(corrected.shown, "drug smuggling");
    assert_eq!(corrected.written, "drug smugling");
    assert_eq!(corrected.instead, "drug =smugling ");
    assert_eq!(ids_sorted("drug smugling "), ids_sorted("drug smuggling "));
    assert_eq!(REAL.select(&words(&corrected.instead)).corrections, []);
    // Numbers, short words, and words that are there are left as they are.
    for text in ["20177 ", "xyz ", "border "] {
        assert_eq!(REAL.select(&words(text)).corrections, [], "{text}");
    }
}

#[test]
fn filters_can_be_named_in_words() {
    let chosen = |facet: Facet, code: &str| Query {
        text: "border ".to_owned(),
        chosen: [(facet, [code.to_owned()].into())].into(),
        ..Query::default()
    };
    for (text, query) in [
        ("border country:AM", chosen(Facet::Country, "AM")),
        ("border country:Armenia", chosen(Facet::Country, "AM")),
        ("border country:\"Армения\"", chosen(Facet::Country, "AM")),
        ("border sg:zas", chosen(Facet::SecretaryGeneral, "zas")),
        ("border topic:drugs", chosen(Facet::Topic, "drugs")),
    ] {
        let mut found = ids(&REAL, &query);
        found.sort();
        assert!(!found.is_empty(), "{text}");
        assert_eq!(ids_sorted(text), found, "{text}");
    }
    let unknown = REAL.select(&words("border country:Atlantis"));
    assert_eq!(notes(&unknown), ["“country:Atlantis” is left out: there is no such value."]);
    assert_eq!(unknown.hits.len(), REAL.select(&words("border ")).hits.len());
}

#[test]
fn times_can_be_named_in_words() {
    let within = |from: &str, to: &str| {
        let mut found = ids(&REAL, &years(from, to));
        found.sort();
        found
    };
    assert_eq!(ids_sorted("year:2017"), within("2017", "2017"));
    assert_eq!(ids_sorted("year:2017..2020"), within("2017", "2020"));
    assert_eq!(ids_sorted("date:2017-05-02"), within("2017-05-02", "2017-05-02"));
    let before = ids_sorted("date:<2017-05");
    assert!(before.iter().all(|id| !ids_sorted("date:>2017-04").contains(id) || {
        // A date that spans the limit lies on both sides of it.
        let (_, record) = REAL.record(id).unwrap();
        record.date.days().from < record.date.days().to
    }));
    assert!(!before.is_empty());
    let unread = REAL.select(&words("year:20x7 border"));
    assert_eq!(notes(&unread), ["“20x7” is left out: it is no year and no date."]);
    let backwards = REAL.select(&words("year:2020..2017 border"));
    assert_eq!(notes(&backwards), ["“2020..2017” is left out: it ends before it begins."]);
    assert_eq!(backwards.hits, REAL.select(&words("border")).hits);
}

#[test]
fn fields_of_the_text_can_be_named() {
    for (key, record) in REAL.corpus.records.iter() {
        let asked = REAL.select(&words("title:peacekeepers")).hits;
        let has = record.title.to_lowercase().contains("peacekeep");
        let found = asked.iter().any(|hit| hit.record == key);
        assert!(has || !found, "{}", record.title);
        if key.index() > 60 {
            break;
        }
    }
    assert!(
        ids(&REAL, &words("title:peacekeepers")).len() < ids(&REAL, &words("peacekeepers ")).len()
    );
    let (key, record) =
        REAL.corpus.records.iter().find(|(_, record)| !record.quotations.is_empty()).unwrap();
    let quoted = format!("quote:\"{}\"", record.quotations[0].text);
    assert!(ids(&REAL, &words(&quoted)).contains(&id(&REAL.corpus, key).to_owned()), "{quoted}");
}

/// What a text finds, by id.
fn ids_sorted(text: &str) -> Vec<String> {
    let mut found = ids(&REAL, &words(text));
    found.sort();
    found
}

#[test]
fn scripts_and_diacritics_do_not_matter() {
    assert!(ids(&REAL, &words("Лукашенко")).contains(&"message-to-lukashenko-2020".to_owned()));
    assert_eq!(ids(&REAL, &words("Ереван")), ids(&REAL, &words("ерева\u{301}н")));
    assert_eq!(ids(&REAL, &words("conférence")), ids(&REAL, &words("conference")));
    assert!(!ids(&REAL, &words("conference")).is_empty());
}

/// What has no letter or digit is no word, and asks for nothing.
#[test]
fn marks_alone_are_no_words() {
    for text in ["…", "— «»", "\u{301}", "\u{301} \u{308}"] {
        assert_eq!(ids(&REAL, &words(text)).len(), REAL.corpus.records.len(), "{text:?}");
    }
    assert_eq!(ids(&REAL, &words("\u{301} csto")), ids(&REAL, &words("csto")));
}

#[test]
fn each_record_is_found_by_its_title_and_comes_among_the_first() {
    for (key, record) in REAL.corpus.records.iter() {
        let hits = REAL.select(&words(&record.title)).hits;
        let place = hits.iter().position(|hit| hit.record == key);
        assert!(place.is_some_and(|place| place < 3), "{}: {place:?}", id(&REAL.corpus, key));
    }
}

#[test]
fn the_axis_begins_with_the_treaty_and_holds_every_record() {
    assert_eq!(*REAL.years().start(), 1992);
    for (_, record) in REAL.corpus.records.iter() {
        assert!(
            record.date.days().years().all(|year| REAL.years().contains(&year)),
            "{}",
            record.id
        );
    }
}

fn only(facet: Facet, code: &str) -> Query {
    Query { chosen: [(facet, [code.to_owned()].into())].into(), ..Query::default() }
}

fn words(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

fn years(from: &str, to: &str) -> Query {
    Query { from: Some(date(from)), to: Some(date(to)), ..Query::default() }
}
