//! Reading `authorities/*.toml`.
//!
//! One function a list; what all entries share is read in one place. Lists are read in an
//! order in which each points only at those before it.

use super::fields::{Fields, Located, Section};
use super::list::Listed;
use super::problem::{Place, Report};
use super::{File, offices};
use crate::domain::date::Date;
use crate::domain::model::{
    Authority, Chairmanship, Confidence, Corpus, Country, Entry, Instrument, Kind, Operation,
    Organisation, Person, Publisher, Records, Role, RoleTime, Run, Standing, Status, Term, Topic,
    Vacancy,
};

/// Every list.
pub struct Authorities {
    pub countries: Listed<Country>,
    pub kinds: Listed<Kind>,
    pub publishers: Listed<Publisher>,
    pub people: Listed<Person>,
    pub terms: Listed<Term>,
    pub vacancies: Vec<Vacancy>,
    pub chairmanships: Listed<Chairmanship>,
    pub organisations: Listed<Organisation>,
    pub operations: Listed<Operation>,
    pub exercises: Listed<Operation>,
    pub instruments: Listed<Instrument>,
    pub topics: Listed<Topic>,
}

impl Authorities {
    fn new() -> Authorities {
        Authorities {
            countries: Listed::new("country"),
            kinds: Listed::new("kind"),
            publishers: Listed::new("source"),
            people: Listed::new("person"),
            terms: Listed::new("term"),
            vacancies: Vec::new(),
            chairmanships: Listed::new("chairmanship"),
            organisations: Listed::new("organisation"),
            operations: Listed::new("operation"),
            exercises: Listed::new("exercise"),
            instruments: Listed::new("instrument"),
            topics: Listed::new("topic"),
        }
    }

    /// The lists alone, in a corpus without records; what nothing points at is warned of.
    pub fn finish(self, report: &Report) -> Corpus {
        Corpus {
            records: Records::default(),
            countries: self.countries.finish(report),
            terms: self.terms.into_list(),
            vacancies: self.vacancies,
            chairmanships: self.chairmanships.into_list(),
            topics: self.topics.finish(report),
            people: self.people.finish(report),
            organisations: self.organisations.finish(report),
            operations: self.operations.finish(report),
            exercises: self.exercises.finish(report),
            instruments: self.instruments.finish(report),
            publishers: self.publishers.finish(report),
            kinds: self.kinds.finish(report),
        }
    }
}

/// The files there are, in reading order.
pub const FILES: [&str; 11] = [
    "countries.toml",
    "kinds.toml",
    "sources.toml",
    "people.toml",
    "secretaries-general.toml",
    "chairmanships.toml",
    "organisations.toml",
    "operations.toml",
    "exercises.toml",
    "instruments.toml",
    "topics.toml",
];

/// Reads all lists.
pub fn read(files: &[File], report: &Report) -> Authorities {
    let mut lists = Authorities::new();
    for name in FILES {
        let path = format!("authorities/{name}");
        let Some(file) = files.iter().find(|file| file.path == path) else {
            let at = Place { file: path, line: 1 };
            report.error(
                &at,
                "this list is missing",
                "Create the file; README.md says what is in it.",
            );
            continue;
        };
        let section = Section { file: &file.path, text: &file.text, lines_before: 0 };
        let (table, _) = section.parse(report);
        let root = Fields::new(section, table.get_ref(), 0..0, "file", report);
        match name {
            "countries.toml" => each(&root, &mut lists.countries, |f, _| country(f)),
            "kinds.toml" => {
                each(&root, &mut lists.kinds, |f, _| Some(Kind { authority: authority(f)? }))
            }
            "sources.toml" => {
                each(&root, &mut lists.publishers, |f, _| publisher(f, &lists.countries));
            }
            "people.toml" => each(&root, &mut lists.people, |f, _| person(f, &lists.countries)),
            "secretaries-general.toml" => {
                each(&root, &mut lists.terms, |f, _| term(f, &lists.people));
                lists.vacancies = vacancies(&root, &lists.terms);
                offices::check(&mut lists.terms, report);
            }
            "chairmanships.toml" => {
                let (countries, people) = (&lists.countries, &lists.people);
                each(&root, &mut lists.chairmanships, |f, _| chairmanship(f, countries, people));
                offices::check_chairs(&lists.chairmanships, report);
            }
            "organisations.toml" => {
                each(&root, &mut lists.organisations, |f, _| organisation(f, &lists.people));
            }
            "operations.toml" => {
                each(&root, &mut lists.operations, |f, _| operation(f, &lists.countries));
            }
            "exercises.toml" => {
                each(&root, &mut lists.exercises, |f, _| operation(f, &lists.countries));
            }
            "instruments.toml" => {
                each(&root, &mut lists.instruments, |f, _| instrument(f));
            }
            _ => each(&root, &mut lists.topics, topic),
        }
        root.finish();
    }
    lists
}

