//! One record: the digest with what it names, quotations, figures, and beside it where it is
//! from, who is in it, and why it is tagged as it is.

use crate::app::{chair, count, office, page_of, page_of_who, with};
use crate::domain::cite::{Format, cite};
use crate::domain::model::{
    Basis, Corpus, Entry, Key, Operation, Part, Record, Tag, Voice, Who, Why,
};
use crate::domain::query::address::Page;
use crate::domain::search::{Marks, mark};
use crate::domain::select::Explorer;
use crate::ui::browser::{clipboard, page};
use crate::ui::components::{dot, pieces};
use crate::ui::state::{State, link};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
    pub id: String,
    /// Leaves the record for its results.
    #[prop_or_default]
    pub close: Callback<()>,
}

/// The page of one record.
#[component(RecordPage)]
pub fn view(Props { state, id, close }: &Props) -> Html {
    let corpus = &state.explorer.corpus;
    let Some((key, record)) = state.explorer.record(id) else {
        return html! {
            <main class="page">
                <h1 tabindex="-1">{ "No such record" }</h1>
                <p>{ format!("This corpus has no record “{id}”. It may have been renamed, or the address is incomplete.") }</p>
                <p><a href={state.link(Page::Explore)}>{ "All records" }</a></p>
            </main>
        };
    };
    html! {
        <main class="record">
            <article>
                { way(state, key, close) }
                <h1 tabindex="-1">{ record.title.clone() }</h1>
                { lede(corpus, record) }
                <div class="text" lang="en">
                    { for record.digest.iter().enumerate().map(|(i, _)| paragraph(state, record, i)) }
                    { for record.quotations.iter().map(|quotation| html! {
                        <blockquote>
                            { format!("“{}”", quotation.text) }
                            <footer>{ speaker(corpus, record, quotation.speaker) }</footer>
                        </blockquote>
                    }) }
                </div>
                { figures(record) }
                { instruments(state, record) }
                { for record.operations.iter().map(|key| series(state, &corpus.operations[*key], Tag::Operation(*key))) }
                { for record.exercises.iter().map(|key| series(state, &corpus.exercises[*key], Tag::Exercise(*key))) }
            </article>
            <aside aria-label="About this record">
                { sources(corpus, record) }
                { people(state, record) }
                { related(state, record) }
                <Citations state={state.clone()} record={key} />
                { reasons(state, record) }
            </aside>
            <p class="edition">{ format!("CSTO Explorer {}, record {}. Text under CC BY 4.0.", env!("CARGO_PKG_VERSION"), record.id) }</p>
        </main>
    }
}

/// Back to the results, and on to the records before and after in them.
fn way(state: &State, key: Key<Record>, close: &Callback<()>) -> Html {
    let step = |key: Option<Key<Record>>, rel: &'static str, label: &'static str| match key {
        Some(key) => {
            let id = state.explorer.corpus.records[key].id.clone();
            html! { <a {rel} href={state.link(Page::Record(id, None))}>{ label }</a> }
        }
        None => html! { <span class="off">{ label }</span> },
    };
    let found = count(state.selection.hits.len());
    let onclick = {
        let close = close.clone();
        Callback::from(move |event: MouseEvent| {
            // With a key held down it opens elsewhere, which is the browser's to do.
            if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
                event.prevent_default();
                close.emit(());
            }
        })
    };
    html! {
        <nav class="way" aria-label="Results">
            <a href={state.link(Page::Explore)} {onclick}>{ format!("← {found}") }</a>
            if let Some(place) = Explorer::neighbours(&state.selection, key) {
                <span>
                    { format!("{} of {}", place.place + 1, state.selection.hits.len()) }
                    { step(place.previous, "prev", "Previous") }
                    { step(place.next, "next", "Next") }
                </span>
            }
        </nav>
    }
}

fn lede(corpus: &Corpus, record: &Record) -> Html {
    let office = office(corpus, record);
    let basis = match &record.basis {
        Basis::Stated => "Date stated in the source.".to_owned(),
        Basis::Inferred(argument) => format!("Date inferred: {}.", argument.trim_end_matches('.')),
    };
    html! {
        <div class="lede">
            <p class="facts">
                <time datetime={record.date.to_string()}>{ record.date.words() }</time>
                <span>{ corpus.kinds[record.kind].name().to_owned() }</span>
                if let Some(place) = &record.place {
                    <span>{ place.clone() }</span>
                }
                if let Some(chair) = chair(corpus, record) {
                    <span>{ chair }</span>
                }
                <span>
                    { for office.holders.iter().map(|(colour, acting)| dot(*colour, *acting)) }
                    { office.full.clone() }
                </span>
            </p>
            <p class="basis">{ basis }{ format!(" Confidence: {}.", record.confidence.word()) }</p>
            { for record.as_stated.iter().map(|reason| html! {
                <p class="basis">{ format!("As the source states: {}.", reason.trim_end_matches('.')) }</p>
            }) }
        </div>
    }
}

