//! What the grammar let through: keys of several words on a shared line, blocks that were never
//! closed, lines that are nothing. One slip yields one finding, at the slip.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::finding::Finding;
use crate::text::{Source, Span, fold};
use crate::vocabulary::Vocabulary;

use super::quoted::Quoted;
use super::tree::{Bracket, Item, Token, Tree, Value};

/// Mends the tree in place and reports what had to be mended.
pub fn repair(tree: &mut Tree, source: &Source, vocabulary: &Vocabulary) -> Vec<Finding> {
    let mut repair = Repair { source, vocabulary, findings: Vec::new(), debt: 0, endless: false, keys: RefCell::default() };
    let items = std::mem::take(&mut tree.items);
    tree.items = repair.items(items);
    if repair.endless {
        // The blocks around a text that never ends are not open: their braces are inside the text.
        repair.findings.retain(|finding| finding.rule != "block-not-closed" || finding.variant.is_some());
    }
    const PARTNERS: [&str; 4] = ["block-not-closed", "brace-closes-nothing", "bracket-not-closed", "text-not-closed"];
    tree.sound = !repair.findings.iter().any(|finding| PARTNERS.contains(&finding.rule)) && !repair.endless;
    repair.findings.sort_by_key(|finding| finding.span);
    repair.findings
}

/// How far out a block belongs: a chapter cannot stand inside an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Chapter,
    Article,
    Inner,
}

struct Repair<'a> {
    source: &'a Source,
    vocabulary: &'a Vocabulary,
    findings: Vec<Finding>,
    /// Closing braces that were taken by a block which should have ended earlier.
    debt: usize,
    /// A text in three quotes runs to the end of the file.
    endless: bool,
    /// What was asked before: the rows of a table ask the same again and again.
    keys: RefCell<HashMap<String, bool>>,
}

/// So many answers are kept at most.
const KEPT: usize = 4_096;

