//! What a page must look like to be read: widths, shifts, themes. Pictures are saved where
//! `SHOTS` names a folder.

use crate::bidi::{Browser, DESKTOP, PHONE, Window};
use crate::core::said;
use crate::page::Page;
use crate::server::Host;

const PAGES: [(&str, &str); 11] = [
    ("explore", "#/?q=terror&sg=zas"),
    ("concordance", "#/?q=\"border guards\" OR terror&view=concordance"),
    ("all", "#/"),
    ("record", "#/record/minsk-session-2017"),
    ("profile", "#/country/AM"),
    ("register", "#/person"),
    ("about", "#/about"),
    ("help", "#/help"),
    ("corrected", "#/?q=drug smugling country:XX "),
    ("widened", "#/?q=peacekeeper&not-as=peacekeepers"),
    ("widened-to-many", "#/?q=border operations Лукашенко"),
];

#[test]
fn nothing_scrolls_sideways_on_a_phone() {
    let host = Host::root();
    for (name, link) in PAGES {
        let mut page = Page::open(Browser::Chromium, PHONE, &format!("{}{link}", host.address));
        page.settle();
        page.shot(&format!("phone-{name}"));
        assert!(page.number("document.documentElement.scrollWidth") <= 320, "{name}");
    }
}

#[test]
fn the_filters_open_as_a_sheet_on_a_phone() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, PHONE, &host.address);
    page.click("button", "Filters");
    page.shot("phone-filters");
    // The sheet scrolls to its last filter.
    page.eval("(document.querySelector('.rail').scrollTo(0, 1e6), true)");
    let last = page.number(
        "Math.round(document.querySelector('.filter-source').getBoundingClientRect().bottom)",
    );
    assert!(last <= 640, "the last filter ends at {last}");
    page.tick("country", "AM");
    let found = said("#/?country=AM");
    page.click("button", &format!("Show {found}"));
    assert_eq!(page.status(), found);
    assert!(page.has("button", "Filters (1)"));
    // Back leaves the sheet with the choice.
    page.click("button", "Filters (1)");
    page.tick("country", "BY");
    page.travel(-1);
    assert_eq!(page.number("document.querySelectorAll('.filtering').length"), 0);
    assert_eq!(page.status(), found);
    let small = page.number("[...document.querySelectorAll('.value, .open-filters, .search input')].filter((e) => e.getBoundingClientRect().height > 0 && e.getBoundingClientRect().height < 44).length");
    assert_eq!(small, 0, "targets under 44 px");
}

#[test]
fn nothing_shifts_while_loading() {
    let host = Host::root();
    for window in [DESKTOP, PHONE, Window { width: 900, ..DESKTOP }] {
        let mut page = Page::open(Browser::Chromium, window, &host.address);
        page.settle();
        let shifts = page.eval("window.shifts").as_f64().unwrap();
        assert!(shifts < 0.01, "{window:?}: {shifts}");
    }
}

#[test]
fn themes_follow_the_system_and_the_switch() {
    let host = Host::root();
    let paper = "getComputedStyle(document.documentElement).backgroundColor";
    let mut light = Page::open(Browser::Chromium, DESKTOP, &host.address);
    let mut dark = Page::open(Browser::Chromium, Window { dark: true, ..DESKTOP }, &host.address);
    let (day, night) = (light.text(paper), dark.text(paper));
    assert_ne!(day, night);
    for (name, link) in PAGES {
        dark.go(&format!("{}{link}", host.address));
        dark.settle();
        dark.shot(&format!("dark-{name}"));
        light.go(&format!("{}{link}", host.address));
        light.settle();
        light.shot(&format!("light-{name}"));
    }
    light.click("button", "Theme: system. Change to light");
    light.click("button", "Theme: light. Change to dark");
    assert_eq!(light.text(paper), night);
    light.reload();
    assert_eq!(light.text(paper), night, "the choice is kept");
}

#[test]
fn text_and_ground_differ_enough() {
    let host = Host::root();
    for dark in [false, true] {
        let mut page = Page::open(
            Browser::Chromium,
            Window { dark, ..DESKTOP },
            &format!("{}#/?q=terror&country=XX", host.address),
        );
        let poor = page.text(CONTRAST);
        assert_eq!(poor, "", "dark: {dark}");
    }
}

/// Every text whose contrast with its ground is under 4.5 to 1 (WCAG 2.2, 1.4.3).
const CONTRAST: &str = "(() => {
    const channels = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1]; };
    const light = ([r, g, b]) => { const f = (v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }; return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
    const ground = (e) => { for (; e; e = e.parentElement) { const c = channels(getComputedStyle(e).backgroundColor); if (c[3] > 0.99) return c; } return [255, 255, 255, 1]; };
    const poor = new Set();
    const walker = document.createTreeWalker(document.querySelector('#explorer'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const e = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim() || e.closest('svg, .unseen, .skip') || e.getClientRects().length === 0) continue;
        const a = light(channels(getComputedStyle(e).color)), b = light(ground(e));
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) poor.add(e.className + ' ' + e.tagName + ' ' + ratio.toFixed(2));
    }
    return [...poor].join('; ');
})()";

#[test]
fn paper_is_light_whatever_the_screen_was() {
    let host = Host::root();
    let mut page = Page::open(
        Browser::Chromium,
        Window { dark: true, ..DESKTOP },
        &format!("{}#/record/minsk-session-2017", host.address),
    );
    let pages = page.print("record");
    assert!(pages > 10_000, "a PDF of {pages} bytes");
    // The style sheet of paper, asked for as the printer does.
    let rules = page.text("[...document.styleSheets].flatMap((s) => [...s.cssRules]).filter((r) => r.media && r.media.mediaText === 'print').map((r) => r.cssText).join(' ')");
    assert!(rules.contains("color-scheme: light") && rules.contains("--ink: #000000"), "{rules}");
}
