//! The parts pages are made of.

mod chips;
mod dates;
mod filter;
mod header;
mod icons;
mod marked;
mod nothing;
mod result;
mod results;
mod ribbon;
mod told;

pub use chips::Chips;
pub use dates::Dates;
pub use filter::Filters;
pub use header::Header;
pub use marked::{dot, pieces, reference};
pub use nothing::Nothing;
pub use result::ResultItem;
pub use results::{Reach, Results};
pub use ribbon::RibbonView;
pub use told::Told;
