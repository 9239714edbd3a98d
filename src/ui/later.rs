//! Drawing in more than one task, so that none misses a frame.

use super::browser::pause::Pause;
use yew::prelude::*;

/// What was handed in, a task later: what the eye is not on is drawn when the rest has been. Of
/// values that come faster than they are drawn, the last is.
#[hook]
pub fn use_later<T: Clone + PartialEq + 'static>(now: &T) -> T {
    let drawn = use_state_eq(|| now.clone());
    let newest = use_mut_ref(|| now.clone());
    let waiting = use_mut_ref(|| None::<Pause>);
    let set = drawn.setter();
    use_effect_with(now.clone(), move |now| {
        newest.replace(now.clone());
        // One that waits already will draw this: begun anew for each, it might never come.
        if waiting.borrow().is_none() {
            let (done, newest) = (waiting.clone(), newest.clone());
            let pause = Pause::then(0, move || {
                done.take();
                set.set(newest.borrow().clone());
            });
            waiting.replace(Some(pause));
        }
    });
    (*drawn).clone()
}
