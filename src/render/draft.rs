//! A complete draft from which the negotiation of a corridor can start: the clauses of a model
//! text, filled with what is known of the two States.

mod facts;

use std::fmt;

use handlebars::{Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderErrorReason};
use jiff::civil::Date;

use crate::law::{Country, Law};
use crate::syntax::{self, FormatOptions};
use crate::text::{FileId, Lang, Source};
use crate::vocabulary::Vocabulary;

const MODEL: &str = include_str!("../../templates/new/bilateral.bla.hbs");

/// Two States, and how the draft between them begins.
#[derive(Clone, Copy, Debug)]
pub struct Corridor<'a> {
    /// The State that workers come to.
    pub destination: &'a Country,
    /// The State that workers come from.
    pub origin: &'a Country,
    /// The date of the text.
    pub date: Date,
    /// The language of keywords and comments; the prose is in all three.
    pub lang: Lang,
}

/// The model could not be filled: a mistake in `templates/new/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftError(String);

impl fmt::Display for DraftError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the model draft cannot be filled: {}", self.0)
    }
}

impl std::error::Error for DraftError {}

/// A starting draft in canonical layout.
///
/// # Errors
///
/// When the model that is built into the program cannot be filled.
pub fn draft(corridor: &Corridor<'_>, law: &Law, vocabulary: &Vocabulary) -> Result<String, DraftError> {
    let mut model = Handlebars::new();
    model.set_strict_mode(true);
    model.register_escape_fn(handlebars::no_escape);
    let note = Note { lang: corridor.lang, destination: corridor.destination.id.clone(), origin: corridor.origin.id.clone() };
    model.register_helper("note", Box::new(note));
    let facts = facts::facts(corridor, law, vocabulary);
    let text = model.render_template(MODEL, &facts).map_err(|error| DraftError(error.to_string()))?;
    let source = Source::new(String::from("draft"), text);
    let parsed = syntax::parse(FileId(0), &source, vocabulary);
    Ok(syntax::format(&parsed.tree, &source, vocabulary, FormatOptions { keywords: Some(corridor.lang) }))
}

/// The language in which a drafter of a State most likely reads comments: Arabic in the States of
/// the Arab League, French where treaties are authentic in French, English elsewhere.
#[must_use]
pub fn drafting_language(country: &Country) -> Lang {
    let arab = country.membership.get("arab_league").is_some_and(|membership| membership.status == "yes");
    match country.languages.authentic.iter().any(|code| code == "fr") {
        _ if arab => Lang::Ar,
        true => Lang::Fr,
        false => Lang::En,
    }
}

/// A comment of the model in the language of the drafter; `<d>` and `<o>` are the codes of the States.
struct Note {
    lang: Lang,
    destination: String,
    origin: String,
}

impl HelperDef for Note {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let lang = self.lang.code();
        let text = helper.hash_get(lang).and_then(|text| text.value().as_str());
        let text = text.ok_or(RenderErrorReason::ParamNotFoundForName("note", lang.to_owned()))?;
        let text = text.replace("<d>", &self.destination).replace("<o>", &self.origin);
        out.write("# ")?;
        Ok(out.write(&text)?)
    }
}

#[cfg(test)]
mod tests;
