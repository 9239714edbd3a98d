//! The real corpus with documents imported into it: those of the thick one, as they may come
//! from elsewhere, and some that name no kind, no source or nothing at all.

use super::REAL;
use super::thick::THICK;
use csto_explorer::CORPUS;
use csto_explorer::domain::import::import;
use csto_explorer::domain::model::{Corpus, Entry, Record, Who};
use csto_explorer::domain::pack::{Packed, unpack};
use csto_explorer::domain::search::catch_up;
use csto_explorer::domain::select::Explorer;
use csto_explorer::domain::source::File;
use serde_json::json;
use std::sync::LazyLock;

/// The corpus and the documents.
pub static IMPORTED: LazyLock<Explorer> = LazyLock::new(|| {
    let records = THICK.corpus.records.iter().enumerate();
    let lines = records.map(|(i, (_, record))| document(&THICK.corpus, record, i));
    let explorer = with(&lines.collect::<Vec<_>>().join("\n"));
    assert_eq!(
        explorer.corpus.records.len(),
        REAL.corpus.records.len() + THICK.corpus.records.len()
    );
    explorer
});

/// The real corpus with the documents of a file, in which nothing is wrong.
pub fn with(text: &str) -> Explorer {
    let Packed { mut corpus, mut columns, mut engine } = unpack(CORPUS).unwrap();
    let file = File { path: "documents.ndjson".to_owned(), text: text.to_owned() };
    assert_eq!(import(&file, &mut corpus), []);
    columns.catch_up(&corpus);
    catch_up(&mut engine, &corpus).unwrap();
    Explorer::new(corpus, columns, engine)
}

/// A record as others would write it down.
fn document(corpus: &Corpus, record: &Record, i: usize) -> String {
    let countries = record.countries.iter().map(|key| corpus.countries[*key].code());
    let topics = record.topics.iter().map(|key| corpus.topics[*key].code());
    let named = |who| record.people().any(|voice| voice.who == Who::Person(who));
    let terms = corpus.terms.iter().filter(|(_, term)| named(term.person));
    let terms = terms.map(|(_, term)| term.code());
    let mut document = json!({
        "id": format!("imported-{}", record.id),
        "title": record.title,
        "date": record.date.as_str(),
        "text": record.digest.join("\n\n") + " Quixotic zeppelins.",
        "countries": countries.collect::<Vec<_>>(),
        "topics": topics.collect::<Vec<_>>(),
        "sg": terms.collect::<Vec<_>>(),
        "kind": corpus.kinds[record.kind].code(),
        "source": corpus.publishers[record.sources[0].publisher].code(),
    });
    let left_out: &[&str] = match i % 5 {
        0 => &["kind"],
        1 => &["source"],
        2 => &["countries", "sg", "topics", "kind", "source"],
        _ => &[],
    };
    for name in left_out {
        document.as_object_mut().unwrap().remove(*name);
    }
    document.to_string()
}
