//! An expression with its words looked up: what of each segment it stands for.

use super::dictionary::Word;
use super::distance;
use super::expression::{Expression, Fields, Form, Spelling, Term};
use super::segment::Segment;
use fixedbitset::FixedBitSet;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

/// A word of a segment, and how much it counts.
pub(super) type Counted = (Word, f32);

/// An [`Expression`] over given segments.
#[derive(Clone, Debug)]
pub(super) enum Asked<'a> {
    All,
    Term(Words<'a>, Fields),
    Phrase(Vec<Words<'a>>, Fields),
    Within(Rc<FixedBitSet>),
    And(Vec<Asked<'a>>),
    Or(Vec<Asked<'a>>),
    Most(Vec<Asked<'a>>, usize),
    Optional(Box<Asked<'a>>),
    Not(Box<Asked<'a>>),
}

/// The words a term stands for.
#[derive(Clone, Debug)]
pub(super) struct Words<'a> {
    /// For each segment, in the order of their numbers; how much each counts.
    pub of: Vec<Vec<Counted>>,
    /// The postings of each word that documents have.
    pub lists: Vec<List<'a>>,
    /// How many postings they have together.
    pub postings: usize,
}

/// The postings of a word in a segment.
#[derive(Clone, Debug)]
pub(super) struct List<'a> {
    pub segment: usize,
    /// How much the word counts.
    pub share: f32,
    pub postings: Cow<'a, [u32]>,
}

/// A word in so many forms or fewer is looked for where postings are not written yet; for
/// more, it takes less to write them.
const LOOKED_FOR: usize = 8;

impl<'a> Asked<'a> {
    pub fn new(expression: &Expression, segments: &'a [Arc<Segment>]) -> Asked<'a> {
        let all = |parts: &[Expression]| parts.iter().map(|p| Asked::new(p, segments)).collect();
        match expression {
            Expression::All => Asked::All,
            Expression::Term(term) => Asked::Term(Words::new(term, segments), term.fields),
            Expression::Phrase(terms, fields) => {
                let words = terms.iter().map(|term| Words::new(term, segments));
                Asked::Phrase(words.collect(), *fields)
            }
            Expression::Within(set) => Asked::Within(set.clone()),
            Expression::And(parts) => Asked::And(all(parts)),
            Expression::Or(parts) => Asked::Or(all(parts)),
            Expression::Most(parts, least) => Asked::Most(all(parts), *least),
            Expression::Optional(part) => Asked::Optional(Box::new(Asked::new(part, segments))),
            Expression::Not(part) => Asked::Not(Box::new(Asked::new(part, segments))),
        }
    }

    /// Whether looking the words up would write postings.
    pub fn would_prepare(expression: &Expression, segments: &[Arc<Segment>]) -> bool {
        let any = |parts: &[Expression]| parts.iter().any(|p| Asked::would_prepare(p, segments));
        let has_many = |term: &Term| {
            let mut late = segments.iter().filter(|segment| !segment.is_prepared());
            late.any(|segment| words(segment, &term.forms).len() > LOOKED_FOR)
        };
        match expression {
            Expression::All | Expression::Within(_) => false,
            Expression::Term(term) => has_many(term),
            Expression::Phrase(terms, _) => terms.iter().any(has_many),
            Expression::And(parts) | Expression::Or(parts) | Expression::Most(parts, _) => {
                any(parts)
            }
            Expression::Optional(part) | Expression::Not(part) => {
                Asked::would_prepare(part, segments)
            }
        }
    }

    /// Whether anything is asked for by which documents fit more or less well.
    pub fn scores(&self) -> bool {
        match self {
            Asked::Term(..) | Asked::Phrase(..) => true,
            Asked::And(parts) | Asked::Or(parts) | Asked::Most(parts, _) => {
                parts.iter().any(Asked::scores)
            }
            Asked::Optional(part) => part.scores(),
            Asked::All | Asked::Within(_) | Asked::Not(_) => false,
        }
    }

    /// The words asked for by themselves, in the order in which they were written; those that
    /// must not occur left out.
    pub fn terms<'b>(&'b self, terms: &mut Vec<&'b Words<'a>>) {
        match self {
            Asked::Term(words, _) => terms.push(words),
            Asked::And(parts) | Asked::Or(parts) | Asked::Most(parts, _) => {
                parts.iter().for_each(|part| part.terms(terms));
            }
            Asked::Optional(part) => part.terms(terms),
            Asked::All | Asked::Phrase(..) | Asked::Within(_) | Asked::Not(_) => {}
        }
    }

    /// In what order parts of an "and" are best gone through: those that read documents late.
    pub fn cost(&self) -> (bool, usize) {
        match self {
            Asked::All | Asked::Within(_) => (false, 0),
            Asked::Term(words, fields) => (*fields != Fields::ALL, words.postings),
            Asked::Phrase(terms, _) => (true, terms.iter().map(|words| words.postings).sum()),
            Asked::And(parts) => parts.iter().map(Asked::cost).min().unwrap_or_default(),
            Asked::Or(parts) | Asked::Most(parts, _) => {
                parts.iter().map(Asked::cost).max().unwrap_or_default()
            }
            // It leaves as much as it finds: last, when little is left to be scored.
            Asked::Optional(_) => (true, usize::MAX),
            Asked::Not(part) => part.cost(),
        }
    }
}

impl<'a> Words<'a> {
    fn new(term: &Term, segments: &'a [Arc<Segment>]) -> Words<'a> {
        let of: Vec<Vec<Counted>> = segments.iter().map(|s| words(s, &term.forms)).collect();
        let mut lists = Vec::new();
        for (i, (segment, words)) in segments.iter().zip(&of).enumerate() {
            if words.len() > LOOKED_FOR {
                segment.prepare();
            }
            lists.extend(words.iter().map(|(word, share)| List {
                segment: i,
                share: *share,
                postings: segment.postings(*word),
            }));
        }
        Words { of, postings: lists.iter().map(|list| list.postings.len()).sum(), lists }
    }

    /// Those of one segment, in the order of their numbers.
    pub fn in_segment(&self, segment: usize) -> &[Counted] {
        self.of.get(segment).map_or(&[], Vec::as_slice)
    }
}

/// How much a word counts among some, which are in order; none where it is none of them.
#[inline]
pub(super) fn share(words: &[Counted], word: Word) -> Option<f32> {
    if let [(only, share)] = words {
        return (*only == word).then_some(*share);
    }
    let place = words.binary_search_by_key(&word, |(word, _)| *word).ok()?;
    words.get(place).map(|(_, share)| *share)
}

/// The words of a segment that some forms stand for: in order, each once, with the most it
/// counts.
fn words(segment: &Segment, forms: &[Form]) -> Vec<Counted> {
    let mut all: Vec<Counted> = Vec::new();
    for Form { spelling, share } in forms {
        for word in spelled(segment, spelling) {
            // A spelling's words come nearly in order: most go to the end.
            let place = all.partition_point(|(other, _)| *other < word);
            match all.get_mut(place).filter(|(other, _)| *other == word) {
                Some((_, most)) => *most = most.max(*share),
                None => all.insert(place, (word, *share)),
            }
        }
    }
    all
}

/// The words of a segment that a spelling stands for.
pub(super) fn spelled(segment: &Segment, spelling: &Spelling) -> Vec<Word> {
    let dictionary = segment.dictionary();
    match spelling {
        Spelling::Word(folded) => dictionary.find(folded),
        Spelling::Beginning(folded) => dictionary.beginning(folded),
        Spelling::Near(folded, errors) => distance::near(&dictionary, folded, *errors),
    }
}
