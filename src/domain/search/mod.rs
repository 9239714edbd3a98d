//! Full-text search in records.
//!
//! Knows which texts of a record are searched, how a query reads and what it stands for; not
//! filters. The searching itself is done by [`index`](super::index), which knows no records.

mod excerpt;
mod terms;
mod texts;

pub use excerpt::{Piece, found_by_name, mark, snippet};
pub use terms::Terms;
pub use texts::{engine, put_back, take_out, weave};
