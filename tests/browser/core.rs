//! What the core answers at an address: what a page there has to show.

use csto_explorer::CORPUS;
use csto_explorer::domain::model::{Key, Record};
use csto_explorer::domain::pack::{Packed, unpack};
use csto_explorer::domain::query::address::decode;
use csto_explorer::domain::select::{Explorer, Selection};
use std::sync::LazyLock;

/// The corpus the page carries.
pub static CORE: LazyLock<Explorer> = LazyLock::new(|| {
    let Packed { corpus, index } = unpack(CORPUS).expect("the corpus");
    Explorer::new(corpus, index)
});

/// The answer at an address: `#/?country=AM`.
pub fn answer(fragment: &str) -> Selection {
    let (address, _) = decode(fragment.trim_start_matches('#'));
    CORE.select(&address.query)
}

/// How many records there are at an address, as a page says it: "1 record".
pub fn said(fragment: &str) -> String {
    said_of(answer(fragment).hits.len())
}

/// A number of records as a page says it.
pub fn said_of(records: usize) -> String {
    csto_explorer::app::count(records)
}

/// The results at an address, in order.
pub fn ids(fragment: &str) -> Vec<String> {
    let id = |key: Key<Record>| CORE.corpus.records[key].id.clone();
    answer(fragment).hits.iter().map(|hit| id(hit.record)).collect()
}
