//! The tree a query is read into, and the few rules that keep one meaning in one shape.

use std::ops::Range;

/// A condition, and where it is written.
///
/// A word's span is the word alone, as written, without the signs and marks around it; that of
/// [`NodeKind::All`] and [`NodeKind::Any`] goes from their first part to their last; any other
/// is all that was written for it. Nodes are equal where they ask the same, wherever it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// Bytes of the query.
    pub span: Range<usize>,
    /// What is asked.
    pub kind: NodeKind,
}

impl PartialEq for Node {
    fn eq(&self, other: &Node) -> bool {
        self.kind == other.kind
    }
}

impl Eq for Node {}

/// What is asked. Words are folded; a tree that was read has these in one shape only:
///
/// - `All` and `Any` have two parts or more, and none of their own kind;
/// - `Not` holds no `Not`; `In` holds no `In`, `Not`, `Code`, `Years` or `Dates` directly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A word.
    Word {
        /// The word.
        text: String,
        /// Whether no other form of it will do.
        exact: bool,
        /// Whether any word will do that begins so; never together with `exact`.
        prefix: bool,
    },
    /// Words one after the other, two or more.
    Phrase {
        /// The words.
        words: Vec<String>,
        /// Whether no other forms of them will do: so in quotation marks, and not where words are
        /// joined without them, as `Tajik-Afghan` is.
        exact: bool,
        /// Whether for the last word any will do that begins so.
        prefix_last: bool,
    },
    /// Every part.
    All(Vec<Node>),
    /// One part at least.
    Any(Vec<Node>),
    /// Everything but this.
    Not(Box<Node>),
    /// What is asked, of one field of the text. Within another of these the inner field counts.
    In {
        /// The field, as the caller names it.
        field: &'static str,
        /// What is asked of it.
        node: Box<Node>,
    },
    /// A code of a field.
    Code {
        /// The field, as the caller names it.
        field: &'static str,
        /// The code, as written.
        value: String,
    },
    /// Years; one end is always there, and `year:2017` has the same at both.
    Years {
        /// The field, as the caller names it.
        field: &'static str,
        /// The first.
        from: Option<Bound>,
        /// The last.
        to: Option<Bound>,
    },
    /// Dates; one end is always there, and `date:2017-05` has the same at both.
    Dates {
        /// The field, as the caller names it.
        field: &'static str,
        /// The first.
        from: Option<Bound>,
        /// The last.
        to: Option<Bound>,
    },
}

/// An end of a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The year or date, as written: whether it is one is found out elsewhere.
    pub text: String,
    /// Whether it belongs to the stretch. Where both ends are there, a query that was read
    /// has both inclusive.
    pub inclusive: bool,
}

/// Every one of the parts.
pub(super) fn all(parts: Vec<Node>) -> Option<Node> {
    let mut flat = Vec::with_capacity(parts.len());
    for Node { span, kind } in parts {
        match kind {
            NodeKind::All(inner) => flat.extend(inner),
            kind => flat.push(Node { span, kind }),
        }
    }
    joined(flat, NodeKind::All)
}

/// A word or phrase, and what follows it.
pub(super) fn both(first: Node, second: Node) -> Node {
    let span = first.span.start..second.span.end;
    let mut parts = vec![first];
    match second.kind {
        NodeKind::All(inner) => parts.extend(inner),
        kind => parts.push(Node { span: second.span, kind }),
    }
    Node { span, kind: NodeKind::All(parts) }
}

/// Any one of the parts.
pub(super) fn any(parts: Vec<Node>) -> Option<Node> {
    let mut flat = Vec::with_capacity(parts.len());
    for Node { span, kind } in parts {
        match kind {
            NodeKind::Any(inner) => flat.extend(inner),
            kind => flat.push(Node { span, kind }),
        }
    }
    joined(flat, NodeKind::Any)
}

/// One part is itself.
fn joined(mut parts: Vec<Node>, whole: fn(Vec<Node>) -> NodeKind) -> Option<Node> {
    let span = parts.first()?.span.start..parts.last()?.span.end;
    if parts.len() > 1 { Some(Node { span, kind: whole(parts) }) } else { parts.pop() }
}

/// Everything but this.
pub(super) fn without(span: Range<usize>, node: Node) -> Node {
    match node.kind {
        NodeKind::Not(inner) => *inner,
        kind => {
            let inner = Node { span: node.span, kind };
            Node { span, kind: NodeKind::Not(Box::new(inner)) }
        }
    }
}

/// This, asked of one field. What has a field of its own keeps it.
pub(super) fn within(field: &'static str, span: Range<usize>, node: Node) -> Node {
    match node.kind {
        NodeKind::In { .. }
        | NodeKind::Code { .. }
        | NodeKind::Years { .. }
        | NodeKind::Dates { .. } => node,
        NodeKind::Not(inner) => {
            let inner = within(field, inner.span.clone(), *inner);
            Node { span, kind: NodeKind::Not(Box::new(inner)) }
        }
        kind => {
            let node = Box::new(Node { span: node.span, kind });
            Node { span, kind: NodeKind::In { field, node } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Node {
        let kind = NodeKind::Word { text: text.to_owned(), exact: false, prefix: false };
        Node { span: 0..0, kind }
    }

    #[test]
    fn parts_of_the_same_kind_are_dissolved() {
        let inner = all(vec![word("a"), word("b")]);
        let outer = inner.and_then(|inner| all(vec![inner, word("c")]));
        assert_eq!(outer, all(vec![word("a"), word("b"), word("c")]));
        let either = any(vec![word("a"), word("b")]).map(|either| vec![either, word("c")]);
        assert!(either.and_then(all).is_some_and(|node| match node.kind {
            NodeKind::All(parts) => parts.len() == 2,
            _ => false,
        }));
        assert_eq!(any(vec![word("a")]), Some(word("a")));
        assert_eq!(all(Vec::new()), None);
    }

    #[test]
    fn what_is_excluded_twice_is_asked_for() {
        assert_eq!(without(0..1, without(0..1, word("a"))), word("a"));
    }

    #[test]
    fn the_innermost_field_counts_and_exclusion_stands_outside() {
        let in_body = within("body", 0..1, word("a"));
        assert_eq!(within("title", 0..1, in_body.clone()), in_body);
        let outside = without(0..1, within("title", 0..1, word("a")));
        assert_eq!(within("title", 0..1, without(0..1, word("a"))), outside);
    }

    #[test]
    fn where_it_is_written_makes_no_difference() {
        assert_eq!(Node { span: 3..4, ..word("a") }, word("a"));
        assert_ne!(word("a"), word("b"));
    }
}
