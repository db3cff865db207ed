//! Four values: true, false, cannot be told, and silence; and how they combine.

use crate::finding::{Doubt, Verdict};
use crate::law::LawValue;
use crate::syntax::expression::Path;
use crate::text::Span;
use crate::vocabulary::{FieldId, KindId};

use std::sync::Arc;

/// What an expression comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    True,
    /// It cannot be told.
    Unknown,
    /// The agreement says nothing of it.
    Silent,
    /// It does not hold.
    False,
}

impl Truth {
    pub const fn of(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }

    const fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            other => other,
        }
    }

    /// In a conjunction a contradiction weighs most, then silence, then doubt.
    const fn against_and(self) -> u8 {
        match self {
            Self::True => 0,
            Self::Unknown => 1,
            Self::Silent => 2,
            Self::False => 3,
        }
    }

    /// In a disjunction one that holds is enough; else what may hold; a contradiction says more
    /// than silence.
    const fn against_or(self) -> u8 {
        match self {
            Self::Silent => 0,
            Self::False => 1,
            Self::Unknown => 2,
            Self::True => 3,
        }
    }

    pub const fn verdict(self) -> Verdict {
        match self {
            Self::True => Verdict::Holds,
            Self::Unknown => Verdict::Question,
            Self::Silent => Verdict::Gap,
            Self::False => Verdict::Conflict,
        }
    }
}

/// A value that was looked at.
#[derive(Clone, Debug)]
pub struct Seen<'a> {
    /// Where it stands; absent where nothing is stated.
    pub span: Option<Span>,
    /// Its name in the rule.
    pub path: &'a Path,
    /// Its kind and field.
    pub field: Option<(KindId, FieldId)>,
    /// True when the whole value is this one case.
    pub whole: bool,
    /// What it came to by itself.
    pub truth: Truth,
    /// Members that should be there, by id.
    pub missing: Vec<String>,
    /// Members that should not.
    pub offending: Vec<String>,
    /// The national figure it was measured against.
    pub law: Option<Arc<LawValue>>,
    /// Why it cannot be told.
    pub doubt: Option<Doubt>,
}

impl<'a> Seen<'a> {
    pub const fn nothing(path: &'a Path) -> Self {
        Self {
            span: None,
            path,
            field: None,
            whole: true,
            truth: Truth::Silent,
            missing: Vec::new(),
            offending: Vec::new(),
            law: None,
            doubt: None,
        }
    }

    pub fn came_to(mut self, truth: Truth, doubt: Option<Doubt>) -> Self {
        self.truth = truth;
        if doubt.is_some() {
            self.doubt = doubt;
        }
        self
    }
}

/// What an expression came to, and the values that decided it.
#[derive(Clone, Debug)]
pub struct Judgement<'a> {
    pub truth: Truth,
    pub seen: Vec<Seen<'a>>,
}

impl<'a> Judgement<'a> {
    pub const fn new(truth: Truth, seen: Vec<Seen<'a>>) -> Self {
        Self { truth, seen }
    }

    pub fn not(self) -> Self {
        let seen = self.seen.into_iter().map(|one| Seen { truth: one.truth.not(), ..one }).collect();
        Self { truth: self.truth.not(), seen }
    }

    /// All of them must hold. What decides is kept: all that was looked at when it holds.
    pub fn all(parts: impl Iterator<Item = Self>) -> Self {
        Self::weigh(parts, Truth::True, Truth::against_and)
    }

    /// One of them is enough. Where none speaks, all of them are silent.
    pub fn one(parts: impl Iterator<Item = Self>) -> Self {
        Self::weigh(parts, Truth::Silent, Truth::against_or)
    }

    fn weigh(parts: impl Iterator<Item = Self>, start: Truth, weight: impl Fn(Truth) -> u8) -> Self {
        let mut result = Self::new(start, Vec::new());
        for part in parts {
            match weight(part.truth).cmp(&weight(result.truth)) {
                std::cmp::Ordering::Greater => result = part,
                std::cmp::Ordering::Equal => result.seen.extend(part.seen),
                std::cmp::Ordering::Less => {}
            }
        }
        result
    }
}
