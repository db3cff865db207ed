//! What a comparison says: typed changes with their places, both values, and what they mean for the worker.
//! Data only; sentences are made at the edge.

use crate::finding::{Facts, Verdict};
use crate::model::Value;
use crate::text::{Lang, LangMap, Span};
use crate::vocabulary::{FieldId, KindId};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Only the new text has it.
    Added,
    /// Only the old text has it.
    Removed,
    /// It says something else.
    Changed,
    /// It stands somewhere else, as it was or nearly so.
    Moved,
    /// Its id is another.
    Renamed,
    /// Its number is another, because something before it came, went or moved.
    Renumbered,
    /// One article became several.
    Split,
    /// Several articles became one.
    Merged,
    /// What was agreed is open.
    BracketOpened,
    /// What was open is agreed.
    BracketClosed,
    /// A proposal in an open bracket is another.
    ProposalChanged,
    /// A departure from a rule is accepted.
    WaiverAdded,
    /// A waiver is gone.
    WaiverRemoved,
    /// A waiver says something else: another reason, owner or end.
    WaiverChanged,
    /// A waiver that stood in the old text has ended by the date of the new one.
    WaiverExpired,
}

/// What a change is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartKind {
    /// The agreement as a whole.
    Agreement,
    /// An entry of the header.
    Header,
    /// The list of recalled instruments.
    Recalling,
    /// A recital of the preamble.
    Recital,
    /// A chapter.
    Chapter,
    /// An article.
    Article,
    /// The title of a chapter, article or annex.
    Title,
    /// Whose proposal an article is.
    Proposer,
    /// A typed clause.
    Clause,
    /// A field of a clause.
    Field,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// Wording that replaces the standard one of a clause.
    Wording,
    /// A paragraph of prose.
    Paragraph,
    /// A lettered item of a paragraph.
    Item,
    /// A definition.
    Definition,
    /// The term of a definition.
    Term,
    /// The meaning of a definition.
    Meaning,
    /// A waiver.
    Waiver,
    /// An annex.
    Annex,
}

/// What a change means for the worker.
///
/// INVARIANT: comparing the texts the other way round gives the reverse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Worth {
    /// Less protected.
    Weaker,
    /// It cannot be told.
    Unclear,
    /// Better protected.
    Stronger,
    /// The same.
    #[default]
    Neutral,
}

/// Why a change means what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// In which direction it points.
    pub worth: Worth,
    /// What it rests on.
    pub ground: Ground,
}

/// What a reason rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The direction of the field: more, less, yes, no, rank, members. The key of a sentence of the interface (`reason_…`).
    Direction(&'static str, Facts),
    /// The law of a State: its figure stands between the two values, or fills the silence of one. The key of a sentence.
    Law(&'static str, Facts),
    /// A rule of the book whose outcome is another.
    Rule {
        /// Its id.
        rule: &'static str,
        /// What it came to in the old text.
        before: Verdict,
        /// What it comes to in the new text.
        after: Verdict,
    },
    /// A judgement on changes, from `rules/changes/`.
    Judgement {
        /// Its id.
        id: String,
        /// True when the change undoes what the judgement describes.
        undone: bool,
        /// The values that its sentence needs.
        facts: Facts,
    },
    /// It is inside what came, went or moved: how many parts inside are stronger, weaker, unclear.
    Inside {
        /// Parts that protect better.
        stronger: usize,
        /// Parts that protect less.
        weaker: usize,
        /// Parts of which it cannot be told.
        unclear: usize,
    },
}

/// Where something stands in one of the texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The whole part.
    pub span: Span,
    /// Where a caret belongs: the value, the id, the text.
    pub mark: Span,
    /// The article, annex or chapter it stands in (or is).
    pub home: Home,
}

/// The article or other large part that something stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home {
    /// The header.
    #[default]
    Header,
    /// The preamble.
    Preamble,
    /// A chapter: its id and number.
    Chapter(String, usize),
    /// An article: its id and number.
    Article(String, usize),
    /// An annex: its id and number.
    Annex(String, usize),
}

/// One side of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Where.
    pub spot: Spot,
    /// The typed value, for a field, cell or header entry.
    pub value: Option<Value>,
    /// The source text of the part, as the drafter wrote it (the value alone, for a field).
    pub words: String,
}

/// Which field a change is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldPath {
    /// The kind of clause.
    pub kind: KindId,
    /// The field, or the column of a row.
    pub field: FieldId,
    /// True for a column.
    pub in_row: bool,
}

