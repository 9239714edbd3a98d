//! The pieces of a query: words, phrases, values, signs, and where each stands.
//!
//! Knows quotation marks, signs and the names of fields. That parentheses come in pairs, that
//! OR needs two neighbours and what a sign applies to is the business of [`super::parse()`].

use super::{Bound, FieldKind, FieldName, Node, NodeKind, Note, NoteKind};
use crate::domain::text::{Word, words};
use std::ops::Range;

/// A piece of a query.
#[derive(Debug)]
pub(super) struct Token {
    /// Bytes of the query, signs and marks included.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

/// What a piece is.
#[derive(Debug)]
pub(super) enum TokenKind {
    /// An opening parenthesis.
    Open,
    /// A closing parenthesis.
    Close,
    /// AND between spaces.
    And,
    /// OR between spaces, or bars.
    Or,
    /// NOT between spaces.
    Not,
    /// The minus before what directly follows.
    Minus,
    /// The name and colon of a field of text.
    Scope(&'static str),
    /// What was taken for the name of a field and is none: to be asked beside what directly
    /// follows.
    Beside(Node),
    /// A name that does not apply to what directly follows; told already.
    Idle,
    /// A word, a phrase or a value.
    Item(Node),
    /// Marks without a word, which mean nothing.
    Blank,
    /// Quotation marks without a word between them.
    Hollow,
    /// Something meant as an item and left out; told already.
    Dropped,
}

/// All pieces of a query.
#[derive(Debug, Default)]
pub(super) struct Lexed {
    /// In order.
    pub tokens: Vec<Token>,
    /// What was noticed.
    pub notes: Vec<Note>,
    /// The bare word or words that end at the end of the text, or a phrase that is not closed.
    pub unfinished: Option<Range<usize>>,
}

/// The marks that close a quotation which this one opens; none where it opens none.
pub(super) fn closing_marks(opening: char) -> Option<&'static [char]> {
    match opening {
        '"' => Some(&['"']),
        '“' => Some(&['”']),
        '„' => Some(&['“', '”']),
        '«' => Some(&['»']),
        _ => None,
    }
}

/// The pieces of a text.
pub(super) fn lex(text: &str, fields: &[FieldName]) -> Lexed {
    let mut lexer = Lexer { text, fields, at: 0, place: Place::Start, lexed: Lexed::default() };
    while let Some(c) = lexer.char_at(lexer.at) {
        lexer.step(c);
    }
    lexer.lexed
}

/// What stands before: a hyphen is a minus and a name is a field only at the start of an item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The start of an item.
    Start,
    /// Directly after a sign, where an item starts but no operator can stand.
    AfterSign,
    /// Directly after the name of no field, where only words can stand.
    AfterName,
    /// Directly after an item.
    AfterItem,
}

struct Lexer<'a> {
    text: &'a str,
    fields: &'a [FieldName],
    at: usize,
    place: Place,
    lexed: Lexed,
}

/// What stands between quotation marks.
struct Quotation {
    inside: Range<usize>,
    end: usize,
    closed: bool,
}

