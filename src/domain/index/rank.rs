//! How well a document fits: BM25F in its simple form, with its settings and their reasons.
//!
//! Robertson, S., Zaragoza, H. and Taylor, M. (2004), "Simple BM25 extension to multiple
//! weighted fields": frequencies are weighed by field and added up before they are saturated;
//! the length of a document is weighed alike. Nearness of words after Rasolofo, Y. and Savoy,
//! J. (2003), "Term proximity scoring for keyword-based retrieval systems".

use serde::{Deserialize, Serialize};

/// A field of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Field {
    /// The title.
    Title,
    /// Names, in every spelling, of what the document is tagged with.
    Names,
    /// Quotations.
    Quotation,
    /// The text.
    Body,
    /// Headlines of the sources.
    Source,
}

impl Field {
    /// All.
    pub const ALL: [Field; 5] =
        [Field::Title, Field::Names, Field::Quotation, Field::Body, Field::Source];

    /// The field of a number, as it stands in woven texts.
    pub fn of(number: u8) -> Option<Field> {
        Field::ALL.get(usize::from(number)).copied()
    }

    /// How much a word counts here, in halves: a title is chosen to say what the document is
    /// about; names are editors' judgement; a quotation is what somebody literally said.
    pub fn weight(self) -> u32 {
        match self {
            Field::Title => 6,
            Field::Names | Field::Quotation => 3,
            Field::Body | Field::Source => 2,
        }
    }

    /// How much a word adds to the length of its document, in halves: names and headlines of
    /// sources are lists, whose length says nothing of how much each matters.
    pub fn length(self) -> u32 {
        match self {
            Field::Names | Field::Source => 0,
            Field::Title | Field::Quotation | Field::Body => 2,
        }
    }
}

/// Where further occurrences stop to count (k1 of BM25), in the halves of [`Field::weight`]:
/// the usual 1.2.
const SATURATION: f32 = 2.4;

/// How far length counts against a document (b of BM25); the usual value.
const LENGTH_EFFECT: f32 = 0.75;

/// What two words side by side, in their order, add to the score: this share of what the
/// rarer of them can add at most.
const NEARNESS: f32 = 0.5;

/// How many of the best documents are looked into for words near each other.
pub const LOOKED_INTO: usize = 50;

/// What a document's length does to its scores; `average` is that of all documents.
pub fn resistance(length: u32, average: f32) -> f32 {
    let relative = if average > 0.0 { length as f32 / average } else { 1.0 };
    SATURATION * (1.0 - LENGTH_EFFECT + LENGTH_EFFECT * relative)
}

/// How much it says that a document has a word which `with` of `all` documents have.
pub fn rarity(with: usize, all: usize) -> f32 {
    let (with, all) = (with as f32, all as f32);
    (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
}

/// What a word adds to a document's score, from its weighed frequency and the document's
/// [`resistance`].
#[inline]
pub fn score(rarity: f32, frequency: f32, resistance: f32) -> f32 {
    rarity * frequency / (frequency + resistance)
}

/// What two words add that stand `distance` apart: 1 where the second follows the first.
pub fn nearness(rarity: f32, distance: u32) -> f32 {
    NEARNESS * rarity / distance as f32
}
