//! The browser's entry: unpacks the corpus, mounts the page, and while the browser is idle makes
//! ready what quickens later answers.

use csto_explorer::domain::pack::{Packed, unpack};
use csto_explorer::domain::select::Explorer;
use csto_explorer::ui::browser::{idle, timing, trouble};
use csto_explorer::ui::{Root, Shared, for_a_while};
use std::rc::Rc;

/// The memory of the page.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static TALC: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    trouble::show_panics();
    let ready = timing::measured("corpus-ready", || {
        unpack(csto_explorer::CORPUS)
            .map(|Packed { corpus, columns, engine }| Explorer::new(corpus, columns, engine))
    });
    match ready {
        Ok(explorer) => {
            let explorer = Rc::new(explorer);
            Root::mount(Shared(explorer.clone()));
            idle::until_done(move || {
                timing::measured("prepare", || for_a_while(|| explorer.prepare_some()))
            });
        }
        Err(error) => trouble::show(&error.to_string()),
    }
}
