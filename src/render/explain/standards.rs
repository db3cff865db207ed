//! What law and standards say, side by side: of a key, of a State, of an instrument.

use super::page::Page;
use super::status::{day_text, filled, grade, state};
use super::{Key, Reader, example};
use crate::law::rulebook::BookRule;
use crate::law::{BasisDef, Country, Instrument, LawValue, field_of};
use crate::model::Project;
use crate::render::sheet::{Group, Table};
use crate::syntax::expression::Path;
use crate::text::Lang;
use crate::vocabulary::KindId;
use crate::wording::asks::Asker;
use crate::wording::ruling::reference;

/// The rules that look at a key, national law on it, and what agreements say.
pub(super) fn of_field(page: &mut Page, reader: Reader<'_>, key: Key<'_>) {
    let path = format!("{}.{}", key.kind.def.id, key.field.def.id);
    rules(page, reader, &path);
    figures(page, reader, &path);
    corridors(page, reader, key);
}

fn rules(page: &mut Page, reader: Reader<'_>, path: &str) {
    let asker = Asker::new(reader.lang, reader.vocabulary, reader.law);
    let about = |one: &&Path| format!("{}.{}", one.kind, one.field) == path;
    let looks = |rule: &&BookRule| {
        let figures = rule.require.laws().into_iter().map(|(_, path)| path);
        rule.require.paths().into_iter().chain(figures).any(|one| about(&one))
    };
    let rows: Vec<Vec<String>> = reader
        .law
        .book()
        .filter(looks)
        .map(|rule| {
            let basis = reader.law.page(&rule.id).map(|page| page.basis.as_slice()).unwrap_or_default();
            let cited: Vec<String> = basis.iter().map(|basis| citation(reader, basis)).collect();
            vec![asker.sentence(&rule.require), cited.join(reader.label("explain_semicolon")), rule.id.clone()]
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    page.head(reader.label("card_standards"));
    let head = ["card_asks", "card_authorities", "explain_rule"].map(|key| reader.label(key).to_owned());
    page.table(Table {
        caption: reader.label("card_standards_caption").to_owned(),
        head: head.to_vec(),
        groups: vec![Group { head: Vec::new(), rows }],
        figures: false,
    });
}

/// A source with its article, and whether it was read.
pub(super) fn citation(reader: Reader<'_>, basis: &BasisDef) -> String {
    match basis.law.as_str() {
        "destination" => reader.label("asks_law_destination").to_owned(),
        "origin" => reader.label("asks_law_origin").to_owned(),
        _ => {
            let Some(card) = reader.law.instrument(&basis.source) else { return basis.source.clone() };
            let said = reference(card, &basis.article, reader.lang);
            if evidence(card, basis) == "read" { said } else { format!("{said} ({})", reader.label("citation_unverified")) }
        }
    }
}

/// The grade of an article: what the rule says of it, else its card.
pub(super) fn evidence<'a>(card: &'a Instrument, basis: &'a BasisDef) -> &'a str {
    if !basis.evidence.is_empty() {
        return &basis.evidence;
    }
    card.articles.iter().find(|article| article.article == basis.article).map_or("recall", |article| article.evidence.as_str())
}

fn figures(page: &mut Page, reader: Reader<'_>, path: &str) {
    let known: Vec<&Country> = reader.law.countries().filter(|country| country.law.contains_key(path)).collect();
    let Some((kind, field)) = field_of(reader.vocabulary, path) else { return };
    if known.is_empty() {
        return;
    }
    page.head(reader.label("card_national"));
    for country in known {
        if let Some(value) = reader.figures.get(&country.id, kind, field) {
            page.pairs(state(country, reader.lang), &figure(reader, value));
        }
    }
}

/// The value, where it stands, and what it does not cover.
pub(super) fn figure(reader: Reader<'_>, value: &LawValue) -> Vec<String> {
    let figure = &value.figure;
    let mut all = vec![value.words_in(reader.vocabulary, reader.lang)];
    let mut source = match reader.law.instrument(&figure.source) {
        Some(card) => reference(card, &figure.article, reader.lang),
        None => figure.source.clone(),
    };
    source.push_str(&format!(" ({})", grade(reader, &figure.evidence)));
    for (key, day) in [("explain_from", &figure.from), ("explain_until", &figure.until)] {
        if let Some(day) = day {
            source.push_str(&format!(" ({})", filled(reader, key, "date", &day_text(day, reader.lang))));
        }
    }
    all.push(source);
    all.extend(figure.note.as_ref().map(|note| note.get(reader.lang).to_owned()));
    all
}

/// What the agreements that the reader has named say of a key.
fn corridors(page: &mut Page, reader: Reader<'_>, key: Key<'_>) {
    let kind = reader.vocabulary.kind_id(&key.kind.def.id);
    let Some(kind) = kind.filter(|_| !reader.asking.agreements.is_empty()) else { return };
    page.head(reader.label("card_corridors"));
    for project in reader.asking.agreements {
        let values = values(reader, key, kind, project);
        let none = vec![reader.label("card_not_stated").to_owned()];
        let name = if project.agreement.id.text.is_empty() { "?" } else { project.agreement.id.text.as_str() };
        page.pairs(name, if values.is_empty() { &none } else { &values });
    }
}

fn values(reader: Reader<'_>, key: Key<'_>, kind: KindId, project: &Project) -> Vec<String> {
    let Some(field) = key.kind.field_id(&key.field.def.id) else { return Vec::new() };
    let stated = project.agreement.clauses_of(kind).flat_map(|clause| &clause.fields).filter(|stated| stated.field == field);
    stated
        .map(|stated| {
            let words = example::value_in(reader, key, project.sources.slice(stated.value.span));
            let place = project.sources.get(stated.value.span.file).map(|source| {
                let line = source.place(stated.value.span.start).line;
                format!(" ({}:{line})", source.name)
            });
            format!("{words}{}", place.unwrap_or_default())
        })
        .collect()
}

/// The figures that the law of a State lays down.
pub(super) fn of_state(page: &mut Page, reader: Reader<'_>, country: &Country) {
    if country.law.is_empty() {
        return;
    }
    page.head(reader.label("card_national"));
    let mut all: Vec<_> = reader.figures.all(&country.id).collect();
    all.sort_by(|one, two| one.field.cmp(&two.field));
    for value in all {
        page.pairs(&path_name(reader, &value.field), &figure(reader, value));
    }
}

/// `hours.normal_week` as the reader types it.
pub(super) fn path_name(reader: Reader<'_>, path: &str) -> String {
    let found = field_of(reader.vocabulary, path).and_then(|(kind, field)| {
        let kind = reader.vocabulary.kind(kind)?;
        Some(format!("{}.{}", kind.def.name.first(reader.lang), kind.field(field, false)?.def.name.first(reader.lang)))
    });
    found.unwrap_or_else(|| path.to_owned())
}

/// The rules that rest on an instrument, by its articles.
pub(super) fn of_instrument(page: &mut Page, reader: Reader<'_>, card: &Instrument) {
    let mut rows: Vec<(&str, String)> = Vec::new();
    for rule in reader.law.pages() {
        for basis in rule.basis.iter().filter(|basis| basis.source == card.id) {
            rows.push((basis.article.as_str(), format!("{} [{}]", rule.title.get(reader.lang), rule.id)));
        }
    }
    if rows.is_empty() {
        return;
    }
    page.head(reader.label("card_rules"));
    let order = |article: &str| card.articles.iter().position(|known| known.article == article).unwrap_or(usize::MAX);
    rows.sort_by_key(|(article, _)| order(article));
    let mut before = "";
    for (article, rule) in rows {
        page.pair(if article == before { "" } else { article }, &rule);
        before = article;
    }
}

/// The names of languages, for labels of texts in each.
pub(super) fn languages(reader: Reader<'_>) -> [(Lang, &str); 3] {
    Lang::ALL.map(|lang| (lang, reader.label(super::clause::lang_key(lang))))
}
