//! Hits where they stand: snippets have the most hits a passage can have and are cut where a
//! reader expects it; a concordance has a line for every hit.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::domain::model::{Part, Record};
use csto_explorer::domain::query::{Query, Sort, View};
use csto_explorer::domain::search::{Concordance, Line, Marks, Piece, Place, mark, snippet};
use csto_explorer::domain::select::gathering;
use csto_explorer::domain::text::{sentences, words};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::ops::Range;
use support::{REAL, found, queries};

/// How long a snippet may be.
const LENGTH: usize = 210;

fn asking(text: &str) -> Query {
    Query { text: text.to_owned(), view: View::Concordance, ..Query::default() }
}

fn marks(text: &str) -> Marks {
    REAL.select(&asking(text)).marks
}

/// Some words that stand one after the other in a digest, as a phrase or not, and others.
fn asked() -> impl Strategy<Value = String> {
    let place = (any::<Index>(), any::<Index>(), 1..4_usize, any::<bool>());
    let words = place.prop_map(|(record, word, length, as_phrase)| {
        let records: Vec<&Record> = REAL.corpus.records.iter().map(|(_, record)| record).collect();
        let digest = record.get(&records).digest.join(" ");
        let all: Vec<String> = words(&digest).map(|word| word.folded).collect();
        let at = word.index(all.len());
        let words = all[at..(at + length).min(all.len())].join(" ");
        if as_phrase { format!("\"{words}\"") } else { words }
    });
    (words, queries::text()).prop_map(|(words, more)| format!("{words} {more}"))
}

fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// How much of what is asked for stands in a text.
fn different(text: &str, marks: &Marks) -> usize {
    let mut asked: Vec<usize> = marks.places(text).iter().map(|place| place.asked).collect();
    asked.sort_unstable();
    asked.dedup();
    asked.len()
}

