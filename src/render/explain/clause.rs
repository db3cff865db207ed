//! The page of a clause: what it is for, how it is written, its keys.

use super::page::Page;
use super::{Key, Reader, example};
use crate::render::sheet::Sheet;
use crate::text::Lang;
use crate::vocabulary::{ClauseKind, Field, Names};
use crate::wording::field as wording;

pub(super) fn page(reader: Reader<'_>, kind: &ClauseKind) -> Sheet {
    let lang = reader.lang;
    let mut page = Page::new(reader, "explain_clause", kind.def.name.first(lang));
    page.line(kind.def.title.get(lang));
    page.line(kind.def.doc.get(lang));
    page.head(reader.label("explain_how"));
    page.block(&example::written(reader, kind));
    keys(&mut page, reader, kind, "explain_fields", &kind.fields, false);
    keys(&mut page, reader, kind, "explain_columns", &kind.columns, true);
    page.head(reader.label("explain_names"));
    names(&mut page, reader, &kind.def.name);
    page.sheet()
}

/// The keys of a clause or the columns of its rows, each with what it takes.
fn keys(page: &mut Page, reader: Reader<'_>, kind: &ClauseKind, head: &str, fields: &[Field], in_row: bool) {
    if fields.is_empty() {
        return;
    }
    page.head(reader.words.interface(head));
    for one in fields {
        let takes = wording::takes(one, reader.words);
        let protects = wording::protects(one, reader.words);
        let example = example::value(reader, Key { kind, field: one, in_row });
        page.pair(one.def.name.first(reader.lang), &format!("{takes} — {protects}"));
        page.pair("", &format!("{}{}{example}", reader.label("explain_example"), reader.label("explain_colon")));
    }
}

/// All names in each language.
pub(super) fn names(page: &mut Page, reader: Reader<'_>, names: &Names) {
    for lang in Lang::ALL {
        page.pair(reader.label(lang_key(lang)), &names.get(lang).join(reader.label("explain_comma")));
    }
}

pub(super) const fn lang_key(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => "lang_ar",
        Lang::Fr => "lang_fr",
        Lang::En => "lang_en",
    }
}
