//! Dates are EDTF: the examples of the Library of Congress specification of 4 February 2019
//! (<https://www.loc.gov/standards/datetime/>) parse and print as they were written, other
//! strings are refused, and every date bounds the days it may lie on and reads in words.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::domain::date::{Date, DateError, Day, Days};
use proptest::prelude::*;
use proptest::sample::select;
use support::{date, day};

const LEVEL_0: [&str; 13] = [
    // Dates.
    "1985-04-12",
    "1985-04",
    "1985",
    // Dates with time.
    "1985-04-12T23:20:30",
    "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30-04",
    "1985-04-12T23:20:30+04:30",
    // Intervals.
    "1964/2008",
    "2004-06/2006-08",
    "2004-02-01/2005-02-08",
    "2004-02-01/2005-02",
    "2004-02-01/2005",
    "2005/2006-02",
];

const LEVEL_1: [&str; 30] = [
    // Years of more than four digits.
    "Y170000002",
    "Y-170000002",
    // Seasons.
    "2001-21",
    "2001-22",
    "2001-23",
    "2001-24",
    // The whole of a date qualified.
    "1984?",
    "2004-06~",
    "2004-06-11%",
    // Digits unspecified, from the right.
    "201X",
    "20XX",
    "2004-XX",
    "1985-04-XX",
    "1985-XX-XX",
    // Open ends.
    "1985-04-12/..",
    "1985-04/..",
    "1985/..",
    "../1985-04-12",
    "../1985-04",
    "../1985",
    // Unknown ends.
    "1985-04-12/",
    "1985-04/",
    "1985/",
    "/1985-04-12",
    "/1985-04",
    "/1985",
    // Negative years; ends qualified.
    "-1985",
    "1984~/2004-06",
    "1984/2004-06~",
    "1984?/2004%",
];

const LEVEL_2: [&str; 35] = [
    // Exponential years.
    "Y-17E7",
    // Significant digits.
    "1950S2",
    "Y171010000S3",
    "Y3388E2S3",
    // Parts of a year: the second quarter, and one of each other grouping.
    "2001-34",
    "2001-25",
    "2001-32",
    "2001-38",
    "2001-41",
    // One of a set.
    "[1667,1668, 1670..1672]",
    "[..1760-12-03]",
    "[1760-12..]",
    "[1760-01, 1760-02, 1760-12..]",
    "[1667, 1760-12]",
    "[..1984]",
    // All of a set.
    "{1667,1668, 1670..1672}",
    "{1960, 1961-12}",
    "{..1984}",
    // Qualified: a group of parts, from the right.
    "2004-06-11%",
    "2004-06~-11",
    "2004?-06-11",
    // Qualified: one part.
    "?2004-06-~11",
    "2004-%06-11",
    // Digits unspecified anywhere.
    "156X-12-25",
    "15XX-12-25",
    "XXXX-12-XX",
    "1XXX-XX",
    "1XXX-12",
    "1984-1X",
    // Intervals of such dates.
    "2004-06-~01/2004-06-~20",
    "2004-06-XX/2004-07-03",
    // What this corpus also needs.
    "XXXX-06-21",
    "[1993-09-09, 1993-12-09]",
    "{2018-05, 2018-09}",
    "2004-?06-11",
];

#[test]
fn the_examples_of_the_specification_parse_and_print() {
    for written in [&LEVEL_0[..], &LEVEL_1, &LEVEL_2].concat() {
        let parsed: Date = written.parse().unwrap_or_else(|e| panic!("{written}: {e}"));
        assert_eq!(parsed.to_string(), written);
        assert!(!parsed.words().is_empty(), "{written} reads as nothing");
    }
}

