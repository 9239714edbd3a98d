//! The full-text engine against naive scans of the texts it was made of.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use csto_explorer::domain::index::{
    Checksum, Engine, Expression, Field, Fields, Form, Preparation, Segment, SegmentError,
    Spelling, Term, Weaver,
};
use csto_explorer::domain::text::words;
use proptest::collection::vec;
use proptest::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// A document of the naive engine: stretches of text, each in a field.
type Document = Vec<(Field, String)>;

fn weave(documents: &[Document]) -> Vec<u8> {
    let mut weaver = Weaver::default();
    let mut shared = std::collections::BTreeMap::new();
    for document in documents {
        for (field, text) in document {
            if *field == Field::Names && !shared.contains_key(text) {
                shared.insert(text.clone(), weaver.share([text.as_str()]));
            }
        }
    }
    for document in documents {
        weaver.begin();
        for (field, text) in document {
            match field {
                // Names are what documents share.
                Field::Names => weaver.refer(*field, shared[text]),
                _ => weaver.add(*field, text),
            }
        }
    }
    weaver.finish()
}

fn engine(documents: &[Document]) -> Engine {
    Engine::from(vec![Segment::open(weave(documents)).unwrap()])
}

/// Words in either script, with and without marks, in several cases, and joins of all sorts.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[abA]{1,3}",
        4 => "(border|Border|BORDER|borders|bordre|order|Ереван|ёлка|елка|Łódź|lodz|António)",
        1 => "\\PC{0,6}",
    ];
    let join = prop_oneof![8 => Just(" ".to_owned()), 2 => "[,.!? «»\n-]{0,3}", 1 => "\\PC{1,2}"];
    vec((word, join), 0..12).prop_map(|pairs| pairs.into_iter().flat_map(|(a, b)| [a, b]).collect())
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    let field = prop::sample::select(Field::ALL.to_vec());
    vec(vec((field, text()), 0..4), 0..12)
}

fn spelling() -> impl Strategy<Value = Spelling> {
    let word = prop_oneof![
        4 => "[ab]{1,3}",
        4 => "(border|borders|order|ереван|елка|lodz|antonio|nowhere)",
    ];
    prop_oneof![
        4 => word.clone().prop_map(Spelling::Word),
        2 => "[abeл]{1,2}".prop_map(Spelling::Beginning),
        2 => (word, 1..3_u8).prop_map(|(word, errors)| Spelling::Near(word, errors)),
    ]
}

fn term() -> impl Strategy<Value = Term> {
    let fields = prop_oneof![
        3 => Just(Fields::ALL),
        1 => prop::sample::select(Field::ALL.to_vec()).prop_map(Fields::only),
    ];
    (vec(spelling(), 1..3), fields).prop_map(|(spellings, fields)| Term {
        forms: spellings.into_iter().map(|spelling| Form { spelling, share: 1.0 }).collect(),
        fields,
    })
}

fn expression() -> impl Strategy<Value = Expression> {
    let phrase = (vec(term(), 1..4), term()).prop_map(|(t, f)| Expression::Phrase(t, f.fields));
    let leaf = prop_oneof![
        1 => Just(Expression::All),
        6 => term().prop_map(Expression::Term),
        3 => phrase,
        1 => vec(any::<bool>(), 12).prop_map(|bits| {
            let ones = bits.iter().enumerate().filter(|(_, bit)| **bit).map(|(i, _)| i);
            Expression::Within(Rc::new(ones.collect()))
        }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..4).prop_map(Expression::And),
            vec(inner.clone(), 1..4).prop_map(Expression::Or),
            (vec(inner.clone(), 1..4), 0..4_usize)
                .prop_map(|(p, least)| Expression::Most(p, least)),
            inner.clone().prop_map(|part| Expression::Optional(Box::new(part))),
            inner.prop_map(|part| Expression::Not(Box::new(part))),
        ]
    })
}

/// The naive engine: whether a document, whose number is given, is asked for.
fn holds(expression: &Expression, document: &Document, number: usize) -> bool {
    match expression {
        Expression::All => true,
        Expression::Term(term) => stretches(document, term.fields)
            .any(|words| words.iter().any(|word| is_form(term, word))),
        Expression::Phrase(terms, fields) => stretches(document, *fields).any(|words| {
            let mut windows = words.windows(terms.len());
            windows.any(|window| window.iter().zip(terms).all(|(word, term)| is_form(term, word)))
        }),
        Expression::Within(set) => set.contains(number),
        Expression::And(parts) => parts.iter().all(|part| holds(part, document, number)),
        Expression::Or(parts) => parts.iter().any(|part| holds(part, document, number)),
        Expression::Most(parts, least) => {
            parts.iter().filter(|part| holds(part, document, number)).count() >= *least
        }
        Expression::Optional(_) => true,
        Expression::Not(part) => !holds(part, document, number),
    }
}

fn stretches(document: &Document, fields: Fields) -> impl Iterator<Item = Vec<String>> {
    let texts = document.iter().filter(move |(field, _)| fields.has(*field));
    texts.map(|(_, text)| words(text).map(|word| word.folded).collect())
}

