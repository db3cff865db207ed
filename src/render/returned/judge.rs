//! One line at a time: whether it changed, who changed it, and what the change comes to in the agreement.

use super::desk::Desk;
use super::pairing::{Line, signed, stray};
use super::proof::Budget;
use super::prose::{plain, restored};
use super::sheet::{Strip, trace};
use super::site::{Site, Target};
use super::worth::removed;
use super::{Proposal, Reading, Returned, Signed, Term, What};
use crate::diff::words;
use crate::model::{Case, Clause, Definition, FieldValue, Text, Value, Wording};
use crate::render::compose::inlines;
use crate::render::tree::{Line as Printed, flat};
use crate::syntax::unquote;
use crate::text::Lang;
use crate::vocabulary::{ClauseKind, FieldId};
use crate::wording::text::Piece;

/// How many sentences may be printed in search of values, for a whole file.
const BUDGET: usize = 400_000;

/// Signs that end an item in place of its own.
pub(super) const STOPS: [char; 5] = ['.', ';', '؛', ',', '،'];

/// Reads lines against a desk.
pub(super) struct Judge<'d, 'a> {
    /// The desk.
    pub desk: &'d Desk<'a>,
    /// What is left of the work that may be done.
    pub budget: Budget,
}

impl<'d, 'a> Judge<'d, 'a> {
    /// A judge at a desk.
    pub fn new(desk: &'d Desk<'a>) -> Self {
        Self { desk, budget: Budget(BUDGET) }
    }

    /// Whether some sentence was left unread because the work was too much.
    pub fn exhausted(&self) -> bool {
        self.budget.0 == 0
    }

    /// Reads a line: what was changed without tracking first, then what was tracked.
    pub fn line(&mut self, line: &Line, own: &Strip, back: Option<&Strip>, out: &mut Returned) {
        let Some(site) = self.desk.sites.get(&line.part) else { return };
        let (ours, nobody) = (own.was(), Vec::new());
        let Some(back) = back else {
            let whole = self.cut(&ours, site, line.lang);
            out.proposals.push(self.proposal(site, line, [&whole.1, &whole.1, ""], nobody));
            return;
        };
        let (was, is) = (back.was(), back.is());
        if !back.passing().trim().is_empty() {
            out.proposals.push(Proposal {
                part: line.part.clone(),
                home: site.home.clone(),
                ..stray(back, What::Added, String::new(), back.passing(), "returned_passing")
            });
        }
        let [ours, was, is] = [&ours, &was, &is].map(|text| self.cut(text, site, line.lang));
        let before = out.proposals.len();
        self.label(site, line, back, [&ours.0, &was.0, &is.0], out);
        let [ours, was, is] = [ours.1, was.1, is.1];
        if trace(&ours) != trace(&was) {
            out.proposals.push(self.proposal(site, line, [&ours, &ours, &was], nobody));
        }
        if trace(&was) != trace(&is) {
            out.proposals.push(self.proposal(site, line, [&ours, &was, &is], signed(back)));
        }
        if out.proposals.len() == before && !back.revisions().is_empty() && back.passing().is_empty() {
            out.looks = out.looks.saturating_add(1);
        }
    }

    /// The number or letter of a line, and the rest of it.
    fn cut(&self, text: &str, site: &Site<'_>, lang: Lang) -> (String, String) {
        let label = self.flat(&site.label, lang);
        if label.is_empty() {
            return (String::new(), text.to_owned());
        }
        let heading = site.part.ends_with(":heading") || site.part.starts_with(":chapter:");
        let parted = text.split_once(if heading { '\n' } else { '\t' });
        if let Some((head, rest)) = parted.filter(|(head, _)| head.chars().count() <= 40) {
            return (head.trim().to_owned(), rest.to_owned());
        }
        let bare = text.trim_start();
        match bare.strip_prefix(label.as_str()) {
            Some(rest) => (label, rest.to_owned()),
            None if trace(bare) == trace(&label) => (label, String::new()),
            None => (String::new(), text.to_owned()),
        }
    }

    /// Numbers are made by the program: another number is told, and changes nothing.
    fn label(&self, site: &Site<'_>, line: &Line, back: &Strip, [ours, was, is]: [&str; 3], out: &mut Returned) {
        let changed = trace(was) != trace(is) || trace(ours) != trace(was);
        // A whole line that goes takes its number with it.
        if !changed || back.is().trim().is_empty() {
            return;
        }
        let proposal = stray(back, What::Changed, ours.to_owned(), is.to_owned(), "returned_label");
        out.proposals.push(Proposal {
            home: site.home.clone(),
            part: line.part.clone(),
            label: ours.to_owned(),
            lang: line.lang,
            ..proposal
        });
    }

