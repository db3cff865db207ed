//! A letter cut into strips: the words of one line of the paper in one language, wherever a word processor has put them.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::render::docx::back::{Control, Fate, Letter, Paragraph, Revision, Run, Story};

/// Words with one fate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// The words.
    pub text: String,
    /// What tracked changes do to them.
    pub fate: Fate,
    /// The comments that stand on them.
    pub comments: Vec<String>,
}

/// A line of the paper in one language, or a paragraph that belongs to none.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    /// The tag of the line as the paper has it; empty for a paragraph outside every line.
    pub tag: String,
    /// The tag of the large part around it, where one is known.
    pub home: String,
    /// Where it stands.
    pub story: Story,
    /// The style of its first paragraph.
    pub style: String,
    /// The row it stands in.
    pub row: Option<(usize, usize)>,
    /// Its words.
    pub pieces: Vec<Piece>,
    /// The language that its runs name.
    pub lang: String,
}

impl Strip {
    /// The words with every change rejected.
    pub fn was(&self) -> String {
        self.pieces.iter().filter(|piece| piece.fate.was()).map(|piece| piece.text.as_str()).collect()
    }

    /// The words with every change accepted.
    pub fn is(&self) -> String {
        self.pieces.iter().filter(|piece| piece.fate.is()).map(|piece| piece.text.as_str()).collect()
    }

    /// Words that somebody added and somebody took out again.
    pub fn passing(&self) -> String {
        self.pieces.iter().filter(|piece| !piece.fate.is() && !piece.fate.was()).map(|piece| piece.text.as_str()).collect()
    }

    /// The changes in it.
    pub fn revisions(&self) -> BTreeSet<&Revision> {
        self.pieces.iter().flat_map(|piece| piece.fate.revisions()).collect()
    }
}

/// What the controls of a paper are called: by tag, by number, by bookmark.
#[derive(Debug, Default)]
pub(super) struct Names {
    lines: BTreeSet<String>,
    parts: BTreeSet<String>,
    by_id: BTreeMap<String, String>,
    by_bookmark: BTreeMap<String, String>,
}

impl Names {
    /// The names in a paper that we have just written.
    pub fn of(letter: &Letter) -> Self {
        let mut names = Self::default();
        let tag = |at: &usize| letter.controls.get(*at).map(|control| control.tag.clone()).filter(|tag| !tag.is_empty());
        for paragraph in &letter.paragraphs {
            names.parts.extend(paragraph.around.iter().filter_map(tag));
        }
        for paragraph in &letter.paragraphs {
            let line = paragraph.runs.iter().find_map(|run| run.controls.last().and_then(tag)).filter(|tag| !names.parts.contains(tag));
            let Some(line) = line else { continue };
            for bookmark in paragraph.bookmarks.iter().filter(|name| !name.starts_with("text_")) {
                names.by_bookmark.insert(bookmark.clone(), line.clone());
            }
            names.lines.insert(line);
        }
        for control in letter.controls.iter().filter(|control| !control.id.is_empty()) {
            names.by_id.insert(control.id.clone(), control.tag.clone());
        }
        names
    }

    /// How many controls of a letter are known here.
    pub fn known(&self, letter: &Letter) -> usize {
        letter.controls.iter().filter(|control| self.knows(control)).count()
    }

    /// Whether a control is one of the paper.
    pub fn knows(&self, control: &Control) -> bool {
        self.tag(&control.tag, &control.id).is_some()
    }

    fn tag(&self, tag: &str, id: &str) -> Option<&String> {
        let known = |tag: &str| self.lines.get(tag).or_else(|| self.parts.get(tag));
        known(tag).or_else(|| self.by_id.get(id).filter(|_| tag.is_empty()))
    }
}