/// Reads each table headed by the list's name into it; unknown fields are told even of an entry that lacks
/// something.
fn each<'a, T: Entry>(
    root: &Fields<'a>,
    list: &mut Listed<T>,
    read: impl Fn(&Fields<'a>, &Listed<T>) -> Option<T>,
) {
    for fields in root.tables(list.what(), list.what()) {
        let entry = read(&fields, list);
        fields.finish();
        if let Some(entry) = entry {
            list.add(entry, fields.at(), root.report());
        }
    }
}

fn vacancies(root: &Fields<'_>, terms: &Listed<Term>) -> Vec<Vacancy> {
    let read = |fields: &Fields<'_>| {
        let (authority, dates) = (authority(fields), fields.required_date("dates"));
        fields.finish();
        let authority = authority?;
        if terms.find(&authority.code).is_some() {
            let what = format!("\"{}\" is a term already", authority.code);
            let mend = "Terms and vacancies share one filter: choose another `id`.";
            root.report().error(&fields.at(), what, mend);
            return None;
        }
        Some(Vacancy { authority, dates: dates?.value })
    };
    root.tables("vacancy", "vacancy").iter().filter_map(read).collect()
}

fn authority(fields: &Fields<'_>) -> Option<Authority> {
    let code = fields.required("id");
    let name = fields.required("name");
    let variants = fields.strings("variants");
    let cyrillic = fields.strings("cyrillic");
    let profile = fields.string("profile");
    let sources = fields.strings("sources");
    let confidence = fields.choice("confidence", &Confidence::ALL);
    let (code, name) = (code?, name?);
    let (code, name) = (slug(code, fields.report())?, name.value);
    Some(Authority { code, name, variants, cyrillic, profile, sources, confidence })
}

/// A code that is good in an address.
fn slug(code: Located<String>, report: &Report) -> Option<String> {
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_country = code.value.len() == 2 && code.value.bytes().all(|b| b.is_ascii_uppercase());
    if is_country || code.value.chars().all(is_letter) {
        return Some(code.value);
    }
    let what = format!("the id \"{}\" would not be readable in an address", code.value);
    report.error(&code.at, what, "Use lower-case letters a to z, digits and hyphens only.");
    None
}

fn country(fields: &Fields<'_>) -> Option<Country> {
    let adjectives = fields.strings("adjectives");
    let capital = fields.string("capital");
    let statuses = fields.tables("status", "status").iter().filter_map(status).collect();
    let authority = authority(fields)?;
    let is_code =
        authority.code.len() == 2 && authority.code.bytes().all(|b| b.is_ascii_uppercase());
    if !is_code {
        let what = format!("\"{}\" is not the code of a country", authority.code);
        fields.report().error(&fields.at(), what, "Use the two capitals of ISO 3166-1 alpha-2.");
        return None;
    }
    Some(Country { authority, adjectives, capital, statuses })
}

fn status(fields: &Fields<'_>) -> Option<Status> {
    let standing = fields.required_choice("what", &Standing::ALL);
    let dates = fields.required_date("dates");
    let note = fields.string("note");
    fields.finish();
    Some(Status { standing: standing?, dates: dates?.value, note })
}

fn publisher(fields: &Fields<'_>, countries: &Listed<Country>) -> Option<Publisher> {
    let kind = fields.string("kind");
    let country = fields.text("country").and_then(|c| countries.resolve(&c, fields.report()));
    let address = fields.string("address");
    Some(Publisher { authority: authority(fields)?, kind, country, address })
}

fn person(fields: &Fields<'_>, countries: &Listed<Country>) -> Option<Person> {
    let country = fields.text("country").and_then(|c| countries.resolve(&c, fields.report()));
    let roles = fields.tables("role", "role").iter().filter_map(role).collect();
    Some(Person { authority: authority(fields)?, country, roles })
}

fn role(fields: &Fields<'_>) -> Option<Role> {
    let title = fields.required("title");
    let (dates, attested) = (fields.date("dates"), fields.date("attested"));
    fields.finish();
    let title = title?;
    if title.value.ends_with("Secretary-General of the CSTO") && !title.value.contains("Deputy") {
        let mend = "Take it out here; write the term in secretaries-general.toml.";
        fields.report().error(&title.at, "the terms of secretaries-general are not roles", mend);
        return None;
    }
    let time = match (dates, attested) {
        (Some(dates), None) => RoleTime::Dates(dates.value),
        (None, Some(attested)) => RoleTime::Attested(attested.value),
        _ => {
            let what = format!("the role \"{}\" needs either `dates` or `attested`", title.value);
            let mend = "Write `dates` where the limits are known, `attested` where it was only seen to be held.";
            fields.report().error(&title.at, what, mend);
            return None;
        }
    };
    Some(Role { title: title.value, time })
}

