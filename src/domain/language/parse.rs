//! From the pieces of a query to its tree.
//!
//! Groups are kept on a stack of their own, and signs before an item are folded into one, so
//! that no query, however it is nested, can take more of the machine's stack than [`DEEPEST`]
//! groups do.

use super::lex::{Lexed, Token, TokenKind, lex};
use super::tree::{all, any, both, within, without};
use super::{FieldName, Node, Note, NoteKind};
use std::mem::take;
use std::ops::Range;

/// The most bytes of a query that are read.
pub const LONGEST: usize = 2_000;

/// The most parentheses that are read within each other.
pub const DEEPEST: usize = 32;

/// A query that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What is asked; none where that is nothing.
    pub tree: Option<Node>,
    /// What was read otherwise than it was perhaps meant, in the order of the text.
    pub notes: Vec<Note>,
    /// The span of what ends the text and may still be being typed: a bare word without a sign,
    /// bare words joined by hyphens and the like, or a phrase that is not closed. Nothing that is
    /// excluded counts. The node with this very span is in the tree.
    pub unfinished: Option<Range<usize>>,
}

/// Reads a query.
pub fn parse(text: &str, fields: &[FieldName]) -> Parsed {
    let kept = &text[..text.floor_char_boundary(LONGEST)];
    let Lexed { tokens, notes, unfinished } = lex(kept, fields);
    let mut parser = Parser { text: kept, notes, unfinished, ..Parser::default() };
    for token in tokens {
        parser.take(token);
    }
    let mut parsed = parser.finish();
    if kept.len() < text.len() {
        parsed.notes.push(Note::new(text, kept.len()..text.len(), NoteKind::TooLong));
        parsed.unfinished = None;
    }
    parsed
}

#[derive(Default)]
struct Parser<'a> {
    text: &'a str,
    notes: Vec<Note>,
    unfinished: Option<Range<usize>>,
    /// The group being read, and those around it.
    level: Level,
    outer: Vec<Level>,
    /// How many parentheses are open that are nested too deep to count.
    ignored: usize,
    /// What was read of the next item before it.
    signs: Signs,
}

/// A group, or the whole.
#[derive(Default)]
struct Level {
    /// The opening parenthesis.
    open: Range<usize>,
    /// The signs before it.
    signs: Signs,
    /// Items that must all be met; of those joined by OR one must be.
    items: Vec<Vec<Node>>,
    /// An operator that waits for its right neighbour.
    waiting: Option<Waiting>,
    /// Whether the last item is one an operator can join.
    has_left: bool,
}

struct Waiting {
    span: Range<usize>,
    joins: bool,
}

/// The signs before an item, folded: how often it is negated is all that counts, and of
/// several fields the last.
#[derive(Clone, Default)]
struct Signs {
    /// Where the first begins.
    start: Option<usize>,
    /// Where the item must begin, if it must follow directly.
    touching: Option<usize>,
    negated: bool,
    /// Every NOT, to be told if nothing follows.
    nots: Vec<Range<usize>>,
    /// The field, and the span of its name.
    scope: Option<(&'static str, Range<usize>)>,
    /// Whether the field has found something to apply to.
    scope_used: bool,
    /// The name that was none.
    beside: Option<Node>,
}

impl Parser<'_> {
    fn take(&mut self, Token { span, kind }: Token) {
        if self.signs.touching.is_some_and(|end| end != span.start) {
            self.give_up();
        }
        match kind {
            TokenKind::Minus => {
                self.signs.negated = !self.signs.negated;
                self.signs.touch(span);
            }
            TokenKind::Not => {
                self.signs.negated = !self.signs.negated;
                self.signs.nots.push(span.clone());
                self.signs.touch(span);
                self.signs.touching = None;
            }
            TokenKind::Scope(field) => {
                self.signs.scope = Some((field, span.clone()));
                self.signs.touch(span);
            }
            TokenKind::Idle => self.signs.touch(span),
            TokenKind::Beside(node) => self.beside(span, node),
            TokenKind::Item(node) => self.item(node, span.end),
            TokenKind::Open => self.open(span),
            TokenKind::Close => self.close(span),
            TokenKind::And => self.operator(span, false),
            TokenKind::Or => self.operator(span, true),
            TokenKind::Blank => {
                if self.signs.touching.is_some() {
                    self.give_up();
                }
            }
            TokenKind::Hollow => {
                if self.signs.scope.is_none() || self.signs.scope_used {
                    self.tell(span, NoteKind::EmptyQuotation);
                }
                self.drop_item();
            }
            TokenKind::Dropped => self.drop_item(),
        }
    }

    fn tell(&mut self, span: Range<usize>, kind: NoteKind) {
        self.notes.push(Note::new(self.text, span, kind));
    }

    fn tell_loose(&mut self, operator: Range<usize>) {
        let written = self.text[operator.clone()].to_owned();
        self.tell(operator, NoteKind::LooseOperator(written));
    }

    fn item(&mut self, node: Node, end: usize) {
        let signs = take(&mut self.signs);
        let groups = self.outer.iter().chain([&self.level]).map(|level| &level.signs);
        let excluded = groups.chain([&signs]).any(|signs| signs.negated);
        if excluded && self.unfinished.as_ref() == Some(&node.span) {
            self.unfinished = None;
        }
        self.level.push(signs.apply(node, end));
    }

