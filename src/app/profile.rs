//! The profile of an entry of a register: what is known of it, from where, and its records.

use super::with;
use crate::domain::model::{
    Authority, Confidence, Corpus, Country, Entry, Instrument, Key, List, Operation, Organisation,
    Person, Record, RoleTime, Run, Tag, Term, Topic, Who, chairs,
};
use crate::domain::query::address::{Page, Register};
use crate::domain::query::{Facet, Query};

/// What a profile page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Which register it stands in: "Country".
    pub register: &'static str,
    /// Its name.
    pub name: String,
    /// Other names, in either script.
    pub names: Vec<String>,
    /// What is known in a word or a date, with what it is: ("Capital", "Yerevan").
    pub facts: Vec<(&'static str, String)>,
    /// One paragraph on it.
    pub text: Option<String>,
    /// What that rests on.
    pub sources: Vec<String>,
    /// How well it is attested.
    pub confidence: Option<Confidence>,
    /// Where its own text is.
    pub address: Option<String>,
    /// The times an operation or exercise was run.
    pub runs: Vec<Run>,
    /// Its records, the latest first.
    pub records: Vec<Key<Record>>,
    /// The query that gives them, where there is a filter for it.
    pub query: Option<Query>,
}

/// The profile of an entry; `None` where the register has no such code.
pub fn profile(corpus: &Corpus, register: Register, code: &str) -> Option<Profile> {
    match register {
        Register::Country => {
            let (key, entry) = find(&corpus.countries, code)?;
            Some(tagged(corpus, register, entry, Tag::Country(key), country(corpus, key, entry)))
        }
        Register::SecretaryGeneral => {
            let (key, term) = find(&corpus.terms, code)?;
            let held = |record: &Record| record.holders.iter().any(|holding| holding.term == key);
            let mut profile = entry(corpus, register, term, facts_of_term(corpus, term), held);
            let chosen = [(Facet::SecretaryGeneral, [code.to_owned()].into())].into();
            profile.query = Some(Query { chosen, ..Query::default() });
            Some(profile)
        }
        Register::Topic => {
            let (key, entry) = find(&corpus.topics, code)?;
            let mut profile =
                tagged(corpus, register, entry, Tag::Topic(key), facts_of_topic(corpus, entry));
            profile.text = profile.text.or_else(|| entry.scope.clone());
            profile.records = newest(corpus, |record| {
                record.topics.iter().any(|t| *t == key || corpus.topics[*t].parent == Some(key))
            });
            Some(profile)
        }
        Register::Person => {
            let (key, entry) = find(&corpus.people, code)?;
            let mut profile =
                tagged(corpus, register, entry, Tag::Person(key), person(corpus, key, entry));
            profile.records = newest(corpus, |record| names(record, Who::Person(key)));
            Some(profile)
        }
        Register::Organisation => {
            let (key, entry) = find(&corpus.organisations, code)?;
            let mut profile =
                tagged(corpus, register, entry, Tag::Organisation(key), organisation(entry));
            profile.records = newest(corpus, |record| {
                record.organisations.contains(&key) || names(record, Who::Organisation(key))
            });
            Some(profile)
        }
        Register::Operation => {
            let (key, entry) = find(&corpus.operations, code)?;
            Some(series(corpus, register, entry, Tag::Operation(key)))
        }
        Register::Exercise => {
            let (key, entry) = find(&corpus.exercises, code)?;
            Some(series(corpus, register, entry, Tag::Exercise(key)))
        }
        Register::Instrument => {
            let (key, entry) = find(&corpus.instruments, code)?;
            let mut profile =
                tagged(corpus, register, entry, Tag::Instrument(key), instrument(entry));
            profile.address = entry.address.clone();
            Some(profile)
        }
    }
}

/// The page of what a record is tagged with.
pub fn page_of(corpus: &Corpus, tag: Tag) -> Page {
    let (register, code) = match tag {
        Tag::Country(key) => (Register::Country, corpus.countries[key].code()),
        Tag::Topic(key) => (Register::Topic, corpus.topics[key].code()),
        Tag::Organisation(key) => (Register::Organisation, corpus.organisations[key].code()),
        Tag::Operation(key) => (Register::Operation, corpus.operations[key].code()),
        Tag::Exercise(key) => (Register::Exercise, corpus.exercises[key].code()),
        Tag::Instrument(key) => (Register::Instrument, corpus.instruments[key].code()),
        Tag::Person(key) => (Register::Person, corpus.people[key].code()),
    };
    Page::Profile(register, code.to_owned())
}

/// The page of a person or body.
pub fn page_of_who(corpus: &Corpus, who: Who) -> Page {
    match who {
        Who::Person(key) => page_of(corpus, Tag::Person(key)),
        Who::Organisation(key) => page_of(corpus, Tag::Organisation(key)),
    }
}

