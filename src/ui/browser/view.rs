//! Being told when an element comes near the window.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::js_sys::Array;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::Callback;

/// How far below the window counts as near: enough to draw ahead of a quick thumb.
const MARGIN: &str = "1200px";

/// Watches until dropped.
pub struct Watch {
    observer: IntersectionObserver,
    _call: Closure<dyn FnMut(Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back once an element is near the window, at once if it is already.
pub fn near(element: &Element, call: Callback<()>) -> Option<Watch> {
    let call: Closure<dyn FnMut(Array)> = Closure::new(move |entries: Array| {
        let is_near = |entry: IntersectionObserverEntry| entry.is_intersecting();
        if entries.iter().filter_map(|entry| entry.dyn_into().ok()).any(is_near) {
            call.emit(());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let function = call.as_ref().unchecked_ref();
    let observer = IntersectionObserver::new_with_options(function, &options).ok()?;
    observer.observe(element);
    Some(Watch { observer, _call: call })
}
