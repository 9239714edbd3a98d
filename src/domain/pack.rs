//! The corpus as one string of bytes, as the wasm carries it.
//!
//! Writer and reader stand side by side, used by build script, command and browser, so they
//! cannot drift. Layout: magic, format version (u16), checksum (u64) and length (u32) of what is
//! no text, all little-endian; the authorities and the columns in
//! [postcard](https://postcard.jamesmunns.com), then the records, each by itself and without its
//! texts; then the texts, [woven](super::index). Records and texts are read where they lie, when
//! they are asked for.

use super::index::{Checksum, Engine, Segment, SegmentError};
use super::model::{Corpus, Records};
use super::search;
use super::select::Columns;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

const MAGIC: &[u8; 4] = b"CSTO";
/// The version of the format. Raise when the model changes.
pub const VERSION: u16 = 5;
/// How many bytes stand before the corpus.
pub const HEAD: usize = 18;

/// What is unpacked.
#[derive(Debug)]
pub struct Packed {
    /// The corpus.
    pub corpus: Corpus,
    /// What is known of its records without reading them.
    pub columns: Columns,
    /// Its texts, made ready to be searched.
    pub engine: Engine,
}

/// What stands before the records.
#[derive(Serialize, Deserialize)]
struct Front {
    corpus: Corpus,
    columns: Columns,
    /// How many bytes each record has.
    lengths: Vec<u32>,
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

impl From<postcard::Error> for PackError {
    fn from(error: postcard::Error) -> PackError {
        PackError::Contents(error.to_string())
    }
}

/// Packs a corpus.
///
/// # Errors
/// [`PackError::Contents`] where it is too large for the format.
pub fn pack(corpus: Corpus) -> Result<Vec<u8>, PackError> {
    let length =
        |bytes: &[u8]| u32::try_from(bytes.len()).map_err(|e| PackError::Contents(e.to_string()));
    let texts = search::weave(&corpus);
    let columns = Columns::new(&corpus);
    let (mut lengths, mut records) = (Vec::new(), Vec::new());
    for (_, record) in corpus.records.iter() {
        let bytes = postcard::to_allocvec(&search::take_out(record.clone()))?;
        lengths.push(length(&bytes)?);
        records.extend(bytes);
    }
    let mut contents = postcard::to_allocvec(&Front { corpus, columns, lengths })?;
    contents.extend(records);
    let mut bytes = Vec::with_capacity(HEAD + contents.len() + texts.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&Checksum::of(&contents));
    bytes.extend_from_slice(&length(&contents)?.to_le_bytes());
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
    let [v0, v1, sum @ .., l0, l1, l2, l3] = head else {
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
    if Checksum::of(contents) != sum {
        return Err(PackError::Checksum);
    }
    let (Front { mut corpus, columns, lengths }, records) = postcard::take_from_bytes(contents)?;
    let other = || PackError::Contents("its parts are not of the same records".to_owned());
    let all = lengths.iter().try_fold(0_usize, |all, length| all.checked_add(*length as usize));
    if all != Some(records.len()) {
        return Err(other());
    }
    let first = HEAD + expected - records.len();
    let (bytes, texts) = match bytes {
        Cow::Borrowed(bytes) => {
            let (bytes, texts) = bytes.split_at(HEAD + expected);
            (Cow::Borrowed(bytes), Cow::Borrowed(texts))
        }
        Cow::Owned(mut bytes) => {
            let texts = bytes.split_off(HEAD + expected);
            (Cow::Owned(bytes), Cow::Owned(texts))
        }
    };
    let texts = Arc::new(Segment::open(texts).map_err(PackError::Texts)?);
    corpus.records = unread(bytes, first, &lengths, texts.clone());
    if (texts.count(), columns.fit(&corpus)) != (corpus.records.len(), true) {
        return Err(other());
    }
    Ok(Packed { corpus, columns, engine: Engine::from(vec![texts]) })
}

/// The records that stand in some bytes from a first one on, with these lengths; their texts are
/// those of the documents of the same numbers.
fn unread(
    bytes: Cow<'static, [u8]>,
    first: usize,
    lengths: &[u32],
    texts: Arc<Segment>,
) -> Records {
    let ends = lengths.iter().scan(first, |end, length| {
        *end = end.saturating_add(*length as usize);
        Some(*end)
    });
    let starts: Vec<usize> = std::iter::once(first).chain(ends).collect();
    let words = OnceLock::new();
    Records::unread(lengths.len(), move |number| {
        let words = words.get_or_init(|| texts.words());
        let place = *starts.get(number)?..*starts.get(number + 1)?;
        let record = postcard::from_bytes(bytes.get(place)?).ok()?;
        Some(search::put_back(record, texts.texts(number, words)))
    })
}
