//! A segment that is not as it was written, under a checksum that fits, can be asked without harm.

#![no_main]

use csto_explorer::domain::index::{
    Engine, Expression, Field, Fields, Form, Segment, Spelling, Term,
};
use fuzz::sign_segment;
use libfuzzer_sys::fuzz_target;
use std::sync::Arc;

/// So many of the words of a segment are asked for.
const WORDS: usize = 6;

fuzz_target!(|bytes: &[u8]| {
    let _ = Segment::open(bytes.to_vec());
    let mut bytes = bytes.to_vec();
    if sign_segment(&mut bytes).is_none() {
        return;
    }
    let Ok(segment) = Segment::open(bytes) else { return };
    let segment = Arc::new(segment);
    let engine = Engine::from(vec![segment.clone()]);
    let words: Vec<String> = engine.words().into_iter().take(WORDS).collect();
    // Before postings are written, and after.
    for _ in 0..2 {
        for expression in expressions(&words) {
            let mut found = engine.find(&expression);
            let documents = found.documents.clone();
            engine.look_into(&mut found, &documents);
            assert!(found.best(&documents, 3).iter().all(|document| *document < engine.count()));
        }
        engine.prepare();
    }
    let texts = segment.words();
    for document in 0..engine.count() {
        segment.texts(document, &texts);
    }
});

/// Each way of asking, for the words given.
fn expressions(words: &[String]) -> Vec<Expression> {
    let term = |spelling: Spelling, fields: Fields| Term {
        forms: vec![Form { spelling, share: 1.0 }],
        fields,
    };
    let all = |spelling: fn(String) -> Spelling, fields: Fields| -> Vec<Term> {
        words.iter().map(|word| term(spelling(word.clone()), fields)).collect()
    };
    let whole = all(Spelling::Word, Fields::ALL);
    let titles = all(Spelling::Word, Fields::only(Field::Title));
    let near = all(|word| Spelling::Near(word, 2), Fields::ALL);
    let begun =
        all(|word| Spelling::Beginning(word.chars().take(1).collect()), Fields::only(Field::Body));
    let terms = |terms: Vec<Term>| terms.into_iter().map(Expression::Term).collect::<Vec<_>>();
    vec![
        Expression::All,
        Expression::And(terms(whole.clone())),
        Expression::Or(terms(near)),
        Expression::Most(terms(titles), 1),
        Expression::Phrase(whole.clone(), Fields::ALL),
        Expression::Phrase(begun.clone(), Fields::ALL),
        Expression::And(vec![
            Expression::Not(Box::new(Expression::Or(terms(begun)))),
            Expression::Optional(Box::new(Expression::Or(terms(whole)))),
        ]),
    ]
}
