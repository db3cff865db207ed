//! What is still open: each bracket with the text of each Party, and the rules that come out
//! differently under them.

use std::collections::BTreeSet;

use super::super::sheet::{Group, Sheet, Table};
use super::super::typed::{one_line, value};
use super::Report;
use crate::model::{Agreement, ArticleItem, Case, FieldValue, Paragraph, Part, PreambleItem, Said, Term, Text, Wording};
use crate::syntax::unquote;
use crate::text::Span;
use crate::vocabulary::{ClauseKind, Field};
use crate::wording::asks::quoted;
use crate::wording::ruling::state;

impl Report<'_> {
    pub(super) fn open(&self, sheet: &mut Sheet) {
        sheet.head(1, self.say("report_open"));
        let rows = self.brackets();
        if rows.is_empty() {
            sheet.line(self.say("report_no_open"));
            return;
        }
        let head = ["report_key", "report_place", "report_proposals"].map(|key| self.say(key).to_owned());
        let caption = self.say("report_open_caption").to_owned();
        sheet.table(Table { caption, head: head.to_vec(), groups: vec![Group { head: Vec::new(), rows }], figures: false });
        sheet.head(2, self.say("report_differ"));
        self.differing(sheet);
    }

    fn brackets(&self) -> Vec<Vec<String>> {
        let mut rows: Vec<(Span, Vec<String>)> = Vec::new();
        let agreement = &self.of.project.agreement;
        for clause in agreement.clauses() {
            let Some(kind) = self.of.vocabulary.kind(clause.kind) else { continue };
            let fields = clause.fields.iter().map(|stated| (stated, false));
            let cells = clause.rows.iter().flat_map(|row| &row.cells).map(|stated| (stated, true));
            for (stated, in_row) in fields.chain(cells) {
                let bracket = kind.field(stated.field, in_row).and_then(|field| self.bracket(kind, field, stated));
                rows.extend(bracket.map(|bracket| (stated.value.span, bracket)));
            }
        }
        for article in agreement.articles() {
            if let Some(owner) = &article.proposed_by {
                let words = self.proposal(Some(&owner.text), 0, self.say("report_whole_article"));
                rows.push((owner.span, vec![self.say("report_whole_article").to_owned(), self.place(owner.span), words]));
            }
        }
        for (span, offers) in self.prose() {
            rows.push((span, vec![self.say("report_prose").to_owned(), self.place(span), offers.join(self.say("explain_semicolon"))]));
        }
        rows.sort_by_key(|(span, _)| *span);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    fn bracket(&self, kind: &ClauseKind, field: &Field, stated: &FieldValue) -> Option<Vec<String>> {
        let Said::Open(offers) = &stated.value.said else { return None };
        let span = stated.value.span;
        let said: Vec<String> = offers
            .iter()
            .enumerate()
            .map(|(at, offer)| {
                let words = one_line(self.of.project.sources.slice(offer.span));
                let typed = words
                    .split_once(':')
                    .filter(|(owner, _)| Some(owner.trim()) == offer.owner.as_deref())
                    .map_or(words.as_str(), |(_, words)| words.trim());
                let typed = value(kind, field, typed, self.lang, self.of.vocabulary);
                self.proposal(offer.owner.as_deref(), at, &quoted(&typed, self.lang))
            })
            .collect();
        let key = self.places.key(span).unwrap_or_default().to_owned();
        Some(vec![key, self.place(span), said.join(self.say("explain_semicolon"))])
    }

    /// Open brackets in paragraphs, in the language of the report where it has them.
    fn prose(&self) -> Vec<(Span, Vec<String>)> {
        let mut all = Vec::new();
        for text in texts(&self.of.project.agreement) {
            let open = |wording: &Wording| if let Wording::Open(offers) = wording { Some(offers.clone()) } else { None };
            let mine = text.by_lang.get(self.lang).and_then(open);
            let Some(offers) = mine.or_else(|| text.by_lang.iter().find_map(|(_, wording)| open(wording))) else { continue };
            let Some((_, first)) = offers.first() else { continue };
            let said = offers.iter().enumerate().map(|(at, (owner, span))| {
                self.proposal(owner.as_deref(), at, &quoted(&one_line(&unquote(self.of.project.sources.slice(*span))), self.lang))
            });
            all.push((*first, said.collect()));
        }
        all
    }

    fn proposal(&self, owner: Option<&str>, at: usize, words: &str) -> String {
        self.fill("report_proposal", &[("owner", &self.owner(owner, at)), ("words", words)])
    }

    fn owner(&self, owner: Option<&str>, at: usize) -> String {
        match owner {
            Some(code) => state(code, self.of.law, self.lang),
            None => self.fill("report_proposal_number", &[("number", &(at + 1).to_string())]),
        }
    }

    /// A column for each owner of a proposal, a row for each rule that comes out differently.
    fn differing(&self, sheet: &mut Sheet) {
        let differing: Vec<_> = self.of.outcome.ruled.iter().filter(|ruled| !ruled.positions.is_empty()).collect();
        let owners: BTreeSet<&str> = differing.iter().flat_map(|ruled| &ruled.positions).map(|position| position.owner.as_str()).collect();
        if differing.is_empty() {
            sheet.line(self.say("report_differ_none"));
            return;
        }
        let mut rows = Vec::new();
        for ruled in differing {
            let mut row = vec![self.asked(ruled.rule)];
            for owner in &owners {
                let position = ruled.positions.iter().find(|position| position.owner == *owner);
                row.push(position.map_or_else(String::new, |position| self.say(self.end(ruled.rule, position.verdict).key()).to_owned()));
            }
            row.push(ruled.rule.to_owned());
            rows.push(row);
        }
        let mut head = vec![self.say("report_asked").to_owned()];
        head.extend(owners.iter().map(|owner| match owner.strip_prefix('#') {
            Some(number) => self.fill("report_proposal_number", &[("number", number)]),
            None => self.owner(Some(owner), 0),
        }));
        head.push(self.say("report_rule").to_owned());
        let caption = self.say("report_differ_caption").to_owned();
        sheet.table(Table { caption, head, groups: vec![Group { head: Vec::new(), rows }], figures: false });
    }
}

