//! One result.

use super::{dot, pieces};
use crate::app::{Action, office};
use crate::domain::model::{Entry, Key, Record};
use crate::domain::query::Facet;
use crate::domain::query::address::Page;
use crate::domain::search::{found_by_name, mark, snippet};
use crate::ui::state::State;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
    pub record: Key<Record>,
    /// The year to stand above it, where it is the first of its year.
    #[prop_or_default]
    pub year: Option<String>,
}

/// How many countries, and how many topics, a result names; its page has them all.
const TAGS: usize = 3;

/// A result, as an item of the list.
#[component(ResultItem)]
pub fn view(Props { state, record, year }: &Props) -> Html {
    let corpus = &state.explorer.corpus;
    let record = &corpus.records[*record];
    let marks = &state.selection.marks;
    let office = office(corpus, record);
    let more =
        record.countries.len().saturating_sub(TAGS) + record.topics.len().saturating_sub(TAGS);
    let tag = |facet: Facet, code: &str, name: &str| {
        let action = Action::Toggle(facet, code.to_owned());
        if state.query().has(facet, code) {
            html! { <b>{ name.to_owned() }</b> }
        } else {
            html! { <a href={state.link_after(&action)} title={format!("Add the filter {name}")}>{ name.to_owned() }</a> }
        }
    };
    html! {
        <li data-record={record.id.clone()} class="hit">
            if let Some(year) = year {
                <p class="year">{ year.clone() }</p>
            }
            <time datetime={record.date.to_string()}>{ record.date.words() }</time>
            <article>
                <h3><a href={state.link(Page::Record(record.id.clone(), None))}>{ pieces(mark(&record.title, marks)) }</a></h3>
                <p class="facts">
                    <span>{ corpus.kinds[record.kind].name().to_owned() }</span>
                    if let Some(place) = &record.place {
                        <span>{ place.clone() }</span>
                    }
                    <span>
                        { for office.holders.iter().map(|(colour, acting)| dot(*colour, *acting)) }
                        { office.short.clone() }
                    </span>
                </p>
                if let Some(name) = found_by_name(corpus, record, marks) {
                    <p class="facts">{ "found by " }{ pieces(mark(name, marks)) }</p>
                }
                <p class="snippet" lang="en">{ pieces(snippet(record, marks)) }</p>
                <p class="tags">
                    { for record.countries.iter().take(TAGS).map(|key| {
                        let country = &corpus.countries[*key];
                        tag(Facet::Country, country.code(), country.name())
                    }) }
                    { for record.topics.iter().take(TAGS).map(|key| {
                        let topic = &corpus.topics[*key];
                        tag(Facet::Topic, topic.code(), topic.name())
                    }) }
                    if more > 0 {
                        <span>{ format!("+{more}") }</span>
                    }
                </p>
            </article>
        </li>
    }
}
