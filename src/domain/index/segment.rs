//! A segment: documents woven together, read in place, with the postings written on opening.

use super::asked::Counted;
use super::code::{self, Token, Tokens};
use super::dictionary::{AllWords, Catalogue, Dictionary, Word};
use super::rank::Field;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

const MAGIC: &[u8; 4] = b"wove";
/// The version of the format.
const VERSION: u32 = 1;
/// Magic, version, checksum; then the lengths of the parts.
const HEAD: usize = 4 + 4 + 8;
const PARTS: usize = 5;

/// Documents that can be searched.
#[derive(Debug)]
pub struct Segment {
    bytes: Cow<'static, [u8]>,
    joins: Vec<Box<str>>,
    catalogue: Catalogue,
    /// Where the woven texts stand.
    shared: Stream,
    documents: Stream,
    /// Where each word's postings begin; one more than there are words.
    starts: Vec<u32>,
    /// For each word in turn its documents in order: number, and weighed frequency in the
    /// lowest eight bits.
    postings: Vec<u32>,
    /// Each document's weighed length.
    lengths: Vec<u32>,
}

/// Woven texts one after the other.
#[derive(Debug)]
struct Stream {
    place: Range<usize>,
    /// Where each text begins in it.
    starts: Vec<u32>,
}

/// Documents of one word: number, and weighed frequency in the lowest eight bits.
pub(super) const FREQUENCY_BITS: u32 = 8;
/// Frequencies beyond this count as this.
const MOST: u32 = (1 << FREQUENCY_BITS) - 1;

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
    /// Number of texts, and the woven texts.
    pub shared: (usize, &'a [u8]),
    pub documents: (usize, &'a [u8]),
}

/// Writes a segment.
pub(super) fn write(parts: &Parts<'_>) -> Vec<u8> {
    let mut joins = Vec::new();
    for join in parts.joins {
        code::write_number(join.len() as u32, &mut joins);
        joins.extend_from_slice(join.as_bytes());
    }
    let mut with = Vec::new();
    parts.with.iter().for_each(|count| code::write_number(*count, &mut with));
    let numbered = |(count, stream): (usize, &[u8])| {
        let mut bytes = (count as u32).to_le_bytes().to_vec();
        bytes.extend_from_slice(stream);
        bytes
    };
    let parts: [Cow<'_, [u8]>; PARTS] = [
        joins.into(),
        parts.dictionary.into(),
        with.into(),
        numbered(parts.shared).into(),
        numbered(parts.documents).into(),
    ];
    let mut contents = Vec::new();
    for part in &parts {
        contents.extend_from_slice(&(part.len() as u32).to_le_bytes());
    }
    contents.extend(parts.iter().flat_map(|part| part.iter()));
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&xxh3_64(&contents).to_le_bytes());
    bytes.extend(contents);
    bytes
}

impl Segment {
    /// Opens what a [`Weaver`](super::Weaver) wrote.
    ///
    /// # Errors
    /// Bytes that are none such, see [`SegmentError`].
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Segment, SegmentError> {
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
        if bytes.get(8..HEAD) != Some(&xxh3_64(contents).to_le_bytes()) {
            return Err(SegmentError::Checksum);
        }
        Opening::read(&bytes).map(|opening| opening.segment(bytes)).ok_or(SegmentError::Contents)
    }

    /// How many documents there are.
    pub fn count(&self) -> usize {
        self.documents.starts.len()
    }

