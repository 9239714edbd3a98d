//! The address bar: what stands after `#`, and the history of it.

use super::window;
use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::History;

/// How an address comes into the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// As a new entry, so that Back undoes it.
    New,
    /// As one of several in a row, of this name: the first makes an entry, the following change
    /// it, so that one Back undoes a word typed, or the years moved, as a whole.
    InARow(&'static str),
}

/// What stands after `#`.
pub fn read() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Goes to an address.
pub fn go(fragment: &str, step: Step) {
    let Some(history) = history() else { return };
    let address = format!("#{fragment}");
    let now = state(&history).unwrap_or_default();
    // A browser may refuse when addresses change too often; the next keystroke catches up.
    let _ = match step {
        Step::New => history.push_state_with_url(&fresh(""), "", Some(&address)),
        Step::InARow(name) if now.starts_with(name) => {
            history.replace_state_with_url(&JsValue::from_str(&now), "", Some(&address))
        }
        Step::InARow(name) => history.push_state_with_url(&fresh(name), "", Some(&address)),
    };
}

/// A name for the present entry of the history, and whether it had one before: an entry that a
/// link or the reader's own typing made comes without.
pub fn entry() -> (String, bool) {
    let Some(history) = history() else { return (String::new(), false) };
    if let Some(name) = state(&history) {
        return (name, true);
    }
    let name = fresh("");
    let _ = history.replace_state(&name, "");
    (name.as_string().unwrap_or_default(), false)
}

/// Calls back whenever the user moves in the history, follows a link or edits the address.
/// Listening ends when the result is dropped.
pub fn on_change(call: impl Fn() + 'static) -> Option<EventListener> {
    if let Some(history) = history() {
        // Pages change without a load, so where to scroll is for the page to say.
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    let window = window()?;
    Some(EventListener::new(&window, "popstate", move |_| call()))
}

fn history() -> Option<History> {
    window()?.history().ok()
}

fn state(history: &History) -> Option<String> {
    history.state().ok()?.as_string()
}

/// A name no other entry has: the time, in fractions of a millisecond.
fn fresh(mark: &str) -> JsValue {
    let performance = window().and_then(|window| window.performance());
    let now = performance.map_or(0.0, |performance| performance.time_origin() + performance.now());
    JsValue::from_str(&format!("{mark} {now}"))
}

/// Goes back so many entries.
pub fn back(steps: i32) {
    if let Some(history) = history() {
        let _ = history.go_with_delta(-steps);
    }
}