type Facts = Vec<(&'static str, String)>;

fn find<'a, T: Entry>(list: &'a List<T>, code: &str) -> Option<(Key<T>, &'a T)> {
    list.iter().find(|(_, entry)| entry.code() == code)
}

fn names(record: &Record, who: Who) -> bool {
    record.people().any(|voice| voice.who == who)
}

fn newest(corpus: &Corpus, is_of_it: impl Fn(&Record) -> bool) -> Vec<Key<Record>> {
    let of_it = corpus.records.iter().filter(|(_, record)| is_of_it(record));
    let mut records: Vec<Key<Record>> = of_it.map(|(key, _)| key).collect();
    records.reverse();
    records
}

fn entry<T: Entry>(
    corpus: &Corpus,
    register: Register,
    entry: &T,
    facts: Facts,
    is_of_it: impl Fn(&Record) -> bool,
) -> Profile {
    let Authority { name, variants, cyrillic, note, sources, confidence, .. } = entry.authority();
    Profile {
        register: register.legend(),
        name: name.clone(),
        names: variants.iter().chain(cyrillic).cloned().collect(),
        facts,
        text: note.clone(),
        sources: sources.clone(),
        confidence: *confidence,
        address: None,
        runs: Vec::new(),
        records: newest(corpus, is_of_it),
        query: None,
    }
}

/// Of an entry that records are tagged with.
fn tagged<T: Entry>(
    corpus: &Corpus,
    register: Register,
    of: &T,
    tag: Tag,
    facts: Facts,
) -> Profile {
    let has_it = |record: &Record| record.tags().any(|other| other == tag);
    let mut profile = entry(corpus, register, of, facts, has_it);
    let query = with(corpus, tag);
    // Words find more than the tag: only a filter gives the very same records.
    profile.query = (!query.chosen.is_empty()).then_some(query);
    profile
}

fn series(corpus: &Corpus, register: Register, series: &Operation, tag: Tag) -> Profile {
    let dates = series.dates.as_ref().map(|dates| ("Dates", dates.words()));
    let aim = series.aim.clone().map(|aim| ("Aim", aim));
    let facts = dates.into_iter().chain(aim).collect();
    Profile { runs: series.runs.clone(), ..tagged(corpus, register, series, tag, facts) }
}

fn country(corpus: &Corpus, key: Key<Country>, country: &Country) -> Facts {
    let capital = country.capital.clone().map(|capital| ("Capital", capital));
    let statuses = country.statuses.iter().map(|status| {
        let note = status.note.as_ref().map_or(String::new(), |note| format!(" ({note})"));
        ("Standing", format!("{}: {}{note}", status.standing.word(), status.dates.words()))
    });
    let chaired = corpus.chairmanships.iter().filter(|(_, chair)| chair.country == key);
    let chaired = chaired.map(|(_, chair)| ("In the chair", chair.dates.words()));
    capital.into_iter().chain(statuses).chain(chaired).collect()
}

fn person(corpus: &Corpus, key: Key<Person>, person: &Person) -> Facts {
    let country = person.country.map(|key| ("Country", corpus.countries[key].name().to_owned()));
    let terms = corpus.terms.iter().filter(|(_, term)| term.person == key);
    let terms =
        terms.map(|(_, term)| ("Role", format!("{}, {}", term.title(), term.dates.words())));
    let roles = person.roles.iter().map(|role| match &role.time {
        RoleTime::Dates(dates) => ("Role", format!("{}, {}", role.title, dates.words())),
        RoleTime::Attested(dates) => {
            ("Role", format!("{}, seen so {}; limits not known", role.title, dates.words()))
        }
    });
    let chaired = corpus.chairmanships.iter().filter(|(_, chair)| chair.head == Some(key));
    let chaired = chaired.map(|(_, chair)| ("In the chair", chair.dates.words()));
    country.into_iter().chain(terms).chain(roles).chain(chaired).collect()
}

fn facts_of_term(corpus: &Corpus, term: &Term) -> Facts {
    let countries: Vec<&str> = chairs(&corpus.chairmanships, term.possible())
        .map(|chair| corpus.countries[chair.country].name())
        .collect();
    let chair = (!countries.is_empty()).then(|| ("In the chair meanwhile", countries.join(", ")));
    let dates = ("Dates", term.dates.words());
    [("Office", term.title().to_owned()), dates].into_iter().chain(chair).collect()
}

fn facts_of_topic(corpus: &Corpus, topic: &Topic) -> Facts {
    let parent = topic.parent.map(|key| ("Group", corpus.topics[key].name().to_owned()));
    parent.into_iter().collect()
}

fn organisation(organisation: &Organisation) -> Facts {
    let created = organisation.created.as_ref().map(|date| ("Created", date.words()));
    let kind = ("Kind", organisation.kind.replace('-', " "));
    [kind].into_iter().chain(created).collect()
}

fn instrument(instrument: &Instrument) -> Facts {
    instrument.date.as_ref().map(|date| ("Date", date.words())).into_iter().collect()
}
