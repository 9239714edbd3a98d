//! What of a word its endings leave.

use snowball_stemmers_rs::{Algorithm, Stemmer};

/// The Snowball stemmers, one a script.
pub(super) struct Stems {
    english: Stemmer,
    russian: Stemmer,
}

impl Default for Stems {
    fn default() -> Stems {
        Stems {
            english: Stemmer::create(Algorithm::English),
            russian: Stemmer::create(Algorithm::Russian),
        }
    }
}

impl Stems {
    /// The stem of a folded word. One of digits, or of one letter, has no ending.
    pub fn of(&self, word: &str) -> String {
        let stemmer = if word.is_ascii() { &self.english } else { &self.russian };
        stemmer.stem(word).into_owned()
    }
}
