//! Clause kinds and their fields, found by any of their names.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::text::fold;

use super::choices::Choices;
use super::schema::{ClauseDef, FieldDef};

/// The number of a clause kind in its vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KindId(pub u16);

/// The number of a field in its clause kind; columns follow the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldId(pub u16);

/// The base type of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the data files, explained in docs/language.md")]
pub enum FieldType {
    YesNo,
    Count,
    CountPer,
    Percent,
    Money,
    MoneyPer,
    Duration,
    DurationPer(super::Unit),
    Date,
    Instant,
    Party,
    Choice,
    Choices,
    Languages,
    Countries,
    Currencies,
    Instruments,
    Reference,
    Text,
}

impl FieldType {
    /// The type named in a data file.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        use super::Unit;
        Some(match name {
            "yes/no" => Self::YesNo,
            "count" => Self::Count,
            "count per period" => Self::CountPer,
            "percent" => Self::Percent,
            "money" => Self::Money,
            "money per period" => Self::MoneyPer,
            "duration" => Self::Duration,
            "duration per day" => Self::DurationPer(Unit::Day),
            "duration per week" => Self::DurationPer(Unit::Week),
            "duration per month" => Self::DurationPer(Unit::Month),
            "duration per year" => Self::DurationPer(Unit::Year),
            "date" => Self::Date,
            "instant" => Self::Instant,
            "party" => Self::Party,
            "choice" => Self::Choice,
            "choices" => Self::Choices,
            "languages" => Self::Languages,
            "countries" => Self::Countries,
            "currencies" => Self::Currencies,
            "instruments" => Self::Instruments,
            "reference" => Self::Reference,
            "text" => Self::Text,
            _ => return None,
        })
    }
}

/// A field of a clause kind.
#[derive(Debug)]
pub struct Field {
    /// What the data file says of it; `id` is set.
    pub def: FieldDef,
    /// Its type.
    pub kind: FieldType,
    options: Option<Choices>,
}

impl Field {
    fn new(id: String, mut def: FieldDef) -> Self {
        def.id = id;
        let kind = FieldType::named(&def.kind).unwrap_or(FieldType::Text);
        let options = (!def.options.is_empty()).then(|| Choices::new(std::mem::take(&mut def.options)));
        Self { def, kind, options }
    }

    /// The choices of this field alone.
    #[must_use]
    pub const fn options(&self) -> Option<&Choices> {
        self.options.as_ref()
    }
}

/// A kind of clause with an index of its fields.
#[derive(Debug)]
pub struct ClauseKind {
    /// What the data file says of it; its fields have moved to `fields` and `columns`.
    pub def: ClauseDef,
    /// Its fields in natural order.
    pub fields: Vec<Field>,
    /// The columns of its rows.
    pub columns: Vec<Field>,
    by_name: OnceLock<(HashMap<String, FieldId>, HashMap<String, FieldId>)>,
}

impl ClauseKind {
    /// A kind from its data file.
    #[must_use]
    pub fn new(mut def: ClauseDef) -> Self {
        let fields = std::mem::take(&mut def.fields).into_iter().map(|(id, field)| Field::new(id, field)).collect();
        let columns = std::mem::take(&mut def.columns).into_iter().map(|(id, field)| Field::new(id, field)).collect();
        Self { def, fields, columns, by_name: OnceLock::new() }
    }

    /// The field that a drafter calls by this name; among the columns inside a row.
    #[must_use]
    pub fn field_named(&self, name: &str, in_row: bool) -> Option<FieldId> {
        let (fields, columns) = self.by_name.get_or_init(|| (names_of(&self.fields), names_of(&self.columns)));
        let found = if in_row { columns } else { fields };
        found.get(&fold(name)).copied()
    }

    /// A field, or a column inside a row.
    #[must_use]
    pub fn field(&self, id: FieldId, in_row: bool) -> Option<&Field> {
        if in_row { &self.columns } else { &self.fields }.get(usize::from(id.0))
    }

    /// The field of an id.
    #[must_use]
    pub fn field_id(&self, id: &str) -> Option<FieldId> {
        let at = self.fields.iter().position(|field| field.def.id == id)?;
        u16::try_from(at).ok().map(FieldId)
    }
}

/// Names first; an id is accepted where it is nobody's name.
fn names_of(fields: &[Field]) -> HashMap<String, FieldId> {
    let mut found = HashMap::with_capacity(fields.len() * 4);
    for (at, field) in (0_u16..).zip(fields) {
        for (_, name) in field.def.name.all() {
            found.entry(fold(name)).or_insert(FieldId(at));
        }
    }
    for (at, field) in (0_u16..).zip(fields) {
        found.entry(fold(&field.def.id)).or_insert(FieldId(at));
    }
    found
}
