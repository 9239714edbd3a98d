//! The ribbon: years, terms of office and records on one true axis of time.
//!
//! Places are fractions of the axis, 0 at the beginning of its first year and 1 at the end of
//! its last. How it is drawn is the ui's.

use super::Action;
use crate::domain::date::{Date, Day, Days};
use crate::domain::model::Entry;
use crate::domain::query::{Facet, Query};
use crate::domain::select::{Explorer, Selection, asked_days};
use std::ops::RangeInclusive;

/// Everything on the ribbon.
#[derive(Clone, Debug, PartialEq)]
pub struct Ribbon {
    /// The years of the axis.
    pub years: RangeInclusive<i32>,
    /// A bar a year.
    pub bars: Vec<Bar>,
    /// A band a term of office.
    pub bands: Vec<Band>,
    /// Where dates not known to the month may lie.
    pub spans: Vec<Span>,
    /// The years chosen, first and last.
    pub chosen: Option<(i32, i32)>,
    /// Where the chosen time lies.
    pub brush: Option<(f64, f64)>,
}

/// The records of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The year.
    pub year: i32,
    /// Left side.
    pub left: f64,
    /// Width.
    pub width: f64,
    /// Records of the corpus.
    pub all: usize,
    /// Records in the result.
    pub selected: usize,
    /// `all` and `selected` by the highest bar.
    pub heights: (f64, f64),
}

/// A term of office.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The term's code.
    pub code: String,
    /// Surname, to stand on the band.
    pub surname: String,
    /// "Stanislav Zas, 2020–2022, 4 records".
    pub label: String,
    /// Left side.
    pub left: f64,
    /// Width.
    pub width: f64,
    /// Steady colour.
    pub colour: u8,
    /// Whether only acting.
    pub acting: bool,
    /// Whether chosen.
    pub chosen: bool,
}

impl Band {
    /// How wide the whole axis must be for the surname to fit on the band, in pixels.
    pub fn needs(&self) -> f64 {
        let (letter, margins) = (7.2, 12.0);
        (self.surname.chars().count() as f64 * letter + margins) / self.width
    }
}

/// A stretch of time that uncertain dates of some records may lie in.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Left side.
    pub left: f64,
    /// Width.
    pub width: f64,
    /// Whether one of the records is in the result.
    pub selected: bool,
}

/// One end of the chosen years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The first.
    From,
    /// The last.
    To,
}

impl Ribbon {
    /// The ribbon under a query.
    pub fn new(explorer: &Explorer, query: &Query, selection: &Selection) -> Ribbon {
        let years = explorer.years();
        let place = |days: Days| place(&years, days);
        let days = days_of(query);
        let highest = selection.years.iter().map(|year| year.all).max().unwrap_or(0).max(1) as f64;
        let bars = selection.years.iter().map(|count| {
            let (left, width) = place(of_year(count.year));
            let heights = (count.all as f64 / highest, count.selected as f64 / highest);
            Bar { year: count.year, left, width, all: count.all, selected: count.selected, heights }
        });
        let bands = explorer.corpus.terms.iter().map(|(key, term)| {
            let (left, width) = place(term.possible());
            let counts = selection.counts.get(&Facet::SecretaryGeneral);
            let count = counts.and_then(|c| c.get(key.index())).copied().unwrap_or(0);
            let name = explorer.corpus.people[term.person].name();
            let acting = if term.acting { "acting, " } else { "" };
            Band {
                code: term.code().to_owned(),
                surname: name.rsplit(' ').next().unwrap_or(name).to_owned(),
                label: format!("{name}, {acting}{}, {}", term.years(), super::count(count)),
                left,
                width,
                colour: term.colour,
                acting: term.acting,
                chosen: query.has(Facet::SecretaryGeneral, term.code()),
            }
        });
        let spans = selection.stretches.iter().map(|stretch| {
            let (left, width) = place(stretch.days);
            Span { left, width, selected: stretch.selected > 0 }
        });
        Ribbon {
            bars: bars.collect(),
            bands: bands.collect(),
            spans: spans.collect(),
            chosen: chosen(days, &years),
            brush: days.map(place).map(|(left, width)| (left, left + width)),
            years,
        }
    }

