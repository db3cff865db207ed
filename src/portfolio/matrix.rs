//! Agreements side by side: provision by provision what each says, who is best and worst for the worker, who is silent; and which
//! rules come to another outcome in one than in another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::class::{Class, Provision};
use super::entry::Entry;
use super::harmony::{Desk, Discord, harmony};
use super::rank::Standing;
use super::remarks::remarks;
use super::rows::rows;
use crate::diff::Worth;
use crate::finding::Verdict;
use crate::law::Law;
use crate::vocabulary::Vocabulary;

pub use super::remarks::Remark;

/// What agreements are set side by side with.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// States and rules.
    pub law: &'a Law,
    /// The date at which `as law of XX` is read; without one the latest law.
    pub on: Option<Date>,
}

/// Agreements side by side.
#[derive(Debug, Default)]
pub struct Matrix {
    /// The agreements, by id, then by file.
    pub entries: Vec<Entry>,
    /// A short name for each: its State of origin, where that tells it from the others; else its id, else its id and file.
    pub labels: Vec<String>,
    /// The text that the others are held against; it is not among them.
    pub model: Option<Entry>,
    /// What is stated anywhere: by subject, then in the order of the vocabulary.
    pub rows: Vec<Row>,
    /// What became of each rule.
    pub rules: Vec<RuleRow>,
    /// What does not agree between them.
    pub discords: Vec<Discord>,
    /// What else the reader must know.
    pub remarks: Vec<Remark>,
}

/// One provision through all agreements.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is about.
    pub provision: Provision,
    /// Its subject: an index of the subjects of the book.
    pub subject: usize,
    /// The distinct values, the commonest first; one that only the model has stands last.
    pub classes: Vec<Rated>,
    /// What each agreement says.
    pub cells: Vec<Cell>,
    /// What the model says.
    pub model: Cell,
    /// How many agreements say something.
    pub stated: usize,
    /// True where each agreement lists its own things (occupations): silence on one of them is no gap.
    pub listed: bool,
}

/// A value and how it stands among the others.
#[derive(Clone, Debug)]
pub struct Rated {
    /// What it says.
    pub class: Arc<Class>,
    /// How many agreements say it.
    pub said: usize,
    /// How it stands.
    pub standing: Standing,
    /// What it means for the worker in the place of what the model says, where that is one value.
    pub than_model: Option<Worth>,
}

/// What an agreement says of a provision: indices of [`Row::classes`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Silent,
    /// One value, perhaps in several places.
    One(u32),
    /// Several values, in its own order.
    Several(Box<[u32]>),
}

/// Whether the agreements say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// All say the same.
    Same,
    /// Some are silent, the others say the same.
    Silent,
    /// They differ.
    Differs,
}

/// Why a silence is a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Half of the agreements or more say something.
    pub most: bool,
    /// The model says something.
    pub model: bool,
}

/// One rule through all agreements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleRow {
    /// Its id.
    pub rule: &'static str,
    /// What became of it in each agreement; nothing where it was not run.
    pub became: Vec<Option<Became>>,
}

/// What became of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Became {
    /// The book's answer.
    Verdict(Verdict),
    /// It is not met, and the drafter accepts that.
    Waived,
}

impl Matrix {
    /// Sets agreements side by side.
    #[must_use]
    pub fn new(mut entries: Vec<Entry>, model: Option<Entry>, ground: Ground<'_>) -> Self {
        entries.sort_by(|one, two| (&one.id, &one.file).cmp(&(&two.id, &two.file)));
        let rows = rows(&entries, model.as_ref(), ground);
        let rules = rules(&entries);
        let (labels, remarks) = (labels(&entries), remarks(&entries));
        let discords = harmony(&entries, Desk { vocabulary: ground.vocabulary, law: ground.law, on: ground.on });
        Self { entries, labels, model, rows, rules, discords, remarks }
    }
}

impl Row {
    /// Whether the agreements say the same.
    #[must_use]
    pub fn likeness(&self) -> Likeness {
        let said = self.classes.iter().filter(|rated| rated.said > 0).count();
        let mixed = self.cells.iter().any(|cell| matches!(cell, Cell::Several(_)));
        match (said, self.stated == self.cells.len()) {
            (0 | 1, true) if !mixed => Likeness::Same,
            (0 | 1, false) if !mixed => Likeness::Silent,
            _ => Likeness::Differs,
        }
    }

