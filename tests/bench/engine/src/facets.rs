//! Which documents have each value of a filter, and how many of a result do: what the explorer
//! has in `select`, for documents that are no records.

use fixedbitset::FixedBitSet;

/// The documents of each value, by the number of the value.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    sets: Vec<FixedBitSet>,
}

impl Facets {
    /// No documents yet: room for so many, of so many values.
    pub fn new(values: usize, documents: usize) -> Facets {
        Facets { sets: vec![FixedBitSet::with_capacity(documents); values] }
    }

    /// Notes that a document has a value; values and documents there is no room for are left out.
    pub fn insert(&mut self, value: usize, document: usize) {
        if let Some(set) = self.sets.get_mut(value)
            && document < set.len()
        {
            set.insert(document);
        }
    }

    /// The documents of a value.
    pub fn documents(&self, value: usize) -> Option<&FixedBitSet> {
        self.sets.get(value)
    }

    /// How many of some documents have each value.
    pub fn counts(&self, among: &FixedBitSet) -> Vec<usize> {
        self.sets.iter().map(|set| set.intersection_count(among)).collect()
    }
}
