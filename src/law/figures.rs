//! What the law of a State lays down for a field, in the same typed words as an agreement.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil::Date;

use super::Law;
use super::cards::{Country, Figure};
use crate::model::{NotLoaded, Value, load};
use crate::syntax::{FormatOptions, format, parse};
use crate::text::{FileId, Lang, Source};
use crate::vocabulary::{FieldId, KindId, Vocabulary};

/// A figure of national law, read.
#[derive(Clone, Debug)]
pub struct LawValue {
    /// The code of the State.
    pub state: String,
    /// `hours.normal_week`.
    pub field: String,
    /// What it says.
    pub value: Value,
    /// The words of it.
    pub words: String,
    /// Where it stands.
    pub figure: Figure,
}

impl LawValue {
    /// The words of it with the keywords of a language.
    #[must_use]
    pub fn words_in(&self, vocabulary: &Vocabulary, lang: Lang) -> String {
        let kind = self.field.split('.').next().unwrap_or("");
        let known = vocabulary.kind_id(kind).and_then(|kind| vocabulary.kind(kind));
        let field = field_of(vocabulary, &self.field).and_then(|(_, field)| known?.field(field, false));
        let (Some(known), Some(field)) = (known, field) else { return self.words.clone() };
        let text =
            format!("article a {{\n{} {{\n{}: {}\n}}\n}}\n", known.def.name.first(Lang::En), field.def.name.first(Lang::En), self.words);
        let source = Source::new(String::new(), text);
        let tree = parse(FileId::default(), &source, vocabulary).tree;
        let written = format(&tree, &source, vocabulary, FormatOptions { keywords: Some(lang) });
        let line = written.lines().nth(2).and_then(|line| line.split_once(':'));
        line.map_or_else(|| self.words.clone(), |(_, words)| words.trim().to_owned())
    }
}

/// The figures of every State at a date, read when they are asked for.
#[derive(Debug)]
pub struct Figures<'a> {
    law: &'a Law,
    vocabulary: &'a Vocabulary,
    on: Option<Date>,
    states: BTreeMap<String, OnceLock<Arc<StateFigures>>>,
}

/// The figures of a State by field, of all dates, the latest last.
type StateFigures = HashMap<(KindId, FieldId), Vec<Arc<LawValue>>>;

impl<'a> Figures<'a> {
    /// The figures of these States; without a date the latest ones.
    #[must_use]
    pub fn new(law: &'a Law, vocabulary: &'a Vocabulary, states: impl Iterator<Item = String>, on: Option<Date>) -> Self {
        Self { law, vocabulary, on, states: states.map(|state| (state, OnceLock::new())).collect() }
    }

    /// What the law of a State lays down for a field, where it is known.
    #[must_use]
    pub fn get(&self, state: &str, kind: KindId, field: FieldId) -> Option<&Arc<LawValue>> {
        self.valid(self.of(state)?.get(&(kind, field))?)
    }

    /// Every figure of a State.
    pub fn all(&self, state: &str) -> impl Iterator<Item = &Arc<LawValue>> {
        self.of(state).into_iter().flat_map(|all| all.values()).filter_map(|dated| self.valid(dated))
    }

    /// The registers are the same in every run, so what the built-in vocabulary makes of them is
    /// read once for all agreements.
    fn of(&self, state: &str) -> Option<&StateFigures> {
        static KNOWN: Mutex<BTreeMap<String, Arc<StateFigures>>> = Mutex::new(BTreeMap::new());
        let cell = self.states.get(state)?;
        let figures = cell.get_or_init(|| {
            if !std::ptr::eq(self.vocabulary, Vocabulary::embedded()) || self.law.country(state).is_none() {
                return Arc::new(self.read(state));
            }
            let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
            let found = known().get(state).map(Arc::clone);
            found.unwrap_or_else(|| {
                let read = Arc::new(self.read(state));
                known().insert(state.to_owned(), Arc::clone(&read));
                read
            })
        });
        Some(figures)
    }

    /// A clause states a field once, so figures of several dates take several readings.
    fn read(&self, state: &str) -> StateFigures {
        let mut all = StateFigures::new();
        let Some(country) = self.law.country(state) else { return all };
        let rounds = country.law.values().map(Vec::len).max().unwrap_or(0);
        (0..rounds).for_each(|round| self.read_round(state, country, round, &mut all));
        all
    }

