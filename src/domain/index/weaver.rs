//! Writing segments: texts are taken in one by one, then woven together.

use super::code::{self, SHELVES, Token};
use super::dictionary::{self, Word};
use super::rank::Field;
use super::segment;
use super::unweave;
use crate::domain::text::runs;
use hashbrown::HashTable;
use xxhash_rust::xxh64::xxh64;

/// A writer of segments. Texts come back letter by letter as they were given.
#[derive(Debug, Default)]
pub struct Weaver {
    words: Interned,
    joins: Interned,
    shared: Vec<Vec<Item>>,
    documents: Vec<Vec<Item>>,
}

/// Texts woven once that several documents refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared(u32);

/// A token whose words and joins have the numbers in which they were met.
#[derive(Clone, Copy, Debug)]
enum Item {
    Word(u32),
    Join(u32),
    Capital,
    Upper,
    Mixed(u32),
    Shared(u32),
    Field(u8),
    Stretch,
}

/// Strings by the number in which they were met, with how often.
#[derive(Debug, Default)]
struct Interned {
    met: Vec<(Box<str>, u32)>,
    /// Places in `met`; never gone through, so that the order of a table decides nothing.
    places: HashTable<u32>,
}

impl Interned {
    fn number(&mut self, text: &str) -> u32 {
        let Interned { met, places } = self;
        let hash = |text: &str| xxh64(text.as_bytes(), 0);
        let entry = places.entry(
            hash(text),
            |place| &*met[*place as usize].0 == text,
            |place| hash(&met[*place as usize].0),
        );
        let next = met.len() as u32;
        let place = *entry.or_insert(next).get();
        if place == next {
            met.push((text.into(), 0));
        }
        met[place as usize].1 += 1;
        place
    }

    /// All, the most frequent first, and in the order of their bytes where equally frequent.
    fn ranked(&self) -> Vec<(&str, u32)> {
        let mut all: Vec<u32> = (0..self.met.len() as u32).collect();
        let met = |place: u32| &self.met[place as usize];
        all.sort_unstable_by(|a, b| {
            let ((a, m), (b, n)) = (met(*a), met(*b));
            n.cmp(m).then(a.cmp(b))
        });
        all.into_iter().map(|place| (&*met(place).0, place)).collect()
    }
}

