//! The joined tree as text: each block and entry in the words of the side from which it is taken, with its comments.

mod comments;
mod leaf;

use std::collections::HashMap;

use super::join::{Joined, Triple};
use super::nodes::{Kind, Node, Shape, Side, Sort};
use super::{Deed, Note, Seen, Terms, Who};
use crate::text::{Lang, fold};

/// In which light a block is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// What both have, what one has changed.
    Plain,
    /// The other side has removed it: all that this side says is its proposal, in brackets.
    Sole(Who),
    /// The other side has removed it: all that this side says stays.
    Keep(Who),
}

/// Writes a merged text.
pub(super) struct Writer<'w, 'p> {
    sides: [&'w Side<'p>; 3],
    joined: &'w Joined,
    terms: &'w Terms,
    alive: HashMap<usize, bool>,
    /// What is written.
    pub out: String,
    /// What was done.
    pub notes: Vec<Note>,
}

impl<'w, 'p> Writer<'w, 'p> {
    pub(super) fn new(sides: [&'w Side<'p>; 3], joined: &'w Joined, terms: &'w Terms) -> Self {
        Self { sides, joined, terms, alive: HashMap::new(), out: String::new(), notes: Vec::new() }
    }

    /// Writes the file.
    pub(super) fn file(&mut self) {
        self.live(0);
        self.children(0, Mode::Plain, false);
        let foot = self.comments(self.triple(0), |node| &node.foot);
        self.lines(&foot);
        let text = self.out.trim_start_matches('\n').len();
        self.out.drain(..self.out.len() - text);
    }

    fn triple(&self, at: usize) -> Triple {
        self.joined.all.get(at).copied().unwrap_or_default()
    }

    fn node(&self, triple: Triple, seen: Seen) -> Option<&'w Node<'p>> {
        let [base, ours, theirs] = self.sides;
        match seen {
            Seen::Base => base.get(triple.base),
            Seen::Ours => ours.get(triple.ours),
            Seen::Theirs => theirs.get(triple.theirs),
        }
    }

    /// The one side that has a thing.
    const fn only(triple: Triple) -> Option<Who> {
        match (triple.ours, triple.theirs) {
            (Some(_), None) => Some(Who::Ours),
            (None, Some(_)) => Some(Who::Theirs),
            _ => None,
        }
    }

    /// True for what is part of the merged text: what one side removed goes, unless the other has changed it or something in it.
    fn live(&mut self, at: usize) -> bool {
        let triple = self.triple(at);
        let children: Vec<usize> = self.joined.inside.get(at).map(|order| order.all.clone()).unwrap_or_default();
        let inside = children.into_iter().filter(|child| self.live(*child)).count() > 0;
        let live = match (triple.base, Self::only(triple)) {
            (Some(_), Some(who)) => inside || (!triple.elsewhere && self.changed(triple, who)),
            _ => triple.ours.is_some() || triple.theirs.is_some(),
        };
        self.alive.insert(at, live);
        live
    }

    /// True when a side has changed what a thing says by itself.
    fn changed(&self, triple: Triple, who: Who) -> bool {
        match (self.node(triple, Seen::Base), self.node(triple, who.seen())) {
            (Some(base), Some(node)) => base.own != node.own || base.key.0 != node.key.0,
            _ => false,
        }
    }

    /// Writes what is inside a block. What stands in an added block is not told one by one.
    fn children(&mut self, at: usize, mode: Mode, told: bool) {
        let Some(order) = self.joined.inside.get(at) else { return };
        for child in &order.all {
            let triple = self.triple(*child);
            let kept = match mode {
                Mode::Sole(who) | Mode::Keep(who) => self.node(triple, who.seen()).is_some(),
                Mode::Plain => self.keeps_title(self.triple(at), triple),
            };
            if kept || self.alive.get(child) == Some(&true) {
                self.moved(triple, *child, at);
                self.child(*child, mode, told);
            } else if let Some(who) = Self::only(triple).filter(|_| triple.base.is_some()) {
                let deed = if triple.elsewhere && self.changed(triple, who) { Deed::Undecided } else { Deed::Removed };
                self.tell(deed, Some(who.other()), triple, Seen::Base);
            }
        }
    }

    /// A chapter that only one side has left keeps its title.
    fn keeps_title(&self, around: Triple, triple: Triple) -> bool {
        let Some(who) = Self::only(around).filter(|_| around.base.is_some()) else { return false };
        self.node(triple, who.seen()).is_some_and(|node| node.key.0 == Sort::Block(Kind::Title))
    }

