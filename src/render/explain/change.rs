//! The page of a judgement on changes: what it means for the worker and why, what is said of the change and of its reverse, on
//! whose authority, and examples before and after.

use super::page::Page;
use super::status::{day_text, dotted};
use super::{Reader, book, example};
use crate::law::{ChangePage, Crossing};
use crate::render::sheet::Sheet;

pub(super) fn page(reader: Reader<'_>, card: &ChangePage) -> Sheet {
    let lang = reader.lang;
    let mut page = Page::new(reader, "explain_judgement", &card.id);
    page.line(card.title.get(lang));
    page.pair(reader.label("card_worth"), reader.words.interface(&format!("worth_{}", card.worth)));
    page.line(if card.otherwise { reader.label("card_otherwise") } else { "" });
    page.head(reader.label("explain_why"));
    page.line(card.why.get(lang));
    page.head(reader.label("explain_message"));
    page.pair(reader.label("card_done"), &dotted(card.message.get(lang)));
    page.pair(reader.label("card_undone"), &dotted(card.undone.get(lang)));
    if !card.basis.is_empty() {
        page.head(reader.label("card_authorities"));
    }
    for basis in &card.basis {
        book::cited(&mut page, reader, basis, card.reviewed.as_deref());
    }
    examples(&mut page, reader, "card_finds", &card.example);
    examples(&mut page, reader, "card_finds_not", &card.other);
    page.head(reader.label("card_origin"));
    page.pair(reader.label("card_since"), &card.since);
    page.pair(reader.label("card_reviewed"), &card.reviewed.as_deref().map(|day| day_text(day, lang)).unwrap_or_default());
    page.sheet()
}

fn examples(page: &mut Page, reader: Reader<'_>, head: &str, all: &[Crossing]) {
    if all.is_empty() {
        return;
    }
    page.head(reader.words.interface(head));
    for crossing in all {
        page.subhead(reader.label("card_before"));
        page.block(&example::typed(reader, &crossing.before));
        page.subhead(reader.label("card_after"));
        page.block(&example::typed(reader, &crossing.after));
        page.pair(reader.label("card_fires"), &crossing.fires.join(reader.label("explain_comma")));
    }
}
