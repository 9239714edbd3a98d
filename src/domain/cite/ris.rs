//! RIS, as its readers agree on it: a tag, two spaces, a hyphen, a space; dates `YYYY/MM/DD/`.

use super::{Item, parts};

pub fn write(item: &Item<'_>) -> String {
    let kind = if item.is_news { "NEWS" } else { "ELEC" };
    let mut lines = vec![("TY", kind.to_owned()), ("TI", item.title.to_owned())];
    lines.push(("PB", item.publisher.to_owned()));
    if item.is_news {
        lines.push(("T2", item.publisher.to_owned()));
    }
    if let Some((date, year)) = item.date.and_then(|date| Some((date, date.first_year()?))) {
        lines.push(("PY", format!("{year:04}")));
        let part = |i: usize| {
            let part = parts(date).and_then(|parts| parts.get(i).copied());
            part.map_or(String::new(), |part| format!("{part:02}"))
        };
        lines.push(("DA", format!("{year:04}/{}/{}/", part(1), part(2))));
    }
    if let Some(url) = item.url {
        lines.push(("UR", url.to_owned()));
    }
    lines.push(("LA", item.language.to_owned()));
    lines.push(("N1", item.note.clone()));
    lines.push(("ID", item.id.clone()));
    let lines: String = lines.iter().map(|(tag, text)| format!("{tag}  - {text}\r\n")).collect();
    lines + "ER  - \r\n"
}
