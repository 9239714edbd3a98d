//! The ribbon, drawn: bars, bands, and the chosen years with two edges to drag or to move by
//! keyboard. Its table stands behind it.

use crate::app::{Action, Band, Edge, Ribbon, moved, range};
use crate::domain::query::{Facet, Query};
use crate::ui::browser::page::{self, Along};
use crate::ui::state::{State, asked_now};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is asked of time, answered or not yet, and nothing else.
    pub time: Query,
    pub state: State,
    pub act: Callback<Action>,
}

/// Heights in the drawing, in pixels from its top.
const BARS: f64 = 56.0;
const BAND_TOP: f64 = 62.0;
const BAND: f64 = 20.0;
const HEIGHT: f64 = 102.0;
/// How near a pointer must be to an edge to take hold of it, in pixels.
const HOLD: f64 = 14.0;
/// How far a pointer must go for a drag rather than a click, in pixels.
const STIR: f64 = 3.0;

/// What a pointer is doing.
#[derive(Clone, Copy, PartialEq)]
struct Drag {
    /// The edge it has hold of; none where it draws a new stretch.
    edge: Option<Edge>,
    /// Where it went down.
    from: Along,
    /// Where it is.
    to: f64,
}

impl Drag {
    /// Whether it went anywhere.
    fn stirred(self) -> bool {
        (self.to - self.from.fraction).abs() * self.from.width > STIR
    }

    /// The edge near a place, if one is.
    fn edge_at(place: Along, (left, right): (f64, f64)) -> Option<Edge> {
        let near = |edge: f64| (edge - place.fraction).abs() * place.width;
        match (near(left), near(right)) {
            (a, b) if a <= b && a < HOLD => Some(Edge::From),
            (_, b) if b < HOLD => Some(Edge::To),
            _ => None,
        }
    }
}

/// The ribbon.
#[component(RibbonView)]
pub fn view(Props { time, state, act }: &Props) -> Html {
    let Query { from, to, .. } = time.clone();
    let query = Query { from, to, ..state.query().clone() };
    let ribbon = Ribbon::new(&state.explorer, &query, &state.selection);
    let drag = use_state_eq(|| None::<Drag>);
    let node = use_node_ref();

    let along = {
        let node = node.clone();
        move |event: &PointerEvent| {
            node.cast().map_or(Along::default(), |element| page::along(&element, event.client_x()))
        }
    };
    let onpointerdown = {
        let (drag, along, brush) = (drag.clone(), along.clone(), ribbon.brush);
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            page::capture(&event);
            let from = along(&event);
            let edge = Drag::edge_at(from, brush.unwrap_or((0.0, 1.0)));
            drag.set(Some(Drag { edge, from, to: from.fraction }));
        })
    };
    let onpointermove = {
        let drag = drag.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(now) = *drag {
                drag.set(Some(Drag { to: along(&event).fraction, ..now }));
            }
        })
    };
    let onpointerup = {
        let (drag, act) = (drag.clone(), act.clone());
        let years = ribbon.years.clone();
        Callback::from(move |_: PointerEvent| {
            match *drag {
                Some(Drag { edge: None, from, to }) => {
                    act.emit(range(&years, from.fraction, to));
                }
                Some(now @ Drag { edge: Some(edge), .. }) if now.stirred() => {
                    act.emit(moved(&asked_now(), &years, edge, now.to));
                }
                _ => {}
            }
            drag.set(None);
        })
    };
    let onpointercancel = {
        let drag = drag.clone();
        Callback::from(move |_: PointerEvent| drag.set(None))
    };

    let (left, right) = ribbon.brush.unwrap_or((0.0, 1.0));
    let brush = match *drag {
        Some(Drag { edge: None, from, to }) => Some((from.fraction.min(to), from.fraction.max(to))),
        Some(Drag { edge: Some(Edge::From), to, .. }) => Some((to.clamp(0.0, right), right)),
        Some(Drag { edge: Some(Edge::To), to, .. }) => Some((left, to.clamp(left, 1.0))),
        None => ribbon.brush,
    };
    html! {
        <section class="ribbon" aria-label="Years and terms of office">
            <svg ref={node} class={classes!(drag.is_some().then_some("dragging"))} width="100%" height={HEIGHT.to_string()} role="group" aria-label="Records by year, above the terms of office">
                <defs>
                    <pattern id="acting" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="2.5" height="6" /></pattern>
                </defs>
                <g aria-hidden="true">{ for ribbon.bars.iter().map(bar) }</g>
                <g aria-hidden="true">{ for ribbon.spans.iter().map(|span| {
                    let class = classes!("span", span.selected.then_some("in"));
                    html! { <rect {class} x={percent(span.left)} width={percent(span.width.max(0.002))} y={(BARS + 1.0).to_string()} height="3" rx="1.5" /> }
                }) }</g>
                if let Some((left, right)) = brush {
                    <rect class="brush" x={percent(left)} width={percent(right - left)} y="0" height={BARS.to_string()} />
                }
                <rect class="ground" x="0" y="0" width="100%" height={BARS.to_string()} {onpointerdown} {onpointermove} {onpointerup} {onpointercancel} />
                { edge(&ribbon, Edge::From, brush.map_or(0.0, |b| b.0), act) }
                { edge(&ribbon, Edge::To, brush.map_or(1.0, |b| b.1), act) }
                { for ribbon.bands.iter().map(|each| band(each, state)) }
                <g class="ticks" aria-hidden="true">{ for ribbon.ticks().map(|(year, at)| html! {
                    <text x={percent(at)} y={(HEIGHT - 4.0).to_string()}>{ year.to_string() }</text>
                }) }</g>
            </svg>
            <details class="table">
                <summary>{ "As a table" }</summary>
                <p>{ "A short line under the bars is the time in which an uncertain date may lie, for one record or several. Bands are terms of office, hatched where acting." }</p>
                { table(&ribbon) }
            </details>
        </section>
    }
}

