//! Clause kinds and their fields, found by any of their names.

use crate::text::fold;

use super::choices::{ByName, Choices};
use super::later::Later;
use super::pack::Indices;
use super::schema::{ClauseDef, Entry, FieldDef};

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

/// The options of a field, still packed.
type Entries = Later<Vec<(String, Entry)>>;

impl Field {
    fn new(id: String, mut def: FieldDef, options: impl FnOnce(Entries) -> Option<Choices>) -> Self {
        def.id = id;
        let kind = FieldType::named(&def.kind).unwrap_or(FieldType::Text);
        let entries = std::mem::take(&mut def.options);
        let options = options(entries);
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
    names: ByName,
    column_names: ByName,
}

/// Columns follow the fields in the numbers of the packed options.
const COLUMNS: u16 = 0x8000;

impl ClauseKind {
    /// A kind from the data file of a project.
    #[must_use]
    pub fn new(mut def: ClauseDef) -> Self {
        let names = |all: &[(String, FieldDef)]| ByName::collect(all.iter().map(|(id, field)| (&*field.name, id.as_str())));
        let (names, column_names) = (names(&def.fields), names(&def.columns));
        let own = |entries: Entries| (!entries.is_empty()).then(|| Choices::new(entries));
        let fields = std::mem::take(&mut def.fields).into_iter().map(|(id, field)| Field::new(id, field, own)).collect();
        let columns = std::mem::take(&mut def.columns).into_iter().map(|(id, field)| Field::new(id, field, own)).collect();
        Self { def, fields, columns, names, column_names }
    }

    /// A kind of the built-in vocabulary, with the indices made at build.
    pub(super) fn packed(mut def: ClauseDef, mut indices: Indices<'static>) -> Self {
        let mut options = |number: u16| {
            let found = indices.options.iter_mut().find(|(known, _)| *known == number);
            let index = found.map(|(_, index)| std::mem::take(index));
            move |entries| index.map(|index| Choices::packed(entries, index))
        };
        let fields = (0..).zip(std::mem::take(&mut def.fields)).map(|(at, (id, field))| Field::new(id, field, options(at))).collect();
        let columns =
            (COLUMNS..).zip(std::mem::take(&mut def.columns)).map(|(at, (id, field))| Field::new(id, field, options(at))).collect();
        let (names, column_names) = (ByName::Packed(indices.index), ByName::Packed(indices.columns));
        Self { def, fields, columns, names, column_names }
    }

    /// The field that a drafter calls by this name; among the columns inside a row.
    #[must_use]
    pub fn field_named(&self, name: &str, in_row: bool) -> Option<FieldId> {
        if in_row { &self.column_names } else { &self.names }.find(&fold(name)).map(FieldId)
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
