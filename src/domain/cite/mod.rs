//! A record's sources as citations: one file a format.
//!
//! What is cited is the publication; the record that digests it is named in a note, so that a
//! reader finds both.

mod bibtex;
mod csl_json;
mod plain;
mod ris;

use super::model::{Citation, Corpus, Entry, Record};

/// A format of citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A line to paste.
    Plain,
    /// BibTeX, for LaTeX.
    Bibtex,
    /// RIS, for EndNote and others.
    Ris,
    /// CSL-JSON, for Zotero and Pandoc: the one that keeps most.
    CslJson,
}

impl Format {
    /// All, with the name shown.
    pub const ALL: [(&'static str, Format); 4] = [
        ("Text", Format::Plain),
        ("BibTeX", Format::Bibtex),
        ("RIS", Format::Ris),
        ("CSL-JSON", Format::CslJson),
    ];
}

/// Cites each source of a record. The note names the record and its date, which a source seen
/// only in passing may be without.
pub fn cite(corpus: &Corpus, record: &Record, format: Format) -> String {
    let items: Vec<Item<'_>> = record
        .sources
        .iter()
        .enumerate()
        .map(|(i, source)| Item {
            id: if i == 0 { record.id.clone() } else { format!("{}-{}", record.id, i + 1) },
            publisher: corpus.publishers[source.publisher].name(),
            is_news: is_news(corpus, source),
            title: &source.title,
            is_headline: source.is_headline,
            date: source.date.as_ref(),
            url: source.url.as_deref(),
            language: &record.language,
            note: format!(
                "Record {} of CSTO Explorer, {}: {}",
                record.id,
                record.date.words(),
                record.title
            ),
        })
        .collect();
    match format {
        Format::Plain => items.iter().map(plain::write).collect::<Vec<_>>().join("\n"),
        Format::Bibtex => items.iter().map(bibtex::write).collect::<Vec<_>>().join("\n"),
        Format::Ris => items.iter().map(ris::write).collect(),
        Format::CslJson => csl_json::write(&items),
    }
}

/// What the formats have in common.
struct Item<'a> {
    id: String,
    publisher: &'a str,
    is_news: bool,
    title: &'a str,
    is_headline: bool,
    date: Option<&'a super::date::Date>,
    url: Option<&'a str>,
    language: &'a str,
    note: String,
}

/// Year, and month and day as far as a single plain date has them.
fn parts(date: &super::date::Date) -> Option<Vec<i32>> {
    let parts: Option<Vec<i32>> = date.as_str().split('-').map(|part| part.parse().ok()).collect();
    parts.filter(|parts| (1..=3).contains(&parts.len()))
}

fn is_news(corpus: &Corpus, source: &Citation) -> bool {
    let kind = corpus.publishers[source.publisher].kind.as_deref().unwrap_or("");
    ["news", "broadcaster"].iter().any(|word| kind.contains(word))
}
