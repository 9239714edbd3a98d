//! Splitting a text into sentences.

use super::word::is_word;
use std::ops::Range;

/// Abbreviations that stand before a name, folded: what follows begins no sentence.
const BEFORE_NAMES: [&str; 23] = [
    "adm", "brig", "capt", "col", "dr", "gen", "gov", "lt", "maj", "mr", "mrs", "ms", "prof",
    "rep", "rev", "sen", "sgt", "st", "vs", "акад", "ген", "им", "проф",
];

/// Abbreviations that stand before a number, folded; before a word they are words themselves
/// ("he said no").
const BEFORE_NUMBERS: [&str; 23] = [
    "apr", "art", "arts", "aug", "ch", "dec", "feb", "fig", "jan", "jul", "jun", "mar", "no",
    "nos", "nov", "oct", "para", "pp", "sec", "sep", "sept", "vol", "ст",
];

/// The sentences of a text, as bytes, without the space between them. One ends at a full stop,
/// a mark or an ellipsis that a capital or a digit follows, and at the text's end; not at a full
/// stop after an abbreviation, an initial or any other single letter (p.m., U.S.).
pub fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let all = text.trim_end().len();
    let mut start = text.len() - text.trim_start().len();
    std::iter::from_fn(move || {
        if start >= all {
            return None;
        }
        let ends = text[start..all].char_indices().filter(|(_, c)| is_end(*c));
        let first = ends.map(|(at, _)| start + at).find_map(|at| boundary(&text[..all], at));
        let (end, next) = first.unwrap_or((all, all));
        let sentence = start..end;
        start = next;
        Some(sentence)
    })
}

/// Where a sentence ends and the next begins, if the mark at a place ends one.
fn boundary(text: &str, at: usize) -> Option<(usize, usize)> {
    let marks = text[at..].trim_start_matches(is_end);
    let rest = marks.trim_start_matches(is_closing);
    let next = rest.trim_start();
    if next.len() == rest.len() {
        return None;
    }
    let first = next.trim_start_matches(is_opening).chars().next()?;
    let is_stop = text[at..text.len() - marks.len()] == *".";
    let begins = first.is_uppercase() || first.is_ascii_digit();
    if !begins || is_stop && is_abbreviated(&text[..at], first) {
        return None;
    }
    Some((text.len() - rest.len(), text.len() - next.len()))
}

/// Whether a text ends with a word that a full stop abbreviates, before this letter.
fn is_abbreviated(text: &str, next: char) -> bool {
    let word = text.rsplit(|c| !is_word(c)).next().unwrap_or_default();
    let mut letters = word.chars();
    if letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none() {
        return true;
    }
    let folded = super::fold(word);
    let list = |list: &[&str]| list.binary_search(&folded.as_str()).is_ok();
    list(&BEFORE_NAMES) || next.is_ascii_digit() && list(&BEFORE_NUMBERS)
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '»' | '"' | '\'' | ')' | ']')
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '„' | '«' | '"' | '\'' | '(' | '[')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).map(|sentence| &text[sentence]).collect()
    }

    #[test]
    fn the_lists_are_in_order() {
        assert!(BEFORE_NAMES.is_sorted() && BEFORE_NUMBERS.is_sorted());
    }

    #[test]
    fn a_sentence_ends_where_the_next_begins() {
        assert_eq!(
            split("The council met. It was short! Was it? Yes… 12 came."),
            ["The council met.", "It was short!", "Was it?", "Yes…", "12 came."]
        );
        assert_eq!(
            split("He spoke of “a danger.” (Nobody answered.) «Так и есть.» Все"),
            ["He spoke of “a danger.”", "(Nobody answered.)", "«Так и есть.»", "Все"]
        );
        assert_eq!(split("  One. Two  "), ["One.", "Two"]);
        assert_eq!(split(" "), Vec::<&str>::new());
    }

    #[test]
    fn abbreviations_initials_and_numbers_end_none() {
        for text in [
            "Gen. Ivanov and Lt. Col. Petrov spoke",
            "At 1 p.m. Moscow time the U.S. Department of State",
            "A study by J. H. Saat and V. Semerikov",
            "By law No. 251 and nos. 4 and art. 7 of Sept. 5",
            "It grew by 20.5 percent, wrote News.am on it",
            "В 2017 г. Президент и ген. Иванов, проф. Петров",
            "the newspaper asked ... and waited… without an answer",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn what_only_looks_abbreviated_ends_one() {
        assert_eq!(split("He said no. The others"), ["He said no.", "The others"]);
        assert_eq!(split("It was in 2017. Then"), ["It was in 2017.", "Then"]);
        assert_eq!(split("according to news.by. That"), ["according to news.by.", "That"]);
    }
}
