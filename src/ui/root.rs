//! The root component: follows the address, asks the core, draws the page it names.

use super::browser::address::{self as bar, Step};
use super::browser::{page, timing, trouble};
use super::components::{Header, Reach};
use super::later::{for_a_while, use_when_ready};
use super::pages::{About, Explore, Help, ProfilePage, RecordPage, RegisterPage};
use super::state::{Shared, State, asked_now};
use crate::app::{Action, apply, title};
use crate::domain::query::Query;
use crate::domain::query::address::{Address, Page, decode, encode};
use crate::domain::search::{Concordance, Gathering};
use crate::domain::select::gathering;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// What the root is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The corpus.
    pub explorer: Shared,
}

/// The root component.
#[component(Root)]
pub fn root(props: &Props) -> Html {
    let bar = use_bar();
    let (now, _) = decode(&bar.fragment);
    // What is typed is drawn at once. It is answered in a task of its own, and where several
    // letters come before it, only the last; the answer is drawn in another.
    let explorer = props.explorer.clone();
    let asked = use_when_ready(&bar.fragment, move |fragment| {
        let query = decode(fragment).0.query;
        explorer.is_prepared_for(&query) || for_a_while(|| explorer.prepare_some())
    });
    let (address, ignored_in_address) = decode(&asked);
    // Another page under the same query has the same answer.
    let selection = use_memo(address.query.clone(), |query| {
        timing::measured("select", || props.explorer.select(query))
    });
    let state = State {
        explorer: props.explorer.clone(),
        ignored: [ignored_in_address.as_slice(), &selection.ignored].concat(),
        address,
        selection,
    };
    let (state, concordance) = use_lines(&Rc::new(state));
    use_page(&bar, &state);
    use_shortcuts(&bar);

    let go = bar.go.clone();
    let act = use_callback(props.explorer.clone(), move |action: Action, explorer| {
        let query = explorer.settled(apply(&asked_now(), &action));
        let address = Address { page: Page::Explore, query };
        let step = match action {
            Action::Type(_) => Step::InARow("words"),
            Action::Years(..) | Action::Nudge(..) => Step::InARow("years"),
            _ => Step::New,
        };
        go.emit((encode(&address), step));
    });

    let state = (*state).clone();
    let reach = use_memo((), |()| Reach::default());
    let reach = use_memo(state.address.clone(), |_| reach.at(bar::entry().0));
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        if !page::focus_results() {
            page::focus_heading();
        }
    });
    // The results stay as they are behind a page that is opened from them: who comes back finds
    // them where they were, and at once.
    let results = use_mut_ref(|| None);
    let is_behind = state.address.page != Page::Explore;
    if !is_behind {
        results.replace(Some((state.clone(), concordance, (*reach).clone())));
    }
    // Something always stands in its place: Yew knows by their number what is what.
    let results = match results.borrow().clone() {
        Some((state, concordance, reach)) => {
            // What is asked meanwhile is not asked of them.
            let now = if is_behind { state.query().clone() } else { now.query.clone() };
            html! { <Explore {now} {state} {concordance} {is_behind} act={act.clone()} {reach} /> }
        }
        None => Html::default(),
    };
    let shown = match &state.address.page {
        Page::Explore => Html::default(),
        Page::Record(id, _) => {
            html! { <RecordPage key={id.clone()} state={state.clone()} id={id.clone()} close={bar.close.clone()} /> }
        }
        Page::Register(register) => {
            html! { <RegisterPage state={state.clone()} register={*register} /> }
        }
        Page::Profile(register, code) => {
            html! { <ProfilePage state={state.clone()} register={*register} code={code.clone()} /> }
        }
        Page::Help => html! { <Help state={state.clone()} /> },
        Page::About => html! { <About state={state.clone()} /> },
    };
    html! {
        <>
            <a class="skip" href={state.link(state.address.page.clone())} onclick={skip}>{ "Skip to the content" }</a>
            <Header now={now.query} state={state.clone()} {act} />
            { ignored(&state) }
            { shown }
            { results }
        </>
    }
}

