//! A record's page.

use crate::bidi::{Browser, DESKTOP};
use crate::core::{ids, said};
use crate::keyboard::ESCAPE;
use crate::page::Page;
use crate::server::Host;

#[test]
fn a_result_opens_and_back_returns_to_where_one_was() {
    let host = Host::root();
    let results = "#/?sg=khachaturov";
    let mut page = Page::open(Browser::Chromium, DESKTOP, &format!("{}{results}", host.address));
    page.eval("(window.scrollTo(0, 600), true)");
    let id = page.drawn()[4].clone();
    page.eval(&format!("(document.querySelector('[data-record={id}] h3 a').click(), true)"));
    page.wait_for("the record", "document.querySelector('main.record') !== null");
    page.settle();
    assert_eq!(page.text("document.activeElement.tagName"), "H1");
    assert_eq!(page.number("Math.round(window.scrollY)"), 0);
    page.travel(-1);
    assert_eq!(page.status(), said(results));
    assert_eq!(page.number("Math.round(window.scrollY)"), 600);
}

#[test]
fn people_and_operations_have_pages_with_their_records() {
    let host = Host::root();
    let record = "first-operation-against-recruiters";
    let mut page =
        Page::open(Browser::Chromium, DESKTOP, &format!("{}#/record/{record}", host.address));
    page.eval("(document.querySelector('aside a[href=\"#/person/semerikov\"]').click(), true)");
    page.wait_for("the profile", "document.querySelector('main.profile') !== null");
    assert!(page.has("heading", "Valery Semerikov"));
    assert_eq!(page.fragment(), "#/person/semerikov");
    let text = page.text("document.querySelector('main').innerText");
    for part in ["Acting Secretary-General of the CSTO", "Deputy Secretary-General", "Семериков"]
    {
        assert!(text.contains(part), "“{part}” is not on the page:\n{text}");
    }
    page.shot("profile-person");
    page.travel(-1);
    page.eval("(document.querySelector('main a[href=\"#/operation/mercenary\"]').click(), true)");
    page.wait_for("the profile", "document.querySelector('main.profile') !== null");
    page.shot("profile-operation");
    page.click("link", "Explore them with the filters");
    assert_eq!(
        (page.fragment(), page.status()),
        ("#/?operation=mercenary".to_owned(), said("#/?operation=mercenary"))
    );
    page.go(&format!("{}#/exercise", host.address));
    page.click("link", "Rubezh (Frontier)");
    assert!(page.has("heading", "Rubezh (Frontier)"));
    page.go(&format!("{}#/person/nobody-at-all", host.address));
    assert!(page.has("heading", "No such entry"));
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn it_tells_everything_about_the_record() {
    let host = Host::root();
    let mut page = Page::open(
        Browser::Chromium,
        DESKTOP,
        &format!("{}#/record/minsk-session-2017", host.address),
    );
    let text = page.text("document.querySelector('main').innerText");
    for part in [
        "30 November 2017",
        "Date inferred",
        "Minsk, Belarus",
        "Yuri Khachaturov in office",
        "Lukashenko",
        "13,000",
        "up to 2,000",
        "140",
        "more than 12,000",
        "President of Kazakhstan",
        "Interfax",
        "Why these tags",
        "Instruments",
        "“it really was an open, principled conversation between the closest states in this world”",
    ] {
        assert!(text.contains(part), "“{part}” is not on the page:\n{text}");
    }
    page.shot("record");
}

#[test]
fn previous_and_next_go_through_the_results() {
    let host = Host::root();
    let mut page = Page::open(
        Browser::Chromium,
        DESKTOP,
        &format!("{}#/?sg=khachaturov&sort=oldest", host.address),
    );
    let results = page.results();
    assert_eq!(results, ids("#/?sg=khachaturov&sort=oldest"));
    page.go(&format!("{}#/record/{}?sg=khachaturov&sort=oldest", host.address, results[0]));
    page.settle();
    assert!(
        page.text("document.querySelector('.way').innerText")
            .contains(&format!("1 of {}", results.len()))
    );
    page.click("link", "Next");
    assert_eq!(page.fragment(), format!("#/record/{}?sg=khachaturov&sort=oldest", results[1]));
    let all = said("#/?sg=khachaturov");
    page.click("link", &format!("← {all}"));
    assert_eq!(page.status(), all);
}

#[test]
fn it_cites_its_source_in_four_formats() {
    let host = Host::root();
    let mut page = Page::open(
        Browser::Chromium,
        DESKTOP,
        &format!("{}#/record/minsk-session-2017", host.address),
    );
    for (format, part) in [
        ("Text", "CTV, “Belarus President"),
        ("BibTeX", "@misc{minsk-session-2017,"),
        ("RIS", "DA  - 2017/12/01/"),
        ("CSL-JSON", "\"date-parts\""),
    ] {
        page.click("button", format);
        let shown = page.text("document.querySelector('.cite textarea').value");
        assert!(shown.contains(part), "{format}: {shown}");
    }
}

#[test]
fn a_paragraph_has_a_link_of_its_own() {
    let host = Host::root();
    let mut page = Page::open(
        Browser::Chromium,
        DESKTOP,
        &format!("{}#/record/minsk-session-2017", host.address),
    );
    page.click("link", "Link to paragraph 5");
    assert_eq!(page.fragment(), "#/record/minsk-session-2017/5");
    assert!(
        page.eval("document.querySelector('#p5').getBoundingClientRect().top < innerHeight")
            .as_bool()
            .unwrap()
    );
}

#[test]
fn an_unknown_record_is_said_to_be_unknown() {
    let host = Host::root();
    let mut page =
        Page::open(Browser::Chromium, DESKTOP, &format!("{}#/record/no-such-thing", host.address));
    assert!(page.has("heading", "No such record"));
    page.click("link", "All records");
    assert_eq!(page.status(), said("#/"));
}

#[test]
fn the_way_back_leads_to_the_results_however_far_one_went() {
    let host = Host::root();
    let results = "#/?sg=khachaturov";
    let mut page = Page::open(Browser::Chromium, DESKTOP, &format!("{}{results}", host.address));
    page.results();
    let ids = page.drawn();
    let first = &ids[12];
    page.eval(&format!(
        "(document.querySelector('[data-record={first}] h3 a').scrollIntoView(), true)"
    ));
    let left = page.number("Math.round(window.scrollY)");
    page.eval(&format!("(document.querySelector('[data-record={first}] h3 a').click(), true)"));
    page.wait_for("the record", "document.querySelector('main.record') !== null");
    page.settle();
    for _ in 0..5 {
        page.click("link", "Next");
        page.settle();
        // Who goes on to another record begins at its heading.
        assert_eq!(page.text("document.activeElement.tagName"), "H1");
    }
    page.press(&[ESCAPE]);
    page.wait_for("the results", "document.querySelector('main.record') === null");
    page.settle();
    assert_eq!((page.fragment(), page.drawn()), (results.to_owned(), ids.clone()));
    // The record read last is in sight and has the focus, whence one can go on.
    let focused = page.text("document.activeElement.closest('[data-record]').dataset.record");
    assert_eq!(focused, ids[17]);
    let from_top = page.number("Math.round(document.activeElement.getBoundingClientRect().top)");
    assert!((0..i64::from(DESKTOP.height)).contains(&from_top), "{from_top}");
    assert!(page.number("Math.round(window.scrollY)") >= left);
}

#[test]
fn typing_on_a_record_searches_with_every_letter() {
    let host = Host::root();
    let mut page = Page::open(
        Browser::Chromium,
        DESKTOP,
        &format!("{}#/record/minsk-session-2017", host.address),
    );
    page.search("terror");
    assert_eq!(page.fragment(), "#/?q=terror");
    assert_eq!(page.text("document.activeElement.getAttribute('aria-label')"), "Search the corpus");
}

#[test]
fn copying_says_whether_it_could() {
    let host = Host::root();
    let mut page = Page::open(
        Browser::Chromium,
        DESKTOP,
        &format!("{}#/record/minsk-session-2017", host.address),
    );
    page.click("button", "RIS");
    page.eval("(navigator.clipboard.writeText = () => Promise.reject(new Error('no')), true)");
    page.click("button", "Copy");
    page.wait_for("the answer", "document.querySelector('.said').textContent !== ''");
    assert!(page.text("document.querySelector('.said').textContent").contains("select the text"));
    assert_eq!(page.number("document.querySelectorAll('#trouble:not([hidden])').length"), 0);
    page.eval("(navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }, true)");
    page.click("button", "Copy");
    page.wait_for("the answer", "document.querySelector('.said').textContent === 'Copied.'");
    assert!(page.text("window.copied").starts_with("TY  - "));
}

#[test]
fn an_unknown_paragraph_is_told_and_the_record_shown() {
    let host = Host::root();
    let mut page = Page::open(
        Browser::Chromium,
        DESKTOP,
        &format!("{}#/record/minsk-session-2017/0", host.address),
    );
    assert!(
        page.text("document.querySelector('.notice').textContent")
            .contains("record/minsk-session-2017/0")
    );
    assert!(
        page.text("document.querySelector('main.record h1').textContent")
            .starts_with("Six leaders")
    );
}