    /// The words.
    pub(super) fn dictionary(&self) -> Dictionary<'_> {
        self.catalogue.words(&self.bytes)
    }

    /// A word's documents in order, each with its weighed frequency in the lowest bits.
    pub(super) fn postings(&self, Word(number): Word) -> &[u32] {
        let start = |number: usize| self.starts.get(number).map(|start| *start as usize);
        let number = number as usize;
        let range = start(number).zip(start(number + 1)).map(|(from, to)| from..to);
        range.and_then(|range| self.postings.get(range)).unwrap_or_default()
    }

    /// Each document's weighed length.
    pub(super) fn lengths(&self) -> &[u32] {
        &self.lengths
    }

    /// The words of a document in order, with the number of the stretch and the field they
    /// stand in. A stretch is a text as it was given to the writer.
    pub(super) fn words(&self, document: usize, visit: impl FnMut(Word, Field, u32)) {
        let Some(start) = self.documents.starts.get(document) else { return };
        let stream = &self.bytes[self.documents.place.clone()];
        let shared = &self.bytes[self.shared.place.clone()];
        let tokens = Tokens::new(stream, *start as usize);
        Reading { tokens, shared, starts: &self.shared.starts }.words(visit);
    }

    /// Whether one of the `second` words may follow one of the `first` in a document: a quick
    /// look at its bytes, which is never wrong when it says no.
    pub(super) fn may_have(&self, document: usize, first: &[Counted], second: &[Counted]) -> bool {
        // What stands in a shared text is not in the document's own bytes.
        let ([(first, _)], [(second, _)], true) = (first, second, self.shared.starts.is_empty())
        else {
            return true;
        };
        let start = |document: usize| self.documents.starts.get(document).map(|s| *s as usize);
        let stream = &self.bytes[self.documents.place.clone()];
        let from = start(document).unwrap_or(stream.len());
        let to = start(document + 1).unwrap_or(stream.len());
        code::may_follow(stream.get(from..to).unwrap_or_default(), *first, *second)
    }

    /// The texts of a document with their fields, as they were given to the writer; those it
    /// shares with others are left out.
    pub(super) fn texts(&self, document: usize, words: &AllWords) -> Vec<(Field, String)> {
        let Some(start) = self.documents.starts.get(document) else { return Vec::new() };
        let stream = &self.bytes[self.documents.place.clone()];
        let mut texts: Vec<(Field, String)> = Vec::new();
        let mut writer = Writer::default();
        for token in Tokens::new(stream, *start as usize) {
            match token {
                Token::End => break,
                Token::Field(number) => {
                    texts.extend(Field::of(number).map(|field| (field, String::new())));
                    writer = Writer::default();
                }
                Token::Shared(_) => {
                    texts.pop();
                }
                token => {
                    if let Some((_, text)) = texts.last_mut() {
                        writer.write(token, self, words, text);
                    }
                }
            }
        }
        texts
    }
}

/// What is read of a segment's bytes on opening.
struct Opening {
    joins: Vec<Box<str>>,
    catalogue: Catalogue,
    shared: Stream,
    documents: Stream,
    starts: Vec<u32>,
    postings: Vec<u32>,
    lengths: Vec<u32>,
}

impl Opening {
    fn segment(self, bytes: Cow<'static, [u8]>) -> Segment {
        let Opening { joins, catalogue, shared, documents, starts, postings, lengths } = self;
        Segment { bytes, joins, catalogue, shared, documents, starts, postings, lengths }
    }

    /// `None` where the bytes don't fit together: every number in them is looked at here, once.
    fn read(bytes: &[u8]) -> Option<Opening> {
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
        let [joins, dictionary, with, shared, documents] = places;
        let joins = read_joins(bytes.get(joins)?)?;
        let (catalogue, end) = Catalogue::open(bytes.get(dictionary.clone())?)?;
        if end != dictionary.len() {
            return None;
        }
        let words = catalogue.count();
        let mut opening = Opening {
            starts: read_starts(bytes.get(with)?, words)?,
            shared: Stream { place: shared.start + 4..shared.end, starts: Vec::new() },
            documents: Stream { place: documents.start + 4..documents.end, starts: Vec::new() },
            catalogue: catalogue.at(dictionary.start),
            joins,
            postings: Vec::new(),
            lengths: Vec::new(),
        };
        let count = |place: &Range<usize>| {
            let four = bytes.get(place.start..place.start + 4)?.try_into().ok()?;
            Some(u32::from_le_bytes(four) as usize)
        };
        let (shared_texts, texts) = (count(&shared)?, count(&documents)?);
        opening.shared.starts = opening.survey(bytes.get(opening.shared.place.clone())?)?;
        if opening.shared.starts.len() != shared_texts {
            return None;
        }
        opening.invert(bytes, texts)?;
        Some(opening)
    }

    /// Where each shared text begins; they have no fields and share nothing further.
    fn survey(&self, stream: &[u8]) -> Option<Vec<u32>> {
        let mut starts = Vec::new();
        let mut tokens = Tokens::new(stream, 0);
        while tokens.at() < stream.len() {
            starts.push(tokens.at() as u32);
            loop {
                match tokens.next()? {
                    Token::End => break,
                    Token::Word(Word(number)) if (number as usize) < self.catalogue.count() => {}
                    Token::Join(_) | Token::Literal(_) => {}
                    Token::Capital | Token::Upper | Token::Mixed(_) | Token::Stretch => {}
                    Token::Word(_) | Token::Shared(_) | Token::Field(_) => return None,
                }
            }
        }
        Some(starts)
    }