fn is_form(term: &Term, word: &str) -> bool {
    term.forms.iter().any(|form| match &form.spelling {
        Spelling::Word(other) => word == other,
        Spelling::Beginning(beginning) => word.starts_with(beginning.as_str()),
        Spelling::Near(other, errors) => strsim::osa_distance(word, other) <= usize::from(*errors),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn texts_come_back_as_they_were(documents in documents()) {
        let segment = Segment::open(weave(&documents)).unwrap();
        let words = segment.words();
        for (number, document) in documents.iter().enumerate() {
            for field in [Field::Title, Field::Quotation, Field::Body] {
                let given = document.iter().filter(|(f, _)| *f == field);
                let given: Vec<&String> = given.map(|(_, text)| text).collect();
                let back = segment.texts(number, &words);
                let back = back.iter().filter(|(f, _)| *f == field).map(|(_, text)| text);
                prop_assert_eq!(back.collect::<Vec<_>>(), given);
            }
        }
    }

    #[test]
    fn finds_what_a_scan_finds(documents in documents(), expression in expression()) {
        let engine = engine(&documents);
        let found = engine.find(&expression);
        let scanned = documents.iter().enumerate().filter(|(i, d)| holds(&expression, d, *i));
        let scanned: Vec<usize> = scanned.map(|(i, _)| i).collect();
        prop_assert_eq!(found.documents.ones().collect::<Vec<_>>(), scanned);
    }

    #[test]
    fn answers_are_the_same_before_and_after_postings_are_written(
        documents in documents(), expression in expression(), slice in 1..5_usize,
    ) {
        let (early, late) = (engine(&documents), engine(&documents));
        let mut work = Preparation::default();
        let mut slices = 1;
        while !late.prepare_some(&mut work, slice) {
            slices += 1;
        }
        // One to take room, the others to note documents.
        let room = usize::from(!documents.is_empty());
        prop_assert_eq!(slices, room + documents.len().div_ceil(slice).max(1));
        let (mut one, mut two) = (early.find(&expression), late.find(&expression));
        prop_assert_eq!(&one.documents, &two.documents);
        let all = one.documents.clone();
        early.look_into(&mut one, &all);
        late.look_into(&mut two, &all);
        for document in all.ones() {
            prop_assert_eq!(one.score(document), two.score(document));
        }
        prop_assert_eq!(one.best(&all, 3), two.best(&all, 3));
    }

    #[test]
    fn many_segments_answer_as_one(
        documents in documents(), expression in expression(), cut in 0..12_usize,
    ) {
        let whole = engine(&documents);
        let (first, second) = documents.split_at(cut.min(documents.len()));
        let mut parted = engine(first);
        parted.add(Segment::open(weave(second)).unwrap());
        let (mut one, mut two) = (whole.find(&expression), parted.find(&expression));
        prop_assert_eq!(&one.documents, &two.documents);
        let all = one.documents.clone();
        whole.look_into(&mut one, &all);
        parted.look_into(&mut two, &all);
        for document in all.ones() {
            let (one, two) = (one.score(document), two.score(document));
            prop_assert!((one - two).abs() <= 1e-5 * one.abs(), "{} and {}", one, two);
        }
    }

    #[test]
    fn altered_bytes_are_refused(
        documents in documents(), at in any::<prop::sample::Index>(), bit in 0..8_u8, cut in any::<bool>(),
    ) {
        let mut bytes = weave(&documents);
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 1 << bit;
        }
        prop_assert!(Segment::open(bytes).is_err());
    }

    /// Bytes that are not as a writer would write them, under a checksum that fits.
    #[test]
    fn nonsense_does_no_harm(
        documents in documents(), changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        expression in expression(),
    ) {
        let mut bytes = weave(&documents);
        for (at, byte) in changes {
            let at = 16 + at.index(bytes.len() - 16);
            bytes[at] = byte;
        }
        let checksum = Checksum::of(&bytes[16..]);
        bytes[8..16].copy_from_slice(&checksum);
        if let Ok(segment) = Segment::open(bytes) {
            let segment = Arc::new(segment);
            let engine = Engine::from(vec![segment.clone()]);
            engine.find(&expression);
            engine.prepare();
            engine.find(&expression);
            let words = segment.words();
            for number in 0..engine.count() {
                segment.texts(number, &words);
            }
        }
    }
}

#[test]
fn two_weavings_are_the_same_bytes() {
    let document =
        |text: &str| vec![(Field::Title, text.to_owned()), (Field::Body, text.repeat(3))];
    let documents = ["Tajik–Afghan border", "The McDonald's of ЕРЕВАН", ""].map(document);
    assert_eq!(weave(&documents), weave(&documents));
}

#[test]
fn what_is_no_segment_is_told_apart() {
    let open = |bytes: &[u8]| Segment::open(bytes.to_vec()).map(|_| ());
    assert_eq!(open(b""), Err(SegmentError::NotASegment));
    assert_eq!(open(b"CSTO and more"), Err(SegmentError::NotASegment));
    assert_eq!(open(b"wove\x09\0\0\0"), Err(SegmentError::Version(9)));
    assert_eq!(open(b"wove\x04\0\0\0"), Err(SegmentError::Checksum));
}

#[test]
fn the_better_fit_comes_first() {
    let document = |title: &str, body: &str| {
        vec![(Field::Title, title.to_owned()), (Field::Body, body.to_owned())]
    };
    let documents = [
        document("A meeting", "Of guards at some border, among many other things that were said."),
        document("Border guards", "They met."),
        document("A meeting", "Of border guards, among many other things that were said there."),
        document("A meeting", "Of nobody."),
    ];
    let engine = engine(&documents);
    let term = |word: &str| Expression::Term(Spelling::Word(word.to_owned()).into());
    let mut found = engine.find(&Expression::And(vec![term("border"), term("guards")]));
    let all = found.documents.clone();
    engine.look_into(&mut found, &all);
    assert_eq!(found.best(&all, 10), [1, 2, 0]);
    assert_eq!(found.best(&all, 2), [1, 2]);
}
