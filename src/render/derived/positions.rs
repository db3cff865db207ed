//! The table of positions: a row for each place that is open, with what each Party proposes, which proposal protects the worker
//! better, and the standards; then what both have left to be agreed.

mod effect;
mod gather;
mod standard;
mod taken;

use super::Ground;
use super::outline::{self, PositionsSection};
use super::voices::{Voices, place_name};
use super::words::text;
use crate::model::{FieldValue, Said, Text, Value, Wording};
use crate::render::compose::inlines;
use crate::render::tree::{Article, Block, Inline, Line, Paper, Paragraph, Table};
use crate::text::{LangMap, Span};
use crate::wording::ruling::state;
use crate::wording::speaker::Speaker;
use effect::Effects;
use gather::{Open, Part, Spot, What};
use standard::Standards;

/// Fills the frame of the paper.
pub(super) fn paper(voices: &Voices<'_>, ground: Ground<'_>, frame: Paper) -> Paper {
    let title = voices.say(|words| text(&words.positions.frame, "title"));
    let mut subtitle = vec![voices.say(|words| text(&words.positions.frame, "about")), frame.title];
    subtitle.extend(frame.subtitle);
    let found = gather::gather(voices);
    let owners = owners(voices, &found);
    let positions = Positions { voices, ground, effects: Effects::new(ground, &owners), standards: Standards::new(ground), owners };
    Paper { running: title.clone(), title, subtitle, blocks: positions.blocks(&found), ..frame }
}

/// The Parties in the order of the agreement, then whoever else proposes something; nobody for proposals without an owner.
fn owners(voices: &Voices<'_>, found: &[Open<'_>]) -> Vec<Option<String>> {
    let mut all: Vec<Option<String>> = voices.agreement.parties.iter().map(|party| Some(party.code.text.clone())).collect();
    for owner in found.iter().flat_map(Open::owners) {
        if !all.contains(&owner) {
            all.push(owner);
        }
    }
    all
}

struct Positions<'v, 'a> {
    voices: &'v Voices<'a>,
    ground: Ground<'a>,
    effects: Effects<'a>,
    standards: Standards<'a>,
    owners: Vec<Option<String>>,
}

impl<'a> Positions<'_, 'a> {
    fn blocks(&self, found: &[Open<'a>]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for section in &outline::positions().section {
            let rows: Vec<&Open<'a>> = found.iter().filter(|open| open.is_proposed() == (section.id == "open")).collect();
            let paragraphs = if !rows.is_empty() {
                vec![self.table(section, &rows)]
            } else if section.id == "open" {
                vec![self.sentence("none", "open-1")]
            } else {
                continue;
            };
            blocks.push(self.section(&section.id, blocks.len() + 1, paragraphs));
        }
        // The notes stand under the last table.
        if let Some(Block::Article(last)) = blocks.last_mut().filter(|_| !found.is_empty()) {
            last.paragraphs.extend([self.sentence("unread_note", "notes-1"), self.sentence("limits", "notes-2")]);
        }
        blocks
    }

    fn section(&self, id: &'static str, number: usize, paragraphs: Vec<Paragraph>) -> Block {
        let title = self.voices.say(|words| text(&words.positions.sections, id));
        Block::Article(Article { id: id.to_owned(), number, title, paragraphs, ..Article::default() })
    }

    fn sentence(&self, key: &'static str, id: &str) -> Paragraph {
        Paragraph { id: id.to_owned(), text: self.voices.say(|words| text(&words.positions.frame, key)), ..Paragraph::default() }
    }

    fn table(&self, section: &'static PositionsSection, rows: &[&Open<'a>]) -> Paragraph {
        let mut head = Vec::new();
        for column in &section.columns {
            match column.as_str() {
                "parties" => head.extend(self.owners.iter().map(|owner| self.owner(owner.as_deref()))),
                column => head.push(self.voices.say(|words| text(&words.positions.frame, column))),
            }
        }
        let cells = |open: &&Open<'a>| section.columns.iter().flat_map(|column| self.cells(column, open)).collect();
        let table = Table { head, rows: rows.iter().map(cells).collect(), row_heads: true, ..Table::default() };
        Paragraph { id: format!("{}-1", section.id), table: Some(table), ..Paragraph::default() }
    }

    fn cells(&self, column: &str, open: &Open<'a>) -> Vec<Line> {
        match column {
            "parties" => self.owners.iter().map(|owner| self.proposal(owner.as_deref(), open)).collect(),
            "provision" => vec![self.provision(open)],
            "effect" => vec![self.effects.line(self.voices, open)],
            _ => vec![self.standards.line(self.voices, open)],
        }
    }

    fn owner(&self, owner: Option<&str>) -> Line {
        self.voices.words(|speaker, words| match owner {
            Some(code) => capital(&state(code, self.ground.law, speaker.lang)),
            None => text(&words.positions.frame, "unowned").to_owned(),
        })
    }

    /// "Article 23, Annual leave – leave: annual".
    fn provision(&self, open: &Open<'a>) -> Line {
        self.voices.line(|speaker, words| {
            let parts = &words.positions.parts;
            let mut out = match open.spot {
                Spot::Header => vec![Inline::Text(capital(text(parts, "header")))],
                Spot::Preamble => vec![Inline::Text(text(parts, "preamble").to_owned())],
                Spot::Home(place, title) => {
                    let mut out = vec![Inline::Strong(capital(&place_name(place, speaker.lang)))];
                    out.extend(heading(speaker, title).into_iter().flatten());
                    out
                }
                Spot::Chapter(title) => heading(speaker, title).unwrap_or_default(),
            };
            out.push(Inline::Text(" – ".to_owned()));
            out.push(Inline::Text(speaker.typeset(&topic(speaker, words, open))));
            Some(out)
        })
    }

    fn proposal(&self, owner: Option<&str>, open: &Open<'a>) -> Line {
        self.voices.line(|speaker, words| {
            let frame = |key: &'static str| vec![Inline::Text(speaker.typeset(text(&words.positions.frame, key)))];
            Some(match &open.what {
                What::Article(proposer) => frame(if Some(*proposer) == owner { "whole" } else { "nothing" }),
                What::Value { field, stated, .. } => {
                    let Said::Open(offers) = &stated.value.said else { return Some(Vec::new()) };
                    let mut said = offers.iter().filter(|offer| offer.owner.as_deref() == owner);
                    match said.next() {
                        Some(offer) => {
                            let value = Value { span: offer.span, said: Said::Cases(offer.cases.clone()) };
                            inlines(speaker.cell(field, &FieldValue { field: stated.field, key: stated.key, value }))
                        }
                        None => frame("nothing"),
                    }
                }
                What::Text(prose) => match prose.by_lang.get(speaker.lang) {
                    None => return None,
                    Some(Wording::Agreed(_)) => frame("agreed"),
                    Some(Wording::Open(offers)) => match offers.iter().find(|(known, _)| known.as_deref() == owner) {
                        Some((_, span)) => prose_of(speaker, *span),
                        None => frame("nothing"),
                    },
                },
            })
        })
    }
}

