//! The words of a segment, read in place.
//!
//! Four shelves, by how often a word stands in the texts and so by how many bytes its code
//! has; on each the words stand in the order of their bytes, each as what it shares with the
//! word before it and the rest. Opening keeps every sixteenth word whole in memory; reading
//! begins there.

use super::code::SHELVES;
use crate::domain::text::fold;
use std::collections::BinaryHeap;
use std::ops::Range;

/// A word of a segment, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(pub(super) u32);

/// Every how many words one is kept whole.
const STEP: usize = 16;

/// What is known of a segment's words once it is open.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    shelves: [Shelf; 4],
    /// Words that are not written as they are compared, in the order of their folded form.
    folded: Vec<(String, Word)>,
}

/// Where a shelf stands in the bytes of its segment.
#[derive(Debug, Default)]
struct Shelf {
    count: usize,
    /// One byte a word: how many bytes it has in common with the word before.
    shared: Range<usize>,
    /// One byte a word: how many more it has.
    lengths: Range<usize>,
    /// Those of all words.
    rest: Range<usize>,
    heads: Vec<Head>,
}

/// A word kept whole, and where the rest of the next one begins.
#[derive(Debug)]
struct Head {
    word: Box<str>,
    next: usize,
}

/// Writes the shelves: for each how many words, how many bytes of rests, and the three columns.
pub(super) fn write<'a>(shelves: [&[&'a str]; 4], bytes: &mut Vec<u8>) {
    for shelf in shelves {
        let (mut shared, mut lengths, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        let mut before: &'a str = "";
        for word in shelf {
            let alike = common(before, word);
            shared.push(alike as u8);
            lengths.push((word.len() - alike) as u8);
            rest.extend_from_slice(&word.as_bytes()[alike..]);
            before = word;
        }
        for length in [shared.len(), rest.len()] {
            bytes.extend_from_slice(&(length as u32).to_le_bytes());
        }
        bytes.extend([shared, lengths, rest].concat());
    }
}

/// How many bytes two words begin with alike, whole letters only.
fn common(a: &str, b: &str) -> usize {
    let letters = a.char_indices().zip(b.chars()).take_while(|((_, a), b)| a == b);
    let end = letters.last().map_or(0, |((at, c), _)| at + c.len_utf8());
    end.min(u8::MAX.into())
}

impl Catalogue {
    /// Reads shelves from the front of `bytes`; with them, the place after. `None` where they
    /// are not as [`write`] writes them.
    pub fn open(bytes: &[u8]) -> Option<(Catalogue, usize)> {
        let mut catalogue = Catalogue::default();
        let mut at = 0;
        let mut full = true;
        for (shelf, room) in catalogue.shelves.iter_mut().zip(SHELVES) {
            let length = |at: usize| {
                let four = bytes.get(at..at + 4)?.try_into().ok()?;
                Some(u32::from_le_bytes(four) as usize)
            };
            let (count, rests) = (length(at)?, length(at + 4)?);
            let shared = at + 8..(at + 8).checked_add(count)?;
            let lengths = shared.end..shared.end.checked_add(count)?;
            let rest = lengths.end..lengths.end.checked_add(rests)?;
            at = rest.end;
            bytes.get(rest.clone())?;
            // A shelf is used only when the one before is full: numbers have no gaps.
            if count > room as usize || (count > 0 && !full) {
                return None;
            }
            full = count == room as usize;
            *shelf = Shelf { count, shared, lengths, rest, heads: Vec::new() };
        }
        let mut first = 0;
        let mut folded_words = BinaryHeap::new();
        for shelf in &mut catalogue.shelves {
            let mut heads = Vec::with_capacity(shelf.count.div_ceil(STEP));
            let mut walk = Walk::new(shelf, bytes);
            let mut word = Vec::new();
            while walk.number < shelf.count {
                heads.push(walk.step(&mut word, |number, text| {
                    let folded = fold(text);
                    if folded != text {
                        folded_words.push((folded, Word(first + number as u32)));
                    }
                })?);
            }
            if walk.at != shelf.rest.len() {
                return None;
            }
            shelf.heads = heads;
            first += shelf.count as u32;
        }
        catalogue.folded = folded_words.into_sorted_vec();
        Some((catalogue, at))
    }

    /// The catalogue of shelves that stand at `start` of their segment.
    pub fn at(mut self, start: usize) -> Catalogue {
        for shelf in &mut self.shelves {
            for column in [&mut shelf.shared, &mut shelf.lengths, &mut shelf.rest] {
                *column = column.start + start..column.end + start;
            }
        }
        self
    }

    /// How many words there are.
    pub fn count(&self) -> usize {
        self.shelves.iter().map(|shelf| shelf.count).sum()
    }

    /// The words with the bytes of their segment.
    pub fn words<'a>(&'a self, bytes: &'a [u8]) -> Dictionary<'a> {
        Dictionary { catalogue: self, bytes }
    }
}

/// The words of a segment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dictionary<'a> {
    catalogue: &'a Catalogue,
    bytes: &'a [u8],
}

