//! What the words of a query are widened to: each form left out takes out what it alone brought,
//! as a naive scan of the records does, and each count is true; a filter takes a name in any
//! spelling, and a phrase being typed the beginning of its last word.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::app::{Action, apply, widened};
use csto_explorer::domain::query::address::Ignored;
use csto_explorer::domain::query::{Condition, Query};
use csto_explorer::domain::select::{Explorer, OtherForm};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use support::naive::Scan;
use support::queries::{loose_query, query, text};
use support::thick::THICK;
use support::{REAL, found, ids};

static REAL_SCAN: LazyLock<Scan<'static>> = LazyLock::new(|| Scan::of(&REAL.corpus));
static THICK_SCAN: LazyLock<Scan<'static>> = LazyLock::new(|| Scan::of(&THICK.corpus));

/// A query with words.
fn asking() -> impl Strategy<Value = Query> {
    let space = prop_oneof![Just(""), Just(" ")];
    (prop_oneof![query(), loose_query()], text(), space)
        .prop_map(|(query, text, space)| Query { text: format!("{text}{space}"), ..query })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn forms_left_out_and_counts_are_those_of_the_naive_scan(
        query in asking(), thick in any::<bool>(), out in any::<u64>()
    ) {
        let (explorer, scan): (&Explorer, &Scan<'_>) =
            if thick { (&THICK, &THICK_SCAN) } else { (&REAL, &REAL_SCAN) };
        let before = explorer.other_forms(&query, &explorer.select(&query));
        let bit = |i: usize| out >> (i % 64) & 1 == 1;
        let out = before.iter().enumerate().filter(|(i, _)| bit(*i));
        let not_as: BTreeSet<String> = out.map(|(_, form)| form.form.clone()).collect();
        let query = Query { not_as, ..query };
        let selection = explorer.select(&query);
        let mut keys = found(&selection);
        keys.sort();
        prop_assert_eq!(&keys, &scan.records(&query));
        let ignored = |i: &Ignored| matches!(i, Ignored::Value { parameter, .. } if parameter == "not-as");
        prop_assert!(!selection.ignored.iter().any(ignored));
        prop_assert_eq!(&explorer.settled(query.clone()), &query);
        for OtherForm { form, count, left_out, .. } in explorer.other_forms(&query, &selection) {
            prop_assert_eq!(left_out, query.not_as.contains(&form));
            let mut with = query.clone();
            with.not_as.remove(&form);
            let records = scan.records(&with);
            let having = records.iter().filter(|key| scan.has_word(**key, &form)).count();
            prop_assert_eq!(having, count, "{} in {:?}", &form, &query);
            prop_assert!(count > 0 || left_out);
        }
    }
}

fn asked(text: &str, not_as: &[&str]) -> Query {
    let not_as = not_as.iter().map(|form| (*form).to_owned()).collect();
    Query { text: text.to_owned(), not_as, ..Query::default() }
}

/// The other forms of what a text asks.
fn forms(text: &str) -> Vec<String> {
    let query = asked(text, &[]);
    let forms = REAL.other_forms(&query, &REAL.select(&query)).into_iter();
    forms.map(|form| form.form).collect()
}

#[test]
fn other_forms_spellings_and_names_are_told() {
    for (text, form) in [
        ("peacekeeper ", "peacekeepers"),
        ("peacekeeper", "peacekeepers"),
        ("title:peacekeeper", "peacekeepers"),
        ("Лукашенко ", "lukashenko"),
        ("nelegal ", "illegal"),
        // A word that was corrected is widened like any other.
        ("peacekeperr ", "peacekeeping"),
    ] {
        assert!(forms(text).contains(&form.to_owned()), "{text}: {:?}", forms(text));
    }
    for text in ["", "=peacekeeper", "\"peacekeeper\"", "peacekeep* ", "-peacekeeper", "xyzzy "] {
        assert_eq!(forms(text), Vec::<String>::new(), "{text}");
    }
    assert!(!forms("peacekeeper peacekeepers ").contains(&"peacekeepers".to_owned()));
}

#[test]
fn all_forms_left_out_leave_the_word_itself() {
    let all = forms("peacekeeper ");
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let sorted = |query: &Query| {
        let mut ids = ids(&REAL, query);
        ids.sort();
        ids
    };
    let exact = sorted(&asked("=peacekeeper", &[]));
    assert!(!exact.is_empty() && all.len() > 1);
    assert_eq!(sorted(&asked("peacekeeper ", &all)), exact);
    // While it is typed it may go on otherwise.
    assert!(
        sorted(&asked("peacekeeper", &["peacekeepers"])).len()
            < sorted(&asked("peacekeeper", &[])).len()
    );
}

/// A name that no text has as it is written is not taken for a slip of the hand once its
/// spellings are left out.
#[test]
fn a_word_whose_spellings_are_left_out_is_not_corrected() {
    let text = "Khatchatourow ";
    let all = forms(text);
    assert!(!all.is_empty());
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let selection = REAL.select(&asked(text, &all));
    assert_eq!(selection.hits, []);
    assert_eq!(selection.corrections, []);
}

#[test]
fn a_form_is_kept_only_while_it_has_an_effect() {
    let query = asked("peacekeeper ", &["peacekeepers", "border", "peacekeeper"]);
    let selection = REAL.select(&query);
    let told: Vec<String> = selection.ignored.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["not-as=border", "not-as=peacekeeper"]);
    let settled = REAL.settled(query);
    assert_eq!(settled, asked("peacekeeper ", &["peacekeepers"]));
    let further = apply(&settled, &Action::Type("peacekeeper border".to_owned()));
    assert_eq!(REAL.settled(further.clone()), further);
    let other = apply(&settled, &Action::Type("border".to_owned()));
    assert_eq!(REAL.settled(other), asked("border", &[]));
    assert_eq!(settled.without(Condition::Text), Query::default());
}

