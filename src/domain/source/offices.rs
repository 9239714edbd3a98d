//! Checking the offices against themselves: no day has two full secretaries-general, and a
//! day of hand-over belongs to the one who comes in; the chair is held by one country at a time.

use super::list::Listed;
use super::problem::Report;
use crate::domain::model::{Chairmanship, Entry, Key, Term};

/// Checks all terms, and sets each one's last day.
pub fn check(terms: &mut Listed<Term>, report: &Report) {
    let mut order: Vec<Key<Term>> = terms.entries().iter().map(|(key, _)| key).collect();
    order.sort_by_key(|key| terms.entries()[*key].dates.days().from);
    if order.iter().zip(order.iter().skip(1)).any(|(a, b)| a > b) {
        let at = terms.place(order[0]);
        report.error(at, "the terms are not in order of time", "Put the earliest first.");
        return;
    }
    let lasts: Vec<_> = order
        .iter()
        .map(|key| {
            let term = &terms.entries()[*key];
            let last = term.dates.days().to;
            // Handed over on that very day, as both terms certainly say.
            let handed_over = order.iter().map(|other| &terms.entries()[*other]).any(|other| {
                other.dates.days().from == last
                    && other.dates.certain().is_some_and(|days| days.from == last)
                    && term.dates.certain().is_some_and(|days| days.to == last && days.from < last)
            });
            if handed_over { last.before() } else { last }
        })
        .collect();
    for (term, last) in terms.entries_mut().iter_mut().zip(lasts) {
        term.last = last;
    }
    for (i, key) in order.iter().enumerate() {
        let term = &terms.entries()[*key];
        for other_key in &order[i + 1..] {
            let other = &terms.entries()[*other_key];
            let both = term.certain().zip(other.certain());
            if !both.is_some_and(|(a, b)| a.meets(b)) {
                continue;
            }
            let what = format!(
                "the terms \"{}\" ({}) and \"{}\" ({}) share days",
                term.code(),
                term.dates,
                other.code(),
                other.dates
            );
            let mend =
                "Let one end where the other begins; only the day of hand-over may stand in both.";
            report.error(terms.place(*other_key), what, mend);
        }
    }
}

/// Checks that the chairs stand in order of time and share no more than a day of hand-over.
pub fn check_chairs(chairs: &Listed<Chairmanship>, report: &Report) {
    let listed: Vec<(Key<Chairmanship>, &Chairmanship)> = chairs.entries().iter().collect();
    for pair in listed.windows(2) {
        let [(_, first), (key, second)] = pair else { continue };
        if second.dates.days().from < first.dates.days().from {
            let what = format!("\"{}\" stands after \"{}\"", second.code(), first.code());
            let mend = "Put the chairmanships in order of time, the earliest first.";
            report.error(chairs.place(*key), what, mend);
            return;
        }
    }
    for (i, (_, first)) in listed.iter().enumerate() {
        for (key, second) in &listed[i + 1..] {
            let both = first.dates.certain().zip(second.dates.certain());
            // The day of hand-over stands in both.
            if both.is_none_or(|(first, second)| second.from >= first.to) {
                continue;
            }
            let what = format!(
                "the chairmanships \"{}\" ({}) and \"{}\" ({}) share days",
                first.code(),
                first.dates,
                second.code(),
                second.dates
            );
            let mend = "Let one end on the day the other begins.";
            report.error(chairs.place(*key), what, mend);
        }
    }
}
