//! Reading one record: front matter and digest.

use super::File;
use super::as_stated::AsStated;
use super::authorities::Authorities;
use super::fields::{Fields, Located, Section, nearest};
use super::problem::{Place, Report};
use crate::domain::date::Days;
use crate::domain::model::{
    Basis, Citation, Confidence, Entry, Figure, Key, Person, Quotation, Record, Records, RoleTime,
    Tag, Voice, Who, holders,
};
use crate::domain::text::words;

/// The most words a quotation may have.
pub const QUOTATION_WORDS: usize = 15;

/// The most words a digest may have.
const DIGEST_WORDS: usize = 250;

/// A record as far as one file can tell.
pub struct Draft {
    /// The record; `related` and `evidence` are still empty.
    pub record: Record,
    /// Ids under `related`.
    pub related: Vec<Located<String>>,
    /// The editor's reasons for tags.
    pub stated: Vec<(Located<Tag>, String)>,
    /// The editor's reasons for what the authorities deny.
    pub as_stated: AsStated,
    /// Where `chair` stands.
    pub chair: Option<Place>,
    /// Where it stands.
    pub at: Place,
}

/// Reads one file of `records/`; `None` where what must be there isn't.
pub fn read(file: &File, lists: &Authorities, report: &Report) -> Option<Draft> {
    let top = Place { file: file.path.clone(), line: 1 };
    let Some((front, digest, digest_line)) = split(&file.text) else {
        let mend = "Begin the file with a line `+++`, then the fields, then another line `+++`, then the digest.";
        report.error(&top, "the front matter is not between two lines of `+++`", mend);
        return None;
    };
    let section = Section { file: &file.path, text: front, lines_before: 1 };
    let (table, whole) = section.parse(report);
    if !whole {
        // What is missing because of it is no mistake of its own.
        return None;
    }
    let fields = Fields::new(section, table.get_ref(), 0..0, "record", report);
    let draft = read_fields(&fields, file, lists);
    fields.finish();
    let digest = paragraphs(digest, digest_line, &file.path, report);
    let mut draft = draft?;
    draft.record.digest = digest?;
    Some(draft)
}

/// Front matter, digest, and the line the digest begins on.
fn split(text: &str) -> Option<(&str, &str, usize)> {
    let rest = text.strip_prefix("+++\n")?;
    let end = rest.find("\n+++\n")? + 1;
    let front = rest.get(..end)?;
    let digest = rest.get(end + 4..)?;
    Some((front, digest, front.matches('\n').count() + 3))
}

fn paragraphs(digest: &str, line: usize, file: &str, report: &Report) -> Option<Vec<String>> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for (i, text) in digest.lines().enumerate() {
        let text = text.trim();
        let at = Place { file: file.to_owned(), line: line + i };
        if let Some(markup) = markup(text) {
            let what = format!("the digest has Markdown: `{markup}`");
            report.error(&at, what, "Write plain paragraphs parted by empty lines.");
        }
        match (text.is_empty(), open) {
            (true, _) => open = false,
            (false, true) => {
                if let Some(paragraph) = paragraphs.last_mut() {
                    paragraph.push(' ');
                    paragraph.push_str(&typeset(text));
                }
            }
            (false, false) => {
                paragraphs.push(typeset(text));
                open = true;
            }
        }
    }
    let count: usize = paragraphs.iter().map(|text| text.split_whitespace().count()).sum();
    if count > DIGEST_WORDS {
        let at = Place { file: file.to_owned(), line };
        let mend = format!("Tell it in {DIGEST_WORDS} at most; two events are two records.");
        report.error(&at, format!("the digest has {count} words"), mend);
    }
    if paragraphs.is_empty() {
        let at = Place { file: file.to_owned(), line: line - 1 };
        report.error(&at, "the record has no digest", "Write it below this line.");
        return None;
    }
    Some(paragraphs)
}

/// Typewriter apostrophes as a printer sets them.
fn typeset(text: &str) -> String {
    let mut before = ' ';
    let set = |c: char| {
        let opens = before.is_whitespace() || "(“—–".contains(before);
        before = c;
        match c {
            '\'' if opens => '‘',
            '\'' => '’',
            other => other,
        }
    };
    text.chars().map(set).collect()
}

