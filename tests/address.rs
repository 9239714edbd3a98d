//! The address holds the whole state: what is written is read back, any string is read without
//! harm, and what is not understood is told and changes nothing else.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::domain::model::Register;
use csto_explorer::domain::query::address::{Address, Ignored, Page, decode, encode};
use csto_explorer::domain::query::{Facet, Query, SgBy, Sort, View};
use proptest::prelude::*;
use proptest::sample::select;
use support::{date, queries};

fn page() -> impl Strategy<Value = Page> {
    let id = prop_oneof![
        select(vec![
            "minsk-session-2017",
            "a b",
            "a+b",
            "%",
            "%41",
            "a/b",
            "a?b&c=d#e",
            "ё",
            "record",
            "..",
            "é\u{301}"
        ])
        .prop_map(str::to_owned),
        ".+",
    ];
    let paragraph = proptest::option::of(1..=u16::MAX);
    prop_oneof![
        Just(Page::Explore),
        Just(Page::About),
        Just(Page::Help),
        (id.clone(), paragraph).prop_map(|(id, paragraph)| Page::Record(id, paragraph)),
        select(Register::ALL.to_vec()).prop_map(|(_, register)| Page::Register(register)),
        (select(Register::ALL.to_vec()), id)
            .prop_map(|((_, register), code)| Page::Profile(register, code))
    ]
}

fn address() -> impl Strategy<Value = Address> {
    let text = prop_oneof![queries::text(), any::<String>()];
    let not_as = proptest::collection::btree_set(".+", 0..3);
    (page(), queries::query(), text, not_as).prop_map(|(page, query, text, not_as)| Address {
        page,
        query: Query { text, not_as, ..query },
    })
}

