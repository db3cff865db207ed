//! The page of an instrument: what it is, whom it binds, which articles are cited.

use super::page::Page;
use super::status::{STATUSES, day_text, grade, labelled, remark, slug, state};
use super::{Reader, clause, standards};
use crate::law::{Instrument, Ratification};
use crate::render::sheet::Sheet;
use crate::text::Lang;

pub(super) fn page(reader: Reader<'_>, card: &Instrument) -> Sheet {
    let mut page = Page::new(reader, "explain_instrument", &card.id);
    page.line(card.title.get(reader.lang));
    page.head(reader.label("explain_titles"));
    for lang in Lang::ALL {
        let title = card.title.get(lang);
        page.pair(reader.label(clause::lang_key(lang)), &format!("{title} ({})", title_grade(reader, card, lang)));
    }
    page.head(reader.label("explain_force"));
    nature(&mut page, reader, card);
    if card.force == "binding" || card.force == "reciprocal" {
        bound(&mut page, reader, card);
    }
    articles(&mut page, reader, card);
    standards::of_instrument(&mut page, reader, card);
    ends(&mut page, reader, card);
    page.sheet()
}

fn title_grade<'a>(reader: Reader<'a>, card: &Instrument, lang: Lang) -> &'a str {
    grade(reader, card.title_evidence.get(lang.code()).unwrap_or(&card.evidence))
}

fn nature(page: &mut Page, reader: Reader<'_>, card: &Instrument) {
    page.pair(reader.label("explain_kind"), labelled(reader, &format!("explain_kind_{}", slug(&card.kind)), &card.kind));
    page.pair(reader.label("explain_organisation"), &organisation(reader, &card.organisation));
    page.pair(reader.label("explain_force"), labelled(reader, &format!("explain_force_{}", slug(&card.force)), &card.force));
    if card.fundamental {
        page.line(reader.label("explain_fundamental"));
    }
    if card.custom {
        page.line(reader.label("explain_custom"));
    }
    for (label, name, day) in [("explain_adopted", "adopted", &card.adopted), ("explain_in_force", "in_force", &card.in_force)] {
        let Some(day) = day else { continue };
        let grade = grade(reader, card.date_evidence.get(name).unwrap_or(&card.evidence));
        page.pair(reader.label(label), &format!("{} ({grade})", day_text(day, reader.lang)));
    }
}

/// Bodies in the reader's language: "Libya and Tunisia" is said State by State.
fn organisation(reader: Reader<'_>, name: &str) -> String {
    let parts: Vec<&str> = name.split(", ").flat_map(|part| part.split(" and ")).collect();
    let said = |part: &&str| {
        let country = reader.law.countries().find(|country| country.name.en.short.trim_start_matches("the ") == *part);
        country.map_or_else(
            || labelled(reader, &format!("explain_org_{}", slug(part)), part).to_owned(),
            |country| state(country, reader.lang).to_owned(),
        )
    };
    parts.iter().map(said).collect::<Vec<_>>().join(reader.label("explain_comma"))
}

/// The States, by what is known of them.
fn bound(page: &mut Page, reader: Reader<'_>, card: &Instrument) {
    page.head(reader.label("explain_ratifications"));
    let silent = Ratification { status: String::from("unknown"), ..Ratification::default() };
    for (status, label) in STATUSES {
        let states = reader.law.countries().filter_map(|country| {
            let known = country.ratifications.get(&card.id).map_or(&silent, |known| known);
            (known.status == status).then(|| format!("{}{}", state(country, reader.lang), remark(reader, known)))
        });
        page.pair(reader.label(label), &states.collect::<Vec<_>>().join(reader.label("explain_semicolon")));
    }
}

fn articles(page: &mut Page, reader: Reader<'_>, card: &Instrument) {
    if card.articles.is_empty() {
        return;
    }
    page.head(reader.label("explain_articles"));
    page.line(reader.label("explain_articles_grade"));
    for article in &card.articles {
        let mark = if article.evidence == "read" { String::new() } else { format!(" ({})", grade(reader, &article.evidence)) };
        page.pair(&article.article, &format!("{}{mark}", article.about.get(reader.lang)));
    }
}

/// Notes are for lawyers and stand in English.
fn ends(page: &mut Page, reader: Reader<'_>, card: &Instrument) {
    for (label, text) in [("explain_note", &card.note), ("explain_binds_all", &card.binds_all), ("explain_address", &card.address)] {
        let Some(text) = text else { continue };
        page.head(reader.label(label));
        page.line(text);
    }
}
