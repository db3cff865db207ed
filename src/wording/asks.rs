//! What a rule asks, in words: "`hours.normal week` is at most 48 hours", with the names that the
//! reader's own language gives to keys and choices.

mod names;
mod negate;
mod terms;

pub use names::quoted;

use super::lists::AndOr;
use super::words::{Words, fill};
use crate::law::Law;
use crate::syntax::expression::{Expression, Literal, Operator, Over, Path, Term};
use crate::text::Lang;
use crate::vocabulary::Vocabulary;

/// What is asked: one thing, each of several, or one of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// One thing.
    One(String),
    /// Each of these.
    Each(Vec<String>),
    /// One of these is enough.
    Any(Vec<String>),
}

/// Says what expressions ask.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// The language of the reader.
    pub lang: Lang,
    /// What can be said in agreements.
    pub vocabulary: &'a Vocabulary,
    /// The registers of law.
    pub law: &'a Law,
    /// The kind whose rows are gone through.
    row: Option<&'a str>,
}

impl<'a> Asker<'a> {
    /// Speaks to a reader.
    #[must_use]
    pub const fn new(lang: Lang, vocabulary: &'a Vocabulary, law: &'a Law) -> Self {
        Self { lang, vocabulary, law, row: None }
    }

    /// The parts of an expression, a sentence each.
    #[must_use]
    pub fn asked(&self, expression: &'a Expression) -> Asked {
        let plain = negate::without_not(expression);
        match &plain {
            Expression::And(parts) => Asked::Each(parts.iter().map(|part| self.say(part, false)).collect()),
            Expression::Or(parts) => Asked::Any(parts.iter().map(|part| self.say(part, false)).collect()),
            one => Asked::One(self.say(one, false)),
        }
    }

    /// The whole expression as one sentence.
    #[must_use]
    pub fn sentence(&self, expression: &Expression) -> String {
        self.say(&negate::without_not(expression), false)
    }

    /// An expression inside another that joins several stands in brackets.
    fn say(&self, expression: &Expression, inside: bool) -> String {
        match expression {
            Expression::And(parts) => self.joined("asks_and", parts, inside),
            Expression::Or(parts) => self.joined("asks_or", parts, inside),
            Expression::Not(part) => self.fill("asks_not", &[("part", &self.say(part, true))]),
            Expression::Each { some, over, body } => self.each(*some, over, body),
            Expression::Compare { any, operator, left, right } => self.any(*any, self.comparison(*operator, left, right)),
            Expression::In { any, negated, left, options } => {
                let key = if *negated { "asks_not_in" } else { "asks_in" };
                self.any(*any, self.choosing(key, left, options, AndOr::Or))
            }
            Expression::Has { left, options } => self.choosing("asks_has", left, options, AndOr::And),
            Expression::Lacks { left, options } => self.choosing("asks_lacks", left, options, AndOr::Or),
            Expression::Stated { path, absent } => {
                let key = if *absent { "asks_absent" } else { "asks_stated" };
                self.fill(key, &[("left", &self.path(path))])
            }
            Expression::Call(term) => self.question(term),
        }
    }

    fn joined(&self, key: &str, parts: &[Expression], inside: bool) -> String {
        let whole = parts
            .iter()
            .map(|part| self.say(part, true))
            .reduce(|left, right| self.fill(key, &[("left", &left), ("right", &right)]))
            .unwrap_or_default();
        if inside { format!("({whole})") } else { whole }
    }

    fn any(&self, any: bool, sentence: String) -> String {
        if any { self.fill("asks_any", &[("part", &sentence)]) } else { sentence }
    }

    fn each(&self, some: bool, over: &Over, body: &Expression) -> String {
        let (key, path) = match (over, some) {
            (Over::Rows(path), false) => ("asks_every_row", Some(path)),
            (Over::Rows(path), true) => ("asks_some_row", Some(path)),
            (Over::Clauses(path), false) => ("asks_every_clause", Some(path)),
            (Over::Clauses(path), true) => ("asks_some_clause", Some(path)),
            (Over::Articles, false) => ("asks_every_article", None),
            (Over::Articles, true) => ("asks_some_article", None),
        };
        let over_what = path.map(|path| self.path(&Path { field: String::new(), ..path.clone() })).unwrap_or_default();
        let kind = path.map(|path| path.kind.as_str());
        let part = Asker { row: kind.or(self.row), ..*self }.say(body, false);
        self.fill(key, &[("over", &over_what), ("part", &part)])
    }

    fn comparison(&self, operator: Operator, left: &Term, right: &Term) -> String {
        let key = match operator {
            Operator::Equal => "asks_equal",
            Operator::Unequal => "asks_unequal",
            Operator::Less => "asks_less",
            Operator::AtMost => "asks_at_most",
            Operator::Greater => "asks_greater",
            Operator::AtLeast => "asks_at_least",
        };
        let about = terms::path_of(left).or_else(|| terms::path_of(right));
        self.fill(key, &[("left", &self.term(left, about)), ("right", &self.term(right, about))])
    }

    fn choosing(&self, key: &str, left: &Term, options: &[Literal], and_or: AndOr) -> String {
        let about = terms::path_of(left);
        let options: Vec<String> = options.iter().map(|option| self.literal(option, about)).collect();
        let options = super::lists::join(&options, self.lang, and_or);
        self.fill(key, &[("left", &self.term(left, about)), ("options", &options)])
    }

    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(Words::embedded(self.lang).interface(key), values)
    }
}

#[cfg(test)]
mod tests;
