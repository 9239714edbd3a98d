//! What a record may say although the authorities deny it, because its source does.

use super::fields::Located;
use super::problem::Report;
use std::cell::Cell;

/// The editor's reasons under `[as_stated]`: why a record may say what the authorities deny.
#[derive(Debug, Default)]
pub struct AsStated(Vec<Stated>);

#[derive(Debug)]
struct Stated {
    what: Located<String>,
    reason: String,
    needed: Cell<bool>,
}

impl AsStated {
    /// As read from a record, each with what it is about: `person:zas`, `chair`.
    pub fn new(reasons: Vec<(Located<String>, String)>) -> AsStated {
        let stated = |(what, reason)| Stated { what, reason, needed: Cell::new(false) };
        AsStated(reasons.into_iter().map(stated).collect())
    }

    /// Whether something may stand; it is then known to be needed.
    pub fn allows(&self, what: &str) -> bool {
        let found = self.0.iter().find(|stated| stated.what.value == what);
        found.inspect(|stated| stated.needed.set(true)).is_some()
    }

    /// The reasons, for the reader.
    pub fn reasons(&self) -> Vec<String> {
        self.0.iter().map(|stated| stated.reason.clone()).collect()
    }

    /// Reports each reason that excuses nothing.
    pub fn finish(&self, report: &Report) {
        for stated in self.0.iter().filter(|stated| !stated.needed.get()) {
            let what = format!("nothing contradicts \"{}\" under [as_stated]", stated.what.value);
            let mend = "Take the line out; write \"person:\" and the code, or \"chair\", where the authorities deny what the source states.";
            report.error(&stated.what.at, what, mend);
        }
    }
}
