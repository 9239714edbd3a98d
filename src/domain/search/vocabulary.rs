//! What a word stands for: its other forms, its other spellings, other names of what it names.

use crate::domain::index::{Engine, Form, Spelling};
use crate::domain::model::{Authority, Corpus, Entry};
use crate::domain::text::{SHORTEST_NAME, outline, spelling, words};
use snowball_stemmers_rs::{Algorithm, Stemmer};
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
    /// The words of the texts by their outline; gathered when first asked for.
    outlined: OnceLock<BTreeMap<u64, Vec<String>>>,
    english: Stemmer,
    russian: Stemmer,
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
        Vocabulary {
            names,
            outlined: OnceLock::new(),
            english: Stemmer::create(Algorithm::English),
            russian: Stemmer::create(Algorithm::Russian),
        }
    }

    /// Gathers the words of the texts by their outline, where that has not been done.
    pub(crate) fn prepare(&self, engine: &Engine) {
        self.outlined(engine);
    }

    fn outlined(&self, engine: &Engine) -> &BTreeMap<u64, Vec<String>> {
        self.outlined.get_or_init(|| by_outline(engine))
    }

    /// Everything a folded word stands for in the texts, itself first.
    pub(super) fn forms(&self, word: &str, engine: &Engine) -> Vec<Form> {
        let mut shares: BTreeMap<String, f32> = BTreeMap::new();
        let mut add = |word: &str, share: f32| {
            let most = shares.entry(word.to_owned()).or_insert(share);
            *most = most.max(share);
        };
        let spelled = self.spelled_alike(word, engine);
        let mut bases: Vec<(String, f32)> = spelled.into_iter().map(|word| (word, 1.0)).collect();
        bases.push((word.to_owned(), 1.0));
        let names = bases.iter().filter_map(|(word, _)| self.names.get(word)).flatten();
        let names: Vec<(String, f32)> = names.map(|name| (name.clone(), NAME)).collect();
        bases.extend(names);
        for (base, share) in &bases {
            add(base, *share);
            for other in self.stemmed_alike(base, engine) {
                add(&other, share * STEM);
            }
        }
        let form = |(word, share)| Form { spelling: Spelling::Word(word), share };
        shares.into_iter().map(form).collect()
    }

    /// The words of the texts that are spellings of the same name.
    fn spelled_alike(&self, word: &str, engine: &Engine) -> Vec<String> {
        if word.chars().count() < SHORTEST_NAME {
            return Vec::new();
        }
        let outlined = self.outlined(engine);
        let key = spelling(word);
        let alike = outlined.get(&outline(word)).into_iter().flatten();
        alike.filter(|other| spelling(other) == key).cloned().collect()
    }

    /// The words of the texts with the same stem. Stemming changes ends, and of what stays
    /// two letters at most (skies, sky; dying, die): so the others begin as this stem does.
    fn stemmed_alike(&self, word: &str, engine: &Engine) -> Vec<String> {
        let stem = self.stem(word);
        let kept = stem.chars().count().saturating_sub(2).max(1);
        let beginning: String = word.chars().take(kept).collect();
        let words = engine.spelled(&Spelling::Beginning(beginning)).into_iter();
        words.map(|(other, _)| other).filter(|other| self.stem(other) == stem).collect()
    }

    /// Whether two words stand for each other: by their stem, as spellings, or as names.
    pub fn are_forms_of_one(&self, one: &str, other: &str) -> bool {
        self.stem(one) == self.stem(other)
            || self.names.get(one).is_some_and(|names| names.contains(other))
            || one.chars().count() >= SHORTEST_NAME && spelling(one) == spelling(other)
    }

    fn stem(&self, word: &str) -> String {
        // A word of digits, or of one letter, has no ending.
        let stemmer = if word.is_ascii() { &self.english } else { &self.russian };
        stemmer.stem(word).into_owned()
    }
}

/// The words of the texts: asked for at each keystroke, so that going through all of them for
/// each word would be felt.
fn by_outline(engine: &Engine) -> BTreeMap<u64, Vec<String>> {
    let mut outlined: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for word in engine.words() {
        outlined.entry(outline(&word)).or_default().push(word);
    }
    outlined
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
    words.next().is_none().then_some(only.folded)
}