/// The answer, to be drawn in a task after it was found; where its concordance is shown, after
/// all hits are gathered, in tasks of their own. Only what a link opens is gathered at once.
#[hook]
fn use_lines(state: &Rc<State>) -> (Rc<State>, Option<Rc<Concordance>>) {
    let begun = use_mut_ref(|| None::<(Rc<State>, Gathering)>);
    // What was drawn last is still there when one comes back to it.
    let last = use_mut_ref(|| None::<(Rc<State>, Rc<Concordance>)>);
    let drawn = {
        let last = last.clone();
        move |state: &Rc<State>| {
            let last = last.borrow();
            last.as_ref().filter(|(of, _)| of == state).map(|(_, concordance)| concordance.clone())
        }
    };
    let take = {
        let begun = begun.clone();
        move |state: &State| {
            let of_it = begun.take().filter(|(of, _)| **of == *state);
            of_it.map_or_else(|| gathering(state.query()), |(_, gathering)| gathering)
        }
    };
    let state = {
        let (take, drawn) = (take.clone(), drawn.clone());
        use_when_ready(state, move |state| {
            if !state.shows_concordance() || drawn(state).is_some() {
                return true;
            }
            let mut gathering = take(state);
            let gather = || state.explorer.gather(&mut gathering, &state.selection);
            let is_done = for_a_while(gather);
            begun.replace(Some((state.clone(), gathering)));
            is_done
        })
    };
    let gathered = || {
        let mut gathering = take(&state);
        while !state.explorer.gather(&mut gathering, &state.selection) {}
        let concordance = Rc::new(gathering.finish());
        last.replace(Some((state.clone(), concordance.clone())));
        concordance
    };
    let concordance = state.shows_concordance().then(|| drawn(&state).unwrap_or_else(gathered));
    (state, concordance)
}

/// What of the address was not understood, once and plainly.
fn ignored(state: &State) -> Html {
    if state.ignored.is_empty() {
        return Html::default();
    }
    let parts: Vec<String> = state.ignored.iter().map(ToString::to_string).collect();
    html! {
        <p class="notice" role="note">
            { format!("Ignored in the address, since this corpus doesn’t know it: {}. Everything else applies.", parts.join(", ")) }
        </p>
    }
}

impl Root {
    /// Draws the explorer in the place `index.html` keeps for it, instead of what stands there
    /// while loading.
    pub fn mount(explorer: Shared) {
        match page::place() {
            Some(place) => {
                yew::Renderer::<Root>::with_root_and_props(place, Props { explorer }).render();
            }
            None => trouble::show("the page has no place for the explorer"),
        }
    }
}

/// The address bar, as a component sees it.
struct Bar {
    /// What stands after `#`.
    fragment: String,
    /// Goes to an address.
    go: Callback<(String, Step)>,
    /// Leaves a record for its results: back to them, where one came from there.
    close: Callback<()>,
    /// How far each entry of the history was scrolled when it was left, in pixels.
    scrolled: Rc<RefCell<HashMap<String, f64>>>,
    /// How far the page was scrolled before what is drawn now.
    before: Rc<Cell<f64>>,
    /// The entry of the history that was drawn last.
    drawn: Rc<RefCell<String>>,
}

/// Redraws when the address changes, by this page or by the user's moving in the history,
/// following a link or editing it.
#[hook]
fn use_bar() -> Bar {
    let fragment = use_state(bar::read);
    let scrolled = use_mut_ref(HashMap::new);
    // The entries of the history by which one came here, and the address of each; this one last.
    let trail = use_mut_ref(|| vec![(bar::entry().0, bar::read())]);
    // What is left is remembered before the address changes, or right after the browser did.
    let before = (*use_memo((), |()| Rc::new(Cell::new(0.0)))).clone();
    let drawn = use_mut_ref(|| bar::entry().0);
    let leave = {
        let (scrolled, trail, before) = (scrolled.clone(), trail.clone(), before.clone());
        let drawn = drawn.clone();
        move || {
            before.set(page::scrolled());
            // One that is left before it was drawn was never scrolled.
            let drawn = drawn.borrow();
            if trail.borrow().last().is_some_and(|(entry, _)| *entry == *drawn) {
                scrolled.borrow_mut().insert(drawn.clone(), before.get());
            }
        }
    };
    let arrive = {
        let (set, trail) = (fragment.setter(), trail.clone());
        move |is_new: bool| {
            let (entry, fragment) = (bar::entry().0, bar::read());
            let mut trail = trail.borrow_mut();
            match trail.iter().position(|(passed, _)| *passed == entry) {
                Some(place) => trail.truncate(place),
                None if is_new => {}
                // Forward to what going back had left: what lies between is not known.
                None => trail.clear(),
            }
            trail.push((entry, fragment.clone()));
            set.set(fragment);
        }
    };
    {
        let (leave, arrive) = (leave.clone(), arrive.clone());
        use_effect_with((), move |()| {
            let listener = bar::on_change(move || {
                timing::start("render");
                let (_, known) = bar::entry();
                leave();
                arrive(!known);
            });
            move || drop(listener)
        });
    }
    let go = use_callback((), move |(fragment, step): (String, Step), ()| {
        timing::start("render");
        leave();
        bar::go(&fragment, step);
        arrive(true);
    });
    let close = use_callback(go.clone(), move |(), go| {
        let (now, _) = decode(&bar::read());
        let results = Address { page: Page::Explore, query: now.query };
        let trail = trail.borrow().clone();
        let mut passed = trail.iter().rev().zip(0..).skip(1);
        match passed.find(|((_, fragment), _)| decode(fragment).0 == results) {
            Some((_, steps)) => bar::back(steps),
            None => go.emit((encode(&results), Step::New)),
        }
    });
    Bar { fragment: (*fragment).clone(), go, close, scrolled, before, drawn }
}