impl<'a> Dictionary<'a> {
    /// The words that fold to `folded`.
    pub fn find(&self, folded: &str) -> Vec<Word> {
        self.between(folded, |word| word == folded)
    }

    /// The words whose folded form begins with `folded`.
    pub fn beginning(&self, folded: &str) -> Vec<Word> {
        self.between(folded, |word| word.starts_with(folded))
    }

    /// The words from `start` on, as long as `holds` of their folded form.
    fn between(&self, start: &str, holds: impl Fn(&str) -> bool) -> Vec<Word> {
        let mut found = Vec::new();
        for (shelf, first) in self.shelves() {
            let mut walk = Walk::from(shelf, self.bytes, start);
            while let Some((number, word)) = walk.next_word() {
                if word < start {
                    continue;
                }
                if !holds(word) {
                    break;
                }
                // A word that is not its own folded form is found by that form.
                if word.is_ascii() || fold(word) == word {
                    found.push(Word(first + number as u32));
                }
            }
        }
        let folded = &self.catalogue.folded;
        let from = folded.partition_point(|(word, _)| word.as_str() < start);
        let rest = folded[from..].iter().take_while(|(word, _)| holds(word));
        found.extend(rest.map(|(_, word)| *word));
        found
    }

    /// The word of a number, as it is kept: in lower case. `None` where there is none such.
    pub fn word(&self, Word(number): Word) -> Option<String> {
        let mut number = number as usize;
        for shelf in &self.catalogue.shelves {
            if number < shelf.count {
                let mut walk = Walk::at_step(shelf, self.bytes, number / STEP);
                while let Some((at, word)) = walk.next_word() {
                    if at == number {
                        return Some(word.to_owned());
                    }
                }
                return None;
            }
            number -= shelf.count;
        }
        None
    }

    /// Every word with its number, in the order of each shelf.
    pub fn each(&self, mut visit: impl FnMut(&str, Word)) {
        for (shelf, first) in self.shelves() {
            let mut walk = Walk::new(shelf, self.bytes);
            while let Some((number, word)) = walk.next_word() {
                visit(word, Word(first + number as u32));
            }
        }
    }

    /// Every word as how many bytes it has in common with the one visited before, the rest of
    /// its bytes, and its number. `visit` may say that all following words that have so many
    /// bytes in common with this one need not be visited.
    pub fn each_rest(&self, mut visit: impl FnMut(usize, &[u8], Word) -> Option<usize>) {
        for (shelf, first) in self.shelves() {
            let mut walk = Walk::new(shelf, self.bytes);
            while let Some((number, shared, rest)) = walk.next_rest() {
                if let Some(most) = visit(shared, rest, Word(first + number as u32)) {
                    walk.skip(most);
                }
            }
        }
    }

    /// Every word, at hand by its number.
    pub fn all(&self) -> AllWords {
        let mut all = AllWords { ends: vec![0], letters: String::new() };
        self.each(|word, _| {
            all.letters.push_str(word);
            all.ends.push(all.letters.len());
        });
        all
    }

    /// Words that are kept otherwise than they are compared, by their folded form.
    pub fn folded(&self) -> &'a [(String, Word)] {
        &self.catalogue.folded
    }

    fn shelves(&self) -> impl Iterator<Item = (&'a Shelf, u32)> {
        let shelves = self.catalogue.shelves.iter();
        shelves.scan(0, |first, shelf| {
            let this = *first;
            *first += shelf.count as u32;
            Some((shelf, this))
        })
    }
}

/// All words of a segment, one after the other.
#[derive(Debug)]
pub struct AllWords {
    /// Where the word before each ends, and where the last one does.
    ends: Vec<usize>,
    letters: String,
}

impl AllWords {
    /// The word of a number, as it is kept; nothing where there is none such.
    pub fn word(&self, Word(number): Word) -> &str {
        let number = number as usize;
        let ends = self.ends.get(number).zip(self.ends.get(number + 1));
        ends.and_then(|(from, to)| self.letters.get(*from..*to)).unwrap_or_default()
    }
}

