//! Which records have each value of a facet, and which values each record has.

use fixedbitset::FixedBitSet;

/// The values that are assigned to records: by value and by record, since many records are
/// counted faster one way, and few the other.
#[derive(Debug, Default)]
pub struct Assigned {
    by_value: Vec<FixedBitSet>,
    /// Where the values of each record begin, and of one record more.
    starts: Vec<u32>,
    by_record: Vec<u32>,
    totals: Vec<usize>,
}

impl Assigned {
    /// The values of some records, by the number of the value; less than `values`.
    pub fn new<V: IntoIterator<Item = usize>>(
        values: usize,
        records: impl ExactSizeIterator<Item = V>,
    ) -> Assigned {
        let mut assigned = Assigned {
            by_value: vec![FixedBitSet::with_capacity(records.len()); values],
            starts: vec![0],
            ..Assigned::default()
        };
        for (record, of_record) in records.enumerate() {
            for value in of_record {
                // Two of the same would be counted twice.
                if !assigned.by_value[value].put(record) {
                    assigned.by_record.push(value as u32);
                }
            }
            assigned.starts.push(assigned.by_record.len() as u32);
        }
        assigned.totals = assigned.by_value.iter().map(|set| set.count_ones(..)).collect();
        assigned
    }

    /// The records of a value.
    pub fn records(&self, value: usize) -> Option<&FixedBitSet> {
        self.by_value.get(value)
    }

    /// How many records have each value.
    pub fn totals(&self) -> &[usize] {
        &self.totals
    }

    /// How many of some records have each value.
    pub fn counts(&self, among: &FixedBitSet) -> Vec<usize> {
        /// How many words of a set are gone through while one value of a record is looked up.
        const WORDS: usize = 4;
        let words = self.by_value.len() * among.as_slice().len();
        let values = self.by_record.len() / among.len().max(1) + 1;
        if among.count_ones(..) * values * WORDS > words {
            return self.by_value.iter().map(|set| set.intersection_count(among)).collect();
        }
        let mut counts = vec![0; self.by_value.len()];
        for record in among.ones() {
            let of_record = self.starts[record] as usize..self.starts[record + 1] as usize;
            for value in &self.by_record[of_record] {
                counts[*value as usize] += 1;
            }
        }
        counts
    }
}