/// After each drawing: the title, and where focus and scrolling belong. Another page begins at
/// its heading, unless the reader is typing; an entry of the history come back to is where it
/// was left; what had the focus and is gone hands it to the heading.
#[hook]
fn use_page(bar: &Bar, state: &Rc<State>) {
    let before = use_mut_ref(|| None::<Page>);
    let questions = use_mut_ref(|| None::<Query>);
    let (scrolled, scrolled_before) = (bar.scrolled.clone(), bar.before.clone());
    let drawn = bar.drawn.clone();
    use_effect_with(state.clone(), move |state| {
        timing::end("render");
        let Address { page: now, query } = &state.address;
        page::set_title(&title(&state.explorer, now, query, state.selection.hits.len()));
        let last = before.replace(Some(now.clone()));
        let (entry, _) = bar::entry();
        let left = scrolled.borrow().get(&entry).copied();
        let paragraph = match now {
            Page::Record(_, Some(paragraph)) => Some(format!("#p{paragraph}")),
            _ => None,
        };
        let is_other = last.as_ref().is_some_and(|last| last != now);
        let asked_anew = questions.replace(Some(query.clone())).is_some_and(|last| last != *query);
        let moved = scrolled_before.get();
        let drawn = drawn.clone();
        // To scroll, to move the focus and to ask where something stands makes the browser lay
        // out the page at once: in the frame that shows it, and not where nothing has moved.
        page::before_painting(move || {
            drawn.replace(entry);
            let found = page::in_main(".found");
            match (paragraph, left) {
                (_, Some(pixels)) if last.is_some() && pixels == moved => {}
                (_, Some(pixels)) if last.is_some() => page::scroll_to(pixels),
                (Some(paragraph), _) if page::focus(&paragraph) => return,
                _ if is_other => page::scroll_to(0.0),
                // Another question, asked from deep in the results of the last one.
                _ if asked_anew && moved > 0.0 && page::is_above(&found) => page::bring_up(&found),
                _ => {}
            }
            if is_other && !page::is_typing() {
                let at = page::scrolled();
                // Who comes back from a record goes on from it.
                let back = match &last {
                    Some(Page::Record(id, _)) => {
                        page::focus(&page::in_main(&format!("[data-record=\"{id}\"] a")))
                    }
                    _ => false,
                };
                if !back {
                    page::focus_heading();
                }
                page::scroll_to(at);
                // Perhaps another than the one by which they were left.
                if back {
                    page::bring_near(":focus");
                }
            } else if last.is_some() {
                page::keep_focus();
            }
        });
    });
}

/// `/` goes to the search box; Escape leaves a record for its results.
#[hook]
fn use_shortcuts(bar: &Bar) {
    let close = bar.close.clone();
    use_effect_with((), move |()| {
        let listener = page::on_key(move |event| {
            let (now, _) = decode(&bar::read());
            match event.key().as_str() {
                "/" => {
                    event.prevent_default();
                    page::focus("input[type=search][aria-label='Search the corpus']");
                }
                "Escape" if matches!(now.page, Page::Record(..)) => close.emit(()),
                _ => {}
            }
        });
        move || drop(listener)
    });
}