/// Markdown that a line would be taken to have.
fn markup(line: &str) -> Option<&'static str> {
    let starts = ["#", "- ", "* ", "> ", "|", "```", "<"];
    let start = starts.into_iter().find(|mark| line.starts_with(mark));
    let numbered = line.split_once(". ").is_some_and(|(number, _)| {
        (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
    });
    let within = ["**", "__", "]("].into_iter().find(|mark| line.contains(mark));
    start.map(str::trim).or(numbered.then_some("1.")).or(within)
}

fn read_fields(fields: &Fields<'_>, file: &File, lists: &Authorities) -> Option<Draft> {
    let report = fields.report();
    let title = fields.required("title");
    let kind = fields.required("kind").and_then(|code| lists.kinds.resolve(&code, report));
    let date = fields.required_date("date");
    let days = date.as_ref().map_or(Days::ALL, |date| date.value.days());
    if let Some(date) = &date
        && !date.value.is_bounded()
    {
        let mend = "Write bounds that are sure to take it in, as in 2018-10-01/2018-10: a date without them would count in every year before or after.";
        report.error(&date.at, "the date of a record must begin and end in some year", mend);
    }
    let basis = basis(fields);
    let place = fields.string("place");
    let chair_code = fields.text("chair");
    let chair = chair_code.as_ref().and_then(|code| lists.countries.resolve(code, report));
    let language = fields.required("language").and_then(|language| code_of(language, report));
    let confidence = fields.required_choice("confidence", &Confidence::ALL);
    let countries = lists.countries.resolve_all(&fields.texts("countries"), report);
    let topic_codes = fields.texts("topics");
    let topics = lists.topics.resolve_all(&topic_codes, report);
    if topic_codes.is_empty() {
        fields.missing("topics", "Add the line `topics = [\"…\"]`.");
    }
    for code in &topic_codes {
        let topic = lists.topics.find(&code.value).map(|key| &lists.topics.entries()[key]);
        if topic.is_some_and(|topic| topic.parent.is_none()) {
            let what = format!("\"{}\" is a group of topics", code.value);
            report.error(&code.at, what, "Tag with one of its children; the group comes with it.");
        }
    }
    let organisations = lists.organisations.resolve_all(&fields.texts("organisations"), report);
    let operations = lists.operations.resolve_all(&fields.texts("operations"), report);
    let exercises = lists.exercises.resolve_all(&fields.texts("exercises"), report);
    let instruments = lists.instruments.resolve_all(&fields.texts("instruments"), report);
    let related = fields.texts("related");
    let as_stated = AsStated::new(fields.entries("as_stated"));
    let speakers = voices(fields, "speaker", days, &as_stated, lists);
    let named = voices(fields, "named", days, &as_stated, lists);
    let quotations = quotations(fields, &speakers, lists);
    let figures = fields.tables("figure", "figure").iter().filter_map(figure).collect();
    let sources = citations(fields, lists);
    let stated = stated(fields, lists);
    let id = id(file, date.as_ref().map(|d| d.value.days()), report);

    let date = date?.value;
    let record = Record {
        id: id?,
        title: typeset(&title?.value),
        kind: kind?,
        holders: holders(lists.terms.entries(), days),
        date,
        basis: basis?,
        chair,
        place,
        language: language?,
        confidence: confidence?,
        countries,
        topics,
        organisations,
        operations,
        exercises,
        instruments,
        speakers,
        named,
        quotations,
        figures,
        sources,
        as_stated: as_stated.reasons(),
        related: Vec::new(),
        digest: Vec::new(),
        mentions: Vec::new(),
        evidence: Vec::new(),
    };
    let (chair, at) = (chair_code.map(|c| c.at), Place { file: file.path.clone(), line: 1 });
    Some(Draft { record, related, stated, as_stated, chair, at })
}

/// The code of a language.
fn code_of(language: Located<String>, report: &Report) -> Option<String> {
    if language.value.len() == 2 && language.value.bytes().all(|b| b.is_ascii_lowercase()) {
        return Some(language.value);
    }
    let what = format!("\"{}\" is not the code of a language", language.value);
    report.error(&language.at, what, "Use the two letters of ISO 639-1: en, ru, hy, …");
    None
}

