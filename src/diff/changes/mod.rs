//! Two outlines and what was paired, as changes in the order of the new text.

mod leaf;
mod names;
mod order;
mod pairs;
mod whole;

use std::collections::BTreeSet;

use super::change::{Change, ChangeKind, Comparison, PartKind, Reason, Remark, Side, Spot, Worth};
use super::matching::{Matching, home_of, matching};
use super::outline::{Content, Outline, Part, PartId};
use crate::law::{Figures, Law};
use crate::model::Project;
use crate::text::LangMap;
use crate::vocabulary::Vocabulary;
use order::{in_order, moved};

/// Everything that the changes are told from.
pub(super) struct Teller<'a> {
    pub old: &'a Outline<'a>,
    pub new: &'a Outline<'a>,
    pub vocabulary: &'a Vocabulary,
    pub figures: &'a Figures<'a>,
    pub destination: Option<&'a str>,
    pub matching: Matching,
    out: Vec<Change>,
    remarks: Vec<Remark>,
    /// Old articles and annexes that became several, and those that are told with the new one into which they went.
    apart: BTreeSet<PartId>,
}

/// Compares two texts, without the rules of the book.
pub(super) fn changes(old: &Project, new: &Project, vocabulary: &Vocabulary, law: &Law) -> Comparison {
    let (left, right) = (Outline::new(old, vocabulary), Outline::new(new, vocabulary));
    let states = new.agreement.parties.iter().map(|party| party.code.text.clone());
    let figures = Figures::new(law, vocabulary, states, new.agreement.date);
    let matching = matching(&left, &right);
    let apart = matching.splits.iter().map(|(one, _)| *one).chain(matching.merges.iter().flat_map(|(_, from)| from.iter().copied()));
    let mut teller = Teller {
        apart: apart.filter(|id| matching.new_of(*id).is_none()).collect(),
        old: &left,
        new: &right,
        vocabulary,
        figures: &figures,
        destination: new.agreement.destination().map(|party| party.code.text.as_str()),
        matching,
        out: Vec::new(),
        remarks: Vec::new(),
    };
    teller.agreement();
    teller.inside(left.root(), right.root());
    let [articles, chapters, annexes] = [PartKind::Article, PartKind::Chapter, PartKind::Annex].map(|kind| pairs::of(&teller, kind));
    Comparison { changes: teller.out, articles, chapters, annexes, rules: Vec::new(), remarks: teller.remarks }
}

impl<'a> Teller<'a> {
    fn agreement(&mut self) {
        let (one, two) = (self.old.root(), self.new.root());
        if let (Some(old), Some(new)) = (self.old.get(one), self.new.get(two))
            && old.key != new.key
        {
            self.push(ChangeKind::Renamed, Some(one), Some(two), Vec::new());
        }
    }

    /// What changed inside two parts that are one: what went is told after what stood before it.
    fn inside(&mut self, one: PartId, two: PartId) {
        if self.old.get(one).map(|part| part.digest) == self.new.get(two).map(|part| part.digest) {
            return;
        }
        let movers = moved(self, one, two);
        for (old, new) in in_order(self, one, two) {
            match (old, new) {
                (Some(old), None) => self.gone(old),
                (_, Some(new)) => match self.matching.old_of(new) {
                    Some(old) => self.both(old, new, movers.contains(&new), two),
                    None => self.came(new),
                },
                (None, None) => {}
            }
        }
    }

    /// A part that both texts have.
    fn both(&mut self, old: PartId, new: PartId, moved: bool, parent: PartId) {
        let (Some(left), Some(right)) = (self.old.get(old), self.new.get(new)) else { return };
        let large = is_large(right.kind);
        if large {
            self.large(old, new, moved);
        }
        let named = large || matches!(right.kind, PartKind::Definition | PartKind::Paragraph);
        if named && left.key != right.key && !self.told_apart(old, new) {
            self.push(ChangeKind::Renamed, Some(old), Some(new), Vec::new());
        }
        let elsewhere = self.matching.new_of(left.parent) != Some(parent) && !large;
        if elsewhere && !self.related(old, new) {
            let with = self.old.get(home_of(self.old, old)).map(|home| home.key.clone());
            self.moved(old, new, with.into_iter().collect());
        } else if moved && !large {
            self.moved(old, new, Vec::new());
        }
        if right.kind == PartKind::Waiver {
            self.waiver(old, new);
            return;
        }
        // Articles of a split or merge have other titles by their nature.
        let other_title = right.kind == PartKind::Title && self.told_apart(left.parent, right.parent);
        if !matches!(right.content, Content::Holds) && !other_title {
            self.leaf(old, new);
        }
        self.inside(old, new);
    }

