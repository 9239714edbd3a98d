//! Which texts of a record stand in which field of its document.
//!
//! A packed corpus leaves these texts to the woven ones, which have them already: they are
//! taken out of a record before it is packed, and put back when it is read.

use crate::domain::index::{Engine, Field, Segment, SegmentError, Shared, Weaver};
use crate::domain::model::{Corpus, Entry, Record, Tag, Who};
use std::collections::BTreeMap;

/// Weaves the texts of a corpus: a document for each record, in their order.
pub fn weave(corpus: &Corpus) -> Vec<u8> {
    weave_from(corpus, 0)
}

/// Weaves the texts of the records from one on.
fn weave_from(corpus: &Corpus, first: usize) -> Vec<u8> {
    let mut weaver = Weaver::default();
    // What several records have in common is woven when first met.
    let mut met: BTreeMap<Vec<&str>, Shared> = BTreeMap::new();
    for key in corpus.records.keys().skip(first) {
        let record = &corpus.records[key];
        let common = in_common(corpus, record).into_iter().map(|(field, texts)| {
            let shared = met.entry(texts).or_insert_with_key(|t| weaver.share(t.iter().copied()));
            (field, *shared)
        });
        let common: Vec<(Field, Shared)> = common.collect();
        weaver.begin();
        for (field, text) in own(record) {
            weaver.add(field, text);
        }
        for (field, texts) in common {
            weaver.refer(field, texts);
        }
        // Who writes "January 2022" means when it was.
        weaver.add(Field::Names, &record.date.words());
    }
    weaver.finish()
}

/// An engine over the texts of a corpus that was not packed.
///
/// # Errors
/// None but for more texts than an index can hold.
pub fn engine(corpus: &Corpus) -> Result<Engine, SegmentError> {
    Ok(Engine::from(vec![Segment::open(weave(corpus))?]))
}

/// Adds a segment to an engine with the texts of the records that it has no documents of: those
/// behind the others.
///
/// # Errors
/// None but for more texts than an index can hold.
pub fn catch_up(engine: &mut Engine, corpus: &Corpus) -> Result<(), SegmentError> {
    engine.add(Segment::open(weave_from(corpus, engine.count()))?);
    Ok(())
}

/// Takes the texts out of a record that [`weave`] keeps.
pub fn take_out(mut record: Record) -> Record {
    for text in places(&mut record).into_iter().flat_map(|(_, texts)| texts) {
        text.clear();
    }
    record
}

/// Puts the texts back into a record that were taken out of it: those of its document.
pub fn put_back(mut record: Record, mut texts: Vec<(Field, String)>) -> Record {
    for (field, places) in places(&mut record) {
        let of_field = texts.iter_mut().filter(|(of, _)| *of == field);
        for (place, (_, text)) in places.into_iter().zip(of_field) {
            *place = std::mem::take(text);
        }
    }
    record
}

/// The texts that are a record's own.
fn own(record: &Record) -> Vec<(Field, &str)> {
    let title = std::iter::once((Field::Title, record.title.as_str()));
    let body = record.digest.iter().map(|text| (Field::Body, text.as_str()));
    let quotations = record.quotations.iter().map(|q| (Field::Quotation, q.text.as_str()));
    let sources = record.sources.iter().map(|source| (Field::Source, source.title.as_str()));
    title.chain(body).chain(quotations).chain(sources).collect()
}

/// Where they stand in it, by field, in the order of [`own`].
fn places(record: &mut Record) -> [(Field, Vec<&mut String>); 4] {
    [
        (Field::Title, vec![&mut record.title]),
        (Field::Body, record.digest.iter_mut().collect()),
        (Field::Quotation, record.quotations.iter_mut().map(|q| &mut q.text).collect()),
        (Field::Source, record.sources.iter_mut().map(|source| &mut source.title).collect()),
    ]
}

/// The texts a record has in common with others: what its figures count, and names.
fn in_common<'a>(corpus: &'a Corpus, record: &'a Record) -> Vec<(Field, Vec<&'a str>)> {
    let figures = record.figures.iter().map(|f| vec![f.unit.as_str(), f.what.as_str()]);
    let figures = figures.map(|texts| (Field::Body, texts));
    figures.chain(names(corpus, record).map(|texts| (Field::Names, texts))).collect()
}

/// The names, in every spelling, of what a record is tagged with, of who is in it and who
/// published it; roles, kind and place.
pub(super) fn names<'a>(
    corpus: &'a Corpus,
    record: &'a Record,
) -> impl Iterator<Item = Vec<&'a str>> {
    let voices = record.people().map(|voice| match voice.who {
        Who::Person(key) => Tag::Person(key),
        Who::Organisation(key) => Tag::Organisation(key),
    });
    let tagged = record.tags().chain(voices).map(|tag| names_of(corpus, tag));
    let roles = record.people().filter_map(|voice| voice.role.as_deref());
    let publishers = record.sources.iter().map(|source| corpus.publishers[source.publisher].name());
    let kind = std::iter::once(corpus.kinds[record.kind].name());
    let single = roles.chain(publishers).chain(kind).chain(record.place.as_deref());
    tagged.chain(single.map(|name| vec![name]))
}

fn names_of(corpus: &Corpus, tag: Tag) -> Vec<&str> {
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