/// A paragraph: entities it names are links, and its number is a link to itself.
fn paragraph(state: &State, record: &Record, i: usize) -> Html {
    let text = &record.digest[i];
    let part = Part::Paragraph(u16::try_from(i).unwrap_or(u16::MAX));
    let marks = &state.selection.marks;
    let mut drawn = Vec::new();
    let mut done = 0;
    for mention in record.mentions.iter().filter(|mention| mention.part == part) {
        let (start, end) = (mention.start as usize, mention.end as usize);
        drawn.push(marked(text.get(done..start), marks));
        drawn.push(entity(state, mention.tag, marked(text.get(start..end), marks)));
        done = end;
    }
    drawn.push(marked(text.get(done..), marks));
    let number = i + 1;
    let here = state.link(Page::Record(record.id.clone(), u16::try_from(number).ok()));
    html! {
        <p id={format!("p{number}")} tabindex="-1">
            { for drawn }
            { " " }<a class="pilcrow" href={here} aria-label={format!("Link to paragraph {number}")}>{ "¶" }</a>
        </p>
    }
}

fn marked(text: Option<&str>, marks: &Marks) -> Html {
    pieces(mark(text.unwrap_or_default(), marks))
}

/// A named thing: a link to its records.
fn entity(state: &State, tag: Tag, text: Html) -> Html {
    let corpus = &state.explorer.corpus;
    // What has a filter leads to its records; the rest to its page, which lists them.
    let query = with(corpus, tag);
    let (href, title) = if query.chosen.is_empty() {
        (state.link(page_of(corpus, tag)), format!("About {}", corpus.tag_name(tag)))
    } else {
        (link(Page::Explore, query), format!("All records with {}", corpus.tag_name(tag)))
    };
    html! { <a class="entity" {href} {title}>{ text }</a> }
}

fn speaker(corpus: &Corpus, record: &Record, who: Who) -> String {
    let role = record.speakers.iter().find(|voice| voice.who == who).and_then(|v| v.role.clone());
    let name = corpus.who_name(who).to_owned();
    role.map_or(name.clone(), |role| format!("{name}, {role}"))
}

fn figures(record: &Record) -> Html {
    if record.figures.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ "Figures" }</h2>
            <table class="figures">
                <tbody>
                    { for record.figures.iter().map(|figure| html! {
                        <tr><td class="amount">{ figure.amount() }</td><td>{ figure.unit.clone() }<small>{ figure.what.clone() }</small></td></tr>
                    }) }
                </tbody>
            </table>
        </section>
    }
}

fn instruments(state: &State, record: &Record) -> Html {
    if record.instruments.is_empty() {
        return Html::default();
    }
    let corpus = &state.explorer.corpus;
    html! {
        <section>
            <h2>{ "Instruments" }</h2>
            <ul class="plain">
                { for record.instruments.iter().map(|key| {
                    let instrument = &corpus.instruments[*key];
                    let href = state.link(page_of(corpus, Tag::Instrument(*key)));
                    let date = instrument.date.as_ref().map(|date| html! { <small>{ date.words() }</small> });
                    html! { <li><a {href}>{ instrument.name().to_owned() }</a>{ date.unwrap_or_default() }</li> }
                }) }
            </ul>
        </section>
    }
}

/// An operation or exercise in brief; its runs are on its own page.
fn series(state: &State, operation: &Operation, tag: Tag) -> Html {
    let dates =
        operation.dates.as_ref().map_or(String::new(), |dates| format!(", {}", dates.words()));
    let href = state.link(page_of(&state.explorer.corpus, tag));
    html! {
        <section>
            <h2><a {href}>{ operation.name().to_owned() }</a>{ dates }</h2>
            if let Some(aim) = &operation.aim {
                <p class="background">{ format!("{aim}.") }</p>
            }
            if let Some(profile) = &operation.authority.profile {
                <p class="background">{ profile.clone() }</p>
            }
        </section>
    }
}