    /// Chapters, articles and annexes: what became of the whole.
    fn large(&mut self, old: PartId, new: PartId, moved: bool) {
        let (Some(left), Some(right)) = (self.old.get(old), self.new.get(new)) else { return };
        self.told_whole(new);
        let chapter =
            |outline: &Outline<'_>, part: &Part<'_>| outline.get(part.parent).filter(|parent| parent.kind == PartKind::Chapter).is_some();
        let other_chapter = self.matching.new_of(left.parent) != Some(right.parent);
        if self.told_apart(old, new) {
            return;
        }
        if other_chapter || moved {
            let from =
                if other_chapter && chapter(self.old, left) { self.old.get(left.parent).map(|parent| parent.key.clone()) } else { None };
            self.moved(old, new, from.into_iter().collect());
        } else if left.number != right.number {
            self.push(ChangeKind::Renumbered, Some(old), Some(new), Vec::new());
        }
    }

    /// A split is told at the first of its new articles, a merge at its one new article.
    fn told_whole(&mut self, new: PartId) {
        let split = self.matching.splits.iter().find(|(_, into)| into.first() == Some(&new)).cloned();
        if let Some((from, into)) = split {
            let with = into.iter().filter_map(|id| self.new.get(*id)).map(|part| part.key.clone()).collect();
            self.told(ChangeKind::Split, Some(from), Some(new), with);
        }
        let merge = self.matching.merges.iter().find(|(into, _)| *into == new).cloned();
        if let Some((_, from)) = merge {
            let with = from.iter().filter_map(|id| self.old.get(*id)).map(|part| part.key.clone()).collect();
            self.told(ChangeKind::Merged, from.first().copied(), Some(new), with);
            let gone: Vec<PartId> = from.into_iter().filter(|id| self.matching.new_of(*id).is_none()).collect();
            gone.into_iter().for_each(|id| self.leftovers(id));
        }
    }

    /// The articles of a split or merge have other ids, titles and numbers by their nature.
    fn told_apart(&self, old: PartId, new: PartId) -> bool {
        self.matching.splits.iter().any(|(from, _)| *from == old) || self.matching.merges.iter().any(|(into, _)| *into == new)
    }

    /// True when the article of one part became that of the other, alone or with others.
    fn related(&self, old: PartId, new: PartId) -> bool {
        let (from, into) = (home_of(self.old, old), home_of(self.new, new));
        self.matching.new_of(from) == Some(into)
            || self.matching.splits.iter().any(|(one, all)| *one == from && all.contains(&into))
            || self.matching.merges.iter().any(|(one, all)| *one == into && all.contains(&from))
    }

    /// What only the new text has.
    fn came(&mut self, new: PartId) {
        let of_split = self.matching.splits.iter().any(|(_, into)| into.contains(&new));
        let of_merge = self.matching.merges.iter().any(|(into, _)| *into == new);
        if of_split || of_merge {
            self.told_whole(new);
        } else if !self.carried(self.new, new, &|id| self.matching.old_of(id)) {
            self.whole(None, Some(new));
            self.strangers(new);
            return;
        } else if self.new.get(new).is_some_and(|part| is_large(part.kind)) {
            self.push(ChangeKind::Added, None, Some(new), Vec::new());
        }
        self.children_of_new(new);
    }

    /// What only the old text has.
    fn gone(&mut self, old: PartId) {
        if self.apart.contains(&old) {
            let told_at_merge = self.matching.merges.iter().any(|(_, from)| from.contains(&old));
            if !told_at_merge {
                self.leftovers(old);
            }
        } else if self.carried(self.old, old, &|id| self.matching.new_of(id)) {
            if self.old.get(old).is_some_and(|part| is_large(part.kind)) {
                self.push(ChangeKind::Removed, Some(old), None, Vec::new());
            }
            self.leftovers(old);
        } else {
            self.whole(Some(old), None);
        }
    }

