//! The profile of an entry of a register.

use crate::app::{Fact, Profile, count, profile};
use crate::domain::model::{Corpus, Entry, Key, Record, Register, Run};
use crate::domain::query::Query;
use crate::domain::query::address::Page;
use crate::ui::components::reference;
use crate::ui::state::{State, link};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
    pub register: Register,
    pub code: String,
}

/// The page of one entry.
#[component(ProfilePage)]
pub fn view(Props { state, register, code }: &Props) -> Html {
    let corpus = &state.explorer.corpus;
    let Some(profile) = profile(&state.explorer, *register, code) else {
        return html! {
            <main class="page">
                <h1 tabindex="-1">{ "No such entry" }</h1>
                <p>{ format!("The register “{}” of this corpus has no entry “{code}”.", register.legend()) }</p>
                <p><a href={link(Page::Explore, Query::default())}>{ "All records" }</a></p>
            </main>
        };
    };
    html! {
        <main class="page profile">
            <p class="register-name"><a href={state.link(Page::Register(*register))}>{ profile.register }</a></p>
            <h1 tabindex="-1">{ profile.name.clone() }</h1>
            if let Some(text) = &profile.text {
                <p>{ text.clone() }</p>
            }
            { facts(state, &profile) }
            { runs(corpus, &profile.runs) }
            { records(state, &profile) }
            { rests_on(&profile) }
        </main>
    }
}

fn facts(state: &State, profile: &Profile) -> Html {
    let said = |fact: &Fact| match &fact.page {
        Some(page) => html! { <a href={state.link(page.clone())}>{ fact.text.clone() }</a> },
        None => html! { { fact.text.clone() } },
    };
    // Several facts of one kind stand under one label.
    html! {
        <dl>
            { for profile.facts.chunk_by(|a, b| a.label == b.label).map(|alike| html! {
                <>
                    { for alike.first().map(|fact| html! { <dt>{ fact.label }</dt> }) }
                    { for alike.iter().map(|fact| html! { <dd>{ said(fact) }</dd> }) }
                </>
            }) }
            if !profile.names.is_empty() {
                <dt>{ "Also written" }</dt>
                <dd>{ profile.names.join(" · ") }</dd>
            }
            if let Some(address) = &profile.address {
                <dt>{ "Text" }</dt>
                <dd class="address"><a href={address.clone()} rel="noreferrer">{ address.clone() }</a></dd>
            }
        </dl>
    }
}

/// The times an operation or exercise was run.
fn runs(corpus: &Corpus, runs: &[Run]) -> Html {
    if runs.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ format!("Runs on file: {}", runs.len()) }</h2>
            <ul class="plain">{ for runs.iter().map(|each| run(corpus, each)) }</ul>
        </section>
    }
}

fn run(corpus: &Corpus, run: &Run) -> Html {
    let taking_part: Vec<&str> =
        run.countries.iter().map(|key| corpus.countries[*key].name()).collect();
    let place = run.place.as_ref().map_or(String::new(), |place| format!(", {place}"));
    html! {
        <li>
            { format!("{}: {}{place}", run.name, run.dates.words()) }
            if let Some(result) = &run.result {
                <small>{ result.clone() }</small>
            }
            if !run.countries.is_empty() {
                <small>{ format!("Taking part: {}.", taking_part.join(", ")) }</small>
            }
            if let Some(confidence) = run.confidence {
                <small>{ format!("Confidence: {}.", confidence.word()) }</small>
            }
            if let Some(reason) = &run.as_stated {
                <small>{ format!("As stated: {reason}") }</small>
            }
            { for run.sources.iter().map(|source| html! { <small class="address">{ reference(source) }</small> }) }
        </li>
    }
}

/// As many records stand on a profile at once; the rest unfold.
const LATEST: usize = 25;

fn records(state: &State, profile: &Profile) -> Html {
    let (latest, rest) = profile.records.split_at(profile.records.len().min(LATEST));
    html! {
        <section>
            <h2>{ count(profile.records.len()) }</h2>
            if let Some(query) = &profile.query {
                <p><a href={link(Page::Explore, query.clone())}>{ "Explore them with the filters" }</a></p>
            }
            { list(state, latest, "Records") }
            if !rest.is_empty() {
                <details>
                    <summary>{ format!("{} earlier ones", rest.len()) }</summary>
                    { list(state, rest, "Earlier records") }
                </details>
            }
        </section>
    }
}

fn list(state: &State, records: &[Key<Record>], name: &'static str) -> Html {
    if records.is_empty() {
        return Html::default();
    }
    html! {
        <ol class="plain" aria-label={name}>
            { for records.iter().map(|key| {
                let record = &state.explorer.corpus.records[*key];
                html! {
                    <li>
                        <a href={state.link(Page::Record(record.id.clone(), None))}>{ record.title.clone() }</a>
                        <small>{ record.date.words() }</small>
                    </li>
                }
            }) }
        </ol>
    }
}

fn rests_on(profile: &Profile) -> Html {
    if profile.sources.is_empty() {
        return Html::default();
    }
    let confidence =
        profile.confidence.map(|confidence| format!("Confidence: {}.", confidence.word()));
    html! {
        <section>
            <h2>{ "Sources of this profile" }</h2>
            <ul class="plain">
                { for profile.sources.iter().map(|source| html! { <li class="address">{ reference(source) }</li> }) }
            </ul>
            if let Some(confidence) = confidence {
                <p class="background">{ confidence }</p>
            }
        </section>
    }
}
