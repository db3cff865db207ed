//! Parts of the file that depend on little: settings and faces.

use super::super::tree::Paper;
use super::page::Page;
use super::xml::Xml;
use crate::text::Lang;

/// `word/settings.xml`. Nothing here makes Word ask a question when the file is opened; a draft comes back with what
/// was changed in it marked as changed.
pub(super) fn settings(paper: &Paper, page: Page, first: Lang) -> Xml {
    let mut out = Xml::part(2 * 1024);
    out.raw("<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:zoom w:percent=\"100\"/>");
    out.raw(if paper.draft || paper.redline.is_some() { "<w:trackRevisions/>" } else { "" });
    out.amount("<w:defaultTabStop w:val=\"", page.step);
    out.raw("<w:characterSpacingControl w:val=\"doNotCompress\"/>");
    out.raw("<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat>");
    let modes = [
        "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>",
        "<w:compatSetting w:name=\"overrideTableStyleFontSizeAndJustification\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"1\"/>",
        "<w:compatSetting w:name=\"enableOpenTypeFeatures\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"1\"/>",
        "<w:compatSetting w:name=\"doNotFlipMirrorIndents\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"1\"/>",
    ];
    modes.into_iter().for_each(|mode| out.raw(mode));
    out.raw("</w:compat>");
    out.raw(match first {
        Lang::Fr => "<w:themeFontLang w:val=\"fr-FR\" w:bidi=\"ar-LY\"/>",
        Lang::Ar | Lang::En => "<w:themeFontLang w:val=\"en-GB\" w:bidi=\"ar-LY\"/>",
    });
    out.raw("<w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>");
    out
}

/// `word/fontTable.xml`: which face to take where one is not installed.
pub(super) fn faces() -> Xml {
    let mut out = Xml::part(1024);
    out.raw("<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
    out.raw("<w:font w:name=\"Times New Roman\"><w:altName w:val=\"Liberation Serif\"/><w:charset w:val=\"00\"/>");
    out.raw("<w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font>");
    out.raw("<w:font w:name=\"Amiri\"><w:altName w:val=\"Traditional Arabic\"/><w:charset w:val=\"B2\"/>");
    out.raw("<w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>");
    out
}
