//! The address: what stands after `#`, and nothing else, is the state of the explorer.
//!
//! ```text
//! #/?q=border&not-as=bordering&country=AM&country=AZ&country-match=all&sg=zas&sg-by=office&topic=regions
//!    &from=2020&to=2021&dates=certain&sort=newest&view=concordance
//! #/record/<id>?…          the same query, for previous and next in its results
//! #/record/<id>/2?…        the second paragraph of it
//! #/help, #/about
//! #/person, #/country, …              a register: all its entries
//! #/person/<code>, #/country/AM, …   the profile of an entry of it
//! ```
//!
//! Any text decodes: what is not understood is returned to be told, and changes nothing else.
//! `encode` leaves out what is as usual and orders the rest, so that one state has one address.

use super::{Facet, Match, Query, SgBy, Sort, View};
use crate::domain::date::Date;
use crate::domain::model::Register;
use form_urlencoded::Serializer;
use std::fmt;

/// The parameter for a form of a word that is not to stand for it.
pub const NOT_AS: &str = "not-as";

/// Where one is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The results.
    #[default]
    Explore,
    /// One record, by id, and a paragraph of it, from 1.
    Record(String, Option<u16>),
    /// A register: all its entries.
    Register(Register),
    /// The profile of an entry of a register, by code.
    Profile(Register, String),
    /// How to ask.
    Help,
    /// What this is.
    About,
}

/// A whole address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Where one is.
    pub page: Page,
    /// What is asked.
    pub query: Query,
}

/// A part of an address that was not understood, and left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ignored {
    /// No such page.
    Page(String),
    /// No such parameter.
    Parameter(String),
    /// A parameter's value that it cannot have.
    Value {
        /// The parameter.
        parameter: String,
        /// The value.
        value: String,
    },
}

impl fmt::Display for Ignored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ignored::Page(page) => write!(f, "page “{page}”"),
            Ignored::Parameter(parameter) => write!(f, "{parameter}"),
            Ignored::Value { parameter, value } => write!(f, "{parameter}={value}"),
        }
    }
}

/// Reads what stands after `#`.
pub fn decode(fragment: &str) -> (Address, Vec<Ignored>) {
    let (path, parameters) = fragment.split_once('?').unwrap_or((fragment, ""));
    let mut ignored = Vec::new();
    let steps: Vec<String> = path.split('/').filter(|s| !s.is_empty()).map(unescape).collect();
    let page = match steps.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Page::Explore,
        ["record", id] => Page::Record(id.to_owned(), None),
        ["record", id, paragraph] => {
            let number = paragraph.parse::<u16>().ok().filter(|number| *number > 0);
            if number.is_none() {
                ignored.push(Ignored::Page(steps.join("/")));
            }
            Page::Record(id.to_owned(), number)
        }
        ["help"] => Page::Help,
        ["about"] => Page::About,
        [list] if let Some(register) = word(list, &Register::ALL) => Page::Register(register),
        [list, code] if let Some(register) = word(list, &Register::ALL) => {
            Page::Profile(register, code.to_owned())
        }
        _ => {
            ignored.push(Ignored::Page(steps.join("/")));
            Page::Explore
        }
    };
    let query = decode_query(parameters, &mut ignored);
    (Address { page, query }, ignored)
}

/// Percent-decodes a step of the path; a plus stays one.
fn unescape(step: &str) -> String {
    let escaped = step.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(escaped.as_bytes()).map(|(text, _)| text.into_owned()).collect()
}

fn decode_query(parameters: &str, ignored: &mut Vec<Ignored>) -> Query {
    let mut query = Query::default();
    for (key, value) in form_urlencoded::parse(parameters.as_bytes()) {
        if value.is_empty() && key != "q" {
            continue;
        }
        if !set(&mut query, &key, &value, ignored) {
            ignored.push(Ignored::Value { parameter: key.into_owned(), value: value.into_owned() });
        }
    }
    query
}

