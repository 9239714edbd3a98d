//! The values of all filters, by the words of their names.

use super::Explorer;
use crate::domain::query::{Facet, SgBy};
use crate::domain::text::{Beginning, is_light, outline, words};
use std::collections::{BTreeMap, BTreeSet};

/// A value: its filter, and its place there.
pub(super) type Place = (Facet, usize);

/// Which values have a word in one of their names.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, WithWord>);

#[derive(Debug, Default)]
struct WithWord {
    outline: u64,
    values: BTreeSet<Place>,
}

impl Names {
    /// The names of all values that records have.
    pub fn new(explorer: &Explorer) -> Names {
        let mut names = Names::default();
        for facet in Facet::ALL {
            let totals = SgBy::ALL.map(|(_, by)| explorer.totals(facet, by));
            for (place, value) in explorer.values(facet).iter().enumerate() {
                if totals.iter().all(|totals| totals.get(place).is_none_or(|n| *n == 0)) {
                    continue;
                }
                // A label may say more than the names: "Zas (2020–2022)", "vacant".
                let texts = value.names.iter().chain([&value.label]);
                let words = texts.flat_map(|text| words(text));
                for word in words.filter(|word| !is_light(&word.folded)) {
                    names.0.entry(word.folded).or_default().values.insert((facet, place));
                }
            }
        }
        for (word, with) in &mut names.0 {
            with.outline = outline(word);
        }
        names
    }

    /// The values that have a word with this beginning in a name, and whether it is written so:
    /// where none is, other spellings of it will do.
    pub fn beginning(&self, folded: &str) -> (BTreeSet<Place>, bool) {
        let from = self.0.range(folded.to_owned()..);
        let written = from.take_while(|(word, _)| word.starts_with(folded));
        let written: BTreeSet<Place> =
            written.flat_map(|(_, with)| &with.values).copied().collect();
        let beginning = Beginning::new(folded).filter(|_| written.is_empty());
        let Some(beginning) = beginning else { return (written, true) };
        let spelled = self.0.iter().filter(|(word, with)| {
            beginning.may_begin(with.outline) && beginning.is_spelled_in(word)
        });
        (spelled.flat_map(|(_, with)| &with.values).copied().collect(), false)
    }
}
