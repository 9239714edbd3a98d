//! Splitting a text into words.

use super::fold;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// As written.
    pub written: &'a str,
    /// As compared.
    pub folded: String,
    /// First byte in the text.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// The words of `text`: runs of letters and digits, with the marks that combine with them.
/// Hyphens, dashes and apostrophes part words, so that "Tajik-Afghan" and "Tajik–Afghan"
/// are the same two.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let words = runs(text).map(|(start, written)| {
        let end = start + written.len();
        Word { written, folded: fold(written), start, end }
    });
    // Marks without a letter to combine with are no word.
    words.filter(|word| !word.folded.is_empty())
}

/// The words of `text` as written, each with its first byte. One of more than [`LONGEST`]
/// letters, which is none of a language, is cut there.
pub fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.next_if(|(_, c)| !is_word(*c)).is_some() {}
        let (start, _) = *rest.peek()?;
        let mut end = start;
        for _ in 0..LONGEST {
            let Some((at, c)) = rest.next_if(|(_, c)| is_word(*c)) else { break };
            end = at + c.len_utf8();
        }
        Some((start, &text[start..end]))
    })
}

/// The most letters a word has.
const LONGEST: usize = 60;

/// Whether a character is part of a word.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).map(|word| word.written).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            split("Tajik–Afghan border, 16-17 May"),
            ["Tajik", "Afghan", "border", "16", "17", "May"]
        );
        assert_eq!(split("Armenia's «Нелегал»"), ["Armenia", "s", "Нелегал"]);
        assert_eq!(split(" … "), Vec::<&str>::new());
        assert_eq!(split(""), Vec::<&str>::new());
    }

    #[test]
    fn positions_are_bytes_of_the_text() {
        let text = "«ОДКБ» и ООН";
        for word in words(text) {
            assert_eq!(&text[word.start..word.end], word.written);
        }
    }
}
