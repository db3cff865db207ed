//! Whether an expression asks something that can be answered: every name exists, and only what can
//! be compared is compared.

use crate::finding::{Fact, Finding};
use crate::law::Law;
use crate::syntax::expression::{Argument, Expression, Literal, LiteralValue, Over, Path, Place, Term};
use crate::vocabulary::{ClauseKind, Field, FieldType, KindId, Vocabulary};

use super::names::unknown;
use super::spots::Spots;

/// Looks at the types of an expression.
pub struct Types<'a, 'o> {
    pub vocabulary: &'a Vocabulary,
    pub law: &'a Law,
    pub spots: &'a Spots<'a>,
    /// `require` or `when`.
    pub key: &'static str,
    /// The kind whose rows are looked at.
    pub row: Option<KindId>,
    pub findings: &'o mut Vec<Finding>,
}

/// What a value can be compared with.
#[derive(Clone, Copy)]
enum Type<'a> {
    /// A field of the vocabulary.
    Field(&'a Field),
    /// A number of things.
    Count,
    /// A length of time.
    Time,
    /// A code or text of a register.
    Code,
    /// Not known: a mistake reported already.
    Any,
}

const FUNCTIONS: [&str; 13] =
    ["binds", "member", "party", "parties", "known", "by", "within", "unconditional", "interval", "rows", "count", "years", "fact"];

