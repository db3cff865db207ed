//! The walk over the tree of a file that closes its brackets.

use super::super::address::Address;
use super::super::heads::{Block, Head, Heads, Within, block_address, entry_path};
use super::{Decided, Outcome, Taking, typed};
use crate::finding::Fix;
use crate::syntax::{Bracket, Item, Token, Value};
use crate::text::Span;

/// What is left of a block.
#[derive(Clone, Debug, Default)]
pub(in crate::diff) struct Tally {
    /// The Parties whose proposals went.
    gone: Vec<String>,
    /// True when something is left.
    kept: bool,
}

/// Closes brackets.
pub(super) struct Walk<'a> {
    heads: Heads<'a>,
    taking: Taking<'a>,
    /// What is to be changed in the text.
    pub edits: Vec<Fix>,
    /// What became of each bracket.
    pub decided: Vec<Decided>,
}

impl<'a> Walk<'a> {
    pub(super) const fn new(heads: Heads<'a>, taking: Taking<'a>) -> Self {
        Self { heads, taking, edits: Vec::new(), decided: Vec::new() }
    }

    /// Walks over the items of a block.
    pub(super) fn items(&mut self, items: &[Item], within: Within<'a>, address: &Address) -> Tally {
        let mut tally = Tally::default();
        let proposes = matches!(within, Within::Text) && items.iter().any(|item| self.offers_text(item));
        let mut comments: Vec<Span> = Vec::new();
        for item in items {
            match item {
                Item::Entry { key, .. } if self.heads.is_proposer(key.span) => {}
                Item::Entry { key, value } => {
                    let address = self.entry_address(key.span, within, address);
                    comments.retain(|comment| value.span.start <= comment.start && comment.end <= value.span.end);
                    match value.only() {
                        Some(Token::Bracket(bracket)) if self.wants(&address) => {
                            self.bracket(bracket, item.span(), proposes, (&address, &comments), &mut tally);
                        }
                        _ => tally.kept = true,
                    }
                    comments.clear();
                }
                Item::Block { head, items, .. } => {
                    let head = self.heads.block(head.span, within);
                    self.block(head, item.span(), items, (within, address), &mut tally);
                    comments.clear();
                }
                Item::Comment(span) => comments.push(*span),
                Item::Path { .. } | Item::Broken(_) | Item::Stray(_) => tally.kept = true,
            }
        }
        tally
    }