#[test]
fn a_tick_says_how_many_records_have_the_form_and_undoes_itself() {
    let query = asked("peacekeeper ", &[]);
    let shown = widened(&REAL, &query, &REAL.select(&query)).unwrap();
    let capital = asked("Peacekeeper ", &[]);
    let capital = widened(&REAL, &capital, &REAL.select(&capital)).unwrap();
    assert_eq!(capital.words[0].0, "“Peacekeeper”");
    let [(word, forms)] = &shown.words[..] else { panic!("{:?}", shown.words) };
    assert_eq!(word, "“peacekeeper”");
    for form in forms {
        assert!(form.taken && form.count > 0);
        let without = apply(&query, &form.action);
        let then = widened(&REAL, &without, &REAL.select(&without)).unwrap();
        let same = then.words[0].1.iter().find(|other| other.label == form.label).unwrap();
        assert_eq!((same.taken, same.count), (false, form.count));
        assert_eq!(apply(&without, &same.action), query);
    }
}

/// ISIS is also called IS; who asks for it does not ask for every text with an "is" in it.
#[test]
fn no_name_stands_for_a_word_that_only_holds_others_together() {
    let found = |text: &str| REAL.count(&Query { text: text.to_owned(), ..Query::default() });
    assert!(found("ISIS ") < found("is ") / 2, "{} of {}", found("ISIS "), found("is "));
    assert_eq!(found("ИГИЛ "), found("ISIS "));
}

#[test]
fn a_value_is_named_in_any_spelling() {
    let by_code = sorted_ids("speaker:khachaturov");
    assert!(!by_code.is_empty());
    for name in ["Khachaturov", "Хачатуров", "Hachaturov", "Xačaturov"] {
        assert_eq!(sorted_ids(&format!("speaker:{name}")), by_code, "{name}");
    }
}

#[test]
fn the_last_word_of_a_phrase_being_typed_may_be_a_beginning() {
    let closed = sorted_ids("\"border incident\"");
    let open = sorted_ids("\"border inci");
    assert!(!closed.is_empty() && closed.iter().all(|id| open.contains(id)));
    assert_eq!(sorted_ids("\"border incident "), closed);
}

fn sorted_ids(text: &str) -> Vec<String> {
    let mut found = ids(&REAL, &asked(text, &[]));
    found.sort();
    found
}

#[test]
fn words_joined_are_one_phrase_of_any_of_their_forms() {
    let notes = |text: &str| REAL.select(&asked(text, &[])).notes;
    let as_written = sorted_ids("\"Illegal 2018\" ");
    assert!(!as_written.is_empty());
    for joined in ["Illegal-2018 ", "Nelegal-2018 ", "Нелегал-2018 "] {
        let all = sorted_ids(joined);
        assert!(as_written.iter().all(|id| all.contains(id)), "{joined}");
        assert_eq!(notes(joined), Vec::<String>::new(), "{joined}");
    }
    // Where no text joins them, it is told how to ask for each.
    assert!(sorted_ids("drones-Karabakh ").is_empty());
    assert!(!sorted_ids("drones Karabakh ").is_empty());
    let told = "“drones-Karabakh” asks for words one after the other; with a space between them, they may stand anywhere.";
    assert_eq!(notes("drones-Karabakh "), [told]);
    let date = "“1950-01-01” asks for what texts say; date:1950-01-01 asks for the date.";
    assert_eq!(notes("1950-01-01").last().unwrap(), date);
    assert_eq!(notes("drones-xxyzzy ")[0], "No text has “xxyzzy”.");
}

/// Written together or apart is the same to a reader.
#[test]
fn a_compound_is_found_however_it_is_written() {
    // What is joined stands for the one word too,
    for (joined, one) in [("peace-keeping ", "peacekeeping "), ("U.N. ", "UN ")] {
        let (joined, one) = (sorted_ids(joined), sorted_ids(one));
        assert!(!one.is_empty() && one.iter().all(|id| joined.contains(id)));
    }
    // and a word no text has for the two that it is made of, which is told.
    let apart = REAL.select(&asked("counterterrorism ", &[]));
    assert_eq!(apart.corrections[0].instead, "counter-terrorism");
    assert!(!apart.hits.is_empty());
    assert_eq!(sorted_ids("counterterrorism "), sorted_ids("counter-terrorism "));
    assert!(sorted_ids("=counterterrorism ").is_empty());
    let none = REAL.select(&asked("nonsenseword ", &[]));
    assert_eq!(none.notes, ["No text has “nonsenseword”."]);
}