    /// The name that was none and what follows it are one item, like a group; too deep for
    /// one, they are two.
    fn beside(&mut self, span: Range<usize>, node: Node) {
        if self.outer.len() < DEEPEST {
            self.signs.scope_used = true;
            self.signs.beside = Some(node);
            self.signs.touch(span);
        } else {
            let mut signs = self.signs.clone();
            self.item(node, span.end);
            signs.nots.clear();
            signs.scope_used = true;
            signs.touch(span);
            self.signs = signs;
        }
    }

    /// An item was meant here and there is none.
    fn drop_item(&mut self) {
        if !self.give_up() {
            self.skip();
        }
    }

    /// Nothing follows the signs that were read. What can be said of them is told; `true` if
    /// they had a word of their own, which is kept.
    fn give_up(&mut self) -> bool {
        if let Some(node) = self.signs.beside.take() {
            let end = node.span.end;
            self.item(node, end);
            return true;
        }
        let signs = take(&mut self.signs);
        let unused = signs.scope.filter(|_| !signs.scope_used);
        if unused.is_some() {
            self.skip();
        }
        for not in signs.nots {
            self.tell(not, NoteKind::LooseNot);
        }
        if let Some((field, span)) = unused {
            self.tell(span, NoteKind::NoValue(field));
        }
        false
    }

    /// What was left out is no neighbour for an operator on either side, lest it join what is
    /// further off.
    fn skip(&mut self) {
        self.level.has_left = false;
        if let Some(waiting) = self.level.waiting.take() {
            self.tell_loose(waiting.span);
        }
    }

    fn operator(&mut self, span: Range<usize>, joins: bool) {
        self.give_up();
        if self.level.has_left && self.level.waiting.is_none() {
            self.level.waiting = Some(Waiting { span, joins });
        } else {
            self.tell_loose(span);
        }
    }

    fn open(&mut self, span: Range<usize>) {
        if self.outer.len() < DEEPEST {
            let signs = take(&mut self.signs);
            let level = Level { open: span, signs, ..Level::default() };
            self.outer.push(std::mem::replace(&mut self.level, level));
            return;
        }
        if !self.notes.iter().any(|note| note.kind == NoteKind::TooDeep) {
            self.tell(span.clone(), NoteKind::TooDeep);
        }
        self.ignored += 1;
        // The signs go over to the first thing inside.
        if self.signs.touching.is_some() {
            self.signs.touch(span);
        }
    }

    fn close(&mut self, span: Range<usize>) {
        self.give_up();
        if self.ignored > 0 {
            self.ignored -= 1;
        } else if self.outer.is_empty() {
            self.tell(span, NoteKind::UnopenedParenthesis);
        } else {
            let whole = self.level.open.start..span.end;
            if !self.leave(span.end) && !self.has_told_within(&whole) {
                self.tell(whole, NoteKind::EmptyParentheses);
            }
        }
    }

    /// Goes out of a group, which becomes an item of the one around it; `false` if it is empty.
    fn leave(&mut self, end: usize) -> bool {
        let outer = self.outer.pop().unwrap_or_default();
        let group = std::mem::replace(&mut self.level, outer);
        self.signs = group.signs.clone();
        match self.whole(group) {
            Some(node) => {
                self.item(node, end);
                true
            }
            None => {
                // That the group has nothing is told, and enough.
                self.signs.scope_used = true;
                self.drop_item();
                false
            }
        }
    }

    /// Whether something in a group was told, which then is why there is nothing in it.
    fn has_told_within(&self, group: &Range<usize>) -> bool {
        self.notes.iter().any(|note| group.start < note.span.start && note.span.end < group.end)
    }

    /// What a group asks.
    fn whole(&mut self, level: Level) -> Option<Node> {
        if let Some(waiting) = level.waiting {
            self.tell_loose(waiting.span);
        }
        all(level.items.into_iter().filter_map(any).collect())
    }

    fn finish(mut self) -> Parsed {
        self.give_up();
        while !self.outer.is_empty() {
            self.tell(self.level.open.clone(), NoteKind::UnclosedParenthesis);
            self.leave(self.text.len());
        }
        let level = take(&mut self.level);
        let tree = self.whole(level);
        self.notes.sort_by_key(|note| note.span.start);
        Parsed { tree, notes: self.notes, unfinished: self.unfinished }
    }
}

impl Level {
    fn push(&mut self, node: Node) {
        let joins = self.waiting.take().is_some_and(|waiting| waiting.joins);
        match self.items.last_mut() {
            Some(last) if joins => last.push(node),
            _ => self.items.push(vec![node]),
        }
        self.has_left = true;
    }
}

impl Signs {
    /// One more, with nothing between it and what follows.
    fn touch(&mut self, span: Range<usize>) {
        self.start.get_or_insert(span.start);
        self.touching = Some(span.end);
    }

    /// The item these stand before, which ends at `end`.
    fn apply(self, node: Node, end: usize) -> Node {
        let start = self.start.unwrap_or(node.span.start);
        let node = match self.beside {
            Some(beside) => both(beside, node),
            None => node,
        };
        let node = match self.scope {
            Some((field, name)) => within(field, name.start..end, node),
            None => node,
        };
        if self.negated { without(start..end, node) } else { node }
    }
}
