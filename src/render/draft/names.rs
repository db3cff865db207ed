//! The name of the State that stands in the model as an example, wherever a sentence speaks of it.

use crate::law::Country;

/// A sentence in which one State takes the place of another; `None` when it does not speak of the first. In each language the
/// longest form is looked for first, so that « du Niger » is not taken for a bare name after a preposition.
pub(super) fn renamed(text: &str, from: &Country, to: &Country) -> Option<String> {
    let mut out = text.to_owned();
    for (old, new) in forms(from).into_iter().zip(forms(to)) {
        if !old.is_empty() && out.contains(old) {
            out = whole_words(&out, old, new);
        }
    }
    (out != text).then_some(out)
}

/// True when a sentence still speaks of a State, in whatever form.
pub(super) fn speaks_of(text: &str, state: &Country) -> bool {
    let name = &state.name;
    let latin = [name.en.short.trim_start_matches("the "), &name.fr.short];
    // Arabic writes prepositions onto the name.
    let arabic = !name.ar.short.is_empty() && text.contains(&name.ar.short);
    arabic || latin.into_iter().any(|form| !form.is_empty() && whole_words(text, form, "") != text)
}

fn forms(state: &Country) -> [&str; 14] {
    let name = &state.name;
    [
        &name.en.government,
        &name.en.formal,
        &name.en.short,
        &name.fr.government,
        &name.fr.of_formal,
        &name.fr.formal,
        &name.fr.of,
        &name.fr.within,
        &name.fr.from,
        &name.fr.def,
        &name.fr.short,
        &name.ar.government,
        &name.ar.formal,
        &name.ar.short,
    ]
}

/// Replaces what is no part of a longer word.
fn whole_words(text: &str, old: &str, new: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (start, found) in text.match_indices(old) {
        let letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        let after = text.get(start + found.len()..).and_then(|text| text.chars().next());
        if letter(before) || letter(after) {
            continue;
        }
        out.push_str(text.get(at..start).unwrap_or_default());
        out.push_str(new);
        at = start + found.len();
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