impl<'a> Types<'a, '_> {
    pub fn expression(&mut self, expression: &Expression) {
        match expression {
            Expression::And(parts) | Expression::Or(parts) => parts.iter().for_each(|part| self.expression(part)),
            Expression::Not(part) => self.expression(part),
            Expression::Each { over, body, .. } => {
                let before = self.row;
                match over {
                    Over::Rows(path) => self.row = self.kind(path),
                    Over::Clauses(path) => {
                        self.kind(path);
                    }
                    Over::Articles => {}
                }
                self.expression(body);
                self.row = before;
            }
            Expression::Compare { left, right, .. } => {
                let (one, two) = (self.term(left), self.term(right));
                self.literal_fits(left, two);
                self.literal_fits(right, one);
                self.comparable(left, one, two);
            }
            Expression::In { left, options, .. } | Expression::Has { left, options } | Expression::Lacks { left, options } => {
                let of = self.term(left);
                options.iter().for_each(|option| self.option(option, of));
            }
            Expression::Stated { path, .. } if path.field.is_empty() => {
                self.kind(path);
            }
            Expression::Stated { path, .. } => {
                self.field(path);
            }
            Expression::Call(call) => {
                self.term(call);
            }
        }
    }

    fn span(&self, place: Place) -> crate::text::Span {
        self.spots.inside(&["check", self.key], place.start as usize, place.end as usize)
    }

    fn unknown(&mut self, place: Place, what: &'static str, name: &str, known: &[&str]) {
        let finding = Finding::error("rule-unknown-name", self.span(place));
        self.findings.push(unknown(finding, what, name, known));
    }

    fn kind(&mut self, path: &Path) -> Option<KindId> {
        let found = self.vocabulary.kind_id(&path.kind);
        if found.is_none() {
            let known: Vec<&str> = self.vocabulary.kinds().map(|(_, kind)| kind.def.id.as_str()).collect();
            self.unknown(path.place, "clause", &path.kind, &known);
        }
        found
    }

    fn field(&mut self, path: &Path) -> Type<'a> {
        let vocabulary = self.vocabulary;
        let (fields, kind): (Vec<&'a Field>, Option<&'a ClauseKind>) = match path.kind.as_str() {
            "row" => {
                let kind = self.row.and_then(|kind| vocabulary.kind(kind));
                (kind.map(|kind| kind.columns.iter().collect()).unwrap_or_default(), kind)
            }
            "agreement" => {
                let kind = vocabulary.structure("agreement");
                (kind.map(|kind| kind.fields.iter().collect()).unwrap_or_default(), kind)
            }
            _ => {
                let Some(kind) = self.kind(path).and_then(|kind| vocabulary.kind(kind)) else { return Type::Any };
                (kind.fields.iter().collect(), Some(kind))
            }
        };
        if let Some(field) = fields.iter().find(|field| field.def.id == path.field) {
            return Type::Field(field);
        }
        let known: Vec<&str> = fields.iter().map(|field| field.def.id.as_str()).collect();
        let name = format!("{}.{}", kind.map_or(path.kind.as_str(), |kind| kind.def.id.as_str()), path.field);
        let finding = Finding::error("rule-unknown-name", self.span(path.place));
        let finding = unknown(finding, "field", &path.field, &known).with("name", name);
        self.findings.push(finding);
        Type::Any
    }

    fn term(&mut self, term: &Term) -> Type<'a> {
        match term {
            Term::Path(path) => self.field(path),
            Term::Literal(_) => Type::Any,
            Term::Law { whose, path } => {
                self.state(whose, path.place);
                self.field(path)
            }
            Term::Call { name, arguments, place } => self.call(name, arguments, *place),
            Term::Sum(one, two) | Term::Difference(one, two) => {
                let (one, two) = (self.term(one), self.term(two));
                if matches!(one, Type::Any) { two } else { one }
            }
            Term::Times(one, _) => self.term(one),
        }
    }

    fn state(&mut self, whose: &str, place: Place) {
        const STATES: [&str; 2] = ["destination", "origin"];
        if !STATES.contains(&whose) {
            self.unknown(place, "state", whose, &STATES);
        }
    }

    fn call(&mut self, name: &str, arguments: &[Argument], place: Place) -> Type<'a> {
        for argument in arguments {
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
                Argument::Literal(_) => {}
            }
        }
        let words: Vec<(&str, Place)> = arguments
            .iter()
            .filter_map(|argument| match argument {
                Argument::Literal(literal) => Some((word(literal)?, literal.place)),
                _ => None,
            })
            .collect();
        match (name, words.as_slice()) {
            ("binds", [(who, at), (key, place)]) => {
                const WHO: [&str; 4] = ["both", "one", "destination", "origin"];
                if !WHO.contains(who) {
                    self.unknown(*at, "state", who, &WHO);
                }
                if self.law.instrument(key).is_none() {
                    let known: Vec<&str> = self.law.instruments().map(|instrument| instrument.id.as_str()).collect();
                    self.unknown(*place, "instrument", key, &known);
                }
            }
            ("party", [(code, place)]) if self.law.country(code).is_none() => {
                let known: Vec<&str> = self.law.countries().map(|country| country.id.as_str()).collect();
                self.unknown(*place, "state", code, &known);
            }
            ("by" | "within", [.., (event, place)]) => {
                let known: Vec<&str> =
                    self.vocabulary.set("events").map(|set| set.iter().map(|(_, id, _)| id).collect()).unwrap_or_default();
                if !known.contains(event) {
                    self.unknown(*place, "event", event, &known);
                }
            }
            ("years" | "fact", [_, (fact, place)]) => {
                let known: std::collections::BTreeSet<&str> =
                    self.law.countries().flat_map(|country| country.recruitment.facts.keys().map(String::as_str)).collect();
                if !known.contains(fact) {
                    self.unknown(*place, "fact", fact, &known.into_iter().collect::<Vec<_>>());
                }
            }
            ("rows", [(kind, place)]) if self.vocabulary.kind_id(kind).is_none() => {
                let known: Vec<&str> = self.vocabulary.kinds().map(|(_, kind)| kind.def.id.as_str()).collect();
                self.unknown(*place, "clause", kind, &known);
            }
            _ => {}
        }
        match name {
            "rows" | "count" | "parties" => Type::Count,
            "interval" | "years" => Type::Time,
            "fact" => Type::Code,
            known if FUNCTIONS.contains(&known) => Type::Any,
            _ => {
                self.unknown(place, "function", name, &FUNCTIONS);
                Type::Any
            }
        }
    }

    /// A literal beside a value of some type.
    fn literal_fits(&mut self, term: &Term, other: Type<'a>) {
        if let Term::Literal(literal) = term {
            self.option(literal, other);
        }
    }

    fn option(&mut self, literal: &Literal, of: Type<'a>) {
        let Type::Field(field) = of else { return };
        let fits = match (&literal.value, field.kind) {
            (LiteralValue::Word(word), _) if word == "none" || word == "unlimited" => true,
            (LiteralValue::Word(word), FieldType::Count) if word == "parties" => true,
            (LiteralValue::Quantity { unit, per, .. }, kind) => quantity_fits(unit.as_deref(), per.as_deref(), kind),
            (LiteralValue::Word(word), FieldType::YesNo) => word == "yes" || word == "no",
            (LiteralValue::Word(word), FieldType::Choice | FieldType::Choices) => {
                let known: Vec<&str> =
                    self.vocabulary.choices(field).map(|choices| choices.iter().map(|(_, id, _)| id).collect()).unwrap_or_default();
                if !known.contains(&word.as_str()) {
                    self.unknown(literal.place, "choice", word, &known);
                }
                true
            }
            (LiteralValue::Text(_), FieldType::Instruments) => self.instrument(literal),
            (LiteralValue::Text(_) | LiteralValue::Word(_), kind) => matches!(
                kind,
                FieldType::Party
                    | FieldType::Languages
                    | FieldType::Countries
                    | FieldType::Currencies
                    | FieldType::Reference
                    | FieldType::Text
            ),
            (LiteralValue::Date(_), kind) => kind == FieldType::Date,
        };
        if !fits {
            let finding = Finding::error("rule-not-comparable", self.span(literal.place));
            self.findings.push(finding.with("field", field.def.id.as_str()).with("type", Fact::Key(family(of).unwrap_or("word"))));
        }
    }

    fn instrument(&mut self, literal: &Literal) -> bool {
        if let Some(key) = word(literal).filter(|key| self.law.instrument(key).is_none()) {
            let known: Vec<&str> = self.law.instruments().map(|instrument| instrument.id.as_str()).collect();
            self.unknown(literal.place, "instrument", key, &known);
        }
        true
    }

    fn comparable(&mut self, left: &Term, one: Type<'a>, two: Type<'a>) {
        if let (Some(a), Some(b)) = (family(one), family(two))
            && a != b
            && let Some(place) = place_of(left)
        {
            let finding = Finding::error("rule-not-comparable", self.span(place));
            self.findings.push(finding.variant("two").with("one", Fact::Key(a)).with("two", Fact::Key(b)));
        }
    }
}

