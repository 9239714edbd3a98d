//! Sentences and phrases the page says about its state.

use crate::domain::model::{Corpus, Entry, Record};
use crate::domain::query::address::Page;
use crate::domain::query::{Condition, Query};
use crate::domain::select::Explorer;

/// "1 record", "14 records".
pub fn count(records: usize) -> String {
    if records == 1 { "1 record".to_owned() } else { format!("{records} records") }
}

/// What a condition is called where it can be lifted.
pub fn condition(condition: Condition) -> String {
    match condition {
        Condition::Text => "the words".to_owned(),
        Condition::Years => "the years".to_owned(),
        Condition::Facet(facet) => format!("the filter {}", facet.legend()),
    }
}

/// Who was secretary-general at the time of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Colour, whether acting, and surname of each possible holder.
    pub holders: Vec<(u8, bool, String)>,
    /// "Zas in office", "Khachaturov or Semerikov (acting) in office: the date is uncertain".
    pub short: String,
    /// The same with full names, for the record's own page.
    pub full: String,
}

/// Who was secretary-general at the time of a record.
pub fn office(corpus: &Corpus, record: &Record) -> Office {
    let terms: Vec<_> = record.holders.iter().map(|h| &corpus.terms[h.term]).collect();
    if terms.is_empty() {
        let none = "no secretary-general in office".to_owned();
        return Office { holders: Vec::new(), short: none.clone(), full: none };
    }
    let certain = record.holders.iter().all(|h| h.certain);
    let person = |term: &crate::domain::model::Term| corpus.people[term.person].name().to_owned();
    let surname = |term: &crate::domain::model::Term| {
        let name = person(term);
        name.rsplit(' ').next().unwrap_or(&name).to_owned()
    };
    let acting =
        |name: String, acting: bool| if acting { format!("{name} (acting)") } else { name };
    let say = |names: Vec<String>| {
        let doubt = match (names.len(), certain) {
            (1, true) => "",
            (1, false) => ", the limits of the term being uncertain",
            _ => ", the date being uncertain",
        };
        format!("{} in office{doubt}", names.join(" or "))
    };
    Office {
        holders: terms.iter().map(|t| (t.colour, t.acting, surname(t))).collect(),
        short: say(terms.iter().map(|t| acting(surname(t), t.acting)).collect()),
        full: say(terms.iter().map(|t| acting(person(t), t.acting)).collect()),
    }
}

/// The document's title: what is shown, then the site.
pub fn title(explorer: &Explorer, page: &Page, query: &Query, records: usize) -> String {
    let site = "CSTO Explorer";
    let what = match page {
        Page::About => Some("About".to_owned()),
        Page::Record(id, _) => {
            let record = explorer.corpus.record(id);
            Some(record.map_or("No such record".to_owned(), |(_, r)| r.title.clone()))
        }
        Page::Explore if !query.is_filtered() => None,
        Page::Explore => {
            let chips = super::chips(explorer, query).into_iter().map(|chip| chip.label);
            let parts: Vec<String> = chips.chain([count(records)]).collect();
            Some(parts.join(" · "))
        }
    };
    what.map_or(site.to_owned(), |what| format!("{what} · {site}"))
}