    fn block(&mut self, head: Head<'_>, span: Span, items: &[Item], (within, above): (Within<'a>, &Address), tally: &mut Tally) {
        if head.block == Block::Note {
            return;
        }
        let address = block_address(head, within, above);
        let mark = (self.edits.len(), self.decided.len());
        if head.block == Block::Article
            && let Some((entry, owner)) = self.proposer(items)
            && self.wants(&address)
        {
            if owner != self.taking.party {
                self.remove((span, &address), mark, vec![owner], tally);
                return;
            }
            self.edit(entry, String::new());
            self.say(entry, &address, Outcome::Taken);
        }
        let inside = self.items(items, self.heads.inside(head, within), &address);
        let title = head.block == Block::Text("title");
        if !inside.kept && !inside.gone.is_empty() && head.block != Block::Header {
            let mut own = Tally::default();
            self.remove((span, &address), mark, inside.gone, &mut own);
            if !title {
                tally.gone.append(&mut own.gone);
            }
        } else if !title {
            tally.kept = true;
        }
    }

    /// Takes a part out of the text; what was to be done inside it is done with.
    fn remove(&mut self, (span, address): (Span, &Address), (edits, decided): (usize, usize), mut owners: Vec<String>, tally: &mut Tally) {
        owners.sort();
        owners.dedup();
        self.edits.truncate(edits);
        self.decided.truncate(decided);
        self.edit(span, String::new());
        self.say(span, address, Outcome::Removed(owners.clone()));
        tally.gone.append(&mut owners);
    }

    fn bracket(&mut self, bracket: &Bracket, entry: Span, proposes: bool, place: (&Address, &[Span]), tally: &mut Tally) {
        let (address, comments) = place;
        let mut offers: Vec<&Value> = self.own(bracket).collect();
        let words = |value: &Value| typed(value, self.heads.source);
        offers.dedup_by_key(|value| words(value));
        let outcome = match offers.as_slice() {
            [one] => {
                let written = words(one);
                self.edit(bracket.span, written);
                self.keep(comments, entry);
                Outcome::Taken
            }
            [] => match self.sole_owner(bracket).filter(|_| !proposes) {
                Some(owner) => {
                    self.edit(entry, String::new());
                    self.keep(comments, entry);
                    Outcome::Removed(vec![owner])
                }
                None => Outcome::NoProposal,
            },
            _ => Outcome::Several,
        };
        match &outcome {
            Outcome::Removed(owners) => tally.gone.extend_from_slice(owners),
            _ => tally.kept = true,
        }
        self.say(bracket.span, address, outcome);
    }

    /// Comments that stood inside a bracket stand before its entry.
    fn keep(&mut self, comments: &[Span], entry: Span) {
        if comments.is_empty() {
            return;
        }
        let lines: String = comments.iter().map(|span| format!("{}\n", self.heads.source.slice(*span))).collect();
        match self.edits.iter_mut().rev().find(|fix| fix.span == entry) {
            Some(fix) => fix.text = lines,
            None => self.edit(entry.at_start(), lines),
        }
    }

    /// The one Party, another than ours, that made the whole bracket.
    fn sole_owner(&self, bracket: &Bracket) -> Option<String> {
        let [only] = bracket.proposals.as_slice() else { return None };
        only.owner.map(|owner| self.heads.source.slice(owner.span).to_uppercase())
    }

    /// What our Party proposes in a bracket.
    fn own<'b>(&self, bracket: &'b Bracket) -> impl Iterator<Item = &'b Value> + use<'b, '_, 'a> {
        let ours = |owner: Span| self.heads.source.slice(owner).eq_ignore_ascii_case(self.taking.party);
        let proposals = bracket.proposals.iter().filter(move |proposal| proposal.owner.is_some_and(|owner| ours(owner.span)));
        proposals.map(|proposal| &proposal.value).filter(|value| !value.parts.is_empty())
    }

    /// True for a bracket in which our Party proposes a text in a language.
    fn offers_text(&self, item: &Item) -> bool {
        match item {
            Item::Entry { key, value } if self.heads.lang(key.span).is_some() => match value.only() {
                Some(Token::Bracket(bracket)) => self.own(bracket).next().is_some(),
                _ => false,
            },
            _ => false,
        }
    }

    fn proposer(&self, items: &[Item]) -> Option<(Span, String)> {
        items.iter().find_map(|item| match item {
            Item::Entry { key, value } if self.heads.is_proposer(key.span) => {
                Some((item.span(), self.heads.source.slice(value.span).to_uppercase()))
            }
            _ => None,
        })
    }

    fn entry_address(&self, key: Span, within: Within<'a>, above: &Address) -> Address {
        Address {
            field: entry_path(within, self.heads.source.slice(key)).or(above.field),
            lang: if matches!(within, Within::Text) { self.heads.lang(key) } else { None },
            ..above.clone()
        }
    }

    fn wants(&self, address: &Address) -> bool {
        let wanted = self.taking.wanted;
        wanted.is_empty() || wanted.iter().any(|one| one.holds(address, self.heads.vocabulary))
    }

    fn edit(&mut self, span: Span, text: String) {
        self.edits.push(Fix { span, text, safe: false });
    }

    fn say(&mut self, span: Span, address: &Address, outcome: Outcome) {
        self.decided.push(Decided { span, address: address.clone(), outcome });
    }
}
