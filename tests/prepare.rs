//! What is made ready while the browser is idle: the same answers before, meanwhile and after.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::CORPUS;
use csto_explorer::domain::pack::{Packed, unpack};
use csto_explorer::domain::query::Query;
use csto_explorer::domain::select::Explorer;
use support::REAL;

/// What is made ready little by little changes no answer; once a query is said to be prepared for,
/// it stays so.
#[test]
fn answers_are_the_same_before_and_after_all_is_prepared() {
    let Packed { corpus, columns, engine } = unpack(CORPUS).unwrap();
    let explorer = Explorer::new(corpus, columns, engine);
    let query = |text: &str| Query { text: text.to_owned(), ..Query::default() };
    let queries =
        ["", "border", "b", "хачатуров", "\"drug tr", "drones-k", "smugling", "p* -q*"].map(query);
    let answers = queries.clone().map(|query| REAL.select(&query));
    let ready = || queries.iter().map(|query| explorer.is_prepared_for(query));
    assert_eq!(ready().filter(|ready| *ready).count(), 1, "only what asks for no word");
    let mut before = vec![false; queries.len()];
    loop {
        let is_done = explorer.prepare_some();
        let now: Vec<bool> = ready().collect();
        assert!(before.iter().zip(&now).all(|(before, now)| *now || !before));
        for ((query, answer), _) in queries.iter().zip(&answers).zip(&now).filter(|(_, now)| **now)
        {
            assert_eq!(explorer.select(query), *answer, "{query:?}");
        }
        before = now;
        if is_done {
            break;
        }
    }
    assert!(before.iter().all(|ready| *ready));
    assert!(explorer.prepare_some());
}
