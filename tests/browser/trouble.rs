//! When something goes wrong: a sentence, never a blank page, and nothing lost.

use crate::bidi::{Browser, DESKTOP};
use crate::page::Page;
use crate::server::{Host, dist};
use std::path::PathBuf;

/// A copy of `dist/` to be damaged; removed when dropped.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Copy {
        let folder =
            std::env::temp_dir().join(format!("csto-explorer-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        for entry in std::fs::read_dir(dist()).unwrap() {
            let path = entry.unwrap().path();
            std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
        Copy(folder)
    }

    fn wasm(&self) -> PathBuf {
        let files = std::fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().path());
        files.into_iter().find(|path| path.extension().is_some_and(|e| e == "wasm")).unwrap()
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn told(page: &mut Page) -> String {
    page.wait_for("the sentence", "!document.querySelector('#trouble').hidden");
    page.text("document.querySelector('#trouble').innerText")
}

#[test]
fn a_panic_is_shown_keeps_the_address_and_offers_to_reload() {
    let host = Host::root();
    let mut page =
        Page::open(Browser::Chromium, DESKTOP, &format!("{}#/?country=AM", host.address));
    // What an extension does that tears elements out of a page: what is next to be drawn
    // before the missing part has no place to go.
    page.eval("(document.querySelector('main').remove(), true)");
    page.eval("(location.hash = '#/?country=AM&nonsense=1', true)");
    let sentence = told(&mut page);
    assert!(sentence.contains("The explorer has stopped"), "{sentence}");
    assert!(sentence.contains(".rs:"), "it says where: {sentence}");
    page.shot("trouble");
    assert_eq!(page.fragment(), "#/?country=AM&nonsense=1");
    page.click("button", "Reload");
    page.wait_for("the explorer again", "document.querySelectorAll('.results > li').length >= 8");
}

#[test]
fn a_damaged_corpus_is_refused_in_words() {
    let copy = Copy::new("damaged");
    let mut bytes = std::fs::read(copy.wasm()).unwrap();
    let corpus = csto_explorer::CORPUS;
    let at = bytes
        .windows(64)
        .position(|window| window == &corpus[1000..1064])
        .expect("the corpus in the wasm");
    bytes[at] ^= 1;
    std::fs::write(copy.wasm(), bytes).unwrap();
    let host = Host::at("/", copy.0.clone());
    let mut page = Page::visit(Browser::Chromium, DESKTOP, &host.address);
    let sentence = told(&mut page);
    assert!(sentence.contains("checksum differs"), "{sentence}");
}

#[test]
fn a_failed_download_is_said() {
    let copy = Copy::new("missing");
    std::fs::remove_file(copy.wasm()).unwrap();
    let host = Host::at("/", copy.0.clone());
    let mut page = Page::visit(Browser::Chromium, DESKTOP, &host.address);
    let sentence = told(&mut page);
    assert!(sentence.contains("could not be downloaded"), "{sentence}");
    assert!(
        page.text("document.body.innerText")
            .contains("A reference work on the Collective Security Treaty Organization")
    );
}

#[test]
fn a_script_that_does_not_come_is_said() {
    let copy = Copy::new("scriptless");
    std::fs::remove_file(copy.0.join("start.js")).unwrap();
    let host = Host::at("/", copy.0.clone());
    let mut page = Page::visit(Browser::Chromium, DESKTOP, &host.address);
    let sentence = told(&mut page);
    assert!(sentence.contains("The explorer could not start"), "{sentence}");
}

#[test]
fn a_browser_without_webassembly_is_told_so() {
    let host = Host::root();
    let mut page = Page::visit_without_wasm(DESKTOP, &host.address);
    let sentence = told(&mut page);
    assert!(sentence.contains("no WebAssembly"), "{sentence}");
}

#[test]
fn the_page_can_be_read_before_and_without_the_program() {
    let page = std::fs::read_to_string(dist().join("index.html")).unwrap();
    for part in [
        "CSTO Explorer",
        "A reference work on the Collective Security Treaty Organization",
        "Loading…",
        "<noscript>",
        "needs JavaScript and WebAssembly",
    ] {
        assert!(page.contains(part), "{part}");
    }
}
