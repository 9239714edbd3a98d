//! The packed corpus: the same bytes each time, read back as it was, and damage is refused.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::corpus_folder;
use csto_explorer::domain::index::{Checksum, SegmentError};
use csto_explorer::domain::model::Corpus;
use csto_explorer::domain::pack::{HEAD, PackError, Packed, VERSION, pack, unpack};
use csto_explorer::domain::query::Facet;
use csto_explorer::domain::select::Columns;
use csto_explorer::domain::source::{File, compile};
use csto_explorer::{CORPUS, CORPUS_FOLDER};
use proptest::prelude::*;
use support::{REAL, root};

#[test]
fn packing_twice_gives_the_same_bytes() {
    assert!(pack(compiled(&files())).unwrap() == pack(compiled(&files())).unwrap());
}

#[test]
fn the_order_of_the_files_leaves_no_trace() {
    let mut files = files();
    files.reverse();
    assert!(pack(compiled(&files)).unwrap() == CORPUS);
}

#[test]
fn what_is_packed_is_unpacked() {
    let original = compiled(&files());
    let Packed { corpus, columns, engine } = unpack(pack(original.clone()).unwrap()).unwrap();
    assert_eq!(columns, Columns::new(&original));
    assert!(corpus == original);
    assert_eq!(engine.count(), original.records.len());
}

#[test]
fn an_empty_corpus_can_be_packed() {
    let Packed { corpus, .. } = unpack(pack(Corpus::default()).unwrap()).unwrap();
    assert_eq!(corpus, Corpus::default());
}

#[test]
fn bytes_that_end_too_early_are_refused() {
    for length in (0..CORPUS.len()).step_by(CORPUS.len() / 997).chain(0..HEAD) {
        assert!(unpack(&CORPUS[..length]).is_err(), "{length} bytes");
    }
    assert!(unpack(&CORPUS[..CORPUS.len() - 1]).is_err());
}

#[test]
fn bytes_that_go_on_too_long_are_refused() {
    let longer = [CORPUS, &[0]].concat();
    assert_eq!(why(longer), PackError::Texts(SegmentError::Checksum));
}

#[test]
fn parts_of_different_records_are_refused() {
    let other = compiled(&corpus_folder::read(&root().join("tests/golden/problems/base")).unwrap());
    let (other, real) = (pack(other).unwrap(), CORPUS.to_vec());
    let parts = |packed: &[u8]| {
        let length = u32::from_le_bytes(packed[HEAD - 4..HEAD].try_into().unwrap()) as usize;
        (packed[HEAD..HEAD + length].to_vec(), packed[HEAD + length..].to_vec())
    };
    let ((contents, texts), (_, others)) = (parts(&real), parts(&other));
    let refused = "the packed corpus cannot be read: its parts are not of the same records";
    assert_eq!(why([signed(&contents), others].concat()).to_string(), refused);
    // The last record is cut short, and the checksum says that it is meant.
    let short = &contents[..contents.len() - 1];
    assert_eq!(why([signed(short), texts].concat()).to_string(), refused);
}

#[test]
fn a_filter_has_as_many_values_as_it_says() {
    for facet in Facet::ALL {
        assert_eq!(facet.count(&REAL.corpus), facet.values(&REAL.corpus).len(), "{facet:?}");
    }
}

#[test]
fn each_bit_flipped_in_the_head_is_refused() {
    for bit in 0..HEAD * 8 {
        assert!(unpack(flipped(bit / 8, 1 << (bit % 8))).is_err(), "bit {bit}");
    }
}

/// Any altered byte is seen; some hundred are tried, by some of their changes, and the end.
#[test]
fn altered_bytes_are_refused() {
    for at in (HEAD..CORPUS.len()).step_by(CORPUS.len() / 97).chain([CORPUS.len() - 1]) {
        for change in (1..=255).step_by(31) {
            assert!(unpack(flipped(at, change)).is_err(), "byte {at}");
        }
    }
}

#[test]
fn messages_say_what_is_the_matter() {
    assert_eq!(why(b"".to_vec()).to_string(), "these bytes are not a packed corpus");
    assert_eq!(
        why(b"<!doctype html and more>".to_vec()).to_string(),
        "these bytes are not a packed corpus"
    );
    assert_eq!(
        why(flipped(4, 8)).to_string(),
        format!("the corpus is packed in format {}, this explorer reads {VERSION}", VERSION ^ 8)
    );
    let short = why(CORPUS[..HEAD + 9].to_vec()).to_string();
    assert!(short.ends_with("bytes or more and has 9"), "{short}");
    assert_eq!(
        why(flipped(100, 1)).to_string(),
        "the packed corpus was altered: its checksum differs"
    );
    assert_eq!(
        why(flipped(CORPUS.len() - 1, 1)).to_string(),
        "the texts of the corpus cannot be read: the index was altered or cut off: its checksum differs"
    );
    let nothing = why(signed(b"")).to_string();
    assert!(nothing.starts_with("the packed corpus cannot be read: "), "{nothing}");
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in any::<Vec<u8>>(), with_head in any::<bool>()) {
        let bytes = if with_head { signed(&bytes) } else { bytes };
        let _ = unpack(bytes);
    }

    #[test]
    fn no_contents_panic_though_their_checksum_is_right(at in any::<prop::sample::Index>(), change in 1..=255_u8) {
        let length = u32::from_le_bytes(CORPUS[HEAD - 4..HEAD].try_into().unwrap());
        let (contents, texts) = CORPUS[HEAD..].split_at(length as usize);
        let mut contents = contents.to_vec();
        let at = at.index(contents.len());
        contents[at] ^= change;
        if let Ok(Packed { corpus, .. }) = unpack([signed(&contents), texts.to_vec()].concat()) {
            for key in corpus.records.keys() {
                corpus.records.get(key);
            }
        }
    }
}

/// Contents under a head that vouches for them.
fn signed(contents: &[u8]) -> Vec<u8> {
    let checksum = Checksum::of(contents);
    let length = u32::try_from(contents.len()).unwrap().to_le_bytes();
    [b"CSTO", &VERSION.to_le_bytes()[..], &checksum, &length, contents].concat()
}

fn flipped(at: usize, change: u8) -> Vec<u8> {
    let mut bytes = CORPUS.to_vec();
    bytes[at] ^= change;
    bytes
}

fn why(bytes: Vec<u8>) -> PackError {
    unpack(bytes).unwrap_err()
}

fn files() -> Vec<File> {
    corpus_folder::read(&root().join(CORPUS_FOLDER)).unwrap()
}

fn compiled(files: &[File]) -> Corpus {
    compile(files).corpus.unwrap()
}

#[test]
fn the_build_carries_each_file_of_records() {
    let files = support::files_below(&root().join(CORPUS_FOLDER).join("records"), ".md");
    assert_eq!(REAL.corpus.records.len(), files.len());
}
