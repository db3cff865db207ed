//! One language telling a comparison: places, values and names in words. Each side speaks of its own text.

use super::compared::{ANNEX, ARTICLE, CHAPTER, Compared, Place};
use crate::diff::{Change, Home, PartKind, Side};
use crate::model::{Agreement, FieldValue, Project, Text};
use crate::text::{Lang, Span, fold};
use crate::vocabulary::{Field, FieldId};
use crate::wording::labels::{annex_heading, article_heading, chapter_heading};
use crate::wording::lists::{AndOr, join};
use crate::wording::ruling::state;
use crate::wording::speaker::Speaker;
use crate::wording::text::Piece;
use crate::wording::words::{Words, fill};

/// A language over two texts.
pub(in crate::render) struct Voice<'v, 'a> {
    pub(in crate::render) of: &'v Compared<'a>,
    pub(in crate::render) lang: Lang,
    words: &'static Words,
}

/// No more letters of a value stand in a headline; the lines of prose and the other formats have the rest.
const MOST: usize = 160;

/// A mark that keeps Arabic order between two values that may both begin and end with Latin letters.
pub(in crate::render) const RIGHT_TO_LEFT: char = '\u{200f}';

impl<'v, 'a> Voice<'v, 'a> {
    pub(in crate::render) fn new(of: &'v Compared<'a>, lang: Lang) -> Self {
        Self { of, lang, words: Words::embedded(lang) }
    }

    /// A word of the interface.
    pub(in crate::render) fn say<'k>(&'k self, key: &'k str) -> &'k str {
        self.words.interface(key)
    }

