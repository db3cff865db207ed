//! The bar over the page: which languages are shown. Buttons that style alone obeys, or links to each version.

use super::super::script::anchor;
use super::super::tree::Paper;
use super::writer::Writer;
use super::{margin, redline};
use crate::text::Lang;

/// The choices among languages that stand side by side: each alone, the first two of three, all.
pub(super) fn views(langs: &[Lang]) -> Vec<&[Lang]> {
    let mut views: Vec<&[Lang]> = langs.chunks(1).collect();
    if langs.len() > 2 {
        views.extend(langs.get(..2));
    }
    views.push(langs);
    views
}

/// The id of the button of a choice.
pub(super) fn view_id(view: &[Lang]) -> String {
    view.iter().fold(String::from("view"), |id, lang| format!("{id}-{}", lang.code()))
}

/// Writes the bar, where there is something to choose.
pub(super) fn bar(out: &mut Writer, paper: &Paper, passes: &[Vec<Lang>]) {
    if let Some(redline) = &paper.redline {
        let first = passes.first().and_then(|pass| pass.first()).copied().unwrap_or(Lang::En);
        let label = margin::say("redline_view", &[], first);
        out.block("section", &[("class", "bar ways"), ("aria-label", &label)], |out| redline::choices(out, &redline.notes, first));
    }
    match passes {
        [langs] if langs.len() > 1 => out.block("header", &[("class", "bar")], |out| choice(out, paper, langs)),
        [_, _, ..] => out.block("header", &[("class", "bar")], |out| links(out, paper, passes)),
        _ => {}
    }
}

/// Buttons of which one is always on. Where style cannot obey them they are not shown, and every language is.
fn choice(out: &mut Writer, paper: &Paper, langs: &[Lang]) {
    let legend = langs.first().map_or("", |lang| &paper.words(*lang).languages);
    out.block("fieldset", &[("class", "views")], |out| {
        out.leaf("legend", &[], legend);
        for view in views(langs) {
            let id = view_id(view);
            let hidden = langs.iter().filter(|lang| !view.contains(lang));
            let class = hidden.fold(format!("show-{}", view.len()), |class, lang| format!("{class} hide-{}", lang.code()));
            let checked = if view.len() == langs.len() { "checked" } else { "" };
            out.void("input", &[("type", "radio"), ("name", "view"), ("id", &id), ("class", &class), ("checked", checked)]);
            out.element("label", &[("for", &id)], |out| names(out, paper, view));
        }
    });
}

fn names(out: &mut Writer, paper: &Paper, view: &[Lang]) {
    for (at, &lang) in view.iter().enumerate() {
        if at > 0 {
            out.text(" + ");
        }
        out.leaf("bdi", &[("lang", lang.code()), ("dir", lang.dir())], &paper.words(lang).language);
    }
}

fn links(out: &mut Writer, paper: &Paper, passes: &[Vec<Lang>]) {
    let label = passes.iter().flatten().next().map_or("", |lang| &paper.words(*lang).languages);
    out.block("nav", &[("class", "languages"), ("aria-label", label)], |out| {
        for &lang in passes.iter().flatten() {
            let href = format!("#{}", anchor(lang, "version"));
            let attributes = [("href", href.as_str()), ("lang", lang.code()), ("dir", lang.dir())];
            out.leaf("a", &attributes, &paper.words(lang).language);
            out.text(" ");
        }
    });
}
