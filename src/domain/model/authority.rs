//! The controlled lists. One struct a list; what all have in common is an [`Authority`].

use super::Key;
use crate::domain::date::{Date, Day, Days};
use serde::{Deserialize, Serialize};

/// What every entry of every list has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    /// The code records and addresses use: `AM`, `zas`, `terrorism`.
    pub code: String,
    /// The name shown.
    pub name: String,
    /// Other names in Latin script.
    pub variants: Vec<String>,
    /// Names in Cyrillic script.
    pub cyrillic: Vec<String>,
    /// What a reader should know, in one paragraph, disagreements between sources included.
    pub profile: Option<String>,
    /// Where it is from: publisher, date, address.
    pub sources: Vec<String>,
    /// How well it is attested.
    pub confidence: Option<Confidence>,
}

impl Authority {
    /// Every name of the entry, the one shown first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.variants).chain(&self.cyrillic).map(String::as_str)
    }
}

/// An entry of some list.
pub trait Entry {
    /// The part common to all lists.
    fn authority(&self) -> &Authority;
    /// The code.
    fn code(&self) -> &str {
        &self.authority().code
    }
    /// The name shown.
    fn name(&self) -> &str {
        &self.authority().name
    }
}

/// How well something is attested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Confidence {
    /// By one weak or second-hand source.
    Low,
    /// By one fair source, or by inference.
    Medium,
    /// By a good source, or by several that agree.
    High,
}

impl Confidence {
    /// All, with the word that stands for each in the corpus files.
    pub const ALL: [(&'static str, Confidence); 3] =
        [("high", Confidence::High), ("medium", Confidence::Medium), ("low", Confidence::Low)];

    /// "high", "medium", "low".
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, c)| *c == self).map_or("", |(word, _)| word)
    }
}

/// A state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Country {
    /// Code: ISO 3166-1 alpha-2.
    pub authority: Authority,
    /// "Armenian", "Armenians".
    pub adjectives: Vec<String>,
    /// Seat of government.
    pub capital: Option<String>,
    /// Its standing towards the organisation, by time.
    pub statuses: Vec<Status>,
}

/// A time in which a country had a standing towards the organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// Which.
    pub standing: Standing,
    /// When: an EDTF interval.
    pub dates: Date,
    /// What sources say of it.
    pub note: Option<String>,
}

/// A country's standing towards the treaty and, since 2002, the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Party to the treaty; member of the organisation.
    Member,
    /// Its parliament observes at the Parliamentary Assembly.
    Observer,
    /// A member that declared its participation frozen.
    Frozen,
}

impl Standing {
    /// All, with the word that stands for each in the corpus files.
    pub const ALL: [(&'static str, Standing); 3] = [
        ("member", Standing::Member),
        ("observer", Standing::Observer),
        ("frozen", Standing::Frozen),
    ];

    /// "member", "observer", "frozen".
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, standing)| *standing == self).map_or("", |(word, _)| word)
    }
}

/// The year the treaty became an organisation: who left before was a party, never a member.
const ORGANISATION: i32 = 2002;

impl Country {
    /// Whether it was a member on any of `days`.
    pub fn is_member(&self, days: Days) -> bool {
        self.statuses.iter().any(|s| s.standing == Standing::Member && s.dates.days().meets(days))
    }

    /// Whether all there is to say of it is that it was a member: throughout, and not frozen.
    pub fn is_plain_member(&self, days: Days) -> bool {
        self.statuses.iter().all(|status| match status.standing {
            Standing::Member => status.dates.days().to == Day::MAX,
            Standing::Frozen => !status.dates.days().meets(days),
            Standing::Observer => true,
        }) && self.is_member(days)
    }

