//! Tree to model: which block is what, which key is which field.

mod articles;
mod clauses;
mod header;

use std::collections::{HashMap, HashSet};

use crate::finding::Finding;
use crate::syntax::{Item, Tree};
use crate::text::{FileId, Sources, Span, fold};
use crate::vocabulary::Vocabulary;

use super::agreement::{Agreement, Annex, Article, Chapter, Name, Part};
use super::read::Reader;

/// Builds the model of all files of an agreement.
pub(super) fn build(
    vocabulary: &Vocabulary,
    sources: &Sources,
    trees: &[Tree],
    used: &HashMap<Span, FileId>,
    findings: &mut Vec<Finding>,
) -> Agreement {
    let own = definitions(vocabulary, sources, trees);
    let mut builder = Builder {
        vocabulary,
        sources,
        trees,
        used,
        own: &own,
        findings: Vec::new(),
        agreement: Agreement::default(),
        ids: HashMap::new(),
        headers: 0,
    };
    if let Some(tree) = trees.first() {
        builder.top(&tree.items, &mut None);
    }
    builder.finish();
    findings.append(&mut builder.findings);
    builder.agreement
}

/// Every name that a `define` introduces, folded, with its id: usable as a condition or a choice.
fn definitions(vocabulary: &Vocabulary, sources: &Sources, trees: &[Tree]) -> HashMap<String, String> {
    let mut own = HashMap::new();
    for tree in trees {
        collect(vocabulary, sources, &tree.items, &mut own);
    }
    own
}

fn collect(vocabulary: &Vocabulary, sources: &Sources, items: &[Item], own: &mut HashMap<String, String>) {
    for item in items {
        let Item::Block { head, items, .. } = item else { continue };
        let words = sources.slice(head.span);
        let Some((first, rest)) = words.split_once(char::is_whitespace) else { continue };
        match vocabulary.lexicon().block(first) {
            Some("define") => {
                own.insert(fold(rest), rest.trim().to_owned());
            }
            Some("article" | "chapter") => collect(vocabulary, sources, items, own),
            _ => {}
        }
    }
}

struct Builder<'a> {
    vocabulary: &'a Vocabulary,
    sources: &'a Sources,
    trees: &'a [Tree],
    used: &'a HashMap<Span, FileId>,
    own: &'a HashMap<String, String>,
    findings: Vec<Finding>,
    agreement: Agreement,
    /// Ids already taken, with their place.
    ids: HashMap<String, Span>,
    headers: usize,
}

/// What the words before a brace say.
enum Head<'a> {
    /// A keyword of the language, and the words after it.
    Keyword(&'a str, Name),
    /// Other words.
    Other,
}

