//! The page of a set of choices: its entries, and the keys that take them.

use super::page::Page;
use super::{Reader, field};
use crate::render::sheet::Sheet;
use crate::vocabulary::{Choices, Field};

pub(super) fn page(reader: Reader<'_>, id: &str, all: &Choices) -> Sheet {
    let mut page = Page::new(reader, "explain_set", &id.replace('_', " "));
    page.head(reader.label("explain_choices"));
    field::choices(&mut page, reader, all);
    let users = used_by(reader, id);
    if !users.is_empty() {
        page.head(reader.label("explain_used_by"));
        users.iter().for_each(|(clause, keys)| page.pair(clause, &keys.join(reader.label("explain_comma"))));
    }
    page.sheet()
}

/// The keys that take a set, by clause.
fn used_by<'a>(reader: Reader<'a>, id: &str) -> Vec<(&'a str, Vec<&'a str>)> {
    let takes = |field: &&Field| field.def.of.as_deref() == Some(id);
    let all = reader.vocabulary.kinds().map(|(_, kind)| {
        let fields = kind.fields.iter().chain(&kind.columns).filter(takes);
        (kind.def.name.first(reader.lang), fields.map(|field| field.def.name.first(reader.lang)).collect())
    });
    all.filter(|(_, keys): &(&str, Vec<&str>)| !keys.is_empty()).collect()
}
