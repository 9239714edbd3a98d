//! What stands in a register: every entry by name, with the number of its records.

use crate::domain::model::{Entry, Person, Register};
use crate::domain::query::{Facet, SgBy, Value};
use crate::domain::select::Explorer;

/// An entry of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// As in an address.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many records it has.
    pub records: usize,
}

/// Every entry: terms and topics in the order of their lists, people by surname, the others by
/// name.
pub fn register(explorer: &Explorer, register: Register) -> Vec<Listed> {
    let mut listed = match Facet::of_register(register) {
        Some(facet) => {
            let totals = explorer.totals(facet, SgBy::Office);
            let values = explorer.values(facet).iter().zip(totals);
            let listed = |value: &Value, records| Listed {
                code: value.code.clone(),
                name: value.label.clone(),
                records,
            };
            values.map(|(value, records)| listed(value, *records)).collect()
        }
        None => people(explorer),
    };
    match register {
        Register::SecretaryGeneral | Register::Topic => {}
        Register::Person => {
            let surname = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_owned();
            listed.sort_by_key(|entry| (surname(&entry.name), entry.name.clone()));
        }
        _ => listed.sort_by(|a, b| a.name.cmp(&b.name)),
    }
    listed
}

/// People have no filter: each is counted once a record, whatever the part.
fn people(explorer: &Explorer) -> Vec<Listed> {
    let people = explorer.corpus.people.iter().zip(explorer.named());
    let listed = |((_, person), records): ((_, &Person), usize)| Listed {
        code: person.code().to_owned(),
        name: person.name().to_owned(),
        records,
    };
    people.map(listed).collect()
}
