//! Documents imported into a corpus: read whole, told what is wrong, and searched as if they
//! had always been there. That filters and counts hold, `select.rs` proves.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::domain::import::{IMPORTED as CODE, import};
use csto_explorer::domain::model::{Entry, Key, Record, Who};
use csto_explorer::domain::query::address::decode;
use csto_explorer::domain::query::{Facet, Query, Sort};
use csto_explorer::domain::search::engine;
use csto_explorer::domain::select::{Columns, Explorer};
use csto_explorer::domain::source::{File, Severity};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use support::imported::{IMPORTED, with};
use support::queries::{loose_query, query};
use support::{REAL, id, ids, read, root};

/// In how many results at most the nearness of the words is looked at.
const LOOKED_INTO: usize = 50;

/// The same records, all woven together.
static WOVEN: LazyLock<Explorer> = LazyLock::new(|| {
    let corpus = IMPORTED.corpus.clone();
    let (columns, engine) = (Columns::new(&corpus), engine(&corpus).unwrap());
    Explorer::new(corpus, columns, engine)
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn all_is_answered_as_if_it_were_woven_together(query in prop_oneof![query(), loose_query()]) {
        let (segments, woven) = (by_record(&IMPORTED, &query), by_record(&WOVEN, &query));
        prop_assert_eq!(segments.len(), woven.len());
        for ((key, score), (other, expected)) in segments.iter().zip(&woven) {
            prop_assert_eq!(key, other);
            // Of how many the nearness of the words is looked at is limited, and the same few
            // may be others where two fit equally; sums are added up in another order.
            let near = (score - expected).abs() <= expected * 1e-4;
            prop_assert!(near || woven.len() > LOOKED_INTO, "{key:?}: {score} for {expected}");
        }
    }
}

/// What is found and how well it fits, in the order of the records.
fn by_record(explorer: &Explorer, query: &Query) -> Vec<(Key<Record>, f32)> {
    let hits = explorer.select(query).hits;
    let mut hits: Vec<_> = hits.iter().map(|hit| (hit.record, hit.score)).collect();
    hits.sort_by_key(|(key, _)| *key);
    hits
}

#[test]
fn corpus_and_documents_are_one_list_in_order_of_time_and_id() {
    let corpus = &IMPORTED.corpus;
    let oldest = ids(&IMPORTED, &Query { sort: Some(Sort::Oldest), ..Query::default() });
    let mut expected: Vec<&Record> = corpus.records.iter().map(|(_, record)| record).collect();
    expected.sort_by_key(|r| (r.date.days().from, r.date.days().to, r.id.clone()));
    assert_eq!(oldest, expected.iter().map(|r| r.id.clone()).collect::<Vec<_>>());
    let is_imported = |id: &String| id.starts_with("imported-");
    let changes = oldest.windows(2).filter(|pair| is_imported(&pair[0]) != is_imported(&pair[1]));
    assert!(changes.count() > 10, "documents lie between records");
}

#[test]
fn a_document_is_found_by_all_that_a_record_is_found_by() {
    let explorer = with(concat!(
        r#"{"id":"zeppelin","title":"A zeppelin over Gyumri","date":"2018-11-01","#,
        r#""text":"It came\nby night.\n\nNobody heard of Ognevka.","countries":["AM"],"#,
        r#""sg":["khachaturov"],"topics":["terrorism"],"kind":"speech","source":"tass"}"#,
    ));
    let found = |address: &str| {
        let found = ids(&explorer, &decode(address).0.query);
        found.contains(&"zeppelin".to_owned())
    };
    for q in [
        "zeppelins",
        "title:zeppelin",
        "%22came+by+night%22",
        "Огневка",
        "ognevk",
        "Armenia+zeppelin",
        "Khachaturov+zeppelin",
        "country:AM+zepelin",
        "%22November+2018%22+zeppelin",
    ] {
        assert!(found(&format!("/?q={q}")), "{q}");
    }
    for filters in [
        "country=AM",
        "topic=terrorism",
        "kind=speech",
        "source=tass",
        "sg=khachaturov&sg-by=named",
        "from=2018-11-01&to=2018-11-01",
    ] {
        assert!(found(&format!("/?{filters}")), "{filters}");
    }
    for filters in
        ["country=BY", "sg=zas", "kind=report", "from=2019", "sg=khachaturov&sg-by=speaking"]
    {
        assert!(!found(&format!("/?{filters}")), "{filters}");
    }
    let days = explorer.record("zeppelin").unwrap().1.date.days();
    for (key, term) in explorer.corpus.terms.iter() {
        let address = format!("/?sg={}", explorer.corpus.terms[key].code());
        assert_eq!(found(&address), term.possible().meets(days), "{address}");
    }
    let known = |of: &Explorer| of.select(&decode("/?q=Огневка").0.query).hits.len();
    assert!(known(&explorer) > known(&REAL), "a spelling that only the document has");
}

#[test]
fn a_document_without_kind_and_source_has_those_of_its_own() {
    let totals = |facet| {
        let (place, _) = IMPORTED.value(facet, CODE).unwrap();
        IMPORTED.totals(facet, Default::default())[place]
    };
    // Of five documents two have none.
    assert_eq!((totals(Facet::Kind), totals(Facet::Source)), (48, 48));
    assert!(REAL.value(Facet::Kind, CODE).is_none(), "none is added where none is needed");
    let corpus = &with(&line("speech")).corpus;
    assert_eq!(corpus.kinds, REAL.corpus.kinds);
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_how_to_mend_it() {
    let golden = root().join("tests/golden/import");
    let text = read(&golden.join("documents.ndjson"));
    let mut corpus = REAL.corpus.clone();
    let file = File { path: "documents.ndjson".to_owned(), text };
    let problems = import(&file, &mut corpus);
    let told: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
    let expected = golden.join("expected.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&expected, &told).unwrap();
    }
    assert_eq!(told, read(&expected), "UPDATE_GOLDEN=1 renews the expected text.");

    let refused = problems.iter().filter(|p| p.severity == Severity::Error).map(|p| p.line);
    assert_eq!(refused.collect::<BTreeSet<_>>(), (3..=12).collect());
    let taken = corpus.records.iter().skip(REAL.corpus.records.len());
    let taken: Vec<_> = taken.map(|(key, _)| id(&corpus, key)).collect();
    assert_eq!(taken, ["sound", "13", "14", "15", "16", "17"]);
    let record = |id| corpus.records.iter().map(|(_, record)| record).find(|r| r.id == id).unwrap();
    let codes = |id| {
        record(id).countries.iter().map(|key| corpus.countries[*key].code()).collect::<Vec<_>>()
    };
    assert_eq!((codes("sound"), codes("13"), codes("17")), (vec!["AM", "BY"], vec!["AM"], vec![]));
    let sound = record("sound");
    assert_eq!(sound.digest, ["First paragraph.", "Second paragraph."]);
    let named: Vec<_> = sound.named.iter().map(|voice| voice.who).collect();
    let term = corpus.terms.iter().find(|(_, term)| term.code() == "khachaturov").unwrap().1;
    assert_eq!(named, [Who::Person(term.person)]);
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,40}(\n[{\\[\"]\\PC{0,40}){0,4}", near in any::<prop::sample::Index>()) {
        let of = |text: String| {
            let mut corpus = REAL.corpus.clone();
            import(&File { path: "any".to_owned(), text }, &mut corpus);
        };
        of(text);
        // A sound line, cut off somewhere.
        let sound = line("speech");
        let ends: Vec<usize> = sound.char_indices().map(|(at, _)| at).collect();
        of(sound[..*near.get(&ends)].to_owned());
    }
}

fn line(kind: &str) -> String {
    format!(
        r#"{{"id":"one","title":"One — «один»","date":"2020-08~","text":"Text.","kind":"{kind}","source":"tass"}}"#
    )
}
