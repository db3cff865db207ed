//! The model employment contract: the sentences of the agreement that bind employer and worker, places for what the
//! agreement leaves to them, and a mark where it is silent on what a contract must settle.

use super::found::Held;
use super::outline::{self, Entry, Signatory};
use super::voices::{Voices, framed, place_name};
use super::words::{Words, text};
use crate::render::compose::{append, inlines};
use crate::render::tree::{Article, Block, Inline, Item, Line, Paper, Paragraph, Signature, Table, Testimonium};
use crate::text::{LangMap, Span};
use crate::vocabulary::{Field, FieldId};
use crate::wording::clause::{Utterance, plan};
use crate::wording::labels::{item_label, paragraph_label};
use crate::wording::words::Words as House;

/// Fills the frame of the paper.
pub(super) fn paper(voices: &Voices<'_>, frame: Paper) -> Paper {
    let title = voices.say(|words| text(&words.contract.frame, "title"));
    let mut subtitle = vec![voices.say(|words| text(&words.contract.frame, "annexed")), frame.title];
    subtitle.extend(frame.subtitle);
    Paper { running: title.clone(), title, subtitle, blocks: Contract { voices, worded: Vec::new() }.blocks(), ..frame }
}

struct Contract<'v, 'a> {
    voices: &'v Voices<'a>,
    /// Clauses whose own wording has been printed: it is said once, whatever the number of entries that draw on it.
    worded: Vec<Span>,
}

