//! The language of queries: any text is read, what can be read is kept, the rest is told, and
//! what is written of a tree is read into the same tree.
//!
//! Cases are lines in `golden/language.txt`; `tests/README.md` says how to add and renew them.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::domain::language::{
    DEEPEST, FieldKind, FieldName, LONGEST, Node, NodeKind, NoteKind, Parsed, parse, write,
};
use csto_explorer::domain::text::{Word, fold, words};
use proptest::prelude::*;
use proptest::sample::select;
use std::ops::Range;
use support::{read, root};

const FIELDS: [FieldName; 10] = [
    FieldName { name: "title", kind: FieldKind::Text },
    FieldName { name: "body", kind: FieldKind::Text },
    FieldName { name: "quote", kind: FieldKind::Text },
    FieldName { name: "names", kind: FieldKind::Text },
    FieldName { name: "country", kind: FieldKind::Code },
    FieldName { name: "sg-by", kind: FieldKind::Code },
    FieldName { name: "sg", kind: FieldKind::Code },
    FieldName { name: "topic", kind: FieldKind::Code },
    FieldName { name: "year", kind: FieldKind::Year },
    FieldName { name: "date", kind: FieldKind::Date },
];

#[test]
fn each_case_is_read_as_expected() {
    let path = root().join("tests/golden/language.txt");
    let expected = read(&path);
    let told: String = expected.lines().map(renewed).collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &told).unwrap();
    } else {
        let wrong: Vec<String> = expected
            .split("\n\n")
            .zip(told.split("\n\n"))
            .filter(|(expected, told)| expected.trim() != told.trim())
            .map(|(expected, told)| format!("== expected\n{expected}\n== but was\n{told}"))
            .collect();
        assert!(wrong.is_empty(), "{}\nUPDATE_GOLDEN=1 renews the file.", wrong.join("\n"));
        assert_eq!(expected, told);
    }
    assert!(expected.lines().filter(|line| line.starts_with('?')).count() >= 60);
}

/// A line of the golden file anew: a case with what is told of it, or nothing where the line
/// was told of one.
fn renewed(line: &str) -> String {
    if line.starts_with(['=', '!']) {
        return String::new();
    }
    let Some(query) = line.strip_prefix("? ") else { return format!("{line}\n") };
    let parsed = read_query(query);
    let tree = parsed.tree.as_ref().map_or("(nothing)".to_owned(), write);
    let notes: String = parsed.notes.iter().map(|note| format!("! {note}\n")).collect();
    format!("{line}\n= {tree}\n{notes}")
}

#[test]
fn each_kind_of_note_has_a_case() {
    let golden = read(&root().join("tests/golden/language.txt"));
    let cases = golden.lines().filter_map(|line| line.strip_prefix("? "));
    let mut seen: Vec<_> = cases
        .flat_map(|query| read_query(query).notes)
        .map(|note| std::mem::discriminant(&note.kind))
        .collect();
    let long = "a ".repeat(LONGEST);
    let deep = "(".repeat(DEEPEST + 1);
    let extreme = [long, deep].into_iter().flat_map(|query| read_query(&query).notes);
    seen.extend(extreme.map(|note| std::mem::discriminant(&note.kind)));
    for kind in [
        NoteKind::TooLong,
        NoteKind::TooDeep,
        NoteKind::UnclosedQuotation,
        NoteKind::EmptyQuotation,
        NoteKind::UnclosedParenthesis,
        NoteKind::UnopenedParenthesis,
        NoteKind::EmptyParentheses,
        NoteKind::LooseOperator(String::new()),
        NoteKind::LooseNot,
        NoteKind::StrayStar,
        NoteKind::ExactBeginning(String::new()),
        NoteKind::UnknownField(String::new()),
        NoteKind::NoValue(""),
        NoteKind::GroupOfValues(""),
    ] {
        assert!(seen.contains(&std::mem::discriminant(&kind)), "{kind:?}");
    }
}

#[test]
fn spans_are_what_was_written() {
    let text = "Stränge -\"a Б*\" =Word title:(x OR NOT y*) country:\"A M\" Tajik-Afghan";
    let tree = read_query(text).tree.unwrap();
    let mut pieces = Vec::new();
    each_node(&tree, &mut |node| {
        if !matches!(node.kind, NodeKind::All(_)) {
            pieces.push(&text[node.span.clone()]);
        }
    });
    assert_eq!(
        pieces,
        [
            "Stränge",
            "-\"a Б*\"",
            "\"a Б*\"",
            "Word",
            "title:(x OR NOT y*)",
            "x OR NOT y*",
            "x",
            "NOT y*",
            "y",
            "country:\"A M\"",
            "Tajik-Afghan"
        ]
    );
}

