//! The words of a query: what they stand for, with the filters they may name.
//!
//! `country:AM` in the text asks what choosing Armenia asks; a value is named by its code, or
//! by any name of it, in any spelling.

use super::{Explorer, Time};
use crate::domain::date::Date;
use crate::domain::language::{Bound, FieldKind, FieldName, NodeKind};
use crate::domain::query::{Facet, Query, Value};
use crate::domain::search::Question;
use crate::domain::text::{spelling, words};
use fixedbitset::FixedBitSet;

/// Years, and dates of any sort.
const YEAR: &str = "year";
const DATE: &str = "date";

/// The filters that can be named in a query.
pub fn named_filters() -> Vec<FieldName> {
    let facets = Facet::ALL.map(|facet| FieldName { name: facet.key(), kind: FieldKind::Code });
    let times = [
        FieldName { name: YEAR, kind: FieldKind::Year },
        FieldName { name: DATE, kind: FieldKind::Date },
    ];
    facets.into_iter().chain(times).collect()
}

impl Explorer {
    /// What the words of a query stand for.
    pub(super) fn question(&self, query: &Query) -> Question {
        let filter = |node: &NodeKind| match node {
            NodeKind::Code { field, value } => self.of_value(field, value, query),
            NodeKind::Years { from, to, .. } | NodeKind::Dates { from, to, .. } => {
                self.of_time(from.as_ref(), to.as_ref(), query)
            }
            _ => Err("What was asked is no filter.".to_owned()),
        };
        let (text, not_as) = (&query.text, &query.not_as);
        Question::new(text, not_as, &self.engine, &self.vocabulary, &named_filters(), &filter)
    }

    /// The records of a value that is named by its code or one of its names.
    fn of_value(&self, field: &str, value: &str, query: &Query) -> Result<FixedBitSet, String> {
        let column = Facet::of_key(field).and_then(|facet| self.column(facet, query.sg_by));
        let column = column.ok_or_else(|| format!("No filter is called “{field}”."))?;
        let asked = folded(value);
        let places = |is_so: &dyn Fn(&Value) -> bool| {
            let named = column.values.iter().enumerate().filter(|(_, value)| is_so(value));
            named.map(|(place, _)| place).collect::<Vec<usize>>()
        };
        let mut named = places(&|value| is_named(value, &asked));
        if named.is_empty() {
            named = places(&|value| is_spelled(value, &asked));
        }
        if named.is_empty() {
            return Err(format!("“{field}:{value}” is left out: there is no such value."));
        }
        let mut records = self.nothing();
        for place in named {
            if let Some(set) = column.assigned.records(place) {
                records.union_with(set);
            }
        }
        Ok(records)
    }

    /// The records of a stretch of time: those whose date lies in it, possibly or for certain.
    fn of_time(
        &self,
        from: Option<&Bound>,
        to: Option<&Bound>,
        query: &Query,
    ) -> Result<FixedBitSet, String> {
        let end = |bound: &Bound| match bound.text.parse::<Date>() {
            Ok(date) => Ok((date.days(), bound.inclusive)),
            Err(_) => Err(format!("“{}” is left out: it is no year and no date.", bound.text)),
        };
        let (first, last) = (from, to);
        let (from, to) = (first.map(end).transpose()?, last.map(end).transpose()?);
        if let (Some((from, _)), Some((to, _))) = (from, to)
            && from.from > to.to
        {
            let text = |bound: Option<&Bound>| bound.map_or(String::new(), |b| b.text.clone());
            let (first, last) = (text(first), text(last));
            return Err(format!("“{first}..{last}” is left out: it ends before it begins."));
        }
        let after = |day| match from {
            None => true,
            Some((from, true)) => from.from <= day,
            Some((from, false)) => from.to < day,
        };
        let before = |day| match to {
            None => true,
            Some((to, true)) => day <= to.to,
            Some((to, false)) => day < to.from,
        };
        Ok(self.at_times(|Time { days, is_qualified }| match query.certain {
            true => !is_qualified && after(days.from) && before(days.to),
            false => after(days.to) && before(days.from),
        }))
    }
}

fn folded(text: &str) -> Vec<String> {
    words(text).map(|word| word.folded).collect()
}

/// Whether the value has a name of these words in another spelling.
fn is_spelled(value: &Value, asked: &[String]) -> bool {
    let spellings = |words: &[String]| words.iter().map(|word| spelling(word)).collect::<Vec<_>>();
    let asked = spellings(asked);
    value.names.iter().any(|name| spellings(&folded(name)) == asked)
}

fn is_named(value: &Value, asked: &[String]) -> bool {
    folded(&value.code) == asked || value.names.iter().any(|name| folded(name) == asked)
}
