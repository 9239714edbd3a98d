//! From what a reader writes to what the index is asked.

use super::marks::Marks;
use super::vocabulary::{self, Vocabulary};
use crate::domain::index::{Engine, Expression, Field, Fields, Form, Spelling, Term};
use crate::domain::language::{FieldKind, FieldName, Node, NodeKind, Parsed, parse};
use crate::domain::text::is_light;
use fixedbitset::FixedBitSet;
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

/// The fields of texts that can be named in a query.
pub const TEXT_FIELDS: [(&str, Field); 4] = [
    ("title", Field::Title),
    ("body", Field::Body),
    ("quote", Field::Quotation),
    ("name", Field::Names),
];

/// Every field a query may name, where `filters` are those that are none of the text.
pub fn fields(filters: &[FieldName]) -> Vec<FieldName> {
    let field = |(name, _)| FieldName { name, kind: FieldKind::Text };
    TEXT_FIELDS.into_iter().map(field).chain(filters.iter().copied()).collect()
}

/// What a query stands for.
#[derive(Debug)]
pub struct Question {
    /// What the index is asked; none where nothing is left to ask.
    pub expression: Option<Expression>,
    /// What it is asked where little has all the words.
    pub softer: Option<Softer>,
    /// What is marked in texts.
    pub marks: Marks,
    /// Words that nothing has, and what was searched for instead.
    pub corrections: Vec<Correction>,
    /// Words for which others stand too.
    pub widened: Vec<Widened>,
    /// Of the forms that are not to stand for a word those that otherwise would.
    pub left_out: BTreeSet<String>,
    /// Words that were written together, and are asked for so.
    pub joined: Vec<String>,
    /// What was left out or read otherwise, a sentence each.
    pub notes: Vec<String>,
}

/// A question that some of the words answer.
#[derive(Debug)]
pub struct Softer {
    /// What the index is asked.
    pub expression: Expression,
    /// How many of the words must occur,
    pub least: usize,
    /// of how many.
    pub words: usize,
}

/// A word that no text has, and what is asked instead: the nearest that some have, or the two that
/// it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Where it stands in the query, in bytes.
    pub span: Range<usize>,
    /// The word as written.
    pub written: String,
    /// What was searched for instead.
    pub instead: String,
}

/// A word asked for, and the others that stand for it: by their stem, as spellings, as names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Widened {
    /// The word, folded.
    pub word: String,
    /// The same as written, or as corrected.
    pub written: String,
    /// The others, in the order of their letters; those too that are left out, and perhaps some
    /// that no text has.
    pub others: Vec<String>,
    /// Where it is asked for.
    pub fields: Fields,
}

/// The records that a named filter stands for, or a sentence why it stands for none.
pub type Filter<'a> = &'a dyn Fn(&NodeKind) -> Result<FixedBitSet, String>;

impl Question {
    /// Reads a query. The forms of `not_as` stand for no other word; `filters` are the fields
    /// that are none of the text, and `filter` says what is asked of one.
    pub fn new(
        text: &str,
        not_as: &BTreeSet<String>,
        engine: &Engine,
        vocabulary: &Vocabulary,
        filters: &[FieldName],
        filter: Filter<'_>,
    ) -> Question {
        let Parsed { tree, notes, unfinished } = parse(text, &fields(filters));
        let notes = notes.iter().map(ToString::to_string).collect();
        let question = Question {
            expression: None,
            softer: None,
            marks: Marks::default(),
            corrections: Vec::new(),
            widened: Vec::new(),
            left_out: BTreeSet::new(),
            joined: Vec::new(),
            notes,
        };
        let mut reader = Reader { text, not_as, engine, vocabulary, filter, unfinished, question };
        let expression = tree.as_ref().and_then(|node| match &node.kind {
            NodeKind::All(parts) => Some(reader.whole(parts)),
            _ => reader.read(node, Fields::ALL, true),
        });
        Question { expression, ..reader.question }
    }
}

struct Reader<'a> {
    text: &'a str,
    not_as: &'a BTreeSet<String>,
    engine: &'a Engine,
    vocabulary: &'a Vocabulary,
    filter: Filter<'a>,
    /// The word being typed, perhaps not to its end.
    unfinished: Option<Range<usize>>,
    question: Question,
}