fn percent(fraction: f64) -> String {
    format!("{:.3}%", fraction * 100.0)
}

fn bar(bar: &crate::app::Bar) -> Html {
    let (x, width) = (percent(bar.left + bar.width * 0.06), percent(bar.width * 0.88));
    let rect = |class: &'static str, height: f64| {
        let height = (height * (BARS - 4.0)).max(if height > 0.0 { 2.0 } else { 0.0 });
        html! { <rect {class} x={x.clone()} width={width.clone()} y={format!("{:.1}", BARS - height)} height={format!("{height:.1}")} /> }
    };
    html! {
        <g>
            { rect("bar", bar.heights.0) }
            { rect("bar in", bar.heights.1) }
        </g>
    }
}

/// A term of office: a link to the results with its holder chosen, or no longer so.
fn band(band: &Band, state: &State) -> Html {
    let action = Action::Toggle(Facet::SecretaryGeneral, band.code.clone());
    let class = classes!(
        "band",
        format!("term-{}", band.colour),
        band.acting.then_some("acting"),
        band.chosen.then_some("on"),
    );
    let label = if band.chosen { format!("{}, chosen", band.label) } else { band.label.clone() };
    html! {
        <a {class} href={state.link_after(&action)} aria-label={label.clone()} data-term={band.code.clone()}>
            <title>{ label }</title>
            <svg x={percent(band.left)} y={BAND_TOP.to_string()} width={percent(band.width)} height={BAND.to_string()}>
                <rect class="body" width="100%" height="100%" rx="2" />
                if band.acting {
                    <rect class="over" width="100%" height="100%" rx="2" fill="url(#acting)" />
                }
                <text class={fits(band)} x="6" y="14" aria-hidden="true">{ band.surname.clone() }</text>
            </svg>
        </a>
    }
}

/// From which width of the ribbon on the surname is shown; the style sheet knows the steps.
fn fits(band: &Band) -> &'static str {
    match band.needs() {
        needs if needs <= 280.0 => "fits-280",
        needs if needs <= 600.0 => "fits-600",
        needs if needs <= 1000.0 => "fits-1000",
        needs if needs <= 1500.0 => "fits-1500",
        _ => "fits-never",
    }
}

/// One end of the chosen years: a slider to the keyboard.
fn edge(ribbon: &Ribbon, edge: Edge, at: f64, act: &Callback<Action>) -> Html {
    let (first, last) = (*ribbon.years.start(), *ribbon.years.end());
    let (from, to) = ribbon.chosen.unwrap_or((first, last));
    let (label, now, min, max) = match edge {
        Edge::From => ("First year", from, first, to),
        Edge::To => ("Last year", to, from, last),
    };
    let onkeydown = {
        let (act, years) = (act.clone(), ribbon.years.clone());
        Callback::from(move |event: KeyboardEvent| {
            let by = match event.key().as_str() {
                "ArrowLeft" | "ArrowDown" => -1,
                "ArrowRight" | "ArrowUp" => 1,
                "PageDown" => -5,
                "PageUp" => 5,
                "Home" => -10_000,
                "End" => 10_000,
                _ => return,
            };
            event.prevent_default();
            act.emit(Action::Nudge(edge, by, years.clone()));
        })
    };
    html! {
        <svg class={classes!("edge", ribbon.chosen.is_some().then_some("on"))} x={percent(at)} y="0" overflow="visible" role="slider" tabindex="0" aria-label={label}
            aria-valuemin={min.to_string()} aria-valuemax={max.to_string()} aria-valuenow={now.to_string()} aria-valuetext={now.to_string()} {onkeydown}>
            <line x1="0" x2="0" y1="0" y2={BARS.to_string()} />
            <rect class="grip" x="-3" y={(BARS / 2.0 - 8.0).to_string()} width="6" height="16" rx="3" />
        </svg>
    }
}

fn table(ribbon: &Ribbon) -> Html {
    html! {
        <table>
            <thead><tr><th scope="col">{ "Year" }</th><th scope="col">{ "In the result" }</th><th scope="col">{ "All records" }</th></tr></thead>
            <tbody>
                { for ribbon.bars.iter().filter(|bar| bar.all > 0).map(|bar| html! {
                    <tr><th scope="row">{ bar.year.to_string() }</th><td>{ bar.selected.to_string() }</td><td>{ bar.all.to_string() }</td></tr>
                }) }
            </tbody>
        </table>
    }
}