fn word(literal: &Literal) -> Option<&str> {
    match &literal.value {
        LiteralValue::Word(word) | LiteralValue::Text(word) => Some(word),
        _ => None,
    }
}

fn place_of(term: &Term) -> Option<Place> {
    match term {
        Term::Path(path) | Term::Law { path, .. } => Some(path.place),
        Term::Literal(literal) => Some(literal.place),
        Term::Call { place, .. } => Some(*place),
        Term::Sum(one, _) | Term::Difference(one, _) | Term::Times(one, _) => place_of(one),
    }
}

/// Values of one family can be compared with one another.
const fn family(of: Type<'_>) -> Option<&'static str> {
    match of {
        Type::Any => None,
        Type::Count => Some("number"),
        Type::Time => Some("time"),
        Type::Code => Some("word"),
        Type::Field(field) => Some(match field.kind {
            FieldType::YesNo => "yes_no",
            FieldType::Count | FieldType::CountPer => "number",
            FieldType::Percent => "percent",
            FieldType::Money | FieldType::MoneyPer => "money",
            FieldType::Duration | FieldType::DurationPer(_) => "time",
            FieldType::Date => "date",
            FieldType::Instant => "moment",
            FieldType::Text => "text",
            _ => "word",
        }),
    }
}

fn quantity_fits(unit: Option<&str>, per: Option<&str>, kind: FieldType) -> bool {
    let money = unit.is_some_and(|unit| unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase()));
    match kind {
        FieldType::Count | FieldType::CountPer => unit.is_none(),
        FieldType::Percent => unit == Some("%"),
        FieldType::Money => money && per.is_none(),
        FieldType::MoneyPer => money && per.is_some(),
        FieldType::Duration | FieldType::DurationPer(_) => unit.is_some_and(|unit| unit != "%" && !money),
        // How many are chosen, as a number.
        FieldType::Choices => unit.is_none(),
        _ => false,
    }
}
