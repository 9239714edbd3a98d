//! Bytes that are not as they were packed, under checksums that fit, do no harm.

#![no_main]

use csto_explorer::domain::index::Checksum;
use csto_explorer::domain::pack::{HEAD, Packed, VERSION, unpack};
use fuzz::sign_segment;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = unpack(bytes.to_vec());
    let Some(bytes) = signed(bytes) else { return };
    let Ok(Packed { corpus, columns, engine }) = unpack(bytes) else { return };
    assert_eq!(
        (columns.times().len(), engine.count()),
        (corpus.records.len(), corpus.records.len())
    );
    for key in corpus.records.keys() {
        corpus.records.get(key);
    }
});

/// The same bytes with magic, version and checksums as they should be.
fn signed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = bytes.to_vec();
    let length = u32::from_le_bytes(bytes.get(HEAD - 4..HEAD)?.try_into().ok()?) as usize;
    let texts = HEAD.checked_add(length)?;
    let checksum = Checksum::of(bytes.get(HEAD..texts)?);
    bytes[..4].copy_from_slice(b"CSTO");
    bytes[4..6].copy_from_slice(&VERSION.to_le_bytes());
    bytes[6..HEAD - 4].copy_from_slice(&checksum);
    sign_segment(&mut bytes[texts..])?;
    Some(bytes)
}
