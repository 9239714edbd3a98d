//! The command `csto` as its users call it: what it prints, and with which code it ends.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::app::{count, hits};
use csto_explorer::domain::query::address::decode;
use serde_json::Value;
use std::process::{Command, Stdio};
use support::temporary::Temporary;
use support::{REAL, read, root};

/// What came of one call.
struct Done {
    code: i32,
    out: String,
    err: String,
}

#[test]
fn check_of_the_real_corpus_finds_no_error() {
    let done = csto(&["check"]);
    assert_eq!(done.code, 0, "{}{}", done.out, done.err);
    assert!(
        done.out.lines().last().unwrap().starts_with(&format!("{}, no errors, ", all_records())),
        "{}",
        done.out
    );
}

#[test]
fn check_of_a_broken_corpus_tells_all_and_ends_with_1() {
    let corpus = Temporary::corpus("check", |path, text| {
        if path.ends_with("orlov-in-yerevan.md") {
            text.replace("\"statement\"", "\"statment\"").replace("2005-04-12", "2005-02-30")
        } else {
            text
        }
    });
    let done = csto(&["check", "--corpus", corpus.path()]);
    assert_eq!(done.code, 1);
    let record = corpus.folder().join("records/2005/orlov-in-yerevan.md");
    let expected = format!(
        "{0}:3: error: unknown kind \"statment\"\n    Did you mean \"statement\"? Otherwise add it to its list in authorities/.\n{0}:4: error: `date` is not an EDTF date",
        record.display()
    );
    assert!(done.out.contains(&expected), "{}", done.out);
    assert!(done.err.starts_with("2 errors, "), "{}", done.err);
}

#[test]
fn check_of_another_corpus_that_is_sound() {
    let corpus = Temporary::corpus("sound", |_, text| text);
    let done = csto(&["--corpus", corpus.path(), "check"]);
    assert_eq!(
        (done.code, done.out.as_str()),
        (0, "2 records, no errors, 0 warnings\n"),
        "{}",
        done.err
    );
}

#[test]
fn warnings_alone_are_told_and_are_no_error() {
    let corpus = Temporary::corpus("warned", |path, text| {
        if path.ends_with("kinds.toml") {
            text + "\n[[kind]]\nid = \"speech\"\nname = \"speech\"\n"
        } else {
            text
        }
    });
    let done = csto(&["check", "--corpus", corpus.path()]);
    assert_eq!(done.code, 0);
    assert!(
        done.out.contains("kinds.toml:9: warning: no record uses the kind \"speech\""),
        "{}",
        done.out
    );
    assert!(done.out.ends_with("2 records, no errors, 1 warnings\n"), "{}", done.out);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let done = csto(&["check", "--corpus", "/nowhere/at/all"]);
    assert_ne!(done.code, 0);
    assert!(done.err.contains("/nowhere/at/all"), "{}", done.err);
}

#[test]
fn wrong_use_ends_with_2() {
    let calls: [&[&str]; 14] = [
        &["search", "--concordance", "--json", "border"],
        &[],
        &["dance"],
        &["check", "--fast"],
        &["check", "extra"],
        &["search", "--country-match", "some", ""],
        &["search", "--topic-match", "none", ""],
        &["search", "--sg-by", "birth", ""],
        &["search", "--from", "yesterday", ""],
        &["search", "--to", "2020-13", ""],
        &["search", "--sort", "best", ""],
        &["search", "--sort", "left", "border"],
        &["search", "--limit", "-1", ""],
        &["search", "one", "two"],
    ];
    for call in calls {
        let done = csto(call);
        assert_eq!(done.code, 2, "{call:?}");
        assert_eq!(done.out, "", "{call:?}");
        assert!(!done.err.is_empty(), "{call:?}");
    }
}

