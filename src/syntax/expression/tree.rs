//! What a rule asks of the values of an agreement.

use serde::{Deserialize, Serialize};

/// A place in the text of the expression, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
}

/// Something that holds, does not hold, cannot be told, or of which the agreement is silent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expression {
    /// Each of them.
    And(Vec<Self>),
    /// One of them.
    Or(Vec<Self>),
    /// The contrary.
    Not(Box<Self>),
    /// Over the rows of a table, the clauses of a kind, or the articles, one at a time.
    Each {
        /// True when one of them is enough.
        some: bool,
        /// Over what.
        over: Over,
        /// What must hold of it.
        body: Box<Self>,
    },
    /// Two values compared.
    Compare {
        /// True when one of the stated values is enough.
        any: bool,
        /// How.
        operator: Operator,
        /// The first.
        left: Term,
        /// The second.
        right: Term,
    },
    /// A choice that is, or is not, among some.
    In {
        /// True when one of the stated values is enough.
        any: bool,
        /// True for "not in".
        negated: bool,
        /// The value.
        left: Term,
        /// The choices.
        options: Vec<Literal>,
    },
    /// A set that must have all of these.
    Has {
        /// The value.
        left: Term,
        /// What must be in it.
        options: Vec<Literal>,
    },
    /// A set that must have none of these.
    Lacks {
        /// The value.
        left: Term,
        /// What must not be in it.
        options: Vec<Literal>,
    },
    /// A value, or a clause, that is stated (or absent).
    Stated {
        /// Which.
        path: Path,
        /// True for "absent".
        absent: bool,
    },
    /// A named question.
    Call(Term),
}

/// Over what an expression goes one by one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Over {
    /// The rows of the clauses of a kind.
    Rows(Path),
    /// The clauses of a kind.
    Clauses(Path),
    /// The articles.
    Articles,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operator {
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Term {
    /// What the agreement states.
    Path(Path),
    /// What the rule states.
    Literal(Literal),
    /// What the law of a State lays down for a field.
    Law {
        /// `destination` or `origin`.
        whose: String,
        /// The field.
        path: Path,
    },
    /// A named value.
    Call {
        /// Its name.
        name: String,
        /// What it is given.
        arguments: Vec<Argument>,
        /// Where it stands.
        place: Place,
    },
    /// The first and the second together.
    Sum(Box<Self>, Box<Self>),
    /// The first without the second.
    Difference(Box<Self>, Box<Self>),
    /// So many times.
    Times(Box<Self>, u32),
}

/// What a named value or question is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Argument {
    /// What the agreement states.
    Path(Path),
    /// What the law of a State lays down.
    Law {
        /// `destination` or `origin`.
        whose: String,
        /// The field.
        path: Path,
    },
    /// A named value.
    Call(Term),
    /// A word, a number, a text.
    Literal(Literal),
}

/// `hours.normal_week`; without a field, the clause itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Path {
    /// The id of the clause kind; `agreement` for the header, `row` inside a row.
    pub kind: String,
    /// The id of the field.
    pub field: String,
    /// Where it stands.
    pub place: Place,
}

/// A value that a rule states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Literal {
    /// What it is.
    pub value: LiteralValue,
    /// Where it stands.
    pub place: Place,
}

/// The value of a literal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LiteralValue {
    /// A number with its unit.
    Quantity {
        /// The number as written.
        amount: String,
        /// `hours`, `%`, `LYD`.
        unit: Option<String>,
        /// `per month`.
        per: Option<String>,
    },
    /// A day, as `2026-11-21`.
    Date(String),
    /// A code or a text in quotes.
    Text(String),
    /// A choice, `yes`, `no`, `none`.
    Word(String),
}

impl Expression {
    /// Every path it looks at.
    pub fn paths(&self) -> Vec<&Path> {
        let mut all = Vec::new();
        self.collect(&mut all);
        all
    }

    /// The fields whose national figures it asks for, with whose law is meant.
    #[must_use]
    pub fn laws(&self) -> Vec<(&str, &Path)> {
        let mut all = Vec::new();
        self.terms(&mut |term| term.laws(&mut all));
        all
    }

    fn terms<'e>(&'e self, each: &mut dyn FnMut(&'e Term)) {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.terms(each)),
            Self::Not(part) | Self::Each { body: part, .. } => part.terms(each),
            Self::Compare { left, right, .. } => {
                each(left);
                each(right);
            }
            Self::In { left, .. } | Self::Has { left, .. } | Self::Lacks { left, .. } | Self::Call(left) => each(left),
            Self::Stated { .. } => {}
        }
    }

    fn collect<'e>(&'e self, all: &mut Vec<&'e Path>) {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.collect(all)),
            Self::Not(part) => part.collect(all),
            Self::Each { over, body, .. } => {
                if let Over::Rows(kind) | Over::Clauses(kind) = over {
                    all.push(kind);
                }
                body.collect(all);
            }
            Self::Compare { left, right, .. } => {
                left.collect(all);
                right.collect(all);
            }
            Self::In { left, .. } | Self::Has { left, .. } | Self::Lacks { left, .. } | Self::Call(left) => left.collect(all),
            Self::Stated { path, .. } => all.push(path),
        }
    }
}

impl Term {
    fn laws<'e>(&'e self, all: &mut Vec<(&'e str, &'e Path)>) {
        match self {
            Self::Law { whose, path } => all.push((whose, path)),
            Self::Sum(one, two) | Self::Difference(one, two) => {
                one.laws(all);
                two.laws(all);
            }
            Self::Times(one, _) => one.laws(all),
            Self::Path(_) | Self::Literal(_) | Self::Call { .. } => {}
        }
    }

    fn collect<'e>(&'e self, all: &mut Vec<&'e Path>) {
        match self {
            Self::Path(path) => all.push(path),
            Self::Literal(_) | Self::Law { .. } => {}
            Self::Call { arguments, .. } => arguments.iter().for_each(|argument| match argument {
                Argument::Path(path) => all.push(path),
                Argument::Call(term) => term.collect(all),
                Argument::Law { .. } | Argument::Literal(_) => {}
            }),
            Self::Sum(one, two) | Self::Difference(one, two) => {
                one.collect(all);
                two.collect(all);
            }
            Self::Times(one, _) => one.collect(all),
        }
    }
}