/// The id is the file's name; its folder is the year.
fn id(file: &File, days: Option<Days>, report: &Report) -> Option<String> {
    let at = Place { file: file.path.clone(), line: 1 };
    let mut path = file.path.trim_end_matches(".md").rsplit('/');
    let (id, folder) = (path.next()?, path.next()?);
    let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(is_slug) {
        let what = format!("the file name \"{id}\" would not be a readable address");
        report.error(&at, what, "Use lower-case letters a to z, digits and hyphens only.");
        return None;
    }
    if let Some(days) = days
        && folder.parse::<i32>().map_or(true, |year| !days.years().contains(&year))
    {
        let what = format!("the folder \"{folder}\" is not a year of the record's date");
        report.error(&at, what, format!("Move the file to records/{}/.", days.from.year));
    }
    Some(id.to_owned())
}

fn basis(fields: &Fields<'_>) -> Option<Basis> {
    let inferred = fields.required_choice("date_basis", &[("stated", false), ("inferred", true)]);
    let argument = fields.text("date_argument");
    match (inferred?, argument) {
        (false, None) => Some(Basis::Stated),
        (true, Some(argument)) => Some(Basis::Inferred(argument.value)),
        (true, None) => {
            let mend = "Say what the date is inferred from: `date_argument = \"…\"`.";
            fields.missing("date_argument", mend);
            None
        }
        (false, Some(argument)) => {
            let mend = "Take it out, or write date_basis = \"inferred\".";
            fields.report().error(&argument.at, "a stated date needs no argument", mend);
            None
        }
    }
}

fn voices<'a>(
    fields: &Fields<'a>,
    key: &'a str,
    days: Days,
    as_stated: &AsStated,
    lists: &Authorities,
) -> Vec<Voice> {
    let tables = fields.tables(key, key);
    tables.iter().filter_map(|table| voice(table, days, as_stated, lists)).collect()
}

fn voice(
    fields: &Fields<'_>,
    days: Days,
    as_stated: &AsStated,
    lists: &Authorities,
) -> Option<Voice> {
    let report = fields.report();
    let (person, organisation) = (fields.text("person"), fields.text("organisation"));
    let role = fields.text("role");
    fields.finish();
    match (person, organisation) {
        (Some(code), None) => {
            let person = lists.people.resolve(&code, report)?;
            let term = role
                .as_ref()
                .and_then(|role| role_at(person, role, days, as_stated, lists, report));
            let role = role.map(|role| role.value);
            Some(Voice { who: Who::Person(person), role, term: term.flatten() })
        }
        (None, Some(code)) => {
            let organisation = lists.organisations.resolve(&code, report)?;
            let role = role.map(|role| role.value);
            Some(Voice { who: Who::Organisation(organisation), role, term: None })
        }
        _ => {
            let mend = "Write either `person = \"…\"` or `organisation = \"…\"`.";
            report.error(&fields.at(), "it is not said who this is", mend);
            None
        }
    }
}

/// Checks that a person held a role on some of `days`. The inner option is the term of
/// office, where the role is that of secretary-general.
fn role_at(
    person: Key<Person>,
    role: &Located<String>,
    days: Days,
    as_stated: &AsStated,
    lists: &Authorities,
    report: &Report,
) -> Option<Option<Key<crate::domain::model::Term>>> {
    let terms = lists.terms.entries().iter();
    let terms: Vec<_> =
        terms.filter(|(_, t)| t.person == person && t.title() == role.value).collect();
    let entry = &lists.people.entries()[person];
    let roles: Vec<_> = entry.roles.iter().filter(|r| r.title == role.value).collect();
    if terms.is_empty() && roles.is_empty() {
        let what = format!("{} has no role \"{}\"", entry.name(), role.value);
        let terms = lists.terms.entries().iter().filter(|(_, term)| term.person == person);
        let titles = terms.map(|(_, term)| term.title());
        let known = entry.roles.iter().map(|r| r.title.as_str()).chain(titles);
        let mend = match nearest(&role.value, known) {
            Some(title) => format!("Did you mean \"{title}\"?"),
            None => "Add it to the person's entry in people.toml.".to_owned(),
        };
        report.error(&role.at, what, mend);
        return None;
    }
    if let Some((key, _)) = terms.iter().find(|(_, term)| term.possible().meets(days)) {
        return Some(Some(*key));
    }
    let fits = |time: &RoleTime| match time {
        RoleTime::Dates(dates) | RoleTime::Attested(dates) => dates.days().meets(days),
    };
    if roles.iter().any(|r| fits(&r.time)) {
        return Some(None);
    }
    if roles.iter().any(|r| matches!(r.time, RoleTime::Attested(_))) {
        let what = format!("{} is not attested as \"{}\" at that date", entry.name(), role.value);
        report.warning(
            &role.at,
            what,
            "If this record's source says so, widen `attested` in people.toml.",
        );
        return Some(None);
    }
    if as_stated.allows(&format!("person:{}", entry.code())) {
        return Some(None);
    }
    let times: Vec<String> = roles
        .iter()
        .map(|r| match &r.time {
            RoleTime::Dates(dates) | RoleTime::Attested(dates) => dates.to_string(),
        })
        .chain(terms.iter().map(|(_, term)| term.dates.to_string()))
        .collect();
    let what = format!("{} was not \"{}\" at that date", entry.name(), role.value);
    let mend = format!(
        "The role was held {}: correct the date, the role, or its dates; where the source states it, say why under [as_stated]: \"person:{}\" = \"…\".",
        times.join(" and "),
        entry.code()
    );
    report.error(&role.at, what, mend);
    None
}

