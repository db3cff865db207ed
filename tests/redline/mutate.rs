//! Papers edited at random: lines, items, rows, notes, paragraphs, articles, in any order and any language.

use mithaq::render::tree::{Article, Block, Inline, Item, Line, Note, NoteKind, Paper, Paragraph, Table};
use mithaq::text::Lang;

/// Numbers that depend on nothing but the seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// A small paper with something of everything.
pub fn small() -> Paper {
    let text = std::fs::read_to_string(super::support::root().join("agreements/ly-ne.bla")).unwrap();
    let mut paper = super::paper(&text);
    let mut kept = 0;
    paper.blocks.retain_mut(|block| match block {
        Block::Chapter(chapter) => {
            chapter.articles.truncate(2);
            chapter.articles.iter_mut().for_each(|article| article.paragraphs.truncate(4));
            kept += 1;
            kept <= 4
        }
        Block::Annex(annex) => annex.id != "occupations",
        _ => true,
    });
    paper
}

const WORDS: [&str; 12] = ["عامل", "السلطة المختصة", "يوماً", "الإقامة", "le travailleur", "employer", "30", "1,800", "«", "; ", " ", "IOM"];

/// The paper after so many edits.
pub fn mutated(paper: &Paper, seed: u64, edits: usize) -> Paper {
    let mut paper = paper.clone();
    let mut dice = Dice(seed);
    for _ in 0..edits {
        edit(&mut paper, &mut dice);
    }
    paper
}

fn edit(paper: &mut Paper, dice: &mut Dice) {
    match dice.below(14) {
        0 => {
            let at = dice.below(paper.blocks.len());
            let block = paper.blocks.remove(at);
            if dice.below(2) == 0 {
                let to = dice.below(paper.blocks.len() + 1);
                paper.blocks.insert(to, block);
            }
        }
        1 => {
            let number = dice.below(1000);
            let mut article = some_article(paper, dice).clone();
            article.id = format!("new-{number}");
            let at = dice.below(paper.blocks.len() + 1);
            paper.blocks.insert(at, Block::Article(article));
        }
        2 => take_article(paper, dice),
        3 => paper.draft = !paper.draft,
        4 => change(&mut paper.title, dice),
        5 => paper.subtitle.push(word(dice)),
        6 => {
            if let Some(Block::Preamble(preamble)) = paper.blocks.iter_mut().find(|block| matches!(block, Block::Preamble(_))) {
                shuffle(&mut preamble.recitals, dice, change, word);
            }
        }
        7 => {
            let article = some_article(paper, dice);
            article.proposed_by = [None, Some("LY".to_owned()), Some("NE".to_owned())][dice.below(3)].clone();
        }
        8 => {
            let article = some_article(paper, dice);
            shuffle(
                &mut article.notes,
                dice,
                |note, dice| change(&mut note.text, dice),
                |dice| Note { kind: [NoteKind::Waiver, NoteKind::Remark][dice.below(2)], text: word(dice) },
            );
        }
        9 => {
            if let Some(Block::Testimonium(end)) = paper.blocks.iter_mut().find(|block| matches!(block, Block::Testimonium(_))) {
                let at = dice.below(end.signatures.len());
                match dice.below(3) {
                    0 => end.signatures.reverse(),
                    1 => end.signatures[at].name = word(dice),
                    _ => change(&mut end.signatures[at].title, dice),
                }
            }
        }
        10 => {
            let article = some_article(paper, dice);
            change(if dice.below(2) == 0 { &mut article.label } else { &mut article.title }, dice);
        }
        _ => {
            let article = some_article(paper, dice);
            shuffle(&mut article.paragraphs, dice, paragraph, |dice| Paragraph { text: word(dice), ..Paragraph::default() });
        }
    }
}

fn paragraph(paragraph: &mut Paragraph, dice: &mut Dice) {
    match dice.below(6) {
        0 => paragraph.label = if paragraph.label.is_empty() { word(dice) } else { Line::new() },
        1 => shuffle(
            &mut paragraph.items,
            dice,
            |item, dice| change(&mut item.text, dice),
            |dice| Item { label: word(dice), text: word(dice), ..Item::default() },
        ),
        2 => match &mut paragraph.table {
            Some(table) if dice.below(3) > 0 => {
                let width = table.head.len();
                let row = |dice: &mut Dice| (0..width).map(|_| word(dice)).collect();
                shuffle(
                    &mut table.rows,
                    dice,
                    |row: &mut Vec<Line>, dice| {
                        let at = dice.below(row.len());
                        if let Some(cell) = row.get_mut(at) {
                            change(cell, dice);
                        }
                    },
                    row,
                );
            }
            table => {
                *table = if dice.below(2) == 0 {
                    None
                } else {
                    Some(Table { head: vec![word(dice), word(dice)], rows: vec![vec![word(dice), word(dice)]], ..Table::default() })
                }
            }
        },
        _ => change(&mut paragraph.text, dice),
    }
}

