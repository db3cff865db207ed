//! What single fields of the agreement say, for the frame of a paper.

use super::Composer;
use crate::model::{FieldValue, Named, Term};
use crate::vocabulary::{ClauseKind, Field};

impl<'a> Composer<'a> {
    /// A field of the first clause of a kind that states it.
    pub(super) fn stated(&self, kind: &str, field: &str) -> Option<(&'a Field, &'a FieldValue)> {
        let vocabulary = self.vocabulary;
        let id = vocabulary.kind_id(kind)?;
        let kind = vocabulary.kind(id)?;
        let field_id = kind.field_id(field)?;
        let stated = self.project.agreement.clauses_of(id).find_map(|clause| clause.get(field_id))?;
        Some((kind.field(field_id, false)?, stated))
    }

    /// The one agreed term of such a field.
    pub(super) fn term(&self, kind: &str, field: &str) -> Option<&'a Term> {
        self.stated(kind, field)?.1.value.term()
    }

    /// The option that such a field chooses, by its id.
    pub(super) fn choice(&self, kind: &str, field: &str) -> Option<String> {
        let (field, stated) = self.stated(kind, field)?;
        self.choice_of(field, stated)
    }

    /// The option that a value chooses, by its id.
    pub(super) fn choice_of(&self, field: &Field, stated: &FieldValue) -> Option<String> {
        let Some(Term::Choices(all)) = stated.value.term() else { return None };
        let Some(Named::Known(choice)) = all.first() else { return None };
        Some(self.vocabulary.choices(field)?.id(*choice).to_owned())
    }

    /// The one agreed term of a field of the header.
    pub(super) fn header_term(&self, field: &str) -> Option<&'a Term> {
        let kind: &ClauseKind = self.vocabulary.structure("agreement")?;
        let id = kind.field_id(field)?;
        self.project.agreement.fields.iter().find(|stated| stated.field == id)?.value.term()
    }
}