    fn moved(&mut self, triple: Triple, child: usize, parent: usize) {
        let Some(order) = self.joined.inside.get(parent) else { return };
        let Some(node) = self.node(triple, Seen::Ours).or_else(|| self.node(triple, Seen::Theirs)) else { return };
        let in_row = node.address.field.is_some_and(|path| path.in_row);
        let ordered = matches!(node.key.0, Sort::Block(_)) || (node.key.0 == Sort::Value && !in_row);
        if !ordered {
            return;
        }
        if triple.torn || order.by_both.contains(&child) {
            self.tell(Deed::MovedByBoth, Some(Who::Ours), triple, Seen::Ours);
        } else if triple.moved == Some(Who::Theirs) || (triple.moved.is_none() && order.by_them.contains(&child)) {
            self.tell(Deed::Moved, Some(Who::Theirs), triple, Seen::Theirs);
        } else if triple.moved == Some(Who::Ours) || order.by_us.contains(&child) {
            self.tell(Deed::Moved, Some(Who::Ours), triple, Seen::Ours);
        }
    }

    fn child(&mut self, at: usize, mode: Mode, told: bool) {
        let triple = self.triple(at);
        let (mode, told) = match (Self::only(triple), triple.base, mode) {
            (None, ..) => (Mode::Plain, false),
            (Some(who), _, Mode::Sole(side) | Mode::Keep(side)) if who == side => (mode, true),
            (Some(who), None, _) => {
                if !told {
                    self.tell(Deed::Added, Some(who), triple, who.seen());
                }
                (Mode::Plain, true)
            }
            (Some(who), Some(_), _) => match self.disputed(at, who) {
                Some(mode) => (mode, true),
                None => return,
            },
        };
        self.lead(triple);
        let proposed = mode == Mode::Keep(Who::Ours) || mode == Mode::Keep(Who::Theirs);
        match (self.node(triple, Seen::Ours), self.node(triple, Seen::Theirs)) {
            (Some(ours), Some(theirs)) if std::mem::discriminant(&ours.shape) != std::mem::discriminant(&theirs.shape) => {
                self.reshaped(triple)
            }
            (Some(node), _) | (None, Some(node)) => match node.shape {
                Shape::Block { .. } => self.block(at, mode, told, proposed),
                Shape::Entry { .. } => self.entry(triple, mode),
                Shape::File | Shape::Whole => {
                    let text = self.any(triple).map(|(side, node)| side.slice(node.span)).unwrap_or_default();
                    self.out.push_str(text);
                }
            },
            (None, None) => {}
        }
        self.tails(triple);
    }

    /// One side removed a thing and the other changed it.
    fn disputed(&mut self, at: usize, who: Who) -> Option<Mode> {
        let triple = self.triple(at);
        let sort = self.node(triple, who.seen()).map(|node| node.key.0)?;
        if triple.elsewhere {
            return Some(Mode::Plain);
        }
        if sort == Sort::Block(Kind::Chapter) && !self.changed(triple, who) {
            // It stands for the sake of what is in it.
            return Some(Mode::Plain);
        }
        if let Some(side) = self.terms.take {
            self.tell(Deed::Settled, Some(side), triple, who.seen());
            return (side == who || self.shares(at)).then_some(Mode::Keep(who));
        }
        let (deed, mode) = match sort {
            Sort::Block(Kind::Article) => (Deed::Proposed, Mode::Keep(who)),
            Sort::Block(Kind::Chapter) => (Deed::Undecided, Mode::Plain),
            Sort::Block(Kind::Holds | Kind::Texts | Kind::Title | Kind::Single) | Sort::Value | Sort::Text => {
                (Deed::Proposed, Mode::Sole(who))
            }
            _ => (Deed::Undecided, Mode::Keep(who)),
        };
        self.tell(deed, Some(who), triple, who.seen());
        Some(mode)
    }

    /// True when something that both sides have stands in it.
    fn shares(&self, at: usize) -> bool {
        let inside = self.joined.inside.get(at).map(|order| order.all.as_slice()).unwrap_or_default();
        inside.iter().any(|child| Self::only(self.triple(*child)).is_none() || self.shares(*child))
    }

    fn block(&mut self, at: usize, mode: Mode, told: bool, proposed: bool) {
        let triple = self.triple(at);
        let head = self.head(triple);
        self.out.push_str(head);
        self.out.push_str(" {");
        self.mouths(triple);
        if let (true, Some(who), true) = (proposed, Self::only(triple), triple.base.is_some() && self.terms.take.is_none()) {
            self.proposer(triple, who);
        }
        let mark = self.notes.len();
        self.children(at, mode, told);
        self.languages(triple, mark);
        let foot = self.comments(triple, |node| &node.foot);
        self.lines(&foot);
        self.out.push_str("\n}");
    }

