//! Finding words in woven texts, by looking for their codes.

use super::asked::{Counted, share};
use super::code::{self, Token, Tokens};
use super::dictionary::Word;
use memchr::memmem::Finder;

/// Looks for a word's code.
pub(super) fn finder(word: Word) -> Finder<'static> {
    let mut bytes = Vec::new();
    code::write(Token::Word(word), &mut bytes);
    Finder::new(&bytes).into_owned()
}

/// Looks for any of some words.
pub(super) enum Seeker<'a> {
    One(Box<Finder<'static>>, f32),
    /// Several, or none: every word is read and looked up.
    Any(&'a [Counted]),
}

/// Where a word stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub at: usize,
    pub end: usize,
    /// How much it counts.
    pub share: f32,
}

impl<'a> Seeker<'a> {
    pub fn new(words: &'a [Counted]) -> Seeker<'a> {
        match words {
            [(word, share)] => Seeker::One(Box::new(finder(*word)), *share),
            _ => Seeker::Any(words),
        }
    }

    /// Adds every place in some codes where one of the words stands, in order.
    pub fn places(&self, codes: &[u8], places: &mut Vec<Place>) {
        match self {
            Seeker::One(finder, share) => {
                let length = finder.needle().len();
                let all = all(finder, codes).into_iter();
                places.extend(all.map(|at| Place { at, end: at + length, share: *share }));
            }
            Seeker::Any(words) => {
                let mut tokens = Tokens::new(codes, 0);
                loop {
                    let at = tokens.at();
                    match tokens.next() {
                        Some(Token::Word(word)) => {
                            let share = share(words, word);
                            places.extend(share.map(|share| Place { at, end: tokens.at(), share }));
                        }
                        Some(_) => {}
                        None => break,
                    }
                }
            }
        }
    }
}

/// Every place where a code stands in some bytes.
//
// Not inlined: looking for bytes is much code, and this the one place that does it.
#[inline(never)]
pub(super) fn all(finder: &Finder<'static>, bytes: &[u8]) -> Vec<usize> {
    finder.find_iter(bytes).collect()
}

/// Whether some words follow one after the other from a place on, in one stretch: the least
/// that one of them counts.
pub(super) fn follow(codes: &[u8], at: usize, terms: &[&[Counted]]) -> Option<f32> {
    let stretch = Tokens::new(codes, at)
        .take_while(|token| !matches!(token, Token::Field(_) | Token::Shared(_) | Token::Stretch));
    let words = stretch.filter_map(|token| match token {
        Token::Word(word) => Some(word),
        _ => None,
    });
    let mut shares = terms.iter().zip(words.map(Some).chain(std::iter::repeat(None)));
    shares.try_fold(f32::INFINITY, |least, (words, word)| Some(least.min(share(words, word?)?)))
}