    /// What is left of a part whose substance went elsewhere.
    fn leftovers(&mut self, old: PartId) {
        let free: Vec<PartId> = self.old.children(old).filter(|id| self.matching.new_of(*id).is_none()).collect();
        let free = free.into_iter().filter(|id| self.old.get(*id).is_some_and(|part| part.kind != PartKind::Title));
        free.collect::<Vec<_>>().into_iter().for_each(|id| self.gone(id));
    }

    /// What stands in a part that is new as a whole, though its substance is not.
    fn children_of_new(&mut self, new: PartId) {
        let children: Vec<PartId> = self.new.children(new).collect();
        for child in children.into_iter().filter(|id| self.new.get(*id).is_some_and(|part| part.kind != PartKind::Title)) {
            match self.matching.old_of(child) {
                Some(old) => self.both(old, child, false, new),
                None => self.came(child),
            }
        }
    }

    /// Parts inside something new that were elsewhere before.
    fn strangers(&mut self, new: PartId) {
        let children: Vec<PartId> = self.new.children(new).collect();
        for child in children {
            match self.matching.old_of(child) {
                Some(old) => self.both(old, child, false, new),
                None => self.strangers(child),
            }
        }
    }

    /// True when at least half of what a part holds has its partner elsewhere.
    fn carried(&self, outline: &Outline<'_>, id: PartId, partner: &dyn Fn(PartId) -> Option<PartId>) -> bool {
        let (mut all, mut known) = (0_usize, 0_usize);
        for (at, part) in outline.inside(id).skip(1) {
            if !matches!(part.content, Content::Holds) && part.kind != PartKind::Title {
                all += 1;
                known += usize::from(partner(at).is_some());
            }
        }
        known > 0 && 2 * known >= all
    }

    fn moved(&mut self, old: PartId, new: PartId, with: Vec<String>) {
        self.told(ChangeKind::Moved, Some(old), Some(new), with);
    }

    fn told(&mut self, kind: ChangeKind, old: Option<PartId>, new: Option<PartId>, with: Vec<String>) {
        if let Some(change) = self.change(kind, old, new, Vec::new()) {
            let name = if kind == ChangeKind::Split { old.map(|id| names::name(self.old, id)) } else { None };
            self.out.push(Change { with, name: name.unwrap_or_else(|| change.name.clone()), ..change });
        }
    }

    fn push(&mut self, kind: ChangeKind, old: Option<PartId>, new: Option<PartId>, reasons: Vec<Reason>) {
        if let Some(change) = self.change(kind, old, new, reasons) {
            self.out.push(change);
        }
    }

    fn change(&self, kind: ChangeKind, old: Option<PartId>, new: Option<PartId>, reasons: Vec<Reason>) -> Option<Change> {
        let (left, right) = (old.and_then(|id| self.old.get(id)), new.and_then(|id| self.new.get(id)));
        let part = right.or(left)?;
        let name = new.map_or_else(|| old.map(|id| names::name(self.old, id)), |id| Some(names::name(self.new, id)));
        Some(Change {
            kind,
            part: part.kind,
            old: left.map(|part| side(self.old, part)),
            new: right.map(|part| side(self.new, part)),
            clause: part.clause,
            field: part.field,
            name: name.unwrap_or_default(),
            worth: Worth::of(reasons.iter().map(|reason| reason.worth)),
            reasons,
            owners: Vec::new(),
            words: LangMap::new(),
            with: Vec::new(),
        })
    }
}

/// What has a number and a title of its own.
const fn is_large(kind: PartKind) -> bool {
    matches!(kind, PartKind::Article | PartKind::Annex | PartKind::Chapter)
}

/// A part as one side of a change.
fn side(outline: &Outline<'_>, part: &Part<'_>) -> Side {
    let words = match part.content {
        Content::Value(_) => outline.slice(part.mark),
        Content::Holds if matches!(part.kind, PartKind::Chapter | PartKind::Article | PartKind::Annex | PartKind::Agreement) => "",
        _ => outline.slice(part.span),
    };
    let value = match part.content {
        Content::Value(value) => Some(value.clone()),
        _ => None,
    };
    Side { spot: Spot { span: part.span, mark: part.mark, home: part.home.clone() }, value, words: words.to_owned() }
}
