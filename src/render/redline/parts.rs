//! Chapters, articles and annexes with what is inside them: as one where both texts have them, else marked as a whole.

use std::collections::BTreeSet;

use super::super::tree::{
    Annex, Article, Chapter, Item, Line, Mark, MarkKind, Note, NoteKind, Paragraph, Preamble, Side, Signature, Table, Testimonium, marked,
};
use super::Marker;
use super::align::Bag;

/// Stands before the id of what only the earlier text has, or has there: the later text may have given the id to something
/// else. No id of an agreement can hold it.
const WAS: char = '^';

/// The id of a part that the earlier text has in this place.
pub(super) fn was(id: &str) -> String {
    if id.is_empty() { String::new() } else { format!("{WAS}{id}") }
}

/// The id of a part as marked.
fn id_of(id: &str, mark: Mark) -> String {
    if mark.kind.side() == Side::Old { was(id) } else { id.to_owned() }
}

impl Marker {
    pub(super) fn preamble(&self, old: &Preamble, new: &Preamble) -> Preamble {
        Preamble {
            parties: self.lines(&old.parties, &new.parties),
            opening: self.line(&old.opening, &new.opening),
            recitals: self.lines(&old.recitals, &new.recitals),
            closing: self.line(&old.closing, &new.closing),
        }
    }

    /// The heading of a chapter; its articles are placed by themselves.
    pub(super) fn chapter(&self, old: &Chapter, new: &Chapter) -> Chapter {
        Chapter {
            id: new.id.clone(),
            mark: None,
            number: new.number,
            label: self.line(&old.label, &new.label),
            title: self.line(&old.title, &new.title),
            articles: Vec::new(),
        }
    }

    pub(super) fn article(&self, old: &Article, new: &Article) -> Article {
        Article {
            id: new.id.clone(),
            mark: None,
            number: new.number,
            label: self.line(&old.label, &new.label),
            title: self.line(&old.title, &new.title),
            proposed_by: new.proposed_by.clone(),
            was_proposed_by: old.proposed_by.clone(),
            paragraphs: self.paragraphs(&old.paragraphs, &new.paragraphs),
            notes: self.notes(&old.notes, &new.notes),
        }
    }

    pub(super) fn annex(&self, old: &Annex, new: &Annex) -> Annex {
        Annex {
            id: new.id.clone(),
            mark: None,
            number: new.number,
            label: self.line(&old.label, &new.label),
            title: self.line(&old.title, &new.title),
            paragraphs: self.paragraphs(&old.paragraphs, &new.paragraphs),
            notes: self.notes(&old.notes, &new.notes),
        }
    }

    pub(super) fn testimonium(&self, old: &Testimonium, new: &Testimonium) -> Testimonium {
        Testimonium { text: self.lines(&old.text, &new.text), signatures: self.signatures(&old.signatures, &new.signatures) }
    }

    /// The same Parties in the same order sign in the same places; else all places are others.
    fn signatures(&self, old: &[Signature], new: &[Signature]) -> Vec<Signature> {
        if old.iter().map(|signature| &signature.party).eq(new.iter().map(|signature| &signature.party)) {
            return old.iter().zip(new).map(|(old, new)| self.signature(old, new)).collect();
        }
        let gone = old.iter().map(|signature| signature_as(signature, Self::REMOVED));
        gone.chain(new.iter().map(|signature| signature_as(signature, Self::ADDED))).collect()
    }

    fn signature(&self, old: &Signature, new: &Signature) -> Signature {
        Signature {
            party: new.party.clone(),
            for_whom: self.line(&old.for_whom, &new.for_whom),
            name: self.line(&old.name, &new.name),
            title: self.line(&old.title, &new.title),
            powers: self.line(&old.powers, &new.powers),
        }
    }

    fn paragraphs(&self, old: &[Paragraph], new: &[Paragraph]) -> Vec<Paragraph> {
        // Most articles of a round are as they were.
        if old == new {
            return new.to_vec();
        }
        self.aligned(old, new, paragraph_bag, |old, new| match (old, new) {
            (Some(old), Some(new)) => self.paragraph(old, new),
            (Some(old), None) => vec![paragraph_as(old, Self::REMOVED)],
            (None, new) => new.map(|new| paragraph_as(new, Self::ADDED)).into_iter().collect(),
        })
    }