    fn proposal(&mut self, site: &Site<'a>, line: &Line, [sent, old, new]: [&str; 3], who: Vec<Signed>) -> Proposal {
        let (old, new) = (old.trim(), new.trim());
        let what = match (old.is_empty(), new.is_empty()) {
            (_, true) => What::Removed,
            (true, _) => What::Added,
            _ => What::Changed,
        };
        let reading = if new.is_empty() { self.removal(site) } else { self.reading(site, line.lang, sent.trim(), new) };
        Proposal {
            what,
            home: site.home.clone(),
            part: line.part.clone(),
            label: self.flat(&site.label, line.lang),
            lang: line.lang,
            tracked: !who.is_empty(),
            who,
            edits: words(old, new).edits,
            old: old.to_owned(),
            new: new.to_owned(),
            reading,
        }
    }

    fn flat(&self, line: &Printed, lang: Lang) -> String {
        self.desk.paper.flat(line, lang)
    }

    /// Pieces as bare words.
    fn said(&self, pieces: Vec<Piece>, lang: Lang) -> String {
        flat(&inlines(pieces), self.desk.paper.words(lang))
    }

    /// What it comes to when a whole line is to go.
    fn removal(&self, site: &Site<'a>) -> Reading {
        match &site.target {
            Target::Prose(..) | Target::Definition(_) => Reading::Text(Vec::new()),
            Target::Sentence(clause, _, fields) if !fields.is_empty() => {
                let terms = fields.iter().filter_map(|field| self.gone(clause, *field, clause.get(*field)?, false));
                Reading::Values(terms.collect())
            }
            Target::Cell(clause, row, field) => {
                let cell = cell(clause, *row, *field).and_then(|stated| self.gone(clause, *field, stated, true));
                Reading::Values(cell.into_iter().collect())
            }
            Target::Sentence(..) => Reading::Reworded,
            Target::Fixed => Reading::Nothing("returned_fixed"),
        }
    }

    fn gone(&self, clause: &Clause, id: FieldId, stated: &FieldValue, in_row: bool) -> Option<Term> {
        let field = self.kind(clause)?.field(id, in_row)?;
        let old = self.slice(stated.value.span);
        let worth = removed(field, &all_cases(&stated.value), self.desk.sent.vocabulary);
        Some(Term { kind: clause.kind, field: id, in_row, span: Some(stated.value.span), old, new: None, worth })
    }

