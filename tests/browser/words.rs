//! Words as a person types them: what is told of them, and how it is undone.

use crate::bidi::{Browser, DESKTOP};
use crate::core::said;
use crate::page::Page;
use crate::server::Host;

#[test]
fn a_slip_of_the_hand_is_told_and_undone_by_a_link() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.search("drug smugling ");
    page.settle();
    let told = "document.querySelector('.told').textContent";
    assert_eq!(
        page.text(told),
        "Showing results for drug smuggling. Search instead for drug smugling."
    );
    assert_eq!(page.status(), said("#/?q=drug+smuggling+"));
    page.click("link", "drug smugling");
    page.settle();
    assert_eq!(page.status(), said("#/?q=drug+=smugling+"));
    assert!(!page.text(told).contains("Showing results"));
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_searched() {
    let host = Host::root();
    let mut page = Page::open(Browser::Firefox, DESKTOP, &host.address);
    page.search("border country:Atlantis ) ");
    page.settle();
    assert_eq!(page.status(), said("#/?q=border+"));
    let told = page.text("document.querySelector('.told').textContent");
    assert!(told.contains("“country:Atlantis” is left out: there is no such value."), "{told}");
    assert!(told.contains("parenthesis"), "{told}");
}

#[test]
fn a_form_is_left_out_by_its_tick_and_taken_back_in() {
    let host = Host::root();
    let mut page =
        Page::open(Browser::Chromium, DESKTOP, &format!("{}#/?q=peacekeeper", host.address));
    let all = page.status();
    assert_eq!(all, said("#/?q=peacekeeper"));
    let tick = ".widened input[value=peacekeepers]";
    page.click_on(tick);
    let narrower = "#/?q=peacekeeper&not-as=peacekeepers";
    assert_eq!((page.fragment(), page.status()), (narrower.to_owned(), said(narrower)));
    assert_ne!(page.status(), all);
    // The focus stays on the tick, and Back undoes it.
    assert_eq!(page.text("document.activeElement.value"), "peacekeepers");
    page.click_on(tick);
    assert_eq!((page.fragment(), page.status()), ("#/?q=peacekeeper".to_owned(), all));
    page.travel(-1);
    assert_eq!(page.fragment(), narrower);
    // Other words have other forms.
    page.search(" ");
    page.press(&["\u{e003}"; 12]);
    page.type_text("border");
    assert_eq!(page.fragment(), "#/?q=border");
    assert!(!page.text("document.body.innerText").contains("Ignored in the address"));
}

#[test]
fn each_example_of_the_help_page_finds_what_it_says() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.click("link", "Help");
    page.settle();
    let examples = page.number("document.querySelectorAll('.forms a').length");
    assert!(examples > 10);
    for i in 0..examples {
        let finds =
            page.text(&format!("document.querySelectorAll('.forms .finds')[{i}].textContent"));
        let link = page.text(&format!("document.querySelectorAll('.forms a')[{i}].hash"));
        assert_ne!(finds, "0 records", "{link}");
        assert_eq!(finds, said(&link), "{link}");
    }
    page.click_on(".forms a");
    page.settle();
    assert_eq!(page.text("document.querySelector('.search input').value"), "border guards");
}
