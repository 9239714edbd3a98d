//! EDTF in English words that keep every doubt the source has.

use edtf_core::{
    Date, DateField, Edtf, Interval, IntervalEndpoint, Precision, Qualifier, Set, SetElement,
    SetKind, YearKind,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "30 March 2016", "about August 2020", "16–17 May 2019", "21 June, year unknown".
pub fn of(parsed: &Edtf) -> String {
    match parsed {
        Edtf::Date(date) => date_words(date),
        Edtf::DateTime(at) => {
            format!("{}, {:02}:{:02}", date_words(&at.date), at.time.hour, at.time.minute)
        }
        Edtf::Interval(interval) => interval_words(interval),
        Edtf::Set(set) => set_words(set),
    }
}

fn date_words(date: &Date) -> String {
    let plain = plain_words(date);
    let parts: Vec<(Qualifier, &str)> = [
        Some((date.year.qualifier, "year")),
        date.month.map(|m| (m.qualifier, "month")),
        date.day.map(|d| (d.qualifier, "day")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let whole = parts.iter().all(|(q, _)| *q == parts[0].0);
    if whole {
        return match (parts[0].0.uncertain, parts[0].0.approximate) {
            (false, false) => plain,
            (false, true) => format!("about {plain}"),
            (true, false) => format!("possibly {plain}"),
            (true, true) => format!("possibly about {plain}"),
        };
    }
    let doubts: Vec<String> = parts
        .iter()
        .filter(|(q, _)| q.is_qualified())
        .map(|(q, part)| match (q.uncertain, q.approximate) {
            (true, true) => format!("{part} uncertain and approximate"),
            (true, false) => format!("{part} uncertain"),
            _ => format!("{part} approximate"),
        })
        .collect();
    format!("{plain} ({})", doubts.join(", "))
}

/// The date without its qualifiers.
fn plain_words(date: &Date) -> String {
    let year_known = !date.year.has_unspecified();
    let year = year_words(date);
    let Some(month) = date.month else {
        return year;
    };
    let month_words = month_words(month);
    let Some(day) = date.day else {
        return match (&month_words, year_known) {
            (Some(name), true) => format!("{name} {year}"),
            (Some(name), false) => format!("{name}, {}", in_year(&year)),
            (None, _) => format!("{year}, month unknown"),
        };
    };
    match (day.value(), &month_words, year_known) {
        (Some(day), Some(name), true) => format!("{day} {name} {year}"),
        (Some(day), Some(name), false) => format!("{day} {name}, {}", in_year(&year)),
        (None, Some(name), true) => format!("{name} {year}, day {}", unknown(day)),
        (None, Some(name), false) => format!("{name}, {year}, day {}", unknown(day)),
        (Some(day), None, _) => format!("day {day} of an unknown month, {year}"),
        (None, None, _) => format!("{year}, month and day unknown"),
    }
}

/// "in the 1560s" after a day and month; "year unknown" and "between …" need no "in".
fn in_year(year: &str) -> String {
    if year.starts_with("the ") { format!("in {year}") } else { year.to_owned() }
}

/// How an unknown or half-known field reads: "unknown", "between 10 and 19".
fn unknown(field: DateField) -> String {
    match field.digits {
        [Some(tens), None] => format!("between {} and {}", tens * 10, tens * 10 + 9),
        [None, Some(ones)] => format!("ending in {ones}"),
        _ => "unknown".to_owned(),
    }
}

fn month_words(month: DateField) -> Option<String> {
    let Some(value) = month.value() else {
        return match month.digits {
            [Some(0), None] => Some("between January and September".to_owned()),
            [Some(1), None] => Some("between October and December".to_owned()),
            [None, Some(ones @ 1..=2)] => {
                let month = |at: u8| MONTHS[usize::from(at) - 1];
                Some(format!("{} or {}", month(ones), month(ones + 10)))
            }
            [None, Some(0)] => Some(MONTHS[9].to_owned()),
            [None, Some(ones)] => Some(MONTHS[usize::from(ones).min(12) - 1].to_owned()),
            _ => None,
        };
    };
    Some(match value {
        1..=12 => MONTHS[usize::from(value) - 1].to_owned(),
        21 => "spring".to_owned(),
        22 => "summer".to_owned(),
        23 => "autumn".to_owned(),
        24 => "winter".to_owned(),
        25..=28 => format!(
            "{} (northern)",
            ["spring", "summer", "autumn", "winter"][usize::from(value) - 25]
        ),
        29..=32 => format!(
            "{} (southern)",
            ["spring", "summer", "autumn", "winter"][usize::from(value) - 29]
        ),
        33..=36 => format!("quarter {} of", value - 32),
        37..=39 => format!("third {} of", value - 36),
        _ => format!("half {} of", value - 39),
    })
}

fn year_words(date: &Date) -> String {
    let precision = match date.year.significant_digits {
        Some(digits) => format!(" (first {digits} digits known)"),
        None => String::new(),
    };
    let year = match date.year.kind {
        YearKind::Standard { negative, digits } => {
            let sign = if negative { "−" } else { "" };
            let known: String = digits.iter().flatten().map(|d| char::from(b'0' + d)).collect();
            match digits {
                [None, None, None, None] => "year unknown".to_owned(),
                [Some(_), Some(_), Some(_), None] => format!("the {sign}{known}0s"),
                [Some(_), Some(_), None, None] => {
                    format!("between {sign}{known}00 and {sign}{known}99")
                }
                [Some(_), Some(_), Some(_), Some(_)] => format!("{sign}{known}"),
                _ => {
                    let pattern: String =
                        digits.iter().map(|d| d.map_or('X', |d| char::from(b'0' + d))).collect();
                    format!("year {sign}{pattern}")
                }
            }
        }
        YearKind::Big { value } => format!("year {value}"),
        YearKind::Exponential { significand, exponent } => {
            format!("year {significand} × 10^{exponent}")
        }
    };
    year + &precision
}

fn interval_words(interval: &Interval) -> String {
    use IntervalEndpoint::{Date, OnOrAfter, OnOrBefore, Open, Unknown};
    match (&interval.start, &interval.end) {
        (Date(a), Date(b)) => range_words(a, b),
        (Date(a), Open) => format!("since {}", date_words(a)),
        (Date(a), Unknown) => format!("from {}, end unknown", date_words(a)),
        (Open, Date(b)) => format!("until {}", date_words(b)),
        (Unknown, Date(b)) => format!("until {}, start unknown", date_words(b)),
        (start, end) => {
            let side = |end: &IntervalEndpoint| match end {
                Date(d) => date_words(d),
                OnOrBefore(d) => format!("{} or earlier", date_words(d)),
                OnOrAfter(d) => format!("{} or later", date_words(d)),
                Open => "an open end".to_owned(),
                Unknown => "an unknown day".to_owned(),
            };
            format!("{} to {}", side(start), side(end))
        }
    }
}

/// "16–17 May 2019", "29 May – 2 June 2017", "2015–2016", "about October 1996 to possibly 2000".
fn range_words(a: &Date, b: &Date) -> String {
    if a == b {
        return date_words(a);
    }
    let plain = |d: &Date| {
        !d.is_uncertain() && !d.is_approximate() && !d.has_unspecified() && d.year.value().is_some()
    };
    if !plain(a) || !plain(b) || a.precision() != b.precision() {
        return format!("{} to {}", date_words(a), date_words(b));
    }
    let (year, month) = (year_words(a) == year_words(b), a.month == b.month);
    let name = |d: &Date| d.month.and_then(month_words).unwrap_or_default();
    let day = |d: &Date| d.day.and_then(DateField::value).unwrap_or_default();
    match a.precision() {
        Precision::Day if year && month => format!("{}–{}", day(a), date_words(b)),
        Precision::Day if year => format!("{} {} – {}", day(a), name(a), date_words(b)),
        Precision::Month if year => format!("{}–{}", name(a), date_words(b)),
        Precision::Year => format!("{}–{}", date_words(a), date_words(b)),
        _ => format!("{} – {}", date_words(a), date_words(b)),
    }
}

fn set_words(set: &Set) -> String {
    let members: Vec<String> = set
        .elements
        .iter()
        .map(|element| match element {
            SetElement::Date(d) => date_words(d),
            SetElement::OnOrBefore(d) => format!("{} or earlier", date_words(d)),
            SetElement::OnOrAfter(d) => format!("{} or later", date_words(d)),
            SetElement::Range(a, b) => range_words(a, b),
        })
        .collect();
    let last = match set.kind {
        SetKind::AllMembers => " and ",
        SetKind::OneMember => " or ",
    };
    match members.split_last() {
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{}{last}{end}", rest.join(", ")),
        None => String::new(),
    }
}
