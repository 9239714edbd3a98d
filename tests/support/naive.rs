//! The naive scan: each record is asked each condition of a query, with codes and texts as
//! they stand in the corpus. Slow and plain, so that the quick way can be held against it.

use csto_explorer::domain::date::{Day, Days};
use csto_explorer::domain::model::{Authority, Corpus, Entry, Key, Record, Tag, Who};
use csto_explorer::domain::query::{Condition, Facet, Match, Query, SgBy};
use csto_explorer::domain::select::FEW;
use csto_explorer::domain::text::{fold, is_light, spelling};
use snowball_stemmers_rs::{Algorithm, Stemmer};
use std::collections::{BTreeMap, BTreeSet};

/// A corpus with the words of each text of each record at hand.
pub struct Scan<'a> {
    corpus: &'a Corpus,
    texts: Vec<Vec<Vec<String>>>,
    /// Every word with the number of records that have it.
    vocabulary: BTreeMap<String, usize>,
    /// The one-word names of each entry that has several.
    names: Vec<BTreeSet<String>>,
    /// Words by their key in the space of spellings, and by their stem.
    spelled: BTreeMap<String, Vec<String>>,
    stemmed: BTreeMap<String, Vec<String>>,
}

impl<'a> Scan<'a> {
    /// Reads the words of every record.
    pub fn of(corpus: &'a Corpus) -> Scan<'a> {
        let of_record = |record: &Record| {
            let texts = texts(corpus, record).into_iter().map(split);
            texts.chain([split(&record.date.words())]).collect()
        };
        let texts: Vec<Vec<Vec<String>>> =
            corpus.records.iter().map(|(_, record)| of_record(record)).collect();
        let mut vocabulary = BTreeMap::new();
        for (_, record) in corpus.records.iter() {
            // A word with a diacritic and one without are two in the index.
            let date = lower(&record.date.words());
            let written: BTreeSet<String> =
                self::texts(corpus, record).into_iter().flat_map(lower).chain(date).collect();
            for word in written {
                *vocabulary.entry(fold(&word)).or_insert(0) += 1;
            }
        }
        let single = |a: &Authority| -> BTreeSet<String> {
            let single =
                a.names().map(split).filter(|words| words.len() == 1 && !is_light(&words[0]));
            single.flatten().collect()
        };
        let names = authorities(corpus).into_iter().map(single).filter(|n| n.len() > 1).collect();
        let mut spelled: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut stemmed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for word in vocabulary.keys() {
            spelled.entry(spelling(word)).or_default().push(word.clone());
            stemmed.entry(stem(word)).or_default().push(word.clone());
        }
        Scan { corpus, texts, vocabulary, names, spelled, stemmed }
    }

    /// The records that meet every condition of a query, in the order of their keys.
    pub fn records(&self, query: &Query) -> Vec<Key<Record>> {
        let conditions = conditions(self.corpus, query);
        let with_words = match conditions.contains(&Condition::Text) {
            true => self.with_words(&query.text, &query.not_as),
            false => Vec::new(),
        };
        let all = self.corpus.records.iter().map(|(key, _)| key);
        let meets = |key: Key<Record>, c: Condition| self.meets(key, query, c, &with_words);
        all.filter(|key| conditions.iter().rev().all(|c| meets(*key, *c))).collect()
    }

    /// Those of some records that have a value.
    pub fn having<'k>(
        &self,
        records: &'k [Key<Record>],
        facet: Facet,
        code: &'k str,
        sg_by: SgBy,
    ) -> impl Iterator<Item = Key<Record>> + use<'a, 'k> {
        let corpus = self.corpus;
        let all = records.iter().copied();
        all.filter(move |key| has(corpus, &corpus.records[*key], facet, code, sg_by))
    }

    /// Whether a record has a word somewhere in its texts, in just this form.
    pub fn has_word(&self, key: Key<Record>, word: &str) -> bool {
        self.texts[key.index()].iter().flatten().any(|other| other == word)
    }

    fn meets(
        &self,
        key: Key<Record>,
        query: &Query,
        condition: Condition,
        with_words: &[bool],
    ) -> bool {
        let record = &self.corpus.records[key];
        match condition {
            Condition::Text => with_words[key.index()],
            Condition::Years => lies_in_years(record, query),
            Condition::Facet(facet) => {
                let chosen = query.chosen_in(facet).filter(|code| exists(self.corpus, facet, code));
                let mut has = chosen.map(|code| has(self.corpus, record, facet, code, query.sg_by));
                match query.match_in(facet) {
                    Match::Any => has.any(|yes| yes),
                    Match::All => has.all(|yes| yes),
                }
            }
        }
    }
}