    /// The words before a brace.
    fn head(&mut self, triple: Triple) -> &'p str {
        let words = |side: &Side<'p>, node: Option<&Node<'p>>| match node.map(|node| node.shape) {
            Some(Shape::Block { head }) => Some(side.slice(head)),
            _ => None,
        };
        let [base, ours, theirs] = self.sides;
        let before = words(base, self.node(triple, Seen::Base));
        let here = words(ours, self.node(triple, Seen::Ours));
        let there = words(theirs, self.node(triple, Seen::Theirs));
        let (Some(one), Some(two)) = (here, there) else { return here.or(there).unwrap_or_default() };
        let own = |seen| self.node(triple, seen).map(|node| node.own.clone());
        let (was, is, theirs_is) = (own(Seen::Base), own(Seen::Ours), own(Seen::Theirs));
        match (is == theirs_is, was == is, was == theirs_is) {
            (true, ..) => {
                if before == Some(one) {
                    two
                } else {
                    one
                }
            }
            (_, true, _) => {
                self.tell(Deed::Renamed, Some(Who::Theirs), triple, Seen::Theirs);
                two
            }
            (_, _, true) => {
                self.tell(Deed::Renamed, Some(Who::Ours), triple, Seen::Ours);
                one
            }
            _ => self.choose(triple, one, two),
        }
    }

    /// Two words of which only one can stand.
    fn choose(&mut self, triple: Triple, one: &'p str, two: &'p str) -> &'p str {
        match self.terms.take {
            Some(side) => {
                self.tell(Deed::Settled, Some(side), triple, side.seen());
                if side == Who::Ours { one } else { two }
            }
            None => {
                self.tell(Deed::Undecided, Some(Who::Ours), triple, Seen::Theirs);
                one
            }
        }
    }

    /// Says whose proposal an article is that the other side has removed.
    fn proposer(&mut self, triple: Triple, who: Who) {
        let Some((side, node)) = self.any(triple).filter(|(_, node)| node.key.0 == Sort::Block(Kind::Article)) else { return };
        if node.children.iter().any(|child| side.get(Some(*child)).is_some_and(|child| child.key.0 == Sort::Proposer)) {
            return;
        }
        let names = side.outline.vocabulary.lexicon().key_names("proposed_by");
        let key = names.map_or("proposed by", |names| names.first(keywords(side)));
        self.out.push_str(&format!("\n{key}: {}", self.terms.owner(who)));
    }

    /// One text of which each side changed another language: somebody should read them together.
    fn languages(&mut self, triple: Triple, mark: usize) {
        let Some((_, node)) = self.any(triple) else { return };
        if !matches!(node.key.0, Sort::Block(Kind::Texts | Kind::Title | Kind::Single)) {
            return;
        }
        let of = |who| {
            let mut told = self.notes.iter().skip(mark);
            told.any(|note| note.deed == Deed::Changed && note.who == Some(who) && note.address.lang.is_some())
        };
        if of(Who::Ours) && of(Who::Theirs) {
            self.tell(Deed::Languages, None, triple, Seen::Ours);
        }
    }

    /// The node of ours, else of theirs, with its text.
    fn any(&self, triple: Triple) -> Option<(&'w Side<'p>, &'w Node<'p>)> {
        let [_, ours, theirs] = self.sides;
        let here = ours.get(triple.ours).map(|node| (ours, node));
        here.or_else(|| theirs.get(triple.theirs).map(|node| (theirs, node)))
    }

    fn tell(&mut self, deed: Deed, who: Option<Who>, triple: Triple, seen: Seen) {
        let found = [seen, Seen::Ours, Seen::Theirs, Seen::Base].into_iter().find_map(|seen| Some((seen, self.node(triple, seen)?)));
        if let Some((seen, node)) = found {
            self.notes.push(Note { deed, who, seen, span: node.span, address: node.address.clone() });
        }
    }
}

/// The language of the keywords of a text: that of the word which opens its header.
fn keywords(side: &Side<'_>) -> Lang {
    let header = side.nodes.iter().find(|node| node.key.1 == "agreement");
    let word = match header.map(|node| node.shape) {
        Some(Shape::Block { head }) => side.slice(head).split_whitespace().next().map(fold).unwrap_or_default(),
        _ => String::new(),
    };
    let names = side.outline.vocabulary.lexicon().block_names("agreement");
    let spoken = |lang: &Lang| names.is_some_and(|names| names.get(*lang).iter().any(|name| fold(name) == word));
    [Lang::En, Lang::Fr, Lang::Ar].into_iter().find(spoken).unwrap_or(Lang::En)
}

impl Who {
    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }

    /// The text of the side.
    #[must_use]
    pub const fn seen(self) -> Seen {
        match self {
            Self::Ours => Seen::Ours,
            Self::Theirs => Seen::Theirs,
        }
    }
}
