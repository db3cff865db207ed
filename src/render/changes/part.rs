//! What a change is of, in words: "leave – annual", « paragraphe 2 ».

use super::index::Numbered;
use super::voice::Voice;
use crate::diff::{Change, PartKind};
use crate::vocabulary::ClauseKind;
use crate::wording::asks::quoted;
use crate::wording::labels::item_label;

impl Voice<'_, '_> {
    /// The part by its name in this language.
    pub(in crate::render) fn what(&self, change: &Change) -> String {
        match change.part {
            PartKind::Header => self.fill("change_part_header", &[("name", &self.entry(change))]),
            PartKind::Clause => self.of_clause("change_part_clause", change),
            PartKind::Field => self.of_clause("change_part_field", change),
            PartKind::Row => self.of_clause("change_part_row", change),
            PartKind::Cell => self.of_clause("change_part_cell", change),
            PartKind::Wording => self.of_clause("change_part_wording", change),
            PartKind::Recital | PartKind::Paragraph | PartKind::Item => self.numbered(change),
            PartKind::Definition => self.of_term("change_part_definition", change),
            PartKind::Term => self.of_term("change_part_term", change),
            PartKind::Meaning => self.of_term("change_part_meaning", change),
            PartKind::Waiver => self.fill("change_part_waiver", &[("rule", &quoted(&self.rule(&change.name), self.lang))]),
            PartKind::Agreement
            | PartKind::Recalling
            | PartKind::Chapter
            | PartKind::Article
            | PartKind::Title
            | PartKind::Proposer
            | PartKind::Annex => self.say(&format!("change_part_{}", change.part.word())).to_owned(),
        }
    }

    fn entry(&self, change: &Change) -> String {
        self.field(change).map_or_else(|| change.name.clone(), |field| field.def.name.first(self.lang).to_owned())
    }

    fn of_clause(&self, key: &str, change: &Change) -> String {
        let kind = change.clause.or(change.field.map(|path| path.kind)).and_then(|kind| self.of.vocabulary.kind(kind));
        let clause = kind.map_or_else(|| change.name.clone(), |kind| self.clause(kind));
        let field = self.field(change).map(|field| match &field.def.title {
            Some(title) => title.get(self.lang).to_owned(),
            None => field.def.name.first(self.lang).to_owned(),
        });
        // A cell is called by its row too: `quotas.quota @ ISCO-2221`.
        let name =
            if change.part == PartKind::Row { change.name.as_str() } else { change.name.split_once(" @ ").map_or("", |(_, row)| row) };
        let row = match (name.is_empty(), self.number(change)) {
            (false, _) => quoted(name, self.lang),
            (true, Some(Numbered::Row(number))) => number.to_string(),
            (true, _) => String::new(),
        };
        let field = field.unwrap_or_default();
        if change.part == PartKind::Field && self.titled(change, &clause) {
            return field;
        }
        self.fill(key, &[("clause", &clause), ("field", &field), ("row", &row)])
    }

    /// A kind of clause by its title.
    pub(in crate::render) fn clause(&self, kind: &ClauseKind) -> String {
        kind.def.title.get(self.lang).to_owned()
    }

    fn number(&self, change: &Change) -> Option<Numbered> {
        let old = change.new.is_none();
        self.of.index(old).at(&change.side()?.spot)
    }

    /// Paragraphs, items and recitals go by their numbers: those are what a negotiator turns to.
    fn numbered(&self, change: &Change) -> String {
        let paragraph = |number: Option<usize>| match number {
            Some(number) => self.fill("change_part_paragraph", &[("n", &number.to_string())]),
            None => self.say("change_part_text").to_owned(),
        };
        match self.number(change) {
            Some(Numbered::Recital(number)) => self.fill("change_part_recital", &[("n", &number.to_string())]),
            Some(Numbered::Paragraph(number)) => paragraph(number),
            Some(Numbered::Item(number, letter)) => {
                let item = item_label(u64::try_from(letter).unwrap_or(u64::MAX), self.lang);
                self.fill("change_part_item", &[("paragraph", &paragraph(number)), ("item", &item)])
            }
            Some(Numbered::Row(_)) | None if change.name.is_empty() => self.say("change_part_text").to_owned(),
            Some(Numbered::Row(_)) | None => quoted(&change.name, self.lang),
        }
    }

    fn of_term(&self, key: &str, change: &Change) -> String {
        let old = change.new.is_none();
        let term = self.of.index(old).term(&change.name).map(|term| self.text(term, old)).filter(|term| !term.is_empty());
        self.fill(key, &[("term", &quoted(term.as_deref().unwrap_or(&change.name), self.lang))])
    }
}
