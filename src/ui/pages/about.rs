//! What this is, and how its counts and dates are to be read.

use crate::app::extent;
use crate::domain::model::{Authority, Entry, Register};
use crate::domain::query::address::Page;
use crate::ui::components::{dot, reference};
use crate::ui::state::State;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
}

/// The page about the explorer.
#[component(About)]
pub fn view(Props { state }: &Props) -> Html {
    let corpus = &state.explorer.corpus;
    html! {
        <main class="page">
            <h1 tabindex="-1">{ "About CSTO Explorer" }</h1>
            <p>{ format!("A reference work on the Collective Security Treaty Organization: who said or did what, when, under which secretary-general, about which topic, concerning which country. On file: {}, with {} people, {} organisations and {} topics to find them by.",
                extent(&state.explorer), corpus.people.len(), corpus.organisations.len(), corpus.topics.len()) }</p>
            <h2>{ "Registers" }</h2>
            <p>
                { for Register::ALL.iter().enumerate().map(|(i, (_, register))| html! {
                    <>{ if i > 0 { " · " } else { "" } }<a href={state.link(Page::Register(*register))}>{ register.plural() }</a></>
                }) }
            </p>
            <h2>{ "How to read it" }</h2>
            <dl>
                <dt>{ "Records" }</dt>
                <dd>{ "Digests in our own words of one dated act or event each, with the source named. A claim belongs to who makes it; where sources disagree, the record says so." }</dd>
                <dt>{ "Counts" }</dt>
                <dd>{ "The number beside a value is the number of records that have it under every other filter: what you would get by choosing it alone in its filter (any of), or by adding it (all of)." }</dd>
                <dt>{ "Secretary-General" }</dt>
                <dd>{ "In office: who held the post on the record’s date; acting holders are marked by a ring and hatching. Speaking: who speaks in it as secretary-general. Named: who is named in it, whatever the role then." }</dd>
                <dt>{ "Uncertain dates" }</dt>
                <dd>{ "A date may be approximate, uncertain, or known only to the month or year. It is kept so: the record counts in every year it may lie in, unless you ask for certain dates only." }</dd>
                <dt>{ "Words" }</dt>
                <dd><a href={state.link(Page::Help)}>{ "How to search" }</a>{ ": words in all their forms and spellings, phrases, fields, filters." }</dd>
                <dt>{ "Links" }</dt>
                <dd>{ "The address holds the whole state. Copying it shares exactly what you see." }</dd>
                <dt>{ "Keys" }</dt>
                <dd>{ "/ goes to the search box, Escape from a record to its results; on the ribbon’s edges the arrows, Page Up and Page Down move the years." }</dd>
            </dl>
            { terms(state) }
            { chairmanships(state) }
            { memberships(state) }
            <h2>{ "Private by design" }</h2>
            <p>{ "Everything is in this page: after it has loaded it asks no server for anything, and nothing you type leaves your machine." }</p>
            <h2>{ "Licence" }</h2>
            <p>{ format!("Record texts: CC BY 4.0, CSTO Explorer corpus. Program, version {}: MIT or Apache 2.0.", env!("CARGO_PKG_VERSION")) }</p>
        </main>
    }
}

/// The register of terms of office that every filter and every record's page rests on.
fn terms(state: &State) -> Html {
    let corpus = &state.explorer.corpus;
    html! {
        <section class="register">
            <h2>{ "Secretaries-general on file" }</h2>
            <ul class="plain">
                { for corpus.terms.iter().map(|(_, term)| html! {
                    <li>
                        { dot(term.colour, term.acting) }
                        { entry(state, Register::SecretaryGeneral, term.code(), corpus.people[term.person].name()) }
                        { format!("{}: {}", if term.acting { ", acting" } else { "" }, term.dates.words()) }
                        { background(&term.authority) }
                    </li>
                }) }
                { for corpus.vacancies.iter().map(|vacancy| html! {
                    <li>{ format!("{}: {}", vacancy.authority.name, vacancy.dates.words()) }{ background(&vacancy.authority) }</li>
                }) }
            </ul>
        </section>
    }
}

/// The register of the chair.
fn chairmanships(state: &State) -> Html {
    let corpus = &state.explorer.corpus;
    html! {
        <section class="register">
            <h2>{ "Chairmanships on file" }</h2>
            <ul class="plain">
                { for corpus.chairmanships.iter().map(|(_, chair)| {
                    let country = &corpus.countries[chair.country];
                    let head = chair.head.map(|head| format!(" ({})", corpus.people[head].name()));
                    html! {
                        <li>
                            { entry(state, Register::Country, country.code(), country.name()) }
                            { format!("{}: {}", head.unwrap_or_default(), chair.dates.words()) }
                            { background(&chair.authority) }
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

/// The register of memberships.
fn memberships(state: &State) -> Html {
    let corpus = &state.explorer.corpus;
    html! {
        <section class="register">
            <h2>{ "Membership on file" }</h2>
            <ul class="plain">
                { for corpus.countries.iter().filter(|(_, country)| !country.statuses.is_empty()).map(|(_, country)| html! {
                    <li>
                        { entry(state, Register::Country, country.code(), country.name()) }
                        { for country.statuses.iter().map(|status| {
                            let note = status.note.as_ref().map_or(String::new(), |note| format!(". {note}"));
                            html! { <small>{ format!("{}: {}{note}", status.standing.word(), status.dates.words()) }</small> }
                        }) }
                        { background(&country.authority) }
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// The link to an entry's own page.
fn entry(state: &State, register: Register, code: &str, name: &str) -> Html {
    let href = state.link(Page::Profile(register, code.to_owned()));
    html! { <a {href}>{ name.to_owned() }</a> }
}

/// What is known of an entry, and from where.
fn background(authority: &Authority) -> Html {
    html! {
        <>
            if let Some(profile) = &authority.profile {
                <small>{ profile.clone() }</small>
            }
            if !authority.sources.is_empty() {
                <details>
                    <summary>{ "Sources" }</summary>
                    { for authority.sources.iter().map(|source| html! { <small class="address">{ reference(source) }</small> }) }
                </details>
            }
        </>
    }
}
