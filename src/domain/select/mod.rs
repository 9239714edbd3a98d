//! From a query to everything a page shows of it: records in order, counts, years.
//!
//! Counts follow one rule. A value's count is the number of records that have it under every
//! *other* filter: where any of the chosen values will do, the size of the result if it were
//! chosen alone in its filter; where all must apply, the size if it were added.

mod assigned;
mod columns;
mod names;
mod suggest;
mod widened;
mod words;

pub use assigned::Assigned;
pub use columns::{Columns, Time};
pub use suggest::{Completion, Named, Suggestions};
pub use widened::OtherForm;
pub use words::named_filters;

use super::date::{Date, Day, Days};
use super::index::{Engine, Found, Preparation};
use super::model::{Corpus, Key, Person, Record};
use super::query::address::{Ignored, NOT_AS};
use super::query::{Condition, Facet, Match, Query, SgBy, Sort, Value};
use super::search::{
    Concordance, Correction, Gathering, Marks, Question, Side, Vocabulary, Widened,
};

use fixedbitset::FixedBitSet;
use names::Names;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// No axis of years reaches beyond these, whatever an uncertain date may allow.
const AXIS: Days = Days { from: Day::new(1992, 1, 1), to: Day::new(2199, 12, 31) };

/// A corpus made ready to be asked.
#[derive(Debug)]
pub struct Explorer {
    /// The corpus.
    pub corpus: Corpus,
    columns: Columns,
    engine: Engine,
    vocabulary: Vocabulary,
    facets: BTreeMap<(Facet, SgBy), Column>,
    /// Made when first asked for, since who follows a link types nothing.
    names: OnceLock<Names>,
    work: Mutex<Work>,
    everything: FixedBitSet,
    in_time: Vec<Key<Record>>,
    /// Each year of the axis, and the records whose date may lie in it.
    years: Vec<(i32, FixedBitSet)>,
    /// Each stretch of time that a date not known to the month may lie in, and its records.
    stretches: Vec<(Days, FixedBitSet)>,
}

/// A filter: its values, and the records that have each.
#[derive(Debug, Default)]
struct Column {
    values: Vec<Value>,
    places: BTreeMap<String, usize>,
    assigned: Assigned,
}

/// How far [`Explorer::prepare_some`] has come.
#[derive(Debug, Default)]
struct Work {
    has_compared_words: bool,
    is_done: bool,
    postings: Preparation,
}

/// What a query gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The records, in order.
    pub hits: Vec<Hit>,
    /// What is marked in texts.
    pub marks: Marks,
    /// Words that nothing has, and what was searched for instead.
    pub corrections: Vec<Correction>,
    /// Words for which others stand too: [`Explorer::other_forms`] says which of them matter.
    pub widened: Vec<Widened>,
    /// Whether records are among the results that don't have all the words.
    pub softened: Option<Softened>,
    /// What of the text was left out or read otherwise, a sentence each.
    pub notes: Vec<String>,
    /// For each filter, each value's count, in the order of [`Explorer::values`].
    pub counts: BTreeMap<Facet, Vec<usize>>,
    /// Records by year, in order of the years.
    pub years: Vec<YearCount>,
    /// Where dates not known to the month may lie, each stretch of time once.
    pub stretches: Vec<Stretch>,
    /// Where nothing was found: the conditions that, lifted alone, bring something; most first.
    pub lifts: Vec<(Condition, usize)>,
    /// Codes that no value has, and forms that would stand for no word anyway.
    pub ignored: Vec<Ignored>,
}

/// Where fewer records have all the words, those that have half of them are results too.
pub const FEW: usize = 5;

/// How far results fall short of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Softened {
    /// How many records have all the words.
    pub all: usize,
    /// How many words the others have at least,
    pub least: usize,
    /// of how many.
    pub words: usize,
}

/// A record found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Which.
    pub record: Key<Record>,
    /// How well the words fit; 0 without words.
    pub score: f32,
}

/// The records of a year. One whose date may lie in several years is counted in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearCount {
    /// The year.
    pub year: i32,
    /// Of the whole corpus.
    pub all: usize,
    /// Of the result.
    pub selected: usize,
}

