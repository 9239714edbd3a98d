//! The pages an address can name.

mod about;
mod explore;
mod help;
mod profile;
mod record;
mod register;

pub use about::About;
pub use explore::Explore;
pub use help::Help;
pub use profile::ProfilePage;
pub use record::RecordPage;
pub use register::RegisterPage;