    /// The figures are written as an agreement is, so that they are read as one.
    fn read_round(&self, state: &str, country: &Country, round: usize, all: &mut StateFigures) {
        let mut by_kind: BTreeMap<KindId, Vec<(FieldId, &str, &Figure)>> = BTreeMap::new();
        for (path, dated) in &country.law {
            // A figure whose dates cannot be read is not known to be in force.
            let Some(figure) = dated.get(round).filter(|_| dated.iter().all(readable)) else { continue };
            let Some((kind, field)) = field_of(self.vocabulary, path) else { continue };
            by_kind.entry(kind).or_default().push((field, path, figure));
        }
        let mut text = String::from("article law {\n");
        for (kind, figures) in &by_kind {
            let Some(known) = self.vocabulary.kind(*kind) else { continue };
            text.push_str(known.def.name.first(Lang::En));
            text.push_str(" {\n");
            for (field, _, figure) in figures {
                let key = known.field(*field, false).map_or("", |field| field.def.name.first(Lang::En));
                text.push_str(&[key, ": ", &figure.value, "\n"].concat());
            }
            text.push_str("}\n");
        }
        text.push_str("}\n");
        let source = Source::new(format!("law of {state}"), text);
        let project = load(source, self.vocabulary, &|_, _| Err(NotLoaded::Missing));
        for clause in project.agreement.clauses() {
            for stated in &clause.fields {
                let listed = by_kind.get(&clause.kind).and_then(|figures| figures.iter().find(|(field, ..)| *field == stated.field));
                let Some((_, path, figure)) = listed else { continue };
                let law = LawValue {
                    state: state.to_owned(),
                    field: (*path).to_owned(),
                    value: stated.value.clone(),
                    words: figure.value.clone(),
                    figure: (*figure).clone(),
                };
                all.entry((clause.kind, stated.field)).or_default().push(Arc::new(law));
            }
        }
    }

    /// The latest figure that is law at the date.
    fn valid<'f>(&self, dated: &'f [Arc<LawValue>]) -> Option<&'f Arc<LawValue>> {
        dated.iter().rev().find(|law| self.is_valid(&law.figure))
    }

    fn is_valid(&self, figure: &Figure) -> bool {
        let Some(on) = self.on else { return true };
        let day = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Date>().ok());
        day(&figure.from).is_none_or(|from| from <= on) && day(&figure.until).is_none_or(|until| on <= until)
    }
}

/// True when its days are days; of a figure that may be past or to come nothing is known.
fn readable(figure: &Figure) -> bool {
    [&figure.from, &figure.until].into_iter().flatten().all(|day| day.parse::<Date>().is_ok())
}

/// The field of `hours.normal_week`.
#[must_use]
pub fn field_of(vocabulary: &Vocabulary, path: &str) -> Option<(KindId, FieldId)> {
    let (kind, field) = path.split_once('.')?;
    let kind = vocabulary.kind_id(kind)?;
    Some((kind, vocabulary.kind(kind)?.field_id(field)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(from: Option<&str>, until: Option<&str>) -> Figure {
        Figure { value: String::from("30 days"), from: from.map(str::to_owned), until: until.map(str::to_owned), ..Figure::default() }
    }

    fn at(day: Option<&str>) -> Figures<'static> {
        let on = day.map(|day| day.parse().unwrap_or_default());
        Figures::new(Law::embedded(), Vocabulary::embedded(), std::iter::empty(), on)
    }

    #[test]
    fn a_figure_is_law_from_a_day_until_a_day() {
        let of_2010 = figure(Some("2010-01-28"), Some("2020-12-31"));
        let valid = |day| at(Some(day)).is_valid(&of_2010);
        assert_eq!(["2010-01-27", "2010-01-28", "2020-12-31", "2021-01-01"].map(valid), [false, true, true, false]);
        assert!(at(None).is_valid(&of_2010));
        assert!(at(Some("1900-01-01")).is_valid(&figure(None, None)));
    }

    #[test]
    fn a_figure_with_a_day_that_is_none_is_not_readable() {
        assert!(readable(&figure(Some("2010-01-28"), None)) && readable(&figure(None, None)));
        for day in ["2010-02-30", "2010", "", "long ago"] {
            assert!(!readable(&figure(Some(day), None)) && !readable(&figure(None, Some(day))), "{day}");
        }
    }
}
