//! THE table of filters: name, legend, whether values can go together, which values there
//! are, and which of them a record has. A new filter is a new row here.

use crate::domain::model::{Authority, Corpus, Entry, Key, Record, Register, Topic, Voice, Who};

/// A filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Countries a record substantively concerns.
    Country,
    /// Secretaries-general: in office, speaking or named.
    SecretaryGeneral,
    /// Topics of two levels.
    Topic,
    /// Kinds of record.
    Kind,
    /// People and bodies that speak.
    Speaker,
    /// Organisations concerned.
    Organisation,
    /// Special operations.
    Operation,
    /// Exercises.
    Exercise,
    /// Treaties, agreements, resolutions, statements.
    Instrument,
    /// Publishers.
    Source,
}

/// How the chosen values of a filter go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// A record has any of them.
    Any,
    /// A record has all of them.
    All,
}

impl Match {
    /// Both, with the word that stands for each in an address.
    pub const ALL: [(&'static str, Match); 2] = [("any", Match::Any), ("all", Match::All)];
}

/// The relation of a secretary-general to a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SgBy {
    /// Held the post on the record's date.
    #[default]
    Office,
    /// Speaks in it as secretary-general.
    Speaking,
    /// Is named in it.
    Named,
}

impl SgBy {
    /// All, with the word that stands for each in an address.
    pub const ALL: [(&'static str, SgBy); 3] =
        [("office", SgBy::Office), ("speaking", SgBy::Speaking), ("named", SgBy::Named)];
}

/// A value of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// As in an address.
    pub code: String,
    /// As shown.
    pub label: String,
    /// Every name in either script, to find it by.
    pub names: Vec<String>,
    /// The value above it, in a filter of two levels.
    pub parent: Option<usize>,
}

impl Facet {
    /// All, in the order of the page.
    pub const ALL: [Facet; 10] = [
        Facet::Country,
        Facet::SecretaryGeneral,
        Facet::Topic,
        Facet::Kind,
        Facet::Speaker,
        Facet::Organisation,
        Facet::Operation,
        Facet::Exercise,
        Facet::Instrument,
        Facet::Source,
    ];

    /// As in an address.
    pub fn key(self) -> &'static str {
        match self {
            Facet::Country => "country",
            Facet::SecretaryGeneral => "sg",
            Facet::Topic => "topic",
            Facet::Kind => "kind",
            Facet::Speaker => "speaker",
            Facet::Organisation => "organisation",
            Facet::Operation => "operation",
            Facet::Exercise => "exercise",
            Facet::Instrument => "instrument",
            Facet::Source => "source",
        }
    }

    /// As shown.
    pub fn legend(self) -> &'static str {
        match self {
            Facet::Country => "Country",
            Facet::SecretaryGeneral => "Secretary-General",
            Facet::Topic => "Topic",
            Facet::Kind => "Kind",
            Facet::Speaker => "Speaker",
            Facet::Organisation => "Organisation",
            Facet::Operation => "Operation",
            Facet::Exercise => "Exercise",
            Facet::Instrument => "Instrument",
            Facet::Source => "Source",
        }
    }