impl Repair<'_> {
    /// The items of a block, mended; what does not belong inside it is moved out by the caller.
    fn items(&mut self, items: Vec<Item>) -> Vec<Item> {
        let mut out: Vec<Item> = Vec::with_capacity(items.len());
        for mut item in items {
            match &mut item {
                Item::Block { head, .. } => {
                    if let Some(Item::Entry { value: before, .. }) = out.last_mut() {
                        self.split_keys(before, &mut head.span, |words| self.opens_block(words));
                    }
                    let moved = self.block(&mut item);
                    out.push(item);
                    out.extend(moved);
                    continue;
                }
                Item::Entry { key, value } => {
                    if let Some(Item::Entry { value: before, .. }) = out.last_mut() {
                        self.split_keys(before, &mut key.span, |words| self.is_key(words));
                    }
                    self.texts(value);
                }
                Item::Path { path, .. } => self.text(*path),
                Item::Broken(span) => self.broken(*span),
                Item::Stray(span) => self.findings.push(Finding::error("brace-closes-nothing", *span).fix(*span, "")),
                Item::Comment(_) => {}
            }
            out.push(item);
        }
        out
    }

    /// Mends a block and returns the items that belong after it.
    fn block(&mut self, item: &mut Item) -> Vec<Item> {
        let Item::Block { head, body, items, closed } = item else { return Vec::new() };
        let rank = self.rank(head.span);
        let inside = std::mem::take(items);
        let mut inside = self.items(inside);
        let keyword = self.keyword(head.span);
        let stranger = inside.iter().position(|inner| match inner {
            Item::Block { head, .. } => match (keyword, self.rank(head.span)) {
                (_, Rank::Inner) => false,
                (Some("agreement" | "preamble" | "annex"), _) => true,
                (_, inner) => inner <= rank,
            },
            _ => false,
        });
        let brace = Span { start: body.start, end: body.start + 1, ..*body };
        let moved = match stranger {
            Some(at) => {
                let moved = inside.split_off(at);
                if *closed {
                    self.debt += 1;
                }
                let mut finding = Finding::error("block-not-closed", brace).with("block", self.source.slice(head.span));
                if let Some(next) = moved.first() {
                    finding = finding.variant("before").with("next", self.source.slice(start_of(next)));
                }
                self.findings.push(finding);
                *closed = true;
                moved
            }
            None => Vec::new(),
        };
        if !*closed {
            if self.debt > 0 {
                self.debt -= 1;
                *closed = true;
            } else {
                let finding = Finding::error("block-not-closed", brace).with("block", self.source.slice(head.span));
                self.findings.push(finding);
            }
        }
        *items = inside;
        moved
    }

    fn keyword(&self, head: Span) -> Option<&str> {
        let first = self.source.slice(head).split_whitespace().next()?;
        self.vocabulary.lexicon().block(first).filter(|_| self.rank(head) != Rank::Inner)
    }

    fn is_key(&self, words: &str) -> bool {
        let mut keys = self.keys.borrow_mut();
        if let Some(known) = keys.get(words) {
            return *known;
        }
        let known = self.vocabulary.is_key(&fold(words));
        if keys.len() < KEPT {
            keys.insert(words.to_owned(), known);
        }
        known
    }

    fn rank(&self, head: Span) -> Rank {
        let words = self.source.slice(head);
        let mut each = words.split_whitespace();
        let first = each.next().unwrap_or("");
        let keyword = self.vocabulary.lexicon().block(first);
        // A clause may have a field of the same name; a part of the agreement has an id.
        let named = each.next().is_some() && !self.is_key(words);
        if !named && keyword != Some("preamble") {
            return Rank::Inner;
        }
        match keyword {
            Some("agreement" | "chapter" | "annex" | "preamble") => Rank::Chapter,
            Some("article") => Rank::Article,
            _ => Rank::Inner,
        }
    }

    /// `quota: 500 per year minimum wage: 1800 LYD`: the grammar gives the second key one word;
    /// the vocabulary knows that it has two.
    fn split_keys(&self, before: &mut Value, key: &mut Span, known: impl Fn(&str) -> bool) {
        let Some(part) = before.parts.last_mut() else { return };
        let words = part.tokens.iter().rev().take_while(|token| matches!(token, Token::Word(_))).count().min(6);
        if words == 0 {
            return;
        }
        let between = Span { start: before.span.end, end: key.start, ..*key };
        if self.source.slice(between).contains('\n') {
            return;
        }
        let total = part.tokens.len();
        for take in (1..=words).rev() {
            let Some(first) = part.tokens.get(total - take) else { continue };
            let candidate = first.span().to(*key);
            if known(self.source.slice(candidate)) {
                *key = candidate;
                part.tokens.truncate(total - take);
                before.span.end = part.tokens.last().map_or(before.span.start, |token| token.span().end);
                if part.tokens.is_empty() && before.parts.len() == 1 {
                    before.parts.clear();
                }
                return;
            }
        }
    }

    /// Words that can stand before a brace: a keyword with or without a name, a clause, a field.
    fn opens_block(&self, words: &str) -> bool {
        let first = words.split_whitespace().next().unwrap_or("");
        self.vocabulary.lexicon().block(first).is_some() || self.vocabulary.kind_named(words).is_some() || self.is_key(words)
    }

    /// Texts and brackets that were never closed.
    fn texts(&mut self, value: &Value) {
        for token in value.tokens() {
            match token {
                Token::Word(_) => {}
                Token::Text(span) => self.text(*span),
                Token::Bracket(bracket) => self.bracket(bracket),
            }
        }
    }

    fn text(&mut self, span: Span) {
        let quoted = Quoted::new(self.source.slice(span), span);
        if !quoted.closed {
            self.endless |= quoted.long;
            self.findings.push(Finding::error("text-not-closed", span).suggest(span.at_end(), if quoted.long { "\"\"\"" } else { "\"" }));
        }
    }

    fn bracket(&mut self, bracket: &Bracket) {
        if !self.source.slice(bracket.span).ends_with(']') {
            self.findings.push(Finding::error("bracket-not-closed", bracket.span).suggest(bracket.span.at_end(), "]"));
        }
        for proposal in &bracket.proposals {
            self.texts(&proposal.value);
        }
    }

    fn broken(&mut self, span: Span) {
        let text = self.source.slice(span);
        let finding = Finding::error("line-not-understood", span).with("text", clip(text));
        self.findings.push(match self.missing_colon(text) {
            Some(key) => {
                let at = Span { start: span.start, end: span.start + u32::try_from(key.len()).unwrap_or(0), ..span };
                finding.variant("colon").with("key", key).suggest(at.at_end(), ":")
            }
            None if text.contains(['“', '”', '„']) => finding.variant("quotes"),
            None if text.starts_with(':') => finding.variant("no_key"),
            None if text.starts_with('"') => finding.variant("text"),
            None => finding,
        });
    }

    /// The words at the beginning of a line that are a key, or would be before a colon.
    fn missing_colon<'t>(&self, text: &'t str) -> Option<&'t str> {
        let ends = text.char_indices().filter(|(_, letter)| *letter == ' ').map(|(at, _)| at).chain([text.len()]);
        let mut ends: Vec<usize> = ends.take(6).collect();
        ends.reverse();
        ends.into_iter().filter_map(|end| text.get(..end)).find(|words| self.is_key(words))
    }
}

fn start_of(item: &Item) -> Span {
    match item {
        Item::Block { head, .. } => head.span,
        other => other.span(),
    }
}

/// At most forty letters of a line: a finding quotes, it does not repeat the file.
pub fn clip(text: &str) -> String {
    let line = text.lines().next().unwrap_or("").trim();
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or("")),
        None => line.to_owned(),
    }
}
