//! Walks over a paper: its lines, its articles, its text in one language.

use std::collections::BTreeSet;

use super::{
    Annex, Article, Block, Chapter, Inline, Item, Line, Note, Paper, Paragraph, Preamble, Side, Table, Testimonium, Words, on, standing,
};
use crate::text::{Lang, LangMap};

static MISSING: [Inline; 1] = [Inline::Missing];
static NO_WORDS: Words = Words::NONE;

/// A line of plain text, made by asking for each language.
pub fn line(mut text: impl FnMut(Lang) -> Option<String>) -> Line {
    LangMap::of(|lang| text(lang).map(|text| vec![Inline::Text(text)]))
}

/// What to print of a line in a language: nothing if it says nothing anywhere, `Missing` if only others say it.
#[must_use]
pub fn inlines(line: &Line, lang: Lang) -> &[Inline] {
    match line.get(lang) {
        Some(inlines) => inlines,
        None if line.is_empty() => &[],
        None => &MISSING,
    }
}

/// Inlines as bare text: brackets and missing parts visible, nothing escaped.
#[must_use]
pub fn flat(inlines: &[Inline], words: &Words) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Link { text, .. } | Inline::Foreign { text, .. } => {
                out.push_str(text);
            }
            Inline::Open { owner, inside } => {
                out.push('[');
                out.extend(owner.iter().flat_map(|owner| [owner.as_str(), ": "]));
                out.push_str(&flat(inside, words));
                out.push(']');
            }
            Inline::Missing => out.push_str(&words.missing),
            Inline::Blank(width) => out.push_str(&blank(*width)),
            Inline::Tracked { mark, inside } => {
                let [before, after] = mark.kind.signs();
                out.push_str(before);
                out.push_str(&flat(inside, words));
                out.push_str(after);
            }
        }
    }
    out
}

/// A place to write by hand, in dots: a reader of bare text sees that something is to be filled in.
#[must_use]
pub fn blank(width: u16) -> String {
    "…".repeat(usize::from(width.max(6)).div_ceil(3))
}

impl Paper {
    /// Every language of the paper, authentic ones first.
    #[must_use]
    pub fn all_languages(&self) -> Vec<Lang> {
        let courtesy = self.courtesy.iter().filter(|lang| !self.languages.contains(lang));
        self.languages.iter().chain(courtesy).copied().collect()
    }

    /// The fixed words of a language.
    #[must_use]
    pub fn words(&self, lang: Lang) -> &Words {
        self.words.get(lang).unwrap_or(&NO_WORDS)
    }

    /// A line of the paper as bare text.
    #[must_use]
    pub fn flat(&self, line: &Line, lang: Lang) -> String {
        flat(inlines(line, lang), self.words(lang))
    }

    /// A line as bare text, of the later text if it has the line, else of the earlier one.
    #[must_use]
    pub fn flat_last(&self, line: &Line, lang: Lang) -> String {
        let side = if standing(line).is_on(Side::New) { Side::New } else { Side::Old };
        flat(&on(inlines(line, lang), side), self.words(lang))
    }

    /// Every article, in chapters and outside.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Article(article) => std::slice::from_ref(article),
            Block::Chapter(chapter) => chapter.articles.as_slice(),
            Block::Preamble(_) | Block::Annex(_) | Block::Testimonium(_) => &[],
        })
    }

    /// The ids of its large parts and their paragraphs and items.
    #[must_use]
    pub fn parts(&self) -> BTreeSet<&str> {
        fn items<'a>(all: &'a [Item], out: &mut BTreeSet<&'a str>) {
            for item in all {
                out.insert(&item.id);
                items(&item.items, out);
            }
        }
        let (mut out, mut bodies) = (BTreeSet::new(), Vec::new());
        for block in &self.blocks {
            match block {
                Block::Chapter(chapter) => drop(out.insert(chapter.id.as_str())),
                Block::Annex(annex) => bodies.push((&annex.id, &annex.paragraphs)),
                Block::Article(_) | Block::Preamble(_) | Block::Testimonium(_) => {}
            }
        }
        bodies.extend(self.articles().map(|article| (&article.id, &article.paragraphs)));
        for (id, paragraphs) in bodies {
            out.insert(id);
            for paragraph in paragraphs {
                out.insert(&paragraph.id);
                items(&paragraph.items, &mut out);
            }
        }
        out
    }

    /// Every line, in the order of printing.
    #[must_use]
    pub fn lines(&self) -> Vec<&Line> {
        let mut lines = vec![&self.draft_note, &self.copy, &self.title];
        lines.extend(&self.subtitle);
        for block in &self.blocks {
            block_lines(block, &mut lines);
        }
        lines
    }

    /// Everything said in a language, one line of the paper a line.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let lines = self.lines().into_iter().filter(|line| !line.is_empty());
        lines.map(|line| self.flat(line, lang) + "\n").collect()
    }

    /// How many lines a language lacks, in whole or in part.
    #[must_use]
    pub fn missing(&self, lang: Lang) -> usize {
        let lacks = |line: &&Line| inlines(line, lang).iter().any(is_missing);
        self.lines().into_iter().filter(lacks).count()
    }

    /// Whether something is still open: a bracket, or an article that one Party proposes.
    #[must_use]
    pub fn is_open(&self) -> bool {
        let bracket = |inline: &Inline| matches!(inline, Inline::Open { .. });
        self.articles().any(|article| article.proposed_by.is_some())
            || self.lines().into_iter().any(|line| line.iter().any(|(_, inlines)| inlines.iter().any(bracket)))
    }
}

