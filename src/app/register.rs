//! What stands in a register: every entry by name, with the number of its records.

use crate::domain::model::{Corpus, Entry, List, Record, Register};
use std::collections::BTreeMap;

/// An entry of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// As in an address.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many records it has.
    pub records: usize,
}

/// Every entry: terms and topics in the order of their lists, people by surname, the others by
/// name.
pub fn register(corpus: &Corpus, register: Register) -> Vec<Listed> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, record) in corpus.records.iter() {
        let mut codes = codes(corpus, register, record);
        codes.sort_unstable();
        codes.dedup();
        for code in codes {
            *counts.entry(code).or_default() += 1;
        }
    }
    let mut listed = match register {
        Register::Country => entries(&corpus.countries),
        Register::SecretaryGeneral => entries(&corpus.terms),
        Register::Topic => entries(&corpus.topics),
        Register::Person => entries(&corpus.people),
        Register::Organisation => entries(&corpus.organisations),
        Register::Operation => entries(&corpus.operations),
        Register::Exercise => entries(&corpus.exercises),
        Register::Instrument => entries(&corpus.instruments),
    };
    for entry in &mut listed {
        entry.records = counts.get(entry.code.as_str()).copied().unwrap_or(0);
    }
    match register {
        Register::SecretaryGeneral | Register::Topic => {}
        Register::Person => {
            let surname = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_owned();
            listed.sort_by_key(|entry| (surname(&entry.name), entry.name.clone()));
        }
        _ => listed.sort_by(|a, b| a.name.cmp(&b.name)),
    }
    listed
}

fn entries<T: Entry>(list: &List<T>) -> Vec<Listed> {
    let listed = |entry: &T| Listed {
        code: entry.code().to_owned(),
        name: entry.name().to_owned(),
        records: 0,
    };
    list.iter().map(|(_, entry)| listed(entry)).collect()
}

/// The codes of a record in a register; one may come more than once.
fn codes<'a>(corpus: &'a Corpus, register: Register, record: &Record) -> Vec<&'a str> {
    match register {
        Register::SecretaryGeneral => {
            record.holders.iter().map(|holding| corpus.terms[holding.term].code()).collect()
        }
        Register::Person => {
            let people = record.people().filter_map(|voice| voice.who.person());
            people.map(|key| corpus.people[key].code()).collect()
        }
        Register::Topic => {
            let topics = record.topics.iter().flat_map(|key| {
                let topic = &corpus.topics[*key];
                [Some(topic), topic.parent.map(|parent| &corpus.topics[parent])]
            });
            topics.flatten().map(Entry::code).collect()
        }
        _ => {
            let entries = record.tags().map(|tag| corpus.entry_of(tag));
            entries.filter(|(list, _)| *list == register).map(|(_, code)| code).collect()
        }
    }
}
