//! Reading the fields of a TOML table: each says where it stands, and whatever doesn't fit
//! is reported and left out, so that the reader goes on to the next.

use super::problem::{Place, Report};
use crate::domain::date::Date;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// The place.
    pub at: Place,
}

/// A text of a corpus file, and where in that file it begins.
#[derive(Clone, Copy, Debug)]
pub struct Section<'a> {
    /// The file, from the corpus folder.
    pub file: &'a str,
    /// The TOML.
    pub text: &'a str,
    /// Lines of the file before it.
    pub lines_before: usize,
}

impl Section<'_> {
    /// The place of a byte of the text.
    pub fn at(&self, byte: usize) -> Place {
        let before = self.text.get(..byte).unwrap_or(self.text);
        let line = self.lines_before + before.matches('\n').count() + 1;
        Place { file: self.file.to_owned(), line }
    }

    /// Parses the whole; grammatical errors are reported, and what could be read is returned,
    /// with whether that is all of it.
    pub fn parse(&self, report: &Report) -> (Spanned<DeTable<'_>>, bool) {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        let whole = errors.is_empty();
        // The first alone: after it the parser guesses, and tells one slip a hundred times over.
        for error in errors.into_iter().take(1) {
            let at = self.at(error.span().map_or(0, |span| span.start));
            let what = format!("this is not TOML: {}", error.message().trim());
            report.error(
                &at,
                what,
                "Check quotes, brackets and commas on this line and the one before.",
            );
        }
        (table, whole)
    }
}

/// The fields of one table.
pub struct Fields<'a> {
    section: Section<'a>,
    table: &'a DeTable<'a>,
    span: Range<usize>,
    /// What the table is, in messages: "country".
    what: &'a str,
    asked: RefCell<BTreeSet<&'a str>>,
    report: &'a Report,
}

