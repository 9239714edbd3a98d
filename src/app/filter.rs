//! A filter as the page shows it: its rows in a steady order, with live counts.

use super::Action;
use crate::domain::date::{Day, Days};
use crate::domain::model::{Entry, Key};
use crate::domain::query::{Facet, Match, Query, SgBy, Value};
use crate::domain::select::{Explorer, Selection, asked_days};
use crate::domain::text::words;
use std::collections::BTreeSet;

/// A filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Which.
    pub facet: Facet,
    /// Its values, in groups; one group without a name where there are no groups.
    pub groups: Vec<Group>,
    /// Its switch, where it has one.
    pub switch: Vec<Switch>,
    /// Whether there are enough values for a search field.
    pub searchable: bool,
    /// How many values are left out; shown on request.
    pub hidden: usize,
}

/// Values under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// "Members", "Partners and others"; none without groups.
    pub name: Option<String>,
    /// Chooses all of the group, where that makes sense.
    pub choose: Option<Action>,
    /// The values.
    pub rows: Vec<Row>,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As in the address.
    pub code: String,
    /// As shown.
    pub label: String,
    /// A line below: "2020–2022", "participation frozen 2024".
    pub sub: Option<String>,
    /// More to know, for whoever points at it.
    pub hint: Option<String>,
    /// Records it stands for under every other filter.
    pub count: usize,
    /// `count` by the filter's highest, in percent.
    pub share: usize,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Whether it is below another.
    pub child: bool,
    /// The steady colour of a term of office, and whether it was an acting one.
    pub colour: Option<(u8, bool)>,
}

/// A position of a filter's switch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// "any of".
    pub label: &'static str,
    /// Whether it is in force.
    pub on: bool,
    /// What choosing it does.
    pub action: Action,
}

/// Lists longer than this have a search field.
const SEARCHABLE: usize = 10;

/// As many values stand in a list at first: of those that would give something the ones with
/// most records, filled up by others; the rest come on request or by name. Hundreds of them
/// would be in the way, of the Tab key most of all.
const SHOWN: usize = 12;

/// A filter under a query. `wanted` are words that labels or names must begin with; without
/// them, `all` or what is chosen stands beside the first [`SHOWN`] that records have.
pub fn filter(
    explorer: &Explorer,
    query: &Query,
    selection: &Selection,
    facet: Facet,
    wanted: &str,
    all: bool,
) -> Filter {
    let values = explorer.values(facet);
    let counts = selection.counts.get(&facet).map_or(&[][..], Vec::as_slice);
    let totals = explorer.totals(facet, query.sg_by);
    let highest = counts.iter().copied().max().unwrap_or(0).max(1);
    let wanted: Vec<String> = words(wanted).map(|word| word.folded).collect();
    let days = asked_days(query).unwrap_or(latest(explorer));
    let order = order(explorer, facet, totals);
    let used = |place: usize| totals.get(place).is_some_and(|n| *n > 0);
    let member = |place: usize| facet == Facet::Country && is_member(explorer, place, days);
    let gives = |place: &usize| counts.get(*place).is_some_and(|n| *n > 0);
    let giving = order.iter().copied().filter(gives);
    let others = order.iter().copied().filter(|place| used(*place) && !gives(place));
    let leading: BTreeSet<usize> = giving.chain(others).take(SHOWN).collect();
    let first = |place: usize| match facet {
        Facet::SecretaryGeneral => true,
        Facet::Topic => used(place),
        _ => leading.contains(&place) || (used(place) && member(place)),
    };
    let rows = order.iter().copied().filter_map(|place| {
        let value = values.get(place)?;
        let chosen = query.has(facet, &value.code);
        let shown =
            if wanted.is_empty() { chosen || all || first(place) } else { matches(value, &wanted) };
        let count = counts.get(place).copied().unwrap_or(0);
        let row = Row {
            code: value.code.clone(),
            label: label(explorer, facet, place, &value.label),
            sub: sub(explorer, facet, place, days),
            hint: hint(explorer, facet, place, days),
            count,
            share: count * 100 / highest,
            chosen,
            child: value.parent.is_some(),
            colour: colour(explorer, facet, place),
        };
        shown.then_some((place, row))
    });
    let rows: Vec<(usize, Row)> = rows.collect();
    let with_records: Vec<usize> = (0..values.len()).filter(|place| used(*place)).collect();
    let hidden = values.len() - rows.len();
    Filter {
        facet,
        groups: groups(explorer, query, facet, rows, &with_records, days),
        switch: switch(query, facet),
        searchable: values.len() > SEARCHABLE,
        hidden,
    }
}

/// The time that counts where no years are chosen: the last year the corpus knows, and on.
fn latest(explorer: &Explorer) -> Days {
    Days { from: Day::new(*explorer.years().end(), 1, 1), to: Day::MAX }
}

