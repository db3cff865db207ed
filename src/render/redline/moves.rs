//! Paragraphs that went from one place and came in another, word for word: they moved.

use std::collections::BTreeMap;

use super::super::tree::{Block, Inline, Item, Line, Mark, MarkKind, Move, Paper, Paragraph, Side, Standing, on, standing};
use super::align::Bag;
use super::parts::item_lines;
use crate::text::LangMap;

/// Shorter paragraphs are formulas, which come and go without having moved.
const LEAST_WORDS: usize = 8;

/// Marks such paragraphs as moved, from and to.
pub(super) fn paragraphs(paper: &mut Paper, moves: &mut Vec<Move>) {
    let mut gone: BTreeMap<(u64, usize), Vec<usize>> = BTreeMap::new();
    let mut found: Vec<(usize, usize)> = Vec::new();
    let all: Vec<(MarkKind, (u64, usize))> = places(paper).into_iter().map(|place| (place.kind, place.key)).collect();
    for (at, (kind, key)) in all.iter().enumerate().rev() {
        if *kind == MarkKind::Removed {
            gone.entry(*key).or_default().push(at);
        }
    }
    for (at, (kind, key)) in all.iter().enumerate() {
        if *kind == MarkKind::Added
            && let Some(from) = gone.get_mut(key).and_then(Vec::pop)
        {
            found.push((from, at));
        }
    }
    let mut places = places(paper);
    for (from, to) in found {
        let pair = moves.len();
        let mut end = |at: usize, kind: MarkKind| {
            let Some(place) = places.get_mut(at) else { return (Line::new(), String::new()) };
            remark(place.paragraph, Mark { kind, author: 0, pair: Some(pair) });
            (place.name.clone(), place.paragraph.id.clone())
        };
        let ((from, from_id), (to, to_id)) = (end(from, MarkKind::MovedAway), end(to, MarkKind::MovedHere));
        moves.push(Move { from, from_id, to, to_id, alone: true });
    }
}

/// A paragraph that only one of the texts has.
struct Place<'a> {
    kind: MarkKind,
    key: (u64, usize),
    /// How it is called: the article, and its number in it.
    name: Line,
    paragraph: &'a mut Paragraph,
}

fn places(paper: &mut Paper) -> Vec<Place<'_>> {
    let mut out = Vec::new();
    for block in &mut paper.blocks {
        match block {
            Block::Article(article) => take(&article.label, article.mark, &mut article.paragraphs, &mut out),
            Block::Chapter(chapter) => {
                for article in &mut chapter.articles {
                    take(&article.label, article.mark, &mut article.paragraphs, &mut out);
                }
            }
            Block::Annex(annex) => take(&annex.label, annex.mark, &mut annex.paragraphs, &mut out),
            Block::Preamble(_) | Block::Testimonium(_) => {}
        }
    }
    out
}

/// The paragraphs of a part that is itself in both texts, or came or went as a whole.
fn take<'a>(label: &Line, mark: Option<Mark>, paragraphs: &'a mut [Paragraph], out: &mut Vec<Place<'a>>) {
    if mark.is_some_and(|mark| mark.pair.is_some()) {
        return;
    }
    for paragraph in paragraphs {
        let Some(mark) = only_mark(standing(&paragraph.text)) else { continue };
        if paragraph.table.is_some() {
            continue;
        }
        let mut lines = vec![&paragraph.text];
        item_lines(&paragraph.items, &mut lines);
        let bare: Vec<Line> = lines.into_iter().map(|line| bare(line, mark.kind.side())).collect();
        let bag = Bag::of(&bare);
        if bag.len() >= LEAST_WORDS {
            let name = called(label, &paragraph.label, mark.kind.side());
            out.push(Place { kind: mark.kind, key: bag.key(), name, paragraph });
        }
    }
}

fn only_mark(standing: Standing) -> Option<Mark> {
    let mut marks = standing.marks();
    let mark = marks.next()?;
    marks.next().is_none().then_some(mark)
}

/// A line as one of the texts has it.
fn bare(line: &Line, side: Side) -> Line {
    LangMap::of(|lang| line.get(lang).map(|inlines| on(inlines, side)))
}

/// "Article 5, 2."
fn called(home: &Line, label: &Line, side: Side) -> Line {
    let (home, label) = (bare(home, side), bare(label, side));
    LangMap::of(|lang| {
        let mut out = home.get(lang).cloned().unwrap_or_default();
        if let (false, Some(label)) = (label.is_empty(), label.get(lang)) {
            out.push(Inline::Text(", ".to_owned()));
            out.extend(label.iter().cloned());
        }
        Some(out)
    })
}

/// Another mark in place of the one around each line.
fn remark(paragraph: &mut Paragraph, mark: Mark) {
    remark_line(&mut paragraph.label, mark);
    remark_line(&mut paragraph.text, mark);
    remark_items(&mut paragraph.items, mark);
}

fn remark_items(items: &mut [Item], mark: Mark) {
    for item in items {
        remark_line(&mut item.label, mark);
        remark_line(&mut item.text, mark);
        remark_items(&mut item.items, mark);
    }
}

fn remark_line(line: &mut Line, mark: Mark) {
    *line = LangMap::of(|lang| {
        let mut inlines = line.get(lang)?.clone();
        if let [Inline::Tracked { mark: before, .. }] = inlines.as_mut_slice() {
            *before = mark;
        }
        Some(inlines)
    });
}