/// A run of words in a comparison of prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// In both texts; spelt as in the new one.
    Same(String),
    /// In the old text only.
    Out(String),
    /// In the new text only.
    In(String),
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// To what.
    pub part: PartKind,
    /// The old side; nothing for what was added.
    pub old: Option<Side>,
    /// The new side; nothing for what was removed.
    pub new: Option<Side>,
    /// The kind of clause, for a clause and what stands in it.
    pub clause: Option<KindId>,
    /// The field, for a field or cell.
    pub field: Option<FieldPath>,
    /// What it is called where it has a name of its own: the id of an article, definition, paragraph; the rule of a waiver;
    /// the key of a row.
    pub name: String,
    /// What it means for the worker.
    pub worth: Worth,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The Parties whose proposal it is, or whose bracket it opens, closes or changes: codes.
    pub owners: Vec<String>,
    /// The words of prose that came and went, in each language in which they differ.
    pub words: LangMap<Vec<Edit>>,
    /// Articles that it came from or went to, for what was split, merged or moved: ids.
    pub with: Vec<String>,
}

/// A rule whose outcome is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleChange {
    /// Its id.
    pub rule: &'static str,
    /// What it came to in the old text.
    pub before: Verdict,
    /// What it comes to in the new text.
    pub after: Verdict,
    /// What that means for the worker.
    pub worth: Worth,
}

/// Something that the reader of a comparison must know: the key of a sentence of the interface (`diff_note_…`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The key.
    pub key: &'static str,
    /// The values it needs.
    pub facts: Facts,
    /// Where, in the new text; nothing for the whole.
    pub span: Option<Span>,
}

/// A part that both texts have, or one of them: what was matched with what. Renderers align papers by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// Its id in the old text.
    pub old: Option<String>,
    /// Its id in the new text.
    pub new: Option<String>,
    /// True when it stands elsewhere in the order of the new text.
    pub moved: bool,
}

/// Two texts compared.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// What changed, in the order of the new text; what went stands where it stood.
    pub changes: Vec<Change>,
    /// Articles matched, in the order of the new text; what went stands where it stood.
    pub articles: Vec<Pair>,
    /// Chapters matched.
    pub chapters: Vec<Pair>,
    /// Annexes matched.
    pub annexes: Vec<Pair>,
    /// Rules whose outcome is another, by their ids.
    pub rules: Vec<RuleChange>,
    /// What else the reader must know.
    pub remarks: Vec<Remark>,
}

impl Worth {
    /// What it is the other way round.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Weaker => Self::Stronger,
            Self::Stronger => Self::Weaker,
            other => other,
        }
    }

    /// The word used in machine-readable output and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Weaker => "weaker",
            Self::Unclear => "unclear",
            Self::Stronger => "stronger",
            Self::Neutral => "neutral",
        }
    }

    /// What several reasons come to: what points both ways is unclear.
    pub fn of(reasons: impl IntoIterator<Item = Self>) -> Self {
        reasons.into_iter().fold(Self::Neutral, |sum, next| match (sum, next) {
            (sum, Self::Neutral) => sum,
            (Self::Neutral, next) => next,
            (sum, next) if sum == next => sum,
            _ => Self::Unclear,
        })
    }
}

impl ChangeKind {
    /// The word used in machine-readable output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Renamed => "renamed",
            Self::Renumbered => "renumbered",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::BracketOpened => "bracket opened",
            Self::BracketClosed => "bracket closed",
            Self::ProposalChanged => "proposal changed",
            Self::WaiverAdded => "waiver added",
            Self::WaiverRemoved => "waiver removed",
            Self::WaiverChanged => "waiver changed",
            Self::WaiverExpired => "waiver expired",
        }
    }
}

impl PartKind {
    /// The word used in machine-readable output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Header => "header",
            Self::Recalling => "recalling",
            Self::Recital => "recital",
            Self::Chapter => "chapter",
            Self::Article => "article",
            Self::Title => "title",
            Self::Proposer => "proposer",
            Self::Clause => "clause",
            Self::Field => "field",
            Self::Row => "row",
            Self::Cell => "cell",
            Self::Wording => "wording",
            Self::Paragraph => "paragraph",
            Self::Item => "item",
            Self::Definition => "definition",
            Self::Term => "term",
            Self::Meaning => "meaning",
            Self::Waiver => "waiver",
            Self::Annex => "annex",
        }
    }
}

impl Home {
    /// Its id; empty for the header and the preamble.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Header | Self::Preamble => "",
            Self::Chapter(id, _) | Self::Article(id, _) | Self::Annex(id, _) => id,
        }
    }
}

impl Change {
    /// Where it is read: in the new text, or in the old one for what went.
    #[must_use]
    pub fn side(&self) -> Option<&Side> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// The languages in which prose changed.
    pub fn langs(&self) -> impl Iterator<Item = Lang> {
        self.words.iter().map(|(lang, _)| lang)
    }
}

impl Comparison {
    /// True when nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many changes have this effect.
    #[must_use]
    pub fn count(&self, worth: Worth) -> usize {
        self.changes.iter().filter(|change| change.worth == worth).count()
    }
}
