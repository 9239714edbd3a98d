//! How woven texts stand in bytes.
//!
//! A word is one byte (the most frequent), two, three or five; what stands between two words is
//! nothing where it is a space, one byte where it is one of the segment's usual joins, and its
//! number otherwise. Words are kept in lower case, with a mark where they are not written as
//! one would expect: with a capital at the beginning of a text or after a full stop.
//!
//! As in UTF-8 the bytes that go on (10xxxxxx) are none that begin. So a code stands in the
//! bytes only where it is meant: a word is found by looking for its code, without reading what
//! stands before it.

use super::dictionary::Word;

/// A field begins: its number. Another stretch begins.
pub(super) const FIELD: u8 = 1;
/// In a shared text: no phrase goes across here.
pub(super) const STRETCH: u8 = 2;
/// A text that several documents share: its number.
pub(super) const SHARED: u8 = 3;
/// A join that is not usual: its number. From here on codes that are no words say something of
/// how words are written, nothing of which.
const RARE: u8 = 4;
/// The next word has the capitals that a mask says: its bits, the lowest for the first letter.
const MIXED: u8 = 5;
/// The next word has a capital where none is expected, or none where one is.
const CAPITAL: u8 = 6;
/// The next word is in capitals.
const UPPER: u8 = 7;
/// The first of the usual joins.
const JOIN: u8 = 8;
/// How many joins a segment has codes of one byte for.
pub(super) const JOINS: usize = 40;

/// The first word of one byte.
const ONE: u8 = JOIN + JOINS as u8;
/// The first of the bytes that go on; six bits each.
const ON: u8 = 0x80;
/// The first byte of a word of two.
const TWO: u8 = 0xc0;
/// The first byte of a word of three.
const THREE: u8 = 0xf6;
/// The first byte of a word of five.
const FIVE: u8 = 0xff;

/// How many words are of one byte, of two, of three, of five.
pub(super) const SHELVES: [u32; 4] =
    [(ON - ONE) as u32, ((THREE - TWO) as u32) << 6, ((FIVE - THREE) as u32) << 12, 1 << 24];

/// One thing in a woven text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Word(Word),
    /// What stands between words, by its number.
    Join(u32),
    Capital,
    Upper,
    Mixed(u32),
    /// A text shared by several documents, by its number.
    Shared(u32),
    Field(u8),
    Stretch,
}

/// Writes a token.
pub(super) fn write(token: Token, bytes: &mut Vec<u8>) {
    match token {
        Token::Word(Word(number)) => {
            let [ones, twos, threes, _] = SHELVES;
            let on = |shift: u32, number: u32| ON | (number >> shift & 0x3f) as u8;
            if number < ones {
                bytes.push(ONE + number as u8);
            } else if number < ones + twos {
                let number = number - ones;
                bytes.extend([TWO + (number >> 6) as u8, on(0, number)]);
            } else if number < ones + twos + threes {
                let number = number - ones - twos;
                bytes.extend([THREE + (number >> 12) as u8, on(6, number), on(0, number)]);
            } else {
                let number = number - ones - twos - threes;
                bytes.push(FIVE);
                bytes.extend([18, 12, 6, 0].map(|shift| on(shift, number)));
            }
        }
        Token::Join(number) if (number as usize) < JOINS => bytes.push(JOIN + number as u8),
        Token::Join(number) => with_number(RARE, number - JOINS as u32, bytes),
        Token::Capital => bytes.push(CAPITAL),
        Token::Upper => bytes.push(UPPER),
        Token::Mixed(mask) => with_number(MIXED, mask, bytes),
        Token::Shared(number) => with_number(SHARED, number, bytes),
        Token::Field(number) => with_number(FIELD, number.into(), bytes),
        Token::Stretch => bytes.push(STRETCH),
    }
}

/// Writes a code and its number: six bits a byte, the lowest first.
fn with_number(code: u8, mut number: u32, bytes: &mut Vec<u8>) {
    bytes.extend([code, ON | (number & 0x3f) as u8]);
    while number > 0x3f {
        number >>= 6;
        bytes.push(ON | (number & 0x3f) as u8);
    }
}

