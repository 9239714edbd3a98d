//! The corpus and what can be asked of it.
//!
//! Pure: no browser, no clock, no files, no randomness; the same input gives the same output
//! on every machine. `build.rs` mounts this very module, so a `use` of anything the build
//! script cannot have stops every build. In reading order:

pub mod date;
pub mod model;
pub mod text;

pub mod source;

pub mod import;

pub mod annotate;

pub mod pack;

pub mod index;
pub mod language;
pub mod query;
pub mod search;
pub mod select;

pub mod coverage;

pub mod cite;