impl Reader<'_> {
    /// What several conditions stand for together: all of them, but for words that only hold
    /// others together. Should little meet them, half of the bare words will do.
    fn whole(&mut self, parts: &[Node]) -> Expression {
        let (mut words, mut light, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for part in parts {
            let bare = match &part.kind {
                NodeKind::Word { text, exact: false, prefix: false } => Some(text),
                _ => None,
            };
            let is_light = bare.is_some_and(|word| is_light(word)) && !self.is_unfinished(part);
            let Some(expression) = self.read(part, Fields::ALL, !is_light) else { continue };
            match bare {
                Some(_) if is_light => light.push(expression),
                Some(_) => words.push(expression),
                None => others.push(expression),
            }
        }
        if words.is_empty() && others.is_empty() {
            return Expression::And(light);
        }
        let optional = light.into_iter().map(|word| Expression::Optional(Box::new(word)));
        others.extend(optional);
        let with = |words: Vec<Expression>| {
            Expression::And(words.into_iter().chain(others.iter().cloned()).collect())
        };
        if words.len() > 1 {
            let (least, count) = (words.len().div_ceil(2), words.len());
            let expression = with(vec![Expression::Most(words.clone(), least)]);
            self.question.softer = Some(Softer { expression, least, words: count });
        }
        with(words)
    }

    /// What a node stands for, in some fields; what is `wanted` is marked, and corrected.
    fn read(&mut self, node: &Node, fields: Fields, wanted: bool) -> Option<Expression> {
        match &node.kind {
            NodeKind::Word { text, exact, prefix } => {
                let open = self.is_unfinished(node);
                let mut term = Term { forms: self.forms(text, *exact, *prefix, open), fields };
                let written = self.text.get(node.span.clone()).unwrap_or(text);
                let mut word = (text.clone(), written.to_owned());
                if wanted && !self.has(&term) {
                    let instead = if *exact { None } else { self.instead_of(text) };
                    match instead {
                        Some(Instead::Word(instead)) => {
                            self.correct(node, &instead);
                            term.forms = self.vocabulary.forms(&instead, self.engine);
                            word = (instead.clone(), instead);
                        }
                        Some(Instead::Words(words)) => {
                            self.correct(node, &words.join("-"));
                            return Some(self.joined(&words, false, false, fields, true));
                        }
                        None if *prefix => self.missing(&format!("{written}*")),
                        None => self.missing(written),
                    }
                }
                if !exact && !prefix {
                    self.narrow(word, &mut term, wanted);
                }
                self.mark(wanted, vec![term.clone()]);
                Some(Expression::Term(term))
            }
            NodeKind::Phrase { words, exact: false, prefix_last } => {
                let open = self.is_unfinished(node);
                if wanted {
                    let written = self.text.get(node.span.clone()).unwrap_or_default();
                    self.question.joined.push(written.to_owned());
                }
                Some(self.joined(words, *prefix_last, open, fields, wanted))
            }
            NodeKind::Phrase { words, exact: true, prefix_last } => {
                let open = *prefix_last || self.is_unfinished(node);
                let last = words.len().saturating_sub(1);
                let term = |(i, word): (usize, &String)| Term {
                    forms: self.forms(word, true, false, open && i == last),
                    fields,
                };
                let terms: Vec<Term> = words.iter().enumerate().map(term).collect();
                for (word, term) in words.iter().zip(&terms) {
                    if wanted && !self.has(term) {
                        self.missing(word);
                    }
                }
                self.mark(wanted, terms.clone());
                Some(Expression::Phrase(terms, fields))
            }
            NodeKind::All(parts) => {
                let parts = parts.iter().filter_map(|part| self.read(part, fields, wanted));
                Some(Expression::And(parts.collect()))
            }
            NodeKind::Any(parts) => {
                let parts: Vec<_> =
                    parts.iter().filter_map(|part| self.read(part, fields, wanted)).collect();
                // Where all that could be met was left out, nothing is asked.
                (!parts.is_empty()).then_some(Expression::Or(parts))
            }
            NodeKind::Not(part) => {
                let part = self.read(part, fields, false)?;
                Some(Expression::Not(Box::new(part)))
            }
            NodeKind::In { field, node } => {
                let field = TEXT_FIELDS.into_iter().find(|(name, _)| name == field);
                let fields = field.map_or(fields, |(_, field)| Fields::only(field));
                self.read(node, fields, wanted)
            }
            filter @ (NodeKind::Code { .. } | NodeKind::Years { .. } | NodeKind::Dates { .. }) => {
                match (self.filter)(filter) {
                    Ok(records) => Some(Expression::Within(Rc::new(records))),
                    Err(note) => {
                        self.question.notes.push(note);
                        None
                    }
                }
            }
        }
    }

    /// What words stand for that are written together: one after the other, each in any of its
    /// forms; or, where all are of letters, as one word.
    fn joined(
        &mut self,
        words: &[String],
        prefix_last: bool,
        open: bool,
        fields: Fields,
        wanted: bool,
    ) -> Expression {
        let last = words.len().saturating_sub(1);
        let mut closed = None;
        if words.iter().all(|word| word.chars().all(char::is_alphabetic)) {
            let word = words.concat();
            let term = Term { forms: self.forms(&word, false, prefix_last, open), fields };
            closed = Some((word, term)).filter(|(_, term)| self.has(term));
        }
        let mut terms = Vec::new();
        for (i, word) in words.iter().enumerate() {
            let (prefix, open) = (prefix_last && i == last, open && i == last);
            let mut term = Term { forms: self.forms(word, false, prefix, open), fields };
            if wanted && closed.is_none() && !self.has(&term) {
                self.missing(word);
            }
            if !prefix {
                self.narrow((word.clone(), word.clone()), &mut term, wanted);
            }
            terms.push(term);
        }
        self.mark(wanted, terms.clone());
        let phrase = Expression::Phrase(terms, fields);
        match closed {
            Some((word, mut closed)) => {
                if !prefix_last {
                    self.narrow((word.clone(), word), &mut closed, wanted);
                }
                self.mark(wanted, vec![closed.clone()]);
                Expression::Or(vec![phrase, Expression::Term(closed)])
            }
            None => phrase,
        }
    }

    /// What a word stands for; `open`, where it may go on.
    fn forms(&self, word: &str, exact: bool, prefix: bool, open: bool) -> Vec<Form> {
        let form = |spelling| vec![Form { spelling, share: 1.0 }];
        if prefix || exact && open {
            return form(Spelling::Beginning(word.to_owned()));
        }
        if exact {
            return form(Spelling::Word(word.to_owned()));
        }
        let mut forms = self.vocabulary.forms(word, self.engine);
        if open {
            let spelling = Spelling::Beginning(word.to_owned());
            forms.push(Form { spelling, share: vocabulary::BEGINNING });
        }
        forms
    }

    /// Takes the forms out that are not to stand for a word, and notes what else does.
    fn narrow(&mut self, (word, written): (String, String), term: &mut Term, wanted: bool) {
        let other = |form: &Form| match &form.spelling {
            Spelling::Word(other) if *other != word => Some(other.clone()),
            _ => None,
        };
        let others: Vec<String> = term.forms.iter().filter_map(other).collect();
        let in_texts =
            |form: &&String| !self.engine.spelled(&Spelling::Word((*form).clone())).is_empty();
        let left_out = others.iter().filter(|form| self.not_as.contains(*form));
        let left_out: BTreeSet<String> = left_out.filter(in_texts).cloned().collect();
        if !left_out.is_empty() {
            let forms = std::mem::take(&mut term.forms).into_iter();
            term.forms = forms.flat_map(|form| self.less(form, &left_out)).collect();
        }
        self.question.left_out.extend(left_out);
        if wanted && !others.is_empty() {
            let fields = term.fields;
            self.question.widened.push(Widened { word, written, others, fields });
        }
    }

    /// A form without some words: nothing, where it is one of them; where it is a beginning that
    /// they have, all other words that have it.
    fn less(&self, form: Form, left_out: &BTreeSet<String>) -> Vec<Form> {
        match &form.spelling {
            Spelling::Word(word) if left_out.contains(word) => Vec::new(),
            Spelling::Beginning(beginning)
                if left_out.iter().any(|word| word.starts_with(beginning)) =>
            {
                let words = self.engine.spelled(&form.spelling).into_iter().map(|(word, _)| word);
                let kept = words.filter(|word| !left_out.contains(word));
                let share = form.share;
                kept.map(|word| Form { spelling: Spelling::Word(word), share }).collect()
            }
            _ => vec![form],
        }
    }

    /// What is asked in the place of a word that no text has: one with an error less; the two
    /// words it is made of; one with two errors less.
    fn instead_of(&self, word: &str) -> Option<Instead> {
        let near = |errors| nearest(word, errors, self.engine).map(Instead::Word);
        let words = || halves(word, self.engine).map(Instead::Words);
        near(1).or_else(words).or_else(|| near(2))
    }

    /// Notes what is asked in the place of a word that no text has.
    fn correct(&mut self, node: &Node, instead: &str) {
        let written = self.text.get(node.span.clone()).unwrap_or_default().to_owned();
        let correction =
            Correction { span: node.span.clone(), written, instead: instead.to_owned() };
        self.question.corrections.push(correction);
    }

    /// Tells that nothing can be found with a word, so that one knows with which.
    fn missing(&mut self, written: &str) {
        let is_cyrillic = written.chars().any(|c| ('\u{400}'..='\u{52f}').contains(&c));
        let scripts = " Names are found in either script, other words in that of the texts only.";
        let scripts = if is_cyrillic { scripts } else { "" };
        self.question.notes.push(format!("No text has “{written}”.{scripts}"));
    }

    fn has(&self, term: &Term) -> bool {
        term.forms.iter().any(|form| !self.engine.spelled(&form.spelling).is_empty())
    }

    fn mark(&mut self, wanted: bool, sequence: Vec<Term>) {
        if wanted {
            self.question.marks.add(sequence);
        }
    }

    fn is_unfinished(&self, node: &Node) -> bool {
        self.unfinished.as_ref() == Some(&node.span)
    }
}

