//! Citations: each format says what its readers expect, whatever a source's date and title.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use csto_explorer::domain::cite::{Format, cite};
use csto_explorer::domain::model::Record;
use support::{REAL, date};

fn record(id: &str) -> Record {
    REAL.record(id).map(|(_, record)| record.clone()).unwrap()
}

/// The Minsk session with its first source only, dated and titled otherwise.
fn with(written: Option<&str>, title: &str) -> Record {
    let mut record = record("minsk-session-2017");
    record.sources.truncate(1);
    record.sources[0].date = written.map(date);
    record.sources[0].title = title.to_owned();
    record
}

#[test]
fn a_line_of_text() {
    assert_eq!(
        cite(
            &REAL.corpus,
            &with(
                Some("2017-12-01"),
                "Belarus President hopes for new impetus to CSTO development"
            ),
            Format::Plain
        ),
        "CTV, “Belarus President hopes for new impetus to CSTO development”, 1 December 2017, \
         http://en.ctv.by/en/1512124063-belarus-president-hopes-for-new-impetus-to-csto-development. \
         Record minsk-session-2017 of CSTO Explorer, 30 November 2017: Six leaders close Belarus’s year in the chair at the Minsk session."
    );
}

#[test]
fn bibtex() {
    assert_eq!(
        cite(&REAL.corpus, &with(Some("2017-12-01"), "Costs & 50% {more}"), Format::Bibtex),
        "@misc{minsk-session-2017,\n  \
           author = {{CTV}},\n  \
           title = {{Costs \\& 50\\% \\{more\\}}},\n  \
           year = {2017},\n  \
           month = {12},\n  \
           date = {2017-12-01},\n  \
           url = {http://en.ctv.by/en/1512124063-belarus-president-hopes-for-new-impetus-to-csto-development},\n  \
           langid = {en},\n  \
           note = {Record minsk-session-2017 of CSTO Explorer, 30 November 2017: Six leaders close Belarus’s year in the chair at the Minsk session}\n\
         }\n"
    );
}

#[test]
fn ris_ends_lines_and_dates_as_its_readers_want() {
    let ris = cite(&REAL.corpus, &record("minsk-session-2017"), Format::Ris);
    let lines: Vec<&str> = ris.split("\r\n").collect();
    assert_eq!(lines.first().copied(), Some("TY  - NEWS"));
    assert!(lines.contains(&"DA  - 2017/12/01/"), "{ris}");
    assert!(ris.ends_with("ER  - \r\n"));
    let month = cite(&REAL.corpus, &with(Some("2017-12"), "x"), Format::Ris);
    assert!(month.contains("DA  - 2017/12//\r\n"), "{month}");
    let unsure = cite(&REAL.corpus, &with(Some("2017~"), "x"), Format::Ris);
    assert!(unsure.contains("PY  - 2017\r\nDA  - 2017///\r\n"), "{unsure}");
}

#[test]
fn csl_json_is_json_and_keeps_what_parts_cannot_say() {
    let parsed = |record: &Record| -> serde_json::Value {
        serde_json::from_str(&cite(&REAL.corpus, record, Format::CslJson)).unwrap()
    };
    let plain = parsed(&record("minsk-session-2017"));
    assert_eq!(plain[0]["issued"]["date-parts"], serde_json::json!([[2017, 12, 1]]));
    assert_eq!(plain[0]["type"], "article-newspaper");
    let unsure = parsed(&with(Some("2017-12~"), "a \"quoted\" title"));
    assert_eq!(unsure[0]["issued"]["raw"], "2017-12~");
    assert_eq!(unsure[0]["title"], "a \"quoted\" title");
    assert_eq!(parsed(&with(None, "x"))[0].get("issued"), None);
}

#[test]
fn every_record_cites_in_every_format() {
    for (_, record) in REAL.corpus.records.iter() {
        for (name, format) in Format::ALL {
            assert!(
                cite(&REAL.corpus, record, format).contains(&record.id),
                "{} {name}",
                record.id
            );
        }
    }
}

#[test]
fn each_source_is_an_entry_of_its_own() {
    let both = record("minsk-session-2017");
    let count = both.sources.len();
    assert!(count > 1);
    let entries = |format, mark: &str| cite(&REAL.corpus, &both, format).matches(mark).count();
    assert_eq!(entries(Format::Bibtex, "@misc{"), count);
    assert_eq!(entries(Format::Ris, "ER  - "), count);
    assert_eq!(entries(Format::CslJson, "\"id\""), count);
    assert!(cite(&REAL.corpus, &both, Format::Bibtex).contains("@misc{minsk-session-2017-2,"));
}

/// The date of what a source tells is kept where the source itself has none.
#[test]
fn a_source_without_a_date_leaves_the_date_of_the_record() {
    let cited = cite(&REAL.corpus, &record("message-to-lukashenko-2020"), Format::Ris);
    assert!(cited.contains("about August 2020"), "{cited}");
}

/// A title we supply is not passed off as a headline.
#[test]
fn a_description_stands_in_brackets_and_a_headline_in_quotation_marks() {
    let mut record = record("minsk-session-2017");
    record.sources.truncate(1);
    let plain = cite(&REAL.corpus, &record, Format::Plain);
    assert!(plain.contains(&format!("“{}”", record.sources[0].title)), "{plain}");
    record.sources[0].title = "[A photograph of the leaders]".to_owned();
    record.sources[0].is_headline = false;
    let plain = cite(&REAL.corpus, &record, Format::Plain);
    assert!(plain.contains(", [A photograph of the leaders], "), "{plain}");
    assert!(cite(&REAL.corpus, &record, Format::Ris).contains("TI  - [A photograph"), "RIS");
}