    /// The values of a cell.
    pub fn values<'r>(&'r self, cell: &'r Cell) -> impl Iterator<Item = &'r Rated> {
        cell.numbers().filter_map(|at| self.classes.get(at))
    }

    /// How an agreement stands: the worst of what it says, and the best only if all of it is.
    #[must_use]
    pub fn standing(&self, cell: &Cell) -> Standing {
        let of = |wanted: Standing| self.values(cell).any(|rated| rated.standing == wanted);
        let all: BTreeSet<Standing> = self.values(cell).map(|rated| rated.standing).collect();
        match all.first() {
            None => Standing::Level,
            Some(only) if all.len() == 1 => *only,
            _ if of(Standing::Worst) => Standing::Worst,
            _ if of(Standing::Apart) => Standing::Apart,
            _ => Standing::Between,
        }
    }

    /// Why the silence of an agreement is a gap; nothing where it speaks, or where silence is common.
    #[must_use]
    pub fn gap(&self, cell: &Cell) -> Option<Gap> {
        let gap = Gap { most: self.cells.len() > 1 && self.stated * 2 >= self.cells.len(), model: self.model != Cell::Silent };
        (*cell == Cell::Silent && !self.listed && (gap.most || gap.model)).then_some(gap)
    }
}

impl RuleRow {
    /// True when it is not met, silent or undecided in an agreement, or waived.
    #[must_use]
    pub fn troubles(&self) -> bool {
        let fine = |became: &Became| matches!(became, Became::Verdict(Verdict::Holds | Verdict::NotApplicable));
        self.became.iter().flatten().any(|became| !fine(became))
    }

    /// True when it came to another outcome in one agreement than in another.
    #[must_use]
    pub fn differs(&self) -> bool {
        let mut all = self.became.iter();
        let first = all.next();
        all.any(|became| Some(became) != first)
    }
}

impl Became {
    /// The word used in machine-readable output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Verdict(verdict) => verdict.word(),
            Self::Waived => "waived",
        }
    }
}

impl Likeness {
    /// The word used in machine-readable output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Silent => "same where stated",
            Self::Differs => "differs",
        }
    }
}

impl Cell {
    /// The numbers of its values among [`Row::classes`].
    pub fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        let all = match self {
            Self::Silent => &[],
            Self::One(one) => std::slice::from_ref(one),
            Self::Several(all) => &all[..],
        };
        all.iter().map(|number| *number as usize)
    }

    /// The same said twice is said once.
    pub(super) fn of(mut all: Vec<u32>) -> Self {
        if all.len() > 1 {
            let mut seen = BTreeSet::new();
            all.retain(|number| seen.insert(*number));
        }
        match all.as_slice() {
            [] => Self::Silent,
            [one] => Self::One(*one),
            _ => Self::Several(all.into_boxed_slice()),
        }
    }
}

fn rules(entries: &[Entry]) -> Vec<RuleRow> {
    let ids: BTreeSet<&'static str> = entries.iter().flat_map(|entry| entry.rules.keys().copied()).collect();
    let became = |entry: &Entry, rule: &'static str| {
        let verdict = entry.rules.get(rule)?;
        let unmet = !matches!(verdict, Verdict::Holds | Verdict::NotApplicable);
        Some(if unmet && entry.waived.contains(&rule) { Became::Waived } else { Became::Verdict(*verdict) })
    };
    ids.into_iter().map(|rule| RuleRow { rule, became: entries.iter().map(|entry| became(entry, rule)).collect() }).collect()
}

fn labels(entries: &[Entry]) -> Vec<String> {
    let origins = |entry: &Entry| entry.origins().collect::<Vec<_>>().join("+");
    let id = |entry: &Entry| entry.id.clone();
    let file = |entry: &Entry| format!("{} ({})", entry.id, entry.file);
    let counted = |name: &dyn Fn(&Entry) -> String| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        entries.iter().for_each(|entry| *counts.entry(name(entry)).or_default() += 1);
        counts
    };
    let (by_origin, by_id) = (counted(&origins), counted(&id));
    let once = |counts: &BTreeMap<String, usize>, name: &String| !name.is_empty() && counts.get(name) == Some(&1);
    entries
        .iter()
        .map(|entry| {
            let names = [(origins(entry), &by_origin), (id(entry), &by_id)];
            names.into_iter().find(|(name, counts)| once(counts, name)).map_or_else(|| file(entry), |(name, _)| name)
        })
        .collect()
}
