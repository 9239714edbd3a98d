//! The language in which a reader asks: from a line of text to a tree of conditions.
//!
//! ```text
//! border guards            both words           border OR guards, border|guards   either
//! "border guards"          the phrase           a b OR c d                        a, b or c, d
//! bord*  "border gu*"      by their beginning   -border  NOT border               without it
//! =border  "border"        exactly this word    -(a b)  (a OR b) c                groups
//! title:border             within a field       title:(a OR b)  title:"a b"
//! country:AM               a code               country:"a b"
//! year:2017..2020          a stretch of time    date:<=2017-05  date:2017-05..
//! ```
//!
//! Phrases also stand in “…”, „…“ and «…». What is written together without spaces is one
//! phrase of its words, as `domain::text` splits them: `Tajik-Afghan` is "Tajik Afghan", but each
//! of the words in any of its forms.
//!
//! [`parse()`] refuses nothing: what can be read is kept, and what can't is told in a [`Note`].
//! It knows no corpus and no index, not which codes there are, and not what a date is; the
//! names of the fields are the caller's.

mod lex;
mod note;
mod parse;
mod tree;
mod typed;
mod write;

pub use note::{Note, NoteKind};
pub use parse::{DEEPEST, LONGEST, Parsed, parse};
pub use tree::{Bound, Node, NodeKind};
pub use typed::{Typed, typed};
pub use write::write;

/// A field that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldName {
    /// As before the colon, in whatever case: letters, digits, hyphens and underscores.
    pub name: &'static str,
    /// What follows the colon.
    pub kind: FieldKind,
}

/// What a field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Words: anything that can be asked of a text may follow, and is asked of this part of it.
    Text,
    /// A code, taken as it is written.
    Code,
    /// A year, or years from one to another.
    Year,
    /// A date, or dates from one to another.
    Date,
}