/// Every text: titles, recitals, paragraphs with their items, wording of clauses, texts among their values.
fn texts(agreement: &Agreement) -> Vec<&Text> {
    let mut all: Vec<&Text> = agreement.title.iter().collect();
    all.extend(agreement.parts.iter().filter_map(|part| if let Part::Chapter(chapter) = part { chapter.title.as_ref() } else { None }));
    all.extend(agreement.articles().filter_map(|article| article.title.as_ref()));
    all.extend(agreement.annexes.iter().filter_map(|annex| annex.title.as_ref()));
    for item in agreement.preamble.iter().flat_map(|preamble| &preamble.items) {
        if let PreambleItem::Recital(text) = item {
            all.push(text);
        }
    }
    for item in agreement.items() {
        match item {
            ArticleItem::Paragraph(paragraph) => all.extend(of_paragraph(paragraph)),
            ArticleItem::Clause(clause) => {
                let stated = clause.fields.iter().chain(clause.rows.iter().flat_map(|row| &row.cells));
                all.extend(stated.flat_map(|stated| stated.value.cases()).filter_map(of_case));
                all.extend(&clause.wording);
                all.extend(clause.paragraphs.iter().flat_map(of_paragraph));
            }
            ArticleItem::Definition(definition) => all.extend(definition.term.iter().chain(&definition.meaning)),
            ArticleItem::Waiver(_) => {}
        }
    }
    all
}

const fn of_case(case: &Case) -> Option<&Text> {
    if let Term::Text(text) = &case.term { Some(text) } else { None }
}

fn of_paragraph(paragraph: &Paragraph) -> impl Iterator<Item = &Text> {
    std::iter::once(&paragraph.text).chain(&paragraph.items)
}
