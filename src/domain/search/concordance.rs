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

/// A concordance that is being gathered, record by record.
#[derive(Clone, Debug)]
pub struct Gathering {
    /// The side by whose words the lines will be in order.
    by: Option<Side>,
    /// Each with what it is put in order by.
    lines: Vec<(String, Line)>,
    /// How many records have one.
    records: usize,
    /// How many were looked into.
    count: usize,
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

impl Gathering {
    /// Nothing gathered yet, of lines that will be in the order of the words on a side of the
    /// hit; else by record, in reading order.
    pub fn new(by: Option<Side>) -> Gathering {
        Gathering { by, lines: Vec::new(), records: 0, count: 0 }
    }

    /// Looks for hits in the digest and the quotations of a record, which comes after the others.
    pub fn add(&mut self, corpus: &Corpus, key: Key<Record>, marks: &Marks) {
        let record = &corpus.records[key];
        let before = self.lines.len();
        let is_text = |part: &Part| matches!(part, Part::Paragraph(_) | Part::Quotation(_));
        for part in record.parts().filter(is_text) {
            for Range { start, end } in marks.hits(record.text(part)) {
                let line = Line { record: key, part, start: start as u32, end: end as u32 };
                let place = self.by.map_or(String::new(), |side| line.beside(record, side));
                self.lines.push((place, line));
            }
        }
        self.records += usize::from(self.lines.len() > before);
        self.count += 1;
    }

    /// How many records were looked into.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The lines: by what stands beside them, where that was asked for; lines alike there by
    /// record, in reading order.
    pub fn finish(mut self) -> Concordance {
        self.lines.sort_by(|(one, _), (other, _)| one.cmp(other));
        let lines = self.lines.into_iter().map(|(_, line)| line).collect();
        Concordance { lines, records: self.records }
    }
}

impl Line {
    /// The words on a side of the hit, the nearest first. Between them stands what comes before
    /// every letter.
    fn beside(&self, record: &Record, side: Side) -> String {
        let context = self.context(record, NEAR);
        let beside = match side {
            Side::Left => context.left,
            Side::Right => context.right,
        };
        let mut words: Vec<String> = words(beside).map(|word| word.folded).collect();
        if side == Side::Left {
            words.reverse();
        }
        words.join(" ")
    }

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
