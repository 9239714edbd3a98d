//! A name or term to be found in texts.

use super::{Word, fold, words};

/// A sequence of words. One written with a capital matches only so, which keeps the operation
/// "Channel" apart from a channel and "IS" from "is"; a word ending in `*` stands for any ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    text: String,
    exact_case: bool,
    any_ending: bool,
}

impl Pattern {
    /// Reads a name or term; `None` where it has no word in it.
    pub fn new(term: &str) -> Option<Pattern> {
        let parts: Vec<Part> = words(term)
            .map(|word| {
                let exact_case = word.written.chars().any(char::is_uppercase);
                Part {
                    text: if exact_case { word.written.to_owned() } else { fold(word.written) },
                    exact_case,
                    any_ending: term[word.end..].starts_with('*'),
                }
            })
            .collect();
        (!parts.is_empty()).then_some(Pattern(parts))
    }

    /// Every place in a text, as first byte and byte after the last.
    pub fn find<'a>(&'a self, text: &'a [Word<'_>]) -> impl Iterator<Item = (usize, usize)> + 'a {
        text.windows(self.0.len())
            .filter(|window| window.iter().zip(&self.0).all(|(word, part)| part.matches(word)))
            .filter_map(|window| Some((window.first()?.start, window.last()?.end)))
    }
}

impl Part {
    fn matches(&self, word: &Word<'_>) -> bool {
        let written = if self.exact_case { word.written } else { &word.folded };
        if self.any_ending { written.starts_with(&self.text) } else { written == self.text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(term: &str, text: &str) -> Vec<String> {
        let words: Vec<Word<'_>> = words(text).collect();
        let Some(pattern) = Pattern::new(term) else { return Vec::new() };
        pattern.find(&words).map(|(start, end)| text[start..end].to_owned()).collect()
    }

    #[test]
    fn capitals_are_kept_apart() {
        assert_eq!(found("Channel", "Through channels the Channel operation"), ["Channel"]);
        assert_eq!(found("IS", "It is IS"), ["IS"]);
        assert_eq!(found("drug*", "Drugs and drug dealers"), ["Drugs", "drug"]);
    }

    #[test]
    fn phrases_go_across_hyphens_and_dashes() {
        assert_eq!(
            found("Tajik-Afghan border", "on the Tajik–Afghan border."),
            ["Tajik–Afghan border"]
        );
        assert_eq!(found("counter-terror*", "Counter-terrorism first"), ["Counter-terrorism"]);
    }

    #[test]
    fn both_scripts() {
        assert_eq!(found("вербов*", "Вербовка и вербовщики"), ["Вербовка", "вербовщики"]);
        assert_eq!(found("…", "anything"), Vec::<String>::new());
    }
}
