//! Doing something after a while, unless it is dropped before.

use gloo::timers::callback::Timeout;

/// Something that will be done. Dropped before, it won't.
#[derive(Debug)]
pub struct Pause {
    _timeout: Timeout,
}

impl Pause {
    /// Does something after some milliseconds.
    pub fn then(milliseconds: u32, call: impl FnOnce() + 'static) -> Pause {
        Pause { _timeout: Timeout::new(milliseconds, call) }
    }
}
