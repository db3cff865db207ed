//! Entries of a merged text: a value, a text in a language.

use super::super::forms::{Form, combine, members};
use super::super::join::Triple;
use super::super::nodes::{Node, Shape, Side, Sort};
use super::super::{Deed, Seen, Who};
use super::{Mode, Writer};

impl<'p> Writer<'_, 'p> {
    /// `key: value`.
    pub(super) fn entry(&mut self, triple: Triple, mode: Mode) {
        let key = self.key(triple);
        let words = self.value(triple, mode);
        self.out.push_str(key);
        self.out.push_str(": ");
        self.out.push_str(&words);
    }

    fn key(&self, triple: Triple) -> &'p str {
        let [base, ours, theirs] = self.sides;
        let word = |side: &Side<'p>, node: Option<&Node<'p>>| match node.map(|node| node.shape) {
            Some(Shape::Entry { key, .. }) => Some(side.slice(key)),
            _ => None,
        };
        let here = word(ours, self.node(triple, Seen::Ours));
        let there = word(theirs, self.node(triple, Seen::Theirs));
        let before = word(base, self.node(triple, Seen::Base));
        if here.is_none() || (here == before && there.is_some()) { there.unwrap_or_default() } else { here.unwrap_or_default() }
    }

    fn form(&self, triple: Triple, seen: Seen) -> Option<Form> {
        let [base, ours, theirs] = self.sides;
        let side = match seen {
            Seen::Base => base,
            Seen::Ours => ours,
            Seen::Theirs => theirs,
        };
        self.node(triple, seen).map(|node| Form::of(side, node))
    }

    fn value(&mut self, triple: Triple, mode: Mode) -> String {
        let form = |seen| self.form(triple, seen);
        let (before, ours, theirs) = (form(Seen::Base), form(Seen::Ours), form(Seen::Theirs));
        match (ours, theirs) {
            (Some(ours), Some(theirs)) => self.both(triple, (before, ours, theirs)),
            (Some(only), None) | (None, Some(only)) => match mode {
                Mode::Sole(who) if self.bracketed(triple) => only.alone(self.terms.owner(who)).words(),
                _ => only.words(),
            },
            (None, None) => String::new(),
        }
    }

    /// True for what can stand in brackets.
    fn bracketed(&self, triple: Triple) -> bool {
        self.any(triple).is_some_and(|(_, node)| matches!(node.key.0, Sort::Value | Sort::Text))
    }

    fn both(&mut self, triple: Triple, (before, ours, theirs): (Option<Form>, Form, Form)) -> String {
        let own = |seen| self.node(triple, seen).map(|node| node.own.as_str());
        let (was, is, theirs_is) = (own(Seen::Base), own(Seen::Ours), own(Seen::Theirs));
        if is == theirs_is {
            // They say the same; whoever has spelt it anew is followed.
            let spelt = before.is_some_and(|before| before.words() == ours.words());
            return if spelt { theirs.words() } else { ours.words() };
        }
        if was == is {
            self.tell(Deed::Changed, Some(Who::Theirs), triple, Seen::Theirs);
            return theirs.words();
        }
        if was == theirs_is {
            self.tell(Deed::Changed, Some(Who::Ours), triple, Seen::Ours);
            return ours.words();
        }
        self.conflict(triple, (before, ours, theirs))
    }

    fn conflict(&mut self, triple: Triple, (before, ours, theirs): (Option<Form>, Form, Form)) -> String {
        let sort = self.any(triple).map(|(_, node)| node.key.0);
        if sort == Some(Sort::Recalling) {
            self.tell(Deed::Changed, None, triple, Seen::Ours);
            return members(before.map(|before| before.words()).as_deref(), &ours.words(), &theirs.words());
        }
        if let Some(side) = self.terms.take {
            self.tell(Deed::Settled, Some(side), triple, side.seen());
            return if side == Who::Ours { ours.words() } else { theirs.words() };
        }
        if !self.bracketed(triple) {
            self.tell(Deed::Undecided, Some(Who::Ours), triple, Seen::Theirs);
            return ours.words();
        }
        let combined = combine(before.as_ref(), &ours, &theirs, self.terms);
        if combined.undecided {
            self.tell(Deed::Undecided, Some(Who::Ours), triple, Seen::Theirs);
        }
        self.tell(if combined.made { Deed::Bracket } else { Deed::Proposals }, None, triple, Seen::Ours);
        combined.words
    }

    /// A text that one side gives in languages and the other does not.
    pub(super) fn reshaped(&mut self, triple: Triple) {
        let [base, ours, theirs] = self.sides;
        let digest = |side: &Side<'p>, seen| {
            let part = self.node(triple, seen).and_then(|node: &Node<'p>| node.part);
            part.and_then(|id| side.outline.get(id)).map(|part| part.digest)
        };
        let before = digest(base, Seen::Base);
        let (we, they) = (digest(ours, Seen::Ours) != before, digest(theirs, Seen::Theirs) != before);
        let words = |side: &Side<'p>, seen| self.node(triple, seen).map(|node| side.slice(node.span)).unwrap_or_default();
        let (one, two) = (words(ours, Seen::Ours), words(theirs, Seen::Theirs));
        let chosen = match (we, they) {
            (false, true) => {
                self.tell(Deed::Changed, Some(Who::Theirs), triple, Seen::Theirs);
                two
            }
            (true, false) => {
                self.tell(Deed::Changed, Some(Who::Ours), triple, Seen::Ours);
                one
            }
            _ => self.choose(triple, one, two),
        };
        self.out.push_str(chosen);
    }
}
