#![doc = include_str!("ARCHITECTURE.md")]

pub mod domain;

pub mod corpus_folder;

pub mod app;

#[cfg(feature = "ui")]
pub mod ui;

/// The corpus this build carries, packed by `build.rs`.
pub static CORPUS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

/// The folder that corpus was read from, relative to the root of the project or absolute.
pub const CORPUS_FOLDER: &str = env!("CORPUS_FOLDER");
