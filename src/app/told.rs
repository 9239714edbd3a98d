//! What the page tells of how the words of a query were read.

use crate::domain::query::Query;
use crate::domain::select::{Selection, Softened};

/// How the words were read, where that is not as they were written, in sentences.
pub fn notes(selection: &Selection) -> Vec<String> {
    let softened = selection.softened.map(|Softened { all, least, words }| {
        let (words, least) = match words {
            2 => ("both words".to_owned(), "one".to_owned()),
            _ => (format!("all {words} words"), format!("at least {least}")),
        };
        match all {
            0 => format!("No record has {words}. These have {least} of them."),
            1 => format!("Only 1 record has {words}. The others have {least}."),
            _ => format!("Only {all} records have {words}. The others have {least}."),
        }
    });
    softened.into_iter().chain(selection.notes.iter().cloned()).collect()
}

/// A query whose words were corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// The words as they were searched for.
    pub shown: String,
    /// The words as they were written.
    pub written: String,
    /// What asks for the written words and no others.
    pub instead: String,
}

/// Which words were searched for in the place of those that no record has.
pub fn corrected(query: &Query, selection: &Selection) -> Option<Corrected> {
    if selection.corrections.is_empty() {
        return None;
    }
    let (mut shown, mut instead) = (query.text.clone(), query.text.clone());
    let mut corrections: Vec<_> = selection.corrections.iter().collect();
    // From the back, so that what stands before keeps its place.
    corrections.sort_by_key(|correction| std::cmp::Reverse(correction.span.start));
    for correction in corrections {
        let span = correction.span.clone();
        if shown.get(span.clone()).is_some() {
            shown.replace_range(span.clone(), &correction.instead);
            instead.insert(span.start, '=');
        }
    }
    let tidy = |text: &str| text.trim().to_owned();
    Some(Corrected { shown: tidy(&shown), written: tidy(&query.text), instead })
}
