//! The other words of the texts that stand for those asked for, and what each brings.

use super::{Explorer, Selection};
use crate::domain::index::{Expression, Form, Spelling, Term};
use crate::domain::query::Query;
use fixedbitset::FixedBitSet;
use std::collections::BTreeSet;

/// A word of the texts that stands for another, which is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherForm {
    /// The word asked for, as written; the first one, where it stands for several.
    pub of: String,
    /// This word, folded.
    pub form: String,
    /// Of the records found with it how many have it.
    pub count: usize,
    /// Whether it is left out.
    pub left_out: bool,
}

impl Explorer {
    /// The words that stand for those of a query, each once, by the word they stand for: those
    /// that some record found has, and those left out.
    pub fn other_forms(&self, query: &Query, selection: &Selection) -> Vec<OtherForm> {
        let mut found = self.nothing();
        found.extend(selection.hits.iter().map(|hit| hit.record.index()));
        let asked: BTreeSet<&String> = selection.widened.iter().map(|word| &word.word).collect();
        let mut forms: Vec<(OtherForm, FixedBitSet)> = Vec::new();
        for widened in &selection.widened {
            for form in widened.others.iter().filter(|form| !asked.contains(form)) {
                let spelling = Spelling::Word(form.clone());
                let term =
                    Term { forms: vec![Form { spelling, share: 1.0 }], fields: widened.fields };
                let having = self.engine.find(&Expression::Term(term)).documents;
                match forms.iter_mut().find(|(other, _)| other.form == *form) {
                    Some((_, all)) => all.union_with(&having),
                    None => {
                        let left_out = query.not_as.contains(form);
                        let (of, form) = (widened.written.clone(), form.clone());
                        forms.push((OtherForm { of, form, count: 0, left_out }, having));
                    }
                }
            }
        }
        forms.retain(|(_, having)| !having.is_clear());
        for (form, having) in &mut forms {
            form.count = if form.left_out {
                having.intersection_count(&self.found_with(query, &form.form))
            } else {
                having.intersection_count(&found)
            };
        }
        forms.retain(|(form, _)| form.count > 0 || form.left_out);
        forms.into_iter().map(|(form, _)| form).collect()
    }

    /// The records found if a form were not left out.
    fn found_with(&self, query: &Query, form: &str) -> FixedBitSet {
        let mut query = query.clone();
        query.not_as.remove(form);
        self.records(&query).0
    }

    /// A query without the forms left out that would stand for no word anyway, as after another
    /// word was typed.
    pub fn settled(&self, mut query: Query) -> Query {
        if !query.not_as.is_empty() {
            let effective = self.question(&query).left_out;
            query.not_as.retain(|form| effective.contains(form));
        }
        query
    }
}
