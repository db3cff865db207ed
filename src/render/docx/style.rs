//! The styles of a paper: what a user of Word may restyle, each named for what it marks.

/// Where the lines of a style stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Set {
    /// At the beginning of the line, on either side by its direction.
    Start,
    /// In the middle.
    Centre,
    /// From margin to margin; in narrow columns at the beginning.
    Both,
}

/// A style of paragraphs. Sizes are in half points over the size of the text, spaces in twentieths of a point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// What the document calls it.
    pub id: &'static str,
    /// What Word shows; names of its own styles are written as Word writes them.
    pub name: &'static str,
    /// Another name that Word shows beside it.
    pub alias: &'static str,
    /// The style it goes on from.
    pub based: &'static str,
    /// The style of the paragraph that is typed after it.
    pub next: &'static str,
    /// Whether it stays on the page of the next paragraph.
    pub keep: bool,
    /// Whether a rule runs under it.
    pub rule: bool,
    /// The space before.
    pub before: u16,
    /// The space after.
    pub after: u16,
    /// How many steps from the beginning of the line.
    pub steps: u16,
    /// Whether the number or letter hangs one step before the text.
    pub hangs: bool,
    /// Where the lines stand.
    pub set: Set,
    /// The level in the outline, from 1; none for text.
    pub outline: u8,
    /// Larger or smaller than the text.
    pub size: i8,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether Latin letters lean; Arabic ones never do.
    pub italic: bool,
    /// The colour, if not that of the text.
    pub colour: &'static str,
}

/// Ordinary text, from which the other rows say how they differ.
const TEXT: Style = Style {
    id: "Normal",
    name: "Normal",
    alias: "",
    based: "",
    next: "",
    keep: false,
    rule: false,
    before: 0,
    after: 120,
    steps: 0,
    hangs: false,
    set: Set::Start,
    outline: 0,
    size: 0,
    bold: false,
    italic: false,
    colour: "",
};
const ON: Style = Style { based: "Normal", ..TEXT };
const MIDDLE: Style = Style { set: Set::Centre, ..ON };
const ITEM: Style = Style { based: "Paragraph", hangs: true, set: Set::Both, after: 80, ..ON };
const SMALL: Style = Style { after: 0, size: -4, ..ON };
const MARGIN: Style = Style { set: Set::Centre, ..SMALL };

