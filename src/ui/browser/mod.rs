//! The browser's interfaces, each behind a few plain functions. Where one is missing (a
//! private window without storage, say) they do nothing rather than fail.

pub mod address;
pub mod clipboard;
pub mod field;
pub mod idle;
pub mod page;
pub mod pause;
pub mod theme;
pub mod timing;
pub mod trouble;
pub mod view;

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn element(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}
