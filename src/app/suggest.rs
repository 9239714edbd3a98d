//! What is suggested while a word is being typed, and how the list of it is walked by keys.

use super::{Action, count};
use crate::domain::query::{Facet, Query, SgBy};
use crate::domain::select::{Completion, Explorer, Named};

/// A suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What tells it from all others.
    pub key: String,
    /// As shown.
    pub label: String,
    /// How many bytes of the label are typed already.
    pub typed: usize,
    /// "Speaker · 12 records".
    pub about: String,
    /// What choosing it does.
    pub action: Action,
    /// Where in the text the caret then belongs, in bytes.
    pub caret: usize,
}

/// Suggestions of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested {
    /// What they are.
    pub name: &'static str,
    /// They themselves; some.
    pub suggestions: Vec<Suggestion>,
}

/// What is suggested to who is typing at a caret, in bytes of the text; by sort, none empty.
pub fn suggestions(explorer: &Explorer, query: &Query, caret: usize) -> Vec<Suggested> {
    let suggested = explorer.suggest(query, caret);
    let values = suggested.values.into_iter().filter_map(|named| value(explorer, query, named));
    let sorts = [
        Suggested { name: "Filter by", suggestions: values.collect() },
        Suggested { name: "Words", suggestions: suggested.words.into_iter().map(word).collect() },
    ];
    sorts.into_iter().filter(|sort| !sort.suggestions.is_empty()).collect()
}

fn value(explorer: &Explorer, query: &Query, named: Named) -> Option<Suggestion> {
    let Named { facet, place, text, count: records } = named;
    let value = explorer.values(facet).get(place)?;
    let filter = match (facet, query.sg_by) {
        (Facet::SecretaryGeneral, SgBy::Office) => "Secretary-General in office",
        (Facet::SecretaryGeneral, SgBy::Speaking) => "Secretary-General speaking",
        (Facet::SecretaryGeneral, SgBy::Named) => "Secretary-General named",
        _ => facet.legend(),
    };
    Some(Suggestion {
        key: format!("{}:{}", facet.key(), value.code),
        label: value.label.clone(),
        typed: 0,
        about: format!("{filter} · {}", count(records)),
        caret: text.len(),
        action: Action::Instead { text, facet, code: value.code.clone() },
    })
}

fn word(completion: Completion) -> Suggestion {
    let Completion { word, typed, text, caret, count: records } = completion;
    Suggestion {
        key: format!("={word}"),
        label: word,
        typed,
        about: count(records),
        action: Action::Type(text),
        caret,
    }
}

/// What is announced of a list of suggestions.
pub fn announced(suggestions: usize) -> String {
    match suggestions {
        0 => String::new(),
        1 => "1 suggestion".to_owned(),
        _ => format!("{suggestions} suggestions"),
    }
}

/// A list below a text field: whether it is shown, and which of it is active.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Whether it is shown, where it has anything to show.
    pub open: bool,
    /// The active suggestion, from 0.
    pub active: Option<usize>,
}

/// A key that means something to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The next suggestion; with Alt, only opens the list.
    Down {
        /// Whether Alt is held.
        alt: bool,
    },
    /// The suggestion before; with Alt, closes the list.
    Up {
        /// Whether Alt is held.
        alt: bool,
    },
    /// Takes what is active.
    Enter,
    /// Closes the list.
    Escape,
    /// Home, End, Left, Right: they move the caret, and one is back in the text.
    Caret,
}

impl Key {
    /// The key of a name, as browsers have it.
    pub fn of(name: &str, alt: bool) -> Option<Key> {
        match name {
            "ArrowDown" => Some(Key::Down { alt }),
            "ArrowUp" => Some(Key::Up { alt }),
            "Enter" => Some(Key::Enter),
            "Escape" => Some(Key::Escape),
            "Home" | "End" | "ArrowLeft" | "ArrowRight" => Some(Key::Caret),
            _ => None,
        }
    }
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// The list after it.
    pub list: List,
    /// The suggestion that is chosen.
    pub chosen: Option<usize>,
    /// Whether the key is used up, and means nothing to the text field.
    pub taken: bool,
}

/// What a key does to a list of so many suggestions, by the pattern of a combobox whose list
/// is chosen from by hand (WAI-ARIA Authoring Practices).
pub fn press(list: List, suggestions: usize, key: Key) -> Pressed {
    let closed = List::default();
    let shown = list.open && suggestions > 0;
    let left = Pressed { list, chosen: None, taken: false };
    let to = |list: List| Pressed { list, chosen: None, taken: true };
    let at = |active: usize| to(List { open: true, active: Some(active) });
    match (key, list.active.filter(|_| shown)) {
        (Key::Escape, _) if shown => to(closed),
        (Key::Escape, _) => left,
        (Key::Enter, Some(active)) => Pressed { chosen: Some(active), ..to(closed) },
        // Nothing is chosen: what is typed is what is asked.
        (Key::Enter, None) => Pressed { list: closed, ..left },
        (Key::Caret, _) => Pressed { list: List { active: None, ..list }, ..left },
        _ if suggestions == 0 => left,
        (Key::Down { alt: true }, active) => to(List { open: true, active }),
        (Key::Up { alt: true }, _) => to(closed),
        (Key::Down { .. }, active) => at(active.map_or(0, |i| (i + 1) % suggestions)),
        (Key::Up { .. }, None | Some(0)) => at(suggestions - 1),
        (Key::Up { .. }, Some(active)) => at(active - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOWN: Key = Key::Down { alt: false };
    const UP: Key = Key::Up { alt: false };
    const OPEN: List = List { open: true, active: None };

    fn at(active: usize) -> List {
        List { active: Some(active), ..OPEN }
    }

    #[test]
    fn arrows_go_round() {
        for (list, key, after) in [
            (OPEN, DOWN, at(0)),
            (at(0), DOWN, at(1)),
            (at(2), DOWN, at(0)),
            (OPEN, UP, at(2)),
            (at(0), UP, at(2)),
            (at(2), UP, at(1)),
            // A list that was closed opens.
            (List::default(), DOWN, at(0)),
            (List::default(), UP, at(2)),
            (List::default(), Key::Down { alt: true }, OPEN),
            (at(1), Key::Up { alt: true }, List::default()),
        ] {
            let pressed = press(list, 3, key);
            assert_eq!((pressed.list, pressed.taken), (after, true), "{list:?} {key:?}");
        }
    }

    #[test]
    fn enter_takes_what_is_active_and_else_leaves_the_field_its_key() {
        let pressed = press(at(1), 3, Key::Enter);
        assert_eq!((pressed.chosen, pressed.taken), (Some(1), true));
        assert_eq!(pressed.list, List::default());
        let pressed = press(OPEN, 3, Key::Enter);
        assert_eq!((pressed.chosen, pressed.taken), (None, false));
        assert_eq!(pressed.list, List::default());
    }

    #[test]
    fn escape_closes_first_and_then_is_the_fields() {
        let first = press(at(1), 3, Key::Escape);
        assert_eq!((first.list, first.taken), (List::default(), true));
        assert!(!press(first.list, 3, Key::Escape).taken);
    }

    #[test]
    fn what_moves_the_caret_leaves_the_list() {
        let pressed = press(at(1), 3, Key::Caret);
        assert_eq!((pressed.list, pressed.taken), (OPEN, false));
    }

    #[test]
    fn an_empty_list_takes_no_key() {
        for key in [DOWN, UP, Key::Enter, Key::Escape, Key::Caret] {
            let pressed = press(at(0), 0, key);
            assert_eq!((pressed.chosen, pressed.taken), (None, false), "{key:?}");
        }
    }
}
