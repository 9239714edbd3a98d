//! What is told of a query that could not be read as it stands.

use super::DEEPEST;
use std::fmt;
use std::ops::Range;

/// Something that was read otherwise than it was perhaps meant, or left out. Displayed, it is
/// a sentence for readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Bytes of the query.
    pub span: Range<usize>,
    /// Where that begins, in characters from 1.
    pub character: usize,
    /// What it is.
    pub kind: NoteKind,
}

/// What was read otherwise or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// The query is over [`super::LONGEST`] bytes.
    TooLong,
    /// Parentheses within more than [`DEEPEST`] others.
    TooDeep,
    /// A quotation mark opens and none closes.
    UnclosedQuotation,
    /// Quotation marks have no word between them.
    EmptyQuotation,
    /// A parenthesis opens and none closes.
    UnclosedParenthesis,
    /// A parenthesis closes and none opened.
    UnopenedParenthesis,
    /// Parentheses have nothing between them.
    EmptyParentheses,
    /// AND or OR, as written, lacks a neighbour.
    LooseOperator(String),
    /// NOT has nothing after it.
    LooseNot,
    /// A star that does not end a word, or the last word of a phrase.
    StrayStar,
    /// A word with the sign for itself alone and with a star.
    ExactBeginning(String),
    /// No field has this name, as written.
    UnknownField(String),
    /// A field has nothing after its colon.
    NoValue(&'static str),
    /// A field that takes one value has parentheses after its colon.
    GroupOfValues(&'static str),
}

impl Note {
    /// A note about a piece of `text`.
    pub(super) fn new(text: &str, span: Range<usize>, kind: NoteKind) -> Note {
        let character = text[..span.start].chars().count() + 1;
        Note { span, character, kind }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.character;
        match &self.kind {
            NoteKind::TooLong => {
                write!(f, "The query is too long: from character {at} on it is left out.")
            }
            NoteKind::TooDeep => write!(
                f,
                "The parentheses at character {at} stand within {DEEPEST} others: from there on deeper ones are ignored."
            ),
            NoteKind::UnclosedQuotation => write!(
                f,
                "The quotation mark at character {at} is never closed: the phrase is read to the end."
            ),
            NoteKind::EmptyQuotation => write!(
                f,
                "The quotation marks at character {at} have no word between them: they are left out."
            ),
            NoteKind::UnclosedParenthesis => write!(
                f,
                "The parenthesis at character {at} is never closed: the group is read to the end."
            ),
            NoteKind::UnopenedParenthesis => {
                write!(f, "The parenthesis at character {at} closes nothing: it is left out.")
            }
            NoteKind::EmptyParentheses => write!(
                f,
                "The parentheses at character {at} have nothing between them: they are left out."
            ),
            NoteKind::LooseOperator(written) => write!(
                f,
                "“{written}” at character {at} lacks something to join on one side: it is left out."
            ),
            NoteKind::LooseNot => write!(
                f,
                "“NOT” at character {at} has nothing after it to exclude: it is left out."
            ),
            NoteKind::StrayStar => write!(
                f,
                "The star at character {at} is left out: it counts only at the end of a word, and in a phrase only of the last one."
            ),
            NoteKind::ExactBeginning(word) => write!(
                f,
                "“{word}” at character {at} can't be both the exact word and a beginning: it is read as a beginning."
            ),
            NoteKind::UnknownField(name) => write!(
                f,
                "There is no field “{name}”: what stands at character {at} is searched as words."
            ),
            NoteKind::NoValue(field) => {
                write!(f, "The field “{field}” at character {at} has no value: it is left out.")
            }
            NoteKind::GroupOfValues(field) => write!(
                f,
                "The field “{field}” at character {at} takes one value, as in {field}:a OR {field}:b: what stands in the parentheses is searched as words."
            ),
        }
    }
}
