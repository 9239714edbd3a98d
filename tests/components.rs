//! Components rendered natively on the small corpus of `golden/problems/base` and compared,
//! whole, with golden files:
//! `UPDATE_GOLDEN=1 cargo test --test components` writes them anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use csto_explorer::corpus_folder;
use csto_explorer::domain::model::Register;
use csto_explorer::domain::query::address::decode;
use csto_explorer::domain::search::engine;
use csto_explorer::domain::select::{Columns, Explorer};
use csto_explorer::domain::source::compile;
use csto_explorer::ui::components::{
    Chips, Dates, Filters, LineItem, Nothing, ResultItem, RibbonView, Search, Views, WidenedView,
};
use csto_explorer::ui::pages::{About, ProfilePage, RecordPage, RegisterPage};
use csto_explorer::ui::{Shared, State};
use std::path::Path;
use std::rc::Rc;
use yew::prelude::*;

/// What can be drawn without a browser.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Filters,
    Chips,
    Dates,
    Nothing,
    Result,
    Lines,
    Views,
    Ribbon,
    Record,
    Minsk,
    Profile(Register, &'static str),
    Register(Register),
    About,
    Search,
    Widened,
}

#[derive(Clone, PartialEq, Properties)]
struct Props {
    state: State,
    part: Part,
}

#[component(Stage)]
fn stage(Props { state, part }: &Props) -> Html {
    let act = Callback::noop();
    let state = state.clone();
    match part {
        Part::Filters => html! { <Filters {state} {act} /> },
        Part::Chips => html! { <Chips {state} {act} /> },
        Part::Dates => {
            html! { <Dates time={state.query().clone()} explorer={state.explorer.clone()} {act} /> }
        }
        Part::Nothing => html! { <Nothing {state} {act} /> },
        Part::Views => html! { <Views {state} {act} /> },
        Part::Lines => {
            let concordance = state.explorer.concordance(state.query(), &state.selection);
            let lines = concordance.lines.into_iter();
            lines.map(|line| html! { <LineItem state={state.clone()} {line} /> }).collect()
        }
        Part::Ribbon => html! { <RibbonView time={state.query().clone()} {state} {act} /> },
        Part::Search => {
            html! { <Search now={state.query().clone()} explorer={state.explorer.clone()} {act} /> }
        }
        Part::Widened => html! { <WidenedView {state} {act} /> },
        Part::About => html! { <About {state} /> },
        Part::Minsk => html! { <RecordPage {state} id="minsk-session" /> },
        Part::Register(register) => html! { <RegisterPage {state} register={*register} /> },
        Part::Profile(register, code) => {
            html! { <ProfilePage {state} register={*register} code={*code} /> }
        }
        Part::Record => html! { <RecordPage {state} id="orlov-in-yerevan" /> },
        Part::Result => match state.selection.hits.first().copied() {
            Some(hit) => html! { <ResultItem {state} record={hit.record} year="2005" /> },
            None => html! { "nothing found" },
        },
    }
}

/// The state at an address of the small corpus.
fn state(fragment: &str) -> State {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/problems/base");
    let files = corpus_folder::read(&folder).expect("the corpus files");
    let corpus = compile(&files).corpus.expect("a corpus");
    let (columns, engine) = (Columns::new(&corpus), engine(&corpus).expect("an index"));
    let explorer = Explorer::new(corpus, columns, engine);
    let (address, mut ignored) = decode(fragment);
    let selection = explorer.select(&address.query);
    ignored.extend(selection.ignored.iter().cloned());
    State { explorer: Shared(Rc::new(explorer)), address, ignored, selection: Rc::new(selection) }
}

/// A component's markup, a tag a line.
fn drawn(part: Part, fragment: &str) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let props = Props { state: state(fragment), part };
    let drawing = yew::LocalServerRenderer::<Stage>::with_props(props).hydratable(false).render();
    let html = tokio::task::LocalSet::new().block_on(&runtime, drawing);
    html.replace("><", ">\n<") + "\n"
}

fn check(name: &str, part: Part, fragment: &str) {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/components/{name}.html"));
    let now = drawn(part, fragment);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("the folder");
        std::fs::write(&file, now).expect("the golden file written");
        return;
    }
    let golden =
        std::fs::read_to_string(&file).expect("a golden file: see the first lines of this test");
    assert_eq!(now, golden, "{name}");
}

#[test]
fn filters_show_values_counts_and_choice() {
    check("filters", Part::Filters, "/?country=AM&sg=orlov&from=2005&to=2005");
}

#[test]
fn chips_name_what_is_chosen() {
    check(
        "chips",
        Part::Chips,
        "/?q=danger&country=AM&sg=orlov&sg-by=named&from=2005-04&dates=certain",
    );
}

#[test]
fn without_a_choice_there_are_no_chips() {
    assert_eq!(drawn(Part::Chips, "/").trim(), "");
}

#[test]
fn date_fields_show_the_dates_chosen() {
    check("dates", Part::Dates, "/?from=2019&to=2020-08");
}

#[test]
fn the_search_box_is_a_combobox_whose_list_is_closed() {
    check("search", Part::Search, "/?q=orlov");
}

#[test]
fn other_forms_of_a_word_have_ticks() {
    check("widened", Part::Widened, "/?q=trained+speaking&not-as=train");
    assert_eq!(drawn(Part::Widened, "/?q=xyzzy").trim(), "");
}

#[test]
fn nothing_found_names_what_to_lift() {
    check("nothing", Part::Nothing, "/?country=BY&sg=orlov");
}

#[test]
fn a_result_is_dated_placed_marked_and_tagged() {
    check("result", Part::Result, "/?q=terrorism+yer");
}

#[test]
fn a_line_of_a_concordance_is_one_link_to_its_paragraph() {
    check("lines", Part::Lines, "/?q=terrorism+common+armenia&view=concordance");
}

#[test]
fn views_are_links_and_orders_those_of_the_view() {
    check("views-list", Part::Views, "/?q=terrorism&sort=left");
    check("views-concordance", Part::Views, "/?q=terrorism&sort=left&view=concordance");
}

#[test]
fn the_ribbon_has_bars_bands_edges_and_a_table() {
    check("ribbon", Part::Ribbon, "/?sg=orlov&from=2004&to=2006");
}

#[test]
fn a_record_tells_all_of_itself() {
    check("record", Part::Record, "/record/orlov-in-yerevan?q=terror");
}

#[test]
fn a_record_with_little_says_so() {
    check("record-minsk", Part::Minsk, "/record/minsk-session");
}

#[test]
fn a_profile_tells_what_is_known_and_where_it_is_told() {
    for (name, register, code) in [
        ("profile-country", Register::Country, "AM"),
        ("profile-person", Register::Person, "petrov"),
        ("profile-operation", Register::Operation, "channel"),
        ("profile-term", Register::SecretaryGeneral, "ivanov"),
    ] {
        check(name, Part::Profile(register, code), "/");
    }
    assert!(drawn(Part::Profile(Register::Topic, "weather"), "/").contains("No such entry"));
}

#[test]
fn a_register_lists_its_entries() {
    check("register", Part::Register(Register::Person), "/");
}

#[test]
fn the_about_page_counts_the_corpus() {
    check("about", Part::About, "/about");
}

#[test]
fn what_a_corpus_says_is_never_markup() {
    let html = drawn(Part::Chips, "/?q=%3Cscript%3Ealert(1)%3C/script%3E");
    assert!(!html.contains("<script>") && html.contains("&lt;script&gt;"), "{html}");
}