/// Most records first, by the whole corpus and not by the moment, so that rows don't jump;
/// terms of office the latest first, topics by their tree.
fn order(explorer: &Explorer, facet: Facet, totals: &[usize]) -> Vec<usize> {
    let values = explorer.values(facet);
    let total = |place: &usize| totals.get(*place).copied().unwrap_or(0);
    let mut order: Vec<usize> = (0..values.len()).collect();
    match facet {
        Facet::SecretaryGeneral => {
            let terms = explorer.corpus.terms.len();
            order[..terms].reverse();
        }
        Facet::Topic => {}
        _ => order.sort_by(|a, b| {
            total(b).cmp(&total(a)).then_with(|| values[*a].label.cmp(&values[*b].label))
        }),
    }
    order
}

/// Whether each wanted word begins a word of some name, so that «Арм» finds Armenia.
fn matches(value: &Value, wanted: &[String]) -> bool {
    let folded: Vec<String> =
        value.names.iter().flat_map(|name| words(name)).map(|word| word.folded).collect();
    wanted.iter().all(|want| folded.iter().any(|name| name.starts_with(want)))
}

fn label(explorer: &Explorer, facet: Facet, place: usize, name: &str) -> String {
    // The years stand in the line below; the term's own name repeats them.
    let term =
        explorer.corpus.terms.get(Key::new(place)).filter(|_| facet == Facet::SecretaryGeneral);
    term.map_or(name.to_owned(), |term| explorer.corpus.people[term.person].name().to_owned())
}

fn sub(explorer: &Explorer, facet: Facet, place: usize, days: Days) -> Option<String> {
    match facet {
        Facet::Country => {
            let country = explorer.corpus.countries.get(Key::new(place))?;
            // The heading says of most members all there is to say.
            if country.is_plain_member(days) { None } else { country.standing(days) }
        }
        Facet::SecretaryGeneral => match explorer.corpus.terms.get(Key::new(place)) {
            Some(term) if term.acting => Some(format!("acting, {}", term.years())),
            Some(term) => Some(term.years()),
            None => {
                let at = place.checked_sub(explorer.corpus.terms.len())?;
                Some(explorer.corpus.vacancies.get(at)?.dates.words())
            }
        },
        _ => None,
    }
}

fn hint(explorer: &Explorer, facet: Facet, place: usize, days: Days) -> Option<String> {
    let corpus = &explorer.corpus;
    match facet {
        Facet::Country => corpus.countries.get(Key::new(place))?.standing(days),
        Facet::SecretaryGeneral => Some(corpus.terms.get(Key::new(place))?.dates.words()),
        Facet::Topic => corpus.topics.get(Key::new(place))?.scope.clone(),
        Facet::Kind => corpus.kinds.get(Key::new(place))?.authority.profile.clone(),
        _ => None,
    }
}

fn colour(explorer: &Explorer, facet: Facet, place: usize) -> Option<(u8, bool)> {
    let term =
        explorer.corpus.terms.get(Key::new(place)).filter(|_| facet == Facet::SecretaryGeneral);
    term.map(|term| (term.colour, term.acting))
}

fn is_member(explorer: &Explorer, country: usize, days: Days) -> bool {
    explorer.corpus.countries.get(Key::new(country)).is_some_and(|c| c.is_member(days))
}

/// Countries stand apart as members at the years chosen, and others; nothing else is grouped.
/// A group's button chooses all of its values that have records, shown or not.
fn groups(
    explorer: &Explorer,
    query: &Query,
    facet: Facet,
    rows: Vec<(usize, Row)>,
    used: &[usize],
    days: Days,
) -> Vec<Group> {
    if facet != Facet::Country {
        let rows = rows.into_iter().map(|(_, row)| row).collect();
        return vec![Group { name: None, choose: None, rows }];
    }
    let is_member = |place: usize| is_member(explorer, place, days);
    let (members, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(p, _)| is_member(*p));
    let when = if days == latest(explorer) { "" } else { " in these years" };
    let group = |name: &str, rows: Vec<(usize, Row)>, member: bool| {
        let places = used.iter().filter(|place| is_member(**place) == member);
        let codes: Vec<String> = places
            .filter_map(|place| explorer.values(facet).get(*place))
            .map(|v| v.code.clone())
            .collect();
        let all_chosen = codes.iter().all(|code| query.has(facet, code));
        let choose =
            if all_chosen { Action::Drop(facet, codes) } else { Action::Add(facet, codes) };
        let rows = rows.into_iter().map(|(_, row)| row).collect();
        Group { name: Some(format!("{name}{when}")), choose: Some(choose), rows }
    };
    let groups = [group("Members", members, true), group("Partners and others", others, false)];
    groups.into_iter().filter(|group| !group.rows.is_empty()).collect()
}

fn switch(query: &Query, facet: Facet) -> Vec<Switch> {
    if facet == Facet::SecretaryGeneral {
        let relation =
            |label, by| Switch { label, on: query.sg_by == by, action: Action::Relate(by) };
        return vec![
            relation("in office", SgBy::Office),
            relation("speaking", SgBy::Speaking),
            relation("named", SgBy::Named),
        ];
    }
    if !facet.can_match_all() {
        return Vec::new();
    }
    let mode = |label, mode| Switch {
        label,
        on: query.match_in(facet) == mode,
        action: Action::Match(facet, mode),
    };
    vec![mode("any of", Match::Any), mode("all of", Match::All)]
}