/// How many words begin in some bytes.
#[inline]
pub(super) fn count_words(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from((ONE..ON).contains(byte) || *byte >= TWO)).sum()
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
        let [ones, twos, ..] = SHELVES;
        let four = self.bytes.get(self.at..self.at + 4)?.try_into().ok()?;
        let four = u32::from_be_bytes(four);
        let first = (four >> 24) as u8;
        if first.wrapping_sub(CAPITAL) >= FIVE - CAPITAL {
            return None;
        }
        let (two, three) = (first >= TWO, first >= THREE);
        let (second, third) = (four >> 16 & 0x3f, four >> 8 & 0x3f);
        let begins = |with: u8| u32::from(first.wrapping_sub(with));
        let of_one = if first < ONE { silence } else { begins(ONE) };
        let of_two = ones + (begins(TWO) << 6 | second);
        let of_three = ones + twos + (begins(THREE) << 12 | second << 6 | third);
        let more = if two { of_two } else { of_one };
        self.at += 1 + usize::from(two) + usize::from(three);
        Some(if three { of_three } else { more })
    }

    /// Six bits of a byte that goes on.
    #[inline]
    fn on(&mut self) -> Option<u32> {
        let byte = *self.bytes.get(self.at).filter(|byte| (ON..TWO).contains(*byte))?;
        self.at += 1;
        Some(u32::from(byte & 0x3f))
    }

    /// The number after a code, as [`with_number`] writes it.
    fn number_of_code(&mut self) -> Option<u32> {
        let mut number = self.on()?;
        let mut shift = 6;
        while let Some(bits) = self.on() {
            number |= bits.checked_shl(shift)?;
            shift += 6;
        }
        Some(number)
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
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        let [ones, twos, threes, _] = SHELVES;
        let first = self.byte()?;
        Some(match first {
            FIVE => {
                let mut number = 0;
                for _ in 0..4 {
                    number = number << 6 | self.on()?;
                }
                Token::Word(Word(ones + twos + threes + number))
            }
            THREE.. => {
                let number = u32::from(first - THREE) << 12 | self.on()? << 6 | self.on()?;
                Token::Word(Word(ones + twos + number))
            }
            TWO.. => Token::Word(Word(ones + (u32::from(first - TWO) << 6 | self.on()?))),
            ON..TWO => return None,
            ONE.. => Token::Word(Word((first - ONE).into())),
            JOIN.. => Token::Join((first - JOIN).into()),
            CAPITAL => Token::Capital,
            UPPER => Token::Upper,
            MIXED => Token::Mixed(self.number_of_code()?),
            RARE => Token::Join(self.number_of_code()?.checked_add(JOINS as u32)?),
            SHARED => Token::Shared(self.number_of_code()?),
            FIELD => Token::Field(self.number_of_code()?.try_into().ok()?),
            STRETCH => Token::Stretch,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_back() {
        let [ones, twos, threes, fives] = SHELVES;
        let firsts = [0, ones, ones + twos, ones + twos + threes];
        let mut tokens: Vec<Token> = firsts
            .into_iter()
            .zip([ones, twos, threes, fives])
            .flat_map(|(first, room)| [first, first + 64.min(room - 1), first + room - 1])
            .map(|number| Token::Word(Word(number)))
            .collect();
        let words = tokens.len() as u32;
        tokens.extend([
            Token::Join(0),
            Token::Join(JOINS as u32 - 1),
            Token::Join(JOINS as u32),
            Token::Join(JOINS as u32 + 5000),
            Token::Capital,
            Token::Upper,
            Token::Mixed(u32::MAX),
            Token::Shared(300),
            Token::Field(3),
            Token::Stretch,
        ]);
        let mut bytes = Vec::new();
        tokens.iter().for_each(|token| write(*token, &mut bytes));
        assert_eq!(Tokens::new(&bytes, 0).collect::<Vec<_>>(), tokens);
        assert_eq!(count_words(&bytes), words);
        for end in 0..bytes.len() {
            // A piece of them is read as far as it goes.
            assert!(Tokens::new(&bytes[..end], 0).count() <= tokens.len());
        }
        for at in 1..bytes.len() {
            // Wherever one begins to read, what is read stands there.
            let read = Tokens::new(&bytes, at).next();
            assert!(read.is_none_or(|token| tokens.contains(&token)));
        }
    }
}
