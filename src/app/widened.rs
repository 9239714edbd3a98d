//! What the words of a query were widened to: their other forms, spellings and names, each of
//! which can be left out.

use super::Action;
use crate::domain::query::Query;
use crate::domain::select::{Explorer, OtherForm, Selection};

/// More forms than these are folded away: they are there to be looked up.
const AT_ONCE: usize = 6;

/// The other forms of the words asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Widened {
    /// For each word, in quotation marks, its other forms; never none.
    pub words: Vec<(String, Vec<Tick>)>,
    /// What stands in their place until they are asked for; none where they are few.
    pub summary: Option<String>,
}

/// Another form of a word, and whether it stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The form.
    pub label: String,
    /// How many records found with it have it.
    pub count: usize,
    /// Whether it stands for the word.
    pub taken: bool,
    /// What leaves it out, or takes it back in.
    pub action: Action,
}

/// The other forms of the words asked for; `None` where there are none.
pub fn widened(explorer: &Explorer, query: &Query, selection: &Selection) -> Option<Widened> {
    let all = explorer.other_forms(query, selection);
    let left_out = all.iter().filter(|form| form.left_out).count();
    let summary = (all.len() > AT_ONCE).then(|| match left_out {
        0 => format!("Also searched: {} other forms", all.len()),
        _ => format!("Also searched: {} other forms, {left_out} left out", all.len()),
    });
    let mut words: Vec<(String, Vec<Tick>)> = Vec::new();
    for OtherForm { of, form, count, left_out } in all {
        let word = format!("“{of}”");
        let action = Action::Form(form.clone());
        let form = Tick { label: form, count, taken: !left_out, action };
        match words.last_mut().filter(|(last, _)| *last == word) {
            Some((_, forms)) => forms.push(form),
            None => words.push((word, vec![form])),
        }
    }
    (!words.is_empty()).then_some(Widened { words, summary })
}
