//! Which words of a text were asked for, to mark them.

use crate::domain::index::{Spelling, Term};
use crate::domain::text::Word;

/// What is marked in texts. Words that must not occur are none of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// Each a word, or words one after the other.
    sequences: Vec<Vec<Term>>,
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

    /// For each word of a text, which of what is marked it belongs to.
    pub fn of(&self, words: &[Word<'_>]) -> Vec<Option<usize>> {
        let mut marked = vec![None; words.len()];
        for (number, sequence) in self.sequences.iter().enumerate() {
            for (at, window) in words.windows(sequence.len()).enumerate() {
                if window.iter().zip(sequence).all(|(word, term)| is_form(term, &word.folded)) {
                    marked[at..at + sequence.len()].fill(Some(number));
                }
            }
        }
        marked
    }
}

fn is_form(term: &Term, word: &str) -> bool {
    term.forms.iter().any(|form| match &form.spelling {
        Spelling::Word(other) => word == other,
        Spelling::Beginning(beginning) => word.starts_with(beginning.as_str()),
        Spelling::Near(other, errors) => strsim::osa_distance(word, other) <= usize::from(*errors),
    })
}