/// A text in the language of the speaker.
fn prose_of(speaker: &Speaker<'_>, span: Span) -> Vec<Inline> {
    let by_lang = LangMap::of(|lang| (lang == speaker.lang).then_some(Wording::Agreed(span)));
    inlines(speaker.text(&Text { span, by_lang, plain: None }).unwrap_or_default())
}

fn heading(speaker: &Speaker<'_>, title: Option<&Text>) -> Option<Vec<Inline>> {
    let comma = if speaker.lang == crate::text::Lang::Ar { "، " } else { ", " };
    let mut out = vec![Inline::Text(comma.to_owned())];
    out.extend(inlines(speaker.text(title?)?));
    Some(out)
}

/// What is open, by name.
fn topic(speaker: &Speaker<'_>, words: &'static super::words::Words, open: &Open<'_>) -> String {
    let lang = speaker.lang;
    let frame = &words.positions.frame;
    if let What::Article(_) = open.what {
        return text(frame, "whole").to_owned();
    }
    match open.part {
        Part::Field { kind, field, row } => {
            let clause = kind.def.name.first(lang);
            let key = match (&field.def.title, row) {
                (Some(title), Some(_)) => title.get(lang),
                _ => field.def.name.first(lang),
            };
            match row {
                Some((column, cell)) => {
                    let head: String = inlines(speaker.cell(column, cell)).iter().map(plain).collect();
                    text(frame, "cell").replace("{clause}", clause).replace("{row}", &head).replace("{key}", key)
                }
                None => text(frame, "field").replace("{clause}", clause).replace("{key}", key),
            }
        }
        Part::Text { key, number, id, kind } => {
            let clause = kind.map_or("", |kind| kind.def.name.first(lang));
            let number = number.map(|number| number.to_string()).unwrap_or_default();
            text(&words.positions.parts, key).replace("{n}", &number).replace("{id}", id).replace("{clause}", clause)
        }
    }
}

fn plain(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) | Inline::Strong(text) | Inline::Link { text, .. } | Inline::Foreign { text, .. } => text.clone(),
        Inline::Open { inside, .. } | Inline::Tracked { inside, .. } => inside.iter().map(plain).collect(),
        Inline::Missing | Inline::Blank(_) => String::new(),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
