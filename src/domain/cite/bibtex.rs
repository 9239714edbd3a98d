//! BibTeX: an `@misc`, the type every style knows, with `url` as a field of its own.

use super::{Item, parts};

pub fn write(item: &Item<'_>) -> String {
    let mut fields = vec![
        ("author", format!("{{{}}}", escape(item.publisher))),
        ("title", format!("{{{}}}", escape(item.title))),
    ];
    if let Some(date) = item.date {
        if let Some(year) = date.first_year() {
            fields.push(("year", year.to_string()));
        }
        if let Some(month) = parts(date).and_then(|parts| parts.get(1).copied()) {
            fields.push(("month", month.to_string()));
        }
        fields.push(("date", date.as_str().to_owned()));
    }
    if let Some(url) = item.url {
        fields.push(("url", url.to_owned()));
    }
    fields.push(("langid", item.language.to_owned()));
    fields.push(("note", escape(&item.note)));
    let lines: Vec<String> =
        fields.iter().map(|(key, value)| format!("  {key} = {{{value}}}")).collect();
    format!("@misc{{{},\n{}\n}}\n", item.id, lines.join(",\n"))
}

/// Characters that mean something to TeX.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            other => escaped.push(other),
        }
    }
    escaped
}
