//! What is inside an article or an annex: heading, numbered paragraphs, lettered items.

use super::super::tree::{self, Item, Line, Note, Paragraph, Standing};
use super::run::{Look, mark, text};
use super::tag::{Places, bookmark};
use super::version::{Row, Version};
use super::writer::Writer;
use super::xml::Xml;
use crate::text::Lang;

impl<'a> Version<'_, 'a> {
    /// Number and title on two lines of one heading, so that Word lists them as one. Notes hang on it.
    pub(super) fn heading(&mut self, row: Row<'_>, id: &str, names: [&Line; 2], notes: &[Note]) {
        if names.iter().all(|name| name.is_empty()) && notes.is_empty() {
            return;
        }
        let standing = Standing::of_lines(names.into_iter().chain(notes.iter().map(|note| &note.text)));
        self.row(Row { standing, ..row }, |writer, lang| {
            writer.bookmarked(&bookmark(lang, id), |writer| writer.names(names, lang));
            let mut places = Places::default();
            for note in notes {
                let part = places.next(tree::standing(&note.text), |number| format!("{id}:note-{number}"));
                writer.note(note, &part, lang);
            }
        });
    }

    /// Number and title of a part on one line, in the first language: the title of its control.
    pub(super) fn names(&self, names: [&Line; 2]) -> String {
        one_line(names.map(|name| self.writer.scene.paper.flat_last(name, self.first())))
    }

    /// The paragraphs of a part.
    pub(super) fn paragraphs(&mut self, home: &str, paragraphs: &[Paragraph]) {
        let mut places = Places::default();
        for paragraph in paragraphs {
            let place = places.next(paragraph.standing(), |number| format!("{home}:p{number}"));
            let part = if paragraph.id.is_empty() { place } else { paragraph.id.clone() };
            let style = if paragraph.label.is_empty() { "Paragraph" } else { "NumberedParagraph" };
            self.moved(tree::standing(&paragraph.text), |version| {
                version.labelled(&part, style, &paragraph.label, &paragraph.text);
                version.items(&part, ITEMS, &paragraph.items);
            });
            if let Some(table) = &paragraph.table {
                self.table(&part, table);
            }
        }
    }

    fn items(&mut self, home: &str, styles: &[&'static str], items: &[Item]) {
        // Deeper items than Word has styles for look like the deepest.
        let (style, deeper) = match styles {
            [style, deeper @ ..] if !deeper.is_empty() => (*style, deeper),
            [style, ..] => (*style, styles),
            [] => return,
        };
        let between = if home.contains(':') { '.' } else { ':' };
        let mut places = Places::default();
        for item in items {
            let place = places.next(Standing::of_lines([&item.label, &item.text]), |number| format!("{home}{between}{number}"));
            let part = if item.id.is_empty() { place } else { item.id.clone() };
            self.labelled(&part, style, &item.label, &item.text);
            self.items(&part, deeper, &item.items);
        }
    }

    /// A number or letter as text, then what it numbers.
    fn labelled(&mut self, part: &str, style: &'static str, label: &Line, text: &Line) {
        if label.is_empty() && text.is_empty() {
            return;
        }
        let standing = Standing::of_lines([label, text]);
        self.row(Row { standing, ..Row::of(part, style) }, |writer, lang| {
            writer.linked(part, lang, |writer| {
                writer.line(label, lang);
                if !label.is_empty() {
                    let tab = |out: &mut Xml| mark(out, Look::default(), lang, |out| out.raw("<w:tab/>"));
                    writer.out.standing(tree::standing(label), tab);
                }
                writer.line(text, lang);
            });
        });
    }
}

/// The styles of items by depth.
const ITEMS: &[&str] = &["Item1", "Item2", "Item3"];

impl Writer<'_> {
    /// Number and title, with a break between them if both are there.
    fn names(&mut self, [label, title]: [&Line; 2], lang: Lang) {
        self.line(label, lang);
        if let Some(join) = tree::joint(label, title, lang) {
            self.out.standing(join, |out| mark(out, Look::default(), lang, |out| out.raw("<w:br/>")));
        }
        self.line(title, lang);
    }

    /// Who proposes an article, in the colour of the brackets of that Party.
    pub(super) fn proposer(&mut self, owner: &str, standing: Standing, lang: Lang) {
        let words = self.scene.paper.words(lang).proposer(owner);
        let look = Look::of(self.scene.colour(Some(owner)));
        self.out.standing(standing, |out| text(out, look, lang, &words));
    }
}

/// Number and title on one line.
pub(super) fn one_line(names: [String; 2]) -> String {
    let said: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    said.join(" – ")
}
