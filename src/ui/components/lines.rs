//! The concordance: the hits below each other, each with what stands around it.

use super::reach::{Long, use_reach};
use super::{Nothing, Reach};
use crate::app::{Action, line_heard, no_line};
use crate::domain::model::Part;
use crate::domain::query::address::Page;
use crate::domain::search::{Concordance, Context, Line};
use crate::ui::state::State;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
    pub concordance: Rc<Concordance>,
    pub act: Callback<Action>,
    pub reach: Reach,
}

/// The lines, or why there are none.
#[component(Lines)]
pub fn view(Props { state, concordance, act, reach }: &Props) -> Html {
    let lines = &concordance.lines;
    let long = Long { class: "lines", items: "hits", step: 20, all: lines.len() };
    let (drawn, more) = use_reach(reach, state, long);
    if state.selection.hits.is_empty() {
        return html! { <Nothing state={state.clone()} act={act.clone()} /> };
    }
    html! {
        <>
        <h2 id="results" class="unseen" tabindex="-1">{ "Concordance" }</h2>
        if let Some(why) = no_line(concordance, &state.selection) {
            <p class="no-line">{ why }</p>
        } else {
            <ol class="lines" aria-label="Concordance">
                { for lines.iter().take(drawn).map(|line| html! { <LineItem state={state.clone()} line={*line} /> }) }
            </ol>
        }
        { more }
        </>
    }
}

/// How many letters stand on each side at most: as many as a wide window has room for.
const SIDE: usize = 90;

#[derive(Clone, PartialEq, Properties)]
pub struct LineProps {
    pub state: State,
    pub line: Line,
}

/// A line, as an item of the list. The whole of it is the link, so that it is heard as one
/// sentence.
#[component(LineItem)]
pub fn line(LineProps { state, line }: &LineProps) -> Html {
    let record = &state.explorer.corpus.records[line.record];
    let Context { left, hit, right } = line.context(record, SIDE);
    let paragraph = match line.part {
        Part::Paragraph(i) => Some(i.saturating_add(1)),
        _ => None,
    };
    let class = matches!(line.part, Part::Quotation(_)).then_some("quoted");
    html! {
        <li data-record={record.id.clone()}>
            <a href={state.link(Page::Record(record.id.clone(), paragraph))} title={record.title.clone()} aria-label={line_heard(record, line, SIDE)} {class}>
                <time datetime={record.date.to_string()}>{ record.date.words() }</time>
                <span class="left"><bdi>{ left.to_owned() }</bdi></span>
                <span class="middle"><mark>{ hit.to_owned() }</mark><span class="right">{ right.to_owned() }</span></span>
            </a>
        </li>
    }
}
