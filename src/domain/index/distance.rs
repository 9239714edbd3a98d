//! Words within a few typing errors of another: a walk through the dictionary with the
//! automaton of the optimal string alignment distance (Damerau's four errors: a letter wrong,
//! missing, too many, or two neighbours swapped; no letter touched twice).
//!
//! The automaton's state after a beginning of a word is, for each number of errors, the set of
//! places in the word looked for that can have been reached, one bit a place: Wu, S. and
//! Manber, U. (1992), "Fast text searching allowing errors", with swaps added. Words that
//! share a beginning share its states, and a beginning from which no place is reached takes
//! all its words with it.

use super::dictionary::{Dictionary, Word};

/// The most errors that are looked for.
const MOST: usize = 2;
/// The longest word, in letters, that is looked for: a place each, and one after the last.
const LONGEST: usize = u64::BITS as usize - 1;

/// The words at most `most` errors from `word` (folded), and two at the utmost.
pub(super) fn near(dictionary: &Dictionary<'_>, word: &str, most: u8) -> Vec<Word> {
    match most {
        0 => dictionary.find(word),
        1 => walk::<1>(dictionary, word),
        _ => walk::<2>(dictionary, word),
    }
}

fn walk<const ERRORS: usize>(dictionary: &Dictionary<'_>, word: &str) -> Vec<Word> {
    let Some(mut automaton) = Automaton::<ERRORS>::new(word) else { return Vec::new() };
    let mut found = Vec::new();
    dictionary.each_rest(|shared, rest, number| match automaton.read(shared, rest) {
        Reach::Within => {
            found.push(number);
            None
        }
        Reach::Beyond => None,
        Reach::BeyondFrom(beginning) => Some(beginning),
    });
    // Words with diacritics are compared by their folded form.
    for (folded, number) in dictionary.folded() {
        found.retain(|other| other != number);
        if let Reach::Within = automaton.read(0, folded.as_bytes()) {
            found.push(*number);
        }
    }
    found
}

/// How far a word is.
enum Reach {
    Within,
    Beyond,
    /// With every word that begins with so many of its bytes.
    BeyondFrom(usize),
}

/// For so many errors: the compiler makes a walk for each number of them, without a loop, which
/// takes less than half the time.
#[derive(Debug)]
struct Automaton<const ERRORS: usize> {
    /// The places where each letter is next: those of ASCII by their number, and others.
    ascii: [u64; 128],
    others: Vec<(char, u64)>,
    /// The place after the last letter.
    end: u64,
    /// The state before any letter is read, and after so many bytes of the word read last;
    /// means nothing within a letter, and after the last.
    path: Vec<State>,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    /// The places reached with no error, with one or less, with two or less.
    reached: [u64; MOST + 1],
    /// The places from which the letter after next has been read before the next, which is one
    /// error: by how many there then are at most.
    swapped: [u64; MOST + 1],
}

impl<const ERRORS: usize> Automaton<ERRORS> {
    /// None for a word longer than any.
    fn new(word: &str) -> Option<Automaton<ERRORS>> {
        let (mut ascii, mut others) = ([0; 128], Vec::<(char, u64)>::new());
        let mut end = 1_u64;
        for (place, letter) in word.chars().enumerate() {
            if place == LONGEST {
                return None;
            }
            match ascii.get_mut(letter as usize) {
                Some(places) => *places |= end,
                None => others.push((letter, end)),
            }
            end <<= 1;
        }
        // Each error may be a letter missing from the beginning.
        let reached = [1, 3, 7].map(|places| places & (end | (end - 1)));
        let start = State { reached, swapped: [0; MOST + 1] };
        Some(Automaton { ascii, others, end, path: vec![start] })
    }

    /// Reads a word: what comes after the `shared` bytes that it has in common with the one
    /// read before it.
    fn read(&mut self, shared: usize, rest: &[u8]) -> Reach {
        let end = shared + rest.len();
        if self.path.len() <= end {
            self.path.resize(end + 1, State::default());
        }
        let (mut state, mut at) = (self.path[shared], shared);
        while let Some((letter, length)) = first_letter(&rest[at - shared..]) {
            state = self.step(&state, letter);
            at += length;
            self.path[at] = state;
            if state.reached[ERRORS] | state.swapped[ERRORS] == 0 {
                return Reach::BeyondFrom(at);
            }
        }
        match state.reached[ERRORS] & self.end {
            0 => Reach::Beyond,
            _ => Reach::Within,
        }
    }

    /// The state after a further letter.
    #[inline]
    fn step(&self, before: &State, letter: char) -> State {
        let places = self.ascii.get(letter as usize).copied().unwrap_or_else(|| {
            let others = self.others.iter().filter(|(other, _)| *other == letter);
            others.map(|(_, place)| place).sum()
        });
        let all = self.end | (self.end - 1);
        let mut after = State::default();
        after.reached[0] = (before.reached[0] & places) << 1;
        // As often as there may be errors, and not as many as may: it needs no branches.
        for errors in 1..=ERRORS {
            let fewer = before.reached[errors - 1];
            let right = (before.reached[errors] & places) << 1;
            let (wrong, too_many) = (fewer << 1, fewer);
            let missing = after.reached[errors - 1] << 1;
            let swapped = (before.swapped[errors] & places) << 2;
            after.reached[errors] = (right | wrong | too_many | missing | swapped) & all;
            after.swapped[errors] = fewer & (places >> 1);
        }
        after
    }
}

/// The first letter of some text, and how many bytes it has.
#[inline]
fn first_letter(text: &[u8]) -> Option<(char, usize)> {
    let first = *text.first()?;
    if first.is_ascii() {
        return Some((first.into(), 1));
    }
    text.utf8_chunks().next()?.valid().chars().next().map(|letter| (letter, letter.len_utf8()))
}
