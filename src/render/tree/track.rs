//! What a redline adds to a paper: who added, removed or moved which words, so that the paper reads as either text.

use super::{Article, ChangeNote, Inline, Line, Paper, Paragraph, inlines};
use crate::text::{Lang, LangMap};

/// One of the two texts that a redline holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The earlier text: what remains when every change is rejected.
    Old,
    /// The later text: what remains when every change is accepted.
    New,
}

/// What happened to words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// Only the later text has them.
    Added,
    /// Only the earlier text has them.
    Removed,
    /// They stand here in the later text.
    MovedHere,
    /// They stood here in the earlier text.
    MovedAway,
}

/// A change that somebody made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// What happened.
    pub kind: MarkKind,
    /// Whose change it is: a place among [`Redline::authors`].
    pub author: usize,
    /// For what moved, a place among [`Redline::moves`]: both ends have the same.
    pub pair: Option<usize>,
}

/// The marks on a whole row, the outer first: what moved may also have been added or removed where it now stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing([Option<Mark>; 2]);

/// The two ends of a move, as their parts are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Move {
    /// The part in the earlier text.
    pub from: Line,
    /// The id of the part that has it in the earlier text, as the redline names it.
    pub from_id: String,
    /// The part in the later text.
    pub to: Line,
    /// The id of the part that has it in the later text.
    pub to_id: String,
    /// Whether it is a paragraph that left its article.
    pub alone: bool,
}

/// What a redline is beyond its marks. Only facts that no line of the paper holds are kept twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redline {
    /// Who made changes, in each language; the first is the author of the round.
    pub authors: Vec<LangMap<String>>,
    /// What moved.
    pub moves: Vec<Move>,
    /// What the changes mean, each with its place.
    pub notes: Vec<ChangeNote>,
    /// Whether the earlier text was a draft.
    pub was_draft: bool,
    /// The courtesy translations of the earlier text.
    pub was_courtesy: Vec<Lang>,
    /// The seal of the earlier text.
    pub was_seal: Option<String>,
}

impl MarkKind {
    /// The text that has the words.
    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::Added | Self::MovedHere => Side::New,
            Self::Removed | Self::MovedAway => Side::Old,
        }
    }

    /// The signs that stand around the words where nothing but text can be written.
    #[must_use]
    pub const fn signs(self) -> [&'static str; 2] {
        match self.side() {
            Side::New => ["{+", "+}"],
            Side::Old => ["[-", "-]"],
        }
    }
}

impl Mark {
    /// A change by the author of the round.
    #[must_use]
    pub const fn of_round(kind: MarkKind) -> Self {
        Self { kind, author: 0, pair: None }
    }
}

impl Standing {
    /// What both texts have.
    pub const BOTH: Self = Self([None, None]);

    /// One mark.
    #[must_use]
    pub const fn of(mark: Mark) -> Self {
        Self([Some(mark), None])
    }

    /// This inside a mark.
    #[must_use]
    pub const fn inside(self, mark: Mark) -> Self {
        Self([Some(mark), self.0[0]])
    }

    /// How something stands that each text has or has not; nothing if neither has it.
    #[must_use]
    pub const fn between(old: bool, new: bool) -> Option<Self> {
        match (old, new) {
            (true, true) => Some(Self::BOTH),
            (false, true) => Some(Self::of(Mark::of_round(MarkKind::Added))),
            (true, false) => Some(Self::of(Mark::of_round(MarkKind::Removed))),
            (false, false) => None,
        }
    }

    /// The marks, the outer first.
    pub fn marks(&self) -> impl DoubleEndedIterator<Item = Mark> + '_ {
        self.0.iter().flatten().copied()
    }

    /// Whether both texts have it.
    #[must_use]
    pub const fn is_both(&self) -> bool {
        self.0[0].is_none()
    }

    /// Whether a text has it.
    #[must_use]
    pub fn is_on(&self, side: Side) -> bool {
        self.marks().all(|mark| mark.kind.side() == side)
    }

    /// The last end of a move among the marks.
    #[must_use]
    pub fn moved(&self) -> Option<Mark> {
        self.marks().find(|mark| mark.pair.is_some())
    }

    /// The marks that this has in common with another, from the outer in. Whose they are makes no difference.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        match (self.0, other.0) {
            ([Some(one), inner], [Some(two), other]) if one.kind == two.kind => match (inner, other) {
                (Some(in_one), Some(in_two)) if in_one.kind == in_two.kind => self,
                _ => Self::of(one),
            },
            _ => Self::BOTH,
        }
    }

    /// What several lines of a row have in common; lines that say nothing anywhere have no say.
    pub fn of_lines<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Self {
        let standings = lines.into_iter().filter(|line| !line.is_empty()).map(standing);
        standings.reduce(Self::with).unwrap_or_default()
    }

    /// What stands between two things that are both needed for it: nothing if no text has both.
    fn joining(one: Self, two: Self) -> Option<Self> {
        match (one.is_both(), two.is_both()) {
            (true, _) => Some(two),
            (_, true) => Some(one),
            _ => (one == two || one.with(two) == one).then_some(one),
        }
    }
}

