//! The results page: every filter gives what its counts announce.

use crate::bidi::{Browser, DESKTOP};
use crate::core::{CORE, answer, ids, said, said_of};
use crate::page::Page;
use crate::server::Host;
use crate::support::TERMS;
use csto_explorer::domain::query::Facet;

fn values(page: &mut Page, facet: &str) -> Vec<String> {
    let codes = page.eval(&format!(
        "[...document.querySelectorAll(\"input[name='{facet}']\")].map((i) => i.value)"
    ));
    codes.as_array().into_iter().flatten().filter_map(|c| c.as_str().map(str::to_owned)).collect()
}

#[test]
fn each_value_gives_as_many_results_as_its_count_said() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    for facet in Facet::ALL.map(Facet::key) {
        let codes = values(&mut page, facet);
        assert!(!codes.is_empty(), "the filter {facet} has values");
        for code in codes.iter().take(6) {
            let announced = page.count(facet, code);
            page.tick(facet, code);
            assert_eq!(page.status(), said_of(announced), "{facet}={code}");
            let (drawn, all) = (page.drawn(), ids(&page.fragment()));
            assert_eq!(drawn, all[..drawn.len()], "{facet}={code}");
            assert!(drawn.len() == all.len() || drawn.len() >= 10, "{facet}={code}");
            page.tick(facet, code);
        }
    }
    assert_eq!(page.status(), said("#/"));
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn under_a_choice_counts_still_announce_results() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &format!("{}#/?sg=zas", host.address));
    let announced = page.count("topic", "threats");
    page.tick("topic", "threats");
    assert_eq!(page.status(), said_of(announced));
    // All of: the count is of the result if the value were added.
    page.go(&format!("{}#/?country=BY&country-match=all", host.address));
    page.settle();
    let announced = page.count("country", "KZ");
    page.tick("country", "KZ");
    assert_eq!(page.status(), said_of(announced));
    assert!(page.results().contains(&"minsk-session-2017".to_owned()));
}

#[test]
fn the_terms_of_office_give_their_records() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    for (term, records) in TERMS {
        page.tick("sg", term);
        let found = page.results();
        assert_eq!(found, ids(&page.fragment()), "{term} in office");
        let all_there = records.iter().all(|id| found.iter().any(|found| found == id));
        assert!(all_there, "{records:?} with {term} in office");
        page.tick("sg", term);
    }
}

#[test]
fn the_relation_to_a_secretary_general_can_be_switched() {
    let host = Host::root();
    let mut page =
        Page::open(Browser::Chromium, DESKTOP, &format!("{}#/?sg=tasmagambetov", host.address));
    assert_eq!(page.status(), said("#/?sg=tasmagambetov"));
    for relation in ["speaking", "named"] {
        page.click("button", relation);
        let link = format!("#/?sg=tasmagambetov&sg-by={relation}");
        assert_eq!((page.fragment(), page.status()), (link.clone(), said(&link)));
    }
}

#[test]
fn words_are_searched_as_they_are_typed_and_marked() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.search("border clash");
    let found = page.results();
    assert_eq!(found, ids("#/?q=border+clash"));
    assert!(found.contains(&"secretariat-on-border-clashes-2020".to_owned()));
    let marked = page.text("[...document.querySelectorAll('.results mark')].map((m) => m.textContent.toLowerCase()).join(' ')");
    assert!(marked.contains("border") && marked.contains("clash"), "marked: {marked}");
}

