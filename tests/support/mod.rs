//! What tests share: the corpus they ask, the queries they ask it, and a naive answer.

// Each test takes what it needs.
#![allow(dead_code)]

pub mod imported;
pub mod naive;
pub mod queries;
pub mod temporary;
pub mod thick;

use csto_explorer::CORPUS;
use csto_explorer::domain::date::{Date, Day, Days};
use csto_explorer::domain::model::{Corpus, Key, Record};
use csto_explorer::domain::pack::{Packed, unpack};
use csto_explorer::domain::query::Query;
use csto_explorer::domain::select::{Explorer, Selection};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The real corpus, as the explorer carries it.
pub static REAL: LazyLock<Explorer> = LazyLock::new(|| {
    let Packed { corpus, columns, engine } = unpack(CORPUS).unwrap();
    Explorer::new(corpus, columns, engine)
});

/// Records of the source documents that began the corpus, by the term their date lies in.
pub const TERMS: [(&str, &[&str]); 5] = [
    ("bordyuzha", &["belarus-envoy-on-terrorist-recruitment"]),
    ("khachaturov", &["first-operation-against-recruiters", "minsk-session-2017"]),
    ("semerikov-2", &["dushanbe-counter-terrorism-conference"]),
    (
        "zas",
        &[
            "message-to-lukashenko-2020",
            "secretariat-on-border-clashes-2020",
            "semerikov-at-osce-conference",
            "working-group-on-destructive-impact",
        ],
    ),
    (
        "tasmagambetov",
        &[
            "graduates-at-secretariat",
            "tasmagambetov-at-un-security-council",
            "tasmagambetov-interview-belta",
            "un-debate-on-csto-cis-sco",
        ],
    ),
];

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The date a test writes.
pub fn date(written: &str) -> Date {
    written.parse().unwrap_or_else(|e| panic!("{written}: {e}"))
}

/// The day a test writes: `2018-11-02`.
pub fn day(written: &str) -> Day {
    date(written).days().from
}

/// One day as a stretch of days.
pub fn only(day: Day) -> Days {
    Days { from: day, to: day }
}

/// Every day from first to last.
pub fn each_day(days: Days) -> impl Iterator<Item = Day> {
    std::iter::successors(Some(days.from), |day| Some(day.after()))
        .take_while(move |day| *day <= days.to)
}

/// The records of a selection, in order.
pub fn found(selection: &Selection) -> Vec<Key<Record>> {
    selection.hits.iter().map(|hit| hit.record).collect()
}

/// The ids of the records a query finds, in order.
pub fn ids(explorer: &Explorer, query: &Query) -> Vec<String> {
    found(&explorer.select(query)).iter().map(|key| id(&explorer.corpus, *key).to_owned()).collect()
}

/// The id of a record.
pub fn id(corpus: &Corpus, key: Key<Record>) -> &str {
    &corpus.records[key].id
}

/// Every file below a folder whose name ends so, by path.
pub fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The text of a file.
pub fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