#[test]
fn a_concordance_has_the_hits_below_each_other() {
    let done = csto(&["search", "--concordance", "--sort", "right", "--limit", "12", "=border "]);
    let mut lines = done.out.lines();
    let query = decode("/?q=%3Dborder+&sort=right&view=concordance").0.query;
    let selection = REAL.select(&query);
    let concordance = REAL.concordance(&query, &selection);
    assert_eq!(lines.next(), Some(hits(&concordance, &selection).as_str()));
    assert_eq!(lines.next(), Some(""));
    let lines: Vec<&str> = lines.by_ref().take(12).collect();
    let middle = |line: &&str| {
        let (before, _) = line
            .to_lowercase()
            .split_once("border")
            .map(|(b, a)| (b.to_owned(), a.to_owned()))
            .unwrap();
        before.chars().count()
    };
    for (line, of) in lines.iter().zip(&concordance.lines) {
        assert!(line.chars().count() <= 100, "{line}");
        assert_eq!(middle(line), middle(&lines[0]), "{line}");
        assert!(line.ends_with(&format!("  {}", REAL.corpus.records[of.record].id)), "{line}");
    }
    let all = concordance.lines.len();
    let last = format!("\nThe first 12 of {all}; --limit {all} prints all.\n");
    assert!(done.out.ends_with(&last), "{}", done.out);
    let none = csto(&["search", "--concordance"]);
    assert!(none.out.contains("Type a word"), "{}", none.out);
}

#[test]
fn help_is_worth_reading() {
    let help = csto(&["--help"]);
    assert_eq!(help.code, 0);
    for part in [
        "Exit codes: 0 done, 1 found errors, 2 wrong use",
        "check",
        "stats",
        "search",
        "--corpus <DIR>",
    ] {
        assert!(help.out.contains(part), "{part} in {}", help.out);
    }
    let help = csto(&["search", "--help"]).out;
    for part in [
        "--json",
        "--country-match <any|all>",
        "--sg-by <office|speaking|named>",
        "--from <EDTF>",
        "--limit <N>",
        "Examples:",
    ] {
        assert!(help.contains(part), "{part} in {help}");
    }
}

#[test]
fn search_as_json_has_the_promised_shape() {
    let found = json(&["search", "--json", "border"]);
    assert_eq!(keys(&found), ["facets", "hits", "ignored", "notes", "total"]);
    assert!(found["total"].is_u64());
    assert_eq!(found["ignored"], Value::Array(vec![]));
    let hits = found["hits"].as_array().unwrap();
    assert_eq!(hits.len() as u64, found["total"].as_u64().unwrap().min(20));
    assert!(!hits.is_empty());
    for hit in hits {
        assert_eq!(keys(hit), ["date", "id", "score", "snippet", "title"]);
        assert!(
            ["date", "id", "snippet", "title"]
                .iter()
                .all(|key| hit[key].as_str().is_some_and(|s| !s.is_empty()))
        );
        assert!(hit["score"].as_f64().unwrap() > 0.0);
    }
    for filter in ["country", "sg", "topic"] {
        let counts = found["facets"][filter].as_object().unwrap();
        assert!(
            !counts.is_empty() && counts.values().all(|n| n.as_u64().is_some_and(|n| n > 0)),
            "{filter}"
        );
    }
}