#[test]
fn a_word_being_typed_is_known_by_its_span() {
    for (text, unfinished) in [
        ("border gua", Some("gua")),
        ("border", Some("border")),
        ("Tajik-Afg", Some("Tajik-Afg")),
        ("title:bord", Some("bord")),
        ("foo:bord", Some("bord")),
        ("(a OR bord", Some("bord")),
        ("Пётр", Some("Пётр")),
        ("border ", None),
        ("border,", None),
        ("(border)", None),
        ("bord*", None),
        ("Tajik-Afg*", None),
        ("=bord", None),
        ("\"bord", Some("bord")),
        ("a \"border gua", Some("\"border gua")),
        ("\"border ", None),
        ("\"border gua\"", None),
        ("-\"bord", None),
        ("-bord", None),
        ("NOT bord", None),
        ("-(a bord", None),
        ("-(a (b bord", None),
        ("a -title:bord", None),
        ("country:A", None),
        ("a OR", None),
        ("", None),
    ] {
        let parsed = read_query(text);
        assert_eq!(parsed.unfinished.clone().map(|span| &text[span]), unfinished, "{text}");
        if let Some(span) = parsed.unfinished {
            assert_eq!(nodes(&parsed.tree).filter(|node| node.span == span).count(), 1, "{text}");
        }
    }
}

#[test]
fn what_is_too_long_is_cut_between_characters() {
    let text = "ё".repeat(LONGEST);
    let parsed = read_query(&text);
    assert_eq!(parsed.tree.unwrap().span, 0..LONGEST);
    assert_eq!(parsed.notes[0].span, LONGEST..2 * LONGEST);
    assert_eq!(parsed.unfinished, None);
    let text = format!("a{text}");
    assert_eq!(read_query(&text).notes[0].span.start, LONGEST - 1);
    assert_eq!(read_query(&text).notes[0].character, LONGEST / 2 + 1);
    assert!(read_query(&"a".repeat(LONGEST)).notes.is_empty());
}

#[test]
fn deep_groups_are_kept_and_deeper_ones_dissolve() {
    let nested = |depth: usize| format!("{}z{}", "(a -".repeat(depth), ")".repeat(depth));
    let kept = read_query(&nested(DEEPEST));
    assert_eq!(kept.notes, []);
    assert_eq!(words_of(&kept).len(), DEEPEST + 1);
    let dissolved = read_query(&nested(DEEPEST + 4));
    let kinds: Vec<_> = dissolved.notes.iter().map(|note| &note.kind).collect();
    assert_eq!(kinds, [&NoteKind::TooDeep]);
    assert_eq!(words_of(&dissolved).len(), DEEPEST + 5);
}

/// The deepest tree is written so that it is read again, with every construct that nests.
#[test]
fn the_deepest_tree_is_read_again() {
    for opening in
        ["a b OR -(", "a OR title:(c ", "x OR foo:(", "-foo:(a OR ", "(a OR b (", "-(a -foo:b "]
    {
        for depth in [DEEPEST / 2, DEEPEST - 1, DEEPEST, DEEPEST + 1] {
            let text = format!("{}y OR z foo:bar OR -foo:baz", opening.repeat(depth));
            let tree = read_query(&text).tree.unwrap();
            assert_eq!(read_query(&write(&tree)).tree.unwrap(), tree, "{text}");
        }
    }
}

/// A thread with a small stack stands for the browser's.
#[test]
fn no_nesting_exhausts_the_stack() {
    let pieces = [
        "(", ")", "-", "- ", "-(", "NOT ", "title:", "-title:", "foo:", "-foo:(", "a OR (b ",
        "((a) ",
    ];
    let read_all = move || {
        for text in pieces.map(|piece| piece.repeat(LONGEST)) {
            let parsed = parse(&text, &FIELDS);
            parsed.tree.as_ref().map(write);
            assert_eq!(parsed.clone(), parsed);
        }
    };
    let thread = std::thread::Builder::new().stack_size(256 * 1024).spawn(read_all).unwrap();
    thread.join().unwrap();
}

#[test]
fn every_letter_is_folded_into_what_is_read_back() {
    for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
        let text = format!("={c}");
        if let Some(tree) = read_query(&text).tree {
            assert_eq!(read_query(&write(&tree)).tree, Some(tree), "{c:?}");
        }
    }
}

fn read_query(text: &str) -> Parsed {
    parse(text, &FIELDS)
}