/// What is asked instead of a word.
enum Instead {
    Word(String),
    /// Words one after the other.
    Words([String; 2]),
}

/// The word of the texts so many errors from one they lack: one error in four letters or more, two
/// in eight or more; of several that of most documents.
fn nearest(word: &str, errors: u8, engine: &Engine) -> Option<String> {
    let letters = word.chars().count();
    // A word of digits is a number: another number is no slip of the hand.
    if letters < 4 * usize::from(errors) || word.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let near = engine.spelled(&Spelling::Near(word.to_owned(), errors)).into_iter();
    let better =
        |(a, m): &(String, usize), (b, n): &(String, usize)| m.cmp(n).then_with(|| b.cmp(a));
    near.max_by(better).map(|(word, _)| word)
}

/// The two words that one which no text has is made of, each of four letters or more, where some
/// text has them one after the other; of several pairs that whose rarer one is in most documents.
fn halves(word: &str, engine: &Engine) -> Option<[String; 2]> {
    const SHORTEST: usize = 4;
    let with = |word: &str| -> usize {
        engine.spelled(&Spelling::Word(word.to_owned())).iter().map(|(_, with)| with).sum()
    };
    let long = |part: &str| part.chars().count() >= SHORTEST;
    let pairs = word.char_indices().map(|(at, _)| word.split_at(at));
    let pairs = pairs.filter(|(first, second)| long(first) && long(second));
    let pairs = pairs.map(|(first, second)| (with(first).min(with(second)), first, second));
    let together = |words: [&str; 2]| {
        let terms = words.map(|word| Term::from(Spelling::Word(word.to_owned())));
        let phrase = Expression::Phrase(terms.to_vec(), Fields::ALL);
        !engine.find(&phrase).documents.is_clear()
    };
    let pairs = pairs.filter(|(with, first, second)| *with > 0 && together([first, second]));
    let best = pairs.max_by_key(|(with, ..)| *with);
    best.map(|(_, first, second)| [first.to_owned(), second.to_owned()])
}