/// How that stands which joins a number to a title in a language; nothing where they do not stand together.
#[must_use]
pub fn joint(label: &Line, title: &Line, lang: Lang) -> Option<Standing> {
    if !says_any(label, lang) || !says_any(title, lang) {
        return None;
    }
    let join = Standing::joining(standing(label), standing(title))?;
    let [old, new] = [Side::Old, Side::New].map(|side| says(label, lang, side) && says(title, lang, side));
    if join.is_both() {
        return Standing::between(old, new);
    }
    // What moved may have lost all its words in this language on the way.
    let lost = join.is_on(Side::New) && !new || join.is_on(Side::Old) && !old;
    (!lost).then_some(join)
}

impl Paragraph {
    /// Which of two texts has it.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let cells = self.table.iter().flat_map(|table| table.head.iter().chain(table.rows.iter().flatten()));
        let items = self.items.iter().flat_map(|item| [&item.label, &item.text]);
        Standing::of_lines([&self.label, &self.text].into_iter().chain(items).chain(cells))
    }
}

/// The marks on a whole line.
///
/// INVARIANT: a line that only one text has is a single marked inline in every language.
#[must_use]
pub fn standing(line: &Line) -> Standing {
    let of_lang = |inlines: &[Inline]| match inlines {
        [Inline::Tracked { mark, inside }] => match inside.as_slice() {
            [Inline::Tracked { mark: inner, .. }] => Standing([Some(*mark), Some(*inner)]),
            _ => Standing::of(*mark),
        },
        _ => Standing::BOTH,
    };
    line.iter().map(|(_, inlines)| of_lang(inlines)).reduce(Standing::with).unwrap_or_default()
}

/// Inlines as one of the two texts has them, without marks.
#[must_use]
pub fn on(inlines: &[Inline], side: Side) -> Vec<Inline> {
    let mut out = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Tracked { mark, inside } if mark.kind.side() == side => out.extend(on(inside, side)),
            Inline::Tracked { .. } => {}
            Inline::Open { owner, inside } => out.push(Inline::Open { owner: owner.clone(), inside: on(inside, side) }),
            other => out.push(other.clone()),
        }
    }
    out
}

/// Whether a line says something in a language of one of the two texts.
#[must_use]
pub fn says(line: &Line, lang: Lang, side: Side) -> bool {
    fn any(inlines: &[Inline], side: Side) -> bool {
        inlines.iter().any(|inline| match inline {
            Inline::Tracked { mark, inside } => mark.kind.side() == side && any(inside, side),
            Inline::Text(text) => !text.is_empty(),
            _ => true,
        })
    }
    any(inlines(line, lang), side)
}

/// Who proposes an article as a whole, each as the texts have it: two where it changed hands.
#[must_use]
pub fn proposers<'a>(paper: &Paper, article: &'a Article) -> Vec<(&'a str, Standing)> {
    let (was, is) = (article.was_proposed_by.as_deref(), article.proposed_by.as_deref());
    let within = |standing: Standing| article.mark.map_or(standing, |mark| standing.inside(mark));
    let alone = article.mark.is_some_and(|mark| mark.kind != MarkKind::MovedHere);
    if paper.redline.is_none() || alone || was == is {
        return is.map(|owner| (owner, within(Standing::BOTH))).into_iter().collect();
    }
    let sides = [(was, MarkKind::Removed), (is, MarkKind::Added)];
    let named = sides.into_iter().filter_map(|(owner, kind)| Some((owner?, within(Standing::of(Mark::of_round(kind))))));
    named.collect()
}

impl Paper {
    /// In which of the two texts it is a draft; nothing if in none.
    #[must_use]
    pub fn draft_standing(&self) -> Option<Standing> {
        Standing::between(self.redline.as_ref().map_or(self.draft, |redline| redline.was_draft), self.draft)
    }

