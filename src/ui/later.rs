//! Drawing in more than one task, so that none misses a frame.

use super::browser::pause::Pause;
use yew::prelude::*;

/// What was handed in, a task later: what the eye is not on is drawn when the rest has been. Of
/// values that come faster than they are drawn, all but the last are dropped.
#[hook]
pub fn use_later<T: Clone + PartialEq + 'static>(now: &T) -> T {
    let drawn = use_state_eq(|| now.clone());
    let set = drawn.setter();
    use_effect_with(now.clone(), move |now| {
        let now = now.clone();
        let waiting = Pause::then(0, move || set.set(now));
        move || drop(waiting)
    });
    (*drawn).clone()
}
