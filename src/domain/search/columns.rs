//! How an index is stored: by columns, each of one kind of small number, which a host's
//! compression makes about a third smaller than postings one after the other.

use super::index::{Index, Posting};
use super::rank::Field;
use serde::{Deserialize, Serialize};

/// An index by columns. Words are in order; the postings of all words follow each other.
#[derive(Serialize, Deserialize)]
pub struct Columns {
    /// Letters that a word begins with as the word before it does.
    shared: Vec<u8>,
    /// The rest of each word.
    rest: Vec<String>,
    /// How many postings each word has.
    counts: Vec<u32>,
    /// Each posting's record, less that of the posting before it of the same word.
    gaps: Vec<u32>,
    /// Each posting's field.
    fields: Vec<Field>,
    /// How often the word stands in it.
    times: Vec<u32>,
    /// Words of each field of each record.
    lengths: Vec<[u32; 4]>,
}

/// The columns don't make an index.
#[derive(Debug)]
pub struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the columns of the index don't fit each other")
    }
}

impl From<Index> for Columns {
    fn from(index: Index) -> Columns {
        let (mut shared, mut rest) = (Vec::new(), Vec::new());
        let mut before = String::new();
        for (word, _) in &index.dictionary {
            let alike = common(&before, word);
            shared.push(alike);
            rest.push(word.chars().skip(alike.into()).collect());
            before.clone_from(word);
        }
        let postings = || index.dictionary.iter().map(|(_, postings)| postings);
        let gaps = postings().flat_map(|postings| {
            let before = std::iter::once(0).chain(postings.iter().map(|posting| posting.record));
            postings.iter().zip(before).map(|(posting, before)| posting.record - before)
        });
        Columns {
            shared,
            rest,
            counts: postings().map(|postings| postings.len() as u32).collect(),
            gaps: gaps.collect(),
            fields: postings().flatten().map(|posting| posting.field).collect(),
            times: postings().flatten().map(|posting| posting.count).collect(),
            lengths: index.lengths,
        }
    }
}

impl TryFrom<Columns> for Index {
    type Error = Broken;

    fn try_from(columns: Columns) -> Result<Index, Broken> {
        let Columns { shared, rest, counts, gaps, fields, times, lengths } = columns;
        let total: usize = counts.iter().map(|count| *count as usize).sum();
        let fits = shared.len() == rest.len()
            && rest.len() == counts.len()
            && [gaps.len(), fields.len(), times.len()].iter().all(|length| *length == total);
        if !fits {
            return Err(Broken);
        }
        let mut postings = gaps.into_iter().zip(fields).zip(times);
        let mut dictionary: Vec<(String, Vec<Posting>)> = Vec::with_capacity(rest.len());
        for ((shared, rest), count) in shared.into_iter().zip(rest).zip(counts) {
            let before = dictionary.last().map_or("", |(word, _)| word.as_str());
            let word = before.chars().take(shared.into()).chain(rest.chars()).collect();
            let mut record = 0_u32;
            let mut of_word = Vec::with_capacity(count as usize);
            for ((gap, field), count) in postings.by_ref().take(count as usize) {
                record = record.checked_add(gap).ok_or(Broken)?;
                if record as usize >= lengths.len() {
                    return Err(Broken);
                }
                of_word.push(Posting { record, field, count });
            }
            dictionary.push((word, of_word));
        }
        Ok(Index { dictionary, lengths })
    }
}

/// How many letters two words begin with alike; never more than a byte can say.
fn common(a: &str, b: &str) -> u8 {
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    (1..=u8::MAX).zip(alike).last().map_or(0, |(count, _)| count)
}
