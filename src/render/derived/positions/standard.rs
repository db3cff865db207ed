//! The standards that an open value is measured by: what national law lays down, and what the rules that read it rest on.

use std::collections::BTreeSet;

use super::super::Ground;
use super::super::voices::Voices;
use super::super::words::{Words as Papers, text};
use super::gather::{Open, What};
use crate::check::touches;
use crate::law::rulebook::BookRule;
use crate::law::{BasisDef, Figures, Instrument, LawValue};
use crate::model::FieldValue;
use crate::render::tree::{Inline, Line};
use crate::text::Lang;
use crate::vocabulary::Field;
use crate::wording::ruling::state;
use crate::wording::speaker::Speaker;

/// What is known of standards.
pub(super) struct Standards<'a> {
    ground: Ground<'a>,
    figures: Figures<'a>,
    states: Vec<String>,
}

impl<'a> Standards<'a> {
    /// The standards at the date of the agreement.
    pub(super) fn new(ground: Ground<'a>) -> Self {
        let agreement = &ground.project.agreement;
        let states: Vec<String> = agreement.parties.iter().map(|party| party.code.text.clone()).collect();
        let figures = Figures::new(ground.law, ground.vocabulary, states.iter().cloned(), agreement.date);
        Self { ground, figures, states }
    }

    /// The standards for one place. Prose has none that a register could name.
    pub(super) fn line(&self, voices: &Voices<'_>, open: &Open<'_>) -> Line {
        let What::Value { kind, field, stated, in_row: false } = open.what else {
            return voices.words(|speaker, _| speaker.words.phrase("cell_empty").to_owned());
        };
        let laws: Vec<_> = self.states.iter().filter_map(|state| self.figures.get(state, kind, stated.field)).collect();
        let path = format!("{}.{}", self.ground.vocabulary.kind(kind).map_or("", |kind| kind.def.id.as_str()), field.def.id);
        let bases = self.bases(&path);
        voices.line(|speaker, words| {
            let mut all: Vec<String> = laws.iter().map(|law| self.law(speaker, words, field, law)).collect();
            let mut cited: Vec<String> = Vec::new();
            for basis in &bases {
                let citation = self.citation(basis, speaker.lang, words);
                if !citation.is_empty() && !cited.contains(&citation) {
                    cited.push(citation);
                }
            }
            if !cited.is_empty() {
                all.push(cited.join(if speaker.lang == Lang::Ar { "؛ " } else { "; " }));
            }
            if all.is_empty() {
                all.push(text(&words.positions.frame, "none_known").to_owned());
            }
            Some(vec![Inline::Text(speaker.typeset(&format!("{}.", all.join(". "))))])
        })
    }

    /// The authorities of the rules that read a field, but for those of other States. National law stands there by its figures.
    fn bases(&self, path: &str) -> Vec<&'a BasisDef> {
        let reads = |rule: &&BookRule| {
            let figures = rule.require.laws().into_iter().map(|(_, path)| path);
            rule.require.paths().into_iter().chain(figures).any(|one| format!("{}.{}", one.kind, one.field) == path)
        };
        let parties: Vec<&str> = self.states.iter().map(String::as_str).collect();
        let foreign =
            |basis: &BasisDef| self.ground.law.instrument(&basis.source).is_some_and(|card| !touches(self.ground.law, card, &parties));
        let mut known: BTreeSet<(&str, &str)> = BTreeSet::new();
        let mut all = Vec::new();
        for rule in self.ground.law.book().filter(reads) {
            let basis = self.ground.law.page(&rule.id).map(|page| page.basis.as_slice()).unwrap_or_default();
            all.extend(
                basis.iter().filter(|basis| basis.law.is_empty() && !foreign(basis) && known.insert((&basis.source, &basis.article))),
            );
        }
        all
    }

    /// "Libya: at least 30 days (Law 12 of 2010, Art. 30)".
    fn law(&self, speaker: &Speaker<'_>, words: &'static Papers, field: &Field, law: &LawValue) -> String {
        let kind = crate::law::field_of(self.ground.vocabulary, &law.field).map(|(_, field)| field);
        let value = match kind {
            Some(id) => {
                let stated = FieldValue { field: id, key: law.value.span, value: law.value.clone() };
                crate::render::tree::flat(
                    &crate::render::compose::inlines(speaker.cell(field, &stated)),
                    &crate::render::tree::Words::default(),
                )
            }
            None => law.words.clone(),
        };
        let frame = &words.positions.frame;
        let source = self.cited(&law.figure.source, &law.figure.article, law.figure.evidence == "read", speaker.lang, words);
        let state = capital(&state(&law.state, self.ground.law, speaker.lang));
        text(frame, "law").replace("{state}", &state).replace("{value}", &value).replace("{source}", &source)
    }

    fn citation(&self, basis: &BasisDef, lang: Lang, words: &'static Papers) -> String {
        let card = self.ground.law.instrument(&basis.source);
        let read = card.is_some_and(|card| evidence(card, basis) == "read");
        self.cited(&basis.source, &basis.article, read, lang, words)
    }

    /// "C132, Art. 3(3)", with a star where nobody has read it.
    fn cited(&self, source: &str, article: &str, read: bool, lang: Lang, words: &'static Papers) -> String {
        let frame = &words.positions.frame;
        let short = self.ground.law.instrument(source).map_or(source, |card| card.short.get(lang));
        let numbered = article.starts_with(|letter: char| letter.is_ascii_digit());
        let citation = if numbered {
            let article = text(frame, "article").replace("{n}", article);
            text(frame, "cited").replace("{source}", short).replace("{article}", &article)
        } else {
            short.to_owned()
        };
        if read { citation } else { text(frame, "unread").replace("{citation}", &citation) }
    }
}

/// The grade of an article: what the rule says of it, else its card.
fn evidence<'a>(card: &'a Instrument, basis: &'a BasisDef) -> &'a str {
    if !basis.evidence.is_empty() {
        return &basis.evidence;
    }
    card.articles.iter().find(|article| article.article == basis.article).map_or("recall", |article| article.evidence.as_str())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
