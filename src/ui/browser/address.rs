//! The address bar: what stands after `#`, and the history of it.

use super::window;
use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// How an address comes into the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// As a new entry, so that Back undoes it.
    New,
    /// As a keystroke: the first makes an entry, the following change it, so that one Back
    /// undoes the typing as a whole.
    Typing,
}

/// Marks the entry that typing made.
const TYPING: &str = "typing";

/// What stands after `#`.
pub fn read() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Goes to an address.
pub fn go(fragment: &str, step: Step) {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let address = format!("#{fragment}");
    let was_typing =
        history.state().is_ok_and(|state| state.as_string().as_deref() == Some(TYPING));
    // A browser may refuse when addresses change too often; the next keystroke catches up.
    let _ = match step {
        Step::New => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        Step::Typing if was_typing => {
            history.replace_state_with_url(&JsValue::from_str(TYPING), "", Some(&address))
        }
        Step::Typing => history.push_state_with_url(&JsValue::from_str(TYPING), "", Some(&address)),
    };
}

/// Calls back whenever the user moves in the history, follows a link or edits the address.
/// Listening ends when the result is dropped.
pub fn on_change(call: impl Fn() + 'static) -> Option<EventListener> {
    let window = window()?;
    if let Ok(history) = window.history() {
        // Pages change without a load, so where to scroll is for the page to say.
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    Some(EventListener::new(&window, "popstate", move |_| call()))
}
