//! Any address is read, and what is written of it is read back: one state has one address.

#![no_main]

use csto_explorer::domain::query::address::{decode, encode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|fragment: &str| {
    let (address, ignored) = decode(fragment);
    ignored.iter().for_each(|part| assert!(!part.to_string().is_empty()));
    let written = encode(&address);
    assert_eq!(decode(&written), (address, Vec::new()), "{written}");
    assert_eq!(encode(&decode(&written).0), written);
});
