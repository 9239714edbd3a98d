//! A segment: documents woven together, read in place; with the postings of their words, once
//! they are written.
//!
//! Knows where documents, fields and stretches stand in the bytes; not what is asked of them.

use super::checksum::Checksum;
use super::code::{self, Token, Tokens};
use super::column;
use super::dictionary::{AllWords, Catalogue, Dictionary, Word};
use super::postings::{self, Inversion};
use super::rank::Field;
use super::unweave;
use memchr::{memchr, memrchr};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

const MAGIC: &[u8; 4] = b"wove";
/// The version of the format.
const VERSION: u32 = 4;
/// Magic, version, checksum; then the lengths of the parts.
const HEAD: usize = 4 + 4 + 8;
const PARTS: usize = 6;

/// Documents that can be searched.
#[derive(Debug)]
pub struct Segment {
    bytes: Cow<'static, [u8]>,
    joins: Vec<Box<str>>,
    catalogue: Catalogue,
    shared: Stream,
    documents: Stream,
    /// Where each word's postings begin; one more than there are words.
    starts: Vec<u32>,
    /// Each document's weighed length.
    lengths: Vec<u32>,
    /// The postings of all words, once they are written; none where the documents don't have
    /// the words that are said to be in them.
    postings: OnceLock<Option<Vec<u32>>>,
}

/// Woven texts one after the other.
#[derive(Debug, Default)]
pub(super) struct Stream {
    place: Range<usize>,
    /// Where each text begins in it; at last, where a further one would.
    starts: Vec<u32>,
}

/// Why bytes are not a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentError {
    /// They don't begin as one.
    NotASegment,
    /// They are of another version of the format.
    Version(u32),
    /// They were altered, or cut off.
    Checksum,
    /// What stands in them makes no segment.
    Contents,
}

impl fmt::Display for SegmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SegmentError::NotASegment => write!(f, "these bytes are no index"),
            SegmentError::Version(found) => {
                write!(f, "the index is of format {found}, this explorer reads {VERSION}")
            }
            SegmentError::Checksum => {
                write!(f, "the index was altered or cut off: its checksum differs")
            }
            SegmentError::Contents => write!(f, "the index does not fit together"),
        }
    }
}

impl std::error::Error for SegmentError {}

/// What a segment is made of.
pub(super) struct Parts<'a> {
    pub joins: &'a [&'a str],
    pub dictionary: &'a [u8],
    /// How many documents have each word.
    pub with: &'a [u32],
    /// Each document's weighed length.
    pub lengths: &'a [u32],
    /// Where each of the woven texts ends, and the texts.
    pub shared: (Vec<usize>, Vec<u8>),
    pub documents: (Vec<usize>, Vec<u8>),
}

/// Writes a segment.
pub(super) fn write(parts: &Parts<'_>) -> Vec<u8> {
    let mut joins = Vec::new();
    for join in parts.joins {
        code::write_number(join.len() as u32, &mut joins);
        joins.extend_from_slice(join.as_bytes());
    }
    let stream = |(ends, texts): &(Vec<usize>, Vec<u8>)| {
        let starts = std::iter::once(&0).chain(ends);
        let lengths: Vec<u32> =
            ends.iter().zip(starts).map(|(end, at)| (end - at) as u32).collect();
        [&(ends.len() as u32).to_le_bytes(), column::write(&lengths).as_slice(), texts].concat()
    };
    let parts: [Cow<'_, [u8]>; PARTS] = [
        joins.into(),
        parts.dictionary.into(),
        column::write(parts.with).into(),
        column::write(parts.lengths).into(),
        stream(&parts.shared).into(),
        stream(&parts.documents).into(),
    ];
    let mut contents = Vec::new();
    for part in &parts {
        contents.extend_from_slice(&(part.len() as u32).to_le_bytes());
    }
    contents.extend(parts.iter().flat_map(|part| part.iter()));
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&Checksum::of(&contents));
    bytes.extend(contents);
    bytes
}

impl Segment {
    /// Opens what a [`Weaver`](super::Weaver) wrote.
    ///
    /// # Errors
    /// Bytes that are none such, see [`SegmentError`].
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Segment, SegmentError> {
        Segment::open_arrived(bytes, Checksum::default())
    }

    /// Looks at what has arrived so far of bytes that will be opened.
    pub fn arrived(so_far: &[u8], sum: &mut Checksum) {
        sum.arrived(so_far.get(HEAD..).unwrap_or_default());
    }