/// A stretch of time that the dates of some records may lie in, not known to the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its days.
    pub days: Days,
    /// How many records of the result have such a date.
    pub selected: usize,
}

impl Explorer {
    /// Makes a corpus ready; columns and engine have a place for each record, in their order.
    pub fn new(corpus: Corpus, columns: Columns, engine: Engine) -> Explorer {
        let count = corpus.records.len();
        let mut everything = FixedBitSet::with_capacity(count);
        everything.insert_range(..);
        let facets = columns::filters();
        let facets =
            facets.map(|filter| (filter, Column::new(filter, &corpus, &columns))).collect();
        let vocabulary = Vocabulary::new(&corpus);
        let years = years_of(&corpus, columns.times());
        let stretches = stretches_of(columns.times());
        let in_time = columns.in_time();
        let (names, work) = (OnceLock::new(), Mutex::default());
        Explorer {
            corpus,
            columns,
            engine,
            vocabulary,
            facets,
            names,
            work,
            everything,
            in_time,
            years,
            stretches,
        }
    }

    /// Goes on with what makes answers quicker and can wait until the first is shown; says
    /// whether all is done. Most calls take about a millisecond for any corpus; those take longer
    /// the more there is that gather the names of filters, gather and group all words,
    /// stem those of one letter, or begin a segment's postings.
    pub fn prepare_some(&self) -> bool {
        /// How many documents' postings are written in a call, or how many words compared.
        const DOCUMENTS: usize = 100;
        const WORDS: usize = 250;
        if self.names.get().is_none() {
            self.names();
            return false;
        }
        let mut work = self.work();
        if !work.has_compared_words {
            work.has_compared_words = self.vocabulary.prepare_some(&self.engine, WORDS);
            return false;
        }
        work.is_done = self.engine.prepare_some(&mut work.postings, DOCUMENTS);
        work.is_done
    }