/// Adds one, takes one away, changes one, or lets one change places.
fn shuffle<T>(all: &mut Vec<T>, dice: &mut Dice, mut change: impl FnMut(&mut T, &mut Dice), make: impl Fn(&mut Dice) -> T) {
    let at = dice.below(all.len());
    match dice.below(5) {
        0 => all.insert(at, make(dice)),
        1 if !all.is_empty() => drop(all.remove(at)),
        2 if !all.is_empty() => {
            let one = all.remove(at);
            let to = dice.below(all.len() + 1);
            all.insert(to, one);
        }
        _ => {
            if let Some(one) = all.get_mut(at) {
                change(one, dice);
            }
        }
    }
}

fn change(line: &mut Line, dice: &mut Dice) {
    let lang = Lang::ALL[dice.below(3)];
    if line.is_empty() {
        *line = word(dice);
        return;
    }
    let mut inlines = line.get(lang).cloned().unwrap_or_default();
    let at = dice.below(inlines.len());
    match dice.below(8) {
        0 => {
            let inside = inlines.clone();
            inlines = vec![Inline::Open { owner: Some("LY".to_owned()), inside }];
        }
        1 => inlines.push(Inline::Open { owner: Some("NE".to_owned()), inside: vec![Inline::Text(WORDS[dice.below(12)].to_owned())] }),
        2 => inlines.insert(at, Inline::Link { to: "wages".to_owned(), text: format!("Article {}", dice.below(60)) }),
        3 => inlines.push(Inline::Missing),
        4 => inlines.insert(at, Inline::Blank(12)),
        5 if inlines.len() > 1 => drop(inlines.remove(at)),
        _ => {
            if let Some(Inline::Text(text) | Inline::Strong(text)) = inlines.get_mut(at) {
                let mut words: Vec<&str> = text.split(' ').collect();
                let place = dice.below(words.len());
                match dice.below(3) {
                    0 => words.insert(place, WORDS[dice.below(12)]),
                    1 => words[place] = WORDS[dice.below(12)],
                    _ => drop(words.remove(place)),
                }
                *text = words.join(" ");
            }
        }
    }
    line.set(lang, inlines);
}

fn word(dice: &mut Dice) -> Line {
    let text: Vec<&str> = (0..dice.below(9) + 1).map(|_| WORDS[dice.below(12)]).collect();
    mithaq::render::tree::line(|lang| Some(format!("{} {}", lang.code(), text.join(" "))))
}

fn some_article<'p>(paper: &'p mut Paper, dice: &mut Dice) -> &'p mut Article {
    let mut all: Vec<&mut Article> = Vec::new();
    let mut none = true;
    for block in &mut paper.blocks {
        match block {
            Block::Article(article) => all.push(article),
            Block::Chapter(chapter) => all.extend(&mut chapter.articles),
            _ => {}
        }
        none &= all.is_empty();
    }
    assert!(!none, "every article is gone");
    let at = dice.below(all.len());
    all.swap_remove(at)
}

fn take_article(paper: &mut Paper, dice: &mut Dice) {
    let mut chapters: Vec<usize> = (0..paper.blocks.len())
        .filter(|at| matches!(&paper.blocks[*at], Block::Chapter(chapter) if !chapter.articles.is_empty()))
        .collect();
    if chapters.len() < 2 {
        return;
    }
    let at = chapters.swap_remove(dice.below(chapters.len()));
    let to = chapters[dice.below(chapters.len())];
    let Block::Chapter(chapter) = &mut paper.blocks[at] else { unreachable!() };
    let which = dice.below(chapter.articles.len());
    let article = chapter.articles.remove(which);
    let Block::Chapter(chapter) = &mut paper.blocks[to] else { unreachable!() };
    let place = dice.below(chapter.articles.len() + 1);
    chapter.articles.insert(place, article);
}
