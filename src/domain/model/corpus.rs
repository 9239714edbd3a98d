//! The whole: every list, and the records.

use super::{
    Chairmanship, Country, Entry, Instrument, Kind, List, Operation, Organisation, Person,
    Publisher, Records, Register, Tag, Term, Topic, Vacancy, Who,
};
use serde::{Deserialize, Serialize};

/// A compiled corpus. Every key in it has its entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corpus {
    /// In order of time, then id, as compiled; imported ones after them. Packed one by one.
    #[serde(skip)]
    pub records: Records,
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

    /// The list a tag's entry stands in, and its code.
    pub fn entry_of(&self, tag: Tag) -> (Register, &str) {
        match tag {
            Tag::Country(key) => (Register::Country, self.countries[key].code()),
            Tag::Topic(key) => (Register::Topic, self.topics[key].code()),
            Tag::Organisation(key) => (Register::Organisation, self.organisations[key].code()),
            Tag::Operation(key) => (Register::Operation, self.operations[key].code()),
            Tag::Exercise(key) => (Register::Exercise, self.exercises[key].code()),
            Tag::Instrument(key) => (Register::Instrument, self.instruments[key].code()),
            Tag::Person(key) => (Register::Person, self.people[key].code()),
        }
    }

    /// How a tag is written in corpus files: "country:SY".
    pub fn tag_code(&self, tag: Tag) -> String {
        let (register, code) = self.entry_of(tag);
        format!("{}:{code}", register.word())
    }

    /// What an entry of a list is called; `None` where the list has no such code.
    pub fn entry_name(&self, register: Register, code: &str) -> Option<&str> {
        fn name<'a, T: Entry>(list: &'a List<T>, code: &str) -> Option<&'a str> {
            list.iter().find(|(_, entry)| entry.code() == code).map(|(_, entry)| entry.name())
        }
        match register {
            Register::Country => name(&self.countries, code),
            Register::SecretaryGeneral => {
                let mut vacancies = self.vacancies.iter().map(|vacancy| &vacancy.authority);
                let vacancy = || vacancies.find(|entry| entry.code == code).map(|e| &*e.name);
                name(&self.terms, code).or_else(vacancy)
            }
            Register::Topic => name(&self.topics, code),
            Register::Person => name(&self.people, code),
            Register::Organisation => name(&self.organisations, code),
            Register::Operation => name(&self.operations, code),
            Register::Exercise => name(&self.exercises, code),
            Register::Instrument => name(&self.instruments, code),
        }
    }

    /// What a person or body is called.
    pub fn who_name(&self, who: Who) -> &str {
        match who {
            Who::Person(key) => self.people[key].name(),
            Who::Organisation(key) => self.organisations[key].name(),
        }
    }
}
