//! The pages an address can name.

mod about;
mod explore;
mod record;

pub use about::About;
pub use explore::Explore;
pub use record::RecordPage;
