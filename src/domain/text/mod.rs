//! Words and sentences: where they stand in a text, and the form in which words are compared.
//!
//! Used alike by the compiler (what a text names), by search and by the marking of hits, so
//! that the three never disagree about what a word is.

mod fold;
mod light;
mod pattern;
mod sentence;
mod spelling;
mod word;

pub use fold::{fold, folded};
pub use light::is_light;
pub use pattern::Pattern;
pub use sentence::sentences;
pub use spelling::{Beginning, SHORTEST_NAME, outline, spelling};
pub use word::{Word, runs, words};
