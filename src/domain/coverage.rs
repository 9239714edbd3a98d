//! What the corpus has and where it is thin: counts by every filter, by year and by
//! confidence, and what lies under the floors named here. Knows no way of printing it.

use super::model::{Authority, Confidence, Corpus, Entry, List, Standing};
use super::query::{Facet, Query};
use super::select::{Explorer, YearCount};
use std::collections::BTreeMap;

/// A topic, a term of office or a member with fewer records is thin.
pub const FLOOR: usize = 5;

/// The coverage of a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Records in all.
    pub records: usize,
    /// One table for each thing counted.
    pub tables: Vec<Table>,
    /// Where it is thin, a sentence each.
    pub thin: Vec<String>,
}

/// Counts by one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// As in an address: `year`, `sg`, `country`.
    pub name: &'static str,
    /// In the order of the list, those without a record included.
    pub rows: Vec<Row>,
}

/// A value and the records that have it. One record may have several values of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As in an address: `zas`, `AM`, `2017`.
    pub code: String,
    /// As shown.
    pub label: String,
    /// The code it is below, in a table of two levels.
    pub parent: Option<String>,
    /// How many records.
    pub records: usize,
}

/// Counts a corpus.
pub fn coverage(explorer: &Explorer) -> Coverage {
    let selection = explorer.select(&Query::default());
    let year = |year: i32, records| row(year.to_string(), year.to_string(), records);
    let years = selection.years.iter().map(|count| year(count.year, count.all)).collect();
    let mut tables = vec![
        Table { name: "year", rows: years },
        Table { name: "decade", rows: decades(&explorer.corpus) },
    ];
    for facet in Facet::ALL {
        let values = explorer.values(facet);
        let counts = selection.counts.get(&facet).into_iter().flatten();
        let rows = values.iter().zip(counts).map(|(value, count)| Row {
            parent: value.parent.and_then(|place| values.get(place)).map(|p| p.code.clone()),
            ..row(value.code.clone(), value.label.clone(), *count)
        });
        tables.push(Table { name: facet.key(), rows: rows.collect() });
    }
    let corpus = &explorer.corpus;
    let with = |level| corpus.records.iter().filter(|(_, r)| r.confidence == level).count();
    let levels = Confidence::ALL.into_iter();
    let levels = levels.map(|(word, level)| row(word.to_owned(), word.to_owned(), with(level)));
    tables.push(Table { name: "confidence", rows: levels.collect() });
    let thin = thin(corpus, &selection.years, &tables);
    Coverage { records: corpus.records.len(), tables, thin }
}

/// Records by ten years: "1990s". One whose date may lie in two of them is counted in both.
fn decades(corpus: &Corpus) -> Vec<Row> {
    let mut decades: BTreeMap<i32, usize> = BTreeMap::new();
    for (_, record) in corpus.records.iter() {
        let years = record.date.days().years();
        for decade in years.start().div_euclid(10)..=years.end().div_euclid(10) {
            *decades.entry(decade).or_default() += 1;
        }
    }
    let rows = decades.into_iter();
    rows.map(|(decade, records)| {
        let name = format!("{}s", decade * 10);
        row(name.clone(), name, records)
    })
    .collect()
}

fn row(code: String, label: String, records: usize) -> Row {
    Row { code, label, parent: None, records }
}

impl Coverage {
    /// The rows of a table.
    pub fn rows(&self, name: &str) -> &[Row] {
        rows(&self.tables, name)
    }
}

fn rows<'a>(tables: &'a [Table], name: &str) -> &'a [Row] {
    tables.iter().find(|table| table.name == name).map_or(&[], |table| &table.rows)
}

fn thin(corpus: &Corpus, years: &[YearCount], tables: &[Table]) -> Vec<String> {
    let mut thin = Vec::new();
    // The axis may reach past the last record, to the end of a term of office.
    let last = corpus.records.iter().map(|(_, record)| record.date.days().from.year).max();
    let bare_years = years.iter().filter(|count| count.all == 0 && Some(count.year) <= last);
    thin.extend(bare_years.map(|count| format!("the year {} has no record", count.year)));
    let members: Vec<&str> = corpus
        .countries
        .iter()
        .filter(|(_, country)| country.statuses.iter().any(|s| s.standing == Standing::Member))
        .map(|(_, country)| country.code())
        .collect();
    let few = |row: &&Row| row.records < FLOOR;
    let topics = rows(tables, "topic").iter().filter(|row| row.parent.is_some());
    // A time without a holder is no term.
    let terms = rows(tables, "sg").iter().take(corpus.terms.len());
    let countries = rows(tables, "country").iter().filter(|r| members.contains(&r.code.as_str()));
    for (what, row) in topics
        .map(|row| ("topic", row))
        .chain(terms.map(|row| ("term of", row)))
        .chain(countries.map(|row| ("country", row)))
        .filter(|(_, row)| few(row))
    {
        let records = if row.records == 1 { "record" } else { "records" };
        thin.push(format!("the {what} {} has {} {records}", row.label, row.records));
    }
    let (countries, terms) = (bare(&corpus.countries), bare(&corpus.terms));
    for (what, entries) in [
        ("countries", countries),
        ("terms", terms),
        ("chairmanships", bare(&corpus.chairmanships)),
        ("people", bare(&corpus.people)),
        ("organisations", bare(&corpus.organisations)),
        ("operations", bare(&corpus.operations)),
        ("exercises", bare(&corpus.exercises)),
        ("instruments", bare(&corpus.instruments)),
    ] {
        if !entries.is_empty() {
            thin.push(format!("{what} without a profile and its source: {}", entries.join(", ")));
        }
    }
    thin
}

/// The entries of a list that lack a profile, or a source for it.
fn bare<T: Entry>(list: &List<T>) -> Vec<&str> {
    let lacks = |authority: &Authority| authority.profile.is_none() || authority.sources.is_empty();
    let lacking = list.iter().filter(|(_, entry)| lacks(entry.authority()));
    lacking.map(|(_, entry)| entry.code()).collect()
}
