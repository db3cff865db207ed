//! The tree of a file: what the drafter typed, with a span on every piece. Nothing is typed yet.

use crate::text::Span;

/// One or more words on a line: a key, or the head of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// From the first word to the last.
    pub span: Span,
}

/// A piece of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A word, number or code.
    Word(Span),
    /// A text in quotes; the span includes them.
    Text(Span),
    /// An open bracket.
    Bracket(Bracket),
}

impl Token {
    /// Where the token stands.
    #[must_use]
    pub const fn span(&self) -> Span {
        match self {
            Self::Word(span) | Self::Text(span) => *span,
            Self::Bracket(bracket) => bracket.span,
        }
    }
}

/// `[LY: 24 days | NE: 30 days]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// The whole bracket.
    pub span: Span,
    /// What each Party proposes.
    pub proposals: Vec<Proposal>,
}

/// One proposal inside a bracket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Who proposes it.
    pub owner: Option<Words>,
    /// What is proposed.
    pub value: Value,
}

/// What separates two parts of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `,` or `،`: another member of a list.
    Comma,
    /// `;` or `؛`: another case.
    Semicolon,
}

/// The value of an entry: parts, and what stands between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// From the first token to the last.
    pub span: Span,
    /// The parts; the first has no separator before it.
    pub parts: Vec<Part>,
}

/// A run of tokens without a separator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What stands before it.
    pub before: Option<Separator>,
    /// The tokens; empty where two separators meet.
    pub tokens: Vec<Token>,
}

impl Value {
    /// The cases: parts between semicolons.
    pub fn cases(&self) -> impl Iterator<Item = &[Part]> {
        let mut rest = self.parts.as_slice();
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let ends = |part: &Part| part.before == Some(Separator::Semicolon);
            let length = rest.iter().skip(1).position(ends).map_or(rest.len(), |at| at + 1);
            let (case, after) = rest.split_at(length);
            rest = after;
            Some(case)
        })
    }

    /// The only token, if there is just one.
    #[must_use]
    pub fn only(&self) -> Option<&Token> {
        match self.parts.as_slice() {
            [part] => match part.tokens.as_slice() {
                [token] => Some(token),
                _ => None,
            },
            _ => None,
        }
    }

    /// All tokens.
    pub fn tokens(&self) -> impl Iterator<Item = &Token> {
        self.parts.iter().flat_map(|part| &part.tokens)
    }
}

/// One thing in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// `key: value`.
    Entry {
        /// The key.
        key: Words,
        /// Its value.
        value: Value,
    },
    /// `head { … }`.
    Block {
        /// The words before the brace.
        head: Words,
        /// From the opening brace to the closing one.
        body: Span,
        /// What is inside.
        items: Vec<Item>,
        /// False when the closing brace is missing.
        closed: bool,
    },
    /// `use "path"`.
    Path {
        /// The words before the path.
        head: Words,
        /// The text in quotes.
        path: Span,
    },
    /// `# …`.
    Comment(Span),
    /// A line that is none of these.
    Broken(Span),
    /// A closing brace that closes nothing.
    Stray(Span),
}

impl Item {
    /// Where the item stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Entry { key, value } if value.parts.is_empty() => key.span,
            Self::Entry { key, value } => key.span.to(value.span),
            Self::Block { head, body, .. } => head.span.to(*body),
            Self::Path { head, path } => head.span.to(*path),
            Self::Comment(span) | Self::Broken(span) | Self::Stray(span) => *span,
        }
    }
}

/// A file as a tree.
///
/// INVARIANT: never deeper than [`super::MAX_DEPTH`], so walking and dropping it by recursion is safe.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// What stands at the top.
    pub items: Vec<Item>,
    /// False when a brace, bracket or quote has no partner: the tree is then a guess at what was meant.
    pub sound: bool,
}
