//! Which faces a script is set in, and how a stretch of text is told to the engine.

use std::borrow::Cow;
use std::ops::Range;

use parley::{FontFamily, FontFamilyName, FontStyle, FontWeight, Language, RangedBuilder, StyleProperty};

use crate::render::pdf::rich::Look;
use crate::render::pdf::style::{Face, Style};
use crate::text::Lang;

/// A script with the faces that are there, and the measures of the first.
pub(super) struct Script {
    /// The faces.
    pub stack: FontFamily<'static>,
    /// The first.
    pub face: Face,
}

/// The size of a stretch of text.
pub(super) fn scaled(style: &Style, script: &Script, look: &Look, size: f32) -> f32 {
    let part = if look.owner {
        style.size.owner
    } else if look.mark {
        style.size.mark
    } else {
        1.0
    };
    size * script.face.scale * part
}

/// Tells the engine how a stretch looks.
pub(super) fn push(builder: &mut RangedBuilder<'_, u32>, script: &Script, look: &Look, lang: Lang, size: f32, range: Range<usize>) {
    builder.push(StyleProperty::FontFamily(script.stack.clone()), range.clone());
    builder.push(StyleProperty::FontSize(size), range.clone());
    builder.push(StyleProperty::Locale(Language::parse(lang.code()).ok()), range.clone());
    if look.bold {
        builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
    }
    // Arabic letters have no slanted form.
    if look.italic && lang != Lang::Ar {
        builder.push(StyleProperty::FontStyle(FontStyle::Italic), range);
    }
}

/// The faces of a script that are there, then those of the other script, then whatever else was given.
pub(super) fn script(own: &[Face], other: &[Face], families: &[String]) -> Script {
    let there = |face: &&Face| families.iter().any(|family| family.eq_ignore_ascii_case(&face.family));
    let mut names: Vec<&str> = own.iter().chain(other).filter(there).map(|face| face.family.as_str()).collect();
    for family in families {
        if !names.iter().any(|name| name.eq_ignore_ascii_case(family)) {
            names.push(family);
        }
    }
    let stack: Vec<FontFamilyName<'static>> = names.into_iter().map(|name| FontFamilyName::Named(Cow::Owned(name.to_owned()))).collect();
    let none = Face { family: String::new(), package: String::new(), scale: 1.0, lead: 1.5, drop: 0.25 };
    let face = own.iter().find(there).or(own.last()).cloned().unwrap_or(none);
    Script { stack: FontFamily::List(Cow::Owned(stack)), face }
}
