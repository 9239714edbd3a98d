//! Any text is read; what was read is written and read again as the same; spans lie in the text.

#![no_main]

use csto_explorer::domain::language::{
    FieldKind, FieldName, LONGEST, Node, NodeKind, parse, write,
};
use csto_explorer::domain::search::TEXT_FIELDS;
use csto_explorer::domain::select::named_filters;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static FIELDS: LazyLock<Vec<FieldName>> = LazyLock::new(|| {
    let texts = TEXT_FIELDS.map(|(name, _)| FieldName { name, kind: FieldKind::Text });
    texts.into_iter().chain(named_filters()).collect()
});

fuzz_target!(|text: &str| {
    let parsed = parse(text, &FIELDS);
    for note in &parsed.notes {
        assert!(text.get(note.span.clone()).is_some(), "{note:?}");
        assert!(!note.to_string().is_empty());
    }
    if let Some(span) = &parsed.unfinished {
        assert!(text.get(span.clone()).is_some_and(|word| !word.is_empty()), "{span:?}");
    }
    let Some(tree) = &parsed.tree else { return };
    lies_in(tree, text);
    let written = write(tree);
    if written.len() <= LONGEST {
        let again = parse(&written, &FIELDS).tree;
        assert_eq!(again.as_ref(), Some(tree), "{written}");
        assert_eq!(again.as_ref().map(write), Some(written));
    }
});

fn lies_in(node: &Node, text: &str) {
    assert!(text.get(node.span.clone()).is_some_and(|part| !part.is_empty()), "{node:?}");
    match &node.kind {
        NodeKind::All(parts) | NodeKind::Any(parts) => {
            assert!(parts.len() > 1, "{node:?}");
            parts.iter().for_each(|part| lies_in(part, text));
        }
        NodeKind::Not(inner) | NodeKind::In { node: inner, .. } => lies_in(inner, text),
        _ => {}
    }
}
