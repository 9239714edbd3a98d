//! The inverted index: for each word, the records and fields that have it.

use super::columns::Columns;
use super::rank::{self, Field};
use crate::domain::model::{Corpus, Entry, Record, Tag, Who};
use crate::domain::text::words;
use fixedbitset::FixedBitSet;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The index of a corpus, made by the compiler.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Columns", into = "Columns")]
pub struct Index {
    /// Folded words, sorted, each with its postings in the order of the records.
    pub(super) dictionary: Vec<(String, Vec<Posting>)>,
    /// Words of each field of each record, in the order of [`Field::ALL`].
    pub(super) lengths: Vec<[u32; 4]>,
}

/// A word in a field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub record: u32,
    pub field: Field,
    pub count: u32,
}

/// The words of a query: all must occur, the last one by its beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms(Vec<String>);

impl Terms {
    /// Reads a query.
    pub fn of(query: &str) -> Terms {
        Terms(words(query).map(|word| word.folded).collect())
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a folded word of a text is one of these.
    pub fn matches(&self, folded: &str) -> bool {
        self.iter().any(
            |(term, prefix)| {
                if prefix { folded.starts_with(term) } else { folded == term }
            },
        )
    }

    /// Each word, and whether it stands for every word it begins.
    fn iter(&self) -> impl Iterator<Item = (&str, bool)> {
        let last = self.0.len().saturating_sub(1);
        self.0.iter().enumerate().map(move |(i, term)| (term.as_str(), i == last))
    }
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The records that have all words.
    pub records: FixedBitSet,
    /// How well each record fits, by place in the corpus; 0 for those not found.
    pub scores: Vec<f32>,
}

impl Index {
    /// Indexes a corpus.
    pub fn build(corpus: &Corpus) -> Index {
        let mut dictionary: BTreeMap<String, BTreeMap<(u32, Field), u32>> = BTreeMap::new();
        let mut lengths = Vec::new();
        for (key, record) in corpus.records.iter() {
            let at = u32::try_from(key.index()).unwrap_or(u32::MAX);
            let mut length = [0; 4];
            for (field, length) in Field::ALL.into_iter().zip(&mut length) {
                for text in texts(corpus, record, field) {
                    for word in words(text) {
                        *length += 1;
                        *dictionary
                            .entry(word.folded)
                            .or_default()
                            .entry((at, field))
                            .or_default() += 1;
                    }
                }
            }
            lengths.push(length);
        }
        let postings = |fields: BTreeMap<(u32, Field), u32>| {
            let posting = |((record, field), count)| Posting { record, field, count };
            fields.into_iter().map(posting).collect()
        };
        let dictionary = dictionary.into_iter().map(|(word, fields)| (word, postings(fields)));
        Index { dictionary: dictionary.collect(), lengths }
    }

    /// The records that have all words, and how well each fits.
    pub fn search(&self, terms: &Terms) -> Found {
        let count = self.lengths.len();
        let mut found =
            Found { records: FixedBitSet::with_capacity(count), scores: vec![0.0; count] };
        found.records.insert_range(..);
        let averages = self.averages();
        for (term, prefix) in terms.iter() {
            let mut frequencies = vec![0.0_f32; count];
            for posting in self.entries(term, prefix).iter().flat_map(|(_, postings)| postings) {
                let (record, field) = (posting.record as usize, posting.field as usize);
                let length = self.lengths[record][field];
                frequencies[record] +=
                    rank::frequency(posting.field, posting.count, length, averages[field]);
            }
            let with: FixedBitSet =
                frequencies.iter().enumerate().filter(|(_, f)| **f > 0.0).map(|(i, _)| i).collect();
            let records_with = with.count_ones(..);
            found.records.intersect_with(&grown(with, count));
            for (score, frequency) in found.scores.iter_mut().zip(frequencies) {
                *score += rank::score(frequency, records_with, count);
            }
        }
        for (record, score) in found.scores.iter_mut().enumerate() {
            if !found.records.contains(record) {
                *score = 0.0;
            }
        }
        found
    }

    /// The dictionary entries a word of a query stands for.
    fn entries(&self, term: &str, prefix: bool) -> &[(String, Vec<Posting>)] {
        let start = self.dictionary.partition_point(|(word, _)| word.as_str() < term);
        let rest = &self.dictionary[start..];
        let end = rest.partition_point(
            |(word, _)| {
                if prefix { word.starts_with(term) } else { word == term }
            },
        );
        &rest[..end]
    }

    fn averages(&self) -> [f32; 4] {
        let mut sums = [0.0; 4];
        for lengths in &self.lengths {
            for (sum, length) in sums.iter_mut().zip(lengths) {
                *sum += *length as f32;
            }
        }
        sums.map(|sum| sum / self.lengths.len().max(1) as f32)
    }
}

fn grown(mut set: FixedBitSet, size: usize) -> FixedBitSet {
    set.grow(size);
    set
}

/// The name by which a record was found, where none of the words stands in its title or digest
/// as a reader sees them: «Наёмник» finds Operation Mercenary.
pub fn found_by_name<'a>(corpus: &'a Corpus, record: &'a Record, terms: &Terms) -> Option<&'a str> {
    let has = |text: &str| words(text).any(|word| terms.matches(&word.folded));
    let shown = std::iter::once(&record.title).chain(&record.digest).any(|text| has(text));
    if shown || terms.is_empty() {
        return None;
    }
    texts(corpus, record, Field::Names).into_iter().find(|name| has(name))
}

/// The texts of a field of a record.
fn texts<'a>(corpus: &'a Corpus, record: &'a Record, field: Field) -> Vec<&'a str> {
    match field {
        Field::Title => vec![&record.title],
        Field::Quotation => record.quotations.iter().map(|q| q.text.as_str()).collect(),
        Field::Body => {
            let figures = record.figures.iter().flat_map(|f| [f.unit.as_str(), f.what.as_str()]);
            record.digest.iter().map(String::as_str).chain(figures).collect()
        }
        Field::Names => {
            let voices = record.people().map(|voice| match voice.who {
                Who::Person(key) => Tag::Person(key),
                Who::Organisation(key) => Tag::Organisation(key),
            });
            let tagged = record.tags().chain(voices).flat_map(|tag| names(corpus, tag));
            let roles = record.people().filter_map(|voice| voice.role.as_deref());
            let sources = record.sources.iter().flat_map(|source| {
                [corpus.publishers[source.publisher].name(), source.title.as_str()]
            });
            let kind = std::iter::once(corpus.kinds[record.kind].name());
            let place = record.place.as_deref();
            tagged.chain(roles).chain(sources).chain(kind).chain(place).collect()
        }
    }
}

fn names(corpus: &Corpus, tag: Tag) -> Vec<&str> {
    let authority = match tag {
        Tag::Country(key) => corpus.countries[key].authority(),
        Tag::Topic(key) => corpus.topics[key].authority(),
        Tag::Organisation(key) => corpus.organisations[key].authority(),
        Tag::Operation(key) => corpus.operations[key].authority(),
        Tag::Exercise(key) => corpus.exercises[key].authority(),
        Tag::Instrument(key) => corpus.instruments[key].authority(),
        Tag::Person(key) => corpus.people[key].authority(),
    };
    authority.names().collect()
}