    /// Its standing over `days` in a few words, `None` for a state that never had one:
    /// "member since 1992", "former member 1992–1999, 2006–2012", "party to the treaty
    /// 1993–1999", "participation frozen since 2024", "parliament an observer since 2013".
    pub fn standing(&self, days: Days) -> Option<String> {
        let of = |standing| self.statuses.iter().filter(move |s: &&Status| s.standing == standing);
        if let Some(frozen) = of(Standing::Frozen).find(|s| s.dates.days().meets(days)) {
            return Some(format!("participation frozen since {}", frozen.dates.days().from.year));
        }
        let years = |s: &Status| {
            let Days { from, to } = s.dates.days();
            if to == Day::MAX {
                format!("since {}", from.year)
            } else {
                format!("{}–{}", from.year, to.year)
            }
        };
        let members: Vec<String> = of(Standing::Member).map(years).collect();
        if !members.is_empty() {
            let left_before = |s: &Status| s.dates.days().to.year < ORGANISATION;
            let joins_after = |s: &Status| s.dates.days().from > days.to;
            let now = if of(Standing::Member).all(left_before) {
                "party to the treaty"
            } else if self.is_member(days) {
                "member"
            } else if of(Standing::Member).all(joins_after) {
                "later a member,"
            } else {
                "former member"
            };
            return Some(format!("{now} {}", members.join(", ")));
        }
        of(Standing::Observer).next().map(|s| format!("parliament an observer {}", s.dates.words()))
    }
}

/// Somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Code: the surname.
    pub authority: Authority,
    /// Where from.
    pub country: Option<Key<Country>>,
    /// Offices held. The secretary-general's are not here but in the terms.
    pub roles: Vec<Role>,
}

/// An office somebody held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// As it reads beside the name: "President of Belarus".
    pub title: String,
    /// When.
    pub time: RoleTime,
}

/// What is known of the time of a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoleTime {
    /// Its limits.
    Dates(Date),
    /// Only that it was held then.
    Attested(Date),
}

/// An organ, a force, an international organisation, a state body, an armed group, a medium.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Code: a readable slug.
    pub authority: Authority,
    /// One of [`Organisation::KINDS`].
    pub kind: String,
    /// When founded.
    pub created: Option<Date>,
}

impl Organisation {
    /// What an organisation can be.
    pub const KINDS: [&'static str; 7] =
        ["organ", "force", "public-partner", "international", "state", "armed-group", "media"];
}

/// A series of special operations, or of exercises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// Code: the name in lower case.
    pub authority: Authority,
    /// First to last year.
    pub dates: Option<Date>,
    /// What it is for.
    pub aim: Option<String>,
    /// The times it was run.
    pub runs: Vec<Run>,
}

/// One time an operation or exercise was run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Its own name: "Channel – Red Dune".
    pub name: String,
    /// When.
    pub dates: Date,
    /// Where.
    pub place: Option<String>,
    /// Who took part.
    pub countries: Vec<Key<Country>>,
    /// What came of it, with who says so.
    pub result: Option<String>,
    /// Why its date may stand though it lies outside those of the series.
    pub as_stated: Option<String>,
    /// Where it is from.
    pub sources: Vec<String>,
    /// How well it is attested.
    pub confidence: Option<Confidence>,
}

/// A treaty, agreement, resolution, programme or statement that records cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// Code: a readable slug.
    pub authority: Authority,
    /// When adopted.
    pub date: Option<Date>,
    /// Where its text is.
    pub address: Option<String>,
}

/// A topic of the two-level vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Code: a readable slug.
    pub authority: Authority,
    /// The group it belongs to; none for a group.
    pub parent: Option<Key<Topic>>,
    /// What belongs to it.
    pub scope: Option<String>,
    /// Words that show it in a text; `*` stands for any ending.
    pub terms: Vec<String>,
}

/// Who publishes: the source of records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publisher {
    /// Code: a readable slug.
    pub authority: Authority,
    /// "news agency", "official site".
    pub kind: Option<String>,
    /// Where from.
    pub country: Option<Key<Country>>,
    /// Home page.
    pub address: Option<String>,
}

/// A kind of record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    /// Code: a readable slug.
    pub authority: Authority,
}

macro_rules! entries {
    ($($list:ty),* $(,)?) => {
        $(impl Entry for $list {
            fn authority(&self) -> &Authority {
                &self.authority
            }
        })*
    };
}
entries!(
    Country,
    Person,
    Organisation,
    Operation,
    Instrument,
    Topic,
    Publisher,
    Kind,
    super::Term,
    super::Chairmanship,
);