#[test]
fn a_long_list_is_drawn_as_one_scrolls_and_found_again_on_coming_back() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    let all = ids("#/");
    page.settle();
    let at_first = page.drawn().len();
    assert!(at_first < 30 && 30 < all.len(), "{at_first}");
    page.eval("(window.scrollTo(0, document.documentElement.scrollHeight), true)");
    page.wait_for(
        "more results",
        &format!("document.querySelectorAll('.hit').length > {at_first}"),
    );
    page.settle();
    // To the very end, by the button that stands there for those who don't scroll.
    assert_eq!(page.results(), all);
    let last = all.last().unwrap();
    page.eval(&format!(
        "(document.querySelector('[data-record={last}] h3 a').scrollIntoView(), true)"
    ));
    let depth = page.number("Math.round(scrollY)");
    assert!(page.has("list", "Results"));
    page.eval(&format!("(document.querySelector('[data-record={last}] h3 a').click(), true)"));
    page.wait_for("the record", "document.querySelector('main.record') !== null");
    // They stay as they are behind it, for nobody to see or to reach.
    assert!(!page.has("list", "Results"));
    assert_eq!(page.drawn(), all);
    page.travel(-1);
    assert!(page.has("list", "Results"));
    assert_eq!(page.number("Math.round(scrollY)"), depth);
    // Another question begins at its top, and the same one asked again too.
    page.tick("country", "AM");
    assert!(page.drawn().len() < 30);
    assert!(
        page.number("Math.round(document.querySelector('.found').getBoundingClientRect().top)")
            >= 0
    );
    page.click("button", "Clear all");
    page.settle();
    let drawn = page.drawn().len();
    assert!(drawn < 30, "{drawn}");
    // The button takes the focus on to what it brought.
    page.eval("(document.querySelector('.more-results').click(), true)");
    page.settle();
    let next = page.text("document.activeElement.closest('[data-record]').dataset.record");
    assert_eq!(next, all[drawn]);
}

#[test]
fn names_are_found_in_both_scripts() {
    let host = Host::root();
    let mut page =
        Page::open(Browser::Chromium, DESKTOP, &format!("{}#/?q=Lukashenko", host.address));
    let mut latin = page.results();
    page.go(&format!("{}#/?q=Лукашенко", host.address));
    page.settle();
    let cyrillic = page.results();
    assert!(!cyrillic.is_empty());
    assert!(cyrillic.iter().all(|id| latin.contains(id)), "{latin:?} lacks some of {cyrillic:?}");
    // A text may name him without being tagged; whoever is tagged is found in both.
    let tagged = |id: &String| {
        let (_, record) = CORE.record(id).unwrap();
        record.people().any(|voice| CORE.corpus.who_name(voice.who) == "Alexander Lukashenko")
    };
    latin.retain(tagged);
    assert!(latin.iter().all(|id| cyrillic.contains(id)), "{cyrillic:?} lacks some of {latin:?}");
    // What the text itself doesn't show is said.
    page.go(&format!("{}#/?q=Наёмник", host.address));
    page.settle();
    assert_eq!(page.status(), said("#/?q=Наёмник"));
    assert_eq!(page.text("document.querySelector('.hit mark').textContent"), "Mercenary");
}

#[test]
fn chips_remove_what_they_name() {
    let host = Host::root();
    let mut page = Page::open(
        Browser::Chromium,
        DESKTOP,
        &format!("{}#/?country=AM&topic=terrorism&from=2017", host.address),
    );
    page.click("button", "Remove: Armenia");
    assert_eq!(page.fragment(), "#/?topic=terrorism&from=2017");
    page.click("button", "Remove: from 2017");
    assert_eq!(page.fragment(), "#/?topic=terrorism");
    page.click("button", "Clear all");
    assert_eq!((page.fragment(), page.status()), ("#/".to_owned(), said("#/")));
}

#[test]
fn nothing_found_says_what_to_lift_and_what_that_brings() {
    let host = Host::root();
    let mut countries = CORE.values(Facet::Country).iter().map(|value| value.code.as_str());
    let without = countries.find(|c| ids(&format!("#/?country={c}&sg=zas")).is_empty()).unwrap();
    let mut page = Page::open(
        Browser::Chromium,
        DESKTOP,
        &format!("{}#/?country={without}&sg=zas", host.address),
    );
    assert_eq!(page.status(), "0 records");
    page.shot("nothing");
    let under_zas = said("#/?sg=zas");
    page.click("button", &format!("Lift the filter Country: {under_zas}"));
    assert_eq!(page.status(), under_zas);
}

