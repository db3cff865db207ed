//! What stands in a matrix in words: provisions, values, subjects, days, outcomes. The texts of the agreements are gone, so a value
//! speaks with what it keeps of its own, and with the Parties of the first agreement that says it.

use jiff::civil::Date;

use super::View;
use crate::model::{Agreement, FieldValue, Name, Named, Party, Term};
use crate::portfolio::{Became, Class, Entry, Provision, Rated, Remark, Row};
use crate::render::changes::{flat, tidy};
use crate::render::script::visible;
use crate::text::{Lang, LangMap, Sources, Span};
use crate::vocabulary::{ClauseKind, Field};
use crate::wording::speaker::Speaker;
use crate::wording::words::{Words, fill};

/// The language of a reader over a matrix.
#[derive(Clone, Copy)]
pub(super) struct Voice<'v, 'a> {
    pub view: &'v View<'a>,
    words: &'static Words,
}

impl<'v, 'a> Voice<'v, 'a> {
    pub fn new(view: &'v View<'a>) -> Self {
        Self { view, words: Words::embedded(view.lang) }
    }

    /// A word of the interface.
    pub fn say<'k>(&'k self, key: &'k str) -> &'k str {
        self.words.interface(key)
    }

    /// A sentence of the interface.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.words.interface(key), values)
    }

    /// The clause and the field or column of a provision.
    pub fn field(&self, provision: &Provision) -> Option<(&'a ClauseKind, &'a Field)> {
        let kind = self.view.ground.vocabulary.kind(provision.path.kind)?;
        Some((kind, kind.field(provision.path.field, provision.path.in_row)?))
    }

    /// What programs call a provision: `leave.annual`, with the thing that a row is of.
    pub fn id(&self, provision: &Provision) -> String {
        let Some((kind, field)) = self.field(provision) else { return String::new() };
        match provision.row.as_deref().and_then(|row| self.head_id(row)) {
            Some(head) => format!("{}.{}[{head}]", kind.def.id, field.def.id),
            None => format!("{}.{}", kind.def.id, field.def.id),
        }
    }

    /// The ids of what heads a row; the drafter's own word where it is none of ours.
    fn head_id(&self, row: &Class) -> Option<String> {
        let kind = self.view.ground.vocabulary.kind(row.path.kind)?;
        let choices = self.view.ground.vocabulary.choices(kind.field(row.path.field, row.path.in_row)?);
        let named = |named: &Named| match named {
            Named::Known(id) => choices.map_or_else(String::new, |all| all.id(*id).to_owned()),
            Named::Own(own) => visible(own).into_owned(),
        };
        Some(match row.value.term()? {
            Term::Choices(all) => all.iter().map(named).collect::<Vec<_>>().join("+"),
            Term::Parties(all) | Term::Codes(all) => all.join("+"),
            _ => return None,
        })
    }

    /// What a drafter calls a provision, in the language of the reader.
    pub fn name(&self, provision: &Provision, of: Option<&Entry>) -> String {
        let Some((kind, field)) = self.field(provision) else { return String::new() };
        let name = format!("{}.{}", kind.def.name.first(self.view.lang), field.def.name.first(self.view.lang));
        match &provision.row {
            Some(row) => self.fill("matrix_row", &[("name", &name), ("row", &self.class(row, of))]),
            None => name,
        }
    }

    /// The name of a subject.
    pub fn subject(&self, at: usize) -> &'a str {
        self.view.ground.law.subjects().get(at).map_or("", |subject| subject.name.get(self.view.lang))
    }

    /// What each of the values of a row says.
    pub fn values(&self, row: &Row) -> Vec<String> {
        let entries = &self.view.matrix.entries;
        let mut first: Vec<Option<&Entry>> = vec![None; row.classes.len()];
        for (cell, entry) in row.cells.iter().zip(entries) {
            for at in cell.numbers() {
                if let Some(slot) = first.get_mut(at) {
                    slot.get_or_insert(entry);
                }
            }
        }
        let model = self.view.matrix.model.as_ref();
        row.classes.iter().zip(first).map(|(rated, entry)| self.class(&rated.class, entry.or(model))).collect()
    }

    /// A value in words, as a table of the agreement prints it.
    pub fn class(&self, class: &Class, of: Option<&Entry>) -> String {
        let kind = self.view.ground.vocabulary.kind(class.path.kind);
        let Some(field) = kind.and_then(|kind| kind.field(class.path.field, class.path.in_row)) else { return String::new() };
        let stub = of.map(stub).unwrap_or_default();
        let stated = FieldValue { field: class.path.field, key: Span::default(), value: class.value.clone() };
        let sources = class.sources();
        let said = flat(&self.speaker(&stub, &sources).cell(field, &stated));
        visible(&tidy(&said)).into_owned()
    }

    /// The language over an agreement and the words of one of its values.
    pub fn speaker<'s>(&self, agreement: &'s Agreement, sources: &'s Sources) -> Speaker<'s>
    where
        'a: 's,
    {
        let (vocabulary, law) = (self.view.ground.vocabulary, self.view.ground.law);
        Speaker { lang: self.view.lang, words: self.words, vocabulary, law, agreement, sources, compact: true }
    }

    /// A day in words.
    pub fn date(&self, day: Date) -> String {
        self.speaker(&Agreement::default(), &Sources::new()).date(day)
    }

    /// A text of an agreement in the language of the reader, else in one that it has.
    pub fn text(&self, text: &LangMap<std::sync::Arc<str>>) -> String {
        let found = [self.view.lang, Lang::Fr, Lang::En, Lang::Ar].into_iter().find_map(|lang| text.get(lang));
        found.map(|text| visible(text).into_owned()).unwrap_or_default()
    }

    /// How far an agreement has come, by the name of the choice.
    pub fn stage(&self, entry: &Entry) -> String {
        let id = entry.stage.id();
        let name = || {
            let kind = self.view.ground.vocabulary.structure("agreement")?;
            let choices = kind.field(kind.field_id("stage")?, false)?.options()?;
            Some(choices.get(choices.named(id)?)?.name.first(self.view.lang).to_owned())
        };
        name().unwrap_or_else(|| id.to_owned())
    }

    /// The title of a rule, else its id.
    pub fn rule(&self, id: &str) -> String {
        self.view.ground.law.rule(id).map_or_else(|| id.to_owned(), |card| card.title.get(self.view.lang).to_owned())
    }

    /// What became of a rule.
    pub fn became(&self, became: Became) -> String {
        self.say(&format!("verdict_{}", became.word().replace(' ', "_"))).to_owned()
    }

    /// A remark as a sentence.
    pub fn remark(&self, remark: &Remark) -> String {
        let values: Vec<(&str, String)> = remark.values.iter().map(|(name, value)| (*name, visible(value).into_owned())).collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.fill(remark.key, &values)
    }

    /// The beginning of words that are too long for some room.
    pub fn short(&self, text: &str, most: usize) -> String {
        match text.char_indices().nth(most).and_then(|(at, _)| text.get(..at)) {
            Some(head) => self.fill("change_cut", &[("text", head.trim_end())]),
            None => text.to_owned(),
        }
    }
}

/// True for a value on which the Parties have not agreed.
pub(super) fn is_open(rated: &Rated) -> bool {
    rated.class.value.is_open()
}

/// An agreement of which nothing is left but its Parties and its form.
pub(super) fn stub(entry: &Entry) -> Agreement {
    let party = |(code, role): &(String, _)| Party { code: Name { text: code.clone(), span: Span::default() }, role: *role };
    Agreement {
        parties: entry.parties.iter().map(party).collect(),
        form: entry.form,
        authentic: entry.authentic.clone(),
        ..Agreement::default()
    }
}
