//! Light or dark: as the system has it, or as the reader chose.

use super::{document, window};
use web_sys::Storage;

/// The name under which the choice is kept; `assets/trouble.js` reads it before the first paint.
const KEY: &str = "theme";

/// A theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All, in the order of the switch.
    pub const ALL: [(&'static str, Theme); 3] =
        [("system", Theme::System), ("light", Theme::Light), ("dark", Theme::Dark)];

    /// The word that stands for it.
    pub fn word(self) -> &'static str {
        Theme::ALL.iter().find(|(_, theme)| *theme == self).map_or("", |(word, _)| word)
    }

    /// The one the reader chose before.
    pub fn kept() -> Theme {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok()?).unwrap_or_default();
        Theme::ALL.iter().find(|(word, _)| *word == kept).map_or(Theme::System, |(_, theme)| *theme)
    }

    /// Shows it and keeps it.
    pub fn choose(self) {
        let root = document().and_then(|document| document.document_element());
        if let Some(root) = root {
            let _ = match self {
                Theme::System => root.remove_attribute("data-theme"),
                theme => root.set_attribute("data-theme", theme.word()),
            };
        }
        // A private window may refuse; the choice then lasts as long as the page.
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, self.word());
        }
    }
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}
