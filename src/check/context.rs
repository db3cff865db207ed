//! What several checks need to know of an agreement, gathered once.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::finding::{Fact, Finding, Severity};
use crate::law::Law;
use crate::model::{Agreement, ArticleItem, Clause, FieldValue, Project};
use crate::text::{Lang, Span};
use crate::vocabulary::{Field, FieldId, KindId, Names, Vocabulary};

use super::passages::{Passage, passages};
use super::words::{Buffer, Read, Words};

/// At most so many findings of one rule where one habit of the drafter causes them all.
pub const MANY: usize = 20;

/// An article or an annex.
#[derive(Clone, Copy, Debug)]
pub struct Home<'a> {
    /// Where it stands.
    pub span: Span,
    /// What it holds.
    pub items: &'a [ArticleItem],
    /// True for an annex.
    pub annex: bool,
    /// The Party whose proposal the whole article is.
    pub proposed_by: Option<&'a str>,
}

/// A field stated in a clause of an article or annex.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'a> {
    /// The clause.
    pub clause: &'a Clause,
    /// The field with its value.
    pub field: &'a FieldValue,
    /// Which of [`Context::homes`] holds it.
    pub home: usize,
}

/// An agreement with indexes over it.
pub struct Context<'a> {
    /// The agreement and its files.
    pub project: &'a Project,
    /// The agreement.
    pub agreement: &'a Agreement,
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// The registers of law.
    pub law: &'a Law,
    /// Articles, then annexes.
    pub homes: Vec<Home<'a>>,
    /// Every text, in the order of the agreement.
    pub passages: Vec<Passage<'a>>,
    /// The words of the passages, read when a check first asks for them.
    words: OnceCell<Texts>,
    /// Every field stated outside rows.
    pub stated: HashMap<(KindId, FieldId), Vec<Stated<'a>>>,
    /// Names by which a text can refer to a part of the agreement.
    pub ids: HashSet<&'a str>,
}

impl<'a> Context<'a> {
    /// Gathers what the checks need.
    pub fn new(project: &'a Project, vocabulary: &'a Vocabulary, law: &'a Law) -> Self {
        let agreement = &project.agreement;
        let articles = agreement.articles().map(|article| Home {
            span: article.span,
            items: &article.items,
            annex: false,
            proposed_by: article.proposed_by.as_ref().map(|owner| owner.text.as_str()),
        });
        let annexes = agreement.annexes.iter().map(|annex| Home { span: annex.span, items: &annex.items, annex: true, proposed_by: None });
        let homes: Vec<Home<'a>> = articles.chain(annexes).collect();
        let mut stated: HashMap<_, Vec<Stated<'a>>> = HashMap::new();
        for (home, clause) in homes.iter().enumerate().flat_map(|(at, home)| clauses_in(home.items).map(move |clause| (at, clause))) {
            for field in &clause.fields {
                stated.entry((clause.kind, field.field)).or_default().push(Stated { clause, field, home });
            }
        }
        let ids = ids_of(agreement, &homes);
        Self { project, agreement, vocabulary, law, passages: passages(agreement, &homes), words: OnceCell::new(), homes, stated, ids }
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &'a str {
        self.project.sources.slice(span)
    }

    /// The words of a passage, in each language.
    pub fn words_of(&self, passage: usize) -> impl Iterator<Item = (Lang, Span, Words<'_>)> {
        let (texts, own) = self.texts_of(passage);
        own.iter().map(|(lang, span, read)| (*lang, *span, texts.buffer.words(read)))
    }

    /// The languages in which the words of a passage have digits.
    pub fn digits_of(&self, passage: usize) -> impl Iterator<Item = Lang> {
        self.texts_of(passage).1.iter().filter(|(.., read)| read.digits).map(|(lang, ..)| *lang)
    }

    fn texts_of(&self, passage: usize) -> (&Texts, &[(Lang, Span, Read)]) {
        let texts = self.words.get_or_init(|| Texts::read(self));
        let own = texts.of.get(passage).cloned().and_then(|own| texts.all.get(own)).unwrap_or_default();
        (texts, own)
    }

