//! Values and texts that both texts have, and in which they differ.

use super::Teller;
use super::whole::{operative, prose, text_owners, value_owners};
use crate::diff::change::{Change, ChangeKind, Edit, PartKind, Reason, Remark};
use crate::diff::outline::{Content, PartId};
use crate::diff::words;
use crate::finding::{Fact, Facts};
use crate::model::{Said, Text, Value, Wording};
use crate::syntax::unquote;
use crate::text::{Lang, LangMap, Sources};

impl Teller<'_> {
    /// A value or text that both texts have.
    pub(super) fn leaf(&mut self, old: PartId, new: PartId) {
        let (Some(left), Some(right)) = (self.old.get(old), self.new.get(new)) else { return };
        let texts = matches!((left.content, right.content), (Content::Text(_), Content::Text(_)));
        // The same letters are the same text; a value also depends on what the file defines.
        if texts && self.old.slice(left.mark) == self.new.slice(right.mark) {
            return;
        }
        if self.old.canon(old) == self.new.canon(new) {
            return;
        }
        match (left.content, right.content) {
            (Content::Value(one), Content::Value(two)) => self.value(old, new, one, two),
            (Content::Text(one), Content::Text(two)) => self.text(old, new, one, two),
            _ => {
                let kind = if right.kind == PartKind::Proposer { ChangeKind::ProposalChanged } else { ChangeKind::Changed };
                self.push(kind, Some(old), Some(new), Vec::new());
            }
        }
    }

    fn value(&mut self, old: PartId, new: PartId, one: &Value, two: &Value) {
        let Some(part) = self.new.get(new) else { return };
        let reasons = self.scale(part).map(|scale| scale.reasons(Some(one), Some(two))).unwrap_or_default();
        let kind = match (&one.said, &two.said) {
            (Said::Cases(_), Said::Open(_)) => ChangeKind::BracketOpened,
            (Said::Open(_), Said::Cases(_)) => ChangeKind::BracketClosed,
            (Said::Open(_), Said::Open(_)) => ChangeKind::ProposalChanged,
            (Said::Cases(_), Said::Cases(_)) => ChangeKind::Changed,
        };
        let owners = union(value_owners(one), value_owners(two));
        let owners = if kind == ChangeKind::ProposalChanged { self.changed_owners(one, two, owners) } else { owners };
        let words = match (text_of(one), text_of(two)) {
            (Some(one), Some(two)) => self.edits(one, two, new),
            _ => LangMap::new(),
        };
        if let Some(change) = self.change(kind, Some(old), Some(new), reasons) {
            self.out.push(Change { owners, words, ..change });
        }
    }

    /// Of several owners those whose proposal is another.
    fn changed_owners(&self, one: &Value, two: &Value, owners: Vec<String>) -> Vec<String> {
        let offer = |value: &Value, owner: &str, sources: &Sources| match &value.said {
            Said::Open(offers) => offers.iter().find(|offer| offer.owner.as_deref() == Some(owner)).map(|offer| {
                let value = Value { span: offer.span, said: Said::Cases(offer.cases.clone()) };
                crate::diff::canon::value(&value, sources)
            }),
            Said::Cases(_) => None,
        };
        let (left, right) = (&self.old.project.sources, &self.new.project.sources);
        owners.into_iter().filter(|owner| offer(one, owner, left) != offer(two, owner, right)).collect()
    }

    fn text(&mut self, old: PartId, new: PartId, one: &Text, two: &Text) {
        let Some(part) = self.new.get(new) else { return };
        let kind = text_kind(one, two);
        let words = self.edits(one, two, new);
        let reasons: Vec<Reason> = if operative(part.kind) { vec![prose()] } else { Vec::new() };
        let owners = match kind {
            ChangeKind::Changed => Vec::new(),
            _ => union(text_owners(one), text_owners(two)),
        };
        if let Some(change) = self.change(kind, Some(old), Some(new), reasons) {
            self.out.push(Change { owners, words, ..change });
        }
    }

    /// The words that differ in each language; a change in one language alone is worth a remark.
    fn edits(&mut self, one: &Text, two: &Text, new: PartId) -> LangMap<Vec<Edit>> {
        let mut coarse = false;
        let words = LangMap::of(|lang| {
            let (old, new) = (spoken(one, lang, &self.old.project.sources), spoken(two, lang, &self.new.project.sources));
            if old == new {
                return None;
            }
            let compared = words::compare(&old, &new);
            coarse |= compared.coarse;
            compared.edits.iter().any(|edit| !matches!(edit, Edit::Same(_))).then_some(compared.edits)
        });
        let span = self.new.get(new).map(|part| part.span);
        if coarse {
            self.remarks.push(Remark { key: "diff_note_coarse", facts: Facts::new(), span });
        }
        let both = |lang: &Lang| one.by_lang.get(*lang).is_some() && two.by_lang.get(*lang).is_some();
        let (changed, kept): (Vec<Lang>, Vec<Lang>) = Lang::ALL.into_iter().filter(both).partition(|lang| words.get(*lang).is_some());
        if !changed.is_empty() && !kept.is_empty() {
            let mut facts = Facts::new();
            facts.set("changed", Fact::from(changed));
            facts.set("kept", Fact::from(kept));
            self.remarks.push(Remark { key: "diff_note_one_language", facts, span });
        }
        words
    }
}

/// The text between the quotes in a language; of an open bracket all proposals, each under its owner.
fn spoken(text: &Text, lang: Lang, sources: &Sources) -> String {
    match text.by_lang.get(lang) {
        None => String::new(),
        Some(Wording::Agreed(span)) => unquote(sources.slice(*span)),
        Some(Wording::Open(offers)) => {
            let mut sorted: Vec<_> = offers.iter().collect();
            sorted.sort_by(|one, two| one.0.cmp(&two.0));
            let all =
                sorted.into_iter().map(|(owner, span)| format!("[{}: {}]", owner.as_deref().unwrap_or("…"), unquote(sources.slice(*span))));
            all.collect::<Vec<_>>().join(" ")
        }
    }
}

fn text_kind(one: &Text, two: &Text) -> ChangeKind {
    let open = |text: &Text| text.by_lang.iter().any(|(_, wording)| matches!(wording, Wording::Open(_)));
    match (open(one), open(two)) {
        (false, false) => ChangeKind::Changed,
        (false, true) => ChangeKind::BracketOpened,
        (true, false) => ChangeKind::BracketClosed,
        (true, true) => ChangeKind::ProposalChanged,
    }
}

/// The text of a value that is one.
fn text_of(value: &Value) -> Option<&Text> {
    match value.term() {
        Some(crate::model::Term::Text(text)) => Some(text),
        _ => None,
    }
}

fn union(mut one: Vec<String>, two: Vec<String>) -> Vec<String> {
    one.extend(two);
    one.sort();
    one.dedup();
    one
}