    fn work(&self) -> MutexGuard<'_, Work> {
        // Who panicked has left nothing half done that others would miss.
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::new(self))
    }

    /// Whether a query is answered without doing first what [`Explorer::prepare_some`] does.
    pub fn is_prepared_for(&self, query: &Query) -> bool {
        let Work { has_compared_words, is_done, .. } = *self.work();
        if is_done || query.text.is_empty() {
            return true;
        }
        if !has_compared_words {
            return false;
        }
        let Question { expression, softer, .. } = self.question(query);
        let softer = softer.map(|softer| softer.expression);
        !expression.iter().chain(&softer).any(|asked| self.engine.would_prepare(asked))
    }

    /// The record with this id.
    pub fn record(&self, id: &str) -> Option<(Key<Record>, &Record)> {
        let key = self.columns.record(id)?;
        Some((key, self.corpus.records.get(key)?))
    }

    /// When each record was.
    pub fn times(&self) -> &[Time] {
        self.columns.times()
    }

    /// The records that somebody is in, whatever the part, in order of time.
    pub fn naming(&self, person: Key<Person>) -> Vec<Key<Record>> {
        let mut naming = self.nothing();
        for (record, mut people) in self.columns.people().enumerate() {
            naming.set(record, people.any(|other| other == person));
        }
        self.in_time.iter().copied().filter(|key| naming.contains(key.index())).collect()
    }

    /// How many records each person is in, in the order of the list.
    pub fn named(&self) -> Vec<usize> {
        let mut counts = vec![0; self.corpus.people.len()];
        self.columns.people().flatten().for_each(|person| counts[person.index()] += 1);
        counts
    }

    /// The values of a filter.
    pub fn values(&self, facet: Facet) -> &[Value] {
        self.column(facet, SgBy::default()).map_or(&[], |column| &column.values)
    }

    /// The value of a code, and its place.
    pub fn value(&self, facet: Facet, code: &str) -> Option<(usize, &Value)> {
        let column = self.column(facet, SgBy::default())?;
        let place = *column.places.get(code)?;
        Some((place, column.values.get(place)?))
    }

    /// How many records of the whole corpus have each value, in the order of the values.
    pub fn totals(&self, facet: Facet, by: SgBy) -> &[usize] {
        self.column(facet, by).map_or(&[], |column| column.assigned.totals())
    }

    /// The stretch of time that the records and terms of office lie on.
    pub fn years(&self) -> RangeInclusive<i32> {
        let year =
            |year: Option<&(i32, FixedBitSet)>| year.map_or(AXIS.from.year, |(year, _)| *year);
        year(self.years.first())..=year(self.years.last())
    }

    /// Answers a query.
    pub fn select(&self, query: &Query) -> Selection {
        let question = self.question(query);
        let (mut found, softened) = self.found(&question);
        let plan = self.plan(query, found.as_ref());
        let result = self.result(&plan, None);
        if let Some(found) = &mut found {
            self.engine.look_into(found, &result);
        }
        let counts = Facet::ALL.into_iter().map(|facet| (facet, self.counts(&plan, facet, query)));
        let ignored = self.unknown(query, &question);
        let hits = self.order(&result, found.as_ref(), query.order());
        let mut notes = question.notes;
        if hits.is_empty() {
            let apart = |written: &String| match written.parse::<Date>() {
                Ok(_) => format!(
                    "“{written}” asks for what texts say; date:{written} asks for the date."
                ),
                Err(_) => format!(
                    "“{written}” asks for words one after the other; with a space between them, they may stand anywhere."
                ),
            };
            notes.extend(question.joined.iter().map(apart));
        }
        let mut selection = Selection {
            softened: softened.filter(|_| !hits.is_empty()),
            hits,
            counts: counts.collect(),
            years: self.by_year(&result),
            stretches: self.by_stretch(&result),
            marks: question.marks,
            corrections: question.corrections,
            widened: question.widened,
            notes,
            lifts: Vec::new(),
            ignored,
        };
        if selection.hits.is_empty() {
            let lift = |condition| (condition, self.result(&plan, Some(condition)).count_ones(..));
            let lifts = query.conditions().into_iter().map(lift).filter(|(_, n)| *n > 0);
            selection.lifts = lifts.collect();
            selection.lifts.sort_by_key(|(condition, n)| (std::cmp::Reverse(*n), *condition));
        }
        selection
    }

    /// The hits of a selection in their records: in their order, or as the query sorts lines.
    pub fn concordance(&self, query: &Query, selection: &Selection) -> Concordance {
        let mut gathering = gathering(query);
        while !self.gather(&mut gathering, selection) {}
        gathering.finish()
    }

    /// Goes on gathering the hits of a selection in one more of its records, see [`gathering`];
    /// says whether all are gathered.
    pub fn gather(&self, gathering: &mut Gathering, selection: &Selection) -> bool {
        let hit = selection.hits.get(gathering.count());
        let Some(hit) = hit.filter(|_| !selection.marks.is_empty()) else { return true };
        gathering.add(&self.corpus, hit.record, &selection.marks);
        false
    }

    /// How many records a query finds.
    pub fn count(&self, query: &Query) -> usize {
        self.records(query).0.count_ones(..)
    }

    /// The records a query finds, and how far they fall short of its words.
    fn records(&self, query: &Query) -> (FixedBitSet, Option<Softened>) {
        let (found, softened) = self.found(&self.question(query));
        (self.result(&self.plan(query, found.as_ref()), None), softened)
    }

    /// What the words find, and how far that falls short of them.
    fn found(&self, question: &Question) -> (Option<Found<'_>>, Option<Softened>) {
        let strict = question.expression.as_ref().map(|asked| self.engine.find(asked));
        if let (Some(found), Some(softer)) = (&strict, &question.softer) {
            let all = found.documents.count_ones(..);
            if all < FEW {
                let softened = Softened { all, least: softer.least, words: softer.words };
                return (Some(self.engine.find(&softer.expression)), Some(softened));
            }
        }
        (strict, None)
    }

    /// Where a record stands in a selection: its place from 0, the one before, the one after.
    pub fn neighbours(selection: &Selection, record: Key<Record>) -> Option<Neighbours> {
        let place = selection.hits.iter().position(|hit| hit.record == record)?;
        let at = |place: usize| selection.hits.get(place).map(|hit| hit.record);
        Some(Neighbours { place, previous: place.checked_sub(1).and_then(at), next: at(place + 1) })
    }

    fn column(&self, facet: Facet, by: SgBy) -> Option<&Column> {
        let by = if facet == Facet::SecretaryGeneral { by } else { SgBy::default() };
        self.facets.get(&(facet, by))
    }

    /// The set of records that meet each condition, apart from each other.
    fn plan(&self, query: &Query, found: Option<&Found>) -> Vec<(Condition, FixedBitSet)> {
        let mut plan = Vec::new();
        if let Some(found) = found {
            plan.push((Condition::Text, found.documents.clone()));
        }
        if let Some(days) = asked_days(query) {
            plan.push((Condition::Years, self.within(days, query.certain)));
        }
        for facet in query.chosen.keys() {
            let Some(column) = self.column(*facet, query.sg_by) else { continue };
            let places = query.chosen_in(*facet).filter_map(|code| column.places.get(code));
            let sets = places.filter_map(|place| column.assigned.records(*place));
            let mut sets = sets.peekable();
            // Codes nobody has change nothing.
            if sets.peek().is_none() {
                continue;
            }
            let set = match query.match_in(*facet) {
                Match::Any => sets.fold(self.nothing(), |mut all, set| {
                    all.union_with(set);
                    all
                }),
                Match::All => sets.fold(self.everything.clone(), |mut all, set| {
                    all.intersect_with(set);
                    all
                }),
            };
            plan.push((Condition::Facet(*facet), set));
        }
        plan
    }

    fn nothing(&self) -> FixedBitSet {
        FixedBitSet::with_capacity(self.everything.len())
    }

    /// The records that meet all conditions but one.
    fn result(&self, plan: &[(Condition, FixedBitSet)], but: Option<Condition>) -> FixedBitSet {
        let sets = plan.iter().filter(|(condition, _)| Some(*condition) != but);
        sets.fold(self.everything.clone(), |mut result, (_, set)| {
            result.intersect_with(set);
            result
        })
    }

    fn counts(&self, plan: &[(Condition, FixedBitSet)], facet: Facet, query: &Query) -> Vec<usize> {
        let but = match query.match_in(facet) {
            Match::Any => Some(Condition::Facet(facet)),
            Match::All => None,
        };
        let under = self.result(plan, but);
        let column = self.column(facet, query.sg_by);
        column.map_or(Vec::new(), |column| column.assigned.counts(&under))
    }

    /// The records whose date lies in `days`: possibly, or for certain.
    fn within(&self, days: Days, certain: bool) -> FixedBitSet {
        self.at_times(|time| {
            if days.from > days.to {
                false
            } else if certain {
                !time.is_qualified && days.covers(time.days)
            } else {
                time.days.meets(days)
            }
        })
    }

    /// The records of whose time something holds.
    fn at_times(&self, holds: impl Fn(&Time) -> bool) -> FixedBitSet {
        let mut set = self.nothing();
        for (record, time) in self.columns.times().iter().enumerate() {
            set.set(record, holds(time));
        }
        set
    }

    fn order(&self, result: &FixedBitSet, found: Option<&Found>, sort: Sort) -> Vec<Hit> {
        let score = |i: usize| found.map_or(0.0, |found| found.score(i));
        let hit = |record: Key<Record>| Hit { record, score: score(record.index()) };
        let selected = self.in_time.iter().filter(|key| result.contains(key.index()));
        let mut hits: Vec<Hit> = selected.copied().map(hit).collect();
        if sort != Sort::Oldest {
            hits.reverse();
        }
        if sort == Sort::Relevance {
            hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        }
        hits
    }

    fn by_year(&self, selected: &FixedBitSet) -> Vec<YearCount> {
        let count = |(year, records): &(i32, FixedBitSet)| YearCount {
            year: *year,
            all: records.count_ones(..),
            selected: records.intersection_count(selected),
        };
        self.years.iter().map(count).collect()
    }

    fn by_stretch(&self, selected: &FixedBitSet) -> Vec<Stretch> {
        let stretches = self.stretches.iter();
        let stretch = |(days, records): &(Days, FixedBitSet)| Stretch {
            days: *days,
            selected: records.intersection_count(selected),
        };
        stretches.map(stretch).collect()
    }

    fn unknown(&self, query: &Query, question: &Question) -> Vec<Ignored> {
        let idle = query.not_as.difference(&question.left_out);
        let idle =
            idle.map(|form| Ignored::Value { parameter: NOT_AS.to_owned(), value: form.clone() });
        let codes = query.chosen.keys().flat_map(|f| query.chosen_in(*f).map(|code| (*f, code)));
        codes
            .filter(|(facet, code)| self.value(*facet, code).is_none())
            .map(|(facet, code)| Ignored::Value {
                parameter: facet.key().to_owned(),
                value: code.to_owned(),
            })
            .chain(idle)
            .collect()
    }
}