fn term(fields: &Fields<'_>, people: &Listed<Person>) -> Option<Term> {
    let person = fields.required("person");
    let person = person.and_then(|p| people.resolve(&p, fields.report()));
    let dates = fields.required_date("dates");
    let acting = fields.flag("acting");
    let colour = fields.required_number("colour");
    let authority = authority(fields)?;
    let colour = colour?;
    if !(1.0..=8.0).contains(&colour.value) || colour.value.fract() != 0.0 {
        fields.report().error(
            &colour.at,
            "there is no such colour",
            "Write a whole number from 1 to 8.",
        );
        return None;
    }
    let dates = dates?.value;
    let last = dates.days().to;
    Some(Term { authority, person: person?, dates, acting, colour: colour.value as u8, last })
}

fn chairmanship(
    fields: &Fields<'_>,
    countries: &Listed<Country>,
    people: &Listed<Person>,
) -> Option<Chairmanship> {
    let report = fields.report();
    let country = fields.required("country").and_then(|code| countries.resolve(&code, report));
    let head = fields.text("head").and_then(|code| people.resolve(&code, report));
    let dates = fields.required_date("dates");
    let authority = authority(fields)?;
    Some(Chairmanship { authority, country: country?, head, dates: dates?.value })
}

fn organisation(fields: &Fields<'_>, people: &Listed<Person>) -> Option<Organisation> {
    let kind = fields.required_choice("kind", &Organisation::KINDS.map(|kind| (kind, kind)));
    let created = fields.date("created").map(|date| date.value);
    let authority = authority(fields)?;
    if people.find(&authority.code).is_some() {
        let what = format!("\"{}\" is a person already", authority.code);
        fields.report().error(
            &fields.at(),
            what,
            "People and organisations share one filter: choose another `id`.",
        );
        return None;
    }
    Some(Organisation { authority, kind: kind?.to_owned(), created })
}

fn operation(fields: &Fields<'_>, countries: &Listed<Country>) -> Option<Operation> {
    let dates = fields.date("dates").map(|date| date.value);
    let aim = fields.string("aim");
    let runs = fields.tables("run", "run");
    let runs = runs.iter().filter_map(|fields| run(fields, dates.as_ref(), countries)).collect();
    Some(Operation { authority: authority(fields)?, dates, aim, runs })
}

/// One time a series of these dates was run; a run outside them needs a reason.
fn run(fields: &Fields<'_>, series: Option<&Date>, countries: &Listed<Country>) -> Option<Run> {
    let name = fields.required("name");
    let dates = fields.required_date("dates");
    let place = fields.string("place");
    let countries = countries.resolve_all(&fields.texts("countries"), fields.report());
    let result = fields.string("result");
    let sources = fields.strings("sources");
    let confidence = fields.choice("confidence", &Confidence::ALL);
    let as_stated = fields.text("as_stated");
    fields.finish();
    let (name, dates) = (name?.value, dates?);
    let outside = series.filter(|series| !series.days().covers(dates.value.days()));
    match (outside, &as_stated) {
        (Some(series), None) => {
            let what = format!("the run \"{name}\" lies outside the dates of its series, {series}");
            let mend = "Correct either date, or say why both may stand: `as_stated = \"…\"`.";
            fields.report().error(&dates.at, what, mend);
        }
        (None, Some(reason)) => {
            let what = format!("nothing contradicts the dates of the run \"{name}\"");
            fields.report().error(&reason.at, what, "Take `as_stated` out.");
        }
        _ => {}
    }
    let as_stated = as_stated.map(|reason| reason.value);
    let dates = dates.value;
    Some(Run { name, dates, place, countries, result, as_stated, sources, confidence })
}

fn instrument(fields: &Fields<'_>) -> Option<Instrument> {
    let date = fields.date("date").map(|date| date.value);
    let address = fields.string("address");
    Some(Instrument { authority: authority(fields)?, date, address })
}

fn topic(fields: &Fields<'_>, topics: &Listed<Topic>) -> Option<Topic> {
    let report = fields.report();
    let parent_code = fields.text("parent");
    let parent = parent_code.as_ref().and_then(|code| topics.resolve(code, report));
    let scope = fields.string("scope");
    let terms = fields.strings("terms");
    let authority = authority(fields);
    if let (Some(code), Some(parent)) = (&parent_code, parent)
        && topics.entries()[parent].parent.is_some()
    {
        let what = format!("\"{}\" is itself below another topic", code.value);
        report.error(&code.at, what, "Topics have two levels: name one of the first as `parent`.");
        return None;
    }
    if parent_code.is_some() && parent.is_none() {
        return None;
    }
    Some(Topic { authority: authority?, parent, scope, terms })
}
