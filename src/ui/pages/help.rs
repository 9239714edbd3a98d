//! How to ask, with examples that can be followed.

use crate::app::{Action, apply, count, forms};
use crate::domain::query::address::Page;
use crate::domain::query::{Query, View};
use crate::ui::state::{State, link};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub state: State,
}

/// The page on how to ask.
#[component(Help)]
pub fn view(Props { state }: &Props) -> Html {
    let explorer = state.explorer.clone();
    // What the examples find does not depend on what is asked.
    let forms = use_memo((), move |()| forms(&explorer));
    let asking =
        |text: &str| link(Page::Explore, apply(&Query::default(), &Action::Type(text.to_owned())));
    let concordance = {
        let asked = apply(&Query::default(), &Action::Type("border".to_owned()));
        link(Page::Explore, apply(&asked, &Action::Show(View::Concordance)))
    };
    html! {
        <main class="page help">
            <h1 tabindex="-1">{ "How to search" }</h1>
            <p>{ "Results follow as you type, and below the search box stands what the word being typed may become: people, countries, topics and other filters that have it in a name, in any spelling, and words of the texts, each with the number of records it would give. Down and Up choose, Enter takes, Escape closes the list." }</p>
            <p>{ "All words must occur, apart from words like “the” and “of” that only hold others together; where fewer than five records have all of them, those with half of them follow, and the page says so. A word no record has is corrected to the nearest that some have, and the page says that too. Case and diacritics do not matter." }</p>
            { for forms.iter().map(|(heading, forms)| html! {
                <>
                    <h2>{ *heading }</h2>
                    <dl class="forms">
                        { for forms.iter().map(|form| html! {
                            <div>
                                <dt><a href={asking(form.example)}><code>{ form.example }</code></a></dt>
                                <dd>{ form.meaning }</dd>
                                <dd class="finds">{ count(form.found) }</dd>
                            </div>
                        }) }
                    </dl>
                </>
            }) }
            <p>{ "Results stand by how well they fit: a title weighs more than a name or a quotation, those more than the text; rare words more than frequent ones; words near each other more than far apart. What cannot be read is left out with a sentence, and the rest is searched." }</p>
            <h2>{ "Views" }</h2>
            <p>{ "The list shows records. " }<a href={concordance}>{ "The concordance" }</a>{ " shows each place where the words stand, in digests and quotations, a line each, with what stands before and after; a phrase is one hit. It can be sorted by the word before the hit or after it. The switch between the two is above the results." }</p>
        </main>
    }
}
