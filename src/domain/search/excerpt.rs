//! Showing where the words stand: marked texts, and the passage worth a look.

use super::Marks;
use super::texts::names;
use crate::domain::model::{Corpus, Record};
use crate::domain::text::{Word, words};

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

/// A text with its hits apart.
pub fn mark(text: &str, marks: &Marks) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut done = 0;
    let mut push = |text: &str, hit| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), hit });
        }
    };
    let words: Vec<Word<'_>> = words(text).collect();
    for (word, _) in words.iter().zip(marks.of(&words)).filter(|(_, hit)| hit.is_some()) {
        push(&text[done..word.start], false);
        push(&text[word.start..word.end], true);
        done = word.end;
    }
    push(&text[done..], false);
    pieces
}

/// The passage of a record's digest with the most different hits, or its beginning; cut at
/// words, with an ellipsis where it is cut.
pub fn snippet(record: &Record, marks: &Marks) -> Vec<Piece> {
    let best = record
        .digest
        .iter()
        .map(|paragraph| (paragraph, window(paragraph, marks)))
        .max_by(|(_, a), (_, b)| a.hits.cmp(&b.hits).then(std::cmp::Ordering::Greater));
    let Some((paragraph, window)) = best else { return Vec::new() };
    let mut pieces = mark(&paragraph[window.start..window.end], marks);
    let ellipsis = || Piece { text: "…".to_owned(), hit: false };
    if window.start > 0 {
        pieces.insert(0, ellipsis());
    }
    if window.end < paragraph.len() {
        pieces.push(ellipsis());
    }
    pieces
}

/// A passage of a paragraph.
struct Window {
    start: usize,
    end: usize,
    /// How much of what is asked for stands in it.
    hits: usize,
}

fn window(paragraph: &str, marks: &Marks) -> Window {
    let all: Vec<Word<'_>> = words(paragraph).collect();
    let marked = marks.of(&all);
    let end_of = |start: usize| {
        let within = all.iter().take_while(|word| word.end <= start + LENGTH).last();
        let end = within.map_or(paragraph.len(), |word| word.end);
        if paragraph.len() <= start + LENGTH { paragraph.len() } else { end }
    };
    let mut best = Window { start: 0, end: end_of(0), hits: 0 };
    for i in 0..all.len() {
        if marked[i].is_none() && i > 0 {
            continue;
        }
        // A little of what stands before the hit, from the beginning of a word.
        let start = all[i.saturating_sub(4)].start;
        let start = if start < LENGTH / 4 { 0 } else { start };
        let end = end_of(start);
        let within = all.iter().zip(&marked).filter(|(w, _)| w.start >= start && w.end <= end);
        let mut hits: Vec<usize> = within.filter_map(|(_, hit)| *hit).collect();
        hits.sort_unstable();
        hits.dedup();
        if hits.len() > best.hits {
            best = Window { start, end, hits: hits.len() };
        }
    }
    best
}

/// The name by which a record was found, where none of the words stands in its title or digest
/// as a reader sees them: «Наёмник» finds Operation Mercenary.
pub fn found_by_name<'a>(corpus: &'a Corpus, record: &'a Record, marks: &Marks) -> Option<&'a str> {
    let has = |text: &str| !marks.is_empty() && mark(text, marks).iter().any(|piece| piece.hit);
    let shown = std::iter::once(&record.title).chain(&record.digest).any(|text| has(text));
    if shown || marks.is_empty() {
        return None;
    }
    let sources = record.sources.iter().map(|source| source.title.as_str());
    names(corpus, record).flatten().chain(sources).find(|name| has(name))
}
