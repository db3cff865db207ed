//! One proposal into the source: values and texts in brackets, new paragraphs and articles, parts that are to go.

use super::apply::Hand;
use super::judge::cell;
use super::prose::quoted;
use super::site::{Site, Target};
use super::splice::{bracket, proposed_text, token};
use super::{Proposal, Term, What};
use crate::diff::Home;
use crate::model::{Text, Wording};
use crate::text::{FileId, Lang, LangMap, Span};

impl Hand<'_, '_> {
    pub(super) fn values(&mut self, proposal: &Proposal, terms: &[Term], owner: &str) -> bool {
        let mut all = !terms.is_empty();
        for term in terms {
            all &= self.value(proposal, term, owner);
        }
        all
    }

    /// A value in brackets. The same value from another language is written once; another one is told of.
    pub(super) fn value(&mut self, proposal: &Proposal, term: &Term, owner: &str) -> bool {
        let Some(span) = term.span.filter(|span| span.file == FileId(0)) else { return false };
        if let Some(known) = self.said.get(&span.range().start) {
            return *known == term.new;
        }
        let in_all = proposal.what != What::Removed || self.everywhere(proposal);
        let old = self.text.get(span.range()).unwrap_or("");
        let other = self.claim.other(owner);
        let Some(written) = bracket(old, term.new.as_deref(), owner, other, self.desk.sent.vocabulary).filter(|_| in_all) else {
            return false;
        };
        self.said.insert(span.range().start, term.new.clone());
        self.splices.replace(span.range(), written)
    }

    /// Whether a line is to go in every language of the file.
    pub(super) fn everywhere(&self, proposal: &Proposal) -> bool {
        let gone = |lang: &Lang| {
            let same = |other: &Proposal| other.part == proposal.part && other.lang == *lang && other.what == What::Removed;
            self.returned.proposals.iter().any(same)
        };
        self.returned.langs.iter().all(gone)
    }

    pub(super) fn texts(&mut self, proposal: &Proposal, site: &Site<'_>, sources: &[String], owner: &str) -> bool {
        match (&site.target, sources) {
            (Target::Prose(text, _), [source]) => self.text(text, proposal.lang, source, owner),
            (Target::Prose(text, _), []) => self.text_goes(text, proposal, owner),
            (Target::Definition(definition), [term, meaning]) => {
                let pairs = [(definition.term.as_ref(), term), (definition.meaning.as_ref(), meaning)];
                let mut any = false;
                for (text, source) in pairs {
                    let Some(text) = text else { continue };
                    any |= self.differs(text, proposal.lang, source) && self.text(text, proposal.lang, source, owner);
                }
                any
            }
            (Target::Definition(definition), []) => {
                let texts = [definition.term.as_ref(), definition.meaning.as_ref()];
                let mut all = true;
                for text in texts.into_iter().flatten() {
                    all &= self.text_goes(text, proposal, owner);
                }
                all
            }
            (Target::Cell(clause, row, field), [source]) => match cell(clause, *row, *field).and_then(|stated| stated.value.term()) {
                Some(crate::model::Term::Text(text)) => self.text(text, proposal.lang, source, owner),
                _ => false,
            },
            _ => false,
        }
    }

    pub(super) fn differs(&self, text: &Text, lang: Lang, source: &str) -> bool {
        match text.by_lang.get(lang) {
            Some(Wording::Agreed(span)) => crate::syntax::unquote(self.text.get(span.range()).unwrap_or("")) != *source,
            _ => true,
        }
    }

    /// A text in one language, in brackets.
    pub(super) fn text(&mut self, text: &Text, lang: Lang, source: &str, owner: &str) -> bool {
        let other = self.claim.other(owner).map(str::to_owned);
        match text.by_lang.get(lang) {
            Some(Wording::Agreed(span)) => self.agreed(*span, Some(source), owner, other.as_deref()),
            Some(Wording::Open(offers)) => {
                let own = offers.iter().find(|(party, _)| party.as_deref() == Some(owner));
                match (own, offers.last()) {
                    (Some((_, span)), _) if span.file == FileId(0) => self.splices.replace(token(self.text, span.range()), quoted(source)),
                    (None, Some((_, span))) if span.file == FileId(0) => {
                        self.splices.insert(token(self.text, span.range()).end, std::format!(" | {owner}: {}", quoted(source)));
                        true
                    }
                    _ => false,
                }
            }
            None => match text.plain {
                Some(span) => self.agreed(span, Some(source), owner, other.as_deref()),
                None => self.inside(text.span, &std::format!("\n{}: {}\n", lang.code(), proposed_text(owner, source))),
            },
        }
    }

    pub(super) fn agreed(&mut self, inside: Span, new: Option<&str>, owner: &str, other: Option<&str>) -> bool {
        if inside.file != FileId(0) {
            return false;
        }
        let place = token(self.text, inside.range());
        let old = self.text.get(place.clone()).unwrap_or("");
        let new = new.map(quoted);
        let written = bracket(old, new.as_deref(), owner, other, self.desk.sent.vocabulary);
        written.is_some_and(|written| self.splices.replace(place, written))
    }

