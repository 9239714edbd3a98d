//! Documents from elsewhere, read into records that are searched together with a corpus.
//!
//! One JSON object a line:
//! `{"id", "title", "date", "text", "countries": [], "sg": [], "topics": [], "kind", "source"}`;
//! the first four must be there. Codes are those of the corpus' lists. Never stops at the first
//! mistake: a line that makes no record is left out and told as an error, a tag that no list has
//! is left out of its document and told as a warning. Knows nothing of how records are searched.

use super::date::Date;
use super::model::{
    Authority, Basis, Citation, Confidence, Corpus, Country, Entry, Evidence, Key, Kind, List,
    Person, Publisher, Record, Tag, Term, Topic, Voice, Who, Why, holders,
};
use super::source::{File, Problem, Severity, nearest, suggestion};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Place;

/// The code of the kind and of the publisher of a document that has none of the corpus' own.
pub const IMPORTED: &str = "imported";

/// The language of a document, which the format doesn't tell: ISO 639-2, "undetermined".
const UNDETERMINED: &str = "und";

/// What a document may have.
const FIELDS: [&str; 9] =
    ["id", "title", "date", "text", "countries", "sg", "topics", "kind", "source"];

type Fields = Map<String, Value>;

/// Puts the documents of a file behind the records of a corpus, in their order; tells what was
/// wrong with them, by line, the same thing once.
pub fn import(file: &File, corpus: &mut Corpus) -> Vec<Problem> {
    let mut reader = Reader::new(corpus);
    let lines = file.text.lines().enumerate().filter(|(_, text)| !text.trim().is_empty());
    let records: Vec<Record> = lines.filter_map(|(i, text)| reader.document(i + 1, text)).collect();
    let Reader { wrong, kind, publisher, .. } = reader;
    let authority = || Authority {
        code: IMPORTED.to_owned(),
        name: IMPORTED.to_owned(),
        ..Authority::default()
    };
    if corpus.kinds.get(kind).is_none() && records.iter().any(|record| record.kind == kind) {
        corpus.kinds.push(Kind { authority: authority() });
    }
    let mut sources = records.iter().flat_map(|record| &record.sources);
    if corpus.publishers.get(publisher).is_none() && sources.any(|s| s.publisher == publisher) {
        let authority = authority();
        corpus.publishers.push(Publisher { authority, kind: None, country: None, address: None });
    }
    records.into_iter().for_each(|record| {
        corpus.records.push(record);
    });
    wrong.into_problems(&file.path)
}

/// Reads line after line.
struct Reader<'a> {
    corpus: &'a Corpus,
    countries: Codes<'a, Country>,
    topics: Codes<'a, Topic>,
    terms: Codes<'a, Term>,
    kinds: Codes<'a, Kind>,
    publishers: Codes<'a, Publisher>,
    /// Of a document that names none; at the end of its list, where the list has no such entry.
    kind: Key<Kind>,
    publisher: Key<Publisher>,
    /// The ids taken, with the line of those read here.
    ids: BTreeMap<String, Option<usize>>,
    wrong: Wrong,
}

