//! What a proposed value means for the worker.

use crate::diff::Worth;
use crate::diff::worth::Scale;
use crate::model::{Case, Said, Value};
use crate::vocabulary::{Field, Vocabulary};

/// What it means for the worker that a field says these cases in place of those.
pub(super) fn worth(field: &Field, old: &[Case], new: &[Case], vocabulary: &Vocabulary) -> Worth {
    let value = |cases: &[Case]| Value { said: Said::Cases(cases.to_vec()), ..Value::default() };
    Scale::new(field, vocabulary).worth(Some(&value(old)), Some(&value(new)))
}

/// What it means that a field is no longer said at all.
pub(super) fn removed(field: &Field, old: &[Case], vocabulary: &Vocabulary) -> Worth {
    let value = Value { said: Said::Cases(old.to_vec()), ..Value::default() };
    Scale::new(field, vocabulary).worth(Some(&value), None)
}