/// Pieces of addresses, in any order.
fn address_like() -> impl Strategy<Value = String> {
    let pieces = vec![
        "/",
        "//",
        "#",
        "?",
        "&",
        "&&",
        "=",
        "==",
        "+",
        "%",
        "%2",
        "%2F",
        "%00",
        "%FF",
        "%E2%80%A6",
        "/2",
        "0",
        "record",
        "person",
        "secretary-general",
        "about",
        "help",
        "compare",
        "q",
        "not-as",
        "country",
        "AM",
        "country-match",
        "all",
        "any",
        "sg",
        "sg-by",
        "office",
        "named",
        "sg-match",
        "topic-match",
        "from",
        "to",
        "2020",
        "2020-13",
        "2020-08~",
        "dates",
        "certain",
        "sort",
        "newest",
        "view",
        "list",
        "concordance",
        "map",
        "ё",
        " ",
        "<script>",
    ];
    proptest::collection::vec(select(pieces), 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_is_written_is_read_back(address in address()) {
        let written = encode(&address);
        prop_assert_eq!(decode(&written), (address, vec![]), "{}", written);
    }

    #[test]
    fn any_string_is_read_and_its_address_is_stable(fragment in prop_oneof![any::<String>(), address_like()]) {
        let (address, _) = decode(&fragment);
        let written = encode(&address);
        prop_assert_eq!(decode(&written), (address.clone(), vec![]), "{}", written);
        prop_assert_eq!(encode(&decode(&written).0), written);
    }

    #[test]
    fn an_address_is_plain_ascii(address in address()) {
        let written = encode(&address);
        prop_assert!(written.starts_with('/'));
        prop_assert!(written.chars().all(|c| c.is_ascii_graphic() && !"\"<>\\^`{|}#".contains(c)), "{}", written);
    }

    #[test]
    fn nonsense_beside_it_changes_nothing(address in address(), nonsense in "[a-z]{1,8}") {
        let known = ["q", "not-as", "from", "to", "dates", "sort", "view"];
        prop_assume!(!known.contains(&nonsense.as_str()) && Facet::of_key(&nonsense).is_none());
        let written = encode(&address);
        let joint = if written.contains('?') { '&' } else { '?' };
        let (read, ignored) = decode(&format!("{written}{joint}{nonsense}=1"));
        prop_assert_eq!(read, address);
        prop_assert_eq!(ignored, vec![Ignored::Parameter(nonsense)]);
    }
}

#[test]
fn the_scheme() {
    let whole = Query {
        text: "border".to_owned(),
        not_as: ["bordering".to_owned()].into(),
        chosen: [
            (Facet::Country, ["AM".to_owned(), "AZ".to_owned()].into()),
            (Facet::SecretaryGeneral, ["zas".to_owned()].into()),
            (Facet::Topic, ["conflicts".to_owned()].into()),
        ]
        .into(),
        all_of: [Facet::Country].into(),
        sg_by: SgBy::Office,
        from: Some(date("2020")),
        to: Some(date("2021")),
        certain: false,
        sort: Some(Sort::Newest),
        view: View::List,
    };
    let record = |paragraph| Page::Record("minsk-session-2017".to_owned(), paragraph);
    let explore = |query| Address { page: Page::Explore, query };
    let table = [
        ("", Address::default()),
        ("/", Address::default()),
        (
            "/?q=border&not-as=bordering&country=AM&country=AZ&country-match=all&sg=zas&sg-by=office&topic=conflicts&from=2020&to=2021&sort=newest&view=list",
            explore(whole.clone()),
        ),
        ("/record/minsk-session-2017", Address { page: record(None), query: Query::default() }),
        (
            "/record/minsk-session-2017/2",
            Address { page: record(Some(2)), query: Query::default() },
        ),
        (
            "/record/minsk-session-2017?q=border",
            Address {
                page: record(None),
                query: Query { text: "border".to_owned(), ..Query::default() },
            },
        ),
        ("/about", Address { page: Page::About, query: Query::default() }),
        ("/help", Address { page: Page::Help, query: Query::default() }),
        ("/person", Address { page: Page::Register(Register::Person), query: Query::default() }),
        (
            "/secretary-general/zas",
            Address {
                page: Page::Profile(Register::SecretaryGeneral, "zas".to_owned()),
                query: Query::default(),
            },
        ),
        (
            "/?sg=zas&sg-by=named",
            explore(Query {
                chosen: [(Facet::SecretaryGeneral, ["zas".to_owned()].into())].into(),
                sg_by: SgBy::Named,
                ..Query::default()
            }),
        ),
        (
            "/?from=2020-08~&dates=certain",
            explore(Query { from: Some(date("2020-08~")), certain: true, ..Query::default() }),
        ),
        (
            "/?q=border+clashes",
            explore(Query { text: "border clashes".to_owned(), ..Query::default() }),
        ),
        (
            "/?q=border&sort=left&view=concordance",
            explore(Query {
                text: "border".to_owned(),
                sort: Some(Sort::Left),
                view: View::Concordance,
                ..Query::default()
            }),
        ),
        (
            "/?q=%D0%9E%D0%94%D0%9A%D0%91",
            explore(Query { text: "ОДКБ".to_owned(), ..Query::default() }),
        ),
        ("?q=a", explore(Query { text: "a".to_owned(), ..Query::default() })),
    ];
    for (fragment, address) in table {
        assert_eq!(decode(fragment), (address, vec![]), "{fragment}");
    }
    assert_eq!(
        encode(&explore(whole)),
        "/?q=border&not-as=bordering&country=AM&country=AZ&country-match=all&sg=zas&topic=conflicts&from=2020&to=2021&sort=newest",
        "what is as usual is left out"
    );
}

#[test]
fn one_state_has_one_address() {
    let one = encode(&decode("/?country=AZ&country=AM&q=x").0);
    assert_eq!(
        one,
        encode(&decode("/?q=x&country=AM&country=AZ&country=AM&view=list&country-match=any").0)
    );
    assert_eq!(encode(&Address::default()), "/");
}

#[test]
fn what_is_not_understood_is_told() {
    let table: [(&str, &[&str]); 15] = [
        ("/nowhere", &["page “nowhere”"]),
        ("/country/AM/x", &["page “country/AM/x”"]),
        ("/record", &["page “record”"]),
        ("/record/a/1/2", &["page “record/a/1/2”"]),
        ("/?colour=red", &["colour"]),
        ("/?country-match=some", &["country-match=some"]),
        ("/?sg-match=all", &["sg-match"]),
        ("/?sg-by=born", &["sg-by=born"]),
        ("/?from=yesterday", &["from=yesterday"]),
        ("/?to=2021-13", &["to=2021-13"]),
        ("/?from=2021/2020", &["from=2021/2020"]),
        ("/?dates=maybe", &["dates=maybe"]),
        ("/?sort=best", &["sort=best"]),
        ("/?view=map", &["view=map"]),
        ("/?sort=best&colour=red", &["sort=best", "colour"]),
    ];
    for (fragment, told) in table {
        let (address, ignored) = decode(fragment);
        assert_eq!(address, Address::default(), "{fragment}");
        assert_eq!(ignored.iter().map(ToString::to_string).collect::<Vec<_>>(), told, "{fragment}");
    }
}

/// A paragraph that cannot be doesn't lose the record.
#[test]
fn a_paragraph_that_cannot_be_is_told_and_the_record_kept() {
    for paragraph in ["b", "0", "70000"] {
        let (address, ignored) = decode(&format!("/record/a/{paragraph}"));
        assert_eq!(address.page, Page::Record("a".to_owned(), None), "{paragraph}");
        assert_eq!(ignored, [Ignored::Page(format!("record/a/{paragraph}"))]);
    }
}

#[test]
fn what_is_not_understood_leaves_the_rest_as_it_is() {
    let (address, ignored) = decode("/?q=border&sort=best&country=AM");
    assert_eq!(encode(&address), "/?q=border&country=AM");
    assert_eq!(ignored.len(), 1);
}

#[test]
fn an_empty_value_asks_for_nothing() {
    assert_eq!(decode("/?q=&not-as=&country=&from=&sort="), (Address::default(), vec![]));
}

/// A parameter without a name had nothing to be called by.
#[test]
fn a_value_without_a_name_is_told() {
    let (address, ignored) = decode("/?=border");
    assert_eq!(address, Address::default());
    assert_eq!(ignored.iter().map(ToString::to_string).collect::<Vec<_>>(), ["=border"]);
}
