//! The questions of rules: that they are given what they need, and stand where they can be answered.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::syntax::expression::{Argument, Literal, LiteralValue, Place, Term};

use super::types::{Type, Types, word};

/// Every question with an example of its form. The first of them are true or false, the others are values.
const FORMS: [(&str, &str); 13] = [
    ("binds", "binds(both, \"C118\")"),
    ("member", "member(origin, \"ecowas\")"),
    ("party", "party(\"NE\")"),
    ("known", "known(law(origin).leave.annual)"),
    ("by", "by(entry-into-force.instant, signature)"),
    ("within", "within(entry-into-force.instant, 30 days, arrival)"),
    ("unconditional", "unconditional(costs.visa)"),
    ("parties", "parties >= 3"),
    ("interval", "interval(joint-committee.ordinary_meetings) <= 12 months"),
    ("rows", "rows(quotas) >= 1"),
    ("count", "count(complaints.languages) >= 2"),
    ("years", "years(origin, \"min_age_general\") >= 18 years"),
    ("fact", "fact(origin, \"worker_fee\") = \"zero\""),
];

/// So many of them are true or false.
const QUESTIONS: usize = 7;

/// Whose law or membership can be meant.
const WHO: [&str; 4] = ["both", "destination", "origin", "one"];

impl<'a> Types<'a, '_> {
    /// A named value, or a question that is true or false.
    pub fn call(&mut self, term: &Term, asked: bool) -> Type<'a> {
        let Term::Call { name, arguments, place } = term else { return Type::Any };
        arguments.iter().for_each(|argument| self.argument(argument));
        let Some((at, (_, form))) = FORMS.iter().enumerate().find(|(_, (known, _))| known == name) else {
            self.unknown(*place, "function", name, &FORMS.map(|(known, _)| known));
            return Type::Any;
        };
        if !complete(name, arguments) || asked != (at < QUESTIONS) {
            let finding = Finding::error("rule-question-form", self.span(*place));
            self.findings.push(finding.with("name", name.as_str()).with("form", *form));
            return Type::Any;
        }
        self.words(name, arguments);
        match name.as_str() {
            "rows" | "count" | "parties" => Type::Count,
            "interval" | "years" => Type::Time,
            "fact" => Type::Code,
            _ => Type::Any,
        }
    }

    fn argument(&mut self, argument: &Argument) {
        match argument {
            Argument::Path(path) => {
                self.field(path);
            }
            Argument::Law { whose, path } => {
                self.state(whose, path.place);
                self.field(path);
            }
            Argument::Call(term) => {
                self.term(term);
            }
            Argument::Literal(literal) => self.sound(literal),
        }
    }

    /// The words that a question is given.
    fn words(&mut self, name: &str, arguments: &[Argument]) {
        let words: Vec<(&str, Place)> = arguments
            .iter()
            .filter_map(|argument| match argument {
                Argument::Literal(literal) => Some((word(literal)?, literal.place)),
                _ => None,
            })
            .collect();
        let law = self.law;
        match (name, words.as_slice()) {
            ("binds", [(who, at), (key, place)]) => {
                self.known(who, *at, "state", &WHO);
                if law.instrument(key).is_none() {
                    let known: Vec<&str> = law.instruments().map(|instrument| instrument.id.as_str()).collect();
                    self.unknown(*place, "instrument", key, &known);
                }
            }
            ("member", [(who, at), (body, place)]) => {
                self.known(who, *at, "state", WHO.get(..3).unwrap_or_default());
                let bodies: BTreeSet<&str> = law.countries().flat_map(|country| country.membership.keys().map(String::as_str)).collect();
                let meant = body.replace('-', "_").to_lowercase();
                if !bodies.contains(meant.as_str()) {
                    self.unknown(*place, "body", body, &bodies.into_iter().collect::<Vec<_>>());
                }
            }
            ("party", [(code, place)]) => self.party(code, *place),
            ("by" | "within", [.., (event, place)]) => {
                let known: Vec<&str> =
                    self.vocabulary.set("events").map(|set| set.iter().map(|(_, id, _)| id).collect()).unwrap_or_default();
                self.known(event, *place, "event", &known);
            }
            ("years" | "fact", [(who, at), (fact, place)]) => {
                self.known(who, *at, "state", WHO.get(..3).unwrap_or_default());
                let known: BTreeSet<&str> =
                    law.countries().flat_map(|country| country.recruitment.facts.keys().map(String::as_str)).collect();
                self.known(fact, *place, "fact", &known.into_iter().collect::<Vec<_>>());
            }
            ("rows", [(kind, place)]) => {
                let known: Vec<&str> = self.vocabulary.kinds().map(|(_, kind)| kind.def.id.as_str()).collect();
                self.known(kind, *place, "clause", &known);
            }
            _ => {}
        }
    }

    /// The code of a State of the register.
    pub fn party(&mut self, code: &str, place: Place) {
        if self.law.country(code).is_none_or(|country| country.id != code) {
            let known: Vec<&str> = self.law.countries().map(|country| country.id.as_str()).collect();
            self.unknown(place, "state", code, &known);
        }
    }

    fn known(&mut self, word: &str, place: Place, what: &'static str, known: &[&str]) {
        if !known.contains(&word) {
            self.unknown(place, what, word, known);
        }
    }
}

/// True when a question is given what it needs.
fn complete(name: &str, arguments: &[Argument]) -> bool {
    let is_word = |argument: &Argument| matches!(argument, Argument::Literal(literal) if word(literal).is_some());
    match (name, arguments) {
        ("parties", []) => true,
        ("party" | "rows", [one]) => is_word(one),
        ("binds" | "member" | "years" | "fact", [one, two]) => is_word(one) && is_word(two),
        ("known", [Argument::Law { .. } | Argument::Call(_)]) | ("interval" | "count" | "unconditional", [Argument::Path(_)]) => true,
        ("by", [Argument::Path(_), event]) => is_word(event),
        ("within", [Argument::Path(_), Argument::Literal(Literal { value: LiteralValue::Quantity { .. }, .. }), event]) => is_word(event),
        _ => false,
    }
}
