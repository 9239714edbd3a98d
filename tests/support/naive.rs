//! The naive scan: each record is asked each condition of a query, with codes and texts as
//! they stand in the corpus. Slow and plain, so that the quick way can be held against it.

use csto_explorer::domain::date::{Day, Days};
use csto_explorer::domain::model::{Authority, Corpus, Entry, Key, Record, Tag, Who};
use csto_explorer::domain::query::{Condition, Facet, Match, Query, SgBy};
use csto_explorer::domain::text::fold;

/// A corpus with the words of each record at hand.
pub struct Scan<'a> {
    corpus: &'a Corpus,
    words: Vec<Vec<String>>,
}

impl<'a> Scan<'a> {
    /// Reads the words of every record.
    pub fn of(corpus: &'a Corpus) -> Scan<'a> {
        let words = corpus.records.iter().map(|(_, record)| words_of(corpus, record)).collect();
        Scan { corpus, words }
    }

    /// The records that meet every condition of a query, in order of time.
    pub fn records(&self, query: &Query) -> Vec<Key<Record>> {
        let conditions = conditions(self.corpus, query);
        let all = self.corpus.records.iter().map(|(key, _)| key);
        all.filter(|key| conditions.iter().rev().all(|c| self.meets(*key, query, *c))).collect()
    }

    /// Those of some records that have a value.
    pub fn having<'k>(
        &self,
        records: &'k [Key<Record>],
        facet: Facet,
        code: &'k str,
        sg_by: SgBy,
    ) -> impl Iterator<Item = Key<Record>> + use<'a, 'k> {
        let corpus = self.corpus;
        let all = records.iter().copied();
        all.filter(move |key| has(corpus, &corpus.records[*key], facet, code, sg_by))
    }

    fn meets(&self, key: Key<Record>, query: &Query, condition: Condition) -> bool {
        let record = &self.corpus.records[key];
        match condition {
            Condition::Text => has_words(&self.words[key.index()], &query.text),
            Condition::Years => lies_in_years(record, query),
            Condition::Facet(facet) => {
                let chosen = query.chosen_in(facet).filter(|code| exists(self.corpus, facet, code));
                let mut has = chosen.map(|code| has(self.corpus, record, facet, code, query.sg_by));
                match query.match_in(facet) {
                    Match::Any => has.any(|yes| yes),
                    Match::All => has.all(|yes| yes),
                }
            }
        }
    }
}

/// The conditions that a query really sets: words without letters and unknown codes set none.
pub fn conditions(corpus: &Corpus, query: &Query) -> Vec<Condition> {
    let known = |condition: &Condition| match condition {
        Condition::Text => !split(&query.text).is_empty(),
        Condition::Years => true,
        Condition::Facet(facet) => query.chosen_in(*facet).any(|code| exists(corpus, *facet, code)),
    };
    query.conditions().into_iter().filter(known).collect()
}

/// Whether a filter has a value of this code.
pub fn exists(corpus: &Corpus, facet: Facet, code: &str) -> bool {
    facet.values(corpus).iter().any(|value| value.code == code)
}

/// Whether a record has a value.
fn has(corpus: &Corpus, record: &Record, facet: Facet, code: &str, sg_by: SgBy) -> bool {
    match facet {
        Facet::Country => record.countries.iter().any(|key| corpus.countries[*key].code() == code),
        Facet::SecretaryGeneral => has_secretary_general(corpus, record, code, sg_by),
        Facet::Topic => record.topics.iter().any(|key| {
            let topic = &corpus.topics[*key];
            topic.code() == code
                || topic.parent.is_some_and(|parent| corpus.topics[parent].code() == code)
        }),
        Facet::Kind => corpus.kinds[record.kind].code() == code,
        Facet::Speaker => record.speakers.iter().any(|voice| match voice.who {
            Who::Person(key) => corpus.people[key].code() == code,
            Who::Organisation(key) => corpus.organisations[key].code() == code,
        }),
        Facet::Organisation => {
            record.organisations.iter().any(|key| corpus.organisations[*key].code() == code)
        }
        Facet::Operation => {
            record.operations.iter().any(|key| corpus.operations[*key].code() == code)
        }
        Facet::Exercise => record.exercises.iter().any(|key| corpus.exercises[*key].code() == code),
        Facet::Instrument => {
            record.instruments.iter().any(|key| corpus.instruments[*key].code() == code)
        }
        Facet::Source => {
            record.sources.iter().any(|source| corpus.publishers[source.publisher].code() == code)
        }
    }
}

