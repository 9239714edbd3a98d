//! The parts pages are made of.

mod chips;
mod dates;
mod filter;
mod header;
mod icons;
mod lines;
mod marked;
mod nothing;
mod reach;
mod result;
mod results;
mod ribbon;
mod search;
mod told;
mod views;
mod widened;

pub use chips::Chips;
pub use dates::Dates;
pub use filter::Filters;
pub use header::Header;
pub use lines::{LineItem, Lines};
pub use marked::{dot, pieces, reference};
pub use nothing::Nothing;
pub use reach::Reach;
pub use result::ResultItem;
pub use results::Results;
pub use ribbon::RibbonView;
pub use search::Search;
pub use told::Told;
pub use views::Views;
pub use widened::WidenedView;
