//! What is chosen, one chip a condition, each removable.

use super::Action;
use crate::domain::query::{Condition, Facet, Query, SgBy};
use crate::domain::select::Explorer;

/// A chosen condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// "Armenia", "Zas in office", "2020 to 2021", "“border”".
    pub label: String,
    /// What removes it.
    pub remove: Action,
}

/// The chips of a query, in the order of the page; codes nobody has give none.
pub fn chips(explorer: &Explorer, query: &Query) -> Vec<Chip> {
    let mut chips = Vec::new();
    let text = query.text.trim();
    if !text.is_empty() {
        let mut label = format!("“{text}”");
        if !query.not_as.is_empty() {
            let forms: Vec<&str> = query.not_as.iter().map(String::as_str).collect();
            label.push_str(&format!(", not as {}", forms.join(", ")));
        }
        chips.push(Chip { label, remove: Action::Lift(Condition::Text) });
    }
    for facet in Facet::ALL {
        for code in query.chosen_in(facet) {
            let Some((_, value)) = explorer.value(facet, code) else { continue };
            let label = match (facet, query.sg_by) {
                (Facet::SecretaryGeneral, SgBy::Office) => format!("{} in office", value.label),
                (Facet::SecretaryGeneral, SgBy::Speaking) => format!("{} speaking", value.label),
                (Facet::SecretaryGeneral, SgBy::Named) => format!("{} named", value.label),
                (Facet::Speaker, _) => format!("{} speaks", value.label),
                _ => value.label.clone(),
            };
            chips.push(Chip { label, remove: Action::Toggle(facet, code.to_owned()) });
        }
    }
    let years = match (&query.from, &query.to) {
        (None, None) => None,
        (Some(from), None) => Some(format!("from {}", from.words())),
        (None, Some(to)) => Some(format!("until {}", to.words())),
        (Some(from), Some(to)) if from == to => Some(from.words()),
        (Some(from), Some(to)) => Some(format!("{} to {}", from.words(), to.words())),
    };
    if let Some(years) = years {
        let label = if query.certain { format!("{years}, for certain") } else { years };
        chips.push(Chip { label, remove: Action::Lift(Condition::Years) });
    }
    chips
}
