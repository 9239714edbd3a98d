//! The words of a query.

use crate::domain::index::{Expression, Spelling};
use crate::domain::text::words;

/// The words of a query: all must occur, the last one by its beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms(Vec<String>);

impl Terms {
    /// Reads a query.
    pub fn of(query: &str) -> Terms {
        Terms(words(query).map(|word| word.folded).collect())
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a folded word of a text is one of these.
    pub fn matches(&self, folded: &str) -> bool {
        self.iter().any(
            |(term, prefix)| {
                if prefix { folded.starts_with(term) } else { folded == term }
            },
        )
    }

    /// What is asked of the index.
    pub fn expression(&self) -> Expression {
        let terms = self.iter().map(|(word, prefix)| {
            let word = word.to_owned();
            let spelling = if prefix { Spelling::Beginning(word) } else { Spelling::Word(word) };
            Expression::Term(spelling.into())
        });
        Expression::And(terms.collect())
    }

    /// Each word, and whether it stands for every word it begins.
    fn iter(&self) -> impl Iterator<Item = (&str, bool)> {
        let last = self.0.len().saturating_sub(1);
        self.0.iter().enumerate().map(move |(i, term)| (term.as_str(), i == last))
    }
}