fn sources(corpus: &Corpus, record: &Record) -> Html {
    html! {
        <section>
            <h2>{ if record.sources.len() == 1 { "Source" } else { "Sources" } }</h2>
            <ul class="plain">
                { for record.sources.iter().map(|source| {
                    let publisher = &corpus.publishers[source.publisher];
                    let kind = publisher.kind.as_ref().map(|kind| format!(" ({kind})"));
                    let date = source.date.as_ref().map_or(String::new(), |date| format!(", {}", date.words()));
                    html! {
                        <li>
                            { publisher.name().to_owned() }<small class="beside">{ kind }</small>
                            <small>
                                if source.is_headline {
                                    <cite>{ source.title.clone() }</cite>
                                } else {
                                    { source.title.clone() }
                                }
                                { date }
                            </small>
                            if let Some(url) = &source.url {
                                <small class="address"><a href={url.clone()} rel="noreferrer">{ url.clone() }</a></small>
                            } else {
                                <small>{ "address not known" }</small>
                            }
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

fn people(state: &State, record: &Record) -> Html {
    if record.people().next().is_none() {
        return Html::default();
    }
    let corpus = &state.explorer.corpus;
    let line = |voice: &Voice, speaks: bool| {
        let term = voice.term.map(|key| &corpus.terms[key]);
        let role = voice.role.clone().unwrap_or_default();
        let part = if speaks { "speaks" } else { "named" };
        let small = if role.is_empty() { part.to_owned() } else { format!("{role}; {part}") };
        html! {
            <li>
                if let Some(term) = term {
                    { dot(term.colour, term.acting) }
                }
                <a href={state.link(page_of_who(corpus, voice.who))}>{ corpus.who_name(voice.who).to_owned() }</a>
                <small>{ small }</small>
            </li>
        }
    };
    html! {
        <section>
            <h2>{ "People and bodies" }</h2>
            <ul class="plain">
                { for record.speakers.iter().map(|voice| line(voice, true)) }
                { for record.named.iter().map(|voice| line(voice, false)) }
            </ul>
        </section>
    }
}

fn reasons(state: &State, record: &Record) -> Html {
    let corpus = &state.explorer.corpus;
    let place = |part: Part| match part {
        Part::Title => "in the title".to_owned(),
        Part::Paragraph(i) => format!("paragraph {}", i + 1),
        Part::Quotation(_) => "in a quotation".to_owned(),
        Part::Figure(_) => "in the figures".to_owned(),
    };
    html! {
        <section class="why">
            <h2>{ "Why these tags" }</h2>
            <ul class="plain reasons">
                { for record.evidence.iter().map(|evidence| {
                    let why = match &evidence.why {
                        Why::Words(words, part) => format!("“{words}”, {}", place(*part)),
                        Why::Stated(reason) => reason.clone(),
                    };
                    let href = state.link(page_of(corpus, evidence.tag));
                    html! { <li><a {href}>{ corpus.tag_name(evidence.tag).to_owned() }</a><small>{ why }</small></li> }
                }) }
            </ul>
        </section>
    }
}

fn related(state: &State, record: &Record) -> Html {
    if record.related.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ "Related" }</h2>
            <ul class="plain">
                { for record.related.iter().map(|key| {
                    let other = &state.explorer.corpus.records[*key];
                    html! {
                        <li>
                            <a href={state.link(Page::Record(other.id.clone(), None))}>{ other.title.clone() }</a>
                            <small>{ other.date.words() }</small>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct CitationsProps {
    state: State,
    record: Key<Record>,
}

#[component(Citations)]
fn citations(CitationsProps { state, record }: &CitationsProps) -> Html {
    let shown = use_state_eq(|| None::<usize>);
    let record = &state.explorer.corpus.records[*record];
    let text = shown
        .and_then(|i| Format::ALL.get(i))
        .map(|(_, format)| cite(&state.explorer.corpus, record, *format));
    let copied = use_state_eq(|| None::<bool>);
    let copy = |text: String| {
        let copied = copied.clone();
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            clipboard::copy(&text, Callback::from(move |done| copied.set(Some(done))));
        })
    };
    let said = match *copied {
        None => "",
        Some(true) => "Copied.",
        Some(false) => "The browser doesn’t allow it: select the text and copy it.",
    };
    html! {
        <section class="cite">
            <h2>{ "Cite" }</h2>
            <div class="formats" role="group" aria-label="Format of the citation">
                { for Format::ALL.iter().enumerate().map(|(i, (name, _))| {
                    let shown = shown.clone();
                    let on = *shown == Some(i);
                    let copied = copied.clone();
                    let onclick = Callback::from(move |_| {
                        copied.set(None);
                        shown.set(if on { None } else { Some(i) });
                    });
                    html! { <button type="button" aria-pressed={on.to_string()} {onclick}>{ *name }</button> }
                }) }
                <button type="button" onclick={Callback::from(|_| page::print())}>{ "Print" }</button>
            </div>
            if let Some(text) = text {
                <textarea readonly=true rows="8" aria-label="Citation" value={text.clone()} />
                <button type="button" class="quiet" onclick={copy(text)}>{ "Copy" }</button>
                <span class="said" aria-live="polite">{ said }</span>
            }
        </section>
    }
}
