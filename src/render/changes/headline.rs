//! What happened, in one line: "leave – annual: 30 days → 24 days".

use super::compared::{ANNEX, ARTICLE, CHAPTER};
use super::voice::Voice;
use crate::diff::{Change, ChangeKind, Home, PartKind};
use crate::wording::asks::quoted;

impl Voice<'_, '_> {
    /// What changed and how.
    pub(in crate::render) fn headline(&self, change: &Change) -> String {
        self.fill("change_head", &[("what", &self.what(change)), ("how", &self.how(change))])
    }

    /// How it changed.
    pub(in crate::render) fn how(&self, change: &Change) -> String {
        match change.kind {
            ChangeKind::Added => self.with_new("change_how_added", "change_how_added_value", change),
            ChangeKind::Removed => self.with_old("change_how_removed", "change_how_removed_value", change),
            ChangeKind::Changed => self.changed(change),
            ChangeKind::Moved => self.with_parts("change_how_moved", "change_how_moved_from", change, true),
            ChangeKind::Split => self.with_parts("change_how_split", "change_how_split_into", change, false),
            ChangeKind::Merged => self.with_parts("change_how_merged", "change_how_merged_from", change, true),
            ChangeKind::Renamed => self.renamed(change),
            ChangeKind::Renumbered => self.renumbered(change),
            ChangeKind::BracketOpened if change.old.is_none() => {
                self.with_new("change_how_bracket_opened", "change_how_bracket_new", change)
            }
            ChangeKind::BracketOpened => self.with_both("change_how_bracket_opened", "change_how_bracket_opened_value", change),
            ChangeKind::BracketClosed if change.new.is_none() => {
                self.with_old("change_how_bracket_closed", "change_how_bracket_gone", change)
            }
            ChangeKind::BracketClosed => self.with_both("change_how_bracket_closed", "change_how_bracket_closed_value", change),
            ChangeKind::ProposalChanged => self.with_both("change_how_proposal_changed", "change_how_proposal_changed_value", change),
            ChangeKind::WaiverAdded => self.say("change_how_waiver_added").to_owned(),
            ChangeKind::WaiverRemoved => self.say("change_how_waiver_removed").to_owned(),
            ChangeKind::WaiverChanged => self.say("change_how_waiver_changed").to_owned(),
            ChangeKind::WaiverExpired => self.say("change_how_waiver_expired").to_owned(),
        }
    }

    fn with_new(&self, alone: &str, with: &str, change: &Change) -> String {
        match self.value(change, false) {
            Some(new) => self.fill(with, &[("new", &self.short(&new))]),
            None => self.say(alone).to_owned(),
        }
    }

    fn with_old(&self, alone: &str, with: &str, change: &Change) -> String {
        match self.value(change, true) {
            Some(old) => self.fill(with, &[("old", &self.short(&old))]),
            None => self.say(alone).to_owned(),
        }
    }

    fn with_both(&self, alone: &str, with: &str, change: &Change) -> String {
        match self.old_to_new(change) {
            Some(value) => self.fill(with, &[("value", &value)]),
            None => self.say(alone).to_owned(),
        }
    }

    fn with_parts(&self, alone: &str, with: &str, change: &Change, old: bool) -> String {
        if change.with.is_empty() {
            return self.say(alone).to_owned();
        }
        self.fill(with, &[("places", &self.parts(&change.with, old))])
    }

    fn changed(&self, change: &Change) -> String {
        let prose = matches!(
            change.part,
            PartKind::Recital
                | PartKind::Title
                | PartKind::Wording
                | PartKind::Paragraph
                | PartKind::Item
                | PartKind::Term
                | PartKind::Meaning
        );
        let alone = if prose || !change.words.is_empty() { "change_how_changed" } else { "change_how_other" };
        let said = self.members(change).or_else(|| self.old_to_new(change));
        said.unwrap_or_else(|| self.say(alone).to_owned())
    }

    fn renamed(&self, change: &Change) -> String {
        if change.part == PartKind::Agreement {
            let ids = [self.of.old, self.of.new].map(|project| quoted(&project.agreement.id.text, self.lang));
            let [old, new] = ids.each_ref().map(String::as_str);
            return self.fill("change_how_renamed_from", &[("value", &self.arrow(old, new))]);
        }
        let old = change.old.as_ref().map(|side| side.spot.home.id()).filter(|old| *old != change.name && large(change.part));
        match old.or(change.with.first().map(String::as_str)) {
            Some(old) => {
                let value = self.arrow(&quoted(old, self.lang), &quoted(&change.name, self.lang));
                self.fill("change_how_renamed_from", &[("value", &value)])
            }
            None => self.fill("change_how_renamed", &[("new", &quoted(&change.name, self.lang))]),
        }
    }

    fn renumbered(&self, change: &Change) -> String {
        let label = |home: &Home| match home {
            Home::Article(_, number) => Some(self.label(ARTICLE, *number)),
            Home::Annex(_, number) => Some(self.label(ANNEX, *number)),
            Home::Chapter(_, number) => Some(self.label(CHAPTER, *number)),
            Home::Header | Home::Preamble => None,
        };
        let of = |side: &Option<crate::diff::Side>| side.as_ref().and_then(|side| label(&side.spot.home));
        match (of(&change.old), of(&change.new)) {
            (Some(old), Some(new)) => self.fill("change_how_renumbered_from", &[("value", &self.arrow(&old, &new))]),
            _ => self.say("change_how_renumbered").to_owned(),
        }
    }
}

/// True for parts whose own id is that of their home.
const fn large(part: PartKind) -> bool {
    matches!(part, PartKind::Article | PartKind::Annex | PartKind::Chapter)
}