#[test]
fn other_strings_are_refused() {
    let refused = [
        // No such day, month or part of the year.
        "1985-13",
        "1985-00",
        "1985-02-30",
        "1900-02-29",
        "2001-02-29",
        "1985-04-31",
        "1985-04-00",
        "2001-20",
        "2001-42",
        "1985-02-3X",
        "1985-2X-01",
        // Backwards.
        "2004-01-01/2003-01-01",
        "2004/2003",
        "2004-02/2004-01",
        "2004-02-02/2004-02-01",
        // Not the extended format.
        "19850412",
        "1985/04/12",
        "85",
        "1985-4-12",
        "1985-04-1",
        "12 April 1985",
        "1985-04-12T25:00:00",
        "1985-04-12T23:60:00",
        "1985-04-12 23:20:30",
        // Not quite.
        "",
        " ",
        "/",
        "1985-",
        "-",
        "1985--04",
        "1985-04-12-",
        "1985??",
        "?",
        "1985/1986/1987",
        "Y",
        "Y12",
        "YE7",
        "1985S",
        "now",
        "[1985",
        "1985]",
        "[]",
        "{}",
        "[1985}",
        "[1985,]",
        "198x",
        "19uu",
        "1985-04-12/open",
        "unknown/1985",
        "198X?~",
    ];
    let accepted: Vec<&str> =
        refused.into_iter().filter(|written| written.parse::<Date>().is_ok()).collect();
    assert!(accepted.is_empty(), "accepted: {accepted:?}");
}

#[test]
fn what_is_wrong_is_said() {
    let why = |written: &str| written.parse::<Date>().unwrap_err().to_string();
    assert_eq!(why("1985-02-30"), "day is out of range for the month (at character 9)");
    assert_eq!(why("1985-13"), "month must be 01-12 or a sub-year code 21-41 (at character 6)");
    assert_eq!(why("Y99999999999"), "the year is out of range");
    assert!(why("2004/2003").contains("precedes"), "{}", why("2004/2003"));
    assert!(matches!("x".parse::<Date>(), Err(DateError::Grammar { .. })));
}

