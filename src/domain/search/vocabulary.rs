//! What a word stands for: its other forms, its other spellings, other names of what it names.

use super::alike::Alike;
use super::stems::Stems;
use crate::domain::index::{Engine, Form, Spelling};
use crate::domain::model::{Authority, Corpus, Entry};
use crate::domain::text::{SHORTEST_NAME, is_light, spelling, words};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::OnceLock;

/// How much a form of the same stem counts, beside the word itself.
const STEM: f32 = 0.8;
/// How much another name counts.
const NAME: f32 = 0.9;
/// How much a word counts that only begins as the one being typed.
pub(super) const BEGINNING: f32 = 0.7;

/// The words of a corpus, as far as one leads to another. For one engine, always the same.
pub struct Vocabulary {
    /// For each name of one word, the names of one word of the same entries.
    names: BTreeMap<String, BTreeSet<String>>,
    /// The words of the texts; gathered when first asked for.
    alike: OnceLock<Alike>,
    stems: Stems,
}

impl fmt::Debug for Vocabulary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vocabulary").field("names", &self.names.len()).finish_non_exhaustive()
    }
}

impl Vocabulary {
    /// The vocabulary of a corpus.
    pub fn new(corpus: &Corpus) -> Vocabulary {
        let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for authority in authorities(corpus) {
            let single: BTreeSet<String> = authority.names().filter_map(single_word).collect();
            if single.len() > 1 {
                for name in &single {
                    names.entry(name.clone()).or_default().extend(single.iter().cloned());
                }
            }
        }
        Vocabulary { names, alike: OnceLock::new(), stems: Stems::default() }
    }

    /// Goes on finding out which words of the texts are alike, with at least so many of them;
    /// says whether all is done. The first call gathers the words.
    pub(crate) fn prepare_some(&self, engine: &Engine, words: usize) -> bool {
        let Some(alike) = self.alike.get() else {
            self.alike(engine);
            return false;
        };
        alike.prepare_some(&self.stems, words)
    }

    fn alike(&self, engine: &Engine) -> &Alike {
        self.alike.get_or_init(|| Alike::new(engine))
    }

    /// Everything a folded word stands for in the texts, itself first.
    pub(super) fn forms(&self, word: &str, engine: &Engine) -> Vec<Form> {
        let mut shares: BTreeMap<String, f32> = BTreeMap::new();
        let mut add = |word: &str, share: f32| {
            let most = shares.entry(word.to_owned()).or_insert(share);
            *most = most.max(share);
        };
        let alike = self.alike(engine);
        let mut bases = vec![(word.to_owned(), 1.0)];
        if is_long_for_a_name(word) {
            bases.extend(alike.spelled(word).map(|other| (other.to_owned(), 1.0)));
        }
        let names = bases.iter().filter_map(|(word, _)| self.names.get(word)).flatten();
        let names: Vec<(String, f32)> = names.map(|name| (name.clone(), NAME)).collect();
        bases.extend(names);
        for (base, share) in &bases {
            add(base, *share);
            for other in alike.stemmed(base, &self.stems) {
                add(other, share * STEM);
            }
        }
        let form = |(word, share)| Form { spelling: Spelling::Word(word), share };
        shares.into_iter().map(form).collect()
    }

    /// Whether two words stand for each other: by their stem, as spellings, or as names.
    pub fn are_forms_of_one(&self, one: &str, other: &str) -> bool {
        self.stems.of(one) == self.stems.of(other)
            || self.names.get(one).is_some_and(|names| names.contains(other))
            || is_long_for_a_name(one) && spelling(one) == spelling(other)
    }
}

/// Whether other spellings of a word are looked for.
fn is_long_for_a_name(word: &str) -> bool {
    word.chars().count() >= SHORTEST_NAME
}

fn authorities(corpus: &Corpus) -> impl Iterator<Item = &Authority> {
    fn of<'a, T: Entry + 'a>(
        list: impl Iterator<Item = (crate::domain::model::Key<T>, &'a T)>,
    ) -> impl Iterator<Item = &'a Authority> {
        list.map(|(_, entry)| entry.authority())
    }
    of(corpus.countries.iter())
        .chain(of(corpus.organisations.iter()))
        .chain(of(corpus.operations.iter()))
        .chain(of(corpus.exercises.iter()))
        .chain(of(corpus.instruments.iter()))
}

fn single_word(name: &str) -> Option<String> {
    let mut words = words(name);
    let only = words.next()?;
    // ISIS is IS too, but who asks for it doesn't ask for "is".
    (words.next().is_none() && !is_light(&only.folded)).then_some(only.folded)
}
