//! One line of text.

use super::Item;

pub fn write(item: &Item<'_>) -> String {
    let date = item.date.map_or(String::new(), |date| format!(", {}", date.words()));
    let url = item.url.map_or(String::new(), |url| format!(", {url}"));
    let title =
        if item.is_headline { format!("“{}”", item.title) } else { item.title.to_owned() };
    format!("{}, {title}{date}{url}. {}.", item.publisher, item.note)
}