    /// A sentence of the interface.
    pub(in crate::render) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.words.interface(key), values)
    }

    const fn project(&self, old: bool) -> &'a Project {
        if old { self.of.old } else { self.of.new }
    }

    fn speaker(&self, old: bool, lang: Lang) -> Speaker<'a> {
        let project = self.project(old);
        let agreement: &'a Agreement = &project.agreement;
        let (vocabulary, law) = (self.of.vocabulary, self.of.law);
        Speaker { lang, words: Words::embedded(lang), vocabulary, law, agreement, sources: &project.sources, compact: true }
    }

    /// "Article 14 (Annual leave)".
    pub(in crate::render) fn place(&self, place: &Place) -> String {
        let named = match &place.home {
            Home::Header => return self.say("change_where_header").to_owned(),
            Home::Preamble => return self.say("change_where_preamble").to_owned(),
            Home::Chapter(id, number) => self.part(CHAPTER, id, *number, place.old),
            Home::Article(id, number) => self.part(ARTICLE, id, *number, place.old),
            Home::Annex(id, number) => self.part(ANNEX, id, *number, place.old),
        };
        if place.old { self.fill("change_where_old", &[("place", &named)]) } else { named }
    }

    /// "Article 14", « Annexe I ».
    pub(super) fn label(&self, kind: u8, number: usize) -> String {
        let number = u64::try_from(number).unwrap_or(u64::MAX);
        match kind {
            CHAPTER => chapter_heading(number, self.lang),
            ANNEX => annex_heading(number, self.lang),
            _ => article_heading(number, self.lang),
        }
    }

    fn part(&self, kind: u8, id: &str, number: usize, old: bool) -> String {
        let label = self.label(kind, number);
        let title = self.of.index(old).title(kind, id).map(|title| self.text(title, old)).filter(|title| !title.is_empty());
        let title = title.unwrap_or_else(|| match id {
            // Definitions outside articles are printed as an article of their own.
            "definitions" => self.words.phrase("title_definitions").to_owned(),
            other => other.to_owned(),
        });
        self.fill("change_where", &[("label", &label), ("title", &title)])
    }

    /// True when the article or annex of a change bears the title of its clause: to say both would say it twice.
    pub(super) fn titled(&self, change: &Change, clause: &str) -> bool {
        let place = self.of.place(change);
        let title = match &place.home {
            Home::Article(id, _) => self.of.index(place.old).title(ARTICLE, id),
            Home::Annex(id, _) => self.of.index(place.old).title(ANNEX, id),
            Home::Header | Home::Preamble | Home::Chapter(..) => None,
        };
        title.is_some_and(|title| fold(&self.text(title, place.old)) == fold(clause))
    }

    /// Large parts by their ids, as a list.
    pub(super) fn parts(&self, ids: &[String], old: bool) -> String {
        let name = |id: &String| match self.of.index(old).find(id) {
            Some((kind, number)) => self.part(kind, id, number, old),
            None => id.clone(),
        };
        join(&ids.iter().map(name).collect::<Vec<_>>(), self.lang, AndOr::And)
    }

    /// A text of the drafter in this language, else in one that it has.
    pub(super) fn text(&self, text: &Text, old: bool) -> String {
        let spoken = [self.lang, Lang::Fr, Lang::En, Lang::Ar].into_iter().find_map(|lang| self.speaker(old, lang).text(text));
        tidy(&flat(&spoken.unwrap_or_default()))
    }

    /// The field that a change is of; the entry of the header.
    pub(super) fn field(&self, change: &Change) -> Option<&'a Field> {
        match (change.field, change.part) {
            (Some(path), _) => self.of.vocabulary.kind(path.kind)?.field(path.field, path.in_row),
            (None, PartKind::Header) => {
                let kind = self.of.vocabulary.structure("agreement")?;
                kind.field(kind.field_id(change.name.strip_prefix("agreement.").unwrap_or(&change.name))?, false)
            }
            _ => None,
        }
    }

    /// The value of a side as the treaty prints it in a table; what cannot be said so, as the drafter typed it.
    pub(in crate::render) fn value(&self, change: &Change, old: bool) -> Option<String> {
        let side = if old { change.old.as_ref() } else { change.new.as_ref() }?;
        let said = self.said(change, side, old);
        let valued = matches!(change.part, PartKind::Field | PartKind::Cell | PartKind::Header | PartKind::Recalling);
        said.or_else(|| Some(tidy(&side.words)).filter(|words| valued && !words.is_empty()))
    }

    /// The typed value of a side in words.
    pub(super) fn said(&self, change: &Change, side: &Side, old: bool) -> Option<String> {
        let (value, field) = (side.value.clone()?, self.field(change)?);
        let stated = FieldValue { field: FieldId(0), key: Span::default(), value };
        Some(tidy(&flat(&self.speaker(old, self.lang).cell(field, &stated)))).filter(|said| !said.is_empty())
    }

    /// "30 days → 24 days", when both are known.
    pub(super) fn old_to_new(&self, change: &Change) -> Option<String> {
        Some(self.arrow(&self.value(change, true)?, &self.value(change, false)?))
    }

    /// Two things, the old before the new.
    pub(in crate::render) fn arrow(&self, old: &str, new: &str) -> String {
        let (old, new) = (self.short(old), self.short(new));
        let (old, new) = match self.lang {
            Lang::Ar => (format!("{old}{RIGHT_TO_LEFT}"), format!("{RIGHT_TO_LEFT}{new}")),
            Lang::Fr | Lang::En => (old, new),
        };
        self.fill("change_from_to", &[("old", &old), ("new", &new)])
    }

    /// The beginning of words that are too long for a line.
    pub(super) fn short(&self, text: &str) -> String {
        match text.char_indices().nth(MOST).and_then(|(at, _)| text.get(..at)) {
            Some(head) => self.fill("change_cut", &[("text", head.trim_end())]),
            None => text.to_owned(),
        }
    }

    /// The title of a rule, else its id.
    pub(in crate::render) fn rule(&self, id: &str) -> String {
        self.of.law.rule(id).map_or_else(|| id.to_owned(), |card| card.title.get(self.lang).to_owned())
    }

    /// States by their codes.
    pub(in crate::render) fn states(&self, codes: &[String]) -> String {
        let names: Vec<String> = codes.iter().map(|code| state(code, self.of.law, self.lang)).collect();
        join(&names, self.lang, AndOr::And)
    }

    /// "LY-NE, 21 November 2026, negotiation".
    pub(in crate::render) fn stamp(&self, old: bool) -> String {
        let agreement = &self.project(old).agreement;
        let date = self.date(old);
        self.fill("diff_text", &[("agreement", &agreement.id.text), ("date", &date), ("stage", &self.stage(old))])
    }

    /// The date of a text.
    pub(in crate::render) fn date(&self, old: bool) -> String {
        let date = self.project(old).agreement.date;
        date.map_or_else(|| self.say("diff_no_date").to_owned(), |date| self.speaker(old, self.lang).date(date))
    }

    /// How far a text has come, by the name of the choice.
    pub(in crate::render) fn stage(&self, old: bool) -> String {
        let id = self.project(old).agreement.stage.id();
        let name = || {
            let kind = self.of.vocabulary.structure("agreement")?;
            let choices = kind.field(kind.field_id("stage")?, false)?.options()?;
            Some(choices.get(choices.named(id)?)?.name.first(self.lang).to_owned())
        };
        name().unwrap_or_else(|| id.to_owned())
    }
}

/// Pieces as words; the proposals of a bracket stand in one.
pub(in crate::render) fn flat(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut open = false;
    for piece in pieces {
        match piece {
            Piece::Open { owner, inside } => {
                out.push_str(if open { " | " } else { "[" });
                open = true;
                out.extend(owner.iter().flat_map(|owner| [owner.as_str(), ": "]));
                out.push_str(&flat(inside));
            }
            Piece::Text(text) if open && text.trim().is_empty() => {}
            Piece::Text(text) | Piece::Link { text, .. } => {
                if std::mem::take(&mut open) {
                    out.push(']');
                }
                out.push_str(text);
            }
        }
    }
    if open {
        out.push(']');
    }
    out
}

/// Words without the breaks of their layout; spaces that hold words together stay.
pub(in crate::render) fn tidy(text: &str) -> String {
    text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
