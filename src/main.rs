//! The browser's entry: unpacks the corpus and mounts the page.

use csto_explorer::domain::pack::{Packed, unpack};
use csto_explorer::domain::select::Explorer;
use csto_explorer::ui::browser::{timing, trouble};
use csto_explorer::ui::{Root, Shared};
use std::rc::Rc;

fn main() {
    trouble::show_panics();
    let ready = timing::measured("corpus-ready", || {
        unpack(csto_explorer::CORPUS).map(|Packed { corpus, engine }| Explorer::new(corpus, engine))
    });
    match ready {
        Ok(explorer) => Root::mount(Shared(Rc::new(explorer))),
        Err(error) => trouble::show(&error.to_string()),
    }
}
