//! Values and named questions of an expression in words.

use super::Asker;
use crate::syntax::expression::{Argument, LiteralValue, Path, Term};
use crate::wording::ruling::state;
use crate::wording::words::Words;

/// The key that a value stands for, where it stands for one.
pub(super) fn path_of(term: &Term) -> Option<&Path> {
    match term {
        Term::Path(path) => Some(path),
        Term::Sum(one, _) | Term::Difference(one, _) | Term::Times(one, _) => path_of(one),
        _ => None,
    }
}

impl Asker<'_> {
    /// A value; what it is compared with says which choices are meant.
    pub(super) fn term(&self, term: &Term, about: Option<&Path>) -> String {
        match term {
            Term::Path(path) => self.path(path),
            Term::Literal(literal) => self.literal(literal, about),
            Term::Law { whose, .. } => self.whose(whose, "asks_law_destination", "asks_law_origin"),
            Term::Call { name, arguments, .. } => self.named_value(name, arguments),
            Term::Sum(one, two) => self.two("asks_sum", one, two, about),
            Term::Difference(one, two) => self.two("asks_difference", one, two, about),
            Term::Times(one, count) => self.fill("asks_times", &[("left", &self.term(one, about)), ("count", &count.to_string())]),
        }
    }

    fn two(&self, key: &str, one: &Term, two: &Term, about: Option<&Path>) -> String {
        self.fill(key, &[("left", &self.term(one, about)), ("right", &self.term(two, about))])
    }

    fn whose(&self, whose: &str, destination: &str, origin: &str) -> String {
        self.fill(if whose == "destination" { destination } else { origin }, &[])
    }

    fn named_value(&self, name: &str, arguments: &[Argument]) -> String {
        match (name, arguments) {
            ("parties", _) => self.fill("asks_parties", &[]),
            ("rows", [of]) => self.fill("asks_rows", &[("of", &self.argument(of))]),
            ("count", [of]) => self.fill("asks_count", &[("of", &self.argument(of))]),
            ("interval", [of]) => self.fill("asks_interval", &[("of", &self.argument(of))]),
            ("years" | "fact", [whose, fact]) => {
                let key = format!("explain_fact_{}", text(fact));
                let words = Words::embedded(self.lang);
                let register = if text(whose) == "destination" { "asks_register_destination" } else { "asks_register_origin" };
                self.fill(register, &[("fact", words.interface(&key))])
            }
            _ => name.to_owned(),
        }
    }

    /// A question that is called by a name.
    pub(super) fn question(&self, term: &Term) -> String {
        let Term::Call { name, arguments, .. } = term else { return self.term(term, None) };
        match (name.as_str(), arguments.as_slice()) {
            ("binds", [who, instrument]) => {
                let key = match text(who) {
                    "both" => "asks_binds_both",
                    "one" => "asks_binds_one",
                    "destination" => "asks_binds_destination",
                    _ => "asks_binds_origin",
                };
                self.fill(key, &[("source", &self.instrument(text(instrument)))])
            }
            ("member", [who, body]) => {
                let key = if text(who) == "destination" { "asks_member_destination" } else { "asks_member_origin" };
                self.fill(
                    key,
                    &[("body", Words::embedded(self.lang).interface(&format!("body_{}", text(body).replace('-', "_").to_lowercase())))],
                )
            }
            ("party", [code]) => self.fill("asks_party", &[("state", &state(text(code), self.law, self.lang))]),
            ("known", [Argument::Law { whose, .. }]) => self.whose(whose, "asks_known_destination", "asks_known_origin"),
            ("known", [what]) => self.fill("asks_known", &[("what", &self.argument(what))]),
            ("by", [path, event]) => self.fill("asks_by", &[("left", &self.argument(path)), ("event", &self.event(text(event)))]),
            ("within", [path, limit, event]) => {
                let values = [("left", self.argument(path)), ("limit", self.argument(limit)), ("event", self.event(text(event)))];
                let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                self.fill("asks_within", &values)
            }
            ("unconditional", [path]) => self.fill("asks_unconditional", &[("left", &self.argument(path))]),
            _ => name.clone(),
        }
    }

    fn argument(&self, argument: &Argument) -> String {
        match argument {
            Argument::Path(path) => self.path(path),
            Argument::Law { whose, .. } => self.whose(whose, "asks_law_destination", "asks_law_origin"),
            Argument::Call(term) => self.term(term, None),
            Argument::Literal(literal) => match &literal.value {
                LiteralValue::Word(word) if self.vocabulary.kind_id(word).is_some() => {
                    self.path(&Path { kind: word.clone(), ..Path::default() })
                }
                _ => self.literal(literal, None),
            },
        }
    }
}

/// The word of an argument.
fn text(argument: &Argument) -> &str {
    match argument {
        Argument::Literal(literal) => match &literal.value {
            LiteralValue::Word(text) | LiteralValue::Text(text) | LiteralValue::Date(text) => text,
            LiteralValue::Quantity { amount, .. } => amount,
        },
        Argument::Path(path) | Argument::Law { path, .. } => &path.kind,
        Argument::Call(_) => "",
    }
}
