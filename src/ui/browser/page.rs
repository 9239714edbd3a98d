//! The page as a whole: title, focus, scrolling.

use super::{document, element, window};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Element, FocusOptions, KeyboardEvent, PointerEvent, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// The place `index.html` keeps for the explorer.
pub fn place() -> Option<Element> {
    document()?.get_element_by_id("explorer")
}

/// Sets the document's title.
pub fn set_title(title: &str) {
    if let Some(document) = document()
        && document.title() != title
    {
        document.set_title(title);
    }
}

/// Moves the focus to the first element of a selector; whether there was one.
pub fn focus(selector: &str) -> bool {
    element(selector).is_some_and(|element| element.focus().is_ok())
}

/// A selector within the main part that is seen: results may stand behind it.
pub fn in_main(selector: &str) -> String {
    format!("main:not([hidden]) {selector}")
}

/// Moves the focus to the heading of the page.
pub fn focus_heading() -> bool {
    focus(&in_main("h1"))
}

/// Moves the focus to the results; whether there are any.
pub fn focus_results() -> bool {
    focus(&in_main("#results"))
}

/// Where the focus was on something that is gone, moves it to the results, or else to the heading,
/// without scrolling: the next Tab then goes on from there and not from the top.
pub fn keep_focus() {
    let lost = document().and_then(|d| d.active_element()).is_none_or(|e| e.tag_name() == "BODY");
    let instead = element(&in_main("#results")).or_else(|| element(&in_main("h1")));
    if let Some(element) = instead.filter(|_| lost) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Takes the elements of some selectors out of reach, or gives them back.
pub fn set_inert(selectors: &[&str], inert: bool) {
    for element in selectors.iter().filter_map(|selector| element(selector)) {
        let _ = element.toggle_attribute_with_force("inert", inert);
    }
}

/// Calls back in the next frame, before anything of it is painted.
pub fn before_painting(call: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let _ = window.request_animation_frame(Closure::once_into_js(call).unchecked_ref());
    }
}

/// How far the page is scrolled down, in pixels.
pub fn scrolled() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0)
}

/// Scrolls the page down to so many pixels.
pub fn scroll_to(pixels: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, pixels);
    }
}

/// Whether the first element of a selector begins above the window.
pub fn is_above(selector: &str) -> bool {
    element(selector).is_some_and(|element| element.get_bounding_client_rect().top() < 0.0)
}

/// Brings the first element of a selector to the top of the window.
pub fn bring_up(selector: &str) {
    if let Some(element) = element(selector) {
        element.scroll_into_view();
    }
}

/// Scrolls what holds the first element of a selector, so far that it is seen.
pub fn bring_near(selector: &str) {
    if let Some(element) = element(selector) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether the focus is where a key means itself.
pub fn is_typing() -> bool {
    let active = document().and_then(|document| document.active_element());
    let is_in_reach = |element: &Element| element.closest("[inert]").is_ok_and(|it| it.is_none());
    active.filter(is_in_reach).is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            && element.get_attribute("type").as_deref() != Some("checkbox")
    })
}

/// Calls back on a key pressed outside of fields, with its name; listening ends on drop.
pub fn on_key(call: impl Fn(&KeyboardEvent) + 'static) -> Option<EventListener> {
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    let document = document()?;
    Some(EventListener::new_with_options(&document, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if plain && (event.key() == "Escape" || !is_typing()) {
            call(event);
        }
    }))
}

/// Where a pointer is on an element.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Along {
    /// From 0 at the left side to 1 at the right.
    pub fraction: f64,
    /// The element's width, in pixels.
    pub width: f64,
}

/// Where a pointer is on an element.
pub fn along(element: &Element, client_x: i32) -> Along {
    let place = element.get_bounding_client_rect();
    let width = place.width();
    let fraction = if width > 0.0 { (f64::from(client_x) - place.left()) / width } else { 0.0 };
    Along { fraction, width }
}

/// Keeps a pointer's further events with the element it went down on, so that a drag may
/// leave it.
pub fn capture(event: &PointerEvent) {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(element) = element {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}
