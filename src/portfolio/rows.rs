//! From what agreements state to the rows of a matrix: distinct values, who says each, how each stands.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::class::{Class, Provision};
use super::entry::{Entry, Stated};
use super::matrix::{Cell, Ground, Rated, Row};
use super::rank::rank;
use crate::diff::worth::Scale;
use crate::law::Figures;
use crate::model::Value;
use crate::vocabulary::Field;

/// What is said of one provision, with the number of the agreement; nothing for the model.
type Said<'e> = Vec<(Option<usize>, &'e Stated)>;

/// Every provision that an agreement or the model states, by subject, then in the order of the vocabulary.
pub(super) fn rows(entries: &[Entry], model: Option<&Entry>, ground: Ground<'_>) -> Vec<Row> {
    let mut provisions: BTreeMap<&Provision, Said<'_>> = BTreeMap::new();
    let all = entries.iter().enumerate().map(|(at, entry)| (Some(at), entry)).chain(model.map(|model| (None, model)));
    for (at, entry) in all {
        for stated in &entry.stated {
            provisions.entry(&stated.provision).or_default().push((at, stated));
        }
    }
    let states: BTreeSet<&str> =
        entries.iter().chain(model).flat_map(|entry| entry.parties.iter().map(|(code, _)| code.as_str())).collect();
    let figures = Figures::new(ground.law, ground.vocabulary, states.into_iter().map(str::to_owned), ground.on);
    let builder = Builder {
        ground,
        figures: &figures,
        destination: entries.first().and_then(Entry::destination).unwrap_or(""),
        count: entries.len(),
    };
    let mut rows: Vec<Row> = provisions.into_iter().filter_map(|(provision, said)| builder.row(provision, &said)).collect();
    rows.sort_by(|one, two| order(one).cmp(&order(two)));
    rows
}

/// By subject; a table row by row.
fn order(row: &Row) -> impl Ord + '_ {
    let Provision { path, row: head } = &row.provision;
    (row.subject, path.kind, path.in_row, head, path.field)
}

struct Builder<'b> {
    ground: Ground<'b>,
    figures: &'b Figures<'b>,
    destination: &'b str,
    count: usize,
}

impl<'b> Builder<'b> {
    fn row(&self, provision: &Provision, said: &Said<'_>) -> Option<Row> {
        let kind = self.ground.vocabulary.kind(provision.path.kind)?;
        let field = kind.field(provision.path.field, provision.path.in_row)?;
        let subjects = self.ground.law.subjects();
        let subject = subjects.iter().position(|subject| subject.id == kind.def.subject).unwrap_or(subjects.len());
        let classes = classes(said);
        let (cells, model) = self.cells(said, &classes);
        let classes = self.rated(provision, field, classes, &model);
        let stated = cells.iter().filter(|cell| **cell != Cell::Silent).count();
        let head = provision.row.as_ref().and_then(|row| kind.field(row.path.field, row.path.in_row));
        let listed = head.is_some_and(|head| head.def.listed);
        Some(Row { provision: provision.clone(), subject, classes, cells, model, stated, listed })
    }

    /// What each agreement says, and the model.
    fn cells(&self, said: &Said<'_>, classes: &[(Arc<Class>, usize)]) -> (Vec<Cell>, Cell) {
        let numbers: BTreeMap<&str, u32> = classes.iter().map(|(class, _)| class.canon.as_str()).zip(0..).collect();
        let mut cells: Vec<Vec<u32>> = vec![Vec::new(); self.count];
        let mut model = Vec::new();
        for (at, stated) in said {
            let numbers = numbers.get(stated.class.canon.as_str()).copied();
            match at.map(|at| cells.get_mut(at)) {
                Some(Some(cell)) => cell.extend(numbers),
                Some(None) => {}
                None => model.extend(numbers),
            }
        }
        (cells.into_iter().map(Cell::of).collect(), Cell::of(model))
    }

    fn rated(&self, provision: &Provision, field: &'b Field, classes: Vec<(Arc<Class>, usize)>, model: &Cell) -> Vec<Rated> {
        let scale = self.scale(provision, field);
        let values: Vec<&Value> = classes.iter().filter(|(_, said)| *said > 0).map(|(class, _)| &class.value).collect();
        let mut standings = rank(&scale, &values).into_iter();
        let model = match model {
            Cell::One(at) => classes.get(*at as usize).map(|(class, _)| Arc::clone(class)),
            Cell::Silent | Cell::Several(_) => None,
        };
        let rated = |(class, said): (Arc<Class>, usize)| {
            let than_model = model.as_ref().map(|model| scale.worth(Some(&model.value), Some(&class.value)));
            let standing = if said > 0 { standings.next() } else { None };
            Rated { class, said, standing: standing.unwrap_or_default(), than_model }
        };
        classes.into_iter().map(rated).collect()
    }

    fn scale(&self, provision: &Provision, field: &'b Field) -> Scale<'b> {
        let path = (!provision.path.in_row).then_some((provision.path.kind, provision.path.field));
        Scale { law: Some((self.figures, self.destination)), path, ..Scale::new(field, self.ground.vocabulary) }
    }
}

/// The distinct values with how many agreements say each, the commonest first.
fn classes(said: &Said<'_>) -> Vec<(Arc<Class>, usize)> {
    let mut by_canon: BTreeMap<&str, (Arc<Class>, usize, Option<usize>)> = BTreeMap::new();
    for (at, stated) in said {
        let fresh = || (Arc::clone(&stated.class), 0, None);
        let (_, count, last) = by_canon.entry(&stated.class.canon).or_insert_with(fresh);
        if at.is_some() && at != last {
            *count += 1;
            *last = *at;
        }
    }
    let mut all: Vec<(Arc<Class>, usize)> = by_canon.into_values().map(|(class, count, _)| (class, count)).collect();
    all.sort_by_key(|(_, count)| Reverse(*count));
    all
}
