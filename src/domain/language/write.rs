//! The one text of a tree: what [`super::parse()`] reads into the same tree again.

use super::lex::closing_marks;
use super::{Bound, DEEPEST, Node, NodeKind};

/// Writes a tree that was read.
///
/// Reading it again with the same fields gives an equal tree, unless the text is longer than
/// [`super::LONGEST`]: a query of that length can grow, since `a|b` becomes `a OR b`.
pub fn write(node: &Node) -> String {
    let mut writer = Writer { text: String::new(), clear: depth(node) <= DEEPEST };
    writer.node(node, Around::Nothing);
    writer.text
}

/// What a node stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Nothing,
    All,
    Any,
    /// A minus or a field, which bind what directly follows.
    Sign,
}

struct Writer {
    text: String,
    /// Whether parentheses also stand where they only help the eye, `a (b OR c) d`. They don't
    /// where they could be nested deeper than is read.
    clear: bool,
}

impl Writer {
    fn node(&mut self, node: &Node, around: Around) {
        match &node.kind {
            NodeKind::Word { text, exact, prefix } => {
                self.text += if *exact && !prefix { "=" } else { "" };
                self.text += text;
                self.star(*prefix);
            }
            NodeKind::Phrase { words, exact, prefix_last } => {
                let (mark, between) = if *exact { ("\"", " ") } else { ("", "-") };
                self.text += mark;
                self.text += &words.join(between);
                self.star(*prefix_last);
                self.text += mark;
            }
            NodeKind::All(parts) => {
                let grouped = around != Around::Nothing;
                self.parts(parts, " ", Around::All, grouped);
            }
            NodeKind::Any(parts) => {
                let grouped = match around {
                    Around::Nothing => false,
                    Around::All => self.clear,
                    Around::Any | Around::Sign => true,
                };
                self.parts(parts, " OR ", Around::Any, grouped);
            }
            NodeKind::Not(inner) => {
                self.text += "-";
                self.node(inner, Around::Sign);
            }
            NodeKind::In { field, node } => {
                self.field(field);
                self.node(node, Around::Sign);
            }
            NodeKind::Code { field, value } => {
                self.field(field);
                self.text += &quoted(value);
            }
            NodeKind::Years { field, from, to } | NodeKind::Dates { field, from, to } => {
                self.field(field);
                self.text += &quoted(&stretch(from.as_ref(), to.as_ref()));
            }
        }
    }

    fn parts(&mut self, parts: &[Node], between: &str, around: Around, grouped: bool) {
        self.text += if grouped { "(" } else { "" };
        for (i, part) in parts.iter().enumerate() {
            self.text += if i > 0 { between } else { "" };
            self.node(part, around);
        }
        self.text += if grouped { ")" } else { "" };
    }

    fn field(&mut self, name: &str) {
        self.text += name;
        self.text += ":";
    }

    fn star(&mut self, prefix: bool) {
        self.text += if prefix { "*" } else { "" };
    }
}

/// How many parentheses would at most stand within each other.
fn depth(node: &Node) -> usize {
    match &node.kind {
        NodeKind::All(parts) | NodeKind::Any(parts) => {
            1 + parts.iter().map(depth).max().unwrap_or(0)
        }
        NodeKind::Not(inner) | NodeKind::In { node: inner, .. } => depth(inner),
        _ => 0,
    }
}

fn stretch(from: Option<&Bound>, to: Option<&Bound>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => from.text.clone(),
        // A dot of its own would be taken for one of the two.
        (Some(from), Some(to)) if from.text.ends_with('.') => {
            format!("{} ..{}", from.text, to.text)
        }
        (Some(from), Some(to)) => format!("{}..{}", from.text, to.text),
        (Some(from), None) if takes_dots(from) => format!("{}..", from.text),
        (None, Some(to)) if takes_dots(to) => format!("..{}", to.text),
        (Some(from), None) => format!(">{}", beyond(from)),
        (None, Some(to)) => format!("<{}", beyond(to)),
        (None, None) => String::new(),
    }
}

/// What stands after a sign: an end, and whether it counts. A sign of equality of its own would
/// be taken for that.
fn beyond(end: &Bound) -> String {
    let sign = match (end.inclusive, end.text.starts_with('=')) {
        (true, _) => "=",
        (false, true) => " ",
        (false, false) => "",
    };
    format!("{sign}{}", end.text)
}

/// Whether an end can stand beside the two dots and be told from them, and from a sign.
fn takes_dots(end: &Bound) -> bool {
    end.inclusive && !end.text.contains(['.', '/', '[', '{', '<', '>'])
}

/// A value, in quotation marks where it would not be read whole without. Any value that was
/// read lacks the mark that closed it, or could have, so that one pair always fits.
fn quoted(value: &str) -> String {
    let begins_otherwise = |c: char| c == '(' || closing_marks(c).is_some();
    let ends_early = |c: char| c.is_whitespace() || c == ')' || c == '|';
    if !value.starts_with(begins_otherwise) && !value.contains(ends_early) {
        return value.to_owned();
    }
    let fits =
        |(open, _): &(char, char)| closing_marks(*open).is_some_and(|marks| !value.contains(marks));
    let pairs = [('"', '"'), ('«', '»'), ('“', '”')];
    let (open, close) = pairs.into_iter().find(fits).unwrap_or(('"', '"'));
    format!("{open}{value}{close}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_marks_only_where_it_needs_them_and_then_its_own() {
        for (value, written) in [
            ("AM", "AM"),
            ("a(b\"c", "a(b\"c"),
            ("a b", "\"a b\""),
            ("a|b)", "\"a|b)\""),
            ("«a", "\"«a\""),
            ("(\"", "«(\"»"),
            ("\"a» b", "“\"a» b”"),
        ] {
            assert_eq!(quoted(value), written);
        }
    }

    #[test]
    fn a_stretch_is_written_with_dots_where_they_are_clear() {
        let end = |text: &str, inclusive| Some(Bound { text: text.to_owned(), inclusive });
        for (from, to, written) in [
            (end("2017", true), end("2017", true), "2017"),
            (end("2017", true), end("2020", true), "2017..2020"),
            (end("2017.", true), end("2020", true), "2017. ..2020"),
            (end("2017", true), None, "2017.."),
            (None, end("2017", true), "..2017"),
            (end("2017", false), None, ">2017"),
            (None, end("2017", false), "<2017"),
            (end("2017/..", true), None, ">=2017/.."),
            (None, end("[2017]", true), "<=[2017]"),
        ] {
            assert_eq!(stretch(from.as_ref(), to.as_ref()), written);
        }
    }
}
