//! A paper as a file for Word: WordprocessingML as in ECMA-376, in styles that its user may change.
//!
//! Every article and every line of it stands in a content control whose tag names part and language; `tag.rs` has the
//! grammar. Numbers are literal text, so they stay what was agreed however the file is edited.

pub mod back;
mod body;
mod contents;
mod ends;
mod fixed;
mod flat;
mod furniture;
mod inline;
mod package;
mod page;
mod properties;
mod revision;
mod run;
mod style;
mod stylesheet;
mod table;
mod tag;
mod theme;
mod version;
mod writer;
mod xml;

use super::failure::Failure;
use super::layout::Options;
use super::tree::{Kind, Paper};
use crate::text::Lang;
use contents::extent;
use furniture::{bare_header, furniture, section};
use inline::Scene;
use package::{Part, pack};
use page::Page;
use revision::Changes;
use run::section_end;
use version::Version;
use writer::Writer;
use xml::Xml;

const DOCUMENT: &str = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" mc:Ignorable=\"w15\"><w:body>\n";

const FOOTNOTES: &str = "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" mc:Ignorable=\"w15\">\n\
<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\n\
<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>\n";

/// The header without words is the sixth part; headers and footers of passes follow it in pairs.
const BARE: u32 = 6;

/// Writes a paper as a file for Word.
///
/// # Errors
///
/// When the parts cannot be packed into one file.
pub fn docx(paper: &Paper, options: &Options) -> Result<Vec<u8>, Failure> {
    let passes = options.passes(paper);
    let langs: Vec<Lang> = passes.iter().flatten().copied().collect();
    let first = langs.first().copied().unwrap_or(Lang::En);
    let page = Page::of(passes.iter().map(Vec::len).max().unwrap_or(1));
    let mut writer = Writer::new(Scene::of(paper), page, changes(paper, options, first));
    let mut margins = vec![part("header-title.xml", "header", bare_header())];
    writer.out.raw(DOCUMENT);
    writer.notes.raw(FOOTNOTES);
    for (pass, number) in passes.iter().zip(1_u32..) {
        let [header, footer] = furniture(&mut writer, pass);
        margins.push(part(&format!("header-{number}.xml"), "header", header));
        margins.push(part(&format!("footer-{number}.xml"), "footer", footer));
        write(&mut writer, pass, number, passes.len());
    }
    writer.out.raw(if passes.is_empty() { "<w:p/>" } else { "" });
    writer.out.raw("</w:body></w:document>");
    writer.notes.raw("</w:footnotes>");
    let mut parts = vec![
        part("styles.xml", "styles", stylesheet::stylesheet(page, first)),
        part("settings.xml", "settings", fixed::settings(paper, page, first)),
        part("fontTable.xml", "fontTable", fixed::faces()),
        part("theme.xml", "theme", theme::theme()),
        part("footnotes.xml", "footnotes", writer.notes),
    ];
    parts.append(&mut margins);
    let properties = [properties::core(paper, options, &langs), properties::application(), properties::custom(paper, &langs)];
    pack(&writer.out, &parts, properties)
}

/// One pass: title page and contents for an agreement, then the text, in sections of their own.
fn write(writer: &mut Writer<'_>, pass: &[Lang], number: u32, passes: usize) {
    let (page, kind) = (writer.page, writer.scene.paper.kind);
    let header = BARE.saturating_add(number.saturating_mul(2)).saturating_sub(1);
    let footer = header.saturating_add(1);
    let lang = pass.first().copied().unwrap_or(Lang::En);
    Version::new(writer, pass).head();
    if kind == Kind::Agreement {
        section_end(&mut writer.out, lang, |out| section(out, page, [BARE, footer], lang, true));
        Version::new(writer, pass).contents();
    }
    writer.bookmarked(&extent(lang), |writer| Version::new(writer, pass).text());
    let last = usize::try_from(number).is_ok_and(|number| number == passes);
    let end = |out: &mut Xml| section(out, page, [header, footer], lang, false);
    if last {
        end(&mut writer.out);
    } else {
        section_end(&mut writer.out, lang, end);
    }
}

/// The pens of a redline; a paper that holds one text has no changes.
fn changes(paper: &Paper, options: &Options, lang: Lang) -> Changes {
    let authors = paper.redline.iter().flat_map(|redline| &redline.authors);
    let names = authors.map(|names| names.get(lang).cloned().unwrap_or_default()).collect();
    Changes::by(names, properties::moment(paper, options))
}

fn part(name: &str, relation: &'static str, xml: Xml) -> Part {
    Part { name: name.to_owned(), relation, xml }
}

#[cfg(test)]
mod tests;
