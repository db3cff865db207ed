//! A paper as one self-contained web page, for the screen and for the printer: no network, no script.
//!
//! The body is built by a writer that escapes every text; the shell, ours in `templates/html/page.hbs` or that of a
//! ministry, is filled once.

mod bar;
mod body;
mod contents;
pub(super) mod inline;
mod margin;
mod redline;
mod sheet;
mod sheets;
mod shell;
mod table;
mod text;
mod title;
pub(super) mod writer;

use std::borrow::Cow;

use handlebars::{Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext};
use serde_json::json;

use super::failure::Failure;
use super::layout::{Layout, Options};
use super::look::Look;
use super::script::visible;
use super::tree::{Kind, Paper};
use crate::text::Lang;
use crate::wording::words::Words;
pub(super) use sheet::SHEET_STYLE;
pub use sheet::sheet_html;
pub use shell::{shell_faults, style_faults};
use writer::Markup;

const SHELL: &str = include_str!("../../templates/html/page.hbs");
const STYLE: &str = include_str!("../../templates/html/style.css");

/// Writes a paper as a web page.
///
/// # Errors
///
/// When the shell or the style of a look cannot be used.
pub fn html(paper: &Paper, options: &Options) -> Result<String, Failure> {
    let passes = options.passes(paper);
    let first = passes.first().and_then(|pass| pass.first()).copied().unwrap_or(Lang::En);
    let (shell, style) = look(&options.look)?;
    let own = if paper.redline.is_some() { redline::STYLE } else { "" };
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    // What the paper needs comes first, so that a style can differ.
    registry.register_helper("style", Box::new(Markup::style(sheets::sheets(paper, &passes) + style + own)));
    registry.register_helper("body", Box::new(body::body(paper, &passes)));
    let marks: Vec<&str> = passes.iter().flatten().map(|lang| paper.words(*lang).draft.as_str()).collect();
    let facts = json!({
        "lang": first.code(),
        "dir": first.dir(),
        "title": visible(&paper.flat_last(&paper.title, first)),
        "skip": paper.words(first).skip,
        "layout": layout_class(paper, options.layout, passes.first().map_or(1, Vec::len)),
        "draft": paper.draft.then(|| marks.join(" · ")),
    });
    registry.render_template(shell, &facts).map_err(|error| shell_fault(&error))
}

/// The shell and the style: those of the look, else ours. What could leave the page or print text as markup is refused.
fn look(look: &Look) -> Result<(&str, &str), Failure> {
    let faults = look.shell.iter().flat_map(|shell| shell_faults(shell));
    let mut faults = faults.chain(look.style.iter().flat_map(|style| style_faults(style)));
    match faults.next() {
        Some(fault) => Err(fault.into()),
        None => Ok((look.shell.as_deref().unwrap_or(SHELL), look.style.as_deref().unwrap_or(STYLE))),
    }
}

/// A page for a reader in our shell: what names it, its style, its body.
pub(super) fn page(lang: Lang, title: &str, class: &str, style: Markup, body: Markup) -> Result<String, Failure> {
    let mut shell = Handlebars::new();
    shell.set_strict_mode(true);
    shell.register_helper("style", Box::new(style));
    shell.register_helper("body", Box::new(body));
    let facts = json!({
        "lang": lang.code(),
        "dir": lang.dir(),
        "title": visible(title),
        "skip": Words::embedded(lang).interface("sheet_skip"),
        "layout": class,
        "draft": Option::<String>::None,
    });
    shell.render_template(SHELL, &facts).map_err(|error| shell_fault(&error))
}

/// A mistake in the shell of a page.
fn shell_fault(error: &handlebars::RenderError) -> Failure {
    Failure::new("shell_fault").with("reason", error.to_string())
}

/// The classes of the body: how languages stand, which paper it is, whether findings stand beside it.
fn layout_class(paper: &Paper, layout: Layout, columns: usize) -> String {
    let layout: Cow<'_, str> = match layout {
        Layout::Columns if columns > 1 => format!("columns columns-{columns}").into(),
        Layout::Sequence => "sequence".into(),
        Layout::Single | Layout::Columns => "single".into(),
    };
    let kind = match paper.kind {
        Kind::Agreement => "agreement",
        Kind::Contract => "derived contract",
        Kind::Guide => "derived guide",
        Kind::Register => "derived register",
        Kind::Positions => "derived positions",
        Kind::Brief => "derived brief",
    };
    let noted = !paper.margin.is_empty() || paper.redline.as_ref().is_some_and(|redline| !redline.notes.is_empty());
    let margin = if noted { " with-findings" } else { "" };
    let redline = if paper.redline.is_some() { " redline" } else { "" };
    format!("{layout} {kind}{margin}{redline}")
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