/// The conditions that a query really sets: words without letters and unknown codes set none.
pub fn conditions(corpus: &Corpus, query: &Query) -> Vec<Condition> {
    let known = |condition: &Condition| match condition {
        Condition::Text => !split(&query.text).is_empty(),
        Condition::Years => true,
        Condition::Facet(facet) => query.chosen_in(*facet).any(|code| exists(corpus, *facet, code)),
    };
    query.conditions().into_iter().filter(known).collect()
}

/// Whether a filter has a value of this code.
pub fn exists(corpus: &Corpus, facet: Facet, code: &str) -> bool {
    facet.values(corpus).iter().any(|value| value.code == code)
}

/// Whether a record has a value.
fn has(corpus: &Corpus, record: &Record, facet: Facet, code: &str, sg_by: SgBy) -> bool {
    match facet {
        Facet::Country => record.countries.iter().any(|key| corpus.countries[*key].code() == code),
        Facet::SecretaryGeneral => has_secretary_general(corpus, record, code, sg_by),
        Facet::Topic => record.topics.iter().any(|key| {
            let topic = &corpus.topics[*key];
            topic.code() == code
                || topic.parent.is_some_and(|parent| corpus.topics[parent].code() == code)
        }),
        Facet::Kind => corpus.kinds[record.kind].code() == code,
        Facet::Speaker => record.speakers.iter().any(|voice| match voice.who {
            Who::Person(key) => corpus.people[key].code() == code,
            Who::Organisation(key) => corpus.organisations[key].code() == code,
        }),
        Facet::Organisation => {
            record.organisations.iter().any(|key| corpus.organisations[*key].code() == code)
        }
        Facet::Operation => {
            record.operations.iter().any(|key| corpus.operations[*key].code() == code)
        }
        Facet::Exercise => record.exercises.iter().any(|key| corpus.exercises[*key].code() == code),
        Facet::Instrument => {
            record.instruments.iter().any(|key| corpus.instruments[*key].code() == code)
        }
        Facet::Source => {
            record.sources.iter().any(|source| corpus.publishers[source.publisher].code() == code)
        }
    }
}

fn has_secretary_general(corpus: &Corpus, record: &Record, code: &str, by: SgBy) -> bool {
    let days = record.date.days();
    let Some((_, term)) = corpus.terms.iter().find(|(_, term)| term.code() == code) else {
        let vacancy = corpus.vacancies.iter().find(|vacancy| vacancy.authority.code == code);
        return by == SgBy::Office
            && vacancy.is_some_and(|vacancy| vacancy.dates.days().meets(days));
    };
    let is_holder = |who: Who| who == Who::Person(term.person);
    match by {
        SgBy::Office => term.possible().meets(days),
        SgBy::Speaking => record.speakers.iter().any(|voice| {
            is_holder(voice.who)
                && voice.role.as_deref() == Some(term.title())
                && term.possible().meets(days)
        }),
        SgBy::Named => record.people().any(|voice| is_holder(voice.who)),
    }
}

/// Whether some day of the record's date lies in the years asked for; if certainty is asked
/// for, whether every day does and the source has no doubt.
fn lies_in_years(record: &Record, query: &Query) -> bool {
    let days = record.date.days();
    let from = query.from.as_ref().map_or(Day::MIN, |date| date.days().from);
    let to = query.to.as_ref().map_or(Day::MAX, |date| date.days().to);
    if query.certain {
        !record.date.is_qualified() && from <= days.from && days.to <= to
    } else {
        let shared = Days { from: from.max(days.from), to: to.min(days.to) };
        shared.from <= shared.to
    }
}

