//! The two offices of the organisation, and who held them when: the secretary-general in
//! terms, the chair by country.
//!
//! A term's limits may be uncertain, and so may a record's date; both are kept as stretches
//! of days, and the answer is a list of holders, each certain or possible.

use super::{Authority, Country, Key, List, Person};
use crate::domain::date::{Date, Day, Days};
use serde::{Deserialize, Serialize};

/// A term of office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Code: the holder's surname, numbered where there are several.
    pub authority: Authority,
    /// Who.
    pub person: Key<Person>,
    /// From when to when, as attested.
    pub dates: Date,
    /// Whether the holder only acted.
    pub acting: bool,
    /// 1 to 8: the steady colour of the holder in every view.
    pub colour: u8,
    /// The last day that counts for this term: the day before the successor's first where
    /// both name the same day of hand-over, else the last of `dates`.
    pub last: Day,
}

impl Term {
    /// The title the holder bears: the role that records give.
    pub fn title(&self) -> &'static str {
        if self.acting {
            "Acting Secretary-General of the CSTO"
        } else {
            "Secretary-General of the CSTO"
        }
    }

    /// Every day the holder may have been in office.
    pub fn possible(&self) -> Days {
        Days { from: self.dates.days().from, to: self.last }
    }

    /// Every day the holder was in office whatever the unsure limits turn out to be.
    pub fn certain(&self) -> Option<Days> {
        let days = self.dates.certain()?;
        let to = days.to.min(self.last);
        (days.from <= to).then_some(Days { from: days.from, to })
    }

    /// "2020–2022", "2017", "since 2026"; in full where the limits are not sure.
    pub fn years(&self) -> String {
        if self.dates.is_qualified() {
            return self.dates.words();
        }
        let Days { from, to } = self.dates.days();
        match to.year {
            i32::MAX => format!("since {}", from.year),
            year if year == from.year => format!("{year}"),
            year => format!("{}–{year}", from.year),
        }
    }
}

/// A time without any holder, or without a known one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vacancy {
    /// What it is called, and what is known.
    pub authority: Authority,
    /// When.
    pub dates: Date,
}

/// A time in which a country held the chair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chairmanship {
    /// Code: the country's and the first year, "by-2017".
    pub authority: Authority,
    /// Which country.
    pub country: Key<Country>,
    /// Its head, who presided.
    pub head: Option<Key<Person>>,
    /// From when to when, as attested; the day of hand-over stands in both.
    pub dates: Date,
}

/// A holder of the office on some date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// Which term.
    pub term: Key<Term>,
    /// Whether the holder was in office on every day the date may mean.
    pub certain: bool,
}

/// Who held the office on `days`, in order of the terms. Two full terms on one day cannot be:
/// the corpus is checked for it. Empty for a vacancy.
pub fn holders(terms: &List<Term>, days: Days) -> Vec<Holding> {
    let touched = terms.iter().filter(|(_, term)| term.possible().meets(days));
    touched
        .map(|(key, term)| Holding {
            term: key,
            certain: term.certain().is_some_and(|certain| certain.covers(days)),
        })
        .collect()
}

/// Who may have held the chair on `days`, in order of time: two on a day of hand-over.
pub fn chairs(
    chairmanships: &List<Chairmanship>,
    days: Days,
) -> impl Iterator<Item = &Chairmanship> {
    let touched = move |chair: &&Chairmanship| chair.dates.days().meets(days);
    chairmanships.iter().map(|(_, chair)| chair).filter(touched)
}