fn is_missing(inline: &Inline) -> bool {
    match inline {
        Inline::Missing => true,
        Inline::Open { inside, .. } | Inline::Tracked { inside, .. } => inside.iter().any(is_missing),
        Inline::Text(_) | Inline::Strong(_) | Inline::Link { .. } | Inline::Foreign { .. } | Inline::Blank(_) => false,
    }
}

fn block_lines<'a>(block: &'a Block, lines: &mut Vec<&'a Line>) {
    match block {
        Block::Preamble(preamble) => preamble_lines(preamble, lines),
        Block::Chapter(chapter) => chapter_lines(chapter, lines),
        Block::Article(article) => article_lines(article, lines),
        Block::Annex(annex) => annex_lines(annex, lines),
        Block::Testimonium(testimonium) => testimonium_lines(testimonium, lines),
    }
}

fn preamble_lines<'a>(preamble: &'a Preamble, lines: &mut Vec<&'a Line>) {
    lines.extend(&preamble.parties);
    lines.push(&preamble.opening);
    lines.extend(&preamble.recitals);
    lines.push(&preamble.closing);
}

fn chapter_lines<'a>(chapter: &'a Chapter, lines: &mut Vec<&'a Line>) {
    lines.extend([&chapter.label, &chapter.title]);
    for article in &chapter.articles {
        article_lines(article, lines);
    }
}

fn article_lines<'a>(article: &'a Article, lines: &mut Vec<&'a Line>) {
    lines.extend([&article.label, &article.title]);
    body_lines(&article.paragraphs, &article.notes, lines);
}

fn annex_lines<'a>(annex: &'a Annex, lines: &mut Vec<&'a Line>) {
    lines.extend([&annex.label, &annex.title]);
    body_lines(&annex.paragraphs, &annex.notes, lines);
}

fn body_lines<'a>(paragraphs: &'a [Paragraph], notes: &'a [Note], lines: &mut Vec<&'a Line>) {
    for paragraph in paragraphs {
        lines.extend([&paragraph.label, &paragraph.text]);
        item_lines(&paragraph.items, lines);
        paragraph.table.iter().for_each(|table| table_lines(table, lines));
    }
    lines.extend(notes.iter().map(|note| &note.text));
}

fn item_lines<'a>(items: &'a [Item], lines: &mut Vec<&'a Line>) {
    for item in items {
        lines.extend([&item.label, &item.text]);
        item_lines(&item.items, lines);
    }
}

fn table_lines<'a>(table: &'a Table, lines: &mut Vec<&'a Line>) {
    lines.push(&table.caption);
    lines.extend(&table.head);
    lines.extend(table.rows.iter().flatten());
}

fn testimonium_lines<'a>(testimonium: &'a Testimonium, lines: &mut Vec<&'a Line>) {
    lines.extend(&testimonium.text);
    for signature in &testimonium.signatures {
        lines.extend([&signature.for_whom, &signature.name, &signature.title, &signature.powers]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::sample;
    use super::*;

    #[test]
    fn text_missing_in_one_language_is_visible_and_counted() {
        let paper = sample();
        assert_eq!(paper.missing(Lang::Ar), 0);
        assert_eq!(paper.missing(Lang::En), 1);
        assert!(paper.text(Lang::En).contains(&paper.words(Lang::En).missing));
    }

    #[test]
    fn every_language_has_the_same_number_of_lines() {
        let paper = sample();
        let [ar, fr, en] = Lang::ALL.map(|lang| paper.text(lang).lines().count());
        assert!(ar > 40 && ar == fr && fr == en, "{ar} {fr} {en}");
    }

    #[test]
    fn brackets_keep_a_paper_open() {
        assert!(sample().is_open());
        assert!(!Paper::default().is_open());
    }

    #[test]
    fn nothing_is_not_missing() {
        let nothing = Line::new();
        assert!(inlines(&nothing, Lang::Fr).is_empty());
        let english = line(|lang| (lang == Lang::En).then(|| "yes".to_owned()));
        assert_eq!(inlines(&english, Lang::Fr), [Inline::Missing]);
    }
}