impl Weaver {
    /// Takes in texts that several documents will refer to as one.
    pub fn share<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) -> Shared {
        let mut items = Vec::new();
        for text in texts {
            items.push(Item::Stretch);
            items.extend(self.items(text));
        }
        self.shared.push(items);
        Shared(self.shared.len() as u32 - 1)
    }

    /// Begins the next document.
    pub fn begin(&mut self) {
        self.documents.push(Vec::new());
    }

    /// Adds a text to a field of the document begun last; a field may have several, which
    /// no phrase goes across.
    pub fn add(&mut self, field: Field, text: &str) {
        let items = self.items(text);
        if let Some(document) = self.documents.last_mut() {
            document.push(Item::Field(field as u8));
            document.extend(items);
        }
    }

    /// Adds shared texts to a field of the document begun last.
    pub fn refer(&mut self, field: Field, Shared(number): Shared) {
        if let Some(document) = self.documents.last_mut() {
            document.extend([Item::Field(field as u8), Item::Shared(number)]);
        }
    }

    fn items(&mut self, text: &str) -> Vec<Item> {
        let mut items = Vec::new();
        let mut done = 0;
        for (start, written) in runs(text) {
            let join = &text[done..start];
            let first = done == 0;
            if join != if first { "" } else { " " } {
                items.push(Item::Join(self.joins.number(join)));
            }
            let (word, case) = Case::of(written, unweave::expects_capital(first, join));
            match case {
                Case::Expected => {}
                Case::Capital => items.push(Item::Capital),
                Case::Upper => items.push(Item::Upper),
                Case::Mixed(mask) => items.push(Item::Mixed(mask)),
            }
            items.push(Item::Word(self.words.number(&word)));
            done = start + written.len();
        }
        if done < text.len() {
            items.push(Item::Join(self.joins.number(&text[done..])));
        }
        items
    }

    /// The segment's bytes.
    pub fn finish(self) -> Vec<u8> {
        let words = self.words.ranked();
        let mut numbers = vec![0; words.len()];
        let mut next = 0;
        let mut rest = words.as_slice();
        let shelves = SHELVES.map(|room| {
            let shelf;
            (shelf, rest) = rest.split_at(rest.len().min(room as usize));
            let mut shelf = shelf.to_vec();
            shelf.sort_unstable();
            for (_, met) in &shelf {
                numbers[*met as usize] = next;
                next += 1;
            }
            shelf.into_iter().map(|(word, _)| word).collect::<Vec<&str>>()
        });
        let joins = self.joins.ranked();
        let mut codes = vec![0; joins.len()];
        for (code, (_, met)) in joins.iter().enumerate() {
            codes[*met as usize] = code as u32;
        }
        let weave = |texts: &[Vec<Item>]| {
            let (mut bytes, mut ends) = (Vec::new(), Vec::with_capacity(texts.len()));
            for text in texts {
                for item in text {
                    let token = match *item {
                        Item::Word(met) => Token::Word(Word(numbers[met as usize])),
                        Item::Join(met) => Token::Join(codes[met as usize]),
                        Item::Capital => Token::Capital,
                        Item::Upper => Token::Upper,
                        Item::Mixed(mask) => Token::Mixed(mask),
                        Item::Shared(number) => Token::Shared(number),
                        Item::Field(field) => Token::Field(field),
                        Item::Stretch => Token::Stretch,
                    };
                    code::write(token, &mut bytes);
                }
                ends.push(bytes.len());
            }
            (ends, bytes)
        };
        let mut dictionary = Vec::new();
        dictionary::write(shelves.each_ref().map(Vec::as_slice), &mut dictionary);
        segment::write(&segment::Parts {
            joins: &joins.iter().map(|(join, _)| *join).collect::<Vec<_>>(),
            dictionary: &dictionary,
            with: &self.documents_with(&numbers),
            lengths: &self.lengths(),
            shared: weave(&self.shared),
            documents: weave(&self.documents),
        })
    }

    /// Each document's [weighed](Field::length) length.
    fn lengths(&self) -> Vec<u32> {
        let words = |items: &[Item]| {
            items.iter().filter(|item| matches!(item, Item::Word(_))).count() as u32
        };
        let shared: Vec<u32> = self.shared.iter().map(|items| words(items)).collect();
        let length = |items: &Vec<Item>| {
            let mut weight = 0;
            let lengths = items.iter().map(|item| match item {
                Item::Field(number) => {
                    weight = Field::of(*number).map_or(0, Field::length);
                    0
                }
                Item::Word(_) => weight,
                Item::Shared(number) => weight * shared[*number as usize],
                _ => 0,
            });
            lengths.sum()
        };
        self.documents.iter().map(length).collect()
    }

    /// How many documents have each word, by the number of the word in the dictionary.
    fn documents_with(&self, numbers: &[u32]) -> Vec<u32> {
        let mut with = vec![0; numbers.len()];
        let mut last = vec![usize::MAX; numbers.len()];
        let mut count = |met: u32, document: usize| {
            let number = numbers[met as usize] as usize;
            if last[number] != document {
                last[number] = document;
                with[number] += 1;
            }
        };
        for (document, items) in self.documents.iter().enumerate() {
            for item in items {
                match item {
                    Item::Word(met) => count(*met, document),
                    Item::Shared(number) => {
                        for item in &self.shared[*number as usize] {
                            if let Item::Word(met) = item {
                                count(*met, document);
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
        with
    }
}

/// How a word is written, beside what was to be expected.
enum Case {
    Expected,
    Capital,
    Upper,
    Mixed(u32),
}

impl Case {
    /// A written word as it is kept, and its case. A word whose capitals could not be put
    /// back is kept as it is written.
    fn of(written: &str, capital_expected: bool) -> (String, Case) {
        let lower = written.to_lowercase();
        let capital = || unweave::capital(&lower) == written;
        let upper = || lower.chars().map(unweave::upper).eq(written.chars());
        let mask = || {
            let mut bits = written.chars().enumerate().filter(|(_, c)| c.is_uppercase());
            bits.try_fold(0_u32, |mask, (i, _)| Some(mask | 1_u32.checked_shl(i as u32)?))
        };
        // One expected case is none to mark; the other one is marked as a capital.
        if capital_expected && capital() || !capital_expected && lower == written {
            (lower, Case::Expected)
        } else if capital_expected && lower == written || !capital_expected && capital() {
            (lower, Case::Capital)
        } else if upper() {
            (lower, Case::Upper)
        } else if let Some(mask) = mask().filter(|m| unweave::mixed(&lower, *m) == written) {
            (lower, Case::Mixed(mask))
        } else {
            (written.to_owned(), Case::Mixed(0))
        }
    }
}
