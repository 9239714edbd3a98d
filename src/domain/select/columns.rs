//! What is known of every record without reading it: a column each for the ids, the days, the
//! values of every filter and the people. The compiler writes them beside the records.

use crate::domain::date::{Date, Days};
use crate::domain::model::{Corpus, Key, Person, Record};
use crate::domain::query::{Facet, SgBy};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The columns of a corpus, with a place for each record in the records' order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    ids: Vec<String>,
    times: Vec<Time>,
    /// In the order of [`filters`].
    values: Vec<Lists>,
    people: Lists,
}

/// When a record was: what is asked of its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// The days it may lie on.
    pub days: Days,
    /// Whether the source doubts or approximates them.
    pub is_qualified: bool,
}

impl From<&Date> for Time {
    fn from(date: &Date) -> Time {
        Time { days: date.days(), is_qualified: date.is_qualified() }
    }
}

/// Every filter with each way of its values belonging to records.
pub(super) fn filters() -> impl Iterator<Item = (Facet, SgBy)> {
    let ways = |facet| match facet {
        Facet::SecretaryGeneral => &SgBy::ALL[..],
        _ => &SgBy::ALL[..1],
    };
    Facet::ALL
        .into_iter()
        .flat_map(move |facet| ways(facet).iter().map(move |(_, by)| (facet, *by)))
}

impl Columns {
    /// The columns of a corpus.
    pub fn new(corpus: &Corpus) -> Columns {
        let mut columns = Columns::default();
        columns.catch_up(corpus);
        columns
    }

    /// Adds the records that stand behind those it has.
    pub fn catch_up(&mut self, corpus: &Corpus) {
        self.values.resize(filters().count(), Lists::default());
        for key in corpus.records.keys().skip(self.ids.len()) {
            let record = &corpus.records[key];
            self.ids.push(record.id.clone());
            self.times.push(Time::from(&record.date));
            for ((facet, by), lists) in filters().zip(&mut self.values) {
                lists.push(facet.of_record(corpus, record, by));
            }
            let people = record.people().filter_map(|voice| voice.who.person());
            self.people.push(people.map(Key::index).collect::<BTreeSet<_>>());
        }
    }

    /// Whether they are columns of this corpus, as far as can be told without reading records:
    /// every column has a place for each record, and no value there that the corpus has not.
    pub fn fit(&self, corpus: &Corpus) -> bool {
        let count = corpus.records.len();
        let are_values =
            |((facet, _), lists): ((Facet, SgBy), &Lists)| lists.fit(count, facet.count(corpus));
        (self.ids.len(), self.times.len()) == (count, count)
            && self.values.len() == filters().count()
            && filters().zip(&self.values).all(are_values)
            && self.people.fit(count, corpus.people.len())
    }

    /// When each record was.
    pub fn times(&self) -> &[Time] {
        &self.times
    }

    /// The values of a filter that each record has, as places in [`Facet::values`].
    pub(super) fn values(
        &self,
        filter: (Facet, SgBy),
    ) -> impl ExactSizeIterator<Item = impl Iterator<Item = usize>> {
        let place = filters().position(|other| other == filter);
        let mut lists =
            place.and_then(|place| self.values.get(place)).into_iter().flat_map(Lists::iter);
        self.ids.iter().map(move |_| numbers(lists.next().unwrap_or_default()))
    }

    /// Who is in each record, whatever the part.
    pub(super) fn people(&self) -> impl Iterator<Item = impl Iterator<Item = Key<Person>>> {
        self.people.iter().map(|people| numbers(people).map(Key::new))
    }

    /// The record with this id.
    pub fn record(&self, id: &str) -> Option<Key<Record>> {
        self.ids.iter().position(|other| other == id).map(Key::new)
    }

    /// The records in order of time, then id.
    pub(super) fn in_time(&self) -> Vec<Key<Record>> {
        let mut keys: Vec<Key<Record>> = (0..self.ids.len()).map(Key::new).collect();
        keys.sort_by_key(|key| {
            let Days { from, to } = self.times[key.index()].days;
            (from, to, &self.ids[key.index()])
        });
        keys
    }
}

/// A list of numbers for each record: one after the other, each with its length before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct Lists(Vec<u32>);

fn numbers(list: &[u32]) -> impl Iterator<Item = usize> {
    list.iter().map(|number| *number as usize)
}

impl Lists {
    fn push(&mut self, list: impl IntoIterator<Item = usize>) {
        let at = self.0.len();
        self.0.push(0);
        self.0.extend(list.into_iter().map(|number| number as u32));
        self.0[at] = (self.0.len() - at - 1) as u32;
    }

    fn iter(&self) -> impl Iterator<Item = &[u32]> {
        let mut rest = self.0.as_slice();
        std::iter::from_fn(move || {
            let (length, lists) = rest.split_first()?;
            let list;
            (list, rest) = lists.split_at_checked(*length as usize)?;
            Some(list)
        })
    }

    /// Whether there are so many lists, and nothing else, of numbers below a limit.
    fn fit(&self, count: usize, limit: usize) -> bool {
        let (mut lists, mut length) = (0, 0);
        for list in self.iter() {
            if numbers(list).any(|number| number >= limit) {
                return false;
            }
            lists += 1;
            length += 1 + list.len();
        }
        (lists, length) == (count, self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn lists_come_back_and_fit_what_they_were_made_of() {
        let mut lists = Lists::default();
        for list in [vec![2, 0], vec![], vec![1]] {
            lists.push(list);
        }
        assert_eq!(lists.iter().collect::<Vec<_>>(), [&[2, 0][..], &[], &[1]]);
        assert!(lists.fit(3, 3));
        assert!(!lists.fit(3, 2), "a number at the limit");
        assert!(!lists.fit(2, 3) && !lists.fit(4, 3), "a list too many, or too few");
        assert!(!Lists(vec![1, 0, 2, 0]).fit(1, 3), "the last list is cut short");
    }
}
