//! What the corpus is made of: records, and the authorities they point into.
//!
//! Nothing here reads a file or knows how it is shown. Every reference between entries is a
//! typed [`Key`], checked when the corpus is compiled, so that nothing dangles at run time.

mod authority;
mod corpus;
mod key;
mod office;
mod record;
mod records;
mod register;

pub use authority::{
    Authority, Confidence, Country, Entry, Instrument, Kind, Operation, Organisation, Person,
    Publisher, Role, RoleTime, Run, Standing, Status, Topic,
};
pub use corpus::Corpus;
pub use key::{Key, List};
pub use office::{Chairmanship, Holding, Term, Vacancy, chairs, holders};
pub use record::{
    Basis, Citation, Evidence, Figure, Mention, Part, Quotation, Record, Tag, Voice, Who, Why,
};
pub use records::Records;
pub use register::Register;
