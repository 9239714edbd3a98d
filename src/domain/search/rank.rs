//! How well a record fits: BM25F, with its settings and their reasons.
//!
//! Robertson, S. and Zaragoza, H. (2009), "The Probabilistic Relevance Framework: BM25 and
//! Beyond", section 3.6: frequencies are weighed and length-normalised by field, added up,
//! and saturated once.

use serde::{Deserialize, Serialize};

/// A field of a record's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Field {
    /// The title.
    Title,
    /// The names, in every spelling, of what the record is tagged with, and its place.
    Names,
    /// Quotations.
    Quotation,
    /// Digest, figures.
    Body,
}

impl Field {
    /// All.
    pub const ALL: [Field; 4] = [Field::Title, Field::Names, Field::Quotation, Field::Body];

    /// How much a word counts here: a title is chosen to say what the record is about; names
    /// are editors' judgement; a quotation is what somebody literally said.
    fn weight(self) -> f32 {
        match self {
            Field::Title => 3.0,
            Field::Names => 1.5,
            Field::Quotation => 1.5,
            Field::Body => 1.0,
        }
    }

    /// How far length counts against a field (b of BM25): names are lists, whose length says
    /// nothing about how much each matters.
    fn length_effect(self) -> f32 {
        match self {
            Field::Names => 0.2,
            _ => 0.75,
        }
    }
}

/// Where further occurrences stop to count (k1 of BM25); the usual value.
const SATURATION: f32 = 1.2;

/// The weighted frequency of a word in one field.
pub fn frequency(field: Field, count: u32, length: u32, average: f32) -> f32 {
    let b = field.length_effect();
    let relative = if average > 0.0 { length as f32 / average } else { 1.0 };
    field.weight() * count as f32 / (1.0 - b + b * relative)
}

/// The score of one word in a record, from its weighted frequency over all fields.
pub fn score(frequency: f32, records_with: usize, records: usize) -> f32 {
    let (n, all) = (records_with as f32, records as f32);
    let rarity = (1.0 + (all - n + 0.5) / (n + 0.5)).ln();
    rarity * frequency / (SATURATION + frequency)
}