    /// The filter of an address key.
    pub fn of_key(key: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.key() == key)
    }

    /// The filter by the entries of a list; people have none, who take part in many ways.
    pub fn of_register(register: Register) -> Option<Facet> {
        match register {
            Register::Country => Some(Facet::Country),
            Register::SecretaryGeneral => Some(Facet::SecretaryGeneral),
            Register::Topic => Some(Facet::Topic),
            Register::Person => None,
            Register::Organisation => Some(Facet::Organisation),
            Register::Operation => Some(Facet::Operation),
            Register::Exercise => Some(Facet::Exercise),
            Register::Instrument => Some(Facet::Instrument),
        }
    }

    /// Whether one can ask for all of the chosen values.
    pub fn can_match_all(self) -> bool {
        matches!(self, Facet::Country | Facet::Topic)
    }

    /// Every value, in the order of its list.
    pub fn values(self, corpus: &Corpus) -> Vec<Value> {
        match self {
            Facet::Country => entries(corpus.countries.iter()),
            Facet::SecretaryGeneral => {
                // A term is found by the names of its holder.
                let terms = corpus.terms.iter().map(|(_, term)| Value {
                    names: names(corpus.people[term.person].authority()),
                    ..value(term.authority())
                });
                let vacancies = corpus.vacancies.iter().map(|vacancy| value(&vacancy.authority));
                terms.chain(vacancies).collect()
            }
            Facet::Topic => corpus
                .topics
                .iter()
                .map(|(_, topic)| Value {
                    parent: topic.parent.map(Key::index),
                    ..value(topic.authority())
                })
                .collect(),
            Facet::Kind => entries(corpus.kinds.iter()),
            Facet::Speaker => {
                let people = entries(corpus.people.iter());
                people.into_iter().chain(entries(corpus.organisations.iter())).collect()
            }
            Facet::Organisation => entries(corpus.organisations.iter()),
            Facet::Operation => entries(corpus.operations.iter()),
            Facet::Exercise => entries(corpus.exercises.iter()),
            Facet::Instrument => entries(corpus.instruments.iter()),
            Facet::Source => entries(corpus.publishers.iter()),
        }
    }

    /// How many values there are.
    pub fn count(self, corpus: &Corpus) -> usize {
        match self {
            Facet::Country => corpus.countries.len(),
            Facet::SecretaryGeneral => corpus.terms.len() + corpus.vacancies.len(),
            Facet::Topic => corpus.topics.len(),
            Facet::Kind => corpus.kinds.len(),
            Facet::Speaker => corpus.people.len() + corpus.organisations.len(),
            Facet::Organisation => corpus.organisations.len(),
            Facet::Operation => corpus.operations.len(),
            Facet::Exercise => corpus.exercises.len(),
            Facet::Instrument => corpus.instruments.len(),
            Facet::Source => corpus.publishers.len(),
        }
    }

    /// The values a record has, as places in [`Facet::values`]; a topic comes with its parent.
    pub fn of_record(self, corpus: &Corpus, record: &Record, sg_by: SgBy) -> Vec<usize> {
        match self {
            Facet::Country => record.countries.iter().map(|key| key.index()).collect(),
            Facet::SecretaryGeneral => secretaries_general(corpus, record, sg_by),
            Facet::Topic => {
                let parent = |key: &Key<Topic>| corpus.topics[*key].parent;
                let topics = record.topics.iter();
                topics.flat_map(|key| [Some(*key), parent(key)]).flatten().map(Key::index).collect()
            }
            Facet::Kind => vec![record.kind.index()],
            Facet::Speaker => {
                let place = |voice: &Voice| match voice.who {
                    Who::Person(key) => key.index(),
                    Who::Organisation(key) => corpus.people.len() + key.index(),
                };
                record.speakers.iter().map(place).collect()
            }
            Facet::Organisation => record.organisations.iter().map(|key| key.index()).collect(),
            Facet::Operation => record.operations.iter().map(|key| key.index()).collect(),
            Facet::Exercise => record.exercises.iter().map(|key| key.index()).collect(),
            Facet::Instrument => record.instruments.iter().map(|key| key.index()).collect(),
            Facet::Source => record.sources.iter().map(|source| source.publisher.index()).collect(),
        }
    }
}

fn entries<'a, T: Entry + 'a>(list: impl Iterator<Item = (Key<T>, &'a T)>) -> Vec<Value> {
    list.map(|(_, entry)| value(entry.authority())).collect()
}

fn value(authority: &Authority) -> Value {
    let (code, label) = (authority.code.clone(), authority.name.clone());
    Value { code, label, names: names(authority), parent: None }
}

fn names(authority: &Authority) -> Vec<String> {
    authority.names().map(str::to_owned).collect()
}

fn secretaries_general(corpus: &Corpus, record: &Record, by: SgBy) -> Vec<usize> {
    match by {
        // A date may lie in a term or in a vacancy: then it belongs to both.
        SgBy::Office => {
            let days = record.date.days();
            let vacancies = corpus.vacancies.iter().enumerate();
            let vacant = vacancies.filter(|(_, vacancy)| vacancy.dates.days().meets(days));
            let holders = record.holders.iter().map(|holding| holding.term.index());
            holders.chain(vacant.map(|(i, _)| corpus.terms.len() + i)).collect()
        }
        SgBy::Speaking => record.speakers.iter().filter_map(|v| v.term).map(Key::index).collect(),
        // By person: whoever is named, whatever the role then, with every term held.
        SgBy::Named => {
            let people: Vec<_> = record.people().filter_map(|v| v.who.person()).collect();
            let terms = corpus.terms.iter();
            terms.filter(|(_, t)| people.contains(&t.person)).map(|(key, _)| key.index()).collect()
        }
    }
}