/// The beginning of the concordance of a query's selection.
pub fn gathering(query: &Query) -> Gathering {
    Gathering::new(match query.sort {
        Some(Sort::Left) => Some(Side::Left),
        Some(Sort::Right) => Some(Side::Right),
        _ => None,
    })
}

/// Each year that records, terms of office and vacancies lie on, from the first to the last, and
/// the records whose date may lie in it.
fn years_of(corpus: &Corpus, times: &[Time]) -> Vec<(i32, FixedBitSet)> {
    let records = times.iter().map(|time| time.days);
    let vacancies = corpus.vacancies.iter().map(|vacancy| vacancy.dates.days());
    let terms = corpus.terms.iter().map(|(_, term)| term.possible().from);
    let known = |day: &Day| (AXIS.from..=AXIS.to).contains(day);
    let days: Vec<Day> = records
        .chain(vacancies)
        .flat_map(|days| [days.from, days.to])
        .chain(terms)
        .filter(known)
        .collect();
    let year = |day: Option<&Day>| day.map_or(AXIS.from.year, |day| day.year);
    let (first, last) = (year(days.iter().min()), year(days.iter().max()));
    let nothing = FixedBitSet::with_capacity(times.len());
    let mut years: Vec<_> = (first..=last).map(|year| (year, nothing.clone())).collect();
    for (record, time) in times.iter().enumerate() {
        let touched = time.days.years();
        for (_, records) in years.iter_mut().filter(|(year, _)| touched.contains(year)) {
            records.insert(record);
        }
    }
    years
}