/// Every style of paragraphs, the default first.
pub(super) const STYLES: [Style; 33] = [
    TEXT,
    Style { id: "Title", name: "Title", next: "Subtitle", before: 360, after: 360, size: 12, bold: true, ..MIDDLE },
    Style { id: "Subtitle", name: "Subtitle", next: "Subtitle", after: 160, size: 4, ..MIDDLE },
    Style { id: "Copy", name: "Copy", after: 240, italic: true, ..MIDDLE },
    Style { id: "Draft", name: "Draft", after: 60, size: 4, bold: true, colour: "8F1D1D", ..MIDDLE },
    Style { id: "DraftNote", name: "Draft Note", after: 240, colour: "8F1D1D", ..MIDDLE },
    Style { id: "Courtesy", name: "Courtesy", before: 240, italic: true, ..MIDDLE },
    Style {
        id: "Heading1",
        name: "heading 1",
        alias: "Chapter",
        next: "Heading2",
        keep: true,
        before: 480,
        after: 200,
        outline: 1,
        size: 4,
        bold: true,
        ..MIDDLE
    },
    Style {
        id: "Heading2",
        name: "heading 2",
        alias: "Article",
        next: "Paragraph",
        keep: true,
        before: 320,
        after: 140,
        outline: 2,
        bold: true,
        ..MIDDLE
    },
    Style { id: "Proposer", name: "Proposer", keep: true, italic: true, ..MIDDLE },
    Style { id: "Preamble", name: "Preamble", set: Set::Both, ..ON },
    Style { id: "PreambleParty", name: "Preamble Party", based: "Preamble", keep: true, bold: true, ..ON },
    Style { id: "PreambleClosing", name: "Preamble Closing", based: "Preamble", before: 120, bold: true, ..ON },
    Style { id: "Paragraph", name: "Paragraph", set: Set::Both, ..ON },
    Style { id: "NumberedParagraph", name: "Numbered Paragraph", steps: 1, after: 120, ..ITEM },
    Style { id: "Item1", name: "Item 1", steps: 2, ..ITEM },
    Style { id: "Item2", name: "Item 2", steps: 3, ..ITEM },
    Style { id: "Item3", name: "Item 3", steps: 4, ..ITEM },
    Style { id: "Caption", name: "caption", next: "TableText", keep: true, before: 160, after: 100, bold: true, ..MIDDLE },
    Style { id: "TableText", name: "Table Text", before: 40, after: 40, size: -3, ..ON },
    Style { id: "TableHead", name: "Table Head", based: "TableText", before: 40, after: 40, size: -3, keep: true, bold: true, ..ON },
    Style { id: "Testimonium", name: "Testimonium", keep: true, before: 120, set: Set::Both, ..ON },
    Style { id: "Signature", name: "Signature", keep: true, after: 40, ..MIDDLE },
    Style { id: "SignatureFor", name: "Signature For", based: "Signature", keep: true, bold: true, before: 360, after: 40, ..MIDDLE },
    Style { id: "SignatureLine", name: "Signature Line", based: "Signature", keep: true, rule: true, before: 1100, after: 60, ..MIDDLE },
    Style { id: "Header", name: "header", rule: true, ..MARGIN },
    Style { id: "Footer", name: "footer", before: 40, ..MARGIN },
    Style { id: "Seal", name: "Seal", based: "Footer", size: -8, ..MARGIN },
    Style { id: "FootnoteText", name: "footnote text", set: Set::Both, ..SMALL },
    Style { id: "TOCHeading", name: "TOC Heading", next: "TOC1", keep: true, after: 240, size: 4, bold: true, ..MIDDLE },
    Style { id: "TOC1", name: "toc 1", next: "Normal", before: 120, after: 40, bold: true, ..ON },
    Style { id: "TOC2", name: "toc 2", next: "Normal", after: 40, steps: 1, ..ON },
    Style { id: "Spacer", name: "Spacer", after: 0, size: -20, ..ON },
];

/// A style of characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// What the document calls it.
    pub id: &'static str,
    /// What Word shows.
    pub name: &'static str,
    /// Whether it is bold.
    pub bold: bool,
    /// The colour of the letters, if not that of the text.
    pub colour: &'static str,
    /// The colour behind them, if any.
    pub ground: &'static str,
    /// Whether it stands above the line, small.
    pub raised: bool,
}

const PLAIN: Mark = Mark { id: "", name: "", bold: false, colour: "", ground: "", raised: false };

/// Every style of characters. Colours are told apart in grey too, and the owner of a bracket is always written.
pub(super) const MARKS: [Mark; 9] = [
    Mark { id: "Strong", name: "Strong", bold: true, ..PLAIN },
    Mark { id: "CrossReference", name: "Cross-Reference", ..PLAIN },
    Mark { id: "Missing", name: "Missing", bold: true, ground: "FFE34D", ..PLAIN },
    Mark { id: "DraftMark", name: "Draft Mark", bold: true, colour: "8F1D1D", ..PLAIN },
    Mark { id: "BracketFirst", name: "Bracket of the First Party", colour: "17493D", ground: "E3F1EA", ..PLAIN },
    Mark { id: "BracketSecond", name: "Bracket of the Second Party", colour: "7A3B06", ground: "FDEEDA", ..PLAIN },
    Mark { id: "BracketThird", name: "Bracket of the Third Party", colour: "3B3478", ground: "EBE9FA", ..PLAIN },
    Mark { id: "BracketOther", name: "Bracket", colour: "5A5A5A", ground: "F1F1F1", ..PLAIN },
    Mark { id: "FootnoteReference", name: "footnote reference", raised: true, ..PLAIN },
];
