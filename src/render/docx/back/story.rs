//! What a paragraph of a returned file holds: runs of words, each with its control, its fate and the comments on it.

/// Where a paragraph stands in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Story {
    /// In the text.
    #[default]
    Body,
    /// In a footnote or endnote.
    Note,
    /// In a header or footer.
    Margin,
}

/// A tracked change: who made it, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Revision {
    /// Who.
    pub author: String,
    /// When, as the file says.
    pub date: String,
    /// Whether it is half of a move, not an insertion or deletion.
    pub moved: bool,
}

/// What tracked changes do to words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// They were added by this change.
    pub came: Option<Revision>,
    /// They were taken out by this change.
    pub went: Option<Revision>,
}

impl Fate {
    /// Whether the words stand in the text that was sent: every change rejected.
    #[must_use]
    pub const fn was(&self) -> bool {
        self.came.is_none()
    }

    /// Whether the words stand in the text that is proposed: every change accepted.
    #[must_use]
    pub const fn is(&self) -> bool {
        self.went.is_none()
    }

    /// The changes that touch the words.
    pub fn revisions(&self) -> impl Iterator<Item = &Revision> {
        self.came.iter().chain(&self.went)
    }
}

/// A content control.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Control {
    /// Its tag; empty where a word processor has dropped it.
    pub tag: String,
    /// Its number, which LibreOffice keeps where it drops the tag.
    pub id: String,
    /// Whether it shows words of the word processor in place of words of its own.
    pub placeholder: bool,
}

/// Words with one fate in one control.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// The controls around it, the outermost first, by their place in the letter.
    pub controls: Vec<usize>,
    /// What tracked changes do to it.
    pub fate: Fate,
    /// The comments that stand on it, by id.
    pub comments: Vec<String>,
    /// The language that the run names, as in `fr-FR`.
    pub lang: String,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub story: Story,
    /// The controls around the whole of it, the outermost first.
    pub around: Vec<usize>,
    /// Its words.
    pub runs: Vec<Run>,
    /// What tracked changes do to its end.
    pub end: Fate,
    /// Its style.
    pub style: String,
    /// The row of the innermost table it stands in: the number of the table in the file, and of the row in it.
    pub row: Option<(usize, usize)>,
    /// The bookmarks that begin in it.
    pub bookmarks: Vec<String>,
}