fn has_secretary_general(corpus: &Corpus, record: &Record, code: &str, by: SgBy) -> bool {
    let days = record.date.days();
    let Some((_, term)) = corpus.terms.iter().find(|(_, term)| term.code() == code) else {
        let vacancy = corpus.vacancies.iter().find(|vacancy| vacancy.authority.code == code);
        return by == SgBy::Office
            && vacancy.is_some_and(|vacancy| vacancy.dates.days().meets(days));
    };
    let is_holder = |who: Who| who == Who::Person(term.person);
    match by {
        SgBy::Office => term.possible().meets(days),
        SgBy::Speaking => record.speakers.iter().any(|voice| {
            is_holder(voice.who)
                && voice.role.as_deref() == Some(term.title())
                && term.possible().meets(days)
        }),
        SgBy::Named => record.people().any(|voice| is_holder(voice.who)),
    }
}

/// Whether some day of the record's date lies in the years asked for; if certainty is asked
/// for, whether every day does and the source has no doubt.
fn lies_in_years(record: &Record, query: &Query) -> bool {
    let days = record.date.days();
    let from = query.from.as_ref().map_or(Day::MIN, |date| date.days().from);
    let to = query.to.as_ref().map_or(Day::MAX, |date| date.days().to);
    if query.certain {
        !record.date.is_qualified() && from <= days.from && days.to <= to
    } else {
        let shared = Days { from: from.max(days.from), to: to.min(days.to) };
        shared.from <= shared.to
    }
}

fn has_words(words: &[String], query: &str) -> bool {
    let asked = split(query);
    let Some((last, whole)) = asked.split_last() else { return true };
    whole.iter().all(|asked| words.contains(asked))
        && words.iter().any(|word| word.starts_with(last))
}

/// Every word that finds a record.
pub fn words_of(corpus: &Corpus, record: &Record) -> Vec<String> {
    texts(corpus, record).into_iter().flat_map(split).collect()
}

fn split(text: &str) -> Vec<String> {
    let parts_words = |c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c);
    text.split(parts_words).map(fold).filter(|word| !word.is_empty()).collect()
}

/// Every text of a record that search looks into.
pub fn texts<'a>(corpus: &'a Corpus, record: &'a Record) -> Vec<&'a str> {
    let mut texts: Vec<&str> = vec![&record.title, corpus.kinds[record.kind].name()];
    texts.extend(record.place.as_deref());
    texts.extend(record.digest.iter().map(String::as_str));
    texts.extend(record.quotations.iter().map(|quotation| quotation.text.as_str()));
    for figure in &record.figures {
        texts.extend([figure.unit.as_str(), &figure.what]);
    }
    for source in &record.sources {
        texts.extend([corpus.publishers[source.publisher].name(), &source.title]);
    }
    for voice in record.people() {
        texts.extend(voice.role.as_deref());
        let authority = match voice.who {
            Who::Person(key) => &corpus.people[key].authority,
            Who::Organisation(key) => &corpus.organisations[key].authority,
        };
        texts.extend(authority.names());
    }
    texts.extend(record.tags().flat_map(|tag| authority(corpus, tag).names()));
    texts
}

fn authority(corpus: &Corpus, tag: Tag) -> &Authority {
    match tag {
        Tag::Country(key) => &corpus.countries[key].authority,
        Tag::Topic(key) => &corpus.topics[key].authority,
        Tag::Organisation(key) => &corpus.organisations[key].authority,
        Tag::Operation(key) => &corpus.operations[key].authority,
        Tag::Exercise(key) => &corpus.exercises[key].authority,
        Tag::Instrument(key) => &corpus.instruments[key].authority,
        Tag::Person(key) => &corpus.people[key].authority,
    }
}