/// Sets one parameter; `false` where it cannot have this value.
fn set(query: &mut Query, key: &str, value: &str, ignored: &mut Vec<Ignored>) -> bool {
    if let Some(facet) = Facet::of_key(key) {
        query.chosen.entry(facet).or_default().insert(value.to_owned());
        return true;
    }
    let matched = key.strip_suffix("-match").and_then(Facet::of_key);
    if let Some(facet) = matched.filter(|facet| facet.can_match_all()) {
        return match word(value, &Match::ALL) {
            Some(Match::All) => {
                query.all_of.insert(facet);
                true
            }
            Some(Match::Any) => true,
            None => false,
        };
    }
    match key {
        "q" => query.text = value.to_owned(),
        NOT_AS => {
            query.not_as.insert(value.to_owned());
        }
        "sg-by" => match word(value, &SgBy::ALL) {
            Some(by) => query.sg_by = by,
            None => return false,
        },
        "from" | "to" => match value.parse::<Date>() {
            Ok(date) if key == "from" => query.from = Some(date),
            Ok(date) => query.to = Some(date),
            Err(_) => return false,
        },
        "dates" => match value {
            "certain" => query.certain = true,
            "possible" => query.certain = false,
            _ => return false,
        },
        "sort" => match word(value, &Sort::ALL) {
            Some(sort) => query.sort = Some(sort),
            None => return false,
        },
        "view" => match word(value, &View::ALL) {
            Some(view) => query.view = view,
            None => return false,
        },
        // Without a name only its value can be told.
        "" => return false,
        _ => ignored.push(Ignored::Parameter(key.to_owned())),
    }
    true
}

fn word<T: Copy>(value: &str, words: &[(&str, T)]) -> Option<T> {
    words.iter().find(|(word, _)| *word == value).map(|(_, meaning)| *meaning)
}

fn name<T: PartialEq>(value: &T, words: &[(&'static str, T)]) -> &'static str {
    words.iter().find(|(_, meaning)| meaning == value).map_or("", |(word, _)| word)
}

/// What is to stand after `#`.
pub fn encode(address: &Address) -> String {
    let path = match &address.page {
        Page::Explore => "/".to_owned(),
        Page::Record(id, paragraph) => {
            let paragraph = paragraph.map_or(String::new(), |paragraph| format!("/{paragraph}"));
            format!("/record/{}{paragraph}", escape(id))
        }
        Page::Register(register) => format!("/{}", register.word()),
        Page::Profile(register, code) => {
            format!("/{}/{}", register.word(), escape(code))
        }
        Page::Help => "/help".to_owned(),
        Page::About => "/about".to_owned(),
    };
    let parameters = encode_query(&address.query);
    if parameters.is_empty() { path } else { format!("{path}?{parameters}") }
}

/// Percent-encodes a step of the path.
fn escape(step: &str) -> String {
    let escaped: String = form_urlencoded::byte_serialize(step.as_bytes()).collect();
    escaped.replace('+', "%20")
}

fn encode_query(query: &Query) -> String {
    let mut parameters = Serializer::new(String::new());
    if !query.text.is_empty() {
        parameters.append_pair("q", &query.text);
    }
    for form in &query.not_as {
        parameters.append_pair(NOT_AS, form);
    }
    for facet in Facet::ALL {
        for code in query.chosen_in(facet) {
            parameters.append_pair(facet.key(), code);
        }
        if query.all_of.contains(&facet) {
            parameters
                .append_pair(&format!("{}-match", facet.key()), name(&Match::All, &Match::ALL));
        }
        if facet == Facet::SecretaryGeneral && query.sg_by != SgBy::default() {
            parameters.append_pair("sg-by", name(&query.sg_by, &SgBy::ALL));
        }
    }
    if let Some(from) = &query.from {
        parameters.append_pair("from", from.as_str());
    }
    if let Some(to) = &query.to {
        parameters.append_pair("to", to.as_str());
    }
    if query.certain {
        parameters.append_pair("dates", "certain");
    }
    if let Some(sort) = &query.sort {
        parameters.append_pair("sort", name(sort, &Sort::ALL));
    }
    if query.view != View::default() {
        parameters.append_pair("view", name(&query.view, &View::ALL));
    }
    parameters.finish()
}
