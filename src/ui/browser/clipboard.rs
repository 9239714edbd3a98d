//! The clipboard.

use super::window;
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

/// Puts a text on the clipboard, and tells whether the browser let it.
pub fn copy(text: &str, done: Callback<bool>) {
    let clipboard = window().map(|window| window.navigator().clipboard());
    // Absent where a page is not served safely, whatever its type says.
    let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined()) else {
        return done.emit(false);
    };
    let written = JsFuture::from(clipboard.write_text(text));
    wasm_bindgen_futures::spawn_local(async move { done.emit(written.await.is_ok()) });
}
