//! The corpus as one string of bytes, as the wasm carries it.
//!
//! Writer and reader stand side by side, used by build script, command and browser, so they
//! cannot drift. Layout: magic, format version (u16), checksum (u64, XXH64) and length (u32) of
//! the corpus, all little-endian; the corpus in [postcard](https://postcard.jamesmunns.com)
//! without its texts; then the texts, [woven](super::index), which are read where they lie.

use super::index::{Engine, Segment, SegmentError};
use super::model::Corpus;
use super::search;
use std::borrow::Cow;
use std::fmt;
use xxhash_rust::xxh64::xxh64;

const MAGIC: &[u8; 4] = b"CSTO";
/// The version of the format. Raise when the model changes.
pub const VERSION: u16 = 4;
/// How many bytes stand before the corpus.
pub const HEAD: usize = 18;

/// What is unpacked.
#[derive(Debug)]
pub struct Packed {
    /// The corpus.
    pub corpus: Corpus,
    /// Its texts, made ready to be searched.
    pub engine: Engine,
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
    /// They end too early.
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
    /// The texts in them can't be read.
    Texts(SegmentError),
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackError::NotACorpus => write!(f, "these bytes are not a packed corpus"),
            PackError::Version { found } => {
                write!(f, "the corpus is packed in format {found}, this explorer reads {VERSION}")
            }
            PackError::Length { expected, found } => {
                write!(f, "the packed corpus should have {expected} bytes or more and has {found}")
            }
            PackError::Checksum => write!(f, "the packed corpus was altered: its checksum differs"),
            PackError::Contents(why) => write!(f, "the packed corpus cannot be read: {why}"),
            PackError::Texts(why) => write!(f, "the texts of the corpus cannot be read: {why}"),
        }
    }
}

impl std::error::Error for PackError {}

/// Packs a corpus.
///
/// # Errors
/// [`PackError::Contents`] where it is too large for the format.
pub fn pack(mut corpus: Corpus) -> Result<Vec<u8>, PackError> {
    let texts = search::weave(&corpus);
    search::take_out(&mut corpus);
    let contents = postcard::to_allocvec(&corpus);
    let contents = contents.map_err(|e| PackError::Contents(e.to_string()))?;
    let length = u32::try_from(contents.len()).map_err(|e| PackError::Contents(e.to_string()))?;
    let mut bytes = Vec::with_capacity(HEAD + contents.len() + texts.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&xxh64(&contents, 0).to_le_bytes());
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend(contents);
    bytes.extend(texts);
    Ok(bytes)
}

/// Unpacks what [`pack`] made. Altered or truncated bytes are refused.
///
/// # Errors
/// See [`PackError`].
pub fn unpack(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Packed, PackError> {
    let bytes = bytes.into();
    let (head, rest) = bytes.split_at_checked(HEAD).ok_or(PackError::NotACorpus)?;
    let (magic, head) = head.split_at(MAGIC.len());
    if magic != MAGIC {
        return Err(PackError::NotACorpus);
    }
    let [v0, v1, checksum @ .., l0, l1, l2, l3] = head else {
        return Err(PackError::NotACorpus);
    };
    let found = u16::from_le_bytes([*v0, *v1]);
    if found != VERSION {
        return Err(PackError::Version { found });
    }
    let expected = u32::from_le_bytes([*l0, *l1, *l2, *l3]) as usize;
    let Some(contents) = rest.get(..expected) else {
        return Err(PackError::Length { expected, found: rest.len() });
    };
    if xxh64(contents, 0).to_le_bytes() != checksum {
        return Err(PackError::Checksum);
    }
    let mut corpus: Corpus =
        postcard::from_bytes(contents).map_err(|e| PackError::Contents(e.to_string()))?;
    let texts = match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(bytes.get(HEAD + expected..).unwrap_or_default()),
        Cow::Owned(mut bytes) => Cow::Owned(bytes.split_off(HEAD + expected)),
    };
    let engine = Engine::from(vec![Segment::open(texts).map_err(PackError::Texts)?]);
    if engine.count() != corpus.records.len() {
        return Err(PackError::Contents("there is not a text for each record".to_owned()));
    }
    search::put_back(&mut corpus, &engine);
    Ok(Packed { corpus, engine })
}
