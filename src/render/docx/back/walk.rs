//! A walk through the markup of a part: paragraphs and runs come out, with the tracked changes that hang on them.

use super::super::super::failure::Failure;
use super::markup::{Element, Mark, Markup};
use super::story::{Control, Fate, Paragraph, Revision, Run, Story};

/// What a walk through one or several parts has found.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// Paragraphs, in the order in which they end.
    pub paragraphs: Vec<Paragraph>,
    /// Controls, in the order in which they begin.
    pub controls: Vec<Control>,
    /// How many changes are of looks alone.
    pub looks: usize,
    /// How many changes are of words.
    pub changes: usize,
    /// Elements that no words can be read from.
    pub opaque: Vec<String>,
    tables: usize,
}

/// Walks through a part.
pub(super) fn walk(text: &str, story: Story, out: &mut Walked) -> Result<(), Failure> {
    let mut walker = Walker {
        out,
        story,
        names: Vec::new(),
        skipped: 0,
        fates: Vec::new(),
        controls: Vec::new(),
        open: Vec::new(),
        tables: Vec::new(),
        comments: Vec::new(),
        lang: String::new(),
    };
    for mark in Markup::of(text) {
        match mark? {
            Mark::Start(element) => walker.start(element),
            Mark::End(name) => walker.end(&name),
            Mark::Words(words) => walker.words(&words),
        }
    }
    Ok(())
}

/// A table on the way: its number, its row, what becomes of the row.
struct Table {
    number: usize,
    row: usize,
    fate: Fate,
}

struct Walker<'w> {
    out: &'w mut Walked,
    story: Story,
    /// The elements that stand open.
    names: Vec<String>,
    /// How many of them lie in something that is not read.
    skipped: usize,
    /// Tracked changes around the words, the outermost first.
    fates: Vec<Fate>,
    controls: Vec<usize>,
    /// Paragraphs that stand open: a text box is inside another paragraph.
    open: Vec<Paragraph>,
    tables: Vec<Table>,
    comments: Vec<String>,
    lang: String,
}

