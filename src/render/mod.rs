//! Model to one document tree, and from the tree to each format. Findings to each of theirs.

mod akn;
pub mod book;
pub mod changes;
pub mod compose;
mod csv;
pub mod derived;
mod docx;
pub mod draft;
pub mod explain;
mod failure;
pub mod findings;
pub mod harmony;
mod html;
mod layout;
pub mod look;
mod markdown;
pub mod matrix;
pub mod pages;
mod pdf;
mod plain;
pub mod redline;
mod reference;
pub mod report;
pub mod returned;
mod script;
mod seal;
pub mod sheet;
pub mod stats;
pub mod tree;
mod typed;

pub use akn::akn;
pub use docx::{back, docx};
pub use failure::Failure;
pub use html::{html, sheet_html};
pub use layout::{Layout, Options};
pub use look::Look;
pub use markdown::{markdown, sheet_markdown};
pub use pdf::{Fonts, pdf};
pub use plain::plain;
pub use reference::reference;
pub(crate) use script::visible;
pub use seal::seal;

use tree::Paper;

/// A format in which a paper is printed.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What the user types.
    pub name: &'static str,
    /// The ending of its files.
    pub ending: &'static str,
    /// Whether a file holds one language only.
    pub alone: bool,
    /// Whether it is set in type, so that it needs fonts.
    pub fonts: bool,
    /// Whether what is written is text that a terminal can show.
    pub text: bool,
    /// Writes the paper.
    pub write: Write,
}

/// Writes a paper in a format.
pub type Write = fn(&Paper, &Options) -> Result<Vec<u8>, Failure>;

/// Every format: one row for each.
pub const FORMATS: &[Format] = &[
    Format { ending: "akn.xml", alone: true, ..format("akn", akn) },
    Format { text: false, ..format("docx", docx) },
    format("html", |paper, options| html(paper, options).map(String::into_bytes)),
    format("md", |paper, options| Ok(markdown(paper, options).into_bytes())),
    Format { text: false, fonts: true, ..format("pdf", pdf) },
    format("txt", |paper, options| Ok(plain(paper, options).into_bytes())),
];

/// A format of text in any languages, whose files end in its name.
const fn format(name: &'static str, write: Write) -> Format {
    Format { name, ending: name, alone: false, fonts: false, text: true, write }
}
