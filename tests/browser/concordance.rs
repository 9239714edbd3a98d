//! The concordance: every hit in its line, reached and left as the list is.

use crate::bidi::{Browser, DESKTOP, PHONE};
use crate::core::{CORE, answer, said};
use crate::page::Page;
use crate::server::Host;
use csto_explorer::app::{hits, line_heard};
use csto_explorer::domain::query::address::decode;
use csto_explorer::domain::search::Concordance;

const BORDER: &str = "#/?q=border&view=concordance";

fn concordance(fragment: &str) -> Concordance {
    let (address, _) = decode(fragment.trim_start_matches('#'));
    CORE.concordance(&address.query, &answer(fragment))
}

/// What a line is called, as the page says it.
fn heard(fragment: &str, at: usize) -> String {
    let line = concordance(fragment).lines[at];
    line_heard(&CORE.corpus.records[line.record], &line, 90)
}

#[test]
fn the_switch_leads_to_the_lines_and_back() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &format!("{}#/?q=border", host.address));
    page.click("link", "Concordance");
    page.settle();
    assert_eq!(page.fragment(), BORDER);
    assert_eq!(page.status(), hits(&concordance(BORDER), &answer(BORDER)));
    assert_eq!(
        page.text("document.querySelector('.views [aria-current]').textContent"),
        "Concordance"
    );
    assert!(page.has("link", &heard(BORDER, 0)));
    page.click("button", "word after");
    let sorted = "#/?q=border&sort=right&view=concordance";
    assert_eq!(page.fragment(), sorted);
    assert_eq!(
        page.text("document.querySelector('.lines a').getAttribute('aria-label')"),
        heard(sorted, 0)
    );
    page.click("link", "List");
    page.settle();
    assert_eq!(
        (page.fragment(), page.status()),
        ("#/?q=border&sort=right".to_owned(), said("#/?q=border"))
    );
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn a_line_leads_to_its_paragraph_and_escape_back_to_the_lines() {
    let host = Host::root();
    let mut page = Page::open(Browser::Firefox, DESKTOP, &format!("{}{BORDER}", host.address));
    page.eval("(document.querySelector('.views a').focus(), true)");
    let label = heard(BORDER, 0);
    while page.text("document.activeElement.getAttribute('aria-label') || ''") != label {
        assert_ne!(
            page.text("document.activeElement.tagName"),
            "BODY",
            "Tab never reaches {label}"
        );
        page.press(&["\u{e004}"]);
    }
    page.press(&["\u{e007}"]);
    let id = &CORE.corpus.records[concordance(BORDER).lines[0].record].id;
    page.wait_for("the record", "document.querySelector('main.record') !== null");
    assert!(page.fragment().starts_with(&format!("#/record/{id}/")), "{}", page.fragment());
    assert!(page.fragment().ends_with("?q=border&view=concordance"), "{}", page.fragment());
    page.press(&["\u{e00c}"]);
    page.wait_for("the lines", "document.querySelector('.lines') !== null");
    assert_eq!(page.fragment(), BORDER);
}

#[test]
fn lines_are_drawn_as_one_scrolls() {
    let host = Host::root();
    let link = "#/?q=csto&view=concordance";
    let mut page = Page::open(Browser::Chromium, DESKTOP, &format!("{}{link}", host.address));
    let drawn = "document.querySelectorAll('.lines > li').length";
    let (at_first, all) = (page.number(drawn), concordance(link).lines.len());
    assert!(at_first < 300 && all > 500, "{at_first} of {all}");
    page.eval("(window.scrollTo(0, document.documentElement.scrollHeight), true)");
    page.wait_for("more lines", &format!("{drawn} > {at_first}"));
}

#[test]
fn hits_stand_below_each_other_and_in_the_window() {
    let host = Host::root();
    for window in [DESKTOP, PHONE] {
        let mut page = Page::open(Browser::Chromium, window, &format!("{}{BORDER}", host.address));
        page.settle();
        let edges = page.number("new Set([...document.querySelectorAll('.lines mark')].map((m) => Math.round(m.getBoundingClientRect().left))).size");
        assert_eq!(edges, 1, "{window:?}");
        // A long hit takes the room of what stands around it.
        page.go(&format!("{}#/?q=\"Collective Security Council\" &view=concordance", host.address));
        page.wait_for(
            "the phrase",
            "document.querySelector('.lines mark')?.textContent.includes('Security')",
        );
        let cut = page.number("[...document.querySelectorAll('.lines mark')].filter((m) => m.getBoundingClientRect().right > innerWidth || m.scrollWidth > m.clientWidth + 1).length");
        assert_eq!(cut, 0, "{window:?}");
    }
}

#[test]
fn without_words_it_says_what_to_do() {
    let host = Host::root();
    let mut page =
        Page::open(Browser::Chromium, DESKTOP, &format!("{}#/?view=concordance", host.address));
    assert_eq!(page.status(), said("#/"));
    assert!(
        page.text("document.querySelector('.found').textContent")
            .contains("Type a word to see each place")
    );
    page.search("border");
    page.settle();
    assert_eq!(page.fragment(), BORDER);
    assert!(page.number("document.querySelectorAll('.lines > li').length") > 10);
}