    /// A text that one Party wants to go: the other keeps it. What goes from a file in one language goes from the text.
    pub(super) fn text_goes(&mut self, text: &Text, proposal: &Proposal, owner: &str) -> bool {
        let other = self.claim.other(owner).map(str::to_owned);
        let everywhere = self.everywhere(proposal);
        let mut any = false;
        for (_, wording) in text.by_lang.iter().filter(|(lang, _)| everywhere || *lang == proposal.lang) {
            if let Wording::Agreed(span) = wording {
                let place = token(self.text, span.range());
                any |= self.said.contains_key(&place.start) || self.agreed(*span, None, owner, other.as_deref());
                self.said.insert(place.start, None);
            }
        }
        any
    }

    /// Words before the brace that closes a block.
    pub(super) fn inside(&mut self, block: Span, words: &str) -> bool {
        let end = block.range().end.saturating_sub(1);
        let closed = block.file == FileId(0) && self.text.get(end..).is_some_and(|rest| rest.starts_with('}'));
        if closed {
            self.splices.insert(end, words.to_owned());
        }
        closed
    }

    /// New paragraphs after the line they follow; in the preamble they are recitals.
    pub(super) fn paragraphs(&mut self, site: &Site<'_>, texts: &[LangMap<String>], owner: &str) -> bool {
        let head = if site.home == Home::Preamble { "recital" } else { "paragraph" };
        if matches!(site.home, Home::Header | Home::Chapter(..)) {
            return false;
        }
        let blocks: String = texts.iter().map(|text| block(head, text, Some(owner))).collect();
        match (site.item.filter(|item| item.file == FileId(0)), site.whole) {
            (Some(item), _) => {
                self.splices.insert(item.range().end, std::format!("\n{blocks}"));
                true
            }
            (None, Some(whole)) if site.part.ends_with(":heading") => {
                let body = whole.range().start;
                let open = self.text.get(body..).and_then(|text| text.find('{')).map(|at| body.saturating_add(at).saturating_add(1));
                open.filter(|_| whole.file == FileId(0)).map(|at| self.splices.insert(at, std::format!("\n{blocks}"))).is_some()
            }
            (None, Some(whole)) => self.inside(whole, &std::format!("\n{blocks}")),
            (None, None) => false,
        }
    }

    /// A new article after the one in which it came.
    pub(super) fn article(&mut self, site: &Site<'_>, title: &LangMap<String>, texts: &[LangMap<String>], owner: &str) -> bool {
        let Some(whole) = site.whole.filter(|whole| whole.file == FileId(0) && site.home != Home::Header) else { return false };
        let id = self.new_id(owner);
        let body: String = texts.iter().map(|text| block("paragraph", text, None)).collect();
        let article = std::format!("article {id} {{\nproposed by: {owner}\n{}{body}}}\n", block("title", title, None));
        if matches!(site.home, Home::Chapter(..)) {
            let after = site.item.map_or(whole.range().end, |title| title.range().end);
            self.splices.insert(after, std::format!("\n\n{article}"));
        } else {
            self.splices.insert(whole.range().end, std::format!("\n\n{article}"));
        }
        true
    }

    pub(super) fn new_id(&mut self, owner: &str) -> String {
        loop {
            self.new_articles = self.new_articles.saturating_add(1);
            let id = std::format!("{}-proposal-{}", owner.to_lowercase(), self.new_articles);
            if !self.text.contains(&id) {
                return id;
            }
        }
    }

    /// A sentence worded anew stands as a paragraph of its Party beside the clause, whose values stay as they are.
    pub(super) fn reworded(&mut self, proposal: &Proposal, site: &Site<'_>, owner: &str) -> bool {
        let Target::Sentence(clause, ..) = &site.target else { return false };
        if proposal.new.is_empty() {
            return false;
        }
        let mut text = LangMap::new();
        text.set(proposal.lang, super::prose::plain(&proposal.new));
        self.inside(clause.span, &std::format!("\n{}", block("paragraph", &text, Some(owner))))
    }

    /// An article that one Party wants to go is the proposal of the other.
    pub(super) fn article_goes(&mut self, site: &Site<'_>, owner: &str) -> bool {
        let Home::Article(id, _) = &site.home else { return false };
        let article = self.desk.sent.project.agreement.articles().find(|article| article.id.text == *id);
        let Some(article) = article.filter(|article| article.proposed_by.is_none() && article.span.file == FileId(0)) else { return false };
        if self.said.insert(article.span.range().start, None).is_some() {
            return true;
        }
        let Some(other) = self.claim.other(owner) else { return false };
        let head = article.id.span.range().end;
        let open = self.text.get(head..).and_then(|text| text.find('{')).map(|at| head.saturating_add(at).saturating_add(1));
        open.map(|at| self.splices.insert(at, std::format!("\nproposed by: {other}\n"))).is_some()
    }
}

/// A block of texts, each in the bracket of a Party or agreed.
fn block(head: &str, text: &LangMap<String>, owner: Option<&str>) -> String {
    let one = |(lang, words): (Lang, &String)| {
        let words = owner.map_or_else(|| quoted(words), |owner| proposed_text(owner, words));
        std::format!("{}: {words}\n", lang.code())
    };
    std::format!("{head} {{\n{}}}\n", text.iter().map(one).collect::<String>())
}
