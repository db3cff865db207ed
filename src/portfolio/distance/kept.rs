//! When a part of the model text and a part of an agreement say the same: States by their roles, texts in the languages that both have.

use crate::diff::canon;
use crate::diff::outline::{Content, Outline, Part};
use crate::model::{Term, Text, Value, Wording};
use crate::portfolio::cast::Cast;
use crate::syntax::unquote;
use crate::text::{Sources, same_spelling};

/// True when both parts say the same.
pub(super) fn same([(old, left), (new, right)]: [(&Outline<'_>, &Part<'_>); 2], [one, two]: &[Cast; 2]) -> bool {
    let (from, into) = (&old.project.sources, &new.project.sources);
    match (left.content, right.content) {
        (Content::Value(left), Content::Value(right)) => match (text_of(left), text_of(right)) {
            (Some(left), Some(right)) => same_text(left, right, from, into),
            _ => canon_of(left, one, from) == canon_of(right, two, into),
        },
        (Content::Text(left), Content::Text(right)) => same_text(left, right, from, into),
        _ => false,
    }
}

fn canon_of(value: &Value, cast: &Cast, sources: &Sources) -> String {
    let by_role = cast.value(value);
    canon::value(by_role.as_ref().unwrap_or(value), sources)
}

fn text_of(value: &Value) -> Option<&Text> {
    match value.term() {
        Some(Term::Text(text)) => Some(text),
        _ => None,
    }
}

/// The languages are those of the pair: a text is judged by those that both have, and by all it has where they share none.
fn same_text(left: &Text, right: &Text, from: &Sources, into: &Sources) -> bool {
    let both = left.by_lang.iter().filter_map(|(lang, wording)| Some((wording, right.by_lang.get(lang)?)));
    let mut shared = false;
    for (one, two) in both {
        shared = true;
        let (Wording::Agreed(one), Wording::Agreed(two)) = (one, two) else { return canon::text(left, from) == canon::text(right, into) };
        if from.slice(*one) != into.slice(*two) && !same_spelling(&unquote(from.slice(*one)), &unquote(into.slice(*two))) {
            return false;
        }
    }
    shared || canon::text(left, from) == canon::text(right, into)
}