/// The most that stands in a window of the length of a snippet, from any word on.
fn most_in_a_window(text: &str, marks: &Marks) -> usize {
    let all: Vec<_> = words(text).collect();
    let window = |first: usize| {
        let start = all[first].start;
        let within = all[first..].iter().take_while(|word| word.end <= start + LENGTH);
        within.last().map_or(0, |last| different(&text[start..last.end], marks))
    };
    (0..all.len()).map(window).max().unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_window_has_more_hits_than_the_snippet(asked in asked()) {
        let selection = REAL.select(&asking(&asked));
        for key in found(&selection).into_iter().take(8) {
            let record = &REAL.corpus.records[key];
            let shown = joined(&snippet(record, &selection.marks));
            let most = record.digest.iter().map(|text| most_in_a_window(text, &selection.marks)).max();
            prop_assert_eq!(Some(different(&shown, &selection.marks)), most, "{}: {}", record.id, shown);
        }
    }

    #[test]
    fn a_snippet_is_cut_with_an_ellipsis_or_between_sentences(asked in asked()) {
        let selection = REAL.select(&asking(&asked));
        for key in found(&selection).into_iter().take(20) {
            let record = &REAL.corpus.records[key];
            let shown = joined(&snippet(record, &selection.marks));
            let passage = shown.strip_prefix('…').unwrap_or(&shown);
            let passage = passage.strip_suffix('…').unwrap_or(passage);
            prop_assert!(passage.len() <= LENGTH, "{}", shown);
            let bounds = |text: &String, at: usize, of: &dyn Fn(Range<usize>) -> usize| {
                sentences(text).any(|sentence| of(sentence) == at)
            };
            let fits = record.digest.iter().any(|text| text.match_indices(passage).any(|(at, _)| {
                let begins = bounds(text, at, &|sentence| sentence.start);
                let ends = bounds(text, at + passage.len(), &|sentence| sentence.end);
                begins != shown.starts_with('…') && ends != shown.ends_with('…')
            }));
            prop_assert!(fits, "{}", shown);
        }
    }

    #[test]
    fn sentences_lose_no_letter(text in "\\PC*") {
        let mut done = 0;
        for sentence in sentences(&text) {
            prop_assert!(text[done..sentence.start].trim().is_empty());
            prop_assert!(!text[sentence.clone()].is_empty());
            prop_assert_eq!(text[sentence.clone()].trim(), &text[sentence.clone()]);
            done = sentence.end;
        }
        prop_assert!(text[done..].trim().is_empty());
    }

    #[test]
    fn each_hit_has_one_line(asked in asked()) {
        let query = asking(&asked);
        let selection = REAL.select(&query);
        let concordance = REAL.concordance(&query, &selection);
        let mut lines = concordance.lines.iter().peekable();
        let mut with_lines = 0;
        for key in found(&selection) {
            let before = lines.len();
            let record = &REAL.corpus.records[key];
            for part in parts(record) {
                let text = record.text(part);
                let mut places = selection.marks.places(text);
                while let Some(line) = lines.next_if(|line| line.record == key && line.part == part) {
                    let hit = stands(line, record);
                    let own: Vec<Place> = places.extract_if(.., |place| hit.contains(&place.bytes.start)).collect();
                    // All of the line was asked for, and nothing asked for goes beyond it.
                    prop_assert_eq!(own.iter().map(|place| place.bytes.start).min(), Some(hit.start));
                    prop_assert_eq!(own.iter().map(|place| place.bytes.end).max(), Some(hit.end));
                }
                prop_assert!(places.is_empty(), "without a line: {:?} of {}", places, text);
            }
            with_lines += usize::from(lines.len() < before);
        }
        prop_assert_eq!(lines.next(), None);
        prop_assert_eq!(with_lines, concordance.records);
    }

    #[test]
    fn sorting_lines_orders_them_by_what_stands_beside(asked in asked(), left in any::<bool>()) {
        let query = asking(&asked);
        let selection = REAL.select(&query);
        let plain = REAL.concordance(&query, &selection);
        let sort = Some(if left { Sort::Left } else { Sort::Right });
        let sorted = REAL.concordance(&Query { sort, ..query }, &selection);
        // The words of so many letters beside the hit are looked at.
        let beside = |line: &Line| {
            let context = line.context(&REAL.corpus.records[line.record], 60);
            let mut beside: Vec<String> = match left {
                true => words(context.left).map(|word| word.folded).collect(),
                false => words(context.right).map(|word| word.folded).collect(),
            };
            if left {
                beside.reverse();
            }
            beside
        };
        let mut expected = plain;
        expected.lines.sort_by_cached_key(beside);
        prop_assert_eq!(sorted, expected);
    }

    #[test]
    fn a_concordance_can_be_gathered_little_by_little(
        asked in asked(), sort in proptest::option::of(select(Sort::ALL.map(|(_, sort)| sort).to_vec())),
        pause in 0..40_usize,
    ) {
        let query = Query { sort, ..asking(&asked) };
        let selection = REAL.select(&query);
        let mut gathered = gathering(&query);
        for _ in 0..pause {
            REAL.gather(&mut gathered, &selection);
        }
        let looked_into = if selection.marks.is_empty() { 0 } else { selection.hits.len() };
        prop_assert_eq!(gathered.count(), pause.min(looked_into));
        while !REAL.gather(&mut gathered, &selection) {}
        prop_assert_eq!(gathered.finish(), REAL.concordance(&query, &selection));
    }

    #[test]
    fn context_is_cut_at_words(asked in asked(), most in 0..120_usize) {
        let query = asking(&asked);
        let selection = REAL.select(&query);
        for line in REAL.concordance(&query, &selection).lines.iter().take(40) {
            let record = &REAL.corpus.records[line.record];
            let text = record.text(line.part);
            let context = line.context(record, most);
            prop_assert!(context.left.chars().count() <= most && context.right.chars().count() <= most);
            let whole = format!("{}{}{}", context.left, context.hit, context.right);
            let at = text.match_indices(&whole).any(|(at, _)| {
                let begins = at == 0 || text[..at].ends_with(' ') || context.left.is_empty();
                let rest = &text[at + whole.len()..];
                begins && (rest.is_empty() || rest.starts_with(' ') || context.right.is_empty())
            });
            prop_assert!(at, "{} in {}", whole, text);
        }
    }
}

/// The texts a concordance is of.
fn parts(record: &Record) -> Vec<Part> {
    let is_text = |part: &Part| matches!(part, Part::Paragraph(_) | Part::Quotation(_));
    record.parts().filter(is_text).collect()
}

/// Where the hit of a line stands in its text.
fn stands(line: &Line, record: &Record) -> Range<usize> {
    let context = line.context(record, usize::MAX);
    let start = context.left.len();
    start..start + context.hit.len()
}