fn quotations(fields: &Fields<'_>, speakers: &[Voice], lists: &Authorities) -> Vec<Quotation> {
    let report = fields.report();
    let read = |fields: &Fields<'_>| {
        let text = fields.required("text");
        let speaker = fields.required("speaker");
        fields.finish();
        let (text, speaker) = (text?, speaker?);
        let count = words(&text.value).count();
        if count > QUOTATION_WORDS {
            let what = format!("the quotation has {count} words");
            report.error(
                &text.at,
                what,
                format!("Keep {QUOTATION_WORDS} words of it at most; tell the rest in your own."),
            );
        }
        let is_code = |voice: &&Voice| match voice.who {
            Who::Person(key) => lists.people.entries()[key].code() == speaker.value,
            Who::Organisation(key) => lists.organisations.entries()[key].code() == speaker.value,
        };
        let Some(voice) = speakers.iter().find(is_code) else {
            let what = format!("\"{}\" is quoted but does not speak in this record", speaker.value);
            report.error(&speaker.at, what, "Add a [[speaker]] with this code, or correct it.");
            return None;
        };
        Some(Quotation { text: text.value, speaker: voice.who })
    };
    fields.tables("quotation", "quotation").iter().filter_map(read).collect()
}

fn figure(fields: &Fields<'_>) -> Option<Figure> {
    let value = fields.required_number("value");
    let qualifier = fields.string("qualifier");
    let unit = fields.required("unit");
    let what = fields.required("what");
    fields.finish();
    Some(Figure { value: value?.value, qualifier, unit: unit?.value, what: what?.value })
}

fn citations(fields: &Fields<'_>, lists: &Authorities) -> Vec<Citation> {
    let report = fields.report();
    let read = |fields: &Fields<'_>| {
        let publisher = fields.required("publisher");
        let publisher = publisher.and_then(|code| lists.publishers.resolve(&code, report));
        let title = title_of(fields);
        let date = fields.date("date").map(|date| date.value);
        let url = fields.text("url");
        fields.finish();
        if let Some(url) = &url
            && !is_page(&url.value)
        {
            let what = format!("\"{}\" is not the address of a page", url.value);
            report.error(&url.at, what, "Write the page's own address, http:// or https:// and a path, or take the line out.");
        }
        let (publisher, (title, is_headline)) = (publisher?, title?);
        Some(Citation { publisher, title, is_headline, date, url: url.map(|url| url.value) })
    };
    let tables = fields.tables("source", "source");
    if tables.is_empty() {
        fields.missing("[[source]]", "Add one, with `publisher` and `title` below it.");
    }
    tables.iter().filter_map(read).collect()
}