    /// In which of the two texts a language is that of a courtesy translation; nothing if in none.
    #[must_use]
    pub fn courtesy_standing(&self, lang: Lang) -> Option<Standing> {
        let was = self.redline.as_ref().map_or(&self.courtesy, |redline| &redline.was_courtesy);
        Standing::between(was.contains(&lang), self.courtesy.contains(&lang))
    }

    /// The seals of the two texts.
    #[must_use]
    pub fn seals(&self) -> Vec<(&str, Standing)> {
        let now = self.seal.as_deref();
        let was = self.redline.as_ref().map_or(now, |redline| redline.was_seal.as_deref());
        if was == now {
            return now.map(|seal| (seal, Standing::BOTH)).into_iter().collect();
        }
        let sides = [(was, MarkKind::Removed), (now, MarkKind::Added)];
        sides.into_iter().filter_map(|(seal, kind)| Some((seal?, Standing::of(Mark::of_round(kind))))).collect()
    }
}

/// Whether a line says something in a language of any text.
#[must_use]
pub fn says_any(line: &Line, lang: Lang) -> bool {
    fn any(inlines: &[Inline]) -> bool {
        inlines.iter().any(|inline| match inline {
            Inline::Tracked { inside, .. } => any(inside),
            Inline::Text(text) => !text.is_empty(),
            _ => true,
        })
    }
    any(inlines(line, lang))
}

/// A line with every language of it inside a mark.
#[must_use]
pub fn marked(line: &Line, mark: Mark) -> Line {
    if line.is_empty() {
        return Line::new();
    }
    Line::of(|lang| Some(vec![Inline::Tracked { mark, inside: inlines(line, lang).to_vec() }]))
}

#[cfg(test)]
mod tests {
    use super::super::sample::say;
    use super::*;

    const ADDED: Mark = Mark::of_round(MarkKind::Added);
    const GONE: Mark = Mark::of_round(MarkKind::Removed);
    const HERE: Mark = Mark { kind: MarkKind::MovedHere, author: 0, pair: Some(0) };

    #[test]
    fn a_marked_line_stands_where_its_mark_says() {
        let mut line = say("أ", "a", "a");
        assert!(standing(&line).is_both());
        line = marked(&line, GONE);
        assert!(standing(&line).is_on(Side::Old) && !standing(&line).is_on(Side::New));
        line = marked(&line, HERE);
        assert_eq!(standing(&line), Standing([Some(HERE), Some(GONE)]));
        assert!(!standing(&line).is_on(Side::Old) && !standing(&line).is_on(Side::New));
        assert!(!says(&line, Lang::Fr, Side::New));
    }

    #[test]
    fn a_line_of_which_one_language_changed_stands_on_both_sides() {
        let mut line = say("أ", "a", "a");
        line.set(Lang::Fr, vec![Inline::Tracked { mark: ADDED, inside: vec![Inline::Text("b".to_owned())] }]);
        assert!(standing(&line).is_both());
        assert!(!says(&line, Lang::Fr, Side::Old) && says(&line, Lang::Ar, Side::Old));
    }

    #[test]
    fn empty_words_say_nothing() {
        let (label, mut title) = (say("أ", "a", "a"), say("ب", "b", "b"));
        title.set(Lang::Fr, vec![Inline::Text(String::new())]);
        assert!(!says(&title, Lang::Fr, Side::New) && !says_any(&title, Lang::Fr));
        assert_eq!(joint(&label, &title, Lang::Fr), None);
    }

    #[test]
    fn what_moved_and_lost_its_title_is_joined_to_nothing() {
        let (label, mut title) = (marked(&say("أ", "a", "a"), HERE), say("ب", "b", "b"));
        title.set(Lang::Fr, vec![Inline::Tracked { mark: GONE, inside: vec![Inline::Text("b".to_owned())] }]);
        let title = marked(&title, HERE);
        assert_eq!(joint(&label, &title, Lang::Fr), None);
        assert_eq!(joint(&label, &title, Lang::En), Some(Standing::of(HERE)));
    }

    #[test]
    fn what_stands_between_two_needs_both() {
        let [added, gone] = [ADDED, GONE].map(Standing::of);
        assert_eq!(Standing::joining(Standing::BOTH, added), Some(added));
        assert_eq!(Standing::joining(added, added), Some(added));
        assert_eq!(Standing::joining(added, gone), None);
    }
}
