//! A corpus of 120 records made of the authorities and texts of the real one:
//! dates of every shape, and tags in every mixture, so that few values have no record.

use super::{REAL, date};
use csto_explorer::domain::model::{Corpus, Key, List, Record, Voice, Who, holders};
use csto_explorer::domain::search::engine;
use csto_explorer::domain::select::{Columns, Explorer};
use std::sync::LazyLock;

/// The thick corpus.
pub static THICK: LazyLock<Explorer> = LazyLock::new(|| {
    let corpus = corpus(&REAL.corpus, 120);
    let (columns, engine) = (Columns::new(&corpus), engine(&corpus).unwrap());
    Explorer::new(corpus, columns, engine)
});

/// The shapes of date a record may have.
const DATES: [&str; 24] = [
    "1993-05-15",
    "1994",
    "1997-03",
    "1999~",
    "2000?",
    "2001-04-14",
    "2002-10-07/2003-05-01",
    "2003-04-27",
    "200X",
    "2010-06%",
    "2016-12-31/2017-01-01",
    "2017",
    "2018-11",
    "2018-11-02",
    "2018-11-01",
    "2019-05-16/2019-05-17",
    "2020-08~",
    "2020?-08-14",
    "2022-12-31",
    "2023-01-01",
    "2024-07",
    "2025-XX",
    "2025-12/2026-01",
    "[2019-11-27, 2019-11-28]",
];

/// Numbers that look random and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// Up to `most` different keys of a list.
    fn keys<T>(&mut self, list: &List<T>, most: usize) -> Vec<Key<T>> {
        let mut keys: Vec<Key<T>> =
            (0..self.below(most + 1)).map(|_| Key::new(self.below(list.len()))).collect();
        keys.sort();
        keys.dedup();
        keys
    }
}

fn corpus(real: &Corpus, count: usize) -> Corpus {
    let mut dice = Dice(1992);
    let originals: Vec<&Record> = real.records.iter().map(|(_, record)| record).collect();
    let mut records: Vec<Record> = (0..count)
        .map(|i| {
            let mut record = originals[i % originals.len()].clone();
            record.id = format!("{}-{i}", record.id);
            scatter(&mut record, real, &mut dice);
            record
        })
        .collect();
    // As the compiler leaves them: by time, then id.
    records.sort_by(|a, b| {
        let days = |record: &Record| (record.date.days().from, record.date.days().to);
        days(a).cmp(&days(b)).then_with(|| a.id.cmp(&b.id))
    });
    Corpus { records: records.into(), ..real.clone() }
}

fn scatter(record: &mut Record, real: &Corpus, dice: &mut Dice) {
    record.date = date(DATES[dice.below(DATES.len())]);
    record.holders = holders(&real.terms, record.date.days());
    record.kind = Key::new(dice.below(real.kinds.len()));
    record.countries = dice.keys(&real.countries, 3);
    record.topics = dice.keys(&real.topics, 3);
    record.topics.retain(|key| real.topics[*key].parent.is_some());
    record.organisations = dice.keys(&real.organisations, 3);
    record.operations = dice.keys(&real.operations, 2);
    record.exercises = dice.keys(&real.exercises, 2);
    record.instruments = dice.keys(&real.instruments, 2);
    record.speakers = speakers(record, real, dice);
    record.quotations.clear();
    record.related.clear();
    for source in &mut record.sources {
        source.publisher = Key::new(dice.below(real.publishers.len()));
    }
}

/// A holder of the office, in that role; somebody else; a body.
fn speakers(record: &Record, real: &Corpus, dice: &mut Dice) -> Vec<Voice> {
    let holder = record.holders.first().map(|holding| {
        let term = &real.terms[holding.term];
        Voice {
            who: Who::Person(term.person),
            role: Some(term.title().to_owned()),
            term: Some(holding.term),
        }
    });
    let silent = |who| Voice { who, role: None, term: None };
    let person = silent(Who::Person(Key::new(dice.below(real.people.len()))));
    let body = silent(Who::Organisation(Key::new(dice.below(real.organisations.len()))));
    let voices = holder.into_iter().chain([person, body]);
    voices.filter(|_| dice.below(2) == 0).collect()
}
