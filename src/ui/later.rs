//! Drawing in more than one task, so that none misses a frame.

use super::browser::pause::Pause;
use super::browser::timing;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Does work, a small part a call, for a while, or until it says that all is done; whether it is.
/// A frame takes three times as long: there is room for a part that takes longer than others.
/// Where the browser has no clock, all is done at once.
pub fn for_a_while(mut work: impl FnMut() -> bool) -> bool {
    const MILLISECONDS: f64 = 5.0;
    let start = timing::now();
    while timing::now() - start < MILLISECONDS {
        if work() {
            return true;
        }
    }
    false
}

/// What was handed in, a task later. Of values that come faster than they are drawn, the last
/// is.
#[hook]
pub fn use_later<T: Clone + PartialEq + 'static>(now: &T) -> T {
    use_when_ready(now, |_| true)
}

/// What was handed in, once all is ready for it; `readied` makes ready, a part a task, until it
/// says that nothing is left to do.
#[hook]
pub fn use_when_ready<T, F>(now: &T, readied: F) -> T
where
    T: Clone + PartialEq + 'static,
    F: Fn(&T) -> bool + 'static,
{
    let drawn = use_state_eq(|| now.clone());
    let newest = use_mut_ref(|| now.clone());
    let waiting = use_mut_ref(|| None::<Pause>);
    let set = drawn.setter();
    use_effect_with(now.clone(), move |now| {
        // The first is drawn already.
        if newest.replace(now.clone()) == *now {
            return;
        }
        // One that waits already will draw this: begun anew for each, it might never come.
        if waiting.borrow().is_none() {
            let readied = move || {
                let newest = newest.borrow().clone();
                let is_ready = readied(&newest);
                if is_ready {
                    set.set(newest);
                }
                is_ready
            };
            again(waiting, readied);
        }
    });
    (*drawn).clone()
}

/// Calls `work` once a task, until it says that all is done; `waiting` is what there is to wait
/// for.
fn again(waiting: Rc<RefCell<Option<Pause>>>, work: impl Fn() -> bool + 'static) {
    let then = waiting.clone();
    let pause = Pause::then(0, move || {
        then.take();
        if !work() {
            again(then, work);
        }
    });
    waiting.replace(Some(pause));
}
