//! Which places of a text were asked for, to mark them.

use crate::domain::index::{Spelling, Term};
use crate::domain::text::{folded, runs};
use std::ops::Range;

/// What is marked in texts. Words that must not occur are none of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// Each a word, or words one after the other.
    sequences: Vec<Vec<Term>>,
}

/// A place where something that is marked stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// First byte, and byte after the last.
    pub bytes: Range<usize>,
    /// Which of what is marked.
    pub asked: usize,
}

impl Marks {
    /// Marks a word, or words one after the other.
    pub(super) fn add(&mut self, sequence: Vec<Term>) {
        if !sequence.is_empty() {
            self.sequences.push(sequence);
        }
    }

    /// Whether there is nothing to mark.
    pub fn is_empty(&self) -> bool {
        self.sequences.is_empty()
    }

    /// Every place in a text, in order of their beginnings; they may overlap.
    pub fn places(&self, text: &str) -> Vec<Place> {
        let mut places = Vec::new();
        if self.is_empty() {
            return places;
        }
        let words = runs(text).map(|(start, run)| (start, start + run.len(), folded(run)));
        let words: Vec<_> = words.filter(|(_, _, word)| !word.is_empty()).collect();
        for (asked, sequence) in self.sequences.iter().enumerate() {
            for window in words.windows(sequence.len()) {
                let is =
                    window.iter().zip(sequence).all(|((_, _, word), term)| is_form(term, word));
                if let ([(start, ..), ..], [.., (_, end, _)], true) = (window, window, is) {
                    places.push(Place { bytes: *start..*end, asked });
                }
            }
        }
        places.sort_by_key(|place| (place.bytes.start, place.bytes.end));
        places
    }

    /// The hits in a text, in order: words asked for as a phrase are one, and so are places
    /// that overlap.
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        let mut hits: Vec<Range<usize>> = Vec::new();
        for Place { bytes, .. } in self.places(text) {
            match hits.last_mut() {
                Some(last) if bytes.start < last.end => last.end = last.end.max(bytes.end),
                _ => hits.push(bytes),
            }
        }
        hits
    }
}

fn is_form(term: &Term, word: &str) -> bool {
    term.forms.iter().any(|form| match &form.spelling {
        Spelling::Word(other) => word == other,
        Spelling::Beginning(beginning) => word.starts_with(beginning.as_str()),
        Spelling::Near(other, errors) => strsim::osa_distance(word, other) <= usize::from(*errors),
    })
}
