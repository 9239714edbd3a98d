//! The house rules as tests: layers, sizes, module docs, colours, quotations, no other host.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::domain::source::QUOTATION_WORDS;
use csto_explorer::domain::text::words;
use std::path::{Path, PathBuf};
use support::{REAL, files_below, read, root};

#[test]
fn the_core_does_not_name_the_browser() {
    let browser = ["yew", "web_sys", "gloo", "js_sys", "wasm_bindgen"];
    for folder in ["src/domain", "src/app"] {
        for (path, number, line) in code(folder) {
            let named = words_of_code(&line).find(|word| {
                browser.iter().any(|name| word == name || word.starts_with(&format!("{name}_")))
            });
            assert_eq!(named, None, "{}:{number}: {line}", path.display());
        }
    }
}

#[test]
fn the_core_reads_no_clock_no_file_and_no_dice() {
    let outside = [
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::time",
        "std::thread",
        "SystemTime",
        "Instant",
        "HashMap",
        "HashSet",
    ];
    for (path, number, line) in code("src/domain") {
        let named = outside.iter().find(|name| line.contains(**name));
        assert_eq!(named, None, "{}:{number}: {line}", path.display());
    }
}

#[test]
fn only_ui_browser_asks_for_the_window() {
    for (path, number, line) in
        code("src").into_iter().filter(|(path, ..)| !path.starts_with("src/ui/browser"))
    {
        assert!(!line.contains("web_sys::window"), "{}:{number}: {line}", path.display());
    }
}

#[test]
fn each_file_says_first_what_it_is_for() {
    for path in sources("src") {
        let text = read(&root().join(&path));
        let first = text.lines().next().unwrap_or_default();
        let says = first.strip_prefix("//!").is_some_and(|words| words.trim().len() > 2);
        assert!(says || first.starts_with("#![doc"), "{} opens with: {first}", path.display());
    }
}

#[test]
fn no_file_is_over_600_lines() {
    for path in sources("src").into_iter().chain(sources("tests")) {
        let lines = read(&root().join(&path)).lines().count();
        assert!(lines <= 600, "{} has {lines} lines", path.display());
    }
}

#[test]
fn nothing_is_left_to_do() {
    for (path, number, line) in code("src") {
        for left in ["todo!", "unimplemented!", "dbg!", "TODO", "FIXME"] {
            assert!(!line.contains(left), "{}:{number}: {line}", path.display());
        }
    }
}

#[test]
fn colours_stand_in_the_tokens_only() {
    let styles = files_below(&root().join("assets/styles"), ".css");
    let with_colours: Vec<String> = styles
        .iter()
        .filter(|path| declarations(&read(path)).iter().any(|value| names_colour(value)))
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(with_colours, ["tokens.css"]);
}

#[test]
fn no_quotation_is_longer_than_allowed() {
    assert_eq!(QUOTATION_WORDS, 15);
    let records = REAL.corpus.records.iter().map(|(_, record)| record);
    let quotations: Vec<&str> = records
        .flat_map(|record| &record.quotations)
        .map(|quotation| quotation.text.as_str())
        .collect();
    assert!(!quotations.is_empty());
    for quotation in quotations {
        assert!(words(quotation).count() <= 15, "{quotation}");
    }
}

#[test]
fn each_record_has_a_source_and_each_tag_a_reason() {
    for (_, record) in REAL.corpus.records.iter() {
        assert!(!record.sources.is_empty(), "{}", record.id);
        let explained: Vec<_> = record.evidence.iter().map(|evidence| evidence.tag).collect();
        assert_eq!(explained, record.tags().collect::<Vec<_>>(), "{}", record.id);
    }
}

#[test]
fn no_other_host_is_asked_for_anything() {
    let assets = [".html", ".css", ".js", ".svg", ".json"].into_iter();
    let assets = assets.flat_map(|ending| files_below(&root().join("assets"), ending));
    for path in assets.chain([root().join("index.html")]) {
        let text = read(&path);
        for scheme in ["http://", "https://"] {
            for (at, _) in text.match_indices(scheme) {
                let is_namespace = text[at..].starts_with("http://www.w3.org/");
                assert!(
                    is_namespace || !is_requested(&text[..at]),
                    "{}: {}",
                    path.display(),
                    text[at..].lines().next().unwrap()
                );
            }
        }
    }
}

#[test]
fn the_checks_of_this_file_see_what_they_look_for() {
    assert!(
        names_colour("#fff")
            && names_colour("1px solid #A0b1C2")
            && names_colour("rgb(1 2 3)")
            && names_colour("hsla(1,2%,3%,1)")
    );
    assert!(
        !names_colour("var(--ink)") && !names_colour("url(#hatching)") && !names_colour("#fffff")
    );
    assert_eq!(
        declarations(
            "a:hover, #abc { color: red; /* #fff; */ top: 0 } @media (width > 1px) { b { color: #123 } }"
        ),
        ["red", "0", "#123"]
    );
    assert!(
        is_requested("<img src=\"")
            && is_requested("a { background: url( '")
            && is_requested("@import \"")
            && is_requested("<link rel=icon href=\"")
    );
    assert!(!is_requested("<a href=\"") && !is_requested("see "));
}

/// Rust sources below a folder, from the root.
fn sources(folder: &str) -> Vec<PathBuf> {
    let files = files_below(&root().join(folder), ".rs");
    assert!(!files.is_empty(), "{folder}");
    files.iter().map(|path| path.strip_prefix(root()).map(Path::to_path_buf).unwrap()).collect()
}

/// The lines of code of a folder: file, number, text; comment lines left out.
fn code(folder: &str) -> Vec<(PathBuf, usize, String)> {
    let lines = |path: PathBuf| {
        let text = read(&root().join(&path));
        let lines =
            text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        lines.map(|(i, line)| (path.clone(), i + 1, line.to_owned())).collect::<Vec<_>>()
    };
    sources(folder).into_iter().flat_map(lines).collect()
}

fn words_of_code(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// The values of the declarations of a style sheet.
fn declarations(css: &str) -> Vec<String> {
    let mut values = Vec::new();
    let css: String = css
        .split("/*")
        .enumerate()
        .map(|(i, part)| match part.split_once("*/") {
            Some((_, after)) if i > 0 => after,
            _ => part,
        })
        .collect();
    let mut rest = css.as_str();
    while let Some(end) = rest.find(['{', '}', ';']) {
        let piece = &rest[..end];
        if !rest[end..].starts_with('{')
            && let Some((_, value)) = piece.split_once(':')
        {
            values.push(value.trim().to_owned());
        }
        rest = &rest[end + 1..];
    }
    values
}

fn names_colour(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];
    let is_hex = |after: &str| {
        let word: &str = after
            .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_')
            .next()
            .unwrap_or_default();
        matches!(word.len(), 3 | 4 | 6 | 8) && word.chars().all(|c| c.is_ascii_hexdigit())
    };
    functions.iter().any(|function| value.contains(function))
        || value.split('#').skip(1).any(is_hex)
}

/// Whether an address after this text would be fetched: `src=`, `url(`, `@import`, `<link href=`.
fn is_requested(before: &str) -> bool {
    let before = before.trim_end_matches(['"', '\'', ' ', '\n']);
    let in_link = before.ends_with("href=")
        && before.rfind('<').is_some_and(|tag| before[tag..].starts_with("<link"));
    in_link || ["src=", "srcset=", "url(", "@import"].iter().any(|ending| before.ends_with(ending))
}