#[test]
fn a_date_bounds_the_days_it_may_lie_on() {
    let table = [
        ("1985-04-12", "1985-04-12", "1985-04-12"),
        ("1985-04", "1985-04-01", "1985-04-30"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("1985", "1985-01-01", "1985-12-31"),
        ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
        ("2019-05-16/2019-05-17", "2019-05-16", "2019-05-17"),
        ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
        ("2005/2006-02", "2005-01-01", "2006-02-28"),
        // A doubt is not a width.
        ("2020-08~", "2020-08-01", "2020-08-31"),
        ("1984?", "1984-01-01", "1984-12-31"),
        ("2004-06~-11", "2004-06-11", "2004-06-11"),
        // Digits not known.
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("1985-04-XX", "1985-04-01", "1985-04-30"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        // Sets reach from the first to the last.
        ("[1993-09-09, 1993-12-09]", "1993-09-09", "1993-12-09"),
        ("{2018-05, 2018-09}", "2018-05-01", "2018-09-30"),
        ("{1667,1668, 1670..1672}", "1667-01-01", "1672-12-31"),
        // Quarters and halves.
        ("2001-34", "2001-04-01", "2001-06-30"),
        ("2001-41", "2001-07-01", "2001-12-31"),
        ("1950S2", "1900-01-01", "1999-12-31"),
    ];
    for (written, from, to) in table {
        assert_eq!(date(written).days(), Days { from: day(from), to: day(to) }, "{written}");
    }
}

#[test]
fn an_end_that_is_open_or_unknown_bounds_nothing() {
    for (written, from) in
        [("1985-04-12/..", "1985-04-12"), ("1985/", "1985-01-01"), ("[1760-12..]", "1760-12-01")]
    {
        assert_eq!(date(written).days(), Days { from: day(from), to: Day::MAX }, "{written}");
    }
    for (written, to) in
        [("../1985-04-12", "1985-04-12"), ("/1985", "1985-12-31"), ("[..1984]", "1984-12-31")]
    {
        assert_eq!(date(written).days(), Days { from: Day::MIN, to: day(to) }, "{written}");
    }
}

#[test]
fn what_surely_belongs_to_an_interval_lies_between_its_unsure_ends() {
    let sure = |written: &str| {
        date(written).certain().map(|days| (days.from.to_string(), days.to.to_string()))
    };
    let from_to = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
    assert_eq!(sure("2019-05-16/2019-05-17"), from_to("2019-05-16", "2019-05-17"));
    assert_eq!(sure("2000/2003-04"), from_to("2000-12-31", "2003-04-01"));
    assert_eq!(sure("2004-06-XX/2004-07-03"), from_to("2004-06-30", "2004-07-03"));
    assert_eq!(sure("2004/2004"), None);
    assert_eq!(sure("1985/"), None);
    assert_eq!(sure("/1985"), None);
    assert_eq!(sure("2020-08~"), from_to("2020-08-01", "2020-08-31"));
    assert_eq!(date("2020-01-01/..").certain().unwrap().to, Day::MAX);
    assert_eq!(date("../2020-01-01").certain().unwrap().from, Day::MIN);
}

#[test]
fn a_doubt_in_any_part_is_a_doubt() {
    for written in [
        "1984?",
        "2004-06~",
        "2004-06-11%",
        "2004-06~-11",
        "2004-?06-11",
        "1984~/2004-06",
        "1984/2004~",
        "[1667?, 1668]",
    ] {
        assert!(date(written).is_qualified(), "{written}");
    }
    for written in ["1984", "201X", "1985/", "1985/..", "[1667, 1668]", "2001-21"] {
        assert!(!date(written).is_qualified(), "{written}");
    }
}

#[test]
fn dates_read_well_in_words() {
    let table = [
        ("2016-03-30", "30 March 2016"),
        ("2016-03", "March 2016"),
        ("2016", "2016"),
        ("1985-04-12T23:20:30Z", "12 April 1985, 23:20"),
        // Doubts.
        ("2020-08~", "about August 2020"),
        ("2000?", "possibly 2000"),
        ("1996%", "possibly about 1996"),
        ("2004-06~-11", "11 June 2004 (year approximate, month approximate)"),
        ("2004-?06-11", "11 June 2004 (month uncertain)"),
        ("?2004-06-~11", "11 June 2004 (year uncertain, day approximate)"),
        // Intervals.
        ("2019-05-16/2019-05-17", "16–17 May 2019"),
        ("2017-05-29/2017-06-02", "29 May – 2 June 2017"),
        ("2019-12-30/2020-01-02", "30 December 2019 – 2 January 2020"),
        ("2018-05/2018-09", "May–September 2018"),
        ("2018-11/2019-02", "November 2018 – February 2019"),
        ("2015/2016", "2015–2016"),
        ("2004-02-01/2005", "1 February 2004 to 2005"),
        ("1996-10~/2000?", "about October 1996 to possibly 2000"),
        ("2026-01-01/..", "since 1 January 2026"),
        ("../2019", "until 2019"),
        ("2015/", "from 2015, end unknown"),
        ("/2019", "until 2019, start unknown"),
        // Digits not known.
        ("201X", "the 2010s"),
        ("20XX", "between 2000 and 2099"),
        ("2004-XX", "2004, month unknown"),
        ("1985-04-XX", "April 1985, day unknown"),
        ("1985-XX-XX", "1985, month and day unknown"),
        ("XXXX-06-21", "21 June, year unknown"),
        ("156X-12-25", "25 December, in the 1560s"),
        ("15XX-12-25", "25 December, between 1500 and 1599"),
        ("1984-1X", "between October and December 1984"),
        // Sets.
        ("[1993-09-09, 1993-12-09]", "9 September 1993 or 9 December 1993"),
        ("{2018-05, 2018-09}", "May 2018 and September 2018"),
        ("{1667,1668, 1670..1672}", "1667, 1668 and 1670–1672"),
        ("[..1984]", "1984 or earlier"),
        // Parts of the year.
        ("2001-21", "spring 2001"),
        ("2001-34", "quarter 2 of 2001"),
        ("1950S2", "1950 (first 2 digits known)"),
        ("Y170000002", "year 170000002"),
    ];
    let wrong: Vec<String> = table
        .into_iter()
        .filter(|(written, words)| date(written).words() != *words)
        .map(|(written, words)| {
            format!("{written}: “{}”, should be “{words}”", date(written).words())
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// An interval that begins and ends on one day is that day.
#[test]
fn an_interval_of_one_day_reads_as_that_day() {
    assert_eq!(date("2019-05-16/2019-05-16").words(), "16 May 2019");
    assert_eq!(date("2019-05/2019-05").words(), "May 2019");
    assert_eq!(date("2019/2019").words(), "2019");
}

#[test]
fn a_day_has_the_one_before_and_the_one_after() {
    for (first, second) in [
        ("2019-12-31", "2020-01-01"),
        ("2020-02-28", "2020-02-29"),
        ("2020-02-29", "2020-03-01"),
        ("1900-02-28", "1900-03-01"),
        ("2000-02-29", "2000-03-01"),
        ("2019-04-30", "2019-05-01"),
    ] {
        assert_eq!(day(first).after(), day(second));
        assert_eq!(day(second).before(), day(first));
    }
    assert_eq!(day("2017-01-01").position(), 2017.0);
    assert!((day("2017-07-02").position() - 2017.5).abs() < 0.002);
}

/// Characters that dates are made of, in any order.
fn datelike() -> impl Strategy<Value = String> {
    let pieces = vec![
        "0",
        "1",
        "2",
        "9",
        "X",
        "-",
        "/",
        "..",
        "?",
        "~",
        "%",
        ",",
        ", ",
        "[",
        "]",
        "{",
        "}",
        "T",
        "Z",
        "Y",
        "E",
        "S",
        ":",
        "+",
        "2004",
        "1985",
        "-12",
        "-06",
        "-31",
        "-21",
        "99999999999999999999",
        "ё",
        " ",
    ];
    proptest::collection::vec(select(pieces), 0..12).prop_map(|pieces| pieces.concat())
}

/// Any valid date: one of the examples, or one put together of valid parts.
fn valid() -> impl Strategy<Value = String> {
    let part = || {
        select(vec![
            "2004",
            "201X",
            "2004-06",
            "2004-XX",
            "2004-06-11",
            "2004-06-~11",
            "1996~",
            "2000?",
            "-0044",
            "2001-21",
        ])
    };
    prop_oneof![
        select([&LEVEL_0[..], &LEVEL_1, &LEVEL_2].concat()).prop_map(str::to_owned),
        (1..9999_i32, 1..=12_u8, 1..=28_u8, select(vec!["", "?", "~", "%"]))
            .prop_map(|(year, month, day, mark)| format!("{year:04}-{month:02}-{day:02}{mark}")),
        (part(), part(), select(vec![('[', ']'), ('{', '}')]))
            .prop_map(|(a, b, (open, close))| format!("{open}{a}, {b}{close}")),
        (part(), select(vec!["..", ""])).prop_map(|(a, end)| format!("{a}/{end}")),
        (part(), select(vec!["..", ""])).prop_map(|(a, end)| format!("{end}/{a}")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_string_panics(written in prop_oneof![any::<String>(), datelike()]) {
        if let Ok(parsed) = written.parse::<Date>() {
            prop_assert_eq!(parsed.to_string(), written);
            let _ = (parsed.words(), parsed.certain(), parsed.is_qualified());
        }
    }

    #[test]
    fn a_valid_date_prints_as_it_was_written(written in valid()) {
        let parsed: Date = written.parse().unwrap();
        prop_assert_eq!(parsed.as_str(), &written);
        prop_assert_eq!(parsed.to_string().parse::<Date>().unwrap(), parsed);
    }

    #[test]
    fn a_date_begins_before_it_ends(written in prop_oneof![valid(), datelike()]) {
        if let Ok(parsed) = written.parse::<Date>() {
            prop_assert!(parsed.days().from <= parsed.days().to);
        }
    }

    #[test]
    fn what_is_certain_is_possible(written in prop_oneof![valid(), datelike()]) {
        if let Ok(parsed) = written.parse::<Date>()
            && let Some(certain) = parsed.certain()
        {
            prop_assert!(certain.from <= certain.to);
            prop_assert!(parsed.days().covers(certain), "{:?} in {:?}", certain, parsed.days());
        }
    }

    #[test]
    fn days_follow_each_other(year in 1800..2200_i32, month in 1..=12_u8, of_month in 1..=28_u8) {
        let day = Day::new(year, month, of_month);
        prop_assert_eq!(day.after().before(), day);
        prop_assert_eq!(day.before().after(), day);
        prop_assert!(day.position() < day.after().position());
    }
}
