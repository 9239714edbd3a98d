//! What the page shows and what its controls do, without markup and without a browser.
//!
//! Everything here is plain data made from a query and its selection, so that it is tested
//! natively; the ui draws it and decides nothing.

mod action;
mod chips;
mod filter;
mod help;
mod labels;
mod profile;
mod register;
mod ribbon;
mod suggest;
mod told;
mod view;
mod widened;

pub use action::{Action, apply};
pub use chips::{Chip, chips};
pub use filter::{Filter, Group, Row, Switch, filter};
pub use help::{Form, forms};
pub use labels::{Office, chair, choosing, condition, count, extent, office, title, with};
pub use profile::{Fact, Profile, page_of, page_of_who, profile};
pub use register::{Listed, register};
pub use ribbon::{Band, Bar, Edge, Ribbon, Span, entered, moved, range};
pub use suggest::{Key, List, Pressed, Suggested, Suggestion, announced, press, suggestions};
pub use told::{Corrected, corrected, notes};
pub use view::{hits, line_heard, no_line, orders, view_name};
pub use widened::{Tick, Widened, widened};
