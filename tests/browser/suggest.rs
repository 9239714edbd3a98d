//! The list of suggestions below the search box, by keys, by pointer, and as it is announced.

use crate::bidi::{Browser, DESKTOP, PHONE, Window};
use crate::core::said;
use crate::page::Page;
use crate::server::Host;

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const HOME: &str = "\u{e011}";
const UP: &str = "\u{e013}";
const DOWN: &str = "\u{e015}";

const VALUE: &str = "document.querySelector('.search input').value";
const OPTIONS: &str = "document.querySelectorAll('.suggestions [role=option]').length";
const EXPANDED: &str = "document.querySelector('.search input').getAttribute('aria-expanded')";
/// What a screen reader is told is active.
const ACTIVE: &str = "(() => { const id = document.querySelector('.search input').getAttribute('aria-activedescendant'); return id ? document.getElementById(id).querySelector('.label').textContent : ''; })()";
/// The number of records the active suggestion announces.
const ANNOUNCED: &str = "document.querySelector('.suggestions [aria-selected=true] small').textContent.split('·').pop().trim()";

#[test]
fn a_name_becomes_a_filter_by_keys() {
    let host = Host::root();
    for browser in [Browser::Chromium, Browser::Firefox] {
        let mut page = Page::open(browser, DESKTOP, &host.address);
        page.search("border лукаш");
        assert_eq!(page.text(EXPANDED), "true");
        assert_eq!(page.text(ACTIVE), "");
        page.press(&[DOWN]);
        assert_eq!(page.text(ACTIVE), "Alexander Lukashenko");
        let announced = page.text(ANNOUNCED);
        page.press(&[ENTER]);
        assert_eq!(page.fragment(), "#/?q=border+&speaker=lukashenko");
        assert_eq!(page.status(), announced);
        assert_eq!(page.status(), said(&page.fragment()));
        assert_eq!(
            (page.text(VALUE), page.text(EXPANDED)),
            ("border ".to_owned(), "false".to_owned())
        );
        // One goes on typing where one was, and Back undoes the choice.
        page.type_text("g");
        assert_eq!(page.text(VALUE), "border g");
        page.travel(-1);
        page.travel(-1);
        assert!(!page.fragment().contains("speaker"), "{}", page.fragment());
        assert_eq!(page.complaints(), Vec::<String>::new());
    }
}

#[test]
fn a_word_is_completed_by_the_pointer_where_it_stands() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.search(" guards");
    page.press(&[HOME]);
    page.type_text("bord");
    page.shot("suggestions-words");
    let announced =
        page.text("[...document.querySelectorAll('.suggestions [role=option]')].find((o) => o.id && o.querySelector('.label').textContent === 'border').querySelector('small').textContent");
    page.click("option", &format!("border {announced}"));
    assert_eq!(page.fragment(), "#/?q=border+guards");
    assert_eq!(page.status(), announced);
    // The caret is behind the word, and the focus in the field.
    page.type_text("s");
    assert_eq!(page.text(VALUE), "borders guards");
}

#[test]
fn keys_do_what_they_do_in_a_combobox() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.search("bord");
    let all = page.number(OPTIONS);
    assert!(all > 2);
    page.press(&[UP]);
    let last = page.text(ACTIVE);
    page.press(&[DOWN]);
    let first = page.text(ACTIVE);
    assert!(first != last && !first.is_empty() && !last.is_empty());
    // Home leaves the list for the text; Enter then asks what is typed.
    page.press(&[HOME]);
    assert_eq!((page.text(ACTIVE), page.text(EXPANDED)), (String::new(), "true".to_owned()));
    page.press(&[ENTER]);
    assert_eq!((page.text(VALUE), page.text(EXPANDED)), ("bord".to_owned(), "false".to_owned()));
    // An arrow opens the list again; Escape closes it, and then clears.
    page.press(&["\u{e010}", DOWN]);
    assert_eq!(page.text(ACTIVE), first);
    page.press(&[ESCAPE]);
    assert_eq!((page.text(VALUE), page.text(EXPANDED)), ("bord".to_owned(), "false".to_owned()));
    page.press(&[ESCAPE]);
    assert_eq!(page.text(VALUE), "");
    assert_eq!(page.fragment(), "#/");
    // Tab leaves, and the list with it.
    page.type_text("bord");
    page.press(&[DOWN, TAB]);
    assert_eq!(page.text(EXPANDED), "false");
    assert_eq!(page.fragment(), "#/?q=bord");
    assert_eq!(page.text("String(document.activeElement.closest('.search'))"), "null");
}

#[test]
fn the_number_of_suggestions_is_announced_once() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.eval("(window.heard = [], new MutationObserver(() => window.heard.push(document.querySelector('.search [aria-live]').textContent)).observe(document.querySelector('.search [aria-live]'), { childList: true, characterData: true, subtree: true }), true)");
    page.search("khachat");
    page.wait_for(
        "the announcement",
        "document.querySelector('.search [aria-live]').textContent !== ''",
    );
    let all = page.number(OPTIONS);
    let heard = page.eval("window.heard.filter((said) => said !== '')");
    assert_eq!(heard, serde_json::json!([format!("{all} suggestions")]));
}

#[test]
fn the_list_fits_a_phone_and_fingers() {
    let host = Host::root();
    for (name, window) in
        [("phone", PHONE), ("light", DESKTOP), ("dark", Window { dark: true, ..DESKTOP })]
    {
        let mut page = Page::open(Browser::Chromium, window, &host.address);
        page.search("bord");
        page.press(&[DOWN]);
        page.shot(&format!("{name}-suggestions"));
        let small = page.number("[...document.querySelectorAll('.suggestions [role=option]')].filter((o) => o.getBoundingClientRect().height < 24).length");
        assert_eq!(small, 0, "{name}");
        let sideways = page
            .number("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assert!(sideways <= 0, "{name}: {sideways}");
    }
}
