//! What the core answers at an address: what a page there has to show.

pub use crate::support::REAL as CORE;
use crate::support::found;
use csto_explorer::domain::query::address::decode;
use csto_explorer::domain::select::Selection;

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
    let records = found(&answer(fragment)).into_iter();
    records.map(|key| crate::support::id(&CORE.corpus, key).to_owned()).collect()
}