    /// The years that get a label: every fifth.
    pub fn ticks(&self) -> impl Iterator<Item = (i32, f64)> + '_ {
        let fifth = self.bars.iter().filter(|bar| bar.year % 5 == 0);
        fifth.map(|bar| (bar.year, bar.left + bar.width / 2.0))
    }
}

fn of_year(year: i32) -> Days {
    Days { from: Day::new(year, 1, 1), to: Day::new(year, 12, 31) }
}

/// Left side and width, as fractions of the axis; what lies outside is cut off.
fn place(years: &RangeInclusive<i32>, days: Days) -> (f64, f64) {
    let (first, after) = (f64::from(*years.start()), f64::from(*years.end()) + 1.0);
    let at = |position: f64| ((position - first) / (after - first)).clamp(0.0, 1.0);
    let left = at(days.from.position());
    (left, at(days.to.after().position()) - left)
}

fn chosen(days: Option<Days>, years: &RangeInclusive<i32>) -> Option<(i32, i32)> {
    let days = days?;
    let within = |year: i32| year.clamp(*years.start(), *years.end());
    Some((within(days.from.year), within(days.to.year)))
}

/// The action that chooses the years between two places of the axis, in whichever order; the
/// whole axis chooses none.
pub fn range(years: &RangeInclusive<i32>, a: f64, b: f64) -> Action {
    let span = f64::from(years.end() - years.start() + 1);
    let year = |at: f64| (years.start() + (at.clamp(0.0, 1.0) * span) as i32).min(*years.end());
    between(years, year(a.min(b)), year(a.max(b)))
}

/// The action that moves one edge of the chosen years to a place of the axis: to the nearest
/// beginning of a year. The other edge stays as it was written, and bounds this one.
pub fn moved(query: &Query, years: &RangeInclusive<i32>, edge: Edge, at: f64) -> Action {
    let span = f64::from(years.end() - years.start() + 1);
    let boundary = years.start() + (at.clamp(0.0, 1.0) * span).round() as i32;
    match edge {
        Edge::From => set(query, years, edge, boundary),
        Edge::To => set(query, years, edge, boundary - 1),
    }
}

/// The action that moves one edge by some years.
pub fn nudged(query: &Query, years: &RangeInclusive<i32>, edge: Edge, by: i32) -> Action {
    let (from, to) = chosen_or_all(query, years);
    let now = if edge == Edge::From { from } else { to };
    set(query, years, edge, now.saturating_add(by))
}

fn set(query: &Query, years: &RangeInclusive<i32>, edge: Edge, year: i32) -> Action {
    let (first, last) = (*years.start(), *years.end());
    let (from, to) = chosen_or_all(query, years);
    match edge {
        Edge::From => {
            let year = year.clamp(first, to);
            let date = if year == first { None } else { date_of(year) };
            Action::Years(date, query.to.clone())
        }
        Edge::To => {
            let year = year.clamp(from, last);
            let date = if year == last { None } else { date_of(year) };
            Action::Years(query.from.clone(), date)
        }
    }
}

fn chosen_or_all(query: &Query, years: &RangeInclusive<i32>) -> (i32, i32) {
    chosen(days_of(query), years).unwrap_or((*years.start(), *years.end()))
}

/// The days asked for; none where the last comes before the first.
fn days_of(query: &Query) -> Option<Days> {
    asked_days(query).filter(|days| days.from <= days.to)
}

fn between(years: &RangeInclusive<i32>, from: i32, to: i32) -> Action {
    if from <= *years.start() && to >= *years.end() {
        return Action::Years(None, None);
    }
    Action::Years(date_of(from), date_of(to))
}

fn date_of(year: i32) -> Option<Date> {
    format!("{year:04}").parse().ok()
}

