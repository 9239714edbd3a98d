//! Sentences and phrases the page says about its state.

use super::{Action, apply};
use crate::domain::model::{Chairmanship, Corpus, Entry, Record, Register, Tag, Term, chairs};
use crate::domain::query::address::Page;
use crate::domain::query::{Condition, Facet, Query};
use crate::domain::select::Explorer;

/// "1 record", "14 records".
pub fn count(records: usize) -> String {
    if records == 1 { "1 record".to_owned() } else { format!("{records} records") }
}

/// What the corpus has: "12 records, 2016 to 2024".
pub fn extent(explorer: &Explorer) -> String {
    let years = || explorer.times().iter().filter_map(|time| time.days.first_year());
    let records = count(explorer.corpus.records.len());
    match (years().min(), years().max()) {
        (Some(first), Some(last)) => format!("{records}, {first} to {last}"),
        _ => records,
    }
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
    /// Colour of each possible holder, and whether acting.
    pub holders: Vec<(u8, bool)>,
    /// "Zas in office", "Khachaturov or Semerikov (acting) in office, the date being uncertain".
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
    let several = terms.len() + usize::from(vacancy.is_some()) > 1;
    let in_turn = record.date.is_interval() && !record.date.is_qualified();
    let (joint, doubt) = match (several, in_turn) {
        (false, _) if last.certain => ("", ""),
        (false, _) => ("", ", the limits of the term being uncertain"),
        // A session of two days saw both.
        (true, true) => (", then ", ""),
        // A single day that falls to several: it is the terms that are unsure.
        (true, false) if days.from == days.to && !record.date.is_qualified() => {
            (" or ", ", the limits of the terms being uncertain")
        }
        (true, false) => (" or ", ", the date being uncertain"),
    };
    let say = |name: &dyn Fn(&Term) -> String| {
        let acting = |term: &&Term| {
            if term.acting { format!("{} (acting)", name(term)) } else { name(term) }
        };
        let names = vacancy.map(|_| "nobody known".to_owned()).into_iter();
        let names: Vec<String> = names.chain(terms.iter().map(acting)).collect();
        format!("{} in office{doubt}", names.join(joint))
    };
    Office {
        holders: terms.iter().map(|term| (term.colour, term.acting)).collect(),
        short: say(&surname),
        full: say(&name),
    }
}

/// Whose country held the chair at the time of a record, and who presided: "Kyrgyzstan
/// (Sadyr Japarov) in the chair"; `None` where no chairmanship is known.
pub fn chair(corpus: &Corpus, record: &Record) -> Option<String> {
    let days = record.date.days();
    let said = |chair: &Chairmanship| {
        let country = corpus.countries[chair.country].name();
        let head = chair.head.map(|head| format!(" ({})", corpus.people[head].name()));
        format!("{country}{}", head.unwrap_or_default())
    };
    // Of a session, the country that presided; else whoever held the chair in that time.
    let named: Vec<String> = chairs(&corpus.chairmanships, days)
        .filter(|chair| record.chair.is_none_or(|country| country == chair.country))
        .map(said)
        .collect();
    let one = match record.chair {
        Some(country) if named.is_empty() => corpus.countries[country].name().to_owned(),
        // A stretch of days that saw a hand-over had both.
        _ if record.date.is_interval() && !record.date.is_qualified() => named.join(", then "),
        _ => named.join(" or "),
    };
    (!one.is_empty()).then(|| format!("{one} in the chair"))
}

/// All records with what a text names: by its filter, or by its name where it has none.
pub fn with(corpus: &Corpus, tag: Tag) -> Query {
    let (register, code) = corpus.entry_of(tag);
    let words = || Query { text: corpus.tag_name(tag).to_owned(), ..Query::default() };
    choosing(register, code).unwrap_or_else(words)
}

/// The query for an entry of a list, where there is a filter for it.
pub fn choosing(register: Register, code: &str) -> Option<Query> {
    let facet = Facet::of_register(register)?;
    Some(apply(&Query::default(), &Action::Toggle(facet, code.to_owned())))
}

/// The document's title: what is shown, then the site.
pub fn title(explorer: &Explorer, page: &Page, query: &Query, records: usize) -> String {
    let site = "CSTO Explorer";
    let what = match page {
        Page::Help => Some("How to search".to_owned()),
        Page::About => Some("About".to_owned()),
        Page::Record(id, _) => {
            let record = explorer.record(id);
            Some(record.map_or("No such record".to_owned(), |(_, r)| r.title.clone()))
        }
        Page::Register(register) => Some(register.plural().to_owned()),
        Page::Profile(register, code) => {
            Some(explorer.corpus.entry_name(*register, code).unwrap_or("No such entry").to_owned())
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