impl<'a> Contract<'_, 'a> {
    fn blocks(mut self) -> Vec<Block> {
        let outline = outline::contract();
        let mut blocks = Vec::new();
        for section in &outline.section {
            let mut paragraphs: Vec<Paragraph> = section.entry.iter().flat_map(|entry| self.entry(entry)).collect();
            if paragraphs.is_empty() {
                continue;
            }
            let number = blocks.len() + 1;
            self.number(&section.id, number, &mut paragraphs);
            let title = self.voices.words(|speaker, words| {
                format!("{} {}", paragraph_label(count(number), speaker.lang), text(&words.contract.sections, &section.id))
            });
            blocks.push(Block::Article(Article { id: section.id.clone(), number, title, paragraphs, ..Article::default() }));
        }
        blocks.push(Block::Testimonium(self.end(&outline.signature)));
        blocks
    }

    fn entry(&mut self, entry: &'static Entry) -> Vec<Paragraph> {
        if entry.when.as_deref().is_some_and(|path| !self.voices.holds(path)) {
            return Vec::new();
        }
        match (&entry.clause, &entry.ask) {
            (Some(kind), _) if !entry.columns.is_empty() => self.tables(kind, entry),
            (Some(kind), _) => {
                let held: Vec<Held<'a>> = self.voices.clauses().filter(|held| held.kind.def.id == *kind).collect();
                held.into_iter().flat_map(|held| self.sentences(held, &entry.fields)).collect()
            }
            (None, Some(subject)) => self.ask(subject, &entry.unless).into_iter().collect(),
            (None, None) => vec![self.own_sentence(entry)],
        }
    }

    /// A sentence of the contract alone, with the article that it rests on.
    fn own_sentence(&self, entry: &'static Entry) -> Paragraph {
        let key = entry.say.as_deref().unwrap_or_default();
        let mut line = self.voices.say(|words| text(&words.contract.say, key));
        if let Some(stated) = entry.when.as_deref().and_then(|path| self.voices.stated(path)) {
            self.cite(&mut line, stated.held);
        }
        Paragraph { text: line, ..Paragraph::default() }
    }

    /// A place to fill in where the agreement is silent on what a contract must settle. Nothing is invented.
    fn ask(&self, subject: &'static str, unless: &[String]) -> Option<Paragraph> {
        if unless.iter().any(|path| self.voices.stated(path).is_some()) {
            return None;
        }
        let line = self.voices.line(|speaker, words| {
            let subject = vec![Inline::Text(speaker.typeset(text(&words.contract.ask, subject)))];
            Some(framed(speaker, text(&words.contract.frame, "to_be_agreed"), "{what}", subject))
        });
        Some(Paragraph { text: line, ..Paragraph::default() })
    }

    /// What a clause says on some of its fields, in the words of the agreement.
    fn sentences(&mut self, held: Held<'a>, fields: &[String]) -> Vec<Paragraph> {
        let chosen = |id: &str| fields.iter().any(|field| field == id) && held.stated(id).is_some();
        let utterances: Vec<Utterance<'_>> =
            plan(held.clause, self.voices.vocabulary).into_iter().filter_map(|utterance| kept(utterance, held, &chosen)).collect();
        let Some(wording) = &held.clause.wording else { return self.paragraphs(held, &utterances) };
        if utterances.is_empty() || self.worded.contains(&held.clause.span) {
            return Vec::new();
        }
        self.worded.push(held.clause.span);
        let line = self.voices.line(|speaker, _| speaker.own_wording(wording, held.clause).map(inlines));
        vec![Paragraph { text: self.taken(line, held, true), ..Paragraph::default() }]
    }

    /// Sentences on one matter make one paragraph; one that opens a list stands alone.
    fn paragraphs(&self, held: Held<'a>, utterances: &[Utterance<'_>]) -> Vec<Paragraph> {
        let mut out = Vec::new();
        for run in utterances.chunk_by(|one, two| one.items.is_empty() && two.items.is_empty()) {
            let lines: Vec<Line> = run.iter().map(|utterance| self.voices.pieces(|speaker| speaker.utter(utterance))).collect();
            let items = run.iter().flat_map(|utterance| &utterance.items).collect::<Vec<_>>();
            let text = self.taken(joined(&lines), held, items.is_empty());
            out.push(Paragraph { text, items: self.items(held, &items), ..Paragraph::default() });
        }
        out
    }

    fn items(&self, held: Held<'a>, utterances: &[&Utterance<'_>]) -> Vec<Item> {
        let last = utterances.len();
        let item = |(utterance, at): (&&Utterance<'_>, usize)| {
            let mut line = self.taken(self.voices.pieces(|speaker| speaker.utter(utterance)), held, false);
            end_item(&mut line, last - at);
            if at == last {
                self.cite(&mut line, held);
            }
            Item { label: self.voices.words(|speaker, _| item_label(count(at), speaker.lang)), text: line, ..Item::default() }
        };
        utterances.iter().zip(1..).map(item).collect()
    }

    /// A line of the agreement as a line about it: whose proposal it is, and where it stands.
    fn taken(&self, line: Line, held: Held<'_>, cited: bool) -> Line {
        let mut out = self.voices.line(|speaker, words| {
            let inside = line.get(speaker.lang)?.iter().map(|inline| retold(inline, words)).collect();
            Some(match held.proposed_by {
                Some(owner) => vec![Inline::Open { owner: Some(owner.to_owned()), inside }],
                None => inside,
            })
        });
        if cited {
            self.cite(&mut out, held);
        }
        out
    }

    fn cite(&self, line: &mut Line, held: Held<'_>) {
        append(line, |lang| {
            // A number is not parted from its article at the end of a line.
            let place = place_name(held.place, lang).replace(' ', "\u{a0}");
            format!(" {}", text(&Words::of(lang).contract.frame, "cite").replace("{place}", &place))
        });
    }

    /// The rows of a clause, by the columns that the outline names.
    fn tables(&self, kind: &str, entry: &'static Entry) -> Vec<Paragraph> {
        let with_rows = self.voices.clauses().filter(|held| held.kind.def.id == kind && !held.clause.rows.is_empty());
        with_rows.map(|held| self.table(held, entry)).collect()
    }

    fn table(&self, held: Held<'_>, entry: &'static Entry) -> Paragraph {
        let columns: Vec<FieldId> = entry.columns.iter().filter_map(|name| held.kind.field_named(name, true)).collect();
        let fields: Vec<_> = columns.iter().filter_map(|id| Some((*id, held.kind.field(*id, true)?))).collect();
        let head = fields.iter().map(|(_, column)| {
            self.voices.words(|speaker, _| match &column.def.title {
                Some(title) => title.get(speaker.lang).to_owned(),
                None => column.def.name.first(speaker.lang).to_owned(),
            })
        });
        let rows = held.clause.rows.iter().map(|row| -> Vec<Line> {
            let cell = |(id, column): &(FieldId, &Field)| match row.cells.iter().find(|cell| cell.field == *id) {
                Some(cell) => self.voices.pieces(|speaker| speaker.cell(column, cell)),
                None => self.voices.words(|speaker, _| speaker.words.phrase("cell_empty").to_owned()),
            };
            fields.iter().map(cell).collect()
        });
        let mut table = Table { head: head.collect(), rows: rows.collect(), row_heads: true, ..Table::default() };
        // Rows that differ only in columns that are left out say the same thing.
        let mut seen: Vec<Vec<Line>> = Vec::new();
        table.rows.retain(|row| {
            !seen.contains(row) && {
                seen.push(row.clone());
                true
            }
        });
        Paragraph { table: Some(table), ..self.introduced(held, entry) }
    }

    fn introduced(&self, held: Held<'_>, entry: &'static Entry) -> Paragraph {
        let Some(key) = entry.say.as_deref() else { return Paragraph::default() };
        let mut line = self.voices.say(|words| text(&words.contract.say, key));
        self.cite(&mut line, held);
        Paragraph { text: line, ..Paragraph::default() }
    }

    fn number(&self, id: &str, section: usize, paragraphs: &mut [Paragraph]) {
        for (paragraph, at) in paragraphs.iter_mut().zip(1..) {
            paragraph.id = format!("{id}-{at}");
            paragraph.label = self.voices.words(|_, _| format!("{section}.{at}"));
            for (item, letter) in paragraph.items.iter_mut().zip(1..) {
                item.id = format!("{id}-{at}-{letter}");
            }
        }
    }

    fn end(&self, signatories: &'static [Signatory]) -> Testimonium {
        let present = |signatory: &&Signatory| signatory.when.as_deref().is_none_or(|path| self.voices.holds(path));
        let signatures = signatories.iter().filter(present).map(|signatory| Signature {
            for_whom: self.voices.say(|words| text(&words.contract.say, &signatory.say)),
            name: self.voices.say(|words| text(&words.contract.frame, "name")),
            title: self.voices.say(|words| text(&words.contract.frame, "date")),
            ..Signature::default()
        });
        Testimonium { text: vec![self.voices.say(|words| text(&words.contract.frame, "done"))], signatures: signatures.collect() }
    }
}

