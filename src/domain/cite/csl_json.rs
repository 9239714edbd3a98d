//! CSL-JSON, version 1.0 of the data schema.

use super::{Item, parts};
use serde::Serialize;

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    title: &'a str,
    publisher: &'a str,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued<'a>>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    language: &'a str,
    note: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Issued<'a> {
    Plain {
        #[serde(rename = "date-parts")]
        parts: [Vec<i32>; 1],
    },
    /// Anything the schema's parts can't say: as written, which its readers take as EDTF.
    Raw { raw: &'a str },
}

pub fn write(items: &[Item<'_>]) -> String {
    let entries: Vec<Entry<'_>> = items.iter().map(entry).collect();
    // Nothing in them can fail to be written.
    serde_json::to_string_pretty(&entries).unwrap_or_default()
}

fn entry<'a>(item: &'a Item<'_>) -> Entry<'a> {
    let issued = item.date.map(|date| match parts(date) {
        Some(parts) => Issued::Plain { parts: [parts] },
        None => Issued::Raw { raw: date.as_str() },
    });
    Entry {
        id: &item.id,
        kind: if item.is_news { "article-newspaper" } else { "webpage" },
        title: item.title,
        publisher: item.publisher,
        container: item.is_news.then_some(item.publisher),
        issued,
        url: item.url,
        language: item.language,
        note: &item.note,
    }
}