/// The headline of a source, or our own description of one without; and whether it is a headline.
fn title_of(fields: &Fields<'_>) -> Option<(String, bool)> {
    match (fields.string("title"), fields.string("description")) {
        (None, Some(description)) => Some((format!("[{description}]"), false)),
        (Some(_), Some(_)) => {
            let mend =
                "Write `title` for the source's own headline, `description` where it has none.";
            fields.report().error(&fields.at(), "the source has a title and a description", mend);
            None
        }
        (Some(title), None) => Some((title, true)),
        (None, None) => {
            let mend =
                "Add `title`, its headline; or `description` in our words where it has none.";
            fields.missing("title", mend);
            None
        }
    }
}

/// An address with more than a host: a record is never cited by a home page.
fn is_page(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.and_then(|rest| rest.split_once('/')).is_some_and(|(host, path)| {
        host.contains('.') && !path.is_empty() && !url.contains(char::is_whitespace)
    })
}

/// The editor's reasons under `[why]`.
fn stated(fields: &Fields<'_>, lists: &Authorities) -> Vec<(Located<Tag>, String)> {
    let report = fields.report();
    let mut reasons = Vec::new();
    for (key, reason) in fields.entries("why") {
        let tag = key.value.split_once(':').and_then(|(list, code)| match list {
            "country" => lists.countries.find(code).map(Tag::Country),
            "topic" => lists.topics.find(code).map(Tag::Topic),
            "organisation" => lists.organisations.find(code).map(Tag::Organisation),
            "operation" => lists.operations.find(code).map(Tag::Operation),
            "exercise" => lists.exercises.find(code).map(Tag::Exercise),
            "instrument" => lists.instruments.find(code).map(Tag::Instrument),
            _ => None,
        });
        match tag {
            Some(tag) => reasons.push((Located { value: tag, at: key.at }, reason)),
            None => {
                let what = format!("\"{}\" under [why] is not a tag", key.value);
                let mend = "Write the list and the code, as in \"country:SY\": country, topic, organisation, operation, exercise or instrument.";
                report.error(&key.at, what, mend);
            }
        }
    }
    reasons
}

/// The editor's reasons of one record, and where that record stands.
pub struct Reasons {
    /// For tags.
    pub stated: Vec<(Located<Tag>, String)>,
    /// For what the authorities deny.
    pub as_stated: AsStated,
    /// Where `chair` stands.
    pub chair: Option<Place>,
    /// The record's file.
    pub at: Place,
}

/// Puts records in order of time and joins them to each other. The reasons are in the order
/// of the records. `files` are all there are, those too that could not be read: a relation to
/// one of them is no mistake of its own.
pub fn join(mut drafts: Vec<Draft>, files: &[&File], report: &Report) -> (Records, Vec<Reasons>) {
    drafts.sort_by(|a, b| {
        let key = |d: &Draft| (d.record.date.days().from, d.record.date.days().to);
        key(a).cmp(&key(b)).then_with(|| a.record.id.cmp(&b.record.id))
    });
    let ids: Vec<(String, Place)> =
        drafts.iter().map(|d| (d.record.id.clone(), d.at.clone())).collect();
    let (mut records, mut reasons) = (Vec::new(), Vec::new());
    for (i, mut draft) in drafts.into_iter().enumerate() {
        if let Some((_, first)) = ids[..i].iter().find(|(id, _)| *id == draft.record.id) {
            let what = format!("the record \"{}\" is there twice", draft.record.id);
            report.error(
                &draft.at,
                what,
                format!("Rename this file; the first is {}.", first.file),
            );
        }
        for id in &draft.related {
            match ids.iter().position(|(other, _)| *other == id.value) {
                Some(own) if own == i => {
                    report.error(&id.at, "the record is related to itself", "Take it out.");
                }
                Some(other) => draft.record.related.push(Key::new(other)),
                None if files
                    .iter()
                    .any(|file| file.path.ends_with(&format!("/{}.md", id.value))) => {}
                None => {
                    let what = format!("unknown record \"{}\"", id.value);
                    let mend = match nearest(&id.value, ids.iter().map(|(id, _)| id.as_str())) {
                        Some(known) => format!("Did you mean \"{known}\"?"),
                        None => "Write the file name of a record, without .md.".to_owned(),
                    };
                    report.error(&id.at, what, mend);
                }
            }
        }
        let Draft { record, stated, as_stated, chair, at, .. } = draft;
        records.push(record);
        reasons.push(Reasons { stated, as_stated, chair, at });
    }
    (Records::from(records), reasons)
}
