//! Answering over any number of segments as if they were one.

use super::asked::{self, Asked, Counted, Words};
use super::code::count_words;
use super::expression::{Expression, Fields, Spelling};
use super::postings::{self, Inversion};
use super::rank;
use super::seek::{self, Place, Seeker};
use super::segment::Segment;
use crate::domain::text::fold;
use fixedbitset::FixedBitSet;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Documents of one or more segments. Those of the first segment have the numbers from 0,
/// those of the next follow.
#[derive(Debug, Default)]
pub struct Engine {
    segments: Vec<Arc<Segment>>,
    /// The number of each segment's first document.
    firsts: Vec<usize>,
    count: usize,
    /// What each document's length does to its scores, by the average over all segments.
    resistances: Vec<f32>,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The documents.
    pub documents: FixedBitSet,
    /// How well each fits, by number; means nothing for those not found. None where nothing
    /// was asked for that scores.
    scores: Vec<f32>,
    asked: Asked<'a>,
}

impl Found<'_> {
    /// How well a document fits that was found.
    pub fn score(&self, document: usize) -> f32 {
        self.scores.get(document).copied().unwrap_or_default()
    }

    /// The best `most` of the documents found that are `among` some, best first; the later
    /// one first where two fit equally.
    pub fn best(&self, among: &FixedBitSet, most: usize) -> Vec<usize> {
        if self.scores.is_empty() {
            return both(self.documents.clone(), among).ones().rev().take(most).collect();
        }
        let better =
            |a: usize, b: usize| self.scores[a].total_cmp(&self.scores[b]).then(a.cmp(&b)).is_gt();
        let mut best: Vec<usize> = Vec::with_capacity(most + 1);
        for document in self.documents.intersection(among) {
            if best.len() == most && best.last().is_none_or(|last| !better(document, *last)) {
                continue;
            }
            let place = best.partition_point(|other| better(*other, document));
            best.insert(place, document);
            best.truncate(most);
        }
        best
    }
}

/// The postings of an engine, being written little by little: see [`Engine::prepare_some`].
#[derive(Debug, Default)]
pub struct Preparation {
    segment: usize,
    inversion: Option<Inversion>,
}

impl<S: Into<Arc<Segment>>> From<Vec<S>> for Engine {
    fn from(segments: Vec<S>) -> Engine {
        let segments = segments.into_iter().map(S::into).collect();
        let mut engine = Engine { segments, ..Engine::default() };
        engine.settle();
        engine
    }
}

impl Engine {
    /// Adds a segment; its documents come after all others.
    pub fn add(&mut self, segment: impl Into<Arc<Segment>>) {
        self.segments.push(segment.into());
        self.settle();
    }

    /// How many documents there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Writes the postings of all words, from which answers are quicker. An engine answers
    /// without them too: it then looks for the words that are asked for in the texts.
    pub fn prepare(&self) {
        self.segments.iter().for_each(|segment| segment.prepare());
    }

    /// Goes on writing the postings: takes some of the room for them, or goes over so many further
    /// documents; says whether all is done.
    pub fn prepare_some(&self, work: &mut Preparation, documents: usize) -> bool {
        let Some(segment) = self.segments.get(work.segment) else { return true };
        if segment.is_prepared() {
            work.inversion = None;
        } else if work.inversion.is_none() {
            work.inversion = Inversion::new(segment);
        }
        let done = work.inversion.as_mut().is_none_or(|work| work.go_on(segment, documents));
        if done {
            work.inversion.take().into_iter().for_each(|inversion| segment.take(inversion));
            work.segment += 1;
        }
        work.segment == self.segments.len()
    }

    /// Whether [`Engine::find`] would write postings first, which takes long where there are many
    /// documents: a word that stands for very many is not looked for one by one.
    pub fn would_prepare(&self, expression: &Expression) -> bool {
        Asked::would_prepare(expression, &self.segments)
    }