/// Reads a shelf word by word.
struct Walk<'a> {
    shared: &'a [u8],
    lengths: &'a [u8],
    rest: &'a [u8],
    /// The word that is read next, and the byte of `rest` where it begins.
    number: usize,
    at: usize,
    word: String,
    /// `word` was kept whole and has not been given out.
    head: bool,
}

impl<'a> Walk<'a> {
    fn new(shelf: &Shelf, bytes: &'a [u8]) -> Walk<'a> {
        let column = |range: &Range<usize>| bytes.get(range.clone()).unwrap_or_default();
        Walk {
            shared: column(&shelf.shared),
            lengths: column(&shelf.lengths),
            rest: column(&shelf.rest),
            number: 0,
            at: 0,
            word: String::new(),
            head: false,
        }
    }

    /// From the last word kept whole that is not after `start`.
    fn from(shelf: &Shelf, bytes: &'a [u8], start: &str) -> Walk<'a> {
        let after = shelf.heads.partition_point(|head| &*head.word <= start);
        Walk::at_step(shelf, bytes, after.saturating_sub(1))
    }

    fn at_step(shelf: &Shelf, bytes: &'a [u8], step: usize) -> Walk<'a> {
        let mut walk = Walk::new(shelf, bytes);
        if let Some(head) = shelf.heads.get(step) {
            walk.number = step * STEP;
            walk.at = head.next;
            walk.word.push_str(&head.word);
            walk.head = true;
        }
        walk
    }

    /// The next word with its number on the shelf; none at the end, or where the bytes are
    /// none of a shelf.
    #[inline]
    fn next_word(&mut self) -> Option<(usize, &str)> {
        if self.head {
            self.head = false;
            self.number += 1;
            return Some((self.number - 1, &self.word));
        }
        let (number, shared, rest) = self.next_rest()?;
        let rest = std::str::from_utf8(rest).ok()?;
        if !self.word.is_char_boundary(shared) {
            return None;
        }
        self.word.truncate(shared);
        self.word.push_str(rest);
        Some((number, &self.word))
    }

    /// The next word's number, how many bytes it has in common with the one before, and the
    /// rest of them.
    #[inline]
    fn next_rest(&mut self) -> Option<(usize, usize, &'a [u8])> {
        let number = self.number;
        let shared = usize::from(*self.shared.get(number)?);
        let end = self.at + usize::from(*self.lengths.get(number)?);
        let rest = self.rest.get(self.at..end)?;
        self.at = end;
        self.number += 1;
        Some((number, shared, rest))
    }

    /// Passes over the next words up to one that is to be kept whole: the first of them, which
    /// is such a one. `word` has the bytes of the word before, and then of the last. `visit`s
    /// words that may be compared otherwise than they are kept. `None` where the bytes are none
    /// of a shelf.
    //
    // A function of its own, because a browser's compiler takes up its better code for it at the
    // next call only.
    #[inline(never)]
    fn step(&mut self, word: &mut Vec<u8>, mut visit: impl FnMut(usize, &str)) -> Option<Head> {
        let is_plain = |bytes: &[u8]| {
            let strange = |byte: &u8| !byte.is_ascii() | byte.is_ascii_uppercase();
            !bytes.iter().fold(false, |any, byte| any | strange(byte))
        };
        let (mut head, mut plain) = (None, false);
        for _ in 0..STEP {
            let Some((number, shared, rest)) = self.next_rest() else { break };
            if shared > word.len() {
                return None;
            }
            word.truncate(shared);
            word.extend_from_slice(rest);
            // What a word has in common with a plain one is plain.
            plain = is_plain(if plain { rest } else { word });
            if head.is_some() && plain {
                continue;
            }
            let text = std::str::from_utf8(word).ok()?;
            if !plain {
                visit(number, text);
            }
            head.get_or_insert_with(|| Head { word: text.into(), next: self.at });
        }
        head
    }

    /// Passes over the words that have at least `most` bytes in common with the one before
    /// them.
    #[inline]
    fn skip(&mut self, most: usize) {
        let left = |column: &'a [u8]| column.get(self.number..).unwrap_or_default();
        let mut count = 0;
        for (shared, length) in left(self.shared).iter().zip(left(self.lengths)) {
            if usize::from(*shared) < most {
                break;
            }
            count += 1;
            self.at += usize::from(*length);
        }
        self.number += count;
    }
}
