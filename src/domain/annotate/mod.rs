//! Finding what a text names.
//!
//! Knows the names of the authorities, not what is done with a mention. A record's text is
//! searched only for what it is tagged with, so that a channel is not taken for Channel.

use super::model::{Authority, Corpus, Entry, List, Mention, Part, Record, Tag};
use super::text::{Pattern, Word, words};
use std::collections::{BTreeMap, BTreeSet};

/// The names of every authority, ready to be found.
pub struct Lexicon(BTreeMap<Tag, Vec<Pattern>>);

impl Lexicon {
    /// The lexicon of a corpus.
    pub fn new(corpus: &Corpus) -> Lexicon {
        let mut patterns = BTreeMap::new();
        named(&mut patterns, &corpus.countries, Tag::Country);
        named(&mut patterns, &corpus.organisations, Tag::Organisation);
        named(&mut patterns, &corpus.operations, Tag::Operation);
        named(&mut patterns, &corpus.exercises, Tag::Exercise);
        named(&mut patterns, &corpus.instruments, Tag::Instrument);
        named(&mut patterns, &corpus.people, Tag::Person);
        for (key, country) in corpus.countries.iter() {
            let adjectives = country.adjectives.iter().filter_map(|name| Pattern::new(name));
            patterns.entry(Tag::Country(key)).or_default().extend(adjectives);
        }
        for (key, topic) in corpus.topics.iter() {
            let terms = topic.terms.iter().filter_map(|term| Pattern::new(term));
            patterns.insert(Tag::Topic(key), terms.collect());
        }
        Lexicon(patterns)
    }

    /// Every place where a text names something, as first byte and byte after the last.
    pub fn find<'a>(
        &'a self,
        tag: Tag,
        text: &'a [Word<'_>],
    ) -> impl Iterator<Item = (usize, usize)> + 'a {
        self.0.get(&tag).into_iter().flatten().flat_map(move |pattern| pattern.find(text))
    }

    /// Every place where the record's text names one of its tags or people, in reading order;
    /// places may overlap.
    pub fn mentions(&self, record: &Record) -> Vec<Mention> {
        let people = record.people().filter_map(|voice| voice.who.person().map(Tag::Person));
        let tags: Vec<Tag> = record.tags().chain(people).collect();
        let mut mentions = Vec::new();
        for part in record.parts() {
            let text: Vec<Word<'_>> = words(record.text(part)).collect();
            for tag in &tags {
                for (start, end) in self.find(*tag, &text) {
                    let (start, end) = (start as u32, end as u32);
                    mentions.push(Mention { part, start, end, tag: *tag });
                }
            }
        }
        mentions.sort();
        mentions.dedup();
        mentions
    }

    /// What a page marks: named things, the first time in each paragraph; of overlapping
    /// mentions the longest.
    pub fn marks(mut mentions: Vec<Mention>) -> Vec<Mention> {
        mentions
            .retain(|m| !matches!(m.tag, Tag::Topic(_)) && matches!(m.part, Part::Paragraph(_)));
        mentions.sort_by_key(|m| (m.part, m.start, std::cmp::Reverse(m.end), m.tag));
        let mut marks: Vec<Mention> = Vec::new();
        for mention in mentions {
            let clear = marks
                .last()
                .is_none_or(|last| last.part != mention.part || last.end <= mention.start);
            if clear {
                marks.push(mention);
            }
        }
        let mut seen = BTreeSet::new();
        marks.retain(|mark| seen.insert((mark.part, mark.tag)));
        marks
    }
}

fn named<T: Entry>(
    patterns: &mut BTreeMap<Tag, Vec<Pattern>>,
    list: &List<T>,
    tag: impl Fn(crate::domain::model::Key<T>) -> Tag,
) {
    for (key, entry) in list.iter() {
        patterns.insert(tag(key), names(entry.authority()));
    }
}

fn names(authority: &Authority) -> Vec<Pattern> {
    authority.names().filter_map(Pattern::new).collect()
}
