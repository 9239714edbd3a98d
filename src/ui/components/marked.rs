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

/// The dot of a term of office: full, or a ring for an acting one. It never speaks alone; the
/// name stands beside it.
pub fn dot(colour: u8, acting: bool) -> Html {
    let class = classes!("dot", format!("term-{colour}"), acting.then_some("acting"));
    html! { <span {class} aria-hidden="true"></span> }
}
