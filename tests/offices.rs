//! Who was secretary-general on which day, in the real corpus: every day of a term has its
//! holder, no day has two full ones, a doubtful date has all who may have held the post.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::domain::date::{Day, Days};
use csto_explorer::domain::model::{Corpus, Entry, Holding, Record, holders};
use csto_explorer::domain::query::{Facet, Query, SgBy};
use support::{REAL, TERMS, date, day, each_day, ids, only};

/// The day Khachaturov handed over to Semerikov: both terms name it.
const HAND_OVER: &str = "2018-11-02";

#[test]
fn each_day_of_a_term_has_its_holder() {
    for (_, term) in corpus().terms.iter() {
        for day in each_day(term.dates.days()) {
            let handed_over = term.code() == "khachaturov" && day.to_string() == HAND_OVER;
            assert_eq!(
                codes(only(day)).contains(&term.code()),
                !handed_over,
                "{} on {day}",
                term.code()
            );
        }
    }
}

#[test]
fn a_holder_has_no_day_outside_the_term() {
    for (_, term) in corpus().terms.iter() {
        let Days { from, to } = term.dates.days();
        assert!(!codes(only(from.before())).contains(&term.code()));
        assert!(!codes(only(to.after())).contains(&term.code()));
    }
}

#[test]
fn the_day_of_the_hand_over_belongs_to_who_comes_in() {
    assert_eq!(codes(only(day("2018-11-01"))), ["khachaturov"]);
    assert_eq!(codes(only(day(HAND_OVER))), ["semerikov-2"]);
    assert!(held(HAND_OVER)[0].certain);
}

#[test]
fn no_day_has_two_certain_full_holders() {
    for day in each_day(date("1992/2030").days()) {
        let full = |holding: &&Holding| holding.certain && !corpus().terms[holding.term].acting;
        let holdings = holders(&corpus().terms, only(day));
        assert!(holdings.iter().filter(full).count() <= 1, "{day}: {holdings:?}");
    }
}

#[test]
fn from_2003_on_each_day_has_exactly_one_certain_holder() {
    for day in each_day(date("2003-04-28/2028-12-31").days()) {
        let holdings = holders(&corpus().terms, only(day));
        assert!(matches!(holdings[..], [Holding { certain: true, .. }]), "{day}: {holdings:?}");
    }
}

#[test]
fn acting_terms_are_those_of_semerikov() {
    let acting = corpus().terms.iter().filter(|(_, term)| term.acting).map(|(_, term)| term.code());
    assert_eq!(acting.collect::<Vec<_>>(), ["semerikov-1", "semerikov-2"]);
}

#[test]
fn a_date_in_two_terms_has_both_and_neither_for_certain() {
    for (written, both) in [
        ("2018-11", ["khachaturov", "semerikov-2"]),
        ("2016-12-31/2017-01-01", ["bordyuzha", "semerikov-1"]),
        ("2022-12/2023-01", ["zas", "tasmagambetov"]),
        ("2000", ["zemsky", "nikolayenko"]),
    ] {
        assert_eq!(codes(date(written).days()), both, "{written}");
        assert!(held(written).iter().all(|holding| !holding.certain), "{written}");
    }
}

#[test]
fn an_uncertain_date_within_one_term_has_that_holder_for_certain() {
    assert_eq!(codes(date("2020-08~").days()), ["zas"]);
    assert!(held("2020-08~")[0].certain);
}

#[test]
fn a_term_with_unsure_limits_is_certain_only_between_them() {
    assert_eq!(codes(only(day("1996-10-01"))), ["zemsky"]);
    assert!(!held("1996-10-01")[0].certain);
    assert!(held("1998-06-01")[0].certain);
}

#[test]
fn each_day_of_the_vacancy_has_no_holder_and_is_vacant() {
    let vacancy = &corpus().vacancies[0];
    assert_eq!(vacancy.dates.as_str(), "1992-05-15/1996-09-30");
    for day in each_day(vacancy.dates.days()) {
        assert_eq!(holders(&corpus().terms, only(day)), [], "{day}");
        assert_eq!(values_on(&day.to_string()), ["vacant"]);
    }
    assert_eq!(values_on("1992-05-14"), Vec::<String>::new());
    assert_eq!(values_on("1996-10-01"), ["zemsky"]);
}

/// "An uncertain date that spans two terms belongs to both; a vacancy is a value of its own."
#[test]
fn a_date_in_a_vacancy_and_a_term_has_both() {
    assert_eq!(values_on("1996-09/1996-10"), ["zemsky", "vacant"]);
    assert_eq!(values_on("1996"), ["zemsky", "vacant"]);
}