impl Scan<'_> {
    /// Which records have what is written between spaces: each a word in any of its forms, or
    /// words one after the other; the last may go on where no space follows it. Words that
    /// only hold others together are not asked for, unless there are no others; where few
    /// records have all the words, half of them will do.
    fn with_words(&self, query: &str, not_as: &BTreeSet<String>) -> Vec<bool> {
        let asked: Vec<Vec<String>> =
            query.split_whitespace().map(split).filter(|words| !words.is_empty()).collect();
        let typing = query.ends_with(|c: char| !c.is_whitespace());
        let is_open = |i: usize| typing && i + 1 == asked.len();
        let light = |i: usize| asked[i].len() == 1 && is_light(&asked[i][0]) && !is_open(i);
        let mut heavy: Vec<usize> = (0..asked.len()).filter(|i| !light(*i)).collect();
        if heavy.is_empty() {
            heavy = (0..asked.len()).collect();
        }
        // What each stands for: words of any of their forms, or the one word they make together.
        let met = |i: &usize| -> Vec<bool> {
            let (asked, open) = (&asked[*i], is_open(*i));
            let alone = match asked.as_slice() {
                [word] => self.alone(word, open),
                words => words.to_vec(),
            };
            let less = |word: &String| self.less(word, self.forms_of(word), not_as);
            let mut ways = vec![alone.clone()];
            let of_letters = |word: &String| word.chars().all(char::is_alphabetic);
            if alone.len() > 1 && alone.iter().all(of_letters) {
                ways.push(vec![alone.concat()]);
            }
            let goes_on = open && (asked.len() > 1 || alone == *asked);
            let ways: Vec<(Vec<String>, Vec<Forms>)> = ways
                .into_iter()
                .map(|words| {
                    let forms = words.iter().map(less).collect();
                    (words, forms)
                })
                .collect();
            let has = |texts: &Vec<Vec<String>>| {
                ways.iter().any(|(words, forms)| tells(texts, words, forms, goes_on))
            };
            self.texts.iter().map(has).collect()
        };
        let met: Vec<Vec<bool>> = heavy.iter().map(met).collect();
        let records = 0..self.texts.len();
        let strict: Vec<bool> = records.clone().map(|at| met.iter().all(|met| met[at])).collect();
        // Words joined together are always asked for; so is a word by itself.
        let (words, phrases): (Vec<usize>, Vec<usize>) =
            (0..heavy.len()).partition(|place| asked[heavy[*place]].len() == 1);
        let enough_met = strict.iter().filter(|met| **met).count() >= FEW;
        if enough_met || words.len() < 2 || heavy.iter().all(|i| light(*i)) {
            return strict;
        }
        let least = words.len().div_ceil(2);
        let enough = |at: usize| words.iter().filter(|place| met[**place][at]).count() >= least;
        records.map(|at| enough(at) && phrases.iter().all(|place| met[*place][at])).collect()
    }

    /// What is asked for a word by itself: the word; where no text has it, nor another form of
    /// it, one with an error less, the two words it is made of, or one with two errors less.
    fn alone(&self, word: &str, open: bool) -> Vec<String> {
        let goes_on = open && self.vocabulary.keys().any(|w| w.starts_with(word));
        if goes_on || self.forms_of(word).iter().any(|form| self.vocabulary.contains_key(form)) {
            return vec![word.to_owned()];
        }
        let near = |errors| self.nearest(word, errors).map(|word| vec![word]);
        let instead = near(1).or_else(|| self.halves(word)).or_else(|| near(2));
        instead.unwrap_or_else(|| vec![word.to_owned()])
    }

    fn halves(&self, word: &str) -> Option<Vec<String>> {
        let letters: Vec<char> = word.chars().collect();
        let parts = |at: usize| {
            let parts =
                [&letters[..at], &letters[at..]].map(|part| part.iter().collect::<String>());
            let with = parts.iter().map(|part| self.vocabulary.get(part).copied().unwrap_or(0));
            (with.min().unwrap(), parts.to_vec())
        };
        let all = (4..).take_while(|at| at + 4 <= letters.len()).map(parts);
        let together = |parts: &[String]| {
            self.texts.iter().flatten().any(|text| text.windows(2).any(|window| window == parts))
        };
        let all = all.filter(|(with, parts)| *with > 0 && together(parts));
        let best = all.max_by_key(|(with, _)| *with);
        best.map(|(_, parts)| parts)
    }

    /// Without the forms that are not to stand for a word.
    fn less(&self, word: &str, mut forms: BTreeSet<String>, not_as: &BTreeSet<String>) -> Forms {
        let out = |form: &&String| **form != word && self.vocabulary.contains_key(*form);
        let out: BTreeSet<String> = forms.intersection(not_as).filter(out).cloned().collect();
        forms.retain(|form| !out.contains(form));
        Forms { forms, out }
    }

    fn forms_of(&self, word: &str) -> BTreeSet<String> {
        let mut forms = BTreeSet::from([word.to_owned()]);
        if word.chars().count() >= 4 {
            forms.extend(self.spelled.get(&spelling(word)).into_iter().flatten().cloned());
        }
        let named = self.names.iter().filter(|names| !names.is_disjoint(&forms));
        let named: Vec<String> = named.flatten().cloned().collect();
        forms.extend(named);
        let stems: BTreeSet<String> = forms.iter().map(|form| stem(form)).collect();
        forms.extend(stems.iter().filter_map(|s| self.stemmed.get(s)).flatten().cloned());
        forms
    }

    fn nearest(&self, word: &str, errors: usize) -> Option<String> {
        if word.chars().all(|c| c.is_ascii_digit()) || word.chars().count() < 4 * errors {
            return None;
        }
        let near = |w: &&String| strsim::osa_distance(word, w) <= errors;
        let near = self.vocabulary.keys().filter(near);
        near.max_by_key(|w| (self.vocabulary[*w], std::cmp::Reverse(*w))).cloned()
    }
}

