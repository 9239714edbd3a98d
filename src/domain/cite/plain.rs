//! One line of text.

use super::Item;

pub fn write(item: &Item<'_>) -> String {
    let date = item.date.map_or(String::new(), |date| format!(", {}", date.words()));
    let url = item.url.map_or(String::new(), |url| format!(", {url}"));
    format!("{}, “{}”{date}{url}. {}.", item.publisher, item.title, item.note)
}
