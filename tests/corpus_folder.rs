//! An explorer of another corpus: its bytes come from the folder it is told, or it is not built.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::app::extent;
use csto_explorer::corpus_folder::{FolderError, chosen, packed};
use csto_explorer::domain::pack::{Packed, unpack};
use csto_explorer::domain::query::Query;
use csto_explorer::domain::select::Explorer;
use csto_explorer::{CORPUS, CORPUS_FOLDER};
use std::path::Path;
use support::temporary::Temporary;
use support::{ids, root};

#[test]
fn the_bytes_are_those_of_the_folder() {
    let corpus = Temporary::corpus("folder", |path, text| {
        if path.ends_with("minsk-session.md") { text + "\nA zebrafish was seen.\n" } else { text }
    });
    let Packed { corpus, columns, engine } = unpack(packed(corpus.folder()).unwrap()).unwrap();
    let explorer = Explorer::new(corpus, columns, engine);
    assert_eq!(extent(&explorer), "2 records, 2005 to 2006");
    let found = |text: &str| ids(&explorer, &Query { text: text.to_owned(), ..Query::default() });
    assert_eq!(found("zebrafish"), ["minsk-session"]);
    assert_eq!(found("Orlov"), ["orlov-in-yerevan"]);
}

/// Holds for any folder: `CORPUS=tests/golden/problems/base cargo test --test corpus_folder`.
#[test]
fn what_this_was_built_with_is_the_folder_it_names() {
    assert!(packed(&root().join(CORPUS_FOLDER)).unwrap() == CORPUS);
}

#[test]
fn the_shipped_folder_is_taken_where_no_other_is_named() {
    assert_eq!(chosen(None), Path::new("assets/corpus"));
    assert_eq!(chosen(Some("".into())), Path::new("assets/corpus"));
    assert_eq!(chosen(Some("/another/corpus".into())), Path::new("/another/corpus"));
}

#[test]
fn a_folder_without_a_corpus_is_refused_in_one_sentence() {
    let corpus = Temporary::corpus("halved", |_, text| text);
    let refused = |folder: &Path| packed(folder).unwrap_err().to_string();
    assert_eq!(
        refused(Path::new("/nowhere/at/all")),
        "there is no corpus in /nowhere/at/all: no such folder"
    );
    let records = corpus.folder().join("records");
    assert_eq!(
        refused(&records),
        format!("there is no corpus in {}: it has no authorities/", records.display())
    );
    std::fs::remove_dir_all(&records).unwrap();
    assert_eq!(
        refused(corpus.folder()),
        format!("there is no corpus in {}: it has no records/", corpus.path())
    );
}

#[test]
fn a_file_that_is_no_text_is_named() {
    let corpus = Temporary::corpus("latin", |_, text| text);
    let file = corpus.folder().join("records/2006/minsk-session.md");
    std::fs::write(&file, b"+++\ntitle = \"\xe9\"\n+++\n").unwrap();
    let refused = packed(corpus.folder()).unwrap_err().to_string();
    assert!(refused.starts_with(&format!("{} cannot be read: ", file.display())), "{refused}");
}

#[test]
fn errors_in_the_files_are_all_told_and_warnings_are_not() {
    let corpus = Temporary::corpus("unsound", |path, text| {
        if path.ends_with("kinds.toml") {
            text + "\n[[kind]]\nid = \"speech\"\nname = \"speech\"\n"
        } else {
            text.replace("\nlanguage = \"", "\nlanguage = \"x")
        }
    });
    let FolderError::Unsound(errors) = packed(corpus.folder()).unwrap_err() else {
        panic!("refused for another reason");
    };
    assert_eq!(errors.len(), 2, "{errors:#?}");
    assert!(errors.iter().all(|error| error.what.contains("language")), "{errors:#?}");
}
