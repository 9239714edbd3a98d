//! Woven texts written out again, letter by letter as they were given.

use super::code::{Token, Tokens};
use super::dictionary::AllWords;

/// The text that some codes were woven from; `joins` and `words` are those of its segment.
pub(super) fn text(stretch: &[u8], joins: &[Box<str>], words: &AllWords) -> String {
    let mut writer = Writer {
        joins,
        words,
        text: String::with_capacity(2 * stretch.len()),
        space: false,
        capital_expected: expects_capital(true, ""),
        case: None,
    };
    Tokens::new(stretch, 0).for_each(|token| writer.write(token));
    writer.text
}

struct Writer<'a> {
    joins: &'a [Box<str>],
    words: &'a AllWords,
    text: String,
    /// The join before the next word is a space, and has not been written.
    space: bool,
    capital_expected: bool,
    case: Option<Token>,
}

impl Writer<'_> {
    fn write(&mut self, token: Token) {
        match token {
            Token::Join(number) => {
                let join = self.joins.get(number as usize).map_or("", |join| join);
                self.capital_expected = expects_capital(self.text.is_empty(), join);
                self.space = false;
                self.text.push_str(join);
            }
            Token::Capital | Token::Upper | Token::Mixed(_) => self.case = Some(token),
            Token::Word(number) => {
                if self.space {
                    self.text.push(' ');
                }
                let word = self.words.word(number);
                match self.case.take() {
                    None if self.capital_expected => self.text.push_str(&capital(word)),
                    Some(Token::Capital) if !self.capital_expected => {
                        self.text.push_str(&capital(word));
                    }
                    Some(Token::Upper) => self.text.extend(word.chars().map(upper)),
                    Some(Token::Mixed(mask)) => self.text.push_str(&mixed(word, mask)),
                    _ => self.text.push_str(word),
                }
                (self.space, self.capital_expected) = (true, false);
            }
            Token::Shared(_) | Token::Field(_) | Token::Stretch => {}
        }
    }
}

/// Whether a word is expected with a capital: the first of a text, and after what ends a
/// sentence.
pub(super) fn expects_capital(first: bool, join: &str) -> bool {
    first || join.starts_with(['.', '!', '?'])
}

/// A word with a capital.
pub(super) fn capital(word: &str) -> String {
    mixed(word, 1)
}

/// A word with the capitals a mask says.
pub(super) fn mixed(word: &str, mask: u32) -> String {
    let is_capital = |i| mask.checked_shr(i).unwrap_or(0) & 1 == 1;
    let letters = word.chars().zip(0..);
    letters.map(|(letter, i)| if is_capital(i) { upper(letter) } else { letter }).collect()
}

/// A letter's capital, in scripts where that is a matter of counting: Latin, Greek, Cyrillic,
/// Armenian. The writer keeps words as they are written whose capitals can't be put back, so
/// that a page needs no table of all letters there are.
pub(super) fn upper(letter: char) -> char {
    let back = match letter {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' | 'α'..='ρ' | 'σ'..='ϋ' | 'а'..='я' => 32,
        'ѐ'..='џ' => 80,
        'ա'..='ֆ' => 48,
        'ā'..='į' | 'ĳ'..='ķ' | 'ŋ'..='ŷ' | 'ѡ'..='ҁ' | 'ҋ'..='ҿ' | 'ӑ'..='ԯ'
            if letter as u32 % 2 == 1 =>
        {
            1
        }
        'ĺ'..='ň' | 'ź'..='ž' | 'ӂ'..='ӎ' if (letter as u32).is_multiple_of(2) => 1,
        _ => 0,
    };
    char::from_u32(letter as u32 - back).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::upper;

    #[test]
    fn capitals_are_those_of_unicode() {
        for letter in ('\0'..='\u{ffff}').filter(|letter| upper(*letter) != *letter) {
            let capital = upper(letter);
            assert_eq!(letter.to_uppercase().collect::<String>(), capital.to_string());
            assert_eq!(capital.to_lowercase().collect::<String>(), letter.to_string());
        }
    }
}
