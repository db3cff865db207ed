//! Comments of a merged text: those of ours, without what they took out, with what they added.

use super::super::join::Triple;
use super::super::nodes::{Comment, Node};
use super::super::{Seen, Who};
use super::Writer;

impl<'w, 'p: 'w> Writer<'w, 'p> {
    /// The blank line and the comments before a thing; it begins on a line of its own.
    pub(super) fn lead(&mut self, triple: Triple) {
        let lead = self.comments(triple, |node| &node.lead);
        self.lines(&lead);
        let blank = |seen| self.node(triple, seen).map(|node| node.blank);
        let (before, ours, theirs) = (blank(Seen::Base), blank(Seen::Ours), blank(Seen::Theirs));
        let blank = if ours.is_none() || (ours == before && theirs.is_some()) { theirs } else { ours };
        self.out.push_str(if blank == Some(true) { "\n\n" } else { "\n" });
    }

    /// Comments on lines of their own.
    pub(super) fn lines(&mut self, comments: &[Comment]) {
        for (blank, comment) in comments {
            self.out.push_str(if *blank { "\n\n" } else { "\n" });
            self.out.push_str(comment);
        }
    }

    /// Comments on the last line of a thing. One comment runs to the end of its line, so two become one.
    pub(super) fn tails(&mut self, triple: Triple) {
        let tails = self.comments(triple, |node| &node.tail);
        self.beside(&tails);
    }

    /// Comments on the opening line of a block.
    pub(super) fn mouths(&mut self, triple: Triple) {
        let mouths = self.comments(triple, |node| &node.mouth);
        self.beside(&mouths);
    }

    fn beside(&mut self, comments: &[String]) {
        for comment in comments {
            self.out.push_str("  ");
            self.out.push_str(comment);
        }
    }

    /// Three lists of comments as one.
    pub(super) fn comments<T: Clone + PartialEq>(&self, triple: Triple, of: impl for<'n> Fn(&'n Node<'p>) -> &'n Vec<T>) -> Vec<T> {
        let list = |seen| self.node(triple, seen).map(&of);
        let (before, ours, theirs) = (list(Seen::Base), list(Who::Ours.seen()), list(Who::Theirs.seen()));
        let (Some(here), Some(there)) = (ours, theirs) else { return ours.or(theirs).cloned().unwrap_or_default() };
        let before = before.map(Vec::as_slice).unwrap_or_default();
        if here == there || there.as_slice() == before {
            return here.clone();
        }
        if here.as_slice() == before {
            return there.clone();
        }
        let kept = here.iter().filter(|one| !before.contains(one) || there.contains(one));
        let came = there.iter().filter(|one| !before.contains(one) && !here.contains(one));
        kept.chain(came).cloned().collect()
    }
}