/// What was written into a date field, as an action.
///
/// # Errors
/// One clear sentence where it is no date, or would end before it begins.
pub fn entered(query: &Query, edge: Edge, written: &str) -> Result<Action, String> {
    let written = written.trim();
    let date = match written {
        "" => None,
        _ => Some(written.parse::<Date>().map_err(|_| {
            format!(
                "“{written}” is not a date. Write a year, month or day: 2017, 2017-05, 2017-05-02."
            )
        })?),
    };
    let (from, to) = match edge {
        Edge::From => (date, query.to.clone()),
        Edge::To => (query.from.clone(), date),
    };
    let pair = from.as_ref().zip(to.as_ref());
    if pair.is_some_and(|(from, to)| from.days().from > to.days().to) {
        return Err("The first date is after the last.".to_owned());
    }
    Ok(Action::Years(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(action: &Action) -> (Option<&str>, Option<&str>) {
        match action {
            Action::Years(from, to) => {
                (from.as_ref().map(Date::as_str), to.as_ref().map(Date::as_str))
            }
            _ => (None, None),
        }
    }

    #[test]
    fn dragging_either_way_chooses_the_same_years() {
        let axis = 1992..=2026;
        assert_eq!(range(&axis, 0.5, 0.2), range(&axis, 0.2, 0.5));
        assert_eq!(years(&range(&axis, 0.0, 0.0)), (Some("1992"), Some("1992")));
        assert_eq!(years(&range(&axis, 1.0, 1.0)), (Some("2026"), Some("2026")));
    }

    #[test]
    fn the_whole_axis_is_no_choice() {
        assert_eq!(years(&range(&(1992..=2026), -1.0, 2.0)), (None, None));
    }

    const AXIS: RangeInclusive<i32> = 1992..=2026;

    fn asked(from: Option<&str>, to: Option<&str>) -> Query {
        let date = |written: Option<&str>| written.and_then(|written| written.parse().ok());
        Query { from: date(from), to: date(to), ..Query::default() }
    }

    #[test]
    fn moving_one_edge_leaves_the_other_as_written() {
        let summer = asked(Some("2020-05"), Some("2020-08"));
        assert_eq!(years(&nudged(&summer, &AXIS, Edge::From, -1)), (Some("2019"), Some("2020-08")));
        let open = asked(Some("2020"), None);
        assert_eq!(years(&nudged(&open, &AXIS, Edge::From, 1)), (Some("2021"), None));
        assert_eq!(years(&nudged(&asked(None, None), &AXIS, Edge::From, 5)), (Some("1997"), None));
    }

    #[test]
    fn an_edge_never_passes_the_other_nor_the_axis() {
        let some = asked(Some("2016"), Some("2018"));
        assert_eq!(years(&nudged(&some, &AXIS, Edge::From, 100)), (Some("2018"), Some("2018")));
        assert_eq!(years(&nudged(&some, &AXIS, Edge::To, 100)), (Some("2016"), None));
        assert_eq!(years(&moved(&some, &AXIS, Edge::From, -1.0)), (None, Some("2018")));
    }

    #[test]
    fn an_edge_goes_to_the_nearest_beginning_of_a_year() {
        let none = asked(None, None);
        let at = |year: f64| (year - 1992.0) / 35.0;
        assert_eq!(years(&moved(&none, &AXIS, Edge::From, at(2015.9))), (Some("2016"), None));
        assert_eq!(years(&moved(&none, &AXIS, Edge::To, at(2019.1))), (None, Some("2018")));
    }

    #[test]
    fn a_date_field_says_what_is_no_date() {
        let query = Query { to: "2018".parse().ok(), ..Query::default() };
        assert!(entered(&query, Edge::From, "soon").is_err_and(|why| why.contains("“soon”")));
        assert!(entered(&query, Edge::From, "2019").is_err());
        assert_eq!(entered(&query, Edge::To, " "), Ok(Action::Years(None, None)));
    }

    #[test]
    fn a_place_is_a_true_fraction_of_the_axis() {
        let (left, width) = place(&(2000..=2009), of_year(2005));
        assert!((left - 0.5).abs() < 1e-9 && (width - 0.1).abs() < 1e-9);
        assert_eq!(place(&(2000..=2009), Days::ALL), (0.0, 1.0));
    }
}
