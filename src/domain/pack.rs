//! The corpus as one string of bytes, as the wasm carries it.
//!
//! Writer and reader stand side by side, used by build script, command and browser, so they
//! cannot drift. Layout: magic, format version (u16), checksum (u32), length (u32), all
//! little-endian; then the corpus and its search index in [postcard](https://postcard.jamesmunns.com).

use super::model::Corpus;
use super::search::Index;
use serde::{Deserialize, Serialize};
use std::fmt;

const MAGIC: &[u8; 4] = b"CSTO";
/// The version of the format. Raise when the model changes.
pub const VERSION: u16 = 2;
const HEAD: usize = 14;

/// What is packed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Packed {
    /// The corpus.
    pub corpus: Corpus,
    /// Its index.
    pub index: Index,
}

/// Why bytes are not a packed corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackError {
    /// They don't begin as one.
    NotACorpus,
    /// They are of another version of the format.
    Version {
        /// The version found.
        found: u16,
    },
    /// They end too early, or go on too long.
    Length {
        /// Bytes promised.
        expected: usize,
        /// Bytes there.
        found: usize,
    },
    /// They were altered.
    Checksum,
    /// They could not be written or read as the model has it.
    Contents(String),
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackError::NotACorpus => write!(f, "these bytes are not a packed corpus"),
            PackError::Version { found } => {
                write!(f, "the corpus is packed in format {found}, this explorer reads {VERSION}")
            }
            PackError::Length { expected, found } => {
                write!(f, "the packed corpus should have {expected} bytes and has {found}")
            }
            PackError::Checksum => write!(f, "the packed corpus was altered: its checksum differs"),
            PackError::Contents(why) => write!(f, "the packed corpus cannot be read: {why}"),
        }
    }
}

impl std::error::Error for PackError {}

/// Packs a corpus with the index made of it.
///
/// # Errors
/// [`PackError::Contents`] where it is too large for the format.
pub fn pack(corpus: Corpus) -> Result<Vec<u8>, PackError> {
    let index = Index::build(&corpus);
    let contents = postcard::to_allocvec(&Packed { corpus, index });
    let contents = contents.map_err(|e| PackError::Contents(e.to_string()))?;
    let length = u32::try_from(contents.len()).map_err(|e| PackError::Contents(e.to_string()))?;
    let mut bytes = Vec::with_capacity(HEAD + contents.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&checksum(&contents).to_le_bytes());
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&contents);
    Ok(bytes)
}

/// Unpacks what [`pack`] made. Altered or truncated bytes are refused.
///
/// # Errors
/// See [`PackError`].
pub fn unpack(bytes: &[u8]) -> Result<Packed, PackError> {
    let (head, contents) = bytes.split_at_checked(HEAD).ok_or(PackError::NotACorpus)?;
    let [m0, m1, m2, m3, v0, v1, c0, c1, c2, c3, l0, l1, l2, l3] = *head else {
        return Err(PackError::NotACorpus);
    };
    if &[m0, m1, m2, m3] != MAGIC {
        return Err(PackError::NotACorpus);
    }
    let found = u16::from_le_bytes([v0, v1]);
    if found != VERSION {
        return Err(PackError::Version { found });
    }
    let expected = u32::from_le_bytes([l0, l1, l2, l3]) as usize;
    if contents.len() != expected {
        return Err(PackError::Length { expected, found: contents.len() });
    }
    if checksum(contents) != u32::from_le_bytes([c0, c1, c2, c3]) {
        return Err(PackError::Checksum);
    }
    postcard::from_bytes(contents).map_err(|e| PackError::Contents(e.to_string()))
}

/// FNV-1a, 32 bits (Fowler, Noll and Vo): enough to see damage, no defence against intent.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