impl Walker<'_> {
    fn start(&mut self, element: Element) {
        if self.skipped > 0 {
            self.skipped = self.skipped.saturating_add(1);
        } else {
            self.element(&element);
        }
        self.names.push(element.name);
    }

    fn element(&mut self, element: &Element) {
        let parent = self.names.last().map_or("", String::as_str).to_owned();
        match element.name.as_str() {
            "p" => self.open.push(Paragraph {
                story: self.story,
                around: self.controls.clone(),
                row: self.tables.last().map(|table| (table.number, table.row)),
                ..Paragraph::default()
            }),
            "ins" | "moveTo" | "del" | "moveFrom" => self.change(element, &parent),
            "cellIns" | "cellDel" | "cellMerge" | "altChunk" | "subDoc" | "drawing" | "pict" | "object" => {
                self.out.opaque.push(element.name.clone());
            }
            name if name.ends_with("Change") => {
                self.out.looks = self.out.looks.saturating_add(1);
                self.skipped = 1;
            }
            "mc:Fallback" | "instrText" | "delInstrText" => self.skipped = 1,
            "tbl" => {
                self.out.tables = self.out.tables.saturating_add(1);
                self.tables.push(Table { number: self.out.tables, row: 0, fate: Fate::default() });
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row = table.row.saturating_add(1);
                    table.fate = Fate::default();
                }
            }
            "r" => self.lang.clear(),
            _ => self.inside(element, &parent),
        }
    }

    /// What says something only inside its own parent.
    fn inside(&mut self, element: &Element, parent: &str) {
        match (parent, element.name.as_str()) {
            (_, "sdt") => {
                self.controls.push(self.out.controls.len());
                self.out.controls.push(Control::default());
            }
            ("sdtPr", name) => {
                let control = self.controls.last().and_then(|at| self.out.controls.get_mut(*at));
                match (control, name) {
                    (Some(control), "tag") => element.value("val").clone_into(&mut control.tag),
                    (Some(control), "id") => element.value("val").clone_into(&mut control.id),
                    (Some(control), "showingPlcHdr") => control.placeholder = element.on(),
                    _ => {}
                }
            }
            ("r", "tab" | "ptab") => self.put("\t"),
            ("r", "br" | "cr") if !matches!(element.value("type"), "page" | "column") => self.put("\n"),
            ("r", "noBreakHyphen") => self.put("\u{2011}"),
            ("r", "sym") => self.symbol(element.value("char")),
            ("rPr", "lang") => {
                let said = if element.value("bidi").is_empty() { element.value("val") } else { element.value("bidi") };
                said.clone_into(&mut self.lang);
            }
            ("pPr", "pStyle") => {
                if let Some(paragraph) = self.open.last_mut() {
                    element.value("val").clone_into(&mut paragraph.style);
                }
            }
            (_, "bookmarkStart") => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.bookmarks.push(element.value("name").to_owned());
                }
            }
            (_, "commentRangeStart") => self.comments.push(element.value("id").to_owned()),
            (_, "commentRangeEnd") => self.comments.retain(|id| id != element.value("id")),
            (_, "commentReference") => self.refer(element.value("id")),
            _ => {}
        }
    }

    /// A tracked change: of words, of the end of a paragraph, or of a row.
    fn change(&mut self, element: &Element, parent: &str) {
        let moved = element.name.starts_with("move");
        let revision = Revision { author: element.value("author").to_owned(), date: element.value("date").to_owned(), moved };
        let came = matches!(element.name.as_str(), "ins" | "moveTo");
        let fate = if came { Fate { came: Some(revision), went: None } } else { Fate { came: None, went: Some(revision) } };
        self.out.changes = self.out.changes.saturating_add(1);
        let above = self.names.iter().rev().nth(1).map_or("", String::as_str);
        match (parent, above) {
            ("rPr", "pPr") => {
                if let Some(paragraph) = self.open.last_mut() {
                    merge(&mut paragraph.end, fate);
                }
            }
            ("trPr", _) => {
                if let Some(table) = self.tables.last_mut() {
                    merge(&mut table.fate, fate);
                }
            }
            ("rPr", _) => {}
            _ => self.fates.push(fate),
        }
    }

    fn end(&mut self, name: &str) {
        self.names.pop();
        if self.skipped > 0 {
            self.skipped = self.skipped.saturating_sub(1);
            return;
        }
        match name {
            "p" => {
                if let Some(mut paragraph) = self.open.pop() {
                    if let Some(table) = self.tables.last() {
                        merge(&mut paragraph.end, table.fate.clone());
                    }
                    self.out.paragraphs.push(paragraph);
                }
            }
            "ins" | "moveTo" | "del" | "moveFrom" => {
                let parent = self.names.last().map_or("", String::as_str);
                if !matches!(parent, "rPr" | "trPr") {
                    self.fates.pop();
                }
            }
            "sdt" => drop(self.controls.pop()),
            "tbl" => drop(self.tables.pop()),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        let inside = self.names.last().map_or("", String::as_str);
        if self.skipped == 0 && matches!(inside, "t" | "delText" | "m:t") {
            self.put(words);
        }
    }

    /// A letter that a run names by its number in a font of symbols.
    fn symbol(&mut self, code: &str) {
        let letter = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).unwrap_or('\u{fffd}');
        self.put(letter.encode_utf8(&mut [0; 4]));
    }

    /// A comment that stands at a point, not on words.
    fn refer(&mut self, id: &str) {
        let Some(paragraph) = self.open.last_mut() else { return };
        if !paragraph.runs.iter().any(|run| run.comments.iter().any(|known| known == id)) {
            let run = Run { controls: self.controls.clone(), comments: vec![id.to_owned()], ..Run::default() };
            paragraph.runs.push(run);
        }
    }

    fn put(&mut self, text: &str) {
        let placeholder = |at: &usize| self.out.controls.get(*at).is_some_and(|control| control.placeholder);
        if text.is_empty() || self.controls.iter().any(placeholder) {
            return;
        }
        let mut fate = Fate::default();
        for around in self.tables.iter().map(|table| &table.fate).chain(&self.fates) {
            merge(&mut fate, around.clone());
        }
        let Some(paragraph) = self.open.last_mut() else { return };
        if let Some(last) = paragraph.runs.last_mut()
            && (last.fate == fate && last.controls == self.controls && last.comments == self.comments && last.lang == self.lang)
        {
            last.text.push_str(text);
            return;
        }
        let (controls, comments, lang) = (self.controls.clone(), self.comments.clone(), self.lang.clone());
        paragraph.runs.push(Run { text: text.to_owned(), controls, fate, comments, lang });
    }
}

/// The change nearest to the words speaks for them.
fn merge(fate: &mut Fate, nearer: Fate) {
    if nearer.came.is_some() {
        fate.came = nearer.came;
    }
    if nearer.went.is_some() {
        fate.went = nearer.went;
    }
}