    /// Opens bytes of which `sum` has seen those that [arrived](Segment::arrived) first.
    ///
    /// # Errors
    /// As [`Segment::open`].
    pub fn open_arrived(
        bytes: impl Into<Cow<'static, [u8]>>,
        sum: Checksum,
    ) -> Result<Segment, SegmentError> {
        let bytes = bytes.into();
        let four = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        if bytes.get(..4) != Some(MAGIC) {
            return Err(SegmentError::NotASegment);
        }
        match four(4) {
            Some(VERSION) => {}
            Some(version) => return Err(SegmentError::Version(version)),
            None => return Err(SegmentError::NotASegment),
        }
        let contents = bytes.get(HEAD..).ok_or(SegmentError::Checksum)?;
        if bytes.get(8..HEAD) != Some(&sum.finish(contents)) {
            return Err(SegmentError::Checksum);
        }
        Segment::read(bytes).ok_or(SegmentError::Contents)
    }

    /// `None` where the parts don't fit together.
    fn read(bytes: Cow<'static, [u8]>) -> Option<Segment> {
        let mut at = HEAD + 4 * PARTS;
        let mut places: [Range<usize>; PARTS] = Default::default();
        for (i, place) in places.iter_mut().enumerate() {
            let four = bytes.get(HEAD + 4 * i..HEAD + 4 * i + 4)?.try_into().ok()?;
            *place = at..at.checked_add(u32::from_le_bytes(four) as usize)?;
            at = place.end;
        }
        if at != bytes.len() {
            return None;
        }
        let [joins, dictionary, with, lengths, shared, documents] = places;
        let (catalogue, end) = Catalogue::open(bytes.get(dictionary.clone())?)?;
        if end != dictionary.len() {
            return None;
        }
        let documents = Stream::read(&bytes, documents)?;
        if documents.count() >= postings::MOST_DOCUMENTS {
            return None;
        }
        let with = read_column(bytes.get(with)?, catalogue.count())?;
        if with.iter().any(|with| *with as usize > documents.count()) {
            return None;
        }
        Some(Segment {
            joins: read_joins(bytes.get(joins)?)?,
            catalogue: catalogue.at(dictionary.start),
            shared: Stream::read(&bytes, shared)?,
            lengths: read_column(bytes.get(lengths)?, documents.count())?,
            documents,
            starts: starts(&with)?,
            postings: OnceLock::new(),
            bytes,
        })
    }

    /// How many documents there are.
    pub fn count(&self) -> usize {
        self.documents.count()
    }

    /// The words.
    pub(super) fn dictionary(&self) -> Dictionary<'_> {
        self.catalogue.words(&self.bytes)
    }

    /// A word's documents in order, each with its weighed frequency in the lowest bits: as they
    /// were written, or where that has not been done, found by looking for the word.
    pub(super) fn postings(&self, word: Word) -> Cow<'_, [u32]> {
        match self.postings.get() {
            Some(Some(postings)) => {
                Cow::Borrowed(postings.get(self.places(word)).unwrap_or_default())
            }
            _ => Cow::Owned(postings::scan(self, word)),
        }
    }

    /// How many documents have a word.
    pub(super) fn with(&self, word: Word) -> usize {
        self.places(word).len()
    }

    /// Where a word's postings stand among those of all.
    pub(super) fn places(&self, Word(number): Word) -> Range<usize> {
        let start = |number: usize| self.starts.get(number).map_or(0, |start| *start as usize);
        start(number as usize)..start(number as usize + 1)
    }

    /// Where each word's postings begin; one more than there are words.
    pub(super) fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// Writes the postings, where that has not been done.
    pub(super) fn prepare(&self) {
        self.postings.get_or_init(|| {
            let mut inversion = Inversion::new(self)?;
            while !inversion.go_on(self, self.count()) {}
            inversion.finish(self)
        });
    }

    /// Whether the postings are written.
    pub(super) fn is_prepared(&self) -> bool {
        self.postings.get().is_some()
    }

    /// Takes the postings of an [`Inversion`] that has gone through all documents.
    pub(super) fn take(&self, inversion: Inversion) {
        self.postings.get_or_init(|| inversion.finish(self));
    }

    /// Each document's weighed length.
    pub(super) fn lengths(&self) -> &[u32] {
        &self.lengths
    }

    /// The documents, and the texts that they share.
    pub(super) fn documents(&self) -> (&Stream, &[u8]) {
        (&self.documents, self.documents.bytes(self))
    }

    /// See [`Segment::documents`].
    pub(super) fn shared(&self) -> (&Stream, &[u8]) {
        (&self.shared, self.shared.bytes(self))
    }

    /// The stretches of a document in order: codes of words that a phrase may go along, and
    /// the field they stand in.
    #[inline]
    pub(super) fn stretches<'a>(&'a self, document: usize, mut visit: impl FnMut(Field, &'a [u8])) {
        for (field, text) in self.fields(document) {
            match text {
                Text::Own(stretch) => visit(field, stretch),
                Text::Shared(number) => {
                    let text = self.shared.text(self, number as usize);
                    text.split(|byte| *byte == code::STRETCH).for_each(|s| visit(field, s));
                }
            }
        }
    }

    /// The codes that a document has: all of its own at once, then those of each text it shares;
    /// with what tells in which field a place of them is.
    #[inline]
    pub(super) fn passages(
        &self,
        document: usize,
        mut visit: impl FnMut(&[u8], &dyn Fn(usize) -> Option<Field>),
    ) {
        let own = self.documents.text(self, document);
        visit(own, &|at| field_after(own.get(..at)?));
        if self.shared.count() > 0 {
            for (field, text) in self.fields(document) {
                if let Text::Shared(number) = text {
                    visit(self.shared.text(self, number as usize), &|_| Some(field));
                }
            }
        }
    }

    /// All words, with which texts are written out.
    pub fn words(&self) -> AllWords {
        self.dictionary().all()
    }

    /// The texts of a document with their fields, as they were given to the writer and in that
    /// order; those it shares with others are left out. `words` are those of the segment.
    pub fn texts(&self, document: usize, words: &AllWords) -> Vec<(Field, String)> {
        let texts = self.fields(document).filter_map(|(field, text)| match text {
            Text::Own(stretch) => Some((field, unweave::text(stretch, &self.joins, words))),
            Text::Shared(_) => None,
        });
        texts.collect()
    }

    fn fields(&self, document: usize) -> impl Iterator<Item = (Field, Text<'_>)> {
        let mut rest = self.documents.text(self, document);
        std::iter::from_fn(move || {
            loop {
                let text = rest.get(memchr(code::FIELD, rest)?..)?;
                let end = memchr(code::FIELD, text.get(1..)?).map_or(text.len(), |at| at + 1);
                rest = &text[end..];
                let mut tokens = Tokens::new(&text[..end], 0);
                let Some(Token::Field(number)) = tokens.next() else { continue };
                let Some(field) = Field::of(number) else { continue };
                let stretch = &text[tokens.at()..end];
                return Some((
                    field,
                    match tokens.next() {
                        Some(Token::Shared(number)) => Text::Shared(number),
                        _ => Text::Own(stretch),
                    },
                ));
            }
        })
    }
}

