//! The full-text engine: documents of a few fields, woven into segments, asked by expressions.
//!
//! **The text is the index.** A segment holds a dictionary and its documents as codes of words,
//! with what stands between the words: about a sixth smaller under Brotli than the texts
//! themselves, and enough to read the texts back, to know every position, and to write the
//! lists of postings in one pass when a segment is opened. So neither postings nor positions
//! are ever stored, and the bytes are read where they lie.
//!
//! Knows words, fields and documents by number; not records, filters, or how a reader writes a
//! query. The same writer serves the compiler and documents added at run time; an [`Engine`]
//! answers over any number of segments as if they were one.

mod asked;
mod code;
mod dictionary;
mod distance;
mod engine;
mod expression;
mod facets;
pub mod rank;
mod segment;
mod weaver;

pub use dictionary::Word;
pub use engine::{Engine, Found, Reader};
pub use expression::{Expression, Fields, Form, Spelling, Term};
pub use facets::Facets;
pub use rank::Field;
pub use segment::{Segment, SegmentError};
pub use weaver::{Shared, Weaver};