    /// Reads all documents and writes the postings.
    fn invert(&mut self, bytes: &[u8], count: usize) -> Option<()> {
        let stream = bytes.get(self.documents.place.clone())?;
        let shared = bytes.get(self.shared.place.clone())?;
        let total = *self.starts.last()? as usize;
        // A document has one byte at least; a posting has one in a document or a shared text.
        if count > stream.len()
            || count >= 1 << (u32::BITS - FREQUENCY_BITS)
            || total as u64 > count as u64 * self.catalogue.count() as u64
        {
            return None;
        }
        let place = |next: &u32| Place { last: u32::MAX, next: *next };
        let places = self.starts.iter().map(place).collect();
        let mut inversion = Inversion {
            shared,
            texts: &self.shared.starts,
            places,
            postings: vec![0; total + count],
            silence: self.catalogue.count() as u32,
            tokens: Tokens::new(stream, 0),
        };
        let (mut starts, mut lengths) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for document in 0..count as u32 {
            starts.push(inversion.tokens.at() as u32);
            lengths.push(inversion.document(document)?);
        }
        // Every word is in as many documents as was said, and nothing is left over.
        let ends = self.starts.iter().skip(1);
        let all_met = inversion.places.iter().zip(ends).all(|(place, end)| place.next == *end);
        if !all_met || inversion.tokens.at() != stream.len() {
            return None;
        }
        inversion.postings.truncate(total);
        self.postings = inversion.postings;
        (self.lengths, self.documents.starts) = (lengths, starts);
        Some(())
    }
}

/// Documents being read and noted under their words.
struct Inversion<'a> {
    shared: &'a [u8],
    /// Where each shared text begins.
    texts: &'a [u32],
    tokens: Tokens<'a>,
    places: Vec<Place>,
    postings: Vec<u32>,
    /// The number of a word that no text has: under it is noted what is no word. Its postings
    /// come last, one for each document.
    silence: u32,
}

impl Inversion<'_> {
    /// Notes the next document; its length.
    //
    // Called once a document and not inlined: a browser's compiler takes up its better code
    // for a function at the next call only, and would read all documents with its first.
    #[inline(never)]
    fn document(&mut self, document: u32) -> Option<u32> {
        // Kept apart from the rest, so that the compiler holds the place in a register.
        let mut tokens = self.tokens;
        let (places, postings) = (self.places.as_mut_slice(), self.postings.as_mut_slice());
        let silence = self.silence;
        let mut length = 0_u32;
        let (mut weight, mut weight_of_length) = (0, 0);
        loop {
            while let Some(number) = tokens.word_or(silence) {
                let counts = number != silence;
                length = length.wrapping_add(if counts { weight_of_length } else { 0 });
                post(places, postings, number, document, weight)?;
            }
            match tokens.next()? {
                Token::Word(Word(number)) => {
                    length = length.wrapping_add(weight_of_length);
                    post(places, postings, number, document, weight)?;
                }
                Token::Join(_) | Token::Literal(_) => {}
                Token::Capital | Token::Upper | Token::Mixed(_) | Token::Stretch => {}
                Token::Field(number) => {
                    let field = Field::of(number)?;
                    (weight, weight_of_length) = (field.weight(), field.length());
                }
                Token::Shared(number) => {
                    let start = *self.texts.get(number as usize)?;
                    for token in Tokens::new(self.shared, start as usize) {
                        match token {
                            Token::Word(Word(number)) => {
                                length = length.wrapping_add(weight_of_length);
                                post(places, postings, number, document, weight)?;
                            }
                            Token::End => break,
                            _ => {}
                        }
                    }
                }
                Token::End => break,
            }
        }
        self.tokens = tokens;
        Some(length)
    }
}

/// Notes a word of a document.
#[inline(always)]
fn post(
    places: &mut [Place],
    postings: &mut [u32],
    number: u32,
    document: u32,
    weight: u32,
) -> Option<()> {
    let place = places.get_mut(number as usize)?;
    // Whether the document has had the word already is a toss no processor foresees: both
    // cases are worked out, and neither is branched to. That no word takes more places than
    // it has is looked at when all is done.
    let again = place.last == document;
    let at = place.next.wrapping_sub(u32::from(again));
    let posting = postings.get_mut(at as usize)?;
    let before = if again { *posting } else { document << FREQUENCY_BITS };
    *posting = before + weight.min(MOST - (before & MOST));
    *place = Place { last: document, next: at + 1 };
    Some(())
}

