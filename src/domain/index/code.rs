//! How woven texts stand in bytes.
//!
//! A word is one byte (the most frequent), two or three; what stands between two words is
//! nothing where it is a space, one byte where it is one of the segment's usual joins, and
//! spelled out otherwise. Words are kept in lower case, with a mark where they are not written
//! as one would expect: with a capital at the beginning of a text or after a full stop.

use super::dictionary::Word;

/// Ends a document or a shared text.
const END: u8 = 0;
/// The next word has the capitals that a mask says: its bits, the lowest for the first letter.
const MIXED: u8 = 1;
/// A join spelled out: its length in bytes, and the bytes.
const LITERAL: u8 = 2;
/// A text that several documents share: its number.
const SHARED: u8 = 3;
/// A field begins: its number.
const FIELD: u8 = 4;
/// In a shared text: no phrase goes across here.
const STRETCH: u8 = 5;
/// The next word has a capital where none is expected, or none where one is. From here on
/// codes of one byte say something of how words are written, nothing of which.
const CAPITAL: u8 = 6;
/// The next word is in capitals.
const UPPER: u8 = 7;
/// The first of the usual joins.
const JOIN: u8 = 8;
/// How many joins a segment has codes for.
pub(super) const JOINS: usize = 40;

/// The first word of one byte.
const ONE: u8 = JOIN + JOINS as u8;
/// The first byte of a word of two.
const TWO: u8 = 128;
/// The first byte of a word of three.
const THREE: u8 = 192;

/// How many words are of one byte, of two, of three.
pub(super) const SHELVES: [u32; 3] =
    [(TWO - ONE) as u32, ((THREE - TWO) as u32) << 8, ((u8::MAX - THREE) as u32) << 16];

/// One thing in a woven text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Word(Word),
    /// A usual join, by its number.
    Join(u8),
    Literal(&'a [u8]),
    Capital,
    Upper,
    Mixed(u32),
    /// A text shared by several documents, by its number.
    Shared(u32),
    Field(u8),
    Stretch,
    End,
}

/// Writes a token.
pub(super) fn write(token: Token<'_>, bytes: &mut Vec<u8>) {
    match token {
        Token::Word(Word(number)) => {
            let [ones, twos, _] = SHELVES;
            if number < ones {
                bytes.push(ONE + number as u8);
            } else if number < ones + twos {
                let [_, _, high, low] = (number - ones).to_be_bytes();
                bytes.extend([TWO + high, low]);
            } else {
                let [_, high, middle, low] = (number - ones - twos).to_be_bytes();
                bytes.extend([THREE + high, middle, low]);
            }
        }
        Token::Join(number) => bytes.push(JOIN + number),
        Token::Literal(join) => {
            bytes.push(LITERAL);
            write_number(join.len() as u32, bytes);
            bytes.extend_from_slice(join);
        }
        Token::Capital => bytes.push(CAPITAL),
        Token::Upper => bytes.push(UPPER),
        Token::Mixed(mask) => {
            bytes.push(MIXED);
            write_number(mask, bytes);
        }
        Token::Shared(number) => {
            bytes.push(SHARED);
            write_number(number, bytes);
        }
        Token::Field(number) => bytes.extend([FIELD, number]),
        Token::Stretch => bytes.push(STRETCH),
        Token::End => bytes.push(END),
    }
}

/// Whether the word `second` may follow the word `first` in some woven bytes. It does not know
/// where codes begin, and so may see a word where none is, but overlooks none.
pub(super) fn may_follow(bytes: &[u8], first: Word, second: Word) -> bool {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    write(Token::Word(first), &mut before);
    write(Token::Word(second), &mut after);
    memchr::memmem::find_iter(bytes, &before).any(|at| {
        let rest = &bytes[at + before.len()..];
        let between = rest.iter().take_while(|byte| (CAPITAL..ONE).contains(*byte)).count();
        let rest = &rest[between..];
        rest.starts_with(&after) || matches!(rest.first(), Some(&(MIXED | LITERAL)))
    })
}

