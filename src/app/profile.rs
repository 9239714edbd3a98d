//! The profile of an entry of a register: what is known of it, from where, and its records.

use super::choosing;
use crate::domain::model::{
    Authority, Chairmanship, Confidence, Corpus, Country, Entry, Instrument, Key, List, Operation,
    Organisation, Person, Record, Register, RoleTime, Run, Tag, Term, Topic, Who, chairs,
};
use crate::domain::query::Query;
use crate::domain::query::address::Page;
use crate::domain::select::Explorer;

/// What a profile page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Which register it stands in: "Country".
    pub register: &'static str,
    /// Its name.
    pub name: String,
    /// Other names, in either script.
    pub names: Vec<String>,
    /// What is known in a word or a date.
    pub facts: Vec<Fact>,
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

/// Something known of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is: "Capital".
    pub label: &'static str,
    /// "Yerevan".
    pub text: String,
    /// Whose page tells more.
    pub page: Option<Page>,
}

fn fact(label: &'static str, text: String) -> Fact {
    Fact { label, text, page: None }
}

impl Fact {
    fn on(self, register: Register, code: &str) -> Fact {
        Fact { page: Some(Page::Profile(register, code.to_owned())), ..self }
    }
}

/// The profile of an entry; `None` where the register has no such code.
pub fn profile(explorer: &Explorer, register: Register, code: &str) -> Option<Profile> {
    let corpus = &explorer.corpus;
    let told = match register {
        Register::Country => {
            let (key, entry) = find(&corpus.countries, code)?;
            told(&entry.authority, country(corpus, key, entry))
        }
        Register::SecretaryGeneral => match find(&corpus.terms, code) {
            Some((_, term)) => told(&term.authority, facts_of_term(corpus, term)),
            None => {
                let vacancy = corpus.vacancies.iter().find(|v| v.authority.code == code)?;
                told(&vacancy.authority, vec![fact("Dates", vacancy.dates.words())])
            }
        },
        Register::Topic => {
            let (_, entry) = find(&corpus.topics, code)?;
            told(&entry.authority, facts_of_topic(corpus, entry))
        }
        Register::Person => {
            let (key, entry) = find(&corpus.people, code)?;
            told(&entry.authority, person(corpus, key, entry))
        }
        Register::Organisation => {
            let (_, entry) = find(&corpus.organisations, code)?;
            told(&entry.authority, organisation(entry))
        }
        Register::Operation => series(find(&corpus.operations, code)?.1),
        Register::Exercise => series(find(&corpus.exercises, code)?.1),
        Register::Instrument => {
            let (_, entry) = find(&corpus.instruments, code)?;
            let address = entry.address.clone();
            Profile { address, ..told(&entry.authority, instrument(entry)) }
        }
    };
    let query = choosing(register, code);
    let records = match &query {
        Some(query) => explorer.select(query).hits.iter().map(|hit| hit.record).collect(),
        // People have no filter.
        None => {
            let person = find(&corpus.people, code).map(|(key, _)| key);
            person.map_or(Vec::new(), |key| explorer.naming(key).into_iter().rev().collect())
        }
    };
    Some(Profile { register: register.legend(), query, records, ..told })
}

/// The page of what a record is tagged with.
pub fn page_of(corpus: &Corpus, tag: Tag) -> Page {
    let (register, code) = corpus.entry_of(tag);
    Page::Profile(register, code.to_owned())
}

/// The page of a person or body.
pub fn page_of_who(corpus: &Corpus, who: Who) -> Page {
    match who {
        Who::Person(key) => page_of(corpus, Tag::Person(key)),
        Who::Organisation(key) => page_of(corpus, Tag::Organisation(key)),
    }
}

type Facts = Vec<Fact>;

fn find<'a, T: Entry>(list: &'a List<T>, code: &str) -> Option<(Key<T>, &'a T)> {
    list.iter().find(|(_, entry)| entry.code() == code)
}

