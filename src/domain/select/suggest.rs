//! What a word being typed may become: a value of a filter that has it in a name, or a longer
//! word of the texts.
//!
//! Each comes with the number of records that choosing it gives. That is dear to find out, so
//! it is asked only of what has a chance to be shown.

use super::names::Place;
use super::{Condition, Explorer, named_filters};
use crate::domain::index::{Expression, Spelling, Term};
use crate::domain::language::{Typed, typed};
use crate::domain::query::{Facet, Match, Query, Value};
use crate::domain::search::fields;
use crate::domain::text::{fold, is_light, words};
use fixedbitset::FixedBitSet;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// The most values, and the most words, that are suggested.
const VALUES: usize = 5;
const WORDS: usize = 4;
/// A single letter begins too many words to say anything.
const SHORTEST: usize = 2;
/// Of how many words it is found out how many of the records have them: those most frequent in
/// the corpus.
const WEIGHED: usize = 48;
/// Of how many of these it is found out how many records they would give.
const COUNTED: usize = 12;

/// What a word being typed may become; empty where no word is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// Values of filters, the likeliest first.
    pub values: Vec<Named>,
    /// Words, those first that most records have beside the rest of the text.
    pub words: Vec<Completion>,
}

/// A value of a filter that what is typed names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The filter.
    pub facet: Facet,
    /// The value's place in it.
    pub place: usize,
    /// What is left of the text without what names the value.
    pub text: String,
    /// How many records there are with that text and this value chosen too.
    pub count: usize,
}

/// A word of the texts that begins as the one being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The word: what is typed as typed, and the rest of it.
    pub word: String,
    /// How much of it is typed, in bytes.
    pub typed: usize,
    /// The text with the word in its place.
    pub text: String,
    /// Where the caret then belongs in it, in bytes.
    pub caret: usize,
    /// How many records there are with that text.
    pub count: usize,
}

impl Explorer {
    /// What the word that the caret, in bytes of the text, is in or at the end of may become.
    pub fn suggest(&self, query: &Query, caret: usize) -> Suggestions {
        let Some(typed) = typed(&query.text, caret, &fields(&named_filters())) else {
            return Suggestions::default();
        };
        Suggestions {
            values: self.values_named(query, &typed),
            words: self.completions(query, &typed),
        }
    }

    fn values_named(&self, query: &Query, typed: &Typed) -> Vec<Named> {
        let stretches: Vec<Vec<String>> =
            typed.apart.iter().map(|stretch| folded(&query.text[stretch.clone()])).collect();
        let Some(last) = stretches.first().and_then(|words| words.last()) else {
            return Vec::new();
        };
        // By what is taken out of the text, and filter: what a count needs, they share.
        let mut named: BTreeMap<(usize, Facet), Vec<usize>> = BTreeMap::new();
        let names = self.names();
        let (places, is_written) = names.beginning(last);
        for (facet, place) in places {
            let Some(value) = self.values(facet).get(place) else { continue };
            // Of a name of several words as much as is written of it.
            let of_it = match stretches.len() {
                1 if stretches[0].len() == 1 => Some(0),
                _ => longest_named(value, &stretches, is_written),
            };
            if let Some(stretch) = of_it.filter(|_| !query.has(facet, &value.code)) {
                named.entry((stretch, facet)).or_default().push(place);
            }
        }
        let mut suggested = Vec::new();
        for (stretch, _) in typed.apart.iter().enumerate() {
            let mut of_stretch = named.range((stretch, Facet::ALL[0])..).peekable();
            if of_stretch.peek().is_none_or(|((other, _), _)| *other != stretch) {
                continue;
            }
            let text = without(&query.text, &typed.apart[stretch]);
            let left = Query { text: text.clone(), ..query.clone() };
            let (found, _) = self.found(&self.question(&left));
            let plan = self.plan(&left, found.as_ref());
            for ((_, facet), places) in of_stretch.take_while(|((other, _), _)| *other == stretch) {
                for place in places {
                    let count = self.count_with(&plan, query, (*facet, *place));
                    let named = Named { facet: *facet, place: *place, text: text.clone(), count };
                    suggested.push((stretches[stretch].len(), named));
                }
            }
        }
        suggested.retain(|(_, named)| named.count > 0);
        suggested.sort_by_key(|(words, named)| {
            (Reverse((*words, named.count)), named.facet, named.place)
        });
        suggested.into_iter().map(|(_, named)| named).take(VALUES).collect()
    }

