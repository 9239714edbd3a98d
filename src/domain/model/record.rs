//! A record: one dated act of communication or event.

use super::{
    Confidence, Country, Holding, Instrument, Key, Kind, Operation, Organisation, Person,
    Publisher, Term, Topic,
};
use crate::domain::date::Date;
use serde::{Deserialize, Serialize};

/// One dated act of communication or event, told as a digest in our own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Stable slug: the permanent address.
    pub id: String,
    /// One line.
    pub title: String,
    /// What it is.
    pub kind: Key<Kind>,
    /// When.
    pub date: Date,
    /// What the date rests on.
    pub basis: Basis,
    /// Whose country presided, of a session.
    pub chair: Option<Key<Country>>,
    /// Where: town and country, as one line.
    pub place: Option<String>,
    /// Language of the source: ISO 639-1; of an imported document `und`, undetermined.
    pub language: String,
    /// How well the record as a whole is attested.
    pub confidence: Confidence,
    /// Countries it substantively concerns.
    pub countries: Vec<Key<Country>>,
    /// Second-level topics.
    pub topics: Vec<Key<Topic>>,
    /// Bodies it concerns.
    pub organisations: Vec<Key<Organisation>>,
    /// Special operations.
    pub operations: Vec<Key<Operation>>,
    /// Exercises.
    pub exercises: Vec<Key<Operation>>,
    /// Instruments cited or adopted.
    pub instruments: Vec<Key<Instrument>>,
    /// Who speaks.
    pub speakers: Vec<Voice>,
    /// Who is named or takes part without speaking.
    pub named: Vec<Voice>,
    /// Short phrases, literally.
    pub quotations: Vec<Quotation>,
    /// Numbers.
    pub figures: Vec<Figure>,
    /// Where it is from; never empty. The first is that of the quotations.
    pub sources: Vec<Citation>,
    /// Why what the source states may stand, though the authorities say otherwise.
    pub as_stated: Vec<String>,
    /// Records to read next.
    pub related: Vec<Key<Record>>,
    /// The digest, by paragraph.
    pub digest: Vec<String>,
    /// Who was secretary-general then.
    pub holders: Vec<Holding>,
    /// Where the text names what the record is tagged with.
    pub mentions: Vec<Mention>,
    /// Why each tag.
    pub evidence: Vec<Evidence>,
}

/// What a record's date rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// The source states it.
    Stated,
    /// It is inferred, by this argument.
    Inferred(String),
}

/// A person or a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Who {
    /// Somebody.
    Person(Key<Person>),
    /// A body that speaks as one.
    Organisation(Key<Organisation>),
}

impl Who {
    /// The person, if it is one.
    pub fn person(self) -> Option<Key<Person>> {
        match self {
            Who::Person(key) => Some(key),
            Who::Organisation(_) => None,
        }
    }
}

/// Somebody in a record, with the role held then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// Who.
    pub who: Who,
    /// The role at the time.
    pub role: Option<String>,
    /// The term of office, where the role is that of secretary-general.
    pub term: Option<Key<Term>>,
}

/// A phrase of at most 15 words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// The words.
    pub text: String,
    /// Whose.
    pub speaker: Who,
}

/// A number a record gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// How much.
    pub value: f64,
    /// "up to", "about".
    pub qualifier: Option<String>,
    /// Of what: "people".
    pub unit: String,
    /// What it counts, and who says so.
    pub what: String,
}

// Figures come from files, where NaN is not a number that can be written.
impl Eq for Figure {}

impl Figure {
    /// "13,000", "up to 2,000", "20.5".
    pub fn amount(&self) -> String {
        let plain = format!("{}", self.value.abs());
        let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut grouped = String::new();
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let sign = if self.value < 0.0 { "−" } else { "" };
        let point = if rest.is_empty() { "" } else { "." };
        let qualifier = self.qualifier.as_deref().unwrap_or("");
        format!("{qualifier} {sign}{grouped}{point}{rest}").trim_start().to_owned()
    }
}

/// Where a record is from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Who published it.
    pub publisher: Key<Publisher>,
    /// Headline; or a short description in our words, in square brackets, as libraries set
    /// a title they supply (ISO 690).
    pub title: String,
    /// Whether the title is a headline.
    pub is_headline: bool,
    /// When published.
    pub date: Option<Date>,
    /// Its own address.
    pub url: Option<String>,
}

/// Something a record is tagged with that its text can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tag {
    /// A country.
    Country(Key<Country>),
    /// A topic.
    Topic(Key<Topic>),
    /// A body.
    Organisation(Key<Organisation>),
    /// A special operation.
    Operation(Key<Operation>),
    /// An exercise.
    Exercise(Key<Operation>),
    /// An instrument.
    Instrument(Key<Instrument>),
    /// Somebody.
    Person(Key<Person>),
}

/// A part of a record's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    /// The title.
    Title,
    /// A paragraph of the digest, from 0.
    Paragraph(u16),
    /// A quotation, from 0.
    Quotation(u16),
    /// A figure's unit and explanation, from 0.
    Figure(u16),
}

/// Where the text names a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mention {
    /// In which part.
    pub part: Part,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// What it names.
    pub tag: Tag,
}

/// Why a record has a tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The tag.
    pub tag: Tag,
    /// The reason.
    pub why: Why,
}

/// A reason for a tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// The text has these words, in that part first.
    Words(String, Part),
    /// The editor says so.
    Stated(String),
}

impl Record {
    /// The text of a part; empty for a part the record doesn't have.
    pub fn text(&self, part: Part) -> &str {
        match part {
            Part::Title => &self.title,
            Part::Paragraph(i) => self.digest.get(usize::from(i)).map_or("", String::as_str),
            Part::Quotation(i) => self.quotations.get(usize::from(i)).map_or("", |q| &q.text),
            Part::Figure(i) => self.figures.get(usize::from(i)).map_or("", |f| &f.what),
        }
    }

    /// Every part of the text, in reading order.
    pub fn parts(&self) -> impl Iterator<Item = Part> + use<> {
        let number = |n: usize| 0..u16::try_from(n).unwrap_or(u16::MAX);
        std::iter::once(Part::Title)
            .chain(number(self.digest.len()).map(Part::Paragraph))
            .chain(number(self.quotations.len()).map(Part::Quotation))
            .chain(number(self.figures.len()).map(Part::Figure))
    }

    /// Everything it is tagged with, people apart.
    pub fn tags(&self) -> impl Iterator<Item = Tag> {
        let countries = self.countries.iter().copied().map(Tag::Country);
        let topics = self.topics.iter().copied().map(Tag::Topic);
        let organisations = self.organisations.iter().copied().map(Tag::Organisation);
        let operations = self.operations.iter().copied().map(Tag::Operation);
        let exercises = self.exercises.iter().copied().map(Tag::Exercise);
        let instruments = self.instruments.iter().copied().map(Tag::Instrument);
        countries
            .chain(topics)
            .chain(organisations)
            .chain(operations)
            .chain(exercises)
            .chain(instruments)
    }

    /// Everybody in it, speakers first.
    pub fn people(&self) -> impl Iterator<Item = &Voice> {
        self.speakers.iter().chain(&self.named)
    }
}
