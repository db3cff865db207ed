//! Model to one document tree, and from the tree to each format. Findings to each of theirs.

pub mod book;
pub mod compose;
pub mod draft;
pub mod explain;
pub mod findings;
mod html;
mod layout;
mod markdown;
mod plain;
mod reference;
pub mod report;
mod script;
pub mod sheet;
pub mod tree;
mod typed;

pub use html::{ShellError, html, sheet_html};
pub use layout::{Layout, Options};
pub use markdown::{markdown, sheet_markdown};
pub use plain::plain;
pub use reference::reference;

use tree::Paper;

/// A format in which a paper is printed.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What the user types, which is also the ending of the file.
    pub name: &'static str,
    /// Writes the paper.
    pub write: fn(&Paper, &Options) -> Result<String, ShellError>,
}

/// Every format: one row for each.
pub const FORMATS: [Format; 3] = [
    Format { name: "html", write: html },
    Format { name: "md", write: |paper, options| Ok(markdown(paper, options)) },
    Format { name: "txt", write: |paper, options| Ok(plain(paper, options)) },
];