    /// Two paragraphs as one; a table with other columns is another table.
    fn paragraph(&self, old: &Paragraph, new: &Paragraph) -> Vec<Paragraph> {
        let mut before = None;
        let table = match (&old.table, &new.table) {
            (Some(one), Some(two)) if same_columns(one, two) => Some(self.table(one, two)),
            (one, two) => {
                before = one.as_ref().map(|table| table_as(table, Self::REMOVED));
                two.as_ref().map(|table| table_as(table, Self::ADDED))
            }
        };
        let both = Paragraph {
            id: new.id.clone(),
            label: self.line(&old.label, &new.label),
            text: self.line(&old.text, &new.text),
            items: self.items(&old.items, &new.items),
            table: None,
        };
        let gone = before.map(|table| Paragraph { id: was(&old.id), table: Some(table), ..Paragraph::default() });
        std::iter::once(Paragraph { table, ..both }).chain(gone).collect()
    }

    fn items(&self, old: &[Item], new: &[Item]) -> Vec<Item> {
        self.aligned(old, new, item_bag, |old, new| match (old, new) {
            (Some(old), Some(new)) => vec![Item {
                id: new.id.clone(),
                label: self.line(&old.label, &new.label),
                text: self.line(&old.text, &new.text),
                items: self.items(&old.items, &new.items),
            }],
            (Some(old), None) => vec![item_as(old, Self::REMOVED)],
            (None, new) => new.map(|new| item_as(new, Self::ADDED)).into_iter().collect(),
        })
    }

    fn notes(&self, old: &[Note], new: &[Note]) -> Vec<Note> {
        let bag = |note: &Note| Bag::of([&note.text]).shaped(usize::from(note.kind == NoteKind::Waiver));
        let none = Line::new();
        self.aligned(old, new, bag, |old, new| {
            let kind = new.or(old).map(|note| note.kind).unwrap_or_default();
            let [old, new] = [old, new].map(|note| note.map_or(&none, |note| &note.text));
            vec![Note { kind, text: self.line(old, new) }]
        })
    }

    fn table(&self, old: &Table, new: &Table) -> Table {
        let head = old.head.iter().zip(&new.head).map(|(old, new)| self.line(old, new)).collect();
        let wide = |row: &&Vec<Line>| row.len() <= new.head.len();
        let fits = old.rows.iter().chain(&new.rows).all(|row| wide(&row));
        let none = Line::new();
        let bag = |row: &Vec<Line>| Bag::of(row).shaped(first_cell(row, fits));
        let rows = self.aligned(&old.rows, &new.rows, bag, |old, new| match (old, new) {
            (Some(old), Some(new)) => {
                let cells = (0..old.len().max(new.len())).map(|at| [old.get(at), new.get(at)].map(|cell| cell.unwrap_or(&none)));
                vec![cells.map(|[old, new]| self.line(old, new)).collect()]
            }
            (Some(old), None) => vec![row_as(old, Self::REMOVED)],
            (None, new) => new.map(|new| row_as(new, Self::ADDED)).into_iter().collect(),
        });
        Table { caption: self.line(&old.caption, &new.caption), head, rows, row_heads: new.row_heads }
    }
}

/// A row is known by its first cell: an occupation is never compared with another one.
fn first_cell(row: &[Line], fits: bool) -> usize {
    let key = row.first().filter(|_| fits).map(|cell| Bag::of([cell]).key().0);
    key.map_or(0, |key| usize::try_from(key >> 8).unwrap_or(0))
}

/// Whether two tables have the same columns, by their heads.
fn same_columns(old: &Table, new: &Table) -> bool {
    let heads = |table: &Table| table.head.iter().map(|line| Bag::of([line]).key()).collect::<Vec<_>>();
    let (old, new) = (heads(old), heads(new));
    let known: BTreeSet<_> = old.iter().collect();
    old.len() == new.len() && new.iter().filter(|head| known.contains(head)).count() * 2 >= new.len()
}

fn paragraph_bag(paragraph: &Paragraph) -> Bag {
    let mut lines = vec![&paragraph.text];
    item_lines(&paragraph.items, &mut lines);
    if let Some(table) = &paragraph.table {
        lines.extend(table.head.iter().chain(table.rows.iter().flatten()));
    }
    let shape = usize::from(paragraph.table.is_some()) + 2 * usize::from(paragraph.text.is_empty());
    Bag::of(lines).shaped(shape)
}