    /// The kind of a clause.
    pub fn kind(&self, clause: &Clause) -> Option<&'a ClauseKind> {
        self.desk.sent.vocabulary.kind(clause.kind)
    }

    /// The source of a span.
    pub fn slice(&self, span: crate::text::Span) -> String {
        self.desk.sent.project.sources.slice(span).to_owned()
    }

    /// What new words come to.
    fn reading(&mut self, site: &Site<'a>, lang: Lang, old: &str, new: &str) -> Reading {
        match &site.target {
            Target::Prose(text, clause) => Reading::Text(vec![self.prose(text, *clause, lang, [old, new])]),
            Target::Definition(definition) => self.definition(definition, lang, [old, new]),
            Target::Sentence(clause, key, fields) => self.sentence(clause, key, fields, lang, [old, new]),
            Target::Cell(clause, row, field) => self.cell(clause, *row, *field, lang, [old, new]),
            Target::Fixed => Reading::Nothing("returned_fixed"),
        }
    }

    /// The source of a text that prints new words.
    pub fn prose(&self, text: &Text, clause: Option<&Clause>, lang: Lang, [old, new]: [&str; 2]) -> String {
        let speaker = self.desk.speaker(lang);
        let whole = match clause {
            Some(clause) => speaker.own_wording(text, clause),
            None => speaker.text(text),
        };
        let whole = whole.map(|pieces| self.said(pieces, lang)).unwrap_or_default();
        let (core, suffix) = core(old, &whole);
        let wanted = without(new, suffix);
        match text.by_lang.get(lang) {
            Some(Wording::Agreed(span)) => self.restore(&unquote(&self.slice(*span)), clause, lang, [core, wanted]),
            Some(Wording::Open(offers)) => {
                let offers: Vec<(Option<&str>, String)> =
                    offers.iter().map(|(owner, span)| (owner.as_deref(), unquote(&self.slice(*span)))).collect();
                self.open(&offers, clause, lang, wanted)
            }
            None => match text.plain {
                Some(span) => self.restore(&unquote(&self.slice(span)), clause, lang, [core, wanted]),
                None => plain(wanted),
            },
        }
    }

    /// Source text that is proved to print the words; else the words themselves.
    fn restore(&self, source: &str, clause: Option<&Clause>, lang: Lang, [old, new]: [&str; 2]) -> String {
        let candidate = restored(source, old, new);
        // An item has lost the sign at its end on paper, not in its source.
        let end: String = source.trim_end().chars().rev().take_while(|letter| STOPS.contains(letter)).collect();
        let ends = |text: &str| text.trim_end().ends_with(STOPS);
        let candidate = if ends(source) && !ends(&candidate) && !ends(new) { candidate + &end } else { candidate };
        let speaker = self.desk.speaker(lang);
        let shown = self.said(speaker.as_printed(&candidate, clause), lang);
        let bare = |text: &str| trace(text).trim_end_matches(STOPS).trim_end().to_owned();
        if bare(&shown) == bare(new) { candidate } else { plain(new) }
    }

    /// New words for a text that is open: those in the bracket that changed, or all of them where no bracket is left.
    fn open(&self, offers: &[(Option<&str>, String)], clause: Option<&Clause>, lang: Lang, new: &str) -> String {
        let speaker = self.desk.speaker(lang);
        let mut rest = new;
        for (owner, source) in offers {
            let open = owner.map_or_else(|| "[".to_owned(), |owner| format!("[{owner}: "));
            let printed = self.said(speaker.as_printed(source, clause), lang);
            let Some((_, after)) = rest.split_once(open.as_str()) else { continue };
            let Some((inside, after)) = after.split_once(']') else { continue };
            rest = after;
            if trace(inside) != trace(&printed) {
                return self.restore(source, clause, lang, [&printed, inside]);
            }
        }
        plain(new)
    }

    /// A definition prints its term and its meaning in one line.
    fn definition(&self, definition: &Definition, lang: Lang, [old, new]: [&str; 2]) -> Reading {
        let speaker = self.desk.speaker(lang);
        let text = |text: &Option<Text>| text.as_ref().and_then(|text| speaker.text(text)).map(|pieces| self.said(pieces, lang));
        let (Some(term), Some(meaning)) = (text(&definition.term), text(&definition.meaning)) else {
            return Reading::Nothing("returned_fixed");
        };
        let bare = meaning.trim_end().trim_end_matches(STOPS).trim_end();
        let parts = old.split_once(term.as_str()).and_then(|(before, rest)| Some((before, rest.split_once(bare)?)));
        let Some((before, (between, after))) = parts else { return Reading::Nothing("returned_fixed") };
        let new = without(new, after);
        let Some((new_term, new_meaning)) = new.strip_prefix(before).unwrap_or(new).split_once(between) else {
            return Reading::Nothing("returned_definition");
        };
        let source = |text: &Option<Text>, words: [&str; 2]| match text.as_ref().and_then(|text| text.by_lang.get(lang)) {
            Some(Wording::Agreed(span)) if trace(words[0]) == trace(words[1]) => unquote(&self.slice(*span)),
            Some(Wording::Agreed(span)) => self.restore(&unquote(&self.slice(*span)), None, lang, words),
            _ => plain(words[1]),
        };
        Reading::Text(vec![source(&definition.term, [&term, new_term]), source(&definition.meaning, [bare, new_meaning])])
    }
}

/// A cell of a row.
pub(super) fn cell(clause: &Clause, row: usize, id: FieldId) -> Option<&FieldValue> {
    clause.rows.get(row)?.cells.iter().find(|cell| cell.field == id)
}

fn all_cases(value: &Value) -> Vec<Case> {
    value.cases().cloned().collect()
}

/// What of a printed line its source prints, and what the list around it has put after that.
pub(super) fn core<'o>(old: &'o str, whole: &str) -> (&'o str, &'o str) {
    if trace(old) == trace(whole) {
        return (old, "");
    }
    let bare = whole.trim_end().trim_end_matches(STOPS).trim_end();
    match old.strip_prefix(bare) {
        Some(suffix) => (old.get(..bare.len()).unwrap_or(old), suffix),
        None => (old, ""),
    }
}

/// A returned line without what its list puts after it; where that was changed, without the signs at its end.
pub(super) fn without<'n>(new: &'n str, suffix: &str) -> &'n str {
    if suffix.is_empty() {
        return new;
    }
    new.strip_suffix(suffix)
        .or_else(|| new.strip_suffix(suffix.trim_end()))
        .unwrap_or_else(|| new.trim_end().trim_end_matches(STOPS))
        .trim_end()
}
