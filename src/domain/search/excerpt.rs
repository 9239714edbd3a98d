//! Showing where the words stand: marked texts, and the passage worth a look.

use super::marks::{Marks, Place};
use super::texts::names;
use crate::domain::model::{Corpus, Record};
use crate::domain::text::{runs, sentences};
use std::cmp::Ordering;
use std::ops::Range;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they were searched for.
    pub hit: bool,
}

/// About how many characters a snippet has: two lines of a result.
const LENGTH: usize = 210;

/// How many words stand before the first hit where no sentence can begin a snippet.
const LEAD: usize = 4;

/// A text with its hits apart.
pub fn mark(text: &str, marks: &Marks) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut done = 0;
    let mut push = |text: &str, hit| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), hit });
        }
    };
    for hit in marks.hits(text) {
        push(&text[done..hit.start], false);
        push(&text[hit.clone()], true);
        done = hit.end;
    }
    push(&text[done..], false);
    pieces
}

/// The passage of a record's digest with the most different hits, or its beginning. It begins
/// and ends with a sentence where that costs no hit, else with a word; an ellipsis stands where
/// a sentence is cut.
pub fn snippet(record: &Record, marks: &Marks) -> Vec<Piece> {
    let paragraphs = record.digest.iter().map(|text| Paragraph::new(text, marks));
    let better = |a: &Paragraph<'_>, b: &Paragraph<'_>| a.most.cmp(&b.most).then(Ordering::Greater);
    let Some(paragraph) = paragraphs.max_by(better) else { return Vec::new() };
    let Passage { bytes, begins, ends } = paragraph.passage();
    let mut pieces = mark(&paragraph.text[bytes], marks);
    let ellipsis = || Piece { text: "…".to_owned(), hit: false };
    if !begins {
        pieces.insert(0, ellipsis());
    }
    if !ends {
        pieces.push(ellipsis());
    }
    pieces
}

/// A paragraph, and where what is asked for stands in it.
struct Paragraph<'a> {
    text: &'a str,
    /// Its words, as bytes.
    words: Vec<Range<usize>>,
    places: Vec<Place>,
    /// How much of what is asked for a passage can have at most.
    most: usize,
}

/// A part of a paragraph.
struct Passage {
    bytes: Range<usize>,
    /// Whether it begins where a sentence does.
    begins: bool,
    /// Whether it ends where a sentence does.
    ends: bool,
}

impl<'a> Paragraph<'a> {
    fn new(text: &'a str, marks: &Marks) -> Paragraph<'a> {
        let words = runs(text).map(|(start, word)| start..start + word.len()).collect();
        let mut paragraph = Paragraph { text, words, places: marks.places(text), most: 0 };
        // Whatever has the most can begin at the first of it.
        let from = |place: &Place| paragraph.hits(&paragraph.from(place.bytes.start));
        paragraph.most = paragraph.places.iter().map(from).max().unwrap_or(0);
        paragraph
    }

    /// What a passage that begins here can hold, in whole words.
    fn from(&self, start: usize) -> Range<usize> {
        if self.text.len() <= start + LENGTH {
            return start..self.text.len();
        }
        let within = self.words.partition_point(|word| word.end <= start + LENGTH);
        let last = within.checked_sub(1).and_then(|last| self.words.get(last));
        // A single word may be longer than a passage.
        let last = last.filter(|word| word.end > start).or_else(|| self.words.get(within));
        start..last.map_or(self.text.len(), |word| word.end)
    }

    /// How much of what is asked for stands in a part.
    fn hits(&self, bytes: &Range<usize>) -> usize {
        let first = self.places.partition_point(|place| place.bytes.start < bytes.start);
        let within = self.places[first..].iter().take_while(|p| p.bytes.start < bytes.end);
        let within = within.filter(|place| place.bytes.end <= bytes.end);
        let mut asked: Vec<usize> = within.map(|place| place.asked).collect();
        asked.sort_unstable();
        asked.dedup();
        asked.len()
    }

    /// The passage to show: of those that have the most, one that begins with a sentence; is
    /// not too short; ends with a sentence; the first.
    fn passage(&self) -> Passage {
        let sentences: Vec<Range<usize>> = sentences(self.text).collect();
        let rank = |p: &Passage| (p.begins, p.bytes.len() >= LENGTH / 2, p.ends);
        let mut best: Option<Passage> = None;
        for start in self.places.iter().flat_map(|place| self.starts(place, &sentences)) {
            let passage = self.to_an_end(start, &sentences);
            if rank(&passage) == (true, true, true) {
                return passage;
            }
            if best.as_ref().is_none_or(|best| rank(&passage) > rank(best)) {
                best = Some(passage);
            }
        }
        best.unwrap_or_else(|| self.to_an_end(0, &sentences))
    }

    /// Where a passage with the most can begin, to have a place in it: with a sentence, the
    /// nearest first; or with a word, a little before.
    fn starts(&self, place: &Place, sentences: &[Range<usize>]) -> Vec<usize> {
        let start = place.bytes.start;
        let has_most = |start: &usize| self.hits(&self.from(*start)) == self.most;
        let before = sentences.partition_point(|sentence| sentence.start <= start);
        let near = sentences[..before].iter().rev().map(|sentence| sentence.start);
        let near = near.take_while(|begins| start - begins < LENGTH).filter(has_most);
        let at = self.words.partition_point(|word| word.start < start);
        let mut lead = self.words[at.saturating_sub(LEAD)..=at].iter().map(|word| word.start);
        near.chain(lead.find(has_most)).collect()
    }

    /// From here to the end of a sentence, if that costs no hit and is not too short; else to
    /// the end of a word.
    fn to_an_end(&self, start: usize, sentences: &[Range<usize>]) -> Passage {
        let most = self.from(start);
        let before = sentences.partition_point(|sentence| sentence.end <= start + LENGTH);
        let end = before.checked_sub(1).map_or(0, |last| sentences[last].end);
        let whole = start..end.max(start);
        let ends = whole.end >= most.end
            || whole.len() >= LENGTH / 2 && self.hits(&whole) == self.hits(&most);
        let begins = sentences.binary_search_by_key(&start, |sentence| sentence.start).is_ok();
        Passage { bytes: if ends { whole } else { most }, begins, ends }
    }
}

/// The name by which a record was found, where none of the words stands in its title or digest
/// as a reader sees them: «Наёмник» finds Operation Mercenary.
pub fn found_by_name<'a>(corpus: &'a Corpus, record: &'a Record, marks: &Marks) -> Option<&'a str> {
    let has = |text: &str| !marks.hits(text).is_empty();
    let shown = std::iter::once(&record.title).chain(&record.digest).any(|text| has(text));
    if shown || marks.is_empty() {
        return None;
    }
    let sources = record.sources.iter().map(|source| source.title.as_str());
    names(corpus, record).flatten().chain(sources).find(|name| has(name))
}