impl<'a> Reader<'a> {
    fn new(corpus: &'a Corpus) -> Reader<'a> {
        let kinds = Codes::new("kind", &corpus.kinds);
        let publishers = Codes::new("source", &corpus.publishers);
        let ids = corpus.records.iter().map(|(_, record)| (record.id.clone(), None));
        Reader {
            corpus,
            countries: Codes::new("country", &corpus.countries),
            topics: Codes::new("topic", &corpus.topics),
            terms: Codes::new("secretary-general", &corpus.terms),
            kind: kinds.find(IMPORTED).unwrap_or(Key::new(corpus.kinds.len())),
            publisher: publishers.find(IMPORTED).unwrap_or(Key::new(corpus.publishers.len())),
            kinds,
            publishers,
            ids: ids.collect(),
            wrong: Wrong::default(),
        }
    }

    fn document(&mut self, line: usize, text: &str) -> Option<Record> {
        let fields = self.fields(line, text)?;
        let id = self.id(line, &fields);
        let title = self.required(line, &fields, "title");
        let date = self.date(line, &fields);
        let text = self.required(line, &fields, "text");
        let (id, title, date, text) = (id?, one_line(&title?), date?, text?);
        self.take(&id, line)?;

        let wrong = &mut self.wrong;
        let countries = self.countries.all(line, &fields, "countries", wrong);
        let topics = self.topics.all(line, &fields, "topics", wrong);
        let named = voices(self.corpus, &self.terms.all(line, &fields, "sg", wrong));
        let kind = self.kinds.one(line, &fields, "kind", wrong).unwrap_or(self.kind);
        let publisher = self.publishers.one(line, &fields, "source", wrong);
        let source = Citation {
            publisher: publisher.unwrap_or(self.publisher),
            title: title.clone(),
            is_headline: true,
            date: Some(date.clone()),
            url: None,
        };
        let tags = countries.iter().copied().map(Tag::Country);
        let tags = tags.chain(topics.iter().copied().map(Tag::Topic));
        let why = || Why::Stated("The imported document says so.".to_owned());
        Some(Record {
            evidence: tags.map(|tag| Evidence { tag, why: why() }).collect(),
            holders: holders(&self.corpus.terms, date.days()),
            id,
            title,
            kind,
            date,
            basis: Basis::Stated,
            chair: None,
            place: None,
            language: UNDETERMINED.to_owned(),
            // Nobody has judged it.
            confidence: Confidence::Low,
            countries,
            topics,
            organisations: Vec::new(),
            operations: Vec::new(),
            exercises: Vec::new(),
            instruments: Vec::new(),
            speakers: Vec::new(),
            named,
            quotations: Vec::new(),
            figures: Vec::new(),
            sources: vec![source],
            as_stated: Vec::new(),
            related: Vec::new(),
            digest: paragraphs(&text),
            mentions: Vec::new(),
        })
    }

    /// The fields of a line; those nobody knows are told.
    fn fields(&mut self, line: usize, text: &str) -> Option<Fields> {
        let fields = match serde_json::from_str(text) {
            Ok(Value::Object(fields)) => fields,
            Ok(_) => {
                let what = "this is not a JSON object";
                self.wrong.error(line, what, "Write a document between braces on each line.");
                return None;
            }
            Err(error) => {
                let told = error.to_string();
                let told = told.split(" at line ").next().unwrap_or_default();
                let what = format!("this is not JSON: {told} (at byte {})", error.column());
                let mend = "Check quotes, brackets and commas; a document is one line.";
                self.wrong.error(line, &what, mend);
                return None;
            }
        };
        for name in fields.keys().filter(|name| !FIELDS.contains(&name.as_str())) {
            let what = format!("unknown field `{name}`");
            self.wrong.warning(line, what, || match nearest(name, FIELDS.into_iter()) {
                Some(known) => format!("Did you mean `{known}`? It is left out."),
                None => format!("It is left out. Fields known here: {}.", FIELDS.join(", ")),
            });
        }
        Some(fields)
    }

    /// The id: a text, or a number as it is written.
    fn id(&mut self, line: usize, fields: &Fields) -> Option<String> {
        match fields.get("id") {
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => self.required(line, fields, "id"),
        }
    }

    /// Takes an id that nobody has.
    fn take(&mut self, id: &str, line: usize) -> Option<()> {
        let first = match self.ids.entry(id.to_owned()) {
            Place::Vacant(place) => {
                place.insert(Some(line));
                return Some(());
            }
            Place::Occupied(first) => *first.get(),
        };
        let what = match first {
            Some(first) => format!("the id \"{id}\" is that of line {first}"),
            None => format!("the id \"{id}\" is that of a record of the corpus"),
        };
        self.wrong.error(line, &what, "Give this document another `id`.");
        None
    }

    /// A text that must be there.
    fn required(&mut self, line: usize, fields: &Fields, name: &str) -> Option<String> {
        match fields.get(name) {
            Some(Value::String(text)) if !text.trim().is_empty() => {
                return Some(text.trim().to_owned());
            }
            Some(Value::String(_) | Value::Null) | None => {
                let what = format!("the document has no `{name}`");
                self.wrong.error(line, &what, &format!("Add the field `{name}`."));
            }
            Some(_) => {
                let what = format!("`{name}` is not a text");
                self.wrong.error(line, &what, "Write a text in quotes here.");
            }
        }
        None
    }

    /// When: under the same rule as a record of the corpus.
    fn date(&mut self, line: usize, fields: &Fields) -> Option<Date> {
        let written = self.required(line, fields, "date")?;
        let (what, mend) = match written.parse::<Date>() {
            Ok(date) if date.is_bounded() => return Some(date),
            Ok(_) => (
                format!("the date \"{written}\" doesn't begin and end in some year"),
                "Write bounds that are sure to take it in, as in 2018-10-01/2018-10.",
            ),
            Err(error) => (
                format!("`date` is not an EDTF date: \"{written}\": {error}"),
                "Write 2017-11-30, 2017-11, 2017, 2020-08~ or 2019-05-16/2019-05-17.",
            ),
        };
        self.wrong.error(line, &what, mend);
        None
    }
}

/// Whom the terms of office name: by person, since that is all their codes tell. Who was in
/// office then follows from the date, as for every record.
fn voices(corpus: &Corpus, terms: &[Key<Term>]) -> Vec<Voice> {
    let mut people: Vec<Key<Person>> = Vec::new();
    for person in terms.iter().map(|term| corpus.terms[*term].person) {
        if !people.contains(&person) {
            people.push(person);
        }
    }
    let voice = |person| Voice { who: Who::Person(person), role: None, term: None };
    people.into_iter().map(voice).collect()
}

/// The paragraphs of a text, parted by empty lines.
fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let paragraphs = lines.split(|line| line.trim().is_empty());
    paragraphs.map(|lines| one_line(&lines.join(" "))).filter(|text| !text.is_empty()).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The entries of a list, by their codes.
struct Codes<'a, T> {
    /// What an entry is called in messages.
    what: &'static str,
    entries: &'a List<T>,
    keys: BTreeMap<&'a str, Key<T>>,
}

