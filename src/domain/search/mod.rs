//! Full-text search in records.
//!
//! Knows which texts of a record are searched, what the words of a query stand for, and how
//! hits are shown, in snippets and in a concordance; not filters, which a query may name: what
//! those stand for it is told. The searching itself is done by [`index`](super::index), which
//! knows no records.

mod alike;
mod concordance;
mod excerpt;
mod marks;
mod question;
mod stems;
mod texts;
mod vocabulary;

pub use concordance::{Concordance, Context, Gathering, Line, Side};
pub use excerpt::{Piece, found_by_name, mark, snippet};
pub use marks::{Marks, Place};
pub use question::{Correction, Question, Softer, TEXT_FIELDS, Widened, fields};
pub use texts::{catch_up, engine, put_back, take_out, weave};
pub use vocabulary::Vocabulary;
