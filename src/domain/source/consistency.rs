//! Holding each record to the offices: who presided at a session, and who is called
//! secretary-general. What the source states all the same may stand with a reason.

use super::problem::Report;
use super::record::Reasons;
use crate::domain::annotate::Lexicon;
use crate::domain::model::{Corpus, Entry, Key, Part, Person, Record, Tag, chairs};
use crate::domain::text::{Word, words};
use std::collections::BTreeSet;

/// Checks every record of a corpus; the reasons are in the order of the records.
pub fn check(corpus: &Corpus, lexicon: &Lexicon, reasons: &[Reasons], report: &Report) {
    for ((_, record), reasons) in corpus.records.iter().zip(reasons) {
        check_chair(corpus, record, reasons, report);
        check_titles(corpus, lexicon, record, reasons, report);
        reasons.as_stated.finish(report);
    }
}

fn check_chair(corpus: &Corpus, record: &Record, reasons: &Reasons, report: &Report) {
    let Some((country, at)) = record.chair.zip(reasons.chair.as_ref()) else { return };
    let then: Vec<_> = chairs(&corpus.chairmanships, record.date.days()).collect();
    if then.iter().any(|chair| chair.country == country) || reasons.as_stated.allows("chair") {
        return;
    }
    let name = corpus.countries[country].name();
    let what = match then.first() {
        Some(chair) => {
            let holder = corpus.countries[chair.country].name();
            format!("{name} did not hold the chair at that date, but {holder}")
        }
        None => format!("{name} is not known to have held the chair at that date"),
    };
    let mend = "Correct `chair`, or chairmanships.toml; where the source states it, say why under [as_stated]: \"chair\" = \"…\".";
    report.error(at, what, mend);
}

/// Words before "secretary-general" that say it of another time or another post.
const NOT_NOW: [&str; 8] =
    ["deputy", "designate", "ex", "former", "future", "incoming", "later", "next"];

/// Checks who is called secretary-general in the text.
fn check_titles(
    corpus: &Corpus,
    lexicon: &Lexicon,
    record: &Record,
    reasons: &Reasons,
    report: &Report,
) {
    let holders: BTreeSet<Key<Person>> = corpus.terms.iter().map(|(_, term)| term.person).collect();
    for part in record.parts() {
        let text: Vec<Word<'_>> = words(record.text(part)).collect();
        for person in titled(lexicon, &holders, &text) {
            let mut terms = corpus.terms.iter().filter(|(_, term)| term.person == person);
            let entry = &corpus.people[person];
            if terms.any(|(_, term)| term.possible().meets(record.date.days()))
                || reasons.as_stated.allows(&format!("person:{}", entry.code()))
            {
                continue;
            }
            let place = match part {
                Part::Title => "the title".to_owned(),
                Part::Paragraph(i) => format!("paragraph {}", i + 1),
                Part::Quotation(i) => format!("quotation {}", i + 1),
                Part::Figure(i) => format!("figure {}", i + 1),
            };
            let what = format!(
                "{place} calls {} secretary-general, who was not in office at that date",
                entry.name()
            );
            let mend = format!(
                "Write \"later\" or \"former\" before it, or say why under [as_stated]: \"person:{}\" = \"…\".",
                entry.code()
            );
            report.error(&reasons.at, what, mend);
        }
    }
}

/// Whom a text calls secretary-general: the name follows the title at once.
fn titled(
    lexicon: &Lexicon,
    holders: &BTreeSet<Key<Person>>,
    text: &[Word<'_>],
) -> Vec<Key<Person>> {
    let mut found = Vec::new();
    for (i, window) in text.windows(3).enumerate() {
        let [first, second, name] = window else { continue };
        let is_title = first.folded == "secretary" && second.folded == "general";
        let before = i.checked_sub(1).and_then(|i| text.get(i));
        if !is_title || before.is_some_and(|word| NOT_NOW.contains(&word.folded.as_str())) {
            continue;
        }
        let named = holders.iter().filter(|person| {
            lexicon
                .find(Tag::Person(**person), &text[i + 2..])
                .any(|(start, _)| start == name.start)
        });
        found.extend(named);
    }
    found
}
