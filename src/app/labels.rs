//! Sentences and phrases the page says about its state.

use crate::domain::model::{Corpus, Entry, Record, Term};
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
    let terms: Vec<&Term> = record.holders.iter().map(|h| &corpus.terms[h.term]).collect();
    let days = record.date.days();
    let vacancy = corpus.vacancies.iter().find(|vacancy| vacancy.dates.days().meets(days));
    let Some(last) = record.holders.last() else {
        let none = vacancy.map_or("no secretary-general in office", |v| &v.authority.name);
        return Office { holders: Vec::new(), short: none.to_owned(), full: none.to_owned() };
    };
    let name = |term: &Term| corpus.people[term.person].name().to_owned();
    let surname = |term: &Term| {
        let name = name(term);
        name.rsplit(' ').next().unwrap_or(&name).to_owned()
    };
    let say = |name: &dyn Fn(&Term) -> String| {
        let acting = |term: &&Term| {
            if term.acting { format!("{} (acting)", name(term)) } else { name(term) }
        };
        let mut names: Vec<String> = terms.iter().map(acting).collect();
        names.extend(vacancy.map(|_| "nobody known".to_owned()));
        let doubt = match (names.len(), last.certain) {
            (1, true) => "",
            (1, false) => ", the limits of the term being uncertain",
            _ => ", the date being uncertain",
        };
        format!("{} in office{doubt}", names.join(" or "))
    };
    Office {
        holders: terms.iter().map(|t| (t.colour, t.acting, surname(t))).collect(),
        short: say(&surname),
        full: say(&name),
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
