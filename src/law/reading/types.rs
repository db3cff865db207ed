//! Whether an expression asks something that can be answered: every name exists, and only what can
//! be compared is compared.

use crate::finding::{Fact, Finding};
use crate::law::Law;
use crate::syntax::expression::{Expression, Literal, LiteralValue, Operator, Over, Path, Place, Term};
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
pub enum Type<'a> {
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
            Expression::Compare { operator, left, right, .. } => {
                let (one, two) = (self.term(left), self.term(right));
                self.literal_fits(left, two);
                self.literal_fits(right, one);
                self.comparable(left, one, two);
                self.ordered(*operator, left, [one, two]);
            }
            Expression::In { left, options, .. } | Expression::Has { left, options } | Expression::Lacks { left, options } => {
                let of = self.term(left);
                self.options(expression, options, of);
            }
            Expression::Stated { path, .. } if path.field.is_empty() => {
                self.kind(path);
            }
            Expression::Stated { path, .. } => {
                self.field(path);
            }
            Expression::Call(call) => {
                self.call(call, true);
            }
        }
    }

    pub fn span(&self, place: Place) -> crate::text::Span {
        self.spots.inside(&["check", self.key], place.start as usize, place.end as usize)
    }

    pub fn unknown(&mut self, place: Place, what: &'static str, name: &str, known: &[&str]) {
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

    pub fn field(&mut self, path: &Path) -> Type<'a> {
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

    pub fn term(&mut self, term: &Term) -> Type<'a> {
        match term {
            Term::Path(path) => self.field(path),
            Term::Literal(_) => Type::Any,
            Term::Law { whose, path } => {
                self.state(whose, path.place);
                self.field(path)
            }
            Term::Call { .. } => self.call(term, false),
            Term::Sum(one, two) | Term::Difference(one, two) => {
                let (one, two) = (self.term(one), self.term(two));
                if matches!(one, Type::Any) { two } else { one }
            }
            Term::Times(one, _) => self.term(one),
        }
    }

    pub fn state(&mut self, whose: &str, place: Place) {
        const STATES: [&str; 2] = ["destination", "origin"];
        if !STATES.contains(&whose) {
            self.unknown(place, "state", whose, &STATES);
        }
    }

    /// A literal beside a value of some type.
    fn literal_fits(&mut self, term: &Term, other: Type<'a>) {
        if let Term::Literal(literal) = term {
            self.option(literal, other);
        }
    }

    /// Words, and yes and no, have no order.
    fn ordered(&mut self, operator: Operator, left: &Term, types: [Type<'a>; 2]) {
        let unordered = types.into_iter().filter_map(family).find(|family| ["word", "yes_no", "text", "moment"].contains(family));
        if let (Some(family), false, Some(place)) = (unordered, matches!(operator, Operator::Equal | Operator::Unequal), place_of(left)) {
            let finding = Finding::error("rule-not-comparable", self.span(place));
            self.findings.push(finding.variant("order").with("one", Fact::Key(family)));
        }
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

pub fn word(literal: &Literal) -> Option<&str> {
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
pub const fn family(of: Type<'_>) -> Option<&'static str> {
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
