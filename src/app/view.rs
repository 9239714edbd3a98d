//! The views of the results: what they are called, how they are sorted, what they count.

use super::count;
use crate::domain::model::{Part, Record};
use crate::domain::query::{Sort, View};
use crate::domain::search::{Concordance, Context, Line};
use crate::domain::select::Selection;

/// What a view is called.
pub fn view_name(view: View) -> &'static str {
    match view {
        View::List => "List",
        View::Concordance => "Concordance",
    }
}

/// The orders a view can have, as called.
pub fn orders(view: View) -> Vec<(&'static str, Sort)> {
    let mut orders =
        vec![("newest", Sort::Newest), ("oldest", Sort::Oldest), ("relevance", Sort::Relevance)];
    if view == View::Concordance {
        orders.extend([("word before", Sort::Left), ("word after", Sort::Right)]);
    }
    orders
}

/// "412 hits in 97 records", "412 hits in 97 of 120 records"; without words the records alone.
pub fn hits(concordance: &Concordance, selection: &Selection) -> String {
    let (lines, with) = (concordance.lines.len(), concordance.records);
    let of = selection.hits.len();
    if selection.marks.is_empty() {
        return count(of);
    }
    let lines = if lines == 1 { "1 hit".to_owned() } else { format!("{lines} hits") };
    if with == of {
        format!("{lines} in {}", count(of))
    } else {
        format!("{lines} in {with} of {}", count(of))
    }
}

/// Why a concordance has no line, in a sentence; none where it has some.
pub fn no_line(concordance: &Concordance, selection: &Selection) -> Option<&'static str> {
    if !concordance.lines.is_empty() {
        None
    } else if selection.marks.is_empty() {
        Some("Type a word to see each place where it stands, with what stands before and after it.")
    } else {
        Some(
            "The words stand in no text of these records, only in their titles, names or sources. The list shows them.",
        )
    }
}

/// A line of a concordance as it is heard, in one go.
pub fn line_heard(record: &Record, line: &Line, most: usize) -> String {
    let Context { left, hit, right } = line.context(record, most);
    let quotation = if matches!(line.part, Part::Quotation(_)) { ", quotation" } else { "" };
    format!("{}{quotation}: {left}{hit}{right}", record.date.words())
}