    /// The words that a spelling stands for, folded, each once, with how many documents have
    /// it; in the order of their letters.
    pub fn spelled(&self, spelling: &Spelling) -> Vec<(String, usize)> {
        let mut words = BTreeMap::new();
        for segment in &self.segments {
            for word in asked::spelled(segment, spelling) {
                let folded = fold(&segment.dictionary().word(word).unwrap_or_default());
                *words.entry(folded).or_insert(0) += segment.with(word);
            }
        }
        words.into_iter().collect()
    }

    /// The words of the texts, folded, each once, in the order of their letters.
    pub fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        for segment in &self.segments {
            let dictionary = segment.dictionary();
            words.extend(dictionary.folded().iter().map(|(word, _)| word.clone()));
            dictionary.each(|word, _| {
                if word.is_ascii() || fold(word) == word {
                    words.push(word.to_owned());
                }
            });
        }
        // They come in long runs that are in order, which this way of sorting only merges.
        words.sort();
        words.dedup();
        words
    }

    /// The documents that are asked for, with their scores.
    pub fn find(&self, expression: &Expression) -> Found<'_> {
        let mut all = FixedBitSet::with_capacity(self.count);
        all.insert_range(..);
        let asked = Asked::new(expression, &self.segments);
        let mut scores = vec![0.0; if asked.scores() { self.count } else { 0 }];
        let documents = self.evaluate(&asked, &all, Some(&mut scores));
        Found { documents, scores, asked }
    }

    /// Adds to the scores of the best documents that are `among` some what the nearness of the
    /// words in them is worth.
    pub fn look_into(&self, found: &mut Found<'_>, among: &FixedBitSet) {
        let mut terms = Vec::new();
        found.asked.terms(&mut terms);
        if terms.len() < 2 {
            return;
        }
        let rarities: Vec<f32> = terms.iter().map(|words| self.rarity(words)).collect();
        let pairs: Vec<f32> = rarities.windows(2).map(|pair| pair[0].min(pair[1])).collect();
        let seekers = self.seekers(&terms);
        let added: Vec<(usize, f32)> = found
            .best(among, rank::LOOKED_INTO)
            .into_iter()
            .map(|document| (document, self.nearness(document, &seekers, &pairs)))
            .collect();
        for (document, nearness) in added {
            found.scores[document] += nearness;
        }
    }

    /// For each segment, one for each term.
    fn seekers<'a>(&self, terms: &[&'a Words<'_>]) -> Vec<Vec<Seeker<'a>>> {
        let seeker = |i| move |words: &&'a Words<'_>| Seeker::new(words.in_segment(i));
        (0..self.segments.len()).map(|i| terms.iter().map(seeker(i)).collect()).collect()
    }

    fn settle(&mut self) {
        self.firsts.clear();
        self.count = 0;
        for segment in &self.segments {
            self.firsts.push(self.count);
            self.count += segment.count();
        }
        let lengths = || self.segments.iter().flat_map(|segment| segment.lengths());
        let sum: u64 = lengths().map(|length| u64::from(*length)).sum();
        let average = sum as f32 / self.count.max(1) as f32;
        self.resistances = lengths().map(|length| rank::resistance(*length, average)).collect();
    }

    /// The segment of a document, and its number there.
    fn place(&self, document: usize) -> Option<(usize, usize)> {
        let segment = self.firsts.partition_point(|first| *first <= document).checked_sub(1)?;
        let at = document - self.firsts[segment];
        (at < self.segments[segment].count()).then_some((segment, at))
    }

    fn nothing(&self) -> FixedBitSet {
        FixedBitSet::with_capacity(self.count)
    }

    /// Those of the `allowed` documents that are asked for; adds to their scores where given.
    fn evaluate(
        &self,
        asked: &Asked<'_>,
        allowed: &FixedBitSet,
        mut scores: Option<&mut [f32]>,
    ) -> FixedBitSet {
        match asked {
            Asked::All => allowed.clone(),
            Asked::Term(words, fields) if *fields == Fields::ALL => {
                self.term(words, allowed, scores)
            }
            Asked::Term(words, fields) => {
                let alone = std::slice::from_ref(words);
                self.sequence(alone, *fields, allowed, scores)
            }
            Asked::Phrase(terms, fields) => self.sequence(terms, *fields, allowed, scores),
            Asked::Within(set) => both(allowed.clone(), set),
            Asked::And(parts) => {
                // What costs least goes first, since it leaves less for the rest.
                let mut parts: Vec<&Asked<'_>> = parts.iter().collect();
                let mut documents = allowed.clone();
                while let Some((next, _)) =
                    parts.iter().enumerate().min_by_key(|(_, part)| part.cost())
                {
                    let part = parts.swap_remove(next);
                    documents = self.evaluate(part, &documents, scores.as_deref_mut());
                    if documents.is_clear() {
                        break;
                    }
                }
                documents
            }
            Asked::Or(parts) => {
                let mut documents = self.nothing();
                for part in parts {
                    documents.union_with(&self.evaluate(part, allowed, scores.as_deref_mut()));
                }
                documents
            }
            Asked::Most(parts, least) => {
                let mut met = vec![0_usize; self.count];
                for part in parts {
                    for document in self.evaluate(part, allowed, scores.as_deref_mut()).ones() {
                        met[document] += 1;
                    }
                }
                let mut documents = self.nothing();
                documents.extend(allowed.ones().filter(|document| met[*document] >= *least));
                documents
            }
            Asked::Optional(part) => {
                self.evaluate(part, allowed, scores);
                allowed.clone()
            }
            Asked::Not(part) => {
                let mut documents = allowed.clone();
                documents.difference_with(&self.evaluate(part, allowed, None));
                documents
            }
        }
    }

    /// The documents with a word in any of its forms.
    fn term(
        &self,
        words: &Words<'_>,
        allowed: &FixedBitSet,
        scores: Option<&mut [f32]>,
    ) -> FixedBitSet {
        let Some(scores) = scores else { return both(self.having(words), allowed) };
        if words.of.iter().all(|words| words.len() < 2) {
            // One form: each document is met once, and scored at once.
            let mut documents = self.nothing();
            let rarity = rank::rarity(words.postings, self.count);
            self.each_posting(words, |document, frequency| {
                if allowed.contains(document) {
                    documents.insert(document);
                    scores[document] += rank::score(rarity, frequency, self.resistances[document]);
                }
            });
            return documents;
        }
        // Several: their frequencies are added up before they count.
        let mut having = self.nothing();
        let mut frequencies = vec![0.0; self.count];
        self.each_posting(words, |document, frequency| {
            having.insert(document);
            frequencies[document] += frequency;
        });
        let rarity = rank::rarity(having.count_ones(..), self.count);
        let documents = both(having, allowed);
        for document in documents.ones() {
            let (frequency, resistance) = (frequencies[document], self.resistances[document]);
            scores[document] += rank::score(rarity, frequency, resistance);
        }
        documents
    }

    /// The documents with words one after the other in some fields; found by reading them.
    fn sequence(
        &self,
        terms: &[Words<'_>],
        fields: Fields,
        allowed: &FixedBitSet,
        mut scores: Option<&mut [f32]>,
    ) -> FixedBitSet {
        let mut candidates = allowed.clone();
        for words in terms {
            candidates = both(candidates, &self.having(words));
        }
        let rarity: f32 = match scores {
            Some(_) => terms.iter().map(|words| self.rarity(words)).sum(),
            None => 0.0,
        };
        let mut documents = self.nothing();
        let Some((first, rest)) = terms.split_first() else { return documents };
        let seekers = self.seekers(&[first]);
        let rest: Vec<Vec<&[Counted]>> = (0..self.segments.len())
            .map(|i| rest.iter().map(|words| words.in_segment(i)).collect())
            .collect();
        let mut places = Vec::new();
        for document in candidates.ones() {
            let Some((segment, at)) = self.place(document) else { continue };
            let mut frequency = 0.0;
            self.segments[segment].passages(at, |codes, field_at| {
                places.clear();
                seekers[segment].iter().for_each(|seeker| seeker.places(codes, &mut places));
                for place in &places {
                    if let Some(share) = seek::follow(codes, place.end, &rest[segment])
                        && let Some(field) = field_at(place.at).filter(|field| fields.has(*field))
                    {
                        frequency += field.weight() as f32 * share.min(place.share);
                    }
                }
            });
            if frequency == 0.0 {
                continue;
            }
            documents.insert(document);
            if let Some(scores) = scores.as_deref_mut() {
                scores[document] += rank::score(rarity, frequency, self.resistances[document]);
            }
        }
        documents
    }

    /// What the nearness of each term to the next adds to a document's score.
    fn nearness(&self, document: usize, seekers: &[Vec<Seeker<'_>>], rarities: &[f32]) -> f32 {
        let Some((segment, at)) = self.place(document) else { return 0.0 };
        let terms = &seekers[segment];
        // Where in a stretch each of the terms stands.
        let mut places: Vec<Vec<Place>> = vec![Vec::new(); terms.len()];
        // Where each was met last, in words.
        let mut last = vec![None; terms.len()];
        let mut nearest = vec![u32::MAX; rarities.len()];
        self.segments[segment].stretches(at, |_, stretch| {
            for (places, seeker) in places.iter_mut().zip(terms) {
                places.clear();
                seeker.places(stretch, places);
            }
            if places.iter().filter(|places| !places.is_empty()).count() < 2 {
                return;
            }
            last.fill(None);
            let mut next: Vec<_> = places.iter().map(|places| places.iter().peekable()).collect();
            let (mut position, mut done) = (0, 0);
            while let Some(at) = next.iter_mut().filter_map(|next| Some(next.peek()?.at)).min() {
                position += count_words(&stretch[done..at]);
                done = at;
                let distance = |from: Option<u32>| from.map_or(u32::MAX, |from| position - from);
                let here =
                    next.iter_mut().map(|next| next.next_if(|place| place.at == at).is_some());
                let here: Vec<bool> = here.collect();
                for i in (0..terms.len()).filter(|i| here[*i]) {
                    if i > 0 {
                        nearest[i - 1] = nearest[i - 1].min(distance(last[i - 1]));
                    }
                    // The other way round they are a step further apart.
                    if i + 1 < terms.len() {
                        nearest[i] = nearest[i].min(distance(last[i + 1]).saturating_add(1));
                    }
                }
                let met = last.iter_mut().zip(&here).filter(|(_, here)| **here);
                met.for_each(|(last, _)| *last = Some(position));
            }
        });
        let pairs = nearest.iter().zip(rarities).filter(|(nearest, _)| **nearest < u32::MAX);
        pairs.map(|(nearest, rarity)| rank::nearness(*rarity, *nearest)).sum()
    }

    /// All documents with a word in any of its forms.
    fn having(&self, words: &Words<'_>) -> FixedBitSet {
        let mut documents = self.nothing();
        self.each_posting(words, |document, _| documents.insert(document));
        documents
    }

    fn rarity(&self, words: &Words<'_>) -> f32 {
        let single = words.of.iter().all(|words| words.len() < 2);
        let with = if single { words.postings } else { self.having(words).count_ones(..) };
        rank::rarity(with, self.count)
    }

    /// Every posting of some words: the document, and the weighed frequency.
    #[inline]
    fn each_posting(&self, words: &Words<'_>, mut visit: impl FnMut(usize, f32)) {
        for list in &words.lists {
            let first = self.firsts[list.segment];
            for posting in list.postings.iter() {
                let frequency = postings::frequency(*posting) as f32 * list.share;
                visit(first + postings::document(*posting), frequency);
            }
        }
    }
}

/// What two sets have in common.
fn both(mut set: FixedBitSet, other: &FixedBitSet) -> FixedBitSet {
    set.intersect_with(other);
    set
}