    /// The field of a clause kind.
    pub fn field(&self, kind: KindId, field: FieldId) -> Option<&'a Field> {
        self.vocabulary.kind(kind)?.field(field, false)
    }

    /// `hours.normal week`, in the languages of the reader.
    pub fn path(&self, kind: KindId, field: FieldId) -> Fact {
        match (self.vocabulary.kind(kind), self.field(kind, field)) {
            (Some(kind), Some(field)) => {
                let name = |names: &Names, lang| names.first(lang).to_owned();
                Fact::Tri(Lang::ALL.map(|lang| format!("{}.{}", name(&kind.def.name, lang), name(&field.def.name, lang))))
            }
            _ => Fact::Text(String::new()),
        }
    }

    /// True when reading the file has already found one of these rules broken inside the span.
    pub fn reported(&self, span: Span, rules: &[&str]) -> bool {
        let findings = &self.project.findings;
        let first = findings.partition_point(|finding| finding.span < span.at_start());
        findings
            .iter()
            .skip(first)
            .take_while(|finding| finding.span.file == span.file && finding.span.start < span.end)
            .any(|finding| rules.contains(&finding.rule))
    }

    /// True when a clause of the kind tries to state the field, and reading it has failed: that is
    /// one finding already.
    pub fn unread(&self, kind: KindId, field: FieldId) -> bool {
        let Some(known) = self.vocabulary.kind(kind) else { return false };
        let names = |finding: &Finding, fact: &str| match finding.facts.get(fact) {
            Some(Fact::Text(text)) => known.field_named(text, false) == Some(field),
            _ => false,
        };
        let inside = |finding: &Finding| {
            let holds =
                |clause: &Clause| clause.span.file == finding.span.file && clause.span.range().contains(&finding.span.range().start);
            self.project.agreement.clauses_of(kind).any(holds)
        };
        let failed = self.project.findings.iter().filter(|finding| finding.severity == Severity::Error);
        failed.filter(|finding| names(finding, "key") || names(finding, "near")).any(inside)
    }

    /// The language in which the header is written.
    pub fn keywords(&self) -> Option<Lang> {
        let word = self.slice(self.head(self.agreement.header)).split_whitespace().next()?;
        let names = self.vocabulary.lexicon().block_names("agreement")?;
        names.all().find(|(_, name)| crate::text::fold(name) == crate::text::fold(word)).map(|(lang, _)| lang)
    }

    /// The words before the brace of a block.
    pub fn head(&self, block: Span) -> Span {
        let words = self.slice(block).split(['{', '\n']).next().unwrap_or("").trim_end();
        Span { end: block.start + u32::try_from(words.len()).unwrap_or(0), ..block }
    }
}

/// The words of all texts.
#[derive(Default)]
struct Texts {
    buffer: Buffer,
    all: Vec<(Lang, Span, Read)>,
    /// The texts of each passage.
    of: Vec<Range<usize>>,
}

impl Texts {
    fn read(context: &Context<'_>) -> Self {
        let mut texts = Self::default();
        for passage in &context.passages {
            let first = texts.all.len();
            for (lang, span) in passage.spans() {
                let read = texts.buffer.read(context.slice(span));
                texts.all.push((lang, span, read));
            }
            texts.of.push(first..texts.all.len());
        }
        texts
    }
}

/// The clauses among the items of an article.
pub fn clauses_in(items: &[ArticleItem]) -> impl Iterator<Item = &Clause> {
    items.iter().filter_map(|item| match item {
        ArticleItem::Clause(clause) => Some(clause),
        _ => None,
    })
}

/// Articles, annexes, paragraphs and definitions: what `@id` can name.
fn ids_of<'a>(agreement: &'a Agreement, homes: &[Home<'a>]) -> HashSet<&'a str> {
    let mut ids: HashSet<&str> = agreement.articles().map(|article| article.id.text.as_str()).collect();
    ids.extend(agreement.annexes.iter().map(|annex| annex.id.text.as_str()));
    for item in homes.iter().flat_map(|home| home.items) {
        match item {
            ArticleItem::Paragraph(paragraph) => ids.extend(paragraph.id.iter().map(|id| id.text.as_str())),
            ArticleItem::Definition(definition) => {
                ids.insert(definition.id.text.as_str());
            }
            ArticleItem::Clause(clause) => {
                ids.extend(clause.paragraphs.iter().filter_map(|paragraph| paragraph.id.as_ref()).map(|id| id.text.as_str()));
            }
            ArticleItem::Waiver(_) => {}
        }
    }
    ids.remove("");
    ids
}

/// The names of a thing, in the language of the reader.
pub fn tri(names: &Names) -> Fact {
    Fact::Tri(Lang::ALL.map(|lang| names.first(lang).to_owned()))
}

/// The first findings of many, and one more that counts the rest.
pub fn push_some(all: Vec<Finding>, out: &mut Vec<Finding>) {
    let total = all.len();
    let mut all = all.into_iter();
    out.extend(all.by_ref().take(MANY));
    if let Some(next) = all.next() {
        out.push(next.variant("more").with("count", total.saturating_sub(MANY)));
    }
}