/// The field that some codes of a document end in; `None` where none begins in them.
pub(super) fn field_after(codes: &[u8]) -> Option<Field> {
    match Tokens::new(codes, memrchr(code::FIELD, codes)?).next() {
        Some(Token::Field(number)) => Field::of(number),
        _ => None,
    }
}

/// What a field of a document has.
enum Text<'a> {
    Own(&'a [u8]),
    /// One of the shared texts, by its number.
    Shared(u32),
}

impl Stream {
    /// From the number of texts, their lengths, and the texts.
    fn read(bytes: &[u8], place: Range<usize>) -> Option<Stream> {
        let (count, rest) = bytes.get(place.clone())?.split_first_chunk::<4>()?;
        let (lengths, texts) = column::read(rest, u32::from_le_bytes(*count) as usize)?;
        let starts = starts(&lengths)?;
        let place = place.end - texts.len()..place.end;
        (*starts.last()? as usize == texts.len()).then_some(Stream { place, starts })
    }

    /// How many texts there are.
    pub fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// Where each text begins; at last, where a further one would.
    pub fn starts(&self) -> &[u32] {
        &self.starts
    }

    fn bytes<'a>(&self, segment: &'a Segment) -> &'a [u8] {
        segment.bytes.get(self.place.clone()).unwrap_or_default()
    }

    /// The codes of a text.
    #[inline]
    pub fn text<'a>(&self, segment: &'a Segment, number: usize) -> &'a [u8] {
        let start = |number: usize| self.starts.get(number).map(|start| *start as usize);
        let place = start(number).zip(start(number + 1)).map(|(from, to)| from..to);
        place.and_then(|place| self.bytes(segment).get(place)).unwrap_or_default()
    }
}

fn read_joins(bytes: &[u8]) -> Option<Vec<Box<str>>> {
    let mut joins = Vec::new();
    let mut tokens = Tokens::new(bytes, 0);
    while tokens.at() < bytes.len() {
        let length = tokens.number()? as usize;
        let end = tokens.at().checked_add(length)?;
        joins.push(std::str::from_utf8(bytes.get(tokens.at()..end)?).ok()?.into());
        tokens = Tokens::new(bytes, end);
    }
    Some(joins)
}

/// A part that is a column of so many numbers, and nothing else.
fn read_column(bytes: &[u8], count: usize) -> Option<Vec<u32>> {
    let (numbers, rest) = column::read(bytes, count)?;
    rest.is_empty().then_some(numbers)
}

/// Where each of some things that stand one after the other begins, and where a further one
/// would; `None` where that is no `u32`.
fn starts(lengths: &[u32]) -> Option<Vec<u32>> {
    let mut starts = Vec::with_capacity(lengths.len() + 1);
    let mut start = 0_u32;
    starts.push(start);
    for length in lengths {
        start = start.checked_add(*length)?;
        starts.push(start);
    }
    Some(starts)
}