impl<'a> Builder<'a> {
    fn slice(&self, span: Span) -> &'a str {
        self.sources.slice(span)
    }

    /// Splits the words before a brace into keyword and name.
    fn head(&self, head: Span) -> Head<'a> {
        let words = self.slice(head);
        let mut ends: Vec<usize> = words.match_indices([' ', '\t', '\u{A0}']).map(|(at, _)| at).take(2).collect();
        ends.push(words.len());
        ends.sort_unstable_by(|one, two| two.cmp(one));
        for end in ends {
            let (Some(keyword), Some(rest)) = (words.get(..end), words.get(end..)) else { continue };
            if let Some(id) = self.vocabulary.lexicon().block(keyword) {
                let name = rest.trim_start();
                let start = head.end - u32::try_from(name.len()).unwrap_or(0);
                return Head::Keyword(id, Name { text: name.to_owned(), span: Span { start, ..head } });
            }
        }
        Head::Other
    }

    fn reader(&self, span: Span) -> Option<Reader<'a>> {
        let source = self.sources.get(span.file)?;
        Some(Reader { vocabulary: self.vocabulary, source, own: self.own, findings: Vec::new() })
    }

    /// The items of a file, at the top or inside a chapter.
    fn top(&mut self, items: &'a [Item], chapter: &mut Option<Chapter>) {
        for item in items {
            match item {
                Item::Block { head, items, .. } => self.top_block(head.span, item.span(), items, chapter),
                Item::Path { path, .. } => {
                    if let Some(tree) = self.used.get(path).and_then(|file| self.trees.get(usize::from(file.0))) {
                        self.top(&tree.items, chapter);
                    }
                }
                Item::Entry { key, .. } => self.key_outside(key.span),
                Item::Comment(_) | Item::Broken(_) | Item::Stray(_) => {}
            }
        }
    }

    fn top_block(&mut self, head: Span, span: Span, items: &'a [Item], chapter: &mut Option<Chapter>) {
        match self.head(head) {
            Head::Keyword("agreement", name) if chapter.is_none() => self.header(name, head, items),
            Head::Keyword("preamble", _) if chapter.is_none() => self.preamble(span, items),
            Head::Keyword("chapter", name) if chapter.is_none() => self.chapter(name, span, items),
            Head::Keyword("article", name) => {
                let article = self.article(name, span, items);
                self.push_article(article, chapter);
            }
            Head::Keyword("define", name) => {
                if let Some(definition) = self.definition(name, span, items) {
                    self.push_definition(definition, span, chapter);
                }
            }
            Head::Keyword("annex" | "schedule", name) if chapter.is_none() => self.annex(name, span, items),
            Head::Keyword("title", _) if chapter.is_some() => {
                let title = self.text_block(span, items);
                if let Some(chapter) = chapter {
                    chapter.title = Some(title);
                }
            }
            Head::Keyword("note", _) => {}
            Head::Keyword(..) => self.misplaced(head),
            Head::Other => match self.vocabulary.kind_named(self.slice(head)) {
                Some(_) => self.findings.push(Finding::error("clause-outside-article", head).with("clause", self.slice(head))),
                None => self.unknown_block(head),
            },
        }
    }

    fn misplaced(&mut self, head: Span) {
        self.findings.push(Finding::error("block-misplaced", head).with("block", self.slice(head)));
    }

    fn key_outside(&mut self, key: Span) {
        self.findings.push(Finding::error("key-outside-block", key).with("key", self.slice(key)));
    }

    /// A block whose name nobody knows.
    fn unknown_block(&mut self, head: Span) {
        let typed = self.slice(head);
        let lexicon = self.vocabulary.lexicon();
        let keywords = lexicon.words().blocks.iter().flat_map(|(_, names)| names.all().map(|(_, name)| name));
        let first = typed.split_whitespace().next().unwrap_or(typed);
        let keyword = super::nearest(first, keywords);
        let near = super::nearest(typed, self.vocabulary.kind_names());
        let finding = Finding::error("unknown-block", head).with("typed", typed);
        self.findings.push(match (near, keyword) {
            (Some(near), _) => finding.variant("near").with("near", near).suggest(head, near),
            (None, Some(near)) => {
                let end = head.start + u32::try_from(first.len()).unwrap_or(0);
                finding.variant("near").with("near", near).suggest(Span { end, ..head }, near)
            }
            (None, None) => finding,
        });
    }

    /// Takes an id; a second thing of the same id is a finding.
    fn claim(&mut self, name: &Name) {
        if name.text.is_empty() {
            return;
        }
        if let Some(first) = self.ids.get(&name.text) {
            self.findings.push(Finding::error("id-used-twice", name.span).with("id", name.text.as_str()).label(*first, "first"));
            return;
        }
        self.ids.insert(name.text.clone(), name.span);
    }

    /// An id that is needed and must be one word of letters, digits and hyphens.
    fn need_id(&mut self, name: &Name, head: Span) {
        if name.text.is_empty() {
            self.findings.push(Finding::error("id-missing", head).with("block", self.slice(head)));
        } else if !name.text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\u{64B}'..='\u{652}')) {
            let fixed: Vec<&str> = name.text.split_whitespace().collect();
            self.findings
                .push(Finding::error("id-malformed", name.span).with("id", name.text.as_str()).suggest(name.span, fixed.join("-")));
        }
        self.claim(name);
    }

    fn chapter(&mut self, name: Name, span: Span, items: &'a [Item]) {
        self.need_id(&name, Span { end: name.span.end, ..span });
        let mut chapter = Some(Chapter { id: name, span, ..Chapter::default() });
        self.top(items, &mut chapter);
        if let Some(chapter) = chapter {
            self.agreement.parts.push(Part::Chapter(chapter));
        }
    }

    fn push_article(&mut self, article: Article, chapter: &mut Option<Chapter>) {
        match chapter {
            Some(chapter) => chapter.articles.push(article),
            None => self.agreement.parts.push(Part::Article(article)),
        }
    }

    fn annex(&mut self, name: Name, span: Span, items: &'a [Item]) {
        self.need_id(&name, Span { end: name.span.end, ..span });
        let body = self.body(items, true);
        let kind = self.vocabulary.kind_named(&name.text);
        let mut items = body.items;
        if let Some(kind) = kind.filter(|_| !body.rows.is_empty()) {
            let rows = self.rows(kind, &body.rows);
            items.insert(
                0,
                super::agreement::ArticleItem::Clause(super::agreement::Clause {
                    kind,
                    name: name.clone(),
                    span,
                    fields: Vec::new(),
                    rows,
                    wording: None,
                    paragraphs: Vec::new(),
                }),
            );
        } else if let Some((row, _)) = body.rows.first() {
            self.findings.push(Finding::error("row-outside-table", *row).with("annex", name.text.as_str()));
        }
        self.agreement.annexes.push(Annex { id: name, span, number: 0, title: body.title, items });
    }

    /// Numbers, and what can only be seen at the end.
    fn finish(&mut self) {
        let mut article_number = 0;
        let mut chapter_number = 0;
        let mut number = |article: &mut Article| {
            article_number += 1;
            article.number = article_number;
        };
        for part in &mut self.agreement.parts {
            match part {
                Part::Article(article) => number(article),
                Part::Chapter(chapter) => {
                    chapter_number += 1;
                    chapter.number = chapter_number;
                    chapter.articles.iter_mut().for_each(&mut number);
                }
            }
        }
        for (annex, number) in self.agreement.annexes.iter_mut().zip(1..) {
            annex.number = number;
        }
        let mut seen = HashSet::new();
        let offences: Vec<Finding> =
            std::mem::take(&mut self.findings).into_iter().filter(|finding| seen.insert((finding.rule, finding.span))).collect();
        self.findings = offences;
        self.header_complete();
    }
}
