//! Words within a few typing errors of another: a walk through the dictionary with the
//! automaton of the optimal string alignment distance (Damerau's four errors: a letter wrong,
//! missing, too many, or two neighbours swapped; no letter touched twice).
//!
//! The automaton's state after a beginning of a word is the row of the usual table of
//! distances. Words that share a beginning share its rows, and a beginning whose row has
//! nothing within reach takes all its words with it.

use super::dictionary::{Dictionary, Word};

/// The words at most `most` errors from `word` (folded).
pub(super) fn near(dictionary: &Dictionary<'_>, word: &str, most: u8) -> Vec<Word> {
    let mut automaton = Automaton::new(word, most);
    let mut found = Vec::new();
    dictionary.each(|other, shared, number| match automaton.read(other, shared) {
        Reach::Within => {
            found.push(number);
            None
        }
        Reach::Beyond => None,
        Reach::BeyondFrom(beginning) => Some(beginning),
    });
    // Words with diacritics are compared by their folded form.
    let mut automaton = Automaton::new(word, most);
    for (folded, number) in dictionary.folded() {
        found.retain(|other| other != number);
        if let Reach::Within = automaton.read(folded, 0) {
            found.push(*number);
        }
    }
    found
}

/// How far a word is.
enum Reach {
    Within,
    Beyond,
    /// With every word that begins with so many of its bytes.
    BeyondFrom(usize),
}

struct Automaton {
    word: Vec<char>,
    most: u8,
    /// The letters read, each with the byte after it.
    path: Vec<(char, usize)>,
    /// `path.len() + 1` rows of `word.len() + 1` distances.
    rows: Vec<u8>,
}

impl Automaton {
    fn new(word: &str, most: u8) -> Automaton {
        let word: Vec<char> = word.chars().collect();
        let first = (0..=word.len()).map(|i| i.min(u8::MAX.into()) as u8);
        Automaton { rows: first.collect(), word, most, path: Vec::new() }
    }

    /// Reads a word that has `shared` bytes in common with the one read before it.
    fn read(&mut self, other: &str, shared: usize) -> Reach {
        let keep = self.path.iter().take_while(|(_, end)| *end <= shared).count();
        self.path.truncate(keep);
        let from = self.path.last().map_or(0, |(_, end)| *end);
        for (at, letter) in other.get(from..).unwrap_or_default().char_indices() {
            let end = from + at + letter.len_utf8();
            if self.step(letter, end) > self.most {
                return Reach::BeyondFrom(end);
            }
        }
        let last = self.path.len() * (self.word.len() + 1) + self.word.len();
        match self.rows.get(last) {
            Some(errors) if *errors <= self.most => Reach::Within,
            _ => Reach::Beyond,
        }
    }

    /// Reads a letter; the least distance that any word from here on can have.
    fn step(&mut self, letter: char, end: usize) -> u8 {
        let width = self.word.len() + 1;
        let depth = self.path.len();
        let swapped = self.path.last().map(|(before, _)| *before);
        self.rows.resize((depth + 2) * width, 0);
        let (done, row) = self.rows.split_at_mut((depth + 1) * width);
        let above = &done[depth * width..];
        row[0] = above[0].saturating_add(1);
        let mut least = row[0];
        for i in 1..width {
            let wrong = above[i - 1].saturating_add(u8::from(self.word[i - 1] != letter));
            let mut best = wrong.min(above[i].saturating_add(1)).min(row[i - 1].saturating_add(1));
            if i > 1 && swapped == Some(self.word[i - 1]) && self.word[i - 2] == letter {
                best = best.min(done[(depth - 1) * width + i - 2].saturating_add(1));
            }
            row[i] = best;
            least = least.min(best);
        }
        // A swap reaches over one row.
        let before = above.iter().min().copied().unwrap_or(0);
        self.path.push((letter, end));
        least.min(before.saturating_add(1))
    }
}