/// Writes a number, seven bits a byte, the lowest first (LEB128).
pub(super) fn write_number(mut number: u32, bytes: &mut Vec<u8>) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Reads what was written, from the front of `bytes`; ends for good at what is no token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Tokens<'a> {
        Tokens { bytes, at }
    }

    /// The byte that is read next.
    pub fn at(&self) -> usize {
        self.at
    }

    #[inline]
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// The number of the word that is next, or `silence` where a join or a case of one byte is;
    /// `None` where anything else is, which is not read, and within the last bytes.
    ///
    /// Most of what stands in texts are words and what is between them, in an order that no
    /// processor foresees: so all cases are worked out, and none is branched to.
    #[inline(always)]
    pub fn word_or(&mut self, silence: u32) -> Option<u32> {
        let [ones, twos, _] = SHELVES;
        let four = self.bytes.get(self.at..self.at + 4)?.try_into().ok()?;
        let four = u32::from_be_bytes(four);
        let first = (four >> 24) as u8;
        if first < CAPITAL {
            return None;
        }
        let (two, three) = (first >= TWO, first >= THREE);
        let of_one = if first < ONE { silence } else { u32::from(first.wrapping_sub(ONE)) };
        let of_two = ones.wrapping_add(four >> 16).wrapping_sub((TWO as u32) << 8);
        let of_three = (ones + twos).wrapping_add(four >> 8).wrapping_sub((THREE as u32) << 16);
        let more = if two { of_two } else { of_one };
        self.at += 1 + usize::from(two) + usize::from(three);
        Some(if three { of_three } else { more })
    }

    /// Reads a number that [`write_number`] wrote.
    pub fn number(&mut self) -> Option<u32> {
        let mut number = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    #[inline]
    fn next(&mut self) -> Option<Token<'a>> {
        let [ones, twos, _] = SHELVES;
        let first = self.byte()?;
        Some(match first {
            THREE.. => {
                let (middle, low) = (self.byte()?, self.byte()?);
                let number = u32::from_be_bytes([0, first - THREE, middle, low]);
                Token::Word(Word(ones + twos + number))
            }
            TWO.. => {
                let low = self.byte()?;
                Token::Word(Word(ones + u32::from_be_bytes([0, 0, first - TWO, low])))
            }
            ONE.. => Token::Word(Word((first - ONE).into())),
            JOIN.. => Token::Join(first - JOIN),
            END => Token::End,
            CAPITAL => Token::Capital,
            UPPER => Token::Upper,
            MIXED => Token::Mixed(self.number()?),
            LITERAL => {
                let length = self.number()? as usize;
                let end = self.at.checked_add(length)?;
                let join = self.bytes.get(self.at..end)?;
                self.at = end;
                Token::Literal(join)
            }
            SHARED => Token::Shared(self.number()?),
            FIELD => Token::Field(self.byte()?),
            STRETCH => Token::Stretch,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_back() {
        let [ones, twos, _] = SHELVES;
        let words = [0, ones - 1, ones, ones + twos - 1, ones + twos, ones + twos + 65_536];
        let mut tokens: Vec<Token<'_>> = words.map(|number| Token::Word(Word(number))).into();
        tokens.extend([
            Token::Join(0),
            Token::Join(JOINS as u8 - 1),
            Token::Literal(b""),
            Token::Literal("— «".as_bytes()),
            Token::Capital,
            Token::Upper,
            Token::Mixed(u32::MAX),
            Token::Shared(300),
            Token::Field(3),
            Token::Stretch,
            Token::End,
        ]);
        let mut bytes = Vec::new();
        tokens.iter().for_each(|token| write(*token, &mut bytes));
        assert_eq!(Tokens::new(&bytes, 0).collect::<Vec<_>>(), tokens);
        for end in 0..bytes.len() {
            // A piece of them is read as far as it goes.
            assert!(Tokens::new(&bytes[..end], 0).count() <= tokens.len());
        }
    }
}
