//! End to end: the built `dist/`, driven in real browsers by role and name, as a person would.
//!
//! Needs `dist/` (`make build`), chromium, chromedriver and firefox-esr; `make test` sees to
//! them. Each test opens a browser of its own, and a server where it needs one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod address;
mod bidi;
mod builds;
mod concordance;
mod core;
mod explore;
mod keyboard;
mod look;
mod page;
mod record;
mod server;
mod suggest;
#[path = "../support/mod.rs"]
mod support;
mod trouble;
mod words;