/// What is left of an utterance when only some fields are taken.
fn kept<'u>(mut utterance: Utterance<'u>, held: Held<'_>, chosen: &impl Fn(&str) -> bool) -> Option<Utterance<'u>> {
    if !utterance.items.is_empty() {
        utterance.items.retain(|item| chosen(item.key));
        return (!utterance.items.is_empty()).then_some(utterance);
    }
    let takes = match utterance.field {
        Some((field, _)) => chosen(&field.def.id),
        None => held.kind.def.sentences.iter().any(|group| group.id == utterance.key && group.fields.iter().any(|id| chosen(id))),
    };
    takes.then_some(utterance)
}

/// Sentences one after another.
fn joined(lines: &[Line]) -> Line {
    LangMap::of(|lang| {
        let mut out = Vec::new();
        for inlines in lines.iter().filter_map(|line| line.get(lang)) {
            if !out.is_empty() {
                out.push(Inline::Text(" ".to_owned()));
            }
            out.extend_from_slice(inlines);
        }
        Some(out)
    })
}

/// The words of the agreement in the mouth of the contract: "this Agreement" is the agreement, a link is its name.
fn retold(inline: &Inline, words: &Words) -> Inline {
    match inline {
        Inline::Text(text) => Inline::Text(replaced(text, words)),
        Inline::Link { text: name, .. } => Inline::Text(text(&words.contract.frame, "reference").replace("{x}", name)),
        Inline::Open { owner, inside } => {
            Inline::Open { owner: owner.clone(), inside: inside.iter().map(|inline| retold(inline, words)).collect() }
        }
        other => other.clone(),
    }
}

fn replaced(text: &str, words: &Words) -> String {
    words.contract.replace.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// What stands after a lettered item, by the number of those that follow.
fn end_item(line: &mut Line, left: usize) {
    let key = match left {
        0 => "item_last",
        1 => "item_but_one",
        _ => "item_end",
    };
    append(line, |lang| House::embedded(lang).phrase(key).to_owned());
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
