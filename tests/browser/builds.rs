//! The three ways of use: a host's root, a sub-path, one file from disk.

use crate::bidi::{Browser, DESKTOP};
use crate::core::said;
use crate::page::Page;
use crate::server::{Host, dist};

/// Goes through search, filter, record and back.
fn use_it(page: &mut Page) {
    assert_eq!(page.status(), said("#/"));
    page.search("mercenary");
    assert_eq!(page.status(), said("#/?q=mercenary"));
    page.tick("country", "SY");
    let found = said("#/?q=mercenary&country=SY");
    assert_eq!(page.status(), found);
    page.eval("(document.querySelector('.results h3 a').click(), true)");
    page.wait_for("the record", "document.querySelector('main.record') !== null");
    page.travel(-1);
    assert_eq!(page.status(), found);
    page.reload();
    assert_eq!(page.status(), found);
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn at_the_root_of_a_host() {
    let host = Host::root();
    use_it(&mut Page::open(Browser::Chromium, DESKTOP, &host.address));
}

#[test]
fn on_a_sub_path_in_firefox() {
    let host = Host::at("/some/where/", dist());
    use_it(&mut Page::open(Browser::Firefox, DESKTOP, &host.address));
}

#[test]
fn on_a_sub_path() {
    let host = Host::at("/some/where/", dist());
    use_it(&mut Page::open(Browser::Chromium, DESKTOP, &host.address));
}

fn one_file() -> String {
    format!("file://{}", dist().join("csto-explorer.html").display())
}

#[test]
fn one_file_from_disk() {
    let mut page = Page::open(Browser::Chromium, DESKTOP, &one_file());
    use_it(&mut page);
    assert_alone(&mut page);
}

#[test]
fn one_file_from_disk_in_firefox() {
    let mut page = Page::open(Browser::Firefox, DESKTOP, &one_file());
    use_it(&mut page);
    assert_alone(&mut page);
}

/// The one file asks for nothing but itself.
fn assert_alone(page: &mut Page) {
    let file = one_file();
    for request in page.requests() {
        let itself = request.starts_with(&file)
            || request.starts_with("data:")
            || request.starts_with("about:");
        assert!(itself, "{request}");
    }
}

#[test]
fn nothing_is_requested_after_loading() {
    let host = Host::root();
    let mut page = Page::open(Browser::Chromium, DESKTOP, &host.address);
    page.settle();
    let loaded = (host.asked().len(), page.requests().len());
    page.search("border");
    page.tick("country", "AM");
    page.click("link", "About");
    page.go(&format!("{}#/record/minsk-session-2017", host.address));
    page.settle();
    assert_eq!(host.asked().len(), loaded.0, "{:?}", host.asked());
    let requests = page.requests();
    assert_eq!(requests.len(), loaded.1, "{requests:?}");
    assert!(
        requests.iter().all(|r| r.starts_with(&host.address) || r.starts_with("data:")),
        "{requests:?}"
    );
}

#[test]
fn each_page_carries_a_strict_policy() {
    for name in ["index.html", "csto-explorer.html"] {
        let page = std::fs::read_to_string(dist().join(name)).unwrap();
        let policy = page
            .split("http-equiv=\"Content-Security-Policy\" content=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let policy = policy.unwrap_or_else(|| panic!("{name} has no policy"));
        assert!(policy.starts_with("default-src 'none'; script-src "), "{name}: {policy}");
        assert!(
            policy.contains("'wasm-unsafe-eval'")
                && !policy.contains("unsafe-inline")
                && !policy.contains("'unsafe-eval'")
                && !policy.contains('*'),
            "{name}: {policy}"
        );
        assert!(!page.contains("TRUNKNONCE"), "{name}");
    }
}
