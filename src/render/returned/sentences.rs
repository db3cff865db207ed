//! Sentences and cells made from typed values: which value prints what came back, and how a drafter would write it.

use super::candidates::Clue;
use super::judge::{Judge, STOPS, cell, core, without};
use super::proof::{Found, Print, Stated, search};
use super::worth::worth;
use super::written::Writer;
use super::{Reading, Term};
use crate::model::{Case, Clause, FieldValue, Named, Said, Value, When, load};
use crate::render::compose::inlines;
use crate::render::tree::flat;
use crate::render::typed;
use crate::text::{Lang, Source, fold};
use crate::vocabulary::{Field, FieldId};
use crate::wording::clause::Utterance;

impl<'a> Judge<'_, 'a> {
    /// A sentence made from typed values.
    pub(super) fn sentence(&mut self, clause: &'a Clause, key: &str, fields: &[FieldId], lang: Lang, [old, new]: [&str; 2]) -> Reading {
        let Some(kind) = self.kind(clause) else { return Reading::Reworded };
        let stated: Vec<Stated<'_>> = fields
            .iter()
            .filter_map(|id| Some(Stated { id: *id, field: kind.field(*id, false)?, value: clause.get(*id)?.value.clone() }))
            .collect();
        if stated.is_empty() {
            return Reading::Reworded;
        }
        let desk = self.desk;
        let words = |values: &[Value]| {
            let mut said = clause.clone();
            for (one, value) in stated.iter().zip(values) {
                said.fields.iter_mut().filter(|known| known.field == one.id).for_each(|known| known.value = value.clone());
            }
            let field = match fields {
                [id] => Some((kind.field(*id, false)?, said.get(*id)?)),
                _ => None,
            };
            let utterance = Utterance { clause: &said, kind, key, field, items: Vec::new() };
            Some(flat(&inlines(desk.speaker(lang).utter(&utterance)), desk.paper.words(lang)))
        };
        let values: Vec<Value> = stated.iter().map(|one| one.value.clone()).collect();
        let Some(whole) = words(&values) else { return Reading::Reworded };
        let (shown, suffix) = core(old, &whole);
        let item = shown.len() < whole.len() || !suffix.is_empty();
        let print = |values: &[Value]| {
            let said = words(values)?;
            Some(if item { said.trim_end().trim_end_matches(STOPS).trim_end().to_owned() } else { said })
        };
        let wanted = without(new, suffix);
        self.found(clause, &stated, &print, wanted, lang, false)
    }

    fn found(&mut self, clause: &Clause, stated: &[Stated<'_>], print: Print<'_>, wanted: &str, lang: Lang, in_row: bool) -> Reading {
        let clue = Clue::of(wanted, lang, self.desk.sent.vocabulary, &self.desk.sent.project.agreement);
        match search(stated, print, wanted, &clue, &mut self.budget) {
            Found::Values(values) => {
                let changed = stated.iter().zip(&values).filter(|(one, value)| one.value.said != value.said);
                let terms: Option<Vec<Term>> = changed.map(|(one, value)| self.term(clause, one, value, in_row)).collect();
                terms.filter(|terms| !terms.is_empty()).map_or(Reading::Reworded, Reading::Values)
            }
            Found::Disagrees { figure, words } => Reading::Disagrees { figure, words },
            Found::Nothing => Reading::Reworded,
        }
    }

    pub(super) fn cell(&mut self, clause: &'a Clause, row: usize, id: FieldId, lang: Lang, [old, new]: [&str; 2]) -> Reading {
        let Some(field) = self.kind(clause).and_then(|kind| kind.field(id, true)) else { return Reading::Reworded };
        let Some(stated) = cell(clause, row, id) else { return Reading::Nothing("returned_empty_cell") };
        if let Some(crate::model::Term::Text(text)) = stated.value.term() {
            return Reading::Text(vec![self.prose(text, None, lang, [old, new])]);
        }
        let desk = self.desk;
        let print = |values: &[Value]| {
            let said = FieldValue { value: values.first()?.clone(), ..stated.clone() };
            Some(flat(&inlines(desk.speaker(lang).cell(field, &said)), desk.paper.words(lang)))
        };
        let stated = [Stated { id, field, value: stated.value.clone() }];
        self.found(clause, &stated, &print, new, lang, true)
    }

    /// A proved value as a drafter writes it, read back before it is believed.
    fn term(&self, clause: &Clause, one: &Stated<'_>, value: &Value, in_row: bool) -> Option<Term> {
        let (old, new) = proposed(&one.value, value)?;
        let english = Writer { vocabulary: self.desk.sent.vocabulary, field: one.field }.cases(&new)?;
        if !self.reads_back(clause, one.field, &english, &new, in_row) {
            return None;
        }
        let key = self.key_lang(clause, one, in_row);
        let kind = self.kind(clause)?;
        let written = if in_row { english } else { typed::value(kind, one.field, &english, key, self.desk.sent.vocabulary) };
        Some(Term {
            kind: clause.kind,
            field: one.id,
            in_row,
            span: Some(one.value.span),
            old: self.slice(one.value.span),
            new: Some(written),
            worth: worth(one.field, &old, &new, self.desk.sent.vocabulary),
        })
    }

    /// The language in which the drafter has typed the key of a field.
    fn key_lang(&self, clause: &Clause, one: &Stated<'_>, in_row: bool) -> Lang {
        let stated = if in_row { None } else { clause.get(one.id) };
        let typed = stated.map(|stated| fold(&self.slice(stated.key))).unwrap_or_default();
        let spoken = |lang: &Lang| one.field.def.name.get(*lang).iter().any(|name| fold(name) == typed);
        [Lang::En, Lang::Fr, Lang::Ar].into_iter().find(spoken).unwrap_or(Lang::En)
    }

    /// Whether what was written is read as what was meant.
    fn reads_back(&self, clause: &Clause, field: &Field, written: &str, meant: &[Case], in_row: bool) -> bool {
        if meant.iter().any(has_own) {
            return true;
        }
        let Some(kind) = self.kind(clause) else { return false };
        let (name, key) = (kind.def.name.first(Lang::En), field.def.name.first(Lang::En));
        let entry = if in_row { format!("row {{ {key}: {written} }}") } else { format!("{key}: {written}") };
        let text = format!("article x {{\n{name} {{\n{entry}\n}}\n}}\n");
        let vocabulary = self.desk.sent.vocabulary;
        let project = load(Source::new(String::from("proposal"), text), vocabulary, &|_, _| Err(crate::model::NotLoaded::Missing));
        let Some(read) = project.agreement.clauses().next() else { return false };
        let value = if in_row { read.rows.first().and_then(|row| row.cells.first()) } else { read.fields.first() };
        let writer = Writer { vocabulary, field };
        value.and_then(|stated| stated.value.agreed()).and_then(|cases| writer.cases(cases)) == writer.cases(meant)
    }
}

/// What was said and what is proposed, of a value of which one thing changed.
fn proposed(old: &Value, new: &Value) -> Option<(Vec<Case>, Vec<Case>)> {
    match (&old.said, &new.said) {
        (Said::Cases(old), Said::Cases(new)) => Some((old.clone(), new.clone())),
        (Said::Open(old), Said::Open(new)) => {
            let (old, new) = old.iter().zip(new).find(|(old, new)| old.cases != new.cases)?;
            Some((old.cases.clone(), new.cases.clone()))
        }
        (Said::Open(offers), Said::Cases(new)) => {
            let other = offers.iter().find(|offer| offer.cases != *new).or_else(|| offers.first())?;
            Some((other.cases.clone(), new.clone()))
        }
        (Said::Cases(_), Said::Open(_)) => None,
    }
}

/// Whether a case says something in the drafter's own words, which only the whole agreement knows.
fn has_own(case: &Case) -> bool {
    let when = matches!(&case.when, Some(When::If(Named::Own(_)) | When::For(Named::Own(_))));
    when || matches!(&case.term, crate::model::Term::Choices(all) if all.iter().any(|named| matches!(named, Named::Own(_))))
}
