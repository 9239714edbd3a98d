//! Which documents have which words: read from the woven texts, of one word or of all.
//!
//! A posting is the number of a document, and in its lowest bits how often the word stands
//! there, weighed by [field](super::rank::Field::weight).

use super::code::{self, Token, Tokens};
use super::dictionary::Word;
use super::rank::Field;
use super::seek;
use super::segment::{Segment, field_after};
use memchr::memchr_iter;

/// How many of the lowest bits of a posting are the weighed frequency.
const FREQUENCY_BITS: u32 = 8;
/// So many documents have no number in a posting.
pub(super) const MOST_DOCUMENTS: usize = 1 << (u32::BITS - FREQUENCY_BITS);
/// Frequencies beyond this count as this.
const MOST: u32 = (1 << FREQUENCY_BITS) - 1;

/// The document of a posting.
#[inline]
pub(super) fn document(posting: u32) -> usize {
    (posting >> FREQUENCY_BITS) as usize
}

/// The weighed frequency of a posting.
#[inline]
pub(super) fn frequency(posting: u32) -> u32 {
    posting & MOST
}

/// The postings of one word, by looking for it in all documents: takes far less than writing
/// those of all, and is what the first answers come from.
pub(super) fn scan(segment: &Segment, word: Word) -> Vec<u32> {
    let (documents, stream) = segment.documents();
    let (shared, texts) = segment.shared();
    let finder = seek::finder(word);
    // How often it stands in each of the texts that documents share.
    let mut times = vec![0; shared.count()];
    for at in seek::all(&finder, texts) {
        let text = shared.starts().partition_point(|start| *start as usize <= at);
        times[text - 1] += 1;
    }
    // Where it stands in the documents themselves, and where in what they share.
    let own = seek::all(&finder, stream).into_iter().map(|at| (at, 1));
    let any_shared = times.iter().any(|times| *times > 0);
    let references = if any_shared { stream } else { &[] };
    let references = memchr_iter(code::SHARED, references).filter_map(|at| {
        let Some(Token::Shared(text)) = Tokens::new(stream, at).next() else { return None };
        let times = times.get(text as usize).filter(|times| **times > 0)?;
        Some((at, *times))
    });
    let (mut own, mut references) = (own.peekable(), references.peekable());
    let places = std::iter::from_fn(|| {
        let reference = references.peek().map(|(at, _)| *at);
        let first = own.next_if(|(at, _)| reference.is_none_or(|other| *at < other));
        first.or_else(|| references.next())
    });
    let mut postings: Vec<u32> = Vec::new();
    let mut starts = documents.starts().iter().map(|start| *start as usize).enumerate().skip(1);
    let (mut start, mut next) = (0, starts.next());
    // How far it has been looked for the beginning of a field, and what the last one weighs.
    let (mut looked, mut weight) = (0, None);
    for (at, times) in places {
        while let Some((_, end)) = next.filter(|(_, end)| *end <= at) {
            (start, next) = (end, starts.next());
        }
        let Some((after, _)) = next else { break };
        if looked < start {
            (looked, weight) = (start, None);
        }
        weight = field_after(&stream[looked..at]).map(Field::weight).or(weight);
        looked = at;
        let Some(weight) = weight.map(|weight| weight.saturating_mul(times)) else { continue };
        let noted = (after as u32 - 1) << FREQUENCY_BITS;
        match postings.last_mut().filter(|last| **last & !MOST == noted) {
            Some(last) => *last += weight.min(MOST - frequency(*last)),
            None => postings.push(noted + weight.min(MOST)),
        }
    }
    postings
}

/// The postings of all words, being written document by document.
#[derive(Debug)]
pub(super) struct Inversion {
    /// The document that is noted next.
    next: usize,
    places: Vec<Place>,
    /// How many postings there will be.
    room: usize,
    postings: Vec<u32>,
    /// The number of a word that no text has: under it is noted what is no word. Its postings
    /// come last, one for each document.
    silence: u32,
}

/// Where a word's next posting goes.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The document noted last.
    last: u32,
    next: u32,
}

impl Inversion {
    /// `None` where there is no room for as many postings as there are said to be.
    pub fn new(segment: &Segment) -> Option<Inversion> {
        let (count, words) = (segment.count(), segment.starts().len() - 1);
        let room = (*segment.starts().last()? as usize).checked_add(count)?;
        let mut postings = Vec::new();
        postings.try_reserve_exact(room).ok()?;
        let place = |next: &u32| Place { last: u32::MAX, next: *next };
        Some(Inversion {
            next: 0,
            places: segment.starts().iter().map(place).collect(),
            room,
            postings,
            silence: words as u32,
        })
    }

    /// Takes more room, or notes up to so many further documents; says whether all are noted.
    pub fn go_on(&mut self, segment: &Segment, documents: usize) -> bool {
        /// Taking memory that was never used takes a browser as long as noting some documents.
        const AT_ONCE: usize = 1 << 18;
        if self.postings.len() < self.room {
            self.postings.resize(self.room.min(self.postings.len() + AT_ONCE), 0);
            return false;
        }
        let end = self.next.saturating_add(documents).min(segment.count());
        for document in self.next..end {
            self.note(segment, document);
        }
        self.next = end;
        end == segment.count()
    }

    /// The postings, where every word is in as many documents as was said.
    pub fn finish(mut self, segment: &Segment) -> Option<Vec<u32>> {
        let ends = segment.starts().iter().skip(1);
        let all_met = self.places.iter().zip(ends).all(|(place, end)| place.next == *end);
        self.postings.truncate(*segment.starts().last()? as usize);
        (all_met && self.next == segment.count()).then_some(self.postings)
    }

    /// Notes the words of a document.
    //
    // Called once a document and not inlined: a browser's compiler takes up its better code
    // for a function at the next call only, and would read all documents with its first.
    #[inline(never)]
    fn note(&mut self, segment: &Segment, document: usize) {
        let Inversion { places, postings, silence, .. } = self;
        let (places, postings) = (places.as_mut_slice(), postings.as_mut_slice());
        segment.stretches(document, |field, stretch| {
            let weight = field.weight();
            let mut tokens = Tokens::new(stretch, 0);
            loop {
                while let Some(number) = tokens.word_or(*silence) {
                    post(places, postings, number, document as u32, weight);
                }
                match tokens.next() {
                    Some(Token::Word(Word(number))) => {
                        post(places, postings, number, document as u32, weight);
                    }
                    Some(_) => {}
                    None => break,
                }
            }
        });
    }
}

/// Notes a word of a document.
#[inline(always)]
fn post(places: &mut [Place], postings: &mut [u32], number: u32, document: u32, weight: u32) {
    let Some(place) = places.get_mut(number as usize) else { return };
    // Whether the document has had the word already is a toss no processor foresees: both
    // cases are worked out, and neither is branched to. That no word takes more places than
    // it has is looked at when all is done.
    let again = place.last == document;
    let at = place.next.wrapping_sub(u32::from(again));
    let Some(posting) = postings.get_mut(at as usize) else { return };
    let before = if again { *posting } else { document << FREQUENCY_BITS };
    *posting = before + weight.min(MOST - (before & MOST));
    *place = Place { last: document, next: at + 1 };
}
