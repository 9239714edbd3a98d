//! Full-text search.
//!
//! Knows words, fields and records, not filters: it answers which records have the words of a
//! query, how well each fits, and where the words stand. Everything outside goes through
//! [`Index::search`], [`Terms`] and [`excerpt`], so that another engine can take their place.

mod columns;
mod excerpt;
mod index;
mod rank;

pub use excerpt::{Piece, mark, snippet};
pub use index::{Found, Index, Terms, found_by_name};
