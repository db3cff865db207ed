//! The only file that knows pest: grammar pairs in, our own tree out, in one walk.

use pest::Parser;
use pest::iterators::Pair;
use pest_derive::Parser;

use crate::text::{FileId, Span};

use super::tree::{Bracket, Item, Part, Proposal, Separator, Token, Tree, Value, Words};

#[derive(Parser)]
#[grammar = "../grammar/agreement.pest"]
struct Grammar;

/// The tree of a text whose nesting has been checked. The grammar accepts every text; should it
/// ever not, the whole text is one broken item.
pub fn parse(file: FileId, text: &str) -> Tree {
    match Grammar::parse(Rule::file, text) {
        Ok(pairs) => Walker { file }.tree(pairs.flat_map(Pair::into_inner)),
        Err(error) => {
            let at = match error.location {
                pest::error::InputLocation::Pos(at) | pest::error::InputLocation::Span((at, _)) => at,
            };
            Tree { items: vec![Item::Broken(Span::new(file, at, text.len()))], sound: false }
        }
    }
}

/// Parses and throws away: the yardstick of the benches.
#[doc(hidden)]
#[must_use]
pub fn bare_parse(text: &str) -> usize {
    Grammar::parse(Rule::file, text).map_or(0, Iterator::count)
}

struct Walker {
    file: FileId,
}

impl Walker {
    fn tree<'i>(&self, pairs: impl Iterator<Item = Pair<'i, Rule>>) -> Tree {
        let mut items = Vec::new();
        for pair in pairs {
            self.item(pair, &mut items);
        }
        Tree { items, sound: true }
    }

    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let span = pair.as_span();
        Span::new(self.file, span.start(), span.end())
    }

    fn item(&self, pair: Pair<'_, Rule>, out: &mut Vec<Item>) {
        match pair.as_rule() {
            Rule::comment => out.push(Item::Comment(self.trimmed(&pair))),
            Rule::broken => out.push(Item::Broken(self.trimmed(&pair))),
            Rule::stray => out.push(Item::Stray(self.span(&pair))),
            Rule::statement => {
                let item = self.statement(pair, out);
                out.extend(item);
            }
            _ => {}
        }
    }

    /// Without the blanks and the carriage return at the end of a line.
    fn trimmed(&self, pair: &Pair<'_, Rule>) -> Span {
        let span = pair.as_span();
        let blanks = [' ', '\t', '\r', '\n', '\u{A0}', '\u{202F}'];
        Span::new(self.file, span.start(), span.start() + span.as_str().trim_end_matches(blanks).len())
    }

    fn statement(&self, pair: Pair<'_, Rule>, out: &mut Vec<Item>) -> Option<Item> {
        let mut inner = pair.into_inner();
        let head = Words { span: self.span(&inner.next()?) };
        let rest = inner.next()?;
        Some(match rest.as_rule() {
            Rule::value => {
                self.comments_inside(&rest, out);
                Item::Entry { key: head, value: self.value(rest) }
            }
            Rule::string => Item::Path { head, path: self.span(&rest) },
            _ => self.block(head, rest),
        })
    }

    /// A comment inside a value moves above its entry: none is lost.
    fn comments_inside(&self, value: &Pair<'_, Rule>, out: &mut Vec<Item>) {
        if value.as_str().contains('#') {
            let inner = value.clone().into_inner().flatten();
            out.extend(inner.filter(|pair| pair.as_rule() == Rule::comment).map(|pair| Item::Comment(self.trimmed(&pair))));
        }
    }

    fn block(&self, head: Words, pair: Pair<'_, Rule>) -> Item {
        let body = self.span(&pair);
        let mut closed = false;
        let mut items = Vec::new();
        for inner in pair.into_inner() {
            if inner.as_rule() == Rule::close {
                closed = true;
            } else {
                self.item(inner, &mut items);
            }
        }
        Item::Block { head, body, items, closed }
    }

    /// Parts and separators stand side by side in the grammar; two separators in a row leave an
    /// empty part between them.
    fn value(&self, pair: Pair<'_, Rule>) -> Value {
        let mut value = Value { span: self.span(&pair).at_start(), parts: Vec::new() };
        let mut before = None;
        let mut open = false;
        let mut end = None;
        for inner in pair.into_inner() {
            if end.is_none() {
                value.span = self.span(&inner).at_start();
            }
            end = Some(self.span(&inner));
            match inner.as_rule() {
                Rule::separator => {
                    if open {
                        value.parts.push(Part { before, tokens: Vec::new() });
                    }
                    before = Some(match inner.as_str() {
                        ";" | "؛" => Separator::Semicolon,
                        _ => Separator::Comma,
                    });
                    open = true;
                }
                Rule::part => {
                    let tokens = inner.into_inner().filter_map(|token| self.token(token)).collect();
                    value.parts.push(Part { before, tokens });
                    before = None;
                    open = false;
                }
                _ => {}
            }
        }
        if open {
            value.parts.push(Part { before, tokens: Vec::new() });
        }
        if let Some(end) = end {
            value.span = value.span.to(end);
        }
        value
    }

    fn token(&self, pair: Pair<'_, Rule>) -> Option<Token> {
        let span = self.span(&pair);
        Some(match pair.as_rule() {
            Rule::word => Token::Word(span),
            Rule::string => Token::Text(span),
            Rule::bracket => Token::Bracket(self.bracket(span, pair)),
            _ => return None,
        })
    }

    fn bracket(&self, span: Span, pair: Pair<'_, Rule>) -> Bracket {
        let proposals = pair.into_inner().filter(|inner| inner.as_rule() == Rule::proposal);
        Bracket { span, proposals: proposals.map(|inner| self.proposal(inner)).collect() }
    }

    fn proposal(&self, pair: Pair<'_, Rule>) -> Proposal {
        let mut proposal = Proposal { owner: None, value: Value { span: self.span(&pair), parts: Vec::new() } };
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::owner => proposal.owner = Some(Words { span: self.span(&inner) }),
                Rule::offer => proposal.value = self.value(inner),
                _ => {}
            }
        }
        proposal
    }
}
