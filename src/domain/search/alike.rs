//! The words of the texts that are alike: spellings of one name, forms of one stem.
//!
//! To find what words are compared by, their key, takes long, and there are many words. They are
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
    spellings: Groups<u64>,
    /// By the first letter: no ending begins there.
    stems: Groups<Option<char>>,
}

/// All words, in groups of those that may have a key in common.
#[derive(Debug)]
struct Groups<K> {
    /// The group of a word.
    of: fn(&str) -> K,
    groups: OnceLock<BTreeMap<K, Group>>,
}

/// Numbers of words; once it has been asked for, by the key of each.
#[derive(Debug, Default)]
struct Group {
    words: Vec<u32>,
    by_key: OnceLock<BTreeMap<String, Vec<u32>>>,
}

impl Alike {
    /// The words of an engine.
    pub fn new(engine: &Engine) -> Alike {
        let (spellings, stems) = (Groups::by(outline), Groups::by(|word| word.chars().next()));
        Alike { words: engine.words(), spellings, stems }
    }

    /// Goes on finding what words are compared by, of at least so many; says whether it is known
    /// of all.
    pub fn prepare_some(&self, stems: &Stems, words: usize) -> bool {
        self.spellings.prepare_some(&self.words, words, spelling)
            && self.stems.prepare_some(&self.words, words, |word| stems.of(word))
    }

    /// The words that are spellings of one name with a word.
    pub fn spelled(&self, word: &str) -> impl Iterator<Item = &str> {
        self.spellings.alike(&self.words, word, spelling)
    }

    /// The words with the stem of a word.
    pub fn stemmed(&self, word: &str, stems: &Stems) -> impl Iterator<Item = &str> {
        self.stems.alike(&self.words, word, |word| stems.of(word))
    }
}

impl<K: Ord> Groups<K> {
    fn by(of: fn(&str) -> K) -> Groups<K> {
        Groups { of, groups: OnceLock::new() }
    }

    fn all(&self, words: &[String]) -> &BTreeMap<K, Group> {
        self.groups.get_or_init(|| {
            let mut groups: BTreeMap<K, Group> = BTreeMap::new();
            for (number, word) in (0..).zip(words) {
                groups.entry((self.of)(word)).or_default().words.push(number);
            }
            groups
        })
    }

    /// The words with the key of a word.
    fn alike<'a>(
        &self,
        words: &'a [String],
        word: &str,
        key: impl Fn(&str) -> String,
    ) -> impl Iterator<Item = &'a str> {
        let group = self.all(words).get(&(self.of)(word));
        let alike = group.and_then(|group| group.keys(words, &key).get(&key(word)));
        alike.into_iter().flatten().map(|number| words[*number as usize].as_str())
    }

    fn prepare_some(
        &self,
        words: &[String],
        mut left: usize,
        key: impl Fn(&str) -> String,
    ) -> bool {
        let Some(groups) = self.groups.get() else {
            self.all(words);
            return false;
        };
        for group in groups.values().filter(|group| group.by_key.get().is_none()) {
            if left == 0 {
                return false;
            }
            left = left.saturating_sub(group.words.len());
            group.keys(words, &key);
        }
        true
    }
}

impl Group {
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
