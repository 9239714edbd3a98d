//! The address is the state: deep links, reload, back, forward, nonsense.

use crate::bidi::{Browser, DESKTOP};
use crate::core::said;
use crate::page::Page;
use crate::server::Host;

#[test]
fn a_deep_link_opens_and_reloads_to_the_same() {
    let host = Host::root();
    let link = "#/?q=terror&country=TJ&country=SY&country-match=all&sort=oldest";
    let mut page = Page::open(Browser::Chromium, DESKTOP, &format!("{}{link}", host.address));
    let (status, results) = (page.status(), page.results());
    assert!(!results.is_empty());
    page.reload();
    assert_eq!(
        (page.status(), page.results(), page.fragment()),
        (status, results, link.to_owned())
    );
}

#[test]
fn back_and_forward_undo_and_redo_one_step_each() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.tick("country", "AM");
    page.search("minsk");
    let with_words = page.fragment();
    assert_eq!(with_words, "#/?q=minsk&country=AM");
    // The typing as a whole is one step.
    page.travel(-1);
    assert_eq!(page.fragment(), "#/?country=AM");
    page.travel(1);
    assert_eq!(page.fragment(), with_words);
    page.travel(-2);
    assert_eq!(page.status(), said("#/"));
    assert_eq!(page.number("document.querySelectorAll('input[type=checkbox]:checked').length"), 0);
}

#[test]
fn what_is_not_understood_is_told_and_changes_nothing_else() {
    let host = Host::root();
    let mut page = Page::open(
        Browser::Chromium,
        DESKTOP,
        &format!("{}#/?country=XX&colour=red&country=AM&from=soon", host.address),
    );
    assert_eq!(page.status(), said("#/?country=AM"));
    let notice = page.text("document.querySelector('.notice').textContent");
    for part in ["country=XX", "colour", "from=soon"] {
        assert!(notice.contains(part), "{notice}");
    }
}

#[test]
fn any_text_after_the_hash_is_safe() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    for nonsense in [
        "#",
        "#/",
        "#x",
        "#//////",
        "#/record/",
        "#/record/%00/9",
        "#/?q=%FF%FE",
        "#/?q=<script>alert(1)</script>",
        "#/?&&&===",
        "#main",
        "#/?from=9999999999",
        "#/%E0%A4%A",
        "#/?sg=zas&sg=zas&sg-by=boss",
        "#/compare?a=b",
    ] {
        page.go(&format!("{}{nonsense}", host.address));
        page.settle();
        assert_eq!(
            page.number("document.querySelectorAll('main:not([hidden]) h1').length"),
            1,
            "{nonsense}"
        );
        assert_eq!(
            page.number("document.querySelectorAll('#trouble:not([hidden])').length"),
            0,
            "{nonsense}"
        );
    }
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn the_title_says_what_is_shown() {
    let host = Host::root();
    let mut page =
        Page::open(Browser::Chromium, DESKTOP, &format!("{}#/?country=AM", host.address));
    let title = format!("Armenia · {} · CSTO Explorer", said("#/?country=AM"));
    assert_eq!(page.text("document.title"), title);
}

#[test]
fn back_scrolls_to_where_one_was() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.eval("(window.scrollTo(0, 500), true)");
    page.eval("(document.querySelector('.results li:last-child .tags a').click(), true)");
    page.settle();
    page.eval("(window.scrollTo(0, 0), true)");
    page.travel(-1);
    assert_eq!(page.number("Math.round(scrollY)"), 500);
}