impl<'a> Fields<'a> {
    /// The fields of `table`, called `what` in messages.
    pub fn new(
        section: Section<'a>,
        table: &'a DeTable<'a>,
        span: Range<usize>,
        what: &'a str,
        report: &'a Report,
    ) -> Fields<'a> {
        Fields { section, table, span, what, asked: RefCell::default(), report }
    }

    /// Where the table stands.
    pub fn at(&self) -> Place {
        self.section.at(self.span.start)
    }

    /// Where problems go.
    pub fn report(&self) -> &'a Report {
        self.report
    }

    fn get(&self, key: &'a str) -> Option<(&'a DeValue<'a>, Place)> {
        self.asked.borrow_mut().insert(key);
        let value = self.table.get(key)?;
        Some((value.get_ref(), self.section.at(value.span().start)))
    }

    fn mismatch(&self, key: &str, wanted: &str, at: &Place) {
        self.report.error(at, format!("`{key}` is not {wanted}"), format!("Write {wanted} here."));
    }

    /// A text, if there.
    pub fn text(&self, key: &'a str) -> Option<Located<String>> {
        let (value, at) = self.get(key)?;
        let DeValue::String(text) = value else {
            self.mismatch(key, "a text in quotes", &at);
            return None;
        };
        let value = text.trim().to_owned();
        if value.is_empty() {
            self.report.error(
                &at,
                format!("`{key}` is empty"),
                "Fill it in, or take the line out.",
            );
            return None;
        }
        Some(Located { value, at })
    }

    /// A text that must be there.
    pub fn required(&self, key: &'a str) -> Option<Located<String>> {
        if self.has(key) { self.text(key) } else { None }
    }

    /// Whether a field is there; if not, that is reported.
    fn has(&self, key: &'a str) -> bool {
        self.asked.borrow_mut().insert(key);
        let there = self.table.contains_key(key);
        if !there {
            self.missing(key, &format!("Add the field `{key}`; README.md has an example."));
        }
        there
    }

    /// Reports that a field is missing, and how to mend that.
    pub fn missing(&self, key: &str, mend: &str) {
        let what = format!("the {} has no `{key}`", self.what);
        self.report.error(&self.at(), what, mend);
    }

    /// A list of texts; empty if not there.
    pub fn texts(&self, key: &'a str) -> Vec<Located<String>> {
        let Some((value, at)) = self.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value else {
            self.mismatch(key, "a list of texts in square brackets", &at);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items.iter() {
            let at = self.section.at(item.span().start);
            match item.get_ref() {
                DeValue::String(text) => texts.push(Located { value: text.trim().to_owned(), at }),
                _ => self.mismatch(key, "a list of texts in square brackets", &at),
            }
        }
        texts
    }

    /// As [`Fields::texts`], without the places.
    pub fn strings(&self, key: &'a str) -> Vec<String> {
        self.texts(key).into_iter().map(|text| text.value).collect()
    }

    /// As [`Fields::text`], without the place.
    pub fn string(&self, key: &'a str) -> Option<String> {
        self.text(key).map(|text| text.value)
    }

    /// `true` or `false`; `false` if not there.
    pub fn flag(&self, key: &'a str) -> bool {
        match self.get(key) {
            Some((DeValue::Boolean(flag), _)) => *flag,
            Some((_, at)) => {
                self.mismatch(key, "true or false", &at);
                false
            }
            None => false,
        }
    }

    /// A number, if there.
    pub fn number(&self, key: &'a str) -> Option<Located<f64>> {
        let (value, at) = self.get(key)?;
        let digits = match value {
            DeValue::Integer(n) if n.radix() == 10 => n.as_str(),
            DeValue::Float(n) => n.as_str(),
            _ => "",
        };
        match digits.replace('_', "").parse::<f64>() {
            Ok(number) if number.is_finite() => Some(Located { value: number, at }),
            _ => {
                self.mismatch(key, "a number, without quotes or unit", &at);
                None
            }
        }
    }

    /// A number that must be there.
    pub fn required_number(&self, key: &'a str) -> Option<Located<f64>> {
        if self.has(key) { self.number(key) } else { None }
    }

    /// An EDTF date, if there.
    pub fn date(&self, key: &'a str) -> Option<Located<Date>> {
        let text = self.text(key)?;
        match text.value.parse::<Date>() {
            Ok(value) => Some(Located { value, at: text.at }),
            Err(error) => {
                let what = format!("`{key}` is not an EDTF date: \"{}\": {error}", text.value);
                self.report.error(&text.at, what, "Write 2017-11-30, 2017-11, 2017, 2020-08~ or 2019-05-16/2019-05-17; see Dates in README.md.");
                None
            }
        }
    }

    /// An EDTF date that must be there.
    pub fn required_date(&self, key: &'a str) -> Option<Located<Date>> {
        if self.has(key) { self.date(key) } else { None }
    }

    /// One of some words, which must be there.
    pub fn required_choice<T: Copy>(&self, key: &'a str, words: &[(&str, T)]) -> Option<T> {
        if self.has(key) { self.choice(key, words) } else { None }
    }

    /// One of some words, if there.
    pub fn choice<T: Copy>(&self, key: &'a str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let what = format!("`{key}` cannot be \"{}\"", text.value);
            self.report.error(&text.at, what, format!("Write one of: {}.", all.join(", ")));
        }
        found.map(|(_, value)| *value)
    }

    /// The tables of `[[key]]`, called `what` in messages; empty if not there.
    pub fn tables(&self, key: &'a str, what: &'a str) -> Vec<Fields<'a>> {
        let Some((value, at)) = self.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value else {
            self.mismatch(key, &format!("a table headed [[{key}]]"), &at);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(table) => {
                    tables.push(Fields::new(self.section, table, item.span(), what, self.report));
                }
                _ => {
                    let at = self.section.at(item.span().start);
                    self.mismatch(key, &format!("a table headed [[{key}]]"), &at);
                }
            }
        }
        tables
    }

    /// The entries of `[key]`, each a text; empty if not there.
    pub fn entries(&self, key: &'a str) -> Vec<(Located<String>, String)> {
        let Some((value, at)) = self.get(key) else { return Vec::new() };
        let DeValue::Table(table) = value else {
            self.mismatch(key, &format!("a table headed [{key}]"), &at);
            return Vec::new();
        };
        let mut entries = Vec::new();
        for (name, value) in table.iter() {
            let at = self.section.at(name.span().start);
            match value.get_ref() {
                DeValue::String(text) if !text.trim().is_empty() => {
                    let name = Located { value: name.get_ref().to_string(), at };
                    entries.push((name, text.trim().to_owned()));
                }
                _ => self.mismatch(name.get_ref(), "a text in quotes", &at),
            }
        }
        entries
    }

    /// Reports the fields nobody asked for: misspelt, or not known here.
    pub fn finish(&self) {
        let asked = self.asked.borrow();
        for (key, value) in self.table.iter() {
            let name: &str = key.get_ref();
            if asked.contains(name) {
                continue;
            }
            let at = self.section.at(key.span().start.min(value.span().start));
            let mend = match nearest(name, asked.iter().copied()) {
                Some(known) => format!("Did you mean `{known}`?"),
                None => {
                    let known: Vec<&str> = asked.iter().copied().collect();
                    format!("Take it out. Fields known here: {}.", known.join(", "))
                }
            };
            self.report.error(
                &at,
                format!("the {} has an unknown field `{name}`", self.what),
                mend,
            );
        }
    }
}

/// The known word a misspelt one was probably meant to be.
pub fn nearest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    known
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
