//! Small things drawn in several places: texts with their hits marked, dots of terms of office.

use crate::domain::search::Piece;
use yew::prelude::*;

/// A text with its hits marked.
pub fn pieces(pieces: Vec<Piece>) -> Html {
    pieces
        .into_iter()
        .map(|piece| {
            if piece.hit {
                html! { <mark>{ piece.text }</mark> }
            } else {
                html! { { piece.text } }
            }
        })
        .collect()
}

/// The source of an authority's entry: publisher and date as text, its address as a link.
pub fn reference(source: &str) -> Html {
    let Some(at) = source.find("http") else { return html! { { source.to_owned() } } };
    let (text, address) = source.split_at(at);
    html! { <>{ text.to_owned() }<a href={address.to_owned()} rel="noreferrer">{ address.to_owned() }</a></> }
}

/// The dot of a term of office: full, or a ring for an acting one. It never speaks alone; the
/// name stands beside it.
pub fn dot(colour: u8, acting: bool) -> Html {
    let class = classes!("dot", format!("term-{colour}"), acting.then_some("acting"));
    html! { <span {class} aria-hidden="true"></span> }
}