#[test]
fn search_finds_what_the_filters_say() {
    let total = |arguments: &[&str]| {
        json(&[&["search", "--json"], arguments].concat())["total"].as_u64().unwrap()
    };
    for (arguments, address) in [
        (&[""][..], "/"),
        (&[], "/"),
        (&["--sg", "zas", ""], "/?sg=zas"),
        (&["--sg", "semerikov-2", "--sg", "bordyuzha", ""], "/?sg=semerikov-2&sg=bordyuzha"),
        (
            &["--sg", "tasmagambetov", "--sg-by", "speaking", ""],
            "/?sg=tasmagambetov&sg-by=speaking",
        ),
        (&["--country", "AM", "--country", "AZ", ""], "/?country=AM&country=AZ"),
        (
            &["--country", "AM", "--country", "AZ", "--country-match", "all", ""],
            "/?country=AM&country=AZ&country-match=all",
        ),
        (&["--from", "2017", "--to", "2019", ""], "/?from=2017&to=2019"),
        (&["--from", "2020", "--to", "2020", "--certain", ""], "/?from=2020&to=2020&dates=certain"),
        (&["--kind", "interview", ""], "/?kind=interview"),
        (&["--topic", "threats", "--topic", "terrorism", ""], "/?topic=threats"),
        (
            &["--topic", "threats", "--topic", "terrorism", "--topic-match", "all", ""],
            "/?topic=terrorism",
        ),
        // The limit is of what is printed.
        (&["--limit", "1", ""], "/"),
    ] {
        let (address, ignored) = decode(address);
        assert_eq!(ignored, []);
        let expected = REAL.select(&address.query).hits.len();
        assert!(expected > 0, "{arguments:?}");
        assert_eq!(total(arguments), expected as u64, "{arguments:?}");
    }
}

#[test]
fn each_count_is_what_choosing_the_value_gives() {
    let counts =
        json(&["search", "--json", "csto"])["facets"]["country"].as_object().unwrap().clone();
    for (code, count) in counts {
        assert_eq!(
            json(&["search", "--json", "--country", &code, "csto"])["total"],
            count,
            "{code}"
        );
    }
}

#[test]
fn an_unknown_code_is_told_and_changes_nothing_else() {
    let found = json(&["search", "--json", "--country", "ZZ", ""]);
    assert_eq!(found["ignored"], serde_json::json!(["country=ZZ"]));
    assert_eq!(found["total"], REAL.corpus.records.len());
    let told = csto(&["search", "--country", "ZZ", ""]).out;
    assert!(told.starts_with(&format!("ignored: country=ZZ\n{}\n", all_records())), "{told}");
}