fn item_bag(item: &Item) -> Bag {
    let mut lines = vec![&item.text];
    item_lines(&item.items, &mut lines);
    Bag::of(lines)
}

pub(super) fn item_lines<'a>(items: &'a [Item], lines: &mut Vec<&'a Line>) {
    for item in items {
        lines.push(&item.text);
        item_lines(&item.items, lines);
    }
}

/// A preamble under one mark.
pub(super) fn preamble_as(preamble: &Preamble, mark: Mark) -> Preamble {
    Preamble {
        parties: row_as(&preamble.parties, mark),
        opening: marked(&preamble.opening, mark),
        recitals: row_as(&preamble.recitals, mark),
        closing: marked(&preamble.closing, mark),
    }
}

/// The heading of a chapter under one mark.
pub(super) fn chapter_as(chapter: &Chapter, mark: Mark) -> Chapter {
    Chapter {
        id: id_of(&chapter.id, mark),
        mark: Some(mark),
        number: chapter.number,
        label: marked(&chapter.label, mark),
        title: marked(&chapter.title, mark),
        articles: Vec::new(),
    }
}

/// An article under one mark, over those it may have inside.
pub(super) fn article_as(article: &Article, mark: Mark) -> Article {
    let proposed = if mark.kind == MarkKind::MovedHere { article.was_proposed_by.clone() } else { None };
    Article {
        id: id_of(&article.id, mark),
        mark: Some(mark),
        number: article.number,
        label: marked(&article.label, mark),
        title: marked(&article.title, mark),
        proposed_by: article.proposed_by.clone(),
        was_proposed_by: proposed,
        paragraphs: article.paragraphs.iter().map(|paragraph| paragraph_as(paragraph, mark)).collect(),
        notes: notes_as(&article.notes, mark),
    }
}

/// An annex under one mark.
pub(super) fn annex_as(annex: &Annex, mark: Mark) -> Annex {
    Annex {
        id: id_of(&annex.id, mark),
        mark: Some(mark),
        number: annex.number,
        label: marked(&annex.label, mark),
        title: marked(&annex.title, mark),
        paragraphs: annex.paragraphs.iter().map(|paragraph| paragraph_as(paragraph, mark)).collect(),
        notes: notes_as(&annex.notes, mark),
    }
}

/// A testimonium under one mark.
pub(super) fn testimonium_as(testimonium: &Testimonium, mark: Mark) -> Testimonium {
    Testimonium {
        text: row_as(&testimonium.text, mark),
        signatures: testimonium.signatures.iter().map(|signature| signature_as(signature, mark)).collect(),
    }
}

fn signature_as(signature: &Signature, mark: Mark) -> Signature {
    Signature {
        party: signature.party.clone(),
        for_whom: marked(&signature.for_whom, mark),
        name: marked(&signature.name, mark),
        title: marked(&signature.title, mark),
        powers: marked(&signature.powers, mark),
    }
}

pub(super) fn paragraph_as(paragraph: &Paragraph, mark: Mark) -> Paragraph {
    Paragraph {
        id: id_of(&paragraph.id, mark),
        label: marked(&paragraph.label, mark),
        text: marked(&paragraph.text, mark),
        items: paragraph.items.iter().map(|item| item_as(item, mark)).collect(),
        table: paragraph.table.as_ref().map(|table| table_as(table, mark)),
    }
}

fn item_as(item: &Item, mark: Mark) -> Item {
    Item {
        id: id_of(&item.id, mark),
        label: marked(&item.label, mark),
        text: marked(&item.text, mark),
        items: item.items.iter().map(|item| item_as(item, mark)).collect(),
    }
}

fn table_as(table: &Table, mark: Mark) -> Table {
    Table {
        caption: marked(&table.caption, mark),
        head: row_as(&table.head, mark),
        rows: table.rows.iter().map(|row| row_as(row, mark)).collect(),
        row_heads: table.row_heads,
    }
}

fn row_as(lines: &[Line], mark: Mark) -> Vec<Line> {
    lines.iter().map(|line| marked(line, mark)).collect()
}

fn notes_as(notes: &[Note], mark: Mark) -> Vec<Note> {
    notes.iter().map(|note| Note { kind: note.kind, text: marked(&note.text, mark) }).collect()
}
