//! Work that waits until the browser has nothing else to do.

use super::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Calls `work` again and again, when the browser is free, until it says that all is done.
pub fn until_done(mut work: impl FnMut() -> bool + 'static) {
    let Some(window) = window() else { return };
    let again = Closure::once_into_js(move || {
        if !work() {
            until_done(work);
        }
    });
    let again = again.unchecked_ref();
    // Where there is no such call (Safari), right after what is under way.
    if window.request_idle_callback(again).is_err() {
        let _ = window.set_timeout_with_callback(again);
    }
}