impl<'a, T: Entry> Codes<'a, T> {
    fn new(what: &'static str, entries: &'a List<T>) -> Codes<'a, T> {
        let keys = entries.iter().map(|(key, entry)| (entry.code(), key)).collect();
        Codes { what, entries, keys }
    }

    fn find(&self, code: &str) -> Option<Key<T>> {
        self.keys.get(code).copied()
    }

    /// The entry a code stands for; an unknown code is told.
    fn resolve(&self, line: usize, code: &str, wrong: &mut Wrong) -> Option<Key<T>> {
        let found = self.find(code);
        if found.is_none() {
            let what = format!("unknown {} \"{code}\"", self.what);
            wrong.warning(line, what, || match suggestion(self.entries, code) {
                Some(known) => format!("Did you mean \"{known}\"? It is left out."),
                None => "It is left out; write a code that the corpus has.".to_owned(),
            });
        }
        found
    }

    /// Those that a field lists, each once. A text alone stands for a list of one.
    fn all(&self, line: usize, fields: &Fields, name: &str, wrong: &mut Wrong) -> Vec<Key<T>> {
        let codes = match fields.get(name) {
            None | Some(Value::Null) => &[],
            Some(Value::Array(codes)) => codes.as_slice(),
            Some(code) => std::slice::from_ref(code),
        };
        let mut keys = Vec::new();
        for code in codes {
            let Value::String(code) = code else {
                let what = format!("`{name}` is not a list of texts");
                let mend = || "Write codes in quotes between square brackets.".to_owned();
                wrong.warning(line, what, mend);
                continue;
            };
            let key = self.resolve(line, code.trim(), wrong);
            keys.extend(key.filter(|key| !keys.contains(key)));
        }
        keys
    }

    /// The one that a field names, if it does.
    fn one(&self, line: usize, fields: &Fields, name: &str, wrong: &mut Wrong) -> Option<Key<T>> {
        match fields.get(name)? {
            Value::Null => None,
            Value::String(code) => self.resolve(line, code.trim(), wrong),
            _ => {
                let what = format!("`{name}` is not a text");
                wrong.warning(line, what, || "Write one code in quotes.".to_owned());
                None
            }
        }
    }
}

/// What is wrong: the same thing once, though ten thousand lines may have it.
#[derive(Default)]
struct Wrong(BTreeMap<(Severity, String), Told>);

/// Where a thing is wrong first, how to mend it, and how many more lines have it.
struct Told {
    first: usize,
    last: usize,
    mend: String,
    more: usize,
}

impl Wrong {
    fn error(&mut self, line: usize, what: &str, mend: &str) {
        self.add(Severity::Error, line, what.to_owned(), || {
            format!("{mend} The line is left out.")
        });
    }

    fn warning(&mut self, line: usize, what: String, mend: impl FnOnce() -> String) {
        self.add(Severity::Warning, line, what, mend);
    }

    /// Looking for what may have been meant takes long, so it is done once.
    fn add(
        &mut self,
        severity: Severity,
        line: usize,
        what: String,
        mend: impl FnOnce() -> String,
    ) {
        let told = self.0.entry((severity, what)).or_insert_with(|| Told {
            first: line,
            last: line,
            mend: mend(),
            more: 0,
        });
        if told.last < line {
            told.last = line;
            told.more += 1;
        }
    }

    /// By line.
    fn into_problems(self, file: &str) -> Vec<Problem> {
        let problem = |((severity, what), told): ((Severity, String), Told)| {
            let Told { first, mend, more, .. } = told;
            let what = match more {
                0 => what,
                1 => format!("{what} (so in 1 more line)"),
                _ => format!("{what} (so in {more} more lines)"),
            };
            Problem { file: file.to_owned(), line: first, severity, what, mend }
        };
        let mut problems: Vec<Problem> = self.0.into_iter().map(problem).collect();
        problems.sort_by_key(|problem| problem.line);
        problems
    }
}
