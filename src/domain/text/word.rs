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
    let mut rest = text.char_indices().peekable();
    let runs = std::iter::from_fn(move || {
        while rest.next_if(|(_, c)| !is_word(*c)).is_some() {}
        let (start, _) = *rest.peek()?;
        let mut end = start;
        while let Some((at, c)) = rest.next_if(|(_, c)| is_word(*c)) {
            end = at + c.len_utf8();
        }
        let written = &text[start..end];
        Some(Word { written, folded: fold(written), start, end })
    });
    // Marks without a letter to combine with are no word.
    runs.filter(|word| !word.folded.is_empty())
}

fn is_word(c: char) -> bool {
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