/// Counted without any of the search's own means.
#[test]
fn exact_words_and_phrases_have_as_many_lines_as_there_are() {
    for asked in ["=border", "=csto", "\"border guards\"", "\"Collective Security Council\""] {
        let sought = asked.trim_matches(['=', '"']).to_lowercase();
        let mut there = 0;
        for (_, record) in REAL.corpus.records.iter() {
            let quotations = record.quotations.iter().map(|quotation| &quotation.text);
            for text in record.digest.iter().chain(quotations) {
                let parts = |c: char| !c.is_alphanumeric();
                let plain: Vec<&str> = text.split(parts).filter(|word| !word.is_empty()).collect();
                let plain = format!(" {} ", plain.join("  ")).to_lowercase();
                there += plain.matches(&format!(" {} ", sought.replace(' ', "  "))).count();
            }
        }
        let query = asking(&format!("{asked} "));
        let concordance = REAL.concordance(&query, &REAL.select(&query));
        assert!(there > 5, "{asked}");
        assert_eq!(concordance.lines.len(), there, "{asked}");
    }
}

#[test]
fn a_phrase_is_one_hit_and_so_are_words_within_it() {
    let marks = marks("\"border guards\" border ");
    let pieces = mark("The border guards of one border", &marks);
    let hits: Vec<&str> =
        pieces.iter().filter(|piece| piece.hit).map(|piece| piece.text.as_str()).collect();
    assert_eq!(hits, ["border guards", "border"]);
}

#[test]
fn without_words_there_is_no_line() {
    let query = Query { view: View::Concordance, ..Query::default() };
    assert_eq!(REAL.concordance(&query, &REAL.select(&query)), Concordance::default());
}

#[test]
fn snippets_are_cut_where_a_reader_expects_it() {
    let filler = |sentences: usize| {
        let all = ["The council met in Minsk on that day.", "Nobody spoke of anything else there."];
        all.iter().cycle().take(sentences).copied().collect::<Vec<_>>().join(" ")
    };
    let long =
        "and then the members went on to speak of many other matters, among them the budget, "
            .repeat(4);
    let table: [(&str, String, &str); 8] = [
        // Short enough to be shown whole.
        ("border", "They closed the border".to_owned(), "They closed the border"),
        // The sentence with the hit begins it, though others stand before.
        (
            "border",
            format!(
                "{} The border was closed by Gen. Ivanov at 1 p.m. on that day. {}",
                filler(8),
                filler(8)
            ),
            "The border was closed by Gen. Ivanov at 1 p.m. on that day. The council met in Minsk on that day. Nobody spoke of anything else there. The council met in Minsk on that day. Nobody spoke of anything else there.",
        ),
        // The last sentence is too short to stand alone.
        (
            "border",
            format!("{} All closed the border.", filler(8)),
            "Nobody spoke of anything else there. The council met in Minsk on that day. Nobody spoke of anything else there. All closed the border.",
        ),
        // A sentence that is longer than a snippet begins it and is cut.
        (
            "border",
            format!("{} The border was long {long}they said. {}", filler(4), filler(4)),
            "The border was long and then the members went on to speak of many other matters, among them the budget, and then the members went on to speak of many other matters, among them the budget, and then the members…",
        ),
        // The hit stands deep in such a sentence.
        (
            "border",
            format!("They met {long}closed the border and {long}went home."),
            "…the budget, closed the border and and then the members went on to speak of many other matters, among them the budget, and then the members went on to speak of many other matters, among them the budget, and then…",
        ),
        // Two hits in one window are worth more than one in a better one.
        (
            "border drugs",
            format!(
                "The border was closed. {} On the border {}they spoke of drugs. {}",
                filler(6),
                &long[..84],
                filler(4)
            ),
            "On the border and then the members went on to speak of many other matters, among them the budget, they spoke of drugs. The council met in Minsk on that day. Nobody spoke of anything else there.",
        ),
        // A phrase counts only whole.
        (
            "\"border guards\"",
            format!(
                "{} The border was watched. {} Some border guards came. {}",
                filler(1),
                filler(6),
                filler(6)
            ),
            "Some border guards came. The council met in Minsk on that day. Nobody spoke of anything else there. The council met in Minsk on that day. Nobody spoke of anything else there.",
        ),
        // Nothing is asked: the beginning.
        (
            "",
            filler(12),
            "The council met in Minsk on that day. Nobody spoke of anything else there. The council met in Minsk on that day. Nobody spoke of anything else there. The council met in Minsk on that day.",
        ),
    ];
    let (_, record) = REAL.corpus.records.iter().next().unwrap();
    for (asked, text, expected) in table {
        let record = Record { digest: vec![text], ..record.clone() };
        assert_eq!(joined(&snippet(&record, &marks(asked))), expected, "{asked}");
    }
}