/// Where a word's next posting goes.
#[derive(Clone, Copy)]
struct Place {
    /// The document noted last.
    last: u32,
    next: u32,
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

/// From how many documents have each word, where each word's postings begin.
fn read_starts(bytes: &[u8], words: usize) -> Option<Vec<u32>> {
    let mut starts = Vec::with_capacity(words + 1);
    let mut tokens = Tokens::new(bytes, 0);
    let mut sum = 0_u32;
    starts.push(0);
    for _ in 0..words {
        sum = sum.checked_add(tokens.number()?)?;
        starts.push(sum);
    }
    (tokens.at() == bytes.len()).then_some(starts)
}

/// The words of a document, shared texts put in where they are referred to.
struct Reading<'a> {
    tokens: Tokens<'a>,
    shared: &'a [u8],
    starts: &'a [u32],
}

impl Reading<'_> {
    fn words(mut self, mut visit: impl FnMut(Word, Field, u32)) {
        let mut field = Field::Title;
        let mut stretch = 0;
        loop {
            while let Some(number) = self.tokens.word_or(u32::MAX) {
                if number != u32::MAX {
                    visit(Word(number), field, stretch);
                }
            }
            match self.tokens.next() {
                Some(Token::Word(word)) => visit(word, field, stretch),
                Some(Token::Field(number)) => {
                    field = Field::of(number).unwrap_or(field);
                    stretch += 1;
                }
                Some(Token::Shared(number)) => {
                    let start = self.starts.get(number as usize).copied().unwrap_or_default();
                    for token in Tokens::new(self.shared, start as usize) {
                        match token {
                            Token::Word(word) => visit(word, field, stretch),
                            Token::Stretch => stretch += 1,
                            Token::End => break,
                            _ => {}
                        }
                    }
                }
                None | Some(Token::End) => break,
                Some(_) => {}
            }
        }
    }
}

/// Writes woven texts out again.
struct Writer {
    /// The join before the next word is a space, and has not been written.
    space: bool,
    capital_expected: bool,
    case: Option<Token<'static>>,
}

impl Default for Writer {
    fn default() -> Writer {
        Writer { space: false, capital_expected: expects_capital(true, ""), case: None }
    }
}

impl Writer {
    fn write(&mut self, token: Token<'_>, segment: &Segment, words: &AllWords, text: &mut String) {
        let join = |join: &str, writer: &mut Writer, text: &mut String| {
            writer.capital_expected = expects_capital(text.is_empty(), join);
            writer.space = false;
            text.push_str(join);
        };
        match token {
            Token::Join(number) => {
                let usual = segment.joins.get(usize::from(number)).map_or("", |join| join);
                join(usual, self, text);
            }
            Token::Literal(bytes) => join(&String::from_utf8_lossy(bytes), self, text),
            Token::Capital => self.case = Some(Token::Capital),
            Token::Upper => self.case = Some(Token::Upper),
            Token::Mixed(mask) => self.case = Some(Token::Mixed(mask)),
            Token::Word(number) => {
                if self.space {
                    text.push(' ');
                }
                let word = words.word(number);
                match self.case.take() {
                    None if self.capital_expected => text.push_str(&capital(word)),
                    Some(Token::Capital) if !self.capital_expected => text.push_str(&capital(word)),
                    Some(Token::Upper) => text.push_str(&word.to_uppercase()),
                    Some(Token::Mixed(mask)) => text.push_str(&mixed(word, mask)),
                    _ => text.push_str(word),
                }
                (self.space, self.capital_expected) = (true, false);
            }
            Token::Shared(_) | Token::Field(_) | Token::Stretch | Token::End => {}
        }
    }
}

/// Whether a word is expected with a capital: the first of a text, and after what ends a
/// sentence.
pub(super) fn expects_capital(first: bool, join: &str) -> bool {
    first || join.starts_with(['.', '!', '?'])
}

/// A word with a capital.
pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A word with the capitals a mask says.
pub(super) fn mixed(word: &str, mask: u32) -> String {
    let upper =
        |i: usize| u32::try_from(i).is_ok_and(|i| mask.checked_shr(i).unwrap_or(0) & 1 == 1);
    let mut text = String::with_capacity(word.len());
    for (i, letter) in word.chars().enumerate() {
        if upper(i) { text.extend(letter.to_uppercase()) } else { text.push(letter) }
    }
    text
}
