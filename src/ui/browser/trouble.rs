//! The last resort: what a reader sees when the program cannot go on.
//!
//! The words stand in `index.html`, outside of what the components draw, so that they show
//! even when nothing else can.

use super::element;
/// Shows what went wrong: one sentence, over whatever the page still shows.
pub fn show(what: &str) {
    if let Some(text) = element("#trouble-what") {
        text.set_text_content(Some(what));
    }
    if let Some(trouble) = element("#trouble") {
        let _ = trouble.remove_attribute("hidden");
    }
}

/// From now on a panic is shown.
pub fn show_panics() {
    // Through Yew, which would otherwise put a hook of its own in its place.
    yew::set_custom_panic_hook(Box::new(|info| {
        let what = info.payload_as_str().unwrap_or("the program stopped without a reason");
        let place = info.location().map(|at| format!(" ({}:{})", at.file(), at.line()));
        show(&format!("{what}{}", place.unwrap_or_default()));
    }));
}
