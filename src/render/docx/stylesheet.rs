//! `styles.xml`: the table of styles as Word reads it, in the sizes of the page.

use super::page::Page;
use super::run::locale;
use super::style::{MARKS, Mark, STYLES, Set, Style};
use super::xml::Xml;
use crate::text::Lang;

/// The styles of a file whose first language is this.
pub(super) fn stylesheet(page: Page, first: Lang) -> Xml {
    let mut out = Xml::part(16 * 1024);
    out.raw("<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\n");
    defaults(&mut out, page, first);
    STYLES.iter().for_each(|style| paragraph_style(&mut out, page, style));
    out.raw("<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/>");
    out.raw("<w:uiPriority w:val=\"1\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>\n");
    MARKS.iter().for_each(|mark| character_style(&mut out, mark));
    out.raw(TABLES);
    out.raw("</w:styles>");
    out
}

/// The plain table that Word supposes, the grid of languages and signatures, and the table of an annex.
const TABLES: &str = "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>\
<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>\
<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\n\
<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"LanguageGrid\"><w:name w:val=\"Language Grid\"/>\
<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblCellMar><w:left w:w=\"142\" w:type=\"dxa\"/>\
<w:right w:w=\"142\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\n\
<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"PaperTable\"><w:name w:val=\"Paper Table\"/>\
<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>\
<w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"404040\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>\
<w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"404040\"/><w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>\
<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>\
</w:tblBorders><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF0EF\"/></w:tcPr>\
</w:tblStylePr></w:style>\n";

/// Faces, sizes and languages of everything; a reader without the Arabic face takes another, named in the font table.
fn defaults(out: &mut Xml, page: Page, first: Lang) {
    out.raw("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" ");
    out.raw("w:eastAsia=\"Times New Roman\" w:cs=\"Amiri\"/>");
    sizes(out, page, 0);
    out.raw("<w:lang w:val=\"");
    out.text(locale(if first == Lang::Fr { Lang::Fr } else { Lang::En }));
    out.raw("\" w:bidi=\"ar-LY\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>");
    out.raw("<w:spacing w:after=\"120\" w:line=\"245\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\n");
}

fn sizes(out: &mut Xml, page: Page, over: i8) {
    let size = |base: u16| base.saturating_add_signed(i16::from(over)).max(2);
    out.amount("<w:sz w:val=\"", size(page.latin));
    out.amount("<w:szCs w:val=\"", size(page.arabic));
}

/// The order inside is that of the schema.
fn paragraph_style(out: &mut Xml, page: Page, style: &Style) {
    out.raw("<w:style w:type=\"paragraph\" ");
    out.raw(if style.based.is_empty() { "w:default=\"1\" " } else { "" });
    out.raw(if is_custom(style) { "w:customStyle=\"1\" " } else { "" });
    out.raw("w:styleId=\"");
    out.text(style.id);
    out.value("\"><w:name w:val=\"", style.name);
    for (open, value) in [("<w:aliases w:val=\"", style.alias), ("<w:basedOn w:val=\"", style.based), ("<w:next w:val=\"", style.next)] {
        if !value.is_empty() {
            out.value(open, value);
        }
    }
    out.raw("<w:qFormat/>");
    paragraph_part(out, page, style);
    run_part(out, page, style);
    out.raw("</w:style>\n");
}

/// Word knows its own styles by their names.
fn is_custom(style: &Style) -> bool {
    let own = ["Normal", "Title", "Subtitle", "caption", "Signature", "header", "footer", "footnote text"];
    !own.contains(&style.name) && !style.name.starts_with("heading ") && !style.name.to_ascii_lowercase().starts_with("toc ")
}

/// Keep, rule, tabs, space, indent, setting, outline: in the order of the schema.
fn paragraph_part(out: &mut Xml, page: Page, style: &Style) {
    out.raw("<w:pPr>");
    if style.keep {
        out.raw("<w:keepNext/>");
    }
    if style.keep && style.outline > 0 {
        out.raw("<w:keepLines/>");
    }
    if style.rule {
        out.raw("<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"808080\"/></w:pBdr>");
    }
    if style.name.starts_with("toc ") {
        out.raw("<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"");
        out.number(page.text());
        out.raw("\"/></w:tabs>");
    }
    out.raw("<w:spacing w:before=\"");
    out.number(style.before);
    out.raw("\" w:after=\"");
    out.number(style.after);
    // Lines of almost no height must not be stretched to the height of the text.
    out.raw(if style.size < -12 { "\" w:line=\"60\" w:lineRule=\"exact\"/>" } else { "\"/>" });
    indent(out, page, style);
    out.raw(match style.set {
        Set::Centre => "<w:jc w:val=\"center\"/>",
        Set::Both if page.columns == 1 => "<w:jc w:val=\"both\"/>",
        Set::Both | Set::Start => "",
    });
    if let Some(level) = style.outline.checked_sub(1) {
        out.amount("<w:outlineLvl w:val=\"", level);
    }
    out.raw("</w:pPr>");
}

fn indent(out: &mut Xml, page: Page, style: &Style) {
    if style.steps == 0 {
        return;
    }
    out.raw("<w:ind w:left=\"");
    out.number(page.step.saturating_mul(style.steps));
    if style.hangs {
        out.raw("\" w:hanging=\"");
        out.number(page.step);
    }
    out.raw("\"/>");
}

/// Bold, lean, colour, size: in the order of the schema.
fn run_part(out: &mut Xml, page: Page, style: &Style) {
    out.raw("<w:rPr>");
    out.raw(if style.bold { "<w:b/><w:bCs/>" } else { "" });
    out.raw(if style.italic { "<w:i/>" } else { "" });
    if !style.colour.is_empty() {
        out.value("<w:color w:val=\"", style.colour);
    }
    if style.size != 0 {
        sizes(out, page, style.size);
    }
    out.raw("</w:rPr>");
}

fn character_style(out: &mut Xml, mark: &Mark) {
    out.raw("<w:style w:type=\"character\" ");
    out.raw(if matches!(mark.id, "Strong" | "FootnoteReference") { "w:styleId=\"" } else { "w:customStyle=\"1\" w:styleId=\"" });
    out.text(mark.id);
    out.value("\"><w:name w:val=\"", mark.name);
    out.raw("<w:basedOn w:val=\"DefaultParagraphFont\"/><w:qFormat/><w:rPr>");
    out.raw(if mark.bold { "<w:b/><w:bCs/>" } else { "" });
    if !mark.colour.is_empty() {
        out.value("<w:color w:val=\"", mark.colour);
    }
    if !mark.ground.is_empty() {
        out.value("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"", mark.ground);
    }
    out.raw(if mark.raised { "<w:vertAlign w:val=\"superscript\"/>" } else { "" });
    out.raw("</w:rPr></w:style>\n");
}