/// A letter as strips, in the order of the file.
pub(super) fn strips(letter: &Letter, names: &Names) -> Vec<Strip> {
    let mut out: Vec<Strip> = Vec::new();
    let mut end = Fate::default();
    for paragraph in &letter.paragraphs {
        let lines = lines(paragraph, letter, names);
        let own: Option<String> = lines.iter().flatten().next().cloned();
        let continues = match (&own, out.last()) {
            (Some(tag), Some(last)) => last.tag == *tag && same_control(paragraph, letter, names, tag),
            // A line that was cut in two by a new paragraph mark: the second half was in the text that was sent.
            (None, Some(last)) => {
                end.came.is_some() && !last.tag.is_empty() && paragraph.runs.iter().any(|run| run.fate.was() && !run.text.trim().is_empty())
            }
            _ => false,
        };
        if continues {
            if let Some(last) = out.last_mut() {
                last.pieces.push(Piece { text: "\n".to_owned(), fate: end.clone(), ..Piece::default() });
                last.pieces.extend(paragraph.runs.iter().map(piece));
            }
        } else {
            cut(paragraph, &lines, letter, names, &mut out);
        }
        end.clone_from(&paragraph.end);
    }
    out
}

/// The tag of the line that each run belongs to; a run outside every line belongs to the line before it, or after it.
fn lines(paragraph: &Paragraph, letter: &Letter, names: &Names) -> Vec<Option<String>> {
    let of = |run: &Run| {
        let controls = run.controls.iter().rev().filter_map(|at| letter.controls.get(*at));
        controls.filter_map(|control| names.tag(&control.tag, &control.id)).find(|tag| names.lines.contains(*tag)).cloned()
    };
    let mut lines: Vec<Option<String>> = paragraph.runs.iter().map(of).collect();
    if lines.iter().all(Option::is_none) {
        let marked = paragraph.bookmarks.iter().find_map(|name| names.by_bookmark.get(name));
        lines.iter_mut().for_each(|line| *line = marked.cloned());
        return lines;
    }
    let mut last = lines.iter().flatten().next().cloned();
    for line in &mut lines {
        match line {
            Some(_) => last.clone_from(line),
            None => line.clone_from(&last),
        }
    }
    lines
}

/// Whether the words of a paragraph stand in a control that is around the whole of it: then it goes on, and is no copy.
fn same_control(paragraph: &Paragraph, letter: &Letter, names: &Names, tag: &str) -> bool {
    let around = paragraph.around.iter().filter_map(|at| letter.controls.get(*at));
    around.filter_map(|control| names.tag(&control.tag, &control.id)).any(|known| known == tag)
}

/// The strips of one paragraph: one, unless lines have been joined.
fn cut(paragraph: &Paragraph, lines: &[Option<String>], letter: &Letter, names: &Names, out: &mut Vec<Strip>) {
    let around = paragraph.around.iter().rev().filter_map(|at| letter.controls.get(*at));
    let home = around.filter_map(|control| names.tag(&control.tag, &control.id)).find(|tag| names.parts.contains(*tag));
    let strip = |tag: &Option<String>| Strip {
        tag: tag.clone().unwrap_or_default(),
        home: home.cloned().unwrap_or_default(),
        story: paragraph.story,
        style: paragraph.style.clone(),
        row: paragraph.row,
        ..Strip::default()
    };
    let mut current: Option<Strip> = None;
    for (run, line) in paragraph.runs.iter().zip(lines) {
        if current.as_ref().is_none_or(|strip| strip.tag != line.as_deref().unwrap_or("")) {
            out.extend(current.take());
        }
        let strip = current.get_or_insert_with(|| strip(line));
        strip.pieces.push(piece(run));
        if strip.lang.is_empty() {
            strip.lang.clone_from(&run.lang);
        }
    }
    out.extend(current);
}

fn piece(run: &Run) -> Piece {
    Piece { text: run.text.clone(), fate: run.fate.clone(), comments: run.comments.clone() }
}

/// A text as it is compared: spaces, apostrophes and compositions that look alike are alike, and so are spellings of
/// Arabic that the language calls equal. Capitals and signs count.
pub(super) fn trace(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.nfc() {
        match letter {
            '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{61c}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {}
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            'ى' | 'ی' => out.push('ي'),
            'ک' => out.push('ك'),
            '’' | '‘' | 'ʼ' => out.push('\''),
            '“' | '”' => out.push('"'),
            '\u{2011}' => out.push('-'),
            letter if letter.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            letter => out.push(letter),
        }
    }
    out.truncate(out.trim_end().len());
    out
}
