//! The concordance: every hit with what stands beside it, a line each.
//!
//! A line is where a hit stands, and no text: lines are many, and few are drawn.

use super::marks::Marks;
use crate::domain::model::{Corpus, Key, Part, Record};
use crate::domain::text::words;
use std::ops::Range;

/// A side of a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What stands before it.
    Left,
    /// What stands after it.
    Right,
}

/// Every hit in the texts of some records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concordance {
    /// A line for each hit.
    pub lines: Vec<Line>,
    /// How many records have one.
    pub records: usize,
}

/// Where a hit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// In which record.
    pub record: Key<Record>,
    /// In which part of it: a paragraph or a quotation.
    pub part: Part,
    start: u32,
    end: u32,
}

/// A hit with what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context<'a> {
    /// What stands before it.
    pub left: &'a str,
    /// The hit.
    pub hit: &'a str,
    /// What stands after it.
    pub right: &'a str,
}

/// How many letters on a side are looked at to sort by it; three words at least, mostly.
const NEAR: usize = 60;

impl Concordance {
    /// The hits in the digests and quotations of some records: by record, in reading order.
    pub fn new(
        corpus: &Corpus,
        records: impl IntoIterator<Item = Key<Record>>,
        marks: &Marks,
    ) -> Concordance {
        let mut concordance = Concordance::default();
        for key in records {
            let record = &corpus.records[key];
            let before = concordance.lines.len();
            let is_text = |part: &Part| matches!(part, Part::Paragraph(_) | Part::Quotation(_));
            for part in record.parts().filter(is_text) {
                let hits = marks.hits(record.text(part)).into_iter();
                concordance.lines.extend(hits.map(|Range { start, end }| {
                    let (start, end) = (start as u32, end as u32);
                    Line { record: key, part, start, end }
                }));
            }
            concordance.records += usize::from(concordance.lines.len() > before);
        }
        concordance
    }

    /// Sorts the lines by the words on a side of the hit, the nearest first; lines alike there
    /// stay in order.
    pub fn sort(&mut self, corpus: &Corpus, side: Side) {
        self.lines.sort_by_cached_key(|line| {
            let context = line.context(&corpus.records[line.record], NEAR);
            let beside = match side {
                Side::Left => context.left,
                Side::Right => context.right,
            };
            let mut words: Vec<String> = words(beside).map(|word| word.folded).collect();
            if side == Side::Left {
                words.reverse();
            }
            words
        });
    }
}

impl Line {
    /// The hit in its record, with so many letters of whole words on each side at most.
    pub fn context<'a>(&self, record: &'a Record, most: usize) -> Context<'a> {
        let text = record.text(self.part);
        let (start, end) = (self.start as usize, self.end as usize);
        let (before, hit) = (text.get(..start), text.get(start..end));
        let (before, after) = (before.unwrap_or_default(), text.get(end..).unwrap_or_default());
        Context {
            left: last(before, most),
            hit: hit.unwrap_or_default(),
            right: first(after, most),
        }
    }
}

/// The first letters of a text, cut at a space.
fn first(text: &str, most: usize) -> &str {
    match text.char_indices().nth(most) {
        None => text.trim_end(),
        Some((cut, _)) => text[..cut].rfind(' ').map_or("", |space| &text[..space]),
    }
}

/// The last letters of a text, cut at a space.
fn last(text: &str, most: usize) -> &str {
    let over = text.chars().count().saturating_sub(most);
    match text.char_indices().nth(over) {
        _ if over == 0 => text.trim_start(),
        None => "",
        Some((cut, _)) => text[cut..].split_once(' ').map_or("", |(_, whole)| whole),
    }
}
