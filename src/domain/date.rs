//! Dates as the sources give them: EDTF (Extended Date/Time Format, ISO 8601-2:2019 annex A).
//!
//! The grammar and the calendar are `edtf-core`'s. What this module adds is what the explorer
//! asks of a date: the days it may lie on, whether that is sure, and how it reads in words.
//! It knows nothing of records, terms of office or filters.

mod words;

use edtf_core as edtf;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day {
    /// Astronomical year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// Earlier than every day of a source: the bound of an open or unknown start.
    pub const MIN: Day = Day::new(i32::MIN, 1, 1);
    /// Later than every day of a source: the bound of an open or unknown end.
    pub const MAX: Day = Day::new(i32::MAX, 12, 31);

    /// The day of these parts, unchecked.
    pub const fn new(year: i32, month: u8, day: u8) -> Day {
        Day { year, month, day }
    }

    /// The day before.
    pub fn before(self) -> Day {
        match (self.month, self.day) {
            (1, 1) => Day::new(self.year.saturating_sub(1), 12, 31),
            (month, 1) => Day::new(self.year, month - 1, days_in(self.year, month - 1)),
            (month, day) => Day::new(self.year, month, day - 1),
        }
    }

    /// The day after.
    pub fn after(self) -> Day {
        if self.day < days_in(self.year, self.month) {
            Day::new(self.year, self.month, self.day + 1)
        } else if self.month < 12 {
            Day::new(self.year, self.month + 1, 1)
        } else {
            Day::new(self.year.saturating_add(1), 1, 1)
        }
    }

    /// Where the day begins on an axis of years: 2017-07-02 is about 2017.5.
    pub fn position(self) -> f64 {
        let before: u32 = (1..self.month).map(|month| u32::from(days_in(self.year, month))).sum();
        let length = if is_leap(self.year) { 366.0 } else { 365.0 };
        f64::from(self.year) + f64::from(before + u32::from(self.day) - 1) / length
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A stretch of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Days {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Days {
    /// All days there are.
    pub const ALL: Days = Days { from: Day::MIN, to: Day::MAX };

    /// Whether the two share a day.
    pub fn meets(self, other: Days) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Whether every day of `other` is one of these.
    pub fn covers(self, other: Days) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Whether `day` is one of these.
    pub fn has(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// The first year there is; none where that is as good as any year.
    pub fn first_year(self) -> Option<i32> {
        let Days { from, to } = self;
        // `XXXX-06-21` may lie in every year there are four digits for.
        let any = (from.year, to.year) == (0, 9999);
        (from != Day::MIN && !any).then_some(from.year)
    }

    /// The years these days touch.
    pub fn years(self) -> std::ops::RangeInclusive<i32> {
        self.from.year..=self.to.year
    }
}

/// An EDTF expression with the days it bounds. Prints exactly what was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Date {
    written: String,
    days: Days,
    certain: Option<Days>,
    qualified: bool,
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not EDTF: what the grammar wanted, and the byte where it wanted it.
    Grammar {
        /// What is wrong there.
        message: &'static str,
        /// Byte offset into the text.
        offset: usize,
    },
    /// The interval ends before it begins.
    Backwards,
    /// A year past what the calendar here computes with (about two thousand million).
    OutOfRange,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateError::Grammar { message, offset } => {
                write!(f, "{message} (at character {})", offset + 1)
            }
            DateError::Backwards => write!(f, "the interval ends before it begins"),
            DateError::OutOfRange => write!(f, "the year is out of range"),
        }
    }
}

impl std::error::Error for DateError {}

impl std::str::FromStr for Date {
    type Err = DateError;

    fn from_str(written: &str) -> Result<Date, DateError> {
        let parsed = parse(written)
            .map_err(|e| DateError::Grammar { message: e.message, offset: e.offset })?;
        let days = days_of(&parsed)?;
        if days.from > days.to {
            return Err(DateError::Backwards);
        }
        let certain = match &parsed {
            edtf::Edtf::Interval(interval) => {
                let (from, to) = (latest_start(&interval.start)?, earliest_end(&interval.end)?);
                (from <= to).then_some(Days { from, to })
            }
            _ => Some(days),
        };
        let qualified = parsed.is_uncertain() || parsed.is_approximate();
        Ok(Date { written: written.to_owned(), days, certain, qualified })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Date {
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Every day the expression may lie on. Approximate and uncertain dates keep the bounds
    /// they state, since the standard gives no width to `~` and `?`; an open or unknown end
    /// reaches to [`Day::MIN`] or [`Day::MAX`].
    pub fn days(&self) -> Days {
        self.days
    }

    /// The first year it may lie in; none where that is as good as any year.
    pub fn first_year(&self) -> Option<i32> {
        self.days.first_year()
    }

    /// Whether it begins and ends in some year. One that doesn't would count in every year
    /// before or after.
    pub fn is_bounded(&self) -> bool {
        self.first_year().is_some() && self.days.to != Day::MAX
    }

    /// Whether it is an interval: an event that goes on from one end to the other, and not a
    /// day known only to lie between them.
    pub fn is_interval(&self) -> bool {
        self.written.contains('/')
    }

    /// Whether the source doubts it (`?`), approximates it (`~`), or both (`%`), in any part.
    pub fn is_qualified(&self) -> bool {
        self.qualified
    }

    /// The days that belong to an interval whatever its unsure ends turn out to be:
    /// `2000/2003-04` certainly holds from the last day of 2000 to the first of April 2003.
    /// `None` where the ends leave no such day. For anything else, all its days.
    pub fn certain(&self) -> Option<Days> {
        self.certain
    }

    /// In English words that keep the uncertainty: "about August 2020", "16–17 May 2019".
    pub fn words(&self) -> String {
        match parse(&self.written) {
            Ok(parsed) => words::of(&parsed),
            Err(_) => self.written.clone(),
        }
    }
}

/// The specification's own examples put a space after a comma in sets; the grammar has none.
fn parse(written: &str) -> Result<edtf::Edtf, edtf::ParseError> {
    edtf::Edtf::parse(&written.replace(", ", ","))
}

fn day_of(bound: edtf::Bound, unknown: Day) -> Result<Day, DateError> {
    match bound {
        edtf::Bound::Date(d) => match i32::try_from(d.year) {
            Ok(year) if year > i32::MIN && year < i32::MAX => Ok(Day::new(year, d.month, d.day)),
            _ => Err(DateError::OutOfRange),
        },
        edtf::Bound::NegativeInfinity => Ok(Day::MIN),
        edtf::Bound::PositiveInfinity => Ok(Day::MAX),
        edtf::Bound::Unknown => Ok(unknown),
    }
}

fn days_of(parsed: &edtf::Edtf) -> Result<Days, DateError> {
    let bounds = parsed.bounds();
    Ok(Days { from: day_of(bounds.earliest, Day::MIN)?, to: day_of(bounds.latest, Day::MAX)? })
}

fn latest_start(start: &edtf::IntervalEndpoint) -> Result<Day, DateError> {
    use edtf::IntervalEndpoint::{Date, OnOrAfter, OnOrBefore, Open, Unknown};
    match start {
        Date(date) | OnOrBefore(date) => Ok(days_of(&edtf::Edtf::Date(*date))?.to),
        Open => Ok(Day::MIN),
        OnOrAfter(_) | Unknown => Ok(Day::MAX),
    }
}

fn earliest_end(end: &edtf::IntervalEndpoint) -> Result<Day, DateError> {
    use edtf::IntervalEndpoint::{Date, OnOrAfter, OnOrBefore, Open, Unknown};
    match end {
        Date(date) | OnOrAfter(date) => Ok(days_of(&edtf::Edtf::Date(*date))?.from),
        Open => Ok(Day::MAX),
        OnOrBefore(_) | Unknown => Ok(Day::MIN),
    }
}