#[test]
fn the_ribbon_chooses_years_and_terms() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    let left = page
        .number("Math.round(document.querySelector('.ribbon svg').getBoundingClientRect().left)");
    let width = page
        .number("Math.round(document.querySelector('.ribbon svg').getBoundingClientRect().width)");
    let top = page
        .number("Math.round(document.querySelector('.ribbon svg').getBoundingClientRect().top)")
        + 20;
    // Drag over 2016 to 2018.
    let (first, years) = (i64::from(*CORE.years().start()), CORE.years().count() as i64);
    let at = |year: i64| left + width * (2 * (year - first) + 1) / (2 * years);
    page.drag((at(2016), top), (at(2018), top));
    assert_eq!(page.fragment(), "#/?from=2016&to=2018");
    assert_eq!(page.status(), said("#/?from=2016&to=2018"));
    // Drag the last edge on to the end of 2020; a click on it moves nothing.
    let end_of = |year: i64| left + width * (year + 1 - first) / years;
    page.drag((end_of(2018) + 5, top), (end_of(2020), top));
    assert_eq!(page.fragment(), "#/?from=2016&to=2020");
    page.drag((end_of(2020), top), (end_of(2020), top));
    assert_eq!(page.fragment(), "#/?from=2016&to=2020");
    page.click("button", "Clear all");
    // Without a choice the edges stand at the ends, to be taken hold of.
    page.drag((left + 2, top), (end_of(2016), top));
    assert_eq!(page.fragment(), "#/?from=2017");
    page.click("button", "Clear all");
    page.click("link", &format!("Stanislav Zas, 2020–2022, {}", said("#/?sg=zas")));
    assert_eq!(page.fragment(), "#/?sg=zas");
}

#[test]
fn the_date_fields_take_edtf_and_say_what_is_no_date() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.click("textbox", "From");
    page.type_text("2020-07");
    page.click("textbox", "To");
    page.type_text("2020-07\u{e007}");
    assert_eq!(page.fragment(), "#/?from=2020-07&to=2020-07");
    let july = said("#/?from=2020-07&to=2020-07");
    assert_eq!(page.status(), july);
    page.click("textbox", "To");
    page.type_text("x\u{e007}");
    let trouble = page.text("document.querySelector('#date-trouble').textContent");
    assert!(trouble.contains("is not a date"), "{trouble}");
    assert_eq!(page.status(), july);
}

#[test]
fn certain_dates_leave_out_what_may_lie_outside() {
    let host = Host::root();
    let mut page = Page::open(
        Browser::Chromium,
        DESKTOP,
        &format!("{}#/?from=2020-08&to=2020-08", host.address),
    );
    let uncertain = "message-to-lukashenko-2020".to_owned();
    assert!(page.results().contains(&uncertain));
    page.click("checkbox", "certain dates only");
    assert!(!page.results().contains(&uncertain));
    assert_eq!(page.status(), said(&page.fragment()));
}

#[test]
fn long_lists_can_be_searched_by_any_name() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.click("searchbox", "Find in Country");
    page.type_text("Узб");
    assert_eq!(values(&mut page, "country"), ["UZ"]);
}

#[test]
fn every_change_is_measured() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.tick("country", "AM");
    let names = page.text(
        "[...new Set(performance.getEntriesByType('measure').map((m) => m.name))].sort().join(' ')",
    );
    // What waits until the browser is idle may come later.
    let measured: Vec<&str> = names.split(' ').filter(|name| *name != "prepare").collect();
    assert_eq!(measured, ["corpus-ready", "render", "select"]);
}

#[test]
fn the_table_behind_the_ribbon_has_the_numbers_of_the_result() {
    let host = Host::root();
    let mut page = Page::open(
        Browser::Chromium,
        DESKTOP,
        &format!("{}#/?from=2020-09&to=2020-12", host.address),
    );
    let row = page.text("[...document.querySelectorAll('.ribbon tbody tr')].map((tr) => [...tr.cells].map((c) => c.textContent).join(' ')).find((t) => t.startsWith('2020'))");
    let years = answer("#/?from=2020-09&to=2020-12").years;
    let year = years.iter().find(|year| year.year == 2020).unwrap();
    assert_eq!(row, format!("2020 {} {}", year.selected, year.all));
}

#[test]
fn a_group_of_countries_is_chosen_and_taken_back_at_once() {
    let host = Host::root();
    let mut page =
        Page::open(Browser::Chromium, DESKTOP, &format!("{}#/?country=AF", host.address));
    page.click("button", "All of Members");
    assert_eq!(
        page.fragment(),
        "#/?country=AF&country=AM&country=BY&country=KG&country=KZ&country=RU&country=TJ"
    );
    page.click("button", "All of Members");
    assert_eq!(page.fragment(), "#/?country=AF");
}

#[test]
fn years_backwards_draw_nothing_odd() {
    let host = Host::root();
    let mut page =
        Page::open(Browser::Chromium, DESKTOP, &format!("{}#/?from=2021&to=2019", host.address));
    assert_eq!(page.status(), "0 records");
    assert!(page.has("button", &format!("Lift the years: {}", said("#/"))));
    assert_eq!(page.complaints(), Vec::<String>::new());
}
