//! A paper as one self-contained web page, for the screen and for the printer: no network, no script.
//!
//! The body is built by a writer that escapes every text; the shell in `templates/html/page.hbs` is filled once.

mod body;
mod contents;
mod inline;
mod sheet;
mod table;
mod writer;

use handlebars::{Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext};
use serde_json::json;

use super::failure::Failure;
use super::layout::{Layout, Options};
use super::script::visible;
use super::tree::Paper;
use crate::text::Lang;
pub use sheet::sheet_html;
use writer::Markup;

const SHELL: &str = include_str!("../../templates/html/page.hbs");
const STYLE: Markup = Markup::fixed(include_str!("../../templates/html/style.css"));

/// Writes a paper as a web page.
///
/// # Errors
///
/// When the page shell that is built into the program cannot be filled.
pub fn html(paper: &Paper, options: &Options) -> Result<String, Failure> {
    let passes = options.passes(paper);
    let first = passes.first().and_then(|pass| pass.first()).copied().unwrap_or(Lang::En);
    let mut shell = Handlebars::new();
    shell.set_strict_mode(true);
    shell.register_helper("style", Box::new(STYLE));
    shell.register_helper("body", Box::new(body::body(paper, &passes)));
    let marks: Vec<&str> = passes.iter().flatten().map(|lang| paper.words(*lang).draft.as_str()).collect();
    let facts = json!({
        "lang": first.code(),
        "dir": first.dir(),
        "title": visible(&paper.flat(&paper.title, first)),
        "skip": paper.words(first).skip,
        "layout": layout_class(options.layout, passes.first().map_or(1, Vec::len)),
        "draft": paper.draft.then(|| marks.join(" · ")),
    });
    shell.render_template(SHELL, &facts).map_err(|error| shell_fault(&error))
}

/// A mistake in the shell of a page.
fn shell_fault(error: &handlebars::RenderError) -> Failure {
    Failure::new("shell_fault").with("reason", error.to_string())
}

fn layout_class(layout: Layout, columns: usize) -> String {
    match layout {
        Layout::Single => "single".to_owned(),
        Layout::Sequence => "sequence".to_owned(),
        Layout::Columns => format!("columns columns-{columns}"),
    }
}

/// Markup that is already safe goes into the shell as it is; nothing else can.
impl HelperDef for Markup {
    fn call<'reg: 'rc, 'rc>(
        &self,
        _: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        Ok(out.write(self.as_str())?)
    }
}

#[cfg(test)]
mod tests;