#[test]
fn the_order_and_the_limit_of_a_search() {
    let dates = |sort: &str| {
        let found = json(&["search", "--json", "--sort", sort, "--limit", "3", ""]);
        let hits = found["hits"].as_array().unwrap().clone();
        hits.iter().map(|hit| hit["date"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for sort in ["oldest", "newest"] {
        let hits = REAL.select(&decode(&format!("/?sort={sort}")).0.query).hits;
        let first = hits.iter().take(3).map(|hit| REAL.corpus.records[hit.record].date.to_string());
        assert_eq!(dates(sort), first.collect::<Vec<_>>(), "{sort}");
    }
    assert!(dates("oldest").is_sorted(), "{:?}", dates("oldest"));
    assert!(dates("newest").iter().rev().is_sorted(), "{:?}", dates("newest"));
}

#[test]
fn a_search_for_people_says_how_many_and_what() {
    let done = csto(&["search", "--from", "2019-05-16", "--to", "2019-05-17", "sultanov"]);
    assert_eq!(done.code, 0);
    assert!(done.out.starts_with("1 record\n\nSultanov presents four CSTO operations at a conference in Dushanbe  (dushanbe-counter-terrorism-conference)\n  16–17 May 2019 · "), "{}", done.out);
    let nothing = csto(&["search", "nonsenseword"]).out;
    assert_eq!(nothing, "No text has “nonsenseword”.\n0 records\n");
    let some = csto(&["search", "--limit", "2", "border"]).out;
    let all = REAL.select(&decode("/?q=border").0.query).hits.len();
    let last = format!("\nThe first 2 of {all}; --limit {all} prints all.\n");
    assert!(some.ends_with(&last), "{some}");
    assert!(!csto(&["search", "--limit", &all.to_string(), "border"]).out.contains("The first"));
}

#[test]
fn documents_of_a_file_are_searched_too() {
    let folder = Temporary::corpus("imported", |_, text| text);
    let file = folder.folder().join("documents.ndjson");
    let sound = r#"{"id":"one","title":"A zeppelin over Minsk","date":"2017-11","text":"It came by night."}"#;
    let search = |text: String, words: &str| {
        std::fs::write(&file, text).unwrap();
        csto(&["search", "--import", file.to_str().unwrap(), words])
    };
    let at = file.display();
    let done = search(format!("\u{feff}{sound}\r\n"), "zeppelins");
    let expected = "1 record\n\nA zeppelin over Minsk  (one)\n  November 2017 · imported\n  It came by night.\n";
    assert_eq!((done.code, done.out.as_str(), done.err.as_str()), (0, expected, ""));

    let with_tag = sound.replace("\"id\"", "\"countries\":[\"Belarus\"],\"id\"");
    let done = search(with_tag, "zeppelins");
    let warned = format!(
        "{at}:1: warning: unknown country \"Belarus\"\n    Did you mean \"BY\"? It is left out.\n"
    );
    assert_eq!((done.code, done.out.as_str(), done.err), (0, expected, warned));

    let done = search(format!("{{\n{sound}\n"), "zeppelins");
    let refused = format!("{at}:1: error: this is not JSON: ");
    assert_eq!((done.code, done.out.as_str()), (1, expected));
    assert!(done.err.starts_with(&refused), "{}", done.err);

    let together = search(sound.to_owned(), "");
    let all = REAL.corpus.records.len() + 1;
    assert!(together.out.starts_with(&format!("{}\n", count(all))), "{}", together.out);

    let missing = csto(&["search", "--import", "/nowhere/at/all.ndjson", ""]);
    assert_eq!((missing.code, missing.out.as_str()), (2, ""));
    assert!(missing.err.starts_with("/nowhere/at/all.ndjson: "), "{}", missing.err);
}

#[test]
fn stats_count_every_record_once() {
    let stats = json(&["stats", "--json"]);
    let records = REAL.corpus.records.len() as u64;
    assert_eq!(stats["records"], records);
    let sum = |table: &str| {
        stats[table].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum::<u64>()
    };
    for table in ["kind", "confidence"] {
        assert_eq!(sum(table), records, "{table}");
    }
    // A date may lie in several years, and under several holders.
    for table in ["year", "sg"] {
        assert!(sum(table) >= records, "{table}");
    }
    for table in [
        "country",
        "topic",
        "speaker",
        "organisation",
        "operation",
        "exercise",
        "instrument",
        "source",
    ] {
        assert!(sum(table) > 0, "{table}");
    }
    let in_2020 = REAL.select(&decode("/?from=2020&to=2020").0.query).hits.len();
    assert_eq!(stats["year"]["2020"], in_2020);
}

#[test]
fn stats_for_people_leave_out_what_has_no_record() {
    let done = csto(&["stats"]);
    assert_eq!(done.code, 0);
    assert!(done.out.starts_with(&format!("{}\n", all_records())), "{}", done.out);
    assert!(done.out.contains("\nyear\n") && done.out.contains("  2024\n"), "{}", done.out);
    assert!(!done.out.contains("     0  "));
}

/// `make readme` was run after the corpus last changed.
#[test]
fn the_readme_counts_the_corpus_as_it_is() {
    let folder = std::env::temp_dir().join(format!("csto-readme-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let copy = folder.join("README.md");
    let readme = read(&root().join("README.md"));
    std::fs::write(&copy, &readme).unwrap();
    let done = csto(&["stats", "--readme", copy.to_str().unwrap()]);
    let renewed = read(&copy);
    let _ = std::fs::remove_dir_all(&folder);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert!(renewed.contains(&format!("| {} | |", all_records())), "{renewed}");
    assert_eq!(renewed, readme, "`make readme` renews it");
}

#[test]
fn a_readme_without_the_marks_is_left_as_it_is() {
    let folder = std::env::temp_dir().join(format!("csto-marks-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let copy = folder.join("README.md");
    std::fs::write(&copy, "# No marks\n").unwrap();
    let done = csto(&["stats", "--readme", copy.to_str().unwrap()]);
    let left = read(&copy);
    let _ = std::fs::remove_dir_all(&folder);
    assert_eq!((done.code, left.as_str()), (2, "# No marks\n"));
    assert!(done.err.contains("no place between"), "{}", done.err);
}

#[test]
fn stats_say_where_a_corpus_is_thin() {
    let corpus = Temporary::corpus("thin", |_, text| text);
    let thin = json(&["stats", "--json", "--corpus", corpus.path()])["thin"].clone();
    let thin: Vec<&str> = thin.as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect();
    for sentence in [
        "the year 1993 has no record",
        "the topic Drugs has 1 record",
        "the term of Pyotr Orlov has 1 record",
        "the country Armenia has 1 record",
        "people without a profile and its source: orlov, ivanov, petrov",
    ] {
        assert!(thin.contains(&sentence), "{sentence} in {thin:#?}");
    }
}

#[test]
fn another_corpus_is_searched_and_counted() {
    let corpus = Temporary::corpus("other", |_, text| text);
    let found = json(&["search", "--json", "--corpus", corpus.path(), "chief danger"]);
    assert_eq!(found["total"], 1);
    assert_eq!(found["hits"][0]["id"], "orlov-in-yerevan");
    assert_eq!(json(&["stats", "--json", "--corpus", corpus.path()])["records"], 2);
}

#[test]
fn a_broken_corpus_is_not_searched() {
    let corpus = Temporary::corpus("broken", |path, text| {
        if path.ends_with("minsk-session.md") { text.replace("+++", "---") } else { text }
    });
    for call in [["search", "x"], ["stats", "--json"]] {
        let done = csto(&[&call[..], &["--corpus", corpus.path()]].concat());
        assert_eq!((done.code, done.out.as_str()), (1, ""));
        assert!(done.err.contains("records/2006/minsk-session.md:1: error: "), "{}", done.err);
    }
}

#[test]
fn a_reader_that_has_read_enough_is_no_mistake() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_csto"))
        .args(["stats", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success());
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
}

/// "400 records": as many as the corpus has.
fn all_records() -> String {
    count(REAL.corpus.records.len())
}

fn csto(arguments: &[&str]) -> Done {
    let done = Command::new(env!("CARGO_BIN_EXE_csto"))
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap();
    Done {
        code: done.status.code().unwrap(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

fn json(arguments: &[&str]) -> Value {
    let done = csto(arguments);
    assert_eq!((done.code, done.err.as_str()), (0, ""), "{arguments:?}");
    serde_json::from_str(&done.out).unwrap()
}

fn keys(object: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

#[test]
fn ranking_is_measured_beside_plain_bm25_and_is_better() {
    let done = csto(&["eval"]);
    assert_eq!(done.code, 0, "{}", done.err);
    let all = done.out.lines().find(|line| line.starts_with("| all |")).unwrap();
    let numbers: Vec<f64> = all.split('|').filter_map(|cell| cell.trim().parse().ok()).collect();
    let [needs, ndcg, success, plain_ndcg, plain_success] = numbers[..] else { panic!("{all}") };
    assert_eq!(needs, 60.0);
    assert!(ndcg > plain_ndcg && success > plain_success, "{all}");
}

#[test]
fn needs_that_name_no_record_are_refused() {
    let file = std::env::temp_dir().join(format!("needs-{}.toml", std::process::id()));
    let need = "[[need]]\nquery = \"a\"\nwants = \"b\"\nsort = \"c\"\n[need.grades]\nnowhere = 3\n";
    std::fs::write(&file, need).unwrap();
    let done = csto(&["eval", file.to_str().unwrap()]);
    std::fs::remove_file(&file).unwrap();
    assert_eq!(done.code, 2);
    assert!(done.err.ends_with("no record is called `nowhere`\n"), "{}", done.err);
}