#[test]
fn each_record_is_found_under_its_term_and_no_other() {
    for (code, found) in
        REAL.values(Facet::SecretaryGeneral).iter().map(|v| (&v.code, under(&v.code)))
    {
        for (term, records) in TERMS {
            for record in records {
                assert_eq!(found.contains(&(*record).to_owned()), term == code, "{record}: {code}");
            }
        }
    }
}

/// What a code that no term has changes: nothing.
#[test]
fn nobody_in_office_is_no_condition() {
    assert_eq!(under("nobody"), ids(&REAL, &Query::default()));
}

fn under(code: &str) -> Vec<String> {
    let chosen = [(Facet::SecretaryGeneral, [code.to_owned()].into())].into();
    ids(&REAL, &Query { chosen, ..Query::default() })
}

#[test]
fn a_record_knows_the_holders_of_its_date() {
    for (_, record) in corpus().records.iter() {
        assert_eq!(record.holders, holders(&corpus().terms, record.date.days()), "{}", record.id);
    }
}

#[test]
fn whoever_speaks_as_secretary_general_was_it_then() {
    for (_, record) in corpus().records.iter() {
        for voice in record.people().filter(|voice| voice.term.is_some()) {
            assert!(
                record.holders.iter().any(|holding| Some(holding.term) == voice.term),
                "{}",
                record.id
            );
        }
    }
}

fn corpus() -> &'static Corpus {
    &REAL.corpus
}

fn held(written: &str) -> Vec<Holding> {
    holders(&corpus().terms, date(written).days())
}

fn codes(days: Days) -> Vec<&'static str> {
    assert!(days.from > Day::MIN && days.to < Day::MAX, "bounded");
    holders(&corpus().terms, days)
        .iter()
        .map(|holding| corpus().terms[holding.term].code())
        .collect()
}

/// The values of the filter that a record of this date has.
fn values_on(written: &str) -> Vec<String> {
    let (_, any) = corpus().records.iter().next().unwrap();
    let record = Record { date: date(written), holders: held(written), ..any.clone() };
    let places = Facet::SecretaryGeneral.of_record(corpus(), &record, SgBy::Office);
    let values = REAL.values(Facet::SecretaryGeneral);
    places.into_iter().map(|place| values[place].code.clone()).collect()
}

/// What a page says of the office at a date.
fn said(written: &str) -> String {
    let mut record = REAL.record("minsk-session-2017").unwrap().1.clone();
    record.date = date(written);
    record.holders = holders(&REAL.corpus.terms, record.date.days());
    csto_explorer::app::office(&REAL.corpus, &record).short
}

#[test]
fn the_page_says_who_and_how_sure_that_is() {
    for (written, sentence) in [
        ("2017-11-30", "Khachaturov in office"),
        ("2017-03", "Semerikov (acting) in office"),
        ("2018-11-02", "Semerikov (acting) in office"),
        ("2018-11", "Khachaturov or Semerikov (acting) in office, the date being uncertain"),
        ("2018-10-30/2018-11-03", "Khachaturov, then Semerikov (acting) in office"),
        ("2000-05-24", "Zemsky or Nikolayenko in office, the limits of the terms being uncertain"),
        ("2001-04-14", "Nikolayenko in office"),
        ("1996-12", "Zemsky in office"),
        ("1994", "No secretary-general known"),
        ("1996", "nobody known or Zemsky in office, the date being uncertain"),
    ] {
        assert_eq!(said(written), sentence, "{written}");
    }
}

/// What a page says of the chair at a date, of a session if `country` presided at it.
fn chair_said(written: &str, country: Option<&str>) -> Option<String> {
    let (_, any) = corpus().records.iter().next().unwrap();
    let chair = country.and_then(|code| corpus().countries.iter().find(|(_, c)| c.code() == code));
    let chair = chair.map(|(key, _)| key);
    csto_explorer::app::chair(corpus(), &Record { date: date(written), chair, ..any.clone() })
}

#[test]
fn the_page_says_whose_chair_it_was() {
    for (written, country, sentence) in [
        ("1999-04-02", None, None),
        ("2020-07-14", None, Some("Russia (Vladimir Putin) in the chair")),
        (
            "2017-11-30",
            None,
            Some(
                "Belarus (Alexander Lukashenko) or Kazakhstan (Nursultan Nazarbayev) in the chair",
            ),
        ),
        // On the day of hand-over the record says who presided.
        ("2017-11-30", Some("BY"), Some("Belarus (Alexander Lukashenko) in the chair")),
        ("1999-04-02", Some("RU"), Some("Russia in the chair")),
    ] {
        assert_eq!(chair_said(written, country).as_deref(), sentence, "{written}");
    }
}
