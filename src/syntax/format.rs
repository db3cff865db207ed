//! Tree to canonical text: one entry a line, two spaces for each level, every comment kept.
//! Keywords, keys and choices can be turned into another language on the way.

mod keywords;

use crate::text::{Lang, Source, Span, to_western};
use crate::vocabulary::Vocabulary;

use super::tree::{Bracket, Item, Separator, Token, Tree, Value};
use keywords::{Context, Keywords, one_space};

/// How to write.
#[derive(Clone, Copy, Debug, Default)]
pub struct FormatOptions {
    /// The language of keywords, keys and choices; `None` leaves each as it was typed.
    pub keywords: Option<Lang>,
}

/// Rows up to this many letters stand on one line.
const ROW_WIDTH: usize = 110;

/// The canonical text of a tree. Formatting it again changes nothing. A text in which a brace, bracket
/// or quote has no partner is left as it is: to lay it out would be to guess.
#[must_use]
pub fn format(tree: &Tree, source: &Source, vocabulary: &Vocabulary, options: FormatOptions) -> String {
    if !tree.sound {
        return source.text.clone();
    }
    let keywords = Keywords::new(vocabulary, options.keywords);
    let mut writer = Writer { source, keywords, out: String::with_capacity(source.text.len() + 1024), depth: 0 };
    writer.items(&tree.items, 0, Context::Top);
    writer.out
}

struct Writer<'a> {
    source: &'a Source,
    keywords: Keywords<'a>,
    out: String,
    depth: usize,
}

impl<'a> Writer<'a> {
    /// Writes the items of a block; `from` is where the text before the first one ends.
    fn items(&mut self, items: &'a [Item], from: usize, context: Context<'a>) {
        let mut end = from;
        let mut first = true;
        let mut after_comment = false;
        for item in items {
            let span = item.span().range();
            let between = self.source.text.get(end..span.start).unwrap_or("");
            let lines = between.bytes().filter(|byte| *byte == b'\n').count();
            if matches!(item, Item::Comment(_)) && lines == 0 && !(first && self.depth == 0) {
                self.trailing(item.span());
            } else {
                let spaced = lines > 1 || (!after_comment && matches!(item, Item::Block { .. }) && self.depth == 0);
                if !first && spaced {
                    self.out.push('\n');
                }
                self.item(item, context);
                after_comment = matches!(item, Item::Comment(_));
            }
            first = false;
            end = span.end;
        }
    }

    fn item(&mut self, item: &'a Item, context: Context<'a>) {
        self.indent();
        match item {
            Item::Entry { key, value } => self.entry(key.span, value, context),
            Item::Block { head, items, body, .. } => self.block(head.span, *body, items, context),
            Item::Path { head, path } => {
                let head = self.keywords.block(self.slice(head.span));
                self.out.push_str(&head);
                self.out.push(' ');
                self.quoted(*path);
            }
            Item::Comment(span) | Item::Broken(span) | Item::Stray(span) => {
                self.out.push_str(self.source.slice(*span).trim_end_matches([' ', '\t', '\r', '\n', '\u{A0}', '\u{202F}']))
            }
        }
        self.out.push('\n');
    }

    /// A comment on the line of what it explains.
    fn trailing(&mut self, span: Span) {
        if self.out.ends_with('\n') {
            self.out.pop();
        }
        self.out.push_str("  ");
        self.out.push_str(self.source.slice(span));
        self.out.push('\n');
    }

    fn block(&mut self, head: Span, body: Span, items: &'a [Item], context: Context<'a>) {
        let words = &*one_space(self.slice(head));
        let inner = self.keywords.inside(words, context);
        let head = self.keywords.head(words, context);
        self.out.push_str(&head);
        if items.is_empty() {
            self.out.push_str(" {}");
            return;
        }
        if inner.is_row() && self.row(items, inner) {
            return;
        }
        self.out.push_str(" {\n");
        self.depth += 1;
        self.items(items, body.range().start + 1, inner);
        self.depth -= 1;
        self.indent();
        self.out.push('}');
    }

    /// A row on one line, if it is short and holds nothing but entries.
    fn row(&mut self, items: &'a [Item], context: Context<'a>) -> bool {
        if !items.iter().all(|item| matches!(item, Item::Entry { .. })) {
            return false;
        }
        let start = self.out.len();
        self.out.push_str(" {");
        for item in items {
            if let Item::Entry { key, value } = item {
                self.out.push(' ');
                self.entry(key.span, value, context);
            }
        }
        self.out.push_str(" }");
        let fits = self.out.get(start..).is_some_and(|row| row.chars().count() <= ROW_WIDTH && !row.contains('\n'));
        if !fits {
            self.out.truncate(start);
        }
        fits
    }

    fn entry(&mut self, key: Span, value: &Value, context: Context<'a>) {
        let typed = self.slice(key);
        let written = self.keywords.key(typed, context);
        self.out.push_str(&written);
        self.out.push(':');
        if !value.parts.is_empty() {
            self.out.push(' ');
            let place = self.keywords.field(&one_space(typed), context);
            self.value(value, place);
        }
    }

    fn value(&mut self, value: &Value, place: keywords::Place<'a>) {
        for part in &value.parts {
            match part.before {
                Some(Separator::Comma) => self.out.push(','),
                Some(Separator::Semicolon) => self.out.push(';'),
                None => {}
            }
            if part.before.is_some() && !part.tokens.is_empty() {
                self.out.push(' ');
            }
            self.tokens(&part.tokens, place);
        }
    }

    /// Runs of words are turned into the language asked for as a whole; texts stay as they are.
    fn tokens(&mut self, tokens: &[Token], place: keywords::Place<'a>) {
        let mut words: Vec<&str> = Vec::new();
        let mut first = true;
        for token in tokens {
            if let Token::Word(span) = token {
                words.push(self.source.slice(*span));
                continue;
            }
            self.words(&mut words, place, &mut first);
            if !first {
                self.out.push(' ');
            }
            first = false;
            match token {
                Token::Text(span) => self.quoted(*span),
                Token::Bracket(bracket) => self.bracket(bracket, place),
                Token::Word(_) => {}
            }
        }
        self.words(&mut words, place, &mut first);
    }

    fn words(&mut self, words: &mut Vec<&str>, place: keywords::Place<'a>, first: &mut bool) {
        if words.is_empty() {
            return;
        }
        if !*first {
            self.out.push(' ');
        }
        *first = false;
        let written = self.keywords.phrase(words, place);
        self.out.push_str(&written);
        words.clear();
    }

    fn bracket(&mut self, bracket: &Bracket, place: keywords::Place<'a>) {
        self.out.push('[');
        for (at, proposal) in bracket.proposals.iter().enumerate() {
            if at > 0 {
                self.out.push_str(" | ");
            }
            if let Some(owner) = proposal.owner {
                self.out.push_str(&self.slice(owner.span).to_uppercase());
                self.out.push(':');
                if !proposal.value.parts.is_empty() {
                    self.out.push(' ');
                }
            }
            self.value(&proposal.value, place);
        }
        self.out.push(']');
    }

    fn quoted(&mut self, span: Span) {
        self.out.push_str(self.source.slice(span));
    }

    fn slice(&self, span: Span) -> &'a str {
        self.source.slice(span)
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }
}

/// Words joined by one space, digits in the Western system.
fn plain(words: &[&str]) -> String {
    let mut out = String::new();
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.is_ascii() { out.push_str(word) } else { out.push_str(&to_western(word)) }
    }
    out
}
