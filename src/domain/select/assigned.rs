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
            assigned.add(record, of_record);
        }
        assigned.totals = assigned.by_value.iter().map(|set| set.count_ones(..)).collect();
        assigned
    }

    // A function of its own, because a browser's compiler takes up its better code for it at the
    // next call only.
    #[inline(never)]
    fn add(&mut self, record: usize, values: impl IntoIterator<Item = usize>) {
        for value in values {
            // Two of the same would be counted twice.
            if !self.by_value[value].put(record) {
                self.by_record.push(value as u32);
            }
        }
        self.starts.push(self.by_record.len() as u32);
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
            return self.by_value.iter().map(|set| in_both(set, among)).collect();
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

/// How many records are in both sets, which are of equally many.
//
// Two words of a set at a time: in a browser a word has 32 bits, and processors count the ones of
// 64 at once. Half the time of `FixedBitSet::intersection_count`.
fn in_both(a: &FixedBitSet, b: &FixedBitSet) -> usize {
    let wide = |[low, high]: &[usize; 2]| *low as u128 | (*high as u128) << usize::BITS;
    debug_assert_eq!(a.len(), b.len());
    let ((a, last_a), (b, last_b)) = (a.as_slice().as_chunks(), b.as_slice().as_chunks());
    let mut count = 0;
    for (a, b) in a.iter().zip(b) {
        count += (wide(a) & wide(b)).count_ones();
    }
    for (a, b) in last_a.iter().zip(last_b) {
        count += (a & b).count_ones();
    }
    count as usize
}
