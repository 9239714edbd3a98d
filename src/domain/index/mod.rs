//! The full-text engine: documents of a few fields, woven into segments, asked by expressions.
//!
//! **The text is the index.** A segment holds a dictionary and its documents as codes of words,
//! with what stands between the words: about a sixth smaller under Brotli than the texts
//! themselves, and enough to read the texts back, to find a word by looking for its code, to
//! know every position, and to write the lists of postings in one pass. So neither postings
//! nor positions are ever stored, and the bytes are read where they lie: an engine answers at
//! once, and faster when its postings have been written.
//!
//! Knows words, fields and documents by number; not records, filters, or how a reader writes a
//! query. The same writer serves the compiler and documents added at run time; an [`Engine`]
//! answers over any number of segments as if they were one.

mod asked;
mod checksum;
mod code;
mod column;
mod dictionary;
mod distance;
mod engine;
mod expression;
mod postings;
pub mod rank;
mod seek;
mod segment;
mod unweave;
mod weaver;

pub use checksum::Checksum;
pub use dictionary::{AllWords, Word};
pub use engine::{Engine, Found, Preparation};
pub use expression::{Expression, Fields, Form, Spelling, Term};
pub use rank::Field;
pub use segment::{Segment, SegmentError};
pub use weaver::{Shared, Weaver};
