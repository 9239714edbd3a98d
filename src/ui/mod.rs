//! What is drawn: the only code that names Yew, and in `browser` the only code that names the
//! browser. Draws what `app` says, turns events into actions, decides nothing.

pub mod browser;

pub mod components;
pub mod pages;

mod later;
mod state;

mod root;

pub use later::for_a_while;
pub use root::Root;
pub use state::{Shared, State};
