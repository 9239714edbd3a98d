//! What is asked of the engine: words, sequences of words, given sets, and how they combine.

use super::rank::Field;
use fixedbitset::FixedBitSet;
use std::rc::Rc;

/// What documents are asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// All.
    All,
    /// Those with a word.
    Term(Term),
    /// Those with words one after the other, in one stretch of one field.
    Phrase(Vec<Term>, Fields),
    /// Those of a given set; they score nothing.
    Within(Rc<FixedBitSet>),
    /// Those that meet all.
    And(Vec<Expression>),
    /// Those that meet one or more.
    Or(Vec<Expression>),
    /// Those that meet so many of them, or more.
    Most(Vec<Expression>, usize),
    /// All; what the documents have of it counts in their scores.
    Optional(Box<Expression>),
    /// Those that don't.
    Not(Box<Expression>),
}

/// A word in any of its forms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// Its forms; a document has the term that has one of them.
    pub forms: Vec<Form>,
    /// The fields it may stand in.
    pub fields: Fields,
}

/// A form of a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Which words of the texts.
    pub spelling: Spelling,
    /// How much one of them counts, 1 for the word itself.
    pub share: f32,
}

/// Words of the texts; all are compared [folded](crate::domain::text::fold).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelling {
    /// One.
    Word(String),
    /// All with a beginning.
    Beginning(String),
    /// All within a number of typing errors, two at the utmost.
    Near(String, u8),
}

/// A set of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields(u8);

impl Default for Fields {
    fn default() -> Fields {
        Fields::ALL
    }
}

impl Fields {
    /// Every field.
    pub const ALL: Fields = Fields(u8::MAX);

    /// One field.
    pub fn only(field: Field) -> Fields {
        Fields(1 << field as u8)
    }

    /// Whether a field is among them.
    pub fn has(self, field: Field) -> bool {
        self.0 & (1 << field as u8) != 0
    }
}

impl From<Spelling> for Term {
    fn from(spelling: Spelling) -> Term {
        Term { forms: vec![Form { spelling, share: 1.0 }], fields: Fields::ALL }
    }
}