/// What a word stands for, and what is left out of that.
#[derive(Default)]
struct Forms {
    forms: BTreeSet<String>,
    out: BTreeSet<String>,
}

/// Whether texts have words one after the other, each in one of its forms.
fn tells(texts: &[Vec<String>], words: &[String], forms: &[Forms], open: bool) -> bool {
    let is = |i: usize, word: &String| {
        let Forms { forms, out } = &forms[i];
        let goes_on = open && i + 1 == words.len() && word.starts_with(words[i].as_str());
        forms.contains(word) || goes_on && !out.contains(word)
    };
    let are = |window: &[String]| window.iter().enumerate().all(|(i, word)| is(i, word));
    texts.iter().any(|text| text.windows(words.len()).any(are))
}

/// A stem by the stemmer of the word's script.
fn stem(word: &str) -> String {
    let language = if word.is_ascii() { Algorithm::English } else { Algorithm::Russian };
    Stemmer::create(language).stem(word).into_owned()
}

/// Every word that finds a record.
pub fn words_of(corpus: &Corpus, record: &Record) -> Vec<String> {
    texts(corpus, record).into_iter().flat_map(split).collect()
}

fn lower(text: &str) -> Vec<String> {
    let parts_words = |c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c);
    let words = text.split(parts_words).map(str::to_lowercase);
    words.filter(|word| !fold(word).is_empty()).collect()
}

/// The entries whose names may stand for each other.
fn authorities(corpus: &Corpus) -> Vec<&Authority> {
    let countries = corpus.countries.iter().map(|(_, e)| &e.authority);
    let organisations = corpus.organisations.iter().map(|(_, e)| &e.authority);
    let operations = corpus.operations.iter().map(|(_, e)| &e.authority);
    let exercises = corpus.exercises.iter().map(|(_, e)| &e.authority);
    let instruments = corpus.instruments.iter().map(|(_, e)| &e.authority);
    countries.chain(organisations).chain(operations).chain(exercises).chain(instruments).collect()
}

fn split(text: &str) -> Vec<String> {
    let parts_words = |c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c);
    text.split(parts_words).map(fold).filter(|word| !word.is_empty()).collect()
}

/// Every text of a record that search looks into.
pub fn texts<'a>(corpus: &'a Corpus, record: &'a Record) -> Vec<&'a str> {
    let mut texts: Vec<&str> = vec![&record.title, corpus.kinds[record.kind].name()];
    texts.extend(record.place.as_deref());
    texts.extend(record.digest.iter().map(String::as_str));
    texts.extend(record.quotations.iter().map(|quotation| quotation.text.as_str()));
    for figure in &record.figures {
        texts.extend([figure.unit.as_str(), &figure.what]);
    }
    for source in &record.sources {
        texts.extend([corpus.publishers[source.publisher].name(), &source.title]);
    }
    for voice in record.people() {
        texts.extend(voice.role.as_deref());
        let authority = match voice.who {
            Who::Person(key) => &corpus.people[key].authority,
            Who::Organisation(key) => &corpus.organisations[key].authority,
        };
        texts.extend(authority.names());
    }
    texts.extend(record.tags().flat_map(|tag| authority(corpus, tag).names()));
    texts
}

fn authority(corpus: &Corpus, tag: Tag) -> &Authority {
    match tag {
        Tag::Country(key) => &corpus.countries[key].authority,
        Tag::Topic(key) => &corpus.topics[key].authority,
        Tag::Organisation(key) => &corpus.organisations[key].authority,
        Tag::Operation(key) => &corpus.operations[key].authority,
        Tag::Exercise(key) => &corpus.exercises[key].authority,
        Tag::Instrument(key) => &corpus.instruments[key].authority,
        Tag::Person(key) => &corpus.people[key].authority,
    }
}
