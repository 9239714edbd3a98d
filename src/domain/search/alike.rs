//! The words of the texts that are alike: spellings of one name, forms of one stem.
//!
//! To find what a word is compared by, its key, takes long, and there are many words. They are
//! put in groups by what of the key is quickly found; the keys of a group are found when one of
//! it is first asked for, or before, while there is time.

use super::stems::Stems;
use crate::domain::index::Engine;
use crate::domain::text::{outline, spelling};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The words of the texts, by spelling and by stem.
#[derive(Debug)]
pub(super) struct Alike {
    /// Folded, in the order of their letters.
    words: Vec<String>,
    by_outline: BTreeMap<u64, Group>,
    /// Of a stem: no ending begins with the first letter.
    by_letter: BTreeMap<Option<char>, Group>,
}

/// Words that may have a key in common.
#[derive(Debug, Default)]
struct Group {
    words: Vec<u32>,
    by_key: OnceLock<BTreeMap<String, Vec<u32>>>,
}

impl Alike {
    /// The words of an engine.
    pub fn new(engine: &Engine) -> Alike {
        let words = engine.words();
        let (mut by_outline, mut by_letter) = (BTreeMap::new(), BTreeMap::new());
        for (number, word) in (0..).zip(&words) {
            put(&mut by_outline, outline(word), number);
            put(&mut by_letter, first(word), number);
        }
        Alike { words, by_outline, by_letter }
    }

    /// Finds the keys of some further words, at least so many; says whether all are found.
    pub fn prepare_some(&self, stems: &Stems, mut words: usize) -> bool {
        let spellings = self.by_outline.values().map(|group| (group, true));
        let stemmed = self.by_letter.values().map(|group| (group, false));
        for (group, is_spelling) in spellings.chain(stemmed) {
            if group.by_key.get().is_some() {
                continue;
            }
            if words == 0 {
                return false;
            }
            words = words.saturating_sub(group.words.len());
            match is_spelling {
                true => group.keys(&self.words, spelling),
                false => group.keys(&self.words, |word| stems.of(word)),
            };
        }
        true
    }

    /// The words that are spellings of one name with a word.
    pub fn spelled(&self, word: &str) -> impl Iterator<Item = &str> {
        self.of(self.by_outline.get(&outline(word)), word, spelling)
    }

    /// The words with the stem of a word.
    pub fn stemmed(&self, word: &str, stems: &Stems) -> impl Iterator<Item = &str> {
        self.of(self.by_letter.get(&first(word)), word, |word| stems.of(word))
    }

    fn of(
        &self,
        group: Option<&Group>,
        word: &str,
        key: impl Fn(&str) -> String,
    ) -> impl Iterator<Item = &str> {
        let alike = group.and_then(|group| group.keys(&self.words, &key).get(&key(word)));
        alike.into_iter().flatten().map(|number| self.words[*number as usize].as_str())
    }
}

impl Group {
    /// The words of the group, by their key.
    fn keys(&self, words: &[String], key: impl Fn(&str) -> String) -> &BTreeMap<String, Vec<u32>> {
        self.by_key.get_or_init(|| {
            let mut by_key: BTreeMap<String, Vec<u32>> = BTreeMap::new();
            for number in &self.words {
                by_key.entry(key(&words[*number as usize])).or_default().push(*number);
            }
            by_key
        })
    }
}

fn put<K: Ord>(groups: &mut BTreeMap<K, Group>, of: K, number: u32) {
    groups.entry(of).or_default().words.push(number);
}

fn first(word: &str) -> Option<char> {
    word.chars().next()
}
