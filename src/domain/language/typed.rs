//! The word of a query that is being typed, by where the caret stands.

use super::{FieldName, LONGEST, Node, NodeKind, parse};
use crate::domain::text::words;
use std::ops::Range;

/// How many items before the word may belong to one name with it.
const MOST_BEFORE: usize = 4;

/// A word that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Bytes of the query.
    pub span: Range<usize>,
    /// Whether no other form of the word will do: after the sign for itself alone, or in quotation
    /// marks.
    pub exact: bool,
    /// Stretches that end with the word and can be taken out of the query, which then asks for
    /// the rest of it: the item the word ends, and that item with one, two, … bare ones before
    /// it. None where the word stands in a group, a field or a phrase, or is excluded.
    pub apart: Vec<Range<usize>>,
}

/// The word that the caret, in bytes, is in or at the end of; none where there is none, or where
/// it is no word of texts but the value of a field.
pub fn typed(text: &str, caret: usize, fields: &[FieldName]) -> Option<Typed> {
    if text.len() > LONGEST {
        return None;
    }
    let word = words(text).find(|word| word.start < caret && caret <= word.end)?;
    let span = word.start..word.end;
    let tree = parse(text, fields).tree?;
    let exact = is_exact(&tree, &span)?;
    let items = match &tree.kind {
        NodeKind::All(parts) => parts.as_slice(),
        _ => std::slice::from_ref(&tree),
    };
    Some(Typed { apart: apart(text, items, &span), span, exact })
}

/// Whether the word at `span` is asked for as it is; `None` where no word is asked for there.
fn is_exact(node: &Node, span: &Range<usize>) -> Option<bool> {
    match &node.kind {
        NodeKind::Word { exact, .. } => (node.span == *span).then_some(*exact),
        NodeKind::Phrase { exact, .. } => {
            (node.span.start <= span.start && span.end <= node.span.end).then_some(*exact)
        }
        NodeKind::All(parts) | NodeKind::Any(parts) => {
            parts.iter().find_map(|part| is_exact(part, span))
        }
        NodeKind::Not(part) | NodeKind::In { node: part, .. } => is_exact(part, span),
        NodeKind::Code { .. } | NodeKind::Years { .. } | NodeKind::Dates { .. } => None,
    }
}

fn apart(text: &str, items: &[Node], span: &Range<usize>) -> Vec<Range<usize>> {
    let Some(last) = items.iter().position(|item| item.span.end == span.end) else {
        return Vec::new();
    };
    let bare = items[..=last].iter().rev().take_while(|item| is_bare(text, item));
    bare.take(1 + MOST_BEFORE).map(|item| item.span.start..span.end).collect()
}

/// Whether an item is a word, or words joined by hyphens, without a sign or mark around it.
fn is_bare(text: &str, item: &Node) -> bool {
    let plain = match &item.kind {
        NodeKind::Word { exact, prefix, .. } => !exact && !prefix,
        NodeKind::Phrase { exact, prefix_last, .. } => !exact && !prefix_last,
        _ => false,
    };
    let Range { start, end } = item.span;
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    plain && before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::super::FieldKind;
    use super::*;

    const FIELDS: [FieldName; 3] = [
        FieldName { name: "title", kind: FieldKind::Text },
        FieldName { name: "country", kind: FieldKind::Code },
        FieldName { name: "year", kind: FieldKind::Year },
    ];

    /// What is typed at the bar: the word, whether exactly, and what can be taken out.
    fn at_bar(written: &str) -> Option<(String, bool, Vec<String>)> {
        let caret = written.find('|')?;
        let text = written.replacen('|', "", 1);
        let Typed { span, exact, apart } = typed(&text, caret, &FIELDS)?;
        let apart = apart.into_iter().map(|stretch| text[stretch].to_owned()).collect();
        Some((text[span].to_owned(), exact, apart))
    }

    #[test]
    fn it_is_the_word_the_caret_is_in_or_at_the_end_of() {
        for (written, word) in [
            ("bord|", "bord"),
            ("bo|rd guards", "bord"),
            ("border gua|", "gua"),
            ("«Неле|", "Неле"),
            ("-bord|", "bord"),
            ("title:bord|", "bord"),
            ("title:(a OR bord|", "bord"),
            ("\"border gua|", "gua"),
            ("=bord|", "bord"),
            ("bord|*", "bord"),
            ("Tajik-Afg|", "Afg"),
        ] {
            assert_eq!(at_bar(written).map(|(word, ..)| word).as_deref(), Some(word), "{written}");
        }
        for written in
            ["|", "|bord", "border |", "country:A|", "year:20|", "a OR| b", "border | guards", "…|"]
        {
            assert_eq!(at_bar(written), None, "{written}");
        }
    }

    #[test]
    fn exact_is_what_no_other_form_stands_for() {
        for (written, exact) in [
            ("bord|", false),
            ("title:bord|", false),
            ("-bord|", false),
            ("=bord|", true),
            ("\"border gua|", true),
            ("Tajik-Afg|", false),
        ] {
            assert_eq!(at_bar(written).map(|(_, exact, _)| exact), Some(exact), "{written}");
        }
    }

    #[test]
    fn only_bare_words_can_be_taken_out() {
        for (written, apart) in [
            ("bord|", &["bord"][..]),
            ("a b c|", &["c", "b c", "a b c"]),
            ("a \"b\" c|", &["c"]),
            ("country:AM a|", &["a"]),
            ("a b| c", &["b", "a b"]),
            ("nagorno-kar|", &["nagorno-kar"]),
            ("a nagorno-kar|", &["nagorno-kar", "a nagorno-kar"]),
            ("nago|rno-kar", &[]),
            ("-a|", &[]),
            ("a OR b|", &[]),
            ("(a b|)", &[]),
            ("title:a|", &[]),
            ("=a|", &[]),
            ("a|*", &[]),
            ("\"a b|", &[]),
        ] {
            assert_eq!(
                at_bar(written).map(|(.., apart)| apart).as_deref(),
                Some(&apart.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>()[..]),
                "{written}"
            );
        }
    }
}