fn each_node<'a>(node: &'a Node, visit: &mut dyn FnMut(&'a Node)) {
    visit(node);
    match &node.kind {
        NodeKind::All(parts) | NodeKind::Any(parts) => {
            parts.iter().for_each(|part| each_node(part, visit));
        }
        NodeKind::Not(inner) | NodeKind::In { node: inner, .. } => each_node(inner, visit),
        _ => {}
    }
}

fn nodes(tree: &Option<Node>) -> impl Iterator<Item = &Node> {
    let mut nodes = Vec::new();
    if let Some(tree) = tree {
        each_node(tree, &mut |node| nodes.push(node));
    }
    nodes.into_iter()
}

/// Every word asked for, with the span of its node.
fn words_of(parsed: &Parsed) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    for node in nodes(&parsed.tree) {
        match &node.kind {
            NodeKind::Word { text, .. } => found.push((node.span.clone(), text.as_str())),
            NodeKind::Phrase { words, .. } => {
                found.extend(words.iter().map(|word| (node.span.clone(), word.as_str())));
            }
            _ => {}
        }
    }
    found
}

fn has(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// What the tree promises of itself.
fn is_in_shape(kind: &NodeKind) -> bool {
    match kind {
        NodeKind::Word { text, exact, prefix } => !(text.is_empty() || *exact && *prefix),
        NodeKind::Phrase { words, .. } => words.len() > 1,
        NodeKind::All(parts) => {
            parts.len() > 1 && !parts.iter().any(|part| matches!(part.kind, NodeKind::All(_)))
        }
        NodeKind::Any(parts) => {
            parts.len() > 1 && !parts.iter().any(|part| matches!(part.kind, NodeKind::Any(_)))
        }
        NodeKind::Not(inner) => !matches!(inner.kind, NodeKind::Not(_)),
        NodeKind::In { node, .. } => {
            let is_word = matches!(node.kind, NodeKind::Word { .. } | NodeKind::Phrase { .. });
            is_word || matches!(node.kind, NodeKind::All(_) | NodeKind::Any(_))
        }
        NodeKind::Code { value, .. } => !value.is_empty() && value.trim() == value,
        NodeKind::Years { from, to, .. } | NodeKind::Dates { from, to, .. } => {
            let ends: Vec<_> = [from, to].into_iter().flatten().collect();
            let are_texts = ends.iter().all(|end| !end.text.is_empty());
            let inclusive = ends.iter().filter(|end| end.inclusive).count();
            are_texts && (ends.len() == 1 || ends.len() == 2 && inclusive == 2)
        }
    }
}

/// Whether a word is in a node where it stands, in the value of a field, or in a note, or was
/// read as an operator or the name of a field.
fn is_accounted_for(text: &str, word: &Word<'_>, parsed: &Parsed) -> bool {
    let span = word.start..word.end;
    let found = words_of(parsed);
    let is_found = found.iter().any(|(at, found)| has(at, &span) && *found == word.folded);
    let is_value = nodes(&parsed.tree).any(|node| {
        let is_value = !matches!(
            node.kind,
            NodeKind::Word { .. }
                | NodeKind::Phrase { .. }
                | NodeKind::All(_)
                | NodeKind::Any(_)
                | NodeKind::Not(_)
                | NodeKind::In { .. }
        );
        is_value && has(&node.span, &span)
    });
    let is_told = parsed.notes.iter().any(|note| has(&note.span, &span));
    let is_operator = ["OR", "AND", "NOT"].contains(&word.written);
    let lower = word.written.to_lowercase();
    let is_name = FIELDS.iter().any(|field| {
        let places = field.name.match_indices(&lower).map(|(at, _)| at);
        let starts = places.filter_map(|at| text.get(span.start.checked_sub(at)?..));
        starts.map(str::to_lowercase).any(|rest| rest.starts_with(&format!("{}:", field.name)))
    });
    is_found || is_value || is_told || is_operator || is_name
}

/// Pieces of queries, in any order.
fn query_like() -> impl Strategy<Value = String> {
    let pieces = vec![
        " ",
        " ",
        " ",
        " ",
        "(",
        ")",
        "()",
        "\"",
        "“",
        "”",
        "„",
        "«",
        "»",
        "'",
        "-",
        "--",
        "–",
        "=",
        "*",
        "**",
        "|",
        "||",
        "OR",
        "AND",
        "NOT",
        " OR ",
        " AND ",
        " NOT ",
        "or",
        ":",
        "::",
        "..",
        ".",
        "…",
        ",",
        "/",
        "//",
        "[",
        "<",
        ">",
        "<=",
        ">=",
        "a",
        "b",
        "border",
        "Граница",
        "Пётр",
        "don't",
        "16-17",
        "bord*",
        "=x",
        "-x",
        "title:",
        "Body:",
        "country:",
        "sg-by:",
        "AM",
        "year:",
        "date:",
        "2017",
        "2017-05",
        "2017..2020",
        "..",
        "foo:",
        "12:30",
        "http://x",
        "é",
        "e\u{301}",
        "\u{301}",
        "\u{345}",
        "İ",
        "ß",
        "\u{a0}",
        "\n",
        "😀",
    ];
    proptest::collection::vec(select(pieces), 0..24).prop_map(|pieces| pieces.concat())
}

fn query() -> impl Strategy<Value = String> {
    prop_oneof![2 => query_like(), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn spans_lie_within_the_text_and_between_characters(text in query()) {
        let parsed = read_query(&text);
        let of_notes = parsed.notes.iter().map(|note| note.span.clone());
        let of_nodes = nodes(&parsed.tree).map(|node| node.span.clone());
        for span in of_notes.chain(of_nodes).chain(parsed.unfinished.clone()) {
            let piece = text.get(span.clone());
            prop_assert!(piece.is_some_and(|piece| !piece.is_empty()), "{span:?}");
        }
        for pair in parsed.notes.windows(2) {
            prop_assert!(pair[0].span.start <= pair[1].span.start);
        }
    }

    #[test]
    fn parts_lie_in_their_whole_and_in_order(text in query()) {
        for node in nodes(&read_query(&text).tree) {
            match &node.kind {
                NodeKind::All(parts) | NodeKind::Any(parts) => {
                    prop_assert!(parts.iter().all(|part| has(&node.span, &part.span)));
                    let follow = |pair: &[Node]| pair[0].span.end <= pair[1].span.start;
                    prop_assert!(parts.windows(2).all(follow));
                }
                NodeKind::Not(inner) | NodeKind::In { node: inner, .. } => {
                    prop_assert!(has(&node.span, &inner.span));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn one_meaning_has_one_shape(text in query()) {
        for node in nodes(&read_query(&text).tree) {
            prop_assert!(is_in_shape(&node.kind), "{node:?}");
        }
    }

    #[test]
    fn no_word_is_lost(text in query()) {
        let parsed = read_query(&text);
        for word in words(&text) {
            prop_assert!(is_accounted_for(&text, &word, &parsed), "{word:?} {parsed:?}");
        }
    }

    /// Nothing is found that was not written.
    #[test]
    fn no_word_is_made_up(text in query()) {
        let written: Vec<String> = words(&text).map(|word| word.folded).collect();
        for (_, word) in words_of(&read_query(&text)) {
            prop_assert!(written.iter().any(|other| other == word), "{word}");
        }
    }

    #[test]
    fn what_is_written_is_read_back(text in query()) {
        let Some(tree) = read_query(&text).tree else { return Ok(()) };
        let written = write(&tree);
        prop_assume!(written.len() <= LONGEST);
        let again = read_query(&written);
        prop_assert_eq!(&again.notes, &[], "{}", written);
        let again = again.tree.unwrap();
        prop_assert_eq!(&again, &tree, "{}", written);
        prop_assert_eq!(write(&again), written);
    }

    #[test]
    fn any_character_can_be_missing(text in query()) {
        for (at, c) in text.char_indices() {
            let parsed = read_query(&format!("{}{}", &text[..at], &text[at + c.len_utf8()..]));
            parsed.tree.as_ref().map(write);
        }
    }

    /// Plain words need no knowledge of signs: each is one that must occur.
    #[test]
    fn plain_words_are_all_asked_for(plain in proptest::collection::vec("[a-zа-яё]{1,8}", 1..6)) {
        let parsed = read_query(&plain.join(" "));
        prop_assert_eq!(parsed.notes, []);
        let folded: Vec<String> = plain.iter().map(|word| fold(word)).collect();
        prop_assert_eq!(write(&parsed.tree.unwrap()), folded.join(" "));
    }

    #[test]
    fn notes_are_sentences(text in query()) {
        for note in read_query(&text).notes {
            let told = note.to_string();
            let begins_well = told.starts_with(|c: char| c.is_uppercase() || c == '“');
            prop_assert!(begins_well && told.ends_with('.'), "{told}");
            prop_assert_eq!(note.character, text[..note.span.start].chars().count() + 1);
        }
    }
}