impl Lexer<'_> {
    fn step(&mut self, c: char) {
        let takes_signs = matches!(self.place, Place::Start | Place::AfterSign);
        let next = self.char_at(self.at + c.len_utf8());
        match c {
            c if c.is_whitespace() => {
                (self.at, self.place) = (self.at + c.len_utf8(), Place::Start)
            }
            '(' => self.push(self.at + 1, TokenKind::Open, Place::Start),
            ')' => self.push(self.at + 1, TokenKind::Close, Place::AfterItem),
            '|' => {
                let bars = self.text[self.at..].bytes().take_while(|b| *b == b'|').count();
                self.push(self.at + bars, TokenKind::Or, Place::Start);
            }
            '-' if takes_signs && next.is_some_and(|c| begins_item(c) || c == '=') => {
                self.push(self.at + 1, TokenKind::Minus, Place::AfterSign);
            }
            '=' if takes_signs && next.is_some_and(char::is_alphanumeric) => self.exact(),
            // A phrase is exact as it is.
            '=' if takes_signs && next.is_some_and(|c| closing_marks(c).is_some()) => {
                self.quotation(self.at + 1);
            }
            c if closing_marks(c).is_some() => self.quotation(self.at),
            _ => self.bare(),
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// A piece from here to `end`.
    fn push(&mut self, end: usize, kind: TokenKind, place: Place) {
        self.lexed.tokens.push(Token { span: self.at..end, kind });
        (self.at, self.place) = (end, place);
    }

    fn tell(&mut self, span: Range<usize>, kind: NoteKind) {
        self.lexed.notes.push(Note::new(self.text, span, kind));
    }

    /// `=word`, the sign being here.
    fn exact(&mut self) {
        let end = self.end_of_bare(self.at + 1);
        let mut item = self.item(self.at + 1..end);
        match &mut item {
            Some(Node { span, kind: NodeKind::Word { exact, prefix, .. } }) => {
                *exact = !*prefix;
                if *prefix {
                    let written = self.at..span.end + 1;
                    let kind = NoteKind::ExactBeginning(self.text[written.clone()].to_owned());
                    self.tell(written, kind);
                }
            }
            Some(Node { kind: NodeKind::Phrase { exact, .. }, .. }) => *exact = true,
            _ => {}
        }
        self.push(end, item.map_or(TokenKind::Blank, TokenKind::Item), Place::AfterItem);
    }

    /// A phrase with its opening mark at `mark`, which is here or after a sign.
    fn quotation(&mut self, mark: usize) {
        let Quotation { inside, end, closed } = self.quotation_at(mark);
        let is_open = !closed && self.text.ends_with(char::is_alphanumeric);
        let kind = match self.item(inside) {
            Some(Node { span, kind }) => {
                let node = match kind {
                    NodeKind::Word { text, prefix, .. } => {
                        Node { span, kind: NodeKind::Word { text, exact: !prefix, prefix } }
                    }
                    NodeKind::Phrase { words, prefix_last, .. } => {
                        let kind = NodeKind::Phrase { words, exact: true, prefix_last };
                        Node { span: mark..end, kind }
                    }
                    kind => Node { span: mark..end, kind },
                };
                if is_open {
                    self.lexed.unfinished = Some(node.span.clone());
                }
                TokenKind::Item(node)
            }
            None if closed => TokenKind::Hollow,
            None => TokenKind::Dropped,
        };
        self.push(end, kind, Place::AfterItem);
    }

    /// Finds the end of a quotation, which is told where there is none.
    fn quotation_at(&mut self, mark: usize) -> Quotation {
        let opening = self.char_at(mark).unwrap_or('"');
        let inside = mark + opening.len_utf8();
        let marks = closing_marks(opening).unwrap_or(&[]);
        let rest = &self.text[inside..];
        match rest.char_indices().find(|(_, c)| marks.contains(c)) {
            Some((length, c)) => {
                let close = inside + length;
                Quotation { inside: inside..close, end: close + c.len_utf8(), closed: true }
            }
            None => {
                self.tell(mark..inside, NoteKind::UnclosedQuotation);
                let end = self.text.len();
                Quotation { inside: inside..end, end, closed: false }
            }
        }
    }

    /// Whatever stands together without spaces, quotation marks or parentheses.
    fn bare(&mut self) {
        let end = self.end_of_bare(self.at);
        let written = &self.text[self.at..end];
        let operator = match written {
            "AND" => Some(TokenKind::And),
            "OR" => Some(TokenKind::Or),
            "NOT" => Some(TokenKind::Not),
            _ => None,
        };
        match operator {
            Some(kind) if matches!(self.place, Place::Start | Place::AfterItem) => {
                self.push(end, kind, Place::AfterItem);
            }
            _ => {
                if !self.named(written) {
                    self.bare_words(end);
                }
            }
        }
    }

    fn end_of_bare(&self, start: usize) -> usize {
        let ends = |c: char| {
            c.is_whitespace() || matches!(c, '(' | ')' | '|') || closing_marks(c).is_some()
        };
        self.text[start..].find(ends).map_or(self.text.len(), |length| start + length)
    }

    fn bare_words(&mut self, end: usize) {
        let written = self.at..end;
        let kind = match self.item(written.clone()) {
            Some(node) => {
                if node.span.end == self.text.len() && !self.text.ends_with('*') {
                    self.lexed.unfinished = Some(node.span.clone());
                }
                TokenKind::Item(node)
            }
            // A lone star was meant as something; marks were not.
            None if self.text[written].contains('*') => TokenKind::Dropped,
            None => TokenKind::Blank,
        };
        self.push(end, kind, Place::AfterItem);
    }

    /// The words of a stretch as one item; none where it has none. Stars that mean nothing in
    /// it are told.
    fn item(&mut self, stretch: Range<usize>) -> Option<Node> {
        let text = self.text;
        let found: Vec<Word<'_>> = words(&text[stretch.clone()]).collect();
        let last_end = found.last().map(|word| stretch.start + word.end);
        let star = last_end.filter(|end| text[*end..stretch.end].starts_with('*'));
        self.stray_stars(stretch.clone(), star);
        let start = stretch.start + found.first()?.start;
        let end = last_end?;
        if let [word] = &found[..] {
            let text = word.folded.clone();
            let kind = NodeKind::Word { text, exact: false, prefix: star.is_some() };
            return Some(Node { span: start..end, kind });
        }
        let words = found.into_iter().map(|word| word.folded).collect();
        let kind = NodeKind::Phrase { words, exact: false, prefix_last: star.is_some() };
        Some(Node { span: start..star.map_or(end, |star| star + 1), kind })
    }

    /// Tells every run of stars but the one that has a meaning.
    fn stray_stars(&mut self, stretch: Range<usize>, meant: Option<usize>) {
        let written = &self.text[stretch.clone()];
        for (at, _) in written.match_indices('*') {
            let start = stretch.start + at;
            if written[..at].ends_with('*') || meant == Some(start) {
                continue;
            }
            let stars = written[at..].bytes().take_while(|b| *b == b'*').count();
            self.tell(start..start + stars, NoteKind::StrayStar);
        }
    }

    /// Takes the name of a field with its colon, where one begins what is written here.
    fn named(&mut self, written: &str) -> bool {
        let Some((name, _)) = written.split_once(':') else { return false };
        let takes_names = matches!(self.place, Place::Start | Place::AfterSign);
        if !takes_names || !name.starts_with(char::is_alphanumeric) || !name.chars().all(is_of_name)
        {
            return false;
        }
        let after = self.at + name.len() + 1;
        let known = self.fields.iter().find(|field| is_name(field.name, name)).copied();
        match known {
            Some(FieldName { name, kind: FieldKind::Text }) => {
                self.push(after, TokenKind::Scope(name), Place::AfterSign);
            }
            Some(field) => self.value(field, after),
            None => return self.unknown(name, after),
        }
        true
    }

    /// `foo:bar` where there is no field foo. Times of day and addresses of pages look so too,
    /// and whoever writes those has no field in mind.
    fn unknown(&mut self, name: &str, after: usize) -> bool {
        let meant = name.contains(char::is_alphabetic);
        let followed = self.char_at(after).is_some_and(begins_item);
        if !meant || !followed {
            return false;
        }
        let Some(node) = self.item(self.at..after - 1) else { return false };
        self.tell(self.at..after, NoteKind::UnknownField(name.to_owned()));
        self.push(after, TokenKind::Beside(node), Place::AfterName);
        true
    }

    /// The value of a field that has no words.
    fn value(&mut self, FieldName { name, kind }: FieldName, after: usize) {
        let start = self.at;
        let (inside, end) = match self.char_at(after) {
            Some('(') => {
                self.tell(start..after, NoteKind::GroupOfValues(name));
                return self.push(after, TokenKind::Idle, Place::AfterSign);
            }
            Some(c) if closing_marks(c).is_some() => {
                let quotation = self.quotation_at(after);
                (quotation.inside, quotation.end)
            }
            _ => {
                let ends = |c: char| c.is_whitespace() || c == ')' || c == '|';
                let rest = &self.text[after..];
                let end = rest.find(ends).map_or(self.text.len(), |length| after + length);
                (after..end, end)
            }
        };
        match value_of(name, kind, self.text[inside].trim()) {
            Some(kind) => {
                let node = Node { span: start..end, kind };
                self.push(end, TokenKind::Item(node), Place::AfterItem);
            }
            None => {
                self.tell(start..end, NoteKind::NoValue(name));
                self.push(end, TokenKind::Dropped, Place::AfterItem);
            }
        }
    }
}

/// Whether what directly follows a sign or a name is something of its own.
fn begins_item(c: char) -> bool {
    c.is_alphanumeric() || c == '(' || closing_marks(c).is_some()
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_'
}

fn is_name(field: &str, written: &str) -> bool {
    field.to_lowercase() == written.to_lowercase()
}

fn value_of(field: &'static str, kind: FieldKind, value: &str) -> Option<NodeKind> {
    if value.is_empty() {
        return None;
    }
    match kind {
        FieldKind::Text | FieldKind::Code => {
            Some(NodeKind::Code { field, value: value.to_owned() })
        }
        FieldKind::Year => ends(value).map(|(from, to)| NodeKind::Years { field, from, to }),
        FieldKind::Date => ends(value).map(|(from, to)| NodeKind::Dates { field, from, to }),
    }
}

/// The ends of a stretch of time; none where neither is there.
fn ends(value: &str) -> Option<(Option<Bound>, Option<Bound>)> {
    for (sign, inclusive) in [(">=", true), (">", false)] {
        if let Some(text) = value.strip_prefix(sign) {
            return bound(text, inclusive).map(|from| (Some(from), None));
        }
    }
    for (sign, inclusive) in [("<=", true), ("<", false)] {
        if let Some(text) = value.strip_prefix(sign) {
            return bound(text, inclusive).map(|to| (None, Some(to)));
        }
    }
    // Dates can have two dots of their own: in open intervals, `2017/..`, and in sets, `[..2017]`.
    let own_dots = value.contains(['/', '[', '{']);
    let (from, to) = match value.split_once("..").filter(|_| !own_dots) {
        Some((from, to)) => (bound(from, true), bound(to, true)),
        None => (bound(value, true), bound(value, true)),
    };
    (from.is_some() || to.is_some()).then_some((from, to))
}

fn bound(text: &str, inclusive: bool) -> Option<Bound> {
    let text = text.trim();
    (!text.is_empty()).then(|| Bound { text: text.to_owned(), inclusive })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [FieldName; 2] = [
        FieldName { name: "title", kind: FieldKind::Text },
        FieldName { name: "date", kind: FieldKind::Date },
    ];

    /// The pieces of a text with a letter for the kind of each.
    fn pieces(text: &str) -> Vec<(char, &str)> {
        let letter = |kind: &TokenKind| match kind {
            TokenKind::Open => '(',
            TokenKind::Close => ')',
            TokenKind::And => '&',
            TokenKind::Or => '|',
            TokenKind::Not | TokenKind::Minus => '-',
            TokenKind::Scope(_) => ':',
            TokenKind::Beside(_) => '?',
            TokenKind::Idle => '~',
            TokenKind::Item(_) => 'i',
            TokenKind::Blank => ' ',
            TokenKind::Hollow => 'h',
            TokenKind::Dropped => 'x',
        };
        let tokens = lex(text, &FIELDS).tokens.into_iter();
        tokens.map(|token| (letter(&token.kind), &text[token.span])).collect()
    }

    #[test]
    fn a_sign_is_one_only_where_an_item_begins() {
        assert_eq!(pieces("-a"), [('-', "-"), ('i', "a")]);
        assert_eq!(
            pieces("(-a|-b"),
            [('(', "("), ('-', "-"), ('i', "a"), ('|', "|"), ('-', "-"), ('i', "b")]
        );
        assert_eq!(pieces("a-b - c"), [('i', "a-b"), (' ', "-"), ('i', "c")]);
        assert_eq!(pieces("\"a\"-b"), [('i', "\"a\""), ('i', "-b")]);
        assert_eq!(pieces("title:-=a"), [(':', "title:"), ('-', "-"), ('i', "=a")]);
    }

    #[test]
    fn an_operator_stands_by_itself_and_in_capitals() {
        assert_eq!(
            pieces("a OR(b) AND c"),
            [('i', "a"), ('|', "OR"), ('(', "("), ('i', "b"), (')', ")"), ('&', "AND"), ('i', "c")]
        );
        assert_eq!(
            pieces("-OR or OR, title:NOT"),
            [('-', "-"), ('i', "OR"), ('i', "or"), ('i', "OR,"), (':', "title:"), ('i', "NOT")]
        );
    }

    #[test]
    fn a_name_is_a_field_only_where_an_item_begins() {
        assert_eq!(
            pieces("Title:a title:\"b c\""),
            [(':', "Title:"), ('i', "a"), (':', "title:"), ('i', "\"b c\"")]
        );
        assert_eq!(
            pieces("foo:title:a x.title:a"),
            [('?', "foo:"), ('i', "title:a"), ('i', "x.title:a")]
        );
        assert_eq!(
            pieces("date:(a) date: a"),
            [('~', "date:"), ('(', "("), ('i', "a"), (')', ")"), ('x', "date:"), ('i', "a")]
        );
    }

    #[test]
    fn each_quotation_ends_at_its_own_mark() {
        assert_eq!(pieces("„a” “b” «c „d“ e»"), [('i', "„a”"), ('i', "“b”"), ('i', "«c „d“ e»")]);
        assert_eq!(pieces("“a\" b"), [('i', "“a\" b")]);
        assert_eq!(pieces("\"\" \"*\" *"), [('h', "\"\""), ('h', "\"*\""), ('x', "*")]);
    }

    #[test]
    fn the_ends_of_a_stretch_are_told_from_dates_with_dots() {
        let both = |from: &str, to: &str| Some((bound(from, true), bound(to, true)));
        assert_eq!(ends("2017..2020"), both("2017", "2020"));
        assert_eq!(ends("..2020"), both("", "2020"));
        assert_eq!(ends("2017/.."), both("2017/..", "2017/.."));
        assert_eq!(ends("[2017..2020]"), both("[2017..2020]", "[2017..2020]"));
        assert_eq!(ends(">2017"), Some((bound("2017", false), None)));
        assert_eq!(ends("<=2017/.."), Some((None, bound("2017/..", true))));
        assert_eq!(ends(".."), None);
        assert_eq!(ends(">="), None);
    }
}
