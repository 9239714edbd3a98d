//! Without a pointer.

use crate::bidi::{Browser, DESKTOP};
use crate::core::{CORE, ids};
use crate::page::Page;
use crate::server::Host;

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const SPACE: &str = " ";
pub const ESCAPE: &str = "\u{e00c}";
const RIGHT: &str = "\u{e014}";
const LEFT: &str = "\u{e012}";
const HOME: &str = "\u{e011}";

fn focus(page: &mut Page) -> String {
    page.text("document.activeElement.getAttribute('aria-label') || document.activeElement.value || document.activeElement.innerText || document.activeElement.tagName")
}

/// Presses Tab until the focus is on what `label` names.
fn tab_to(page: &mut Page, label: &str) {
    for _ in 0..300 {
        page.press(&[TAB]);
        if focus(page).starts_with(label) {
            return;
        }
    }
    panic!("Tab never reaches {label}");
}

#[test]
fn search_filter_open_and_return() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.press(&["/"]);
    assert_eq!(focus(&mut page), "Search the corpus");
    page.type_text("congratulates");
    tab_to(&mut page, "BY");
    page.press(&[SPACE]);
    let results = "#/?q=congratulates&country=BY";
    assert_eq!(page.fragment(), results);
    // The focus stays on what was changed.
    assert_eq!(focus(&mut page), "BY");
    let first = &ids(results)[0];
    tab_to(&mut page, &CORE.record(first).unwrap().1.title);
    page.press(&[ENTER]);
    assert!(page.fragment().starts_with(&format!("#/record/{first}")));
    page.press(&[ESCAPE]);
    assert_eq!(page.fragment(), results);
}

#[test]
fn years_are_moved_by_the_arrows() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    tab_to(&mut page, "First year");
    page.press(&[RIGHT; 5]);
    assert_eq!(page.fragment(), "#/?from=1997");
    page.press(&[LEFT]);
    assert_eq!(page.fragment(), "#/?from=1996");
    page.press(&[HOME]);
    assert_eq!(page.fragment(), "#/");
    assert_eq!(focus(&mut page), "First year");
}

#[test]
fn the_first_stop_skips_to_the_content() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.press(&[TAB]);
    assert_eq!(focus(&mut page), "Skip to the content");
    page.press(&[ENTER]);
    assert_eq!(page.text("document.activeElement.id"), "results");
}

#[test]
fn the_sheet_of_filters_keeps_the_focus_and_gives_it_back() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, crate::bidi::PHONE, &host.address);
    tab_to(&mut page, "Filters");
    page.press(&[ENTER]);
    for _ in 0..120 {
        page.press(&[TAB]);
        assert_eq!(page.text("String(document.activeElement === document.body || document.activeElement.closest('.rail') !== null)"), "true");
    }
    tab_to(&mut page, "RU");
    page.press(&[ESCAPE]);
    assert_eq!(focus(&mut page), "Filters");
}

#[test]
fn what_is_removed_hands_the_focus_on_without_scrolling() {
    let host = Host::root();
    let mut page =
        Page::open(Browser::Chromium, DESKTOP, &format!("{}#/?sg=tasmagambetov", host.address));
    page.eval("(window.scrollTo(0, 120), true)");
    let at = page.number("Math.round(scrollY)");
    tab_to(&mut page, "Remove: Imangali");
    let before = page.number("Math.round(scrollY)");
    page.press(&[ENTER]);
    assert_eq!(page.fragment(), "#/");
    assert_eq!(page.text("document.activeElement.textContent"), "Results");
    assert_eq!(page.number("Math.round(scrollY)"), before, "it was at {at} first");
}

/// The lines are drawn later than an answer without any: what is done with the focus and with the
/// scrolling after a drawing waits for them.
#[test]
fn a_concordance_keeps_focus_and_place_as_a_list_does() {
    let host = Host::root();
    let address = format!("{}#/?q=border&sg=tasmagambetov&view=concordance", host.address);
    let mut page = Page::open(Browser::Chromium, DESKTOP, &address);
    page.eval("(window.scrollTo(0, 300), true)");
    tab_to(&mut page, "Remove: Imangali");
    page.press(&[ENTER]);
    assert_eq!(page.fragment(), "#/?q=border&view=concordance");
    assert_eq!(page.text("document.activeElement.textContent"), "Concordance");
    page.eval("(window.scrollTo(0, 900), true)");
    let before = page.number("Math.round(scrollY)");
    // Not by its place in the window, to which the page would be scrolled.
    page.eval("(document.querySelector('input[name=country][value=AM]').click(), true)");
    page.settle();
    assert_eq!(page.fragment(), "#/?q=border&country=AM&view=concordance");
    page.travel(-1);
    assert_eq!(page.fragment(), "#/?q=border&view=concordance");
    assert_eq!(page.number("Math.round(scrollY)"), before);
}

#[test]
fn years_moved_in_a_row_are_one_step_back() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &format!("{}#/?q=csto", host.address));
    tab_to(&mut page, "First year");
    page.press(&[RIGHT; 8]);
    assert_eq!(page.fragment(), "#/?q=csto&from=2000");
    page.travel(-1);
    assert_eq!(page.fragment(), "#/?q=csto");
}

#[test]
fn escape_returns_to_the_place_in_the_results() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.eval("(window.scrollTo(0, 700), true)");
    page.eval("(document.querySelector('.results li:nth-child(6) h3 a').click(), true)");
    page.settle();
    page.press(&[ESCAPE]);
    page.wait_for("the results", "document.querySelector('.results') !== null");
    page.settle();
    assert_eq!(page.number("Math.round(scrollY)"), 700);
    // The next Tab goes on from the record one was at.
    let here = "document.querySelector('.results li:nth-child(6) h3 a') === document.activeElement";
    assert_eq!(page.text(&format!("String({here})")), "true");
}