/// What there is to tell of an entry, before its records.
fn told(authority: &Authority, facts: Facts) -> Profile {
    let Authority { name, variants, cyrillic, profile, sources, confidence, .. } = authority;
    Profile {
        name: name.clone(),
        names: variants.iter().chain(cyrillic).cloned().collect(),
        facts,
        text: profile.clone(),
        sources: sources.clone(),
        confidence: *confidence,
        ..Profile::default()
    }
}

fn series(series: &Operation) -> Profile {
    let dates = series.dates.as_ref().map(|dates| fact("Dates", dates.words()));
    let aim = series.aim.clone().map(|aim| fact("Aim", aim));
    let facts = dates.into_iter().chain(aim).collect();
    Profile { runs: series.runs.clone(), ..told(&series.authority, facts) }
}

fn country(corpus: &Corpus, key: Key<Country>, country: &Country) -> Facts {
    let capital = country.capital.clone().map(|capital| fact("Capital", capital));
    let statuses = country.statuses.iter().map(|status| {
        let note = status.note.as_ref().map_or(String::new(), |note| format!(" ({note})"));
        fact("Status", format!("{}: {}{note}", status.standing.word(), status.dates.words()))
    });
    let chaired = corpus.chairmanships.iter().filter(|(_, chair)| chair.country == key);
    let chaired = chaired.map(|(_, chair)| in_the_chair(chair));
    capital.into_iter().chain(statuses).chain(chaired).collect()
}

fn person(corpus: &Corpus, key: Key<Person>, person: &Person) -> Facts {
    let country = person.country.map(|key| {
        let country = &corpus.countries[key];
        fact("Country", country.name().to_owned()).on(Register::Country, country.code())
    });
    let terms = corpus.terms.iter().filter(|(_, term)| term.person == key);
    let terms = terms.map(|(_, term)| {
        fact("Role", format!("{}, {}", term.title(), term.dates.words()))
            .on(Register::SecretaryGeneral, term.code())
    });
    let roles = person.roles.iter().map(|role| match &role.time {
        RoleTime::Dates(dates) => fact("Role", format!("{}, {}", role.title, dates.words())),
        RoleTime::Attested(dates) => {
            fact("Role", format!("{}, attested {}; limits unknown", role.title, dates.words()))
        }
    });
    let chaired = corpus.chairmanships.iter().filter(|(_, chair)| chair.head == Some(key));
    let chaired = chaired.map(|(_, chair)| in_the_chair(chair));
    country.into_iter().chain(terms).chain(roles).chain(chaired).collect()
}

/// A time in the chair, with what there is to say of it.
fn in_the_chair(chair: &Chairmanship) -> Fact {
    let profile = chair.authority.profile.as_ref().map_or(String::new(), |p| format!(". {p}"));
    fact("In the chair", format!("{}{profile}", chair.dates.words()))
}

fn facts_of_term(corpus: &Corpus, term: &Term) -> Facts {
    let chairs = chairs(&corpus.chairmanships, term.possible());
    let chairs: Vec<&str> = chairs.map(|chair| chair.name()).collect();
    let chair = (!chairs.is_empty()).then(|| fact("In the chair meanwhile", chairs.join("; ")));
    let holder = &corpus.people[term.person];
    let holder = fact("Holder", holder.name().to_owned()).on(Register::Person, holder.code());
    let dates = fact("Dates", term.dates.words());
    let office = fact("Office", term.title().to_owned());
    [holder, office, dates].into_iter().chain(chair).collect()
}

fn facts_of_topic(corpus: &Corpus, topic: &Topic) -> Facts {
    let parent = topic.parent.map(|key| {
        let group = &corpus.topics[key];
        fact("Group", group.name().to_owned()).on(Register::Topic, group.code())
    });
    let scope = topic.scope.clone().map(|scope| fact("Scope", scope));
    parent.into_iter().chain(scope).collect()
}

fn organisation(organisation: &Organisation) -> Facts {
    let created = organisation.created.as_ref().map(|date| fact("Created", date.words()));
    let kind = fact("Kind", organisation.kind.replace('-', " "));
    [kind].into_iter().chain(created).collect()
}

fn instrument(instrument: &Instrument) -> Facts {
    instrument.date.as_ref().map(|date| fact("Date", date.words())).into_iter().collect()
}
