//! Where the caret stands in a text field, in bytes of its text.

use web_sys::HtmlInputElement;

/// Where the caret is; at the end of the text where the browser doesn't say.
pub fn caret(field: &HtmlInputElement) -> usize {
    let text = field.value();
    let units = field.selection_end().ok().flatten().unwrap_or(u32::MAX);
    let mut before = 0;
    for (at, letter) in text.char_indices() {
        if before >= units {
            return at;
        }
        before += letter.len_utf16() as u32;
    }
    text.len()
}

/// Puts the caret at a byte of the text.
pub fn set_caret(field: &HtmlInputElement, byte: usize) {
    let text = field.value();
    let before = text.get(..byte).unwrap_or(&text);
    let units = before.encode_utf16().count() as u32;
    let _ = field.set_selection_range(units, units);
}