/// Each stretch of time that a date not known to the month may lie in, and its records.
fn stretches_of(times: &[Time]) -> Vec<(Days, FixedBitSet)> {
    let mut stretches = BTreeMap::new();
    for (record, time) in times.iter().enumerate() {
        let days @ Days { from, to } = time.days;
        if time.is_qualified || (from.year, from.month) != (to.year, to.month) {
            let nothing = || (days, FixedBitSet::with_capacity(times.len()));
            stretches.entry((from, to)).or_insert_with(nothing).1.insert(record);
        }
    }
    stretches.into_values().collect()
}

/// A record's place in a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbours {
    /// From 0.
    pub place: usize,
    /// The record before.
    pub previous: Option<Key<Record>>,
    /// The record after.
    pub next: Option<Key<Record>>,
}

/// The days a query asks for, both ends included.
pub fn asked_days(query: &Query) -> Option<Days> {
    let from = query.from.as_ref().map(|date| date.days().from);
    let to = query.to.as_ref().map(|date| date.days().to);
    if from.is_none() && to.is_none() {
        return None;
    }
    Some(Days { from: from.unwrap_or(Days::ALL.from), to: to.unwrap_or(Days::ALL.to) })
}

impl Column {
    fn new(filter: (Facet, SgBy), corpus: &Corpus, columns: &Columns) -> Column {
        let values = filter.0.values(corpus);
        let places = values.iter().enumerate().map(|(i, value)| (value.code.clone(), i)).collect();
        let assigned = Assigned::new(values.len(), columns.values(filter));
        Column { values, places, assigned }
    }
}
