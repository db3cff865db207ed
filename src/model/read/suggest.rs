//! "Did you mean": the known name nearest to what was typed.

use crate::text::fold;

/// The nearest of the names, if one is near enough to be what was meant.
pub(crate) fn nearest<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let typed = fold(typed);
    let length = typed.chars().count();
    let names: Vec<(&str, String)> = names.map(|name| (name, fold(name))).collect();
    let near: Vec<&str> = names
        .iter()
        .map(|(_, folded)| folded.as_str())
        .filter(|folded| folded.chars().count().abs_diff(length) <= length.max(4) / 2)
        .collect();
    let best = *similar::get_close_matches(typed.as_str(), &near, 1, 0.72).first()?;
    names.iter().find(|(_, folded)| folded == best).map(|(name, _)| *name)
}
