//! The whole: every list, and the records in order of time.

use super::{
    Chairmanship, Country, Entry, Instrument, Key, Kind, List, Operation, Organisation, Person,
    Publisher, Record, Tag, Term, Topic, Vacancy, Who,
};
use serde::{Deserialize, Serialize};

/// A compiled corpus. Every key in it has its entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corpus {
    /// In order of time, then id.
    pub records: List<Record>,
    /// States.
    pub countries: List<Country>,
    /// Terms of office, in order of time.
    pub terms: List<Term>,
    /// Times without a holder.
    pub vacancies: Vec<Vacancy>,
    /// Times of the chair, in order of time.
    pub chairmanships: List<Chairmanship>,
    /// Topics, each group followed by its children.
    pub topics: List<Topic>,
    /// People.
    pub people: List<Person>,
    /// Organisations.
    pub organisations: List<Organisation>,
    /// Special operations.
    pub operations: List<Operation>,
    /// Exercises.
    pub exercises: List<Operation>,
    /// Instruments.
    pub instruments: List<Instrument>,
    /// Publishers.
    pub publishers: List<Publisher>,
    /// Kinds of record.
    pub kinds: List<Kind>,
}

impl Corpus {
    /// The record with this id.
    pub fn record(&self, id: &str) -> Option<(Key<Record>, &Record)> {
        self.records.iter().find(|(_, record)| record.id == id)
    }

    /// What a tag is called.
    pub fn tag_name(&self, tag: Tag) -> &str {
        match tag {
            Tag::Country(key) => self.countries[key].name(),
            Tag::Topic(key) => self.topics[key].name(),
            Tag::Organisation(key) => self.organisations[key].name(),
            Tag::Operation(key) => self.operations[key].name(),
            Tag::Exercise(key) => self.exercises[key].name(),
            Tag::Instrument(key) => self.instruments[key].name(),
            Tag::Person(key) => self.people[key].name(),
        }
    }

    /// How a tag is written in corpus files: "country:SY".
    pub fn tag_code(&self, tag: Tag) -> String {
        let (list, code) = match tag {
            Tag::Country(key) => ("country", self.countries[key].code()),
            Tag::Topic(key) => ("topic", self.topics[key].code()),
            Tag::Organisation(key) => ("organisation", self.organisations[key].code()),
            Tag::Operation(key) => ("operation", self.operations[key].code()),
            Tag::Exercise(key) => ("exercise", self.exercises[key].code()),
            Tag::Instrument(key) => ("instrument", self.instruments[key].code()),
            Tag::Person(key) => ("person", self.people[key].code()),
        };
        format!("{list}:{code}")
    }

    /// What a person or body is called.
    pub fn who_name(&self, who: Who) -> &str {
        match who {
            Who::Person(key) => self.people[key].name(),
            Who::Organisation(key) => self.organisations[key].name(),
        }
    }
}
