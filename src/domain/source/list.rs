//! A list while it is compiled: its entries, their codes, where they stand, and which of
//! them anything points at.

use super::fields::{Located, nearest};
use super::problem::{Place, Report};
use crate::domain::model::{Entry, Key, List};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A list and its codes.
pub struct Listed<T> {
    what: &'static str,
    entries: List<T>,
    codes: BTreeMap<String, Key<T>>,
    places: Vec<Place>,
    used: RefCell<BTreeSet<Key<T>>>,
}

impl<T: Entry> Listed<T> {
    /// An empty list of what is called so in files and messages: "country".
    pub fn new(what: &'static str) -> Listed<T> {
        Listed {
            what,
            entries: List::default(),
            codes: BTreeMap::new(),
            places: Vec::new(),
            used: RefCell::default(),
        }
    }

    /// What an entry is called.
    pub fn what(&self) -> &'static str {
        self.what
    }

    /// Adds an entry; a second one with the same code is reported and left out.
    pub fn add(&mut self, entry: T, at: Place, report: &Report) {
        let code = entry.code().to_owned();
        if let Some(first) = self.codes.get(&code) {
            let first = &self.places[first.index()];
            let what = format!("the {} \"{code}\" is there twice", self.what);
            let mend = format!(
                "Give this one another `id`, or take it out; the first is at {}:{}.",
                first.file, first.line
            );
            report.error(&at, what, mend);
            return;
        }
        let key = self.entries.push(entry);
        self.codes.insert(code, key);
        self.places.push(at);
    }

    /// The entry a code stands for; an unknown code is reported.
    pub fn resolve(&self, code: &Located<String>, report: &Report) -> Option<Key<T>> {
        let found = self.codes.get(&code.value).copied();
        match found {
            Some(key) => {
                self.used.borrow_mut().insert(key);
            }
            None => {
                let mend = match suggestion(&self.entries, &code.value) {
                    Some(known) => format!(
                        "Did you mean \"{known}\"? Otherwise add it to its list in authorities/."
                    ),
                    None => "Correct the code, or add it to its list in authorities/.".to_owned(),
                };
                report.error(&code.at, format!("unknown {} \"{}\"", self.what, code.value), mend);
            }
        }
        found
    }

    /// As [`Listed::resolve`] for several; one given twice is reported.
    pub fn resolve_all(&self, codes: &[Located<String>], report: &Report) -> Vec<Key<T>> {
        let mut keys: Vec<Key<T>> = Vec::new();
        for code in codes {
            let Some(key) = self.resolve(code, report) else { continue };
            if keys.contains(&key) {
                let what = format!("the {} \"{}\" is given twice", self.what, code.value);
                report.error(&code.at, what, "Take one of them out.");
            } else {
                keys.push(key);
            }
        }
        keys
    }

    /// The key of a code, without marking it used.
    pub fn find(&self, code: &str) -> Option<Key<T>> {
        self.codes.get(code).copied()
    }

    /// The entries.
    pub fn entries(&self) -> &List<T> {
        &self.entries
    }

    /// The entries, to complete.
    pub fn entries_mut(&mut self) -> &mut List<T> {
        &mut self.entries
    }

    /// Where an entry stands.
    pub fn place(&self, key: Key<T>) -> &Place {
        &self.places[key.index()]
    }

    /// The list alone.
    pub fn into_list(self) -> List<T> {
        self.entries
    }

    /// The list alone; entries nothing points at are warned of.
    pub fn finish(self, report: &Report) -> List<T> {
        let used = self.used.borrow();
        for (key, entry) in self.entries.iter().filter(|(key, _)| !used.contains(key)) {
            let what = format!("no record uses the {} \"{}\"", self.what, entry.code());
            report.warning(
                &self.places[key.index()],
                what,
                "Tag a record with it, or take it out.",
            );
        }
        drop(used);
        self.entries
    }
}

/// The code that was probably meant: of the entry of that name, or one spelt like it.
pub fn suggestion<'e, T: Entry>(entries: &'e List<T>, written: &str) -> Option<&'e str> {
    let is_name =
        |entry: &T| entry.authority().names().any(|name| name.eq_ignore_ascii_case(written));
    let named = entries.iter().find(|(_, entry)| is_name(entry)).map(|(_, entry)| entry.code());
    named.or_else(|| nearest(written, entries.iter().map(|(_, entry)| entry.code())))
}
