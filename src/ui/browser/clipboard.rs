//! The clipboard.

use super::window;

/// Puts a text on the clipboard. Where the browser has none to offer nothing happens; the text
/// stands on the page, to be selected.
pub fn copy(text: &str) {
    if let Some(window) = window() {
        let clipboard = window.navigator().clipboard();
        if !clipboard.is_undefined() {
            // The browser tells the user itself where it refuses.
            let _ = clipboard.write_text(text);
        }
    }
}