    /// How many records meet a plan with a value chosen too.
    fn count_with(
        &self,
        plan: &[(Condition, FixedBitSet)],
        query: &Query,
        (facet, place): Place,
    ) -> usize {
        let column = self.column(facet, query.sg_by);
        let Some(having) = column.and_then(|column| column.assigned.records(place)) else {
            return 0;
        };
        let of_facet = Condition::Facet(facet);
        let has_choice = plan.iter().any(|(condition, _)| *condition == of_facet);
        let result = self.result(plan, None);
        if !has_choice || query.match_in(facet) == Match::All {
            return result.intersection_count(having);
        }
        // One more of several that will do: what it adds to those there are.
        let others = self.result(plan, Some(of_facet));
        result.count_ones(..) + others.intersection_count(having)
            - result.intersection_count(having)
    }

    fn completions(&self, query: &Query, typed: &Typed) -> Vec<Completion> {
        let written = &query.text[typed.span.clone()];
        let beginning = fold(written);
        if beginning.chars().count() < SHORTEST {
            return Vec::new();
        }
        let begin_so = self.engine.spelled(&Spelling::Beginning(beginning.clone()));
        let is_whole = begin_so.iter().any(|(word, _)| *word == beginning);
        let mut longer: Vec<(String, usize)> = begin_so
            .into_iter()
            .filter(|(word, _)| *word != beginning && !is_light(word))
            .collect();
        longer.sort_by(|(a, m), (b, n)| n.cmp(m).then_with(|| a.cmp(b)));
        longer.truncate(WEIGHED);
        // Among the records that meet all else, as far as that is sure.
        let left = match typed.apart.first() {
            Some(stretch) => without(&query.text, stretch),
            None => String::new(),
        };
        let (among, _) = self.records(&Query { text: left, ..query.clone() });
        for (word, records) in &mut longer {
            let having = Expression::Term(Term::from(Spelling::Word(word.clone())));
            *records = self.engine.find(&having).documents.intersection_count(&among);
        }
        longer.retain(|(_, records)| *records > 0);
        longer.sort_by_key(|(_, records)| Reverse(*records));
        // Where any form of a word will do, one of them is enough.
        let is_other =
            |word: &str, other: &str| typed.exact || !self.vocabulary.are_forms_of_one(word, other);
        let mut left_to_count = COUNTED;
        let mut completions: Vec<Completion> = Vec::new();
        let mut taken: Vec<String> = if is_whole { vec![beginning.clone()] } else { Vec::new() };
        for (word, _) in longer {
            if completions.len() == WORDS || left_to_count == 0 {
                break;
            }
            if taken.iter().all(|other| is_other(&word, other)) {
                let mut completion = completed(&query.text, &typed.span, &beginning, &word);
                let asked = Query { text: completion.text.clone(), ..query.clone() };
                let (records, softened) = self.records(&asked);
                completion.count = records.count_ones(..);
                left_to_count -= 1;
                taken.push(word);
                // Where others had to be shown that lack some of the words, it leads nowhere.
                let leads = completion.count > 0 && softened.is_none();
                completions.extend(leads.then_some(completion));
            }
        }
        completions
    }
}

fn folded(text: &str) -> Vec<String> {
    words(text).map(|word| word.folded).collect()
}

/// The longest of some stretches, each ending as the first does, whose every word begins a word
/// of its own of one name; the last word may be spelled otherwise.
fn longest_named(value: &Value, stretches: &[Vec<String>], is_written: bool) -> Option<usize> {
    let names = value.names.iter().chain([&value.label]).map(|name| folded(name));
    let names: Vec<Vec<String>> = names.collect();
    let is_name_of = |stretch: &Vec<String>| {
        let asked = if is_written { &stretch[..] } else { &stretch[..stretch.len() - 1] };
        names.iter().any(|name| begin_each(asked, name))
    };
    let named = stretches.iter().take_while(|stretch| is_name_of(stretch)).count();
    named.checked_sub(1)
}

/// Whether each of some words begins a word of its own of a name.
fn begin_each(asked: &[String], name: &[String]) -> bool {
    let mut left: Vec<&String> = name.iter().collect();
    asked.iter().rev().all(|word| {
        let place = left.iter().position(|other| other.starts_with(word.as_str()));
        place.map(|place| left.remove(place)).is_some()
    })
}

/// A text without one stretch of it and the space after.
fn without(text: &str, stretch: &Range<usize>) -> String {
    let (before, after) = (&text[..stretch.start], text[stretch.end..].trim_start());
    if before.trim().is_empty() { after.to_owned() } else { format!("{before}{after}") }
}

/// A text with a word in the place of what was typed of it, not counted yet. At the end a space
/// says that the word is whole.
fn completed(text: &str, span: &Range<usize>, beginning: &str, word: &str) -> Completion {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let typed = &text[span.clone()];
    let rest = word.strip_prefix(beginning).unwrap_or_default();
    let space = if after.is_empty() { " " } else { "" };
    Completion {
        word: format!("{typed}{rest}"),
        typed: typed.len(),
        caret: before.len() + typed.len() + rest.len() + space.len(),
        text: format!("{before}{typed}{rest}{space}{after}"),
        count: 0,
    }
}
