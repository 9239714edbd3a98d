//! A concordance as text: the hits below each other.

use csto_explorer::app::{hits, no_line};
use csto_explorer::domain::model::Record;
use csto_explorer::domain::query::Query;
use csto_explorer::domain::search::{Context, Line};
use csto_explorer::domain::select::{Explorer, Selection};
use terminal_size::{Width, terminal_size};

/// How many columns there are where no terminal says it.
const WIDTH: usize = 100;
/// How many columns a hit and what stands beside it have, however narrow the terminal.
const NARROWEST: usize = 40;

/// Prints so many lines at most: the hit in its context, date, record.
pub fn print(
    explorer: &Explorer,
    query: &Query,
    selection: &Selection,
    limit: usize,
    out: &mut String,
) {
    let concordance = explorer.concordance(query, selection);
    out.push_str(&format!("{}\n", hits(&concordance, selection)));
    if let Some(why) = no_line(&concordance, selection) {
        out.push_str(&format!("{why}\n"));
        return;
    }
    let shown: Vec<(&Line, &Record, String)> = concordance
        .lines
        .iter()
        .take(limit)
        .map(|line| {
            let record = &explorer.corpus.records[line.record];
            (line, record, format!("{}  {}", record.date.as_str(), record.id))
        })
        .collect();
    let whence = shown.iter().map(|(_, _, whence)| whence.chars().count()).max().unwrap_or(0);
    let all = terminal_size().map_or(WIDTH, |(Width(columns), _)| usize::from(columns));
    // The hit stands a little left of the middle and begins what is right of it.
    let room = all.saturating_sub(whence + 2).max(NARROWEST);
    let before = room * 2 / 5;
    let after = room - before;
    out.push('\n');
    for (line, record, whence) in shown {
        let Context { left, hit, .. } = line.context(record, before);
        let right = line.context(record, after.saturating_sub(hit.chars().count())).right;
        let right = format!("{hit}{right}");
        out.push_str(&format!("{left:>before$}{right:after$}  {whence}\n"));
    }
    out.push_str(&super::left(limit, concordance.lines.len()));
}
