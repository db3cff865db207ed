//! Scripts and directions inside a line: characters that would deceive, and fragments of another direction.

use std::borrow::Cow;

use crate::text::{Lang, is_mark};

/// The text with every control and bidi override spelt out, so that what is read is what is written.
/// Line breaks and tabs become spaces.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_blank(c) || is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            _ if is_blank(c) => out.push(' '),
            _ if is_hidden(c) => out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn is_blank(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Controls, bidi embeddings, overrides and isolates, and code points that XML refuses.
fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

/// The place of a part in one language of a file, safe in an attribute and in an address.
pub(super) fn anchor(lang: Lang, id: &str) -> String {
    let safe = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    format!("{}-{}", lang.code(), id.chars().map(safe).collect::<String>())
}

/// A stretch of text in one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<'a> {
    /// The text.
    pub text: &'a str,
    /// The language it is taken for when it runs against the line; none for the line's own.
    pub foreign: Option<Lang>,
}

/// Cuts a text where its direction changes. Digits alone are never foreign: they read well in any line.
pub(super) fn runs(text: &str, lang: Lang) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some((start, end)) = next_foreign(rest, lang) {
        let (own, tail) = rest.split_at(start);
        let (fragment, tail) = tail.split_at(end.saturating_sub(start));
        push(&mut runs, own, None);
        push(&mut runs, fragment, Some(guess(fragment, lang)));
        rest = tail;
    }
    push(&mut runs, rest, None);
    runs
}

fn push<'a>(runs: &mut Vec<Run<'a>>, text: &'a str, foreign: Option<Lang>) {
    if !text.is_empty() {
        runs.push(Run { text, foreign });
    }
}

/// The next fragment that runs against the line: from its first letter to its last letter or attached digit, with
/// the bracket that closes one opened inside. A list separator ends it, so that the members of a list keep the
/// order of the line.
fn next_foreign(text: &str, lang: Lang) -> Option<(usize, usize)> {
    let against = |c: char| direction(c).is_some_and(|rtl| rtl != (lang == Lang::Ar));
    let (start, _) = text.char_indices().find(|&(_, c)| against(c))?;
    let start = with_number(text, start);
    let (mut end, mut attached, mut depth) = (start, true, 0_usize);
    for (at, c) in text.char_indices().skip_while(|&(at, _)| at < start) {
        let with = direction(c).is_some() && !against(c);
        if with || matches!(c, ',' | ';' | '،' | '؛') {
            break;
        }
        let closes = matches!(c, ')' | ']') && depth > 0;
        depth = depth.saturating_add(usize::from(matches!(c, '(' | '['))).saturating_sub(usize::from(closes));
        attached = (attached || against(c)) && !c.is_whitespace();
        if against(c) || (attached && (c.is_numeric() || is_mark(c) || closes)) {
            end = at + c.len_utf8();
        }
    }
    Some((start, end))
}

/// The beginning of a number that a bracketed letter belongs to: `6(c)`, `25(1)(a)` are one thing, in any line.
fn with_number(text: &str, letter: usize) -> usize {
    let before = text.get(..letter).unwrap_or("");
    if !before.ends_with('(') {
        return letter;
    }
    let number = before.chars().rev().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | '(' | ')')).count();
    let tail = before.get(before.len() - number..).unwrap_or("");
    tail.find(|c: char| c.is_ascii_digit()).map_or(letter, |at| before.len() - number + at)
}

/// True for a letter that runs right to left, false for one that runs left to right, nothing for the others.
pub(super) fn direction(c: char) -> Option<bool> {
    match c {
        // Nearly every letter of an agreement, without a search in the tables of Unicode.
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{17f}' => Some(false),
        '\u{620}'..='\u{64a}' => Some(true),
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => (c.is_alphabetic() && !is_mark(c)).then_some(true),
        _ => c.is_alphabetic().then_some(false),
    }
}

/// The likely language of a fragment, for voices and fonts.
fn guess(fragment: &str, around: Lang) -> Lang {
    match around {
        Lang::Fr | Lang::En => Lang::Ar,
        Lang::Ar if fragment.is_ascii() => Lang::En,
        Lang::Ar => Lang::Fr,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(text: &str, lang: Lang) -> Vec<&str> {
        let all = runs(text, lang);
        assert_eq!(all.iter().map(|run| run.text).collect::<String>(), text);
        all.into_iter().filter(|run| run.foreign.is_some()).map(|run| run.text).collect()
    }

    #[test]
    fn latin_in_arabic_is_foreign_and_figures_are_not() {
        assert!(foreign("ثلاثين (30) يوماً، 150 في المائة", Lang::Ar).is_empty());
        assert_eq!(foreign("المهنة ISCO-2221 وفقاً لـ(C029)، C118.", Lang::Ar), ["ISCO-2221", "C029", "C118"]);
        assert_eq!(foreign("منظمة IOM (Libya)، (ILO)", Lang::Ar), ["IOM (Libya)", "ILO"]);
        assert_eq!(foreign("الهدف 6(h)، والمادة 25(1)(a)", Lang::Ar), ["6(h)", "25(1)(a)"]);
        assert_eq!(foreign("قدره 1800 LYD في الشهر", Lang::Ar), ["LYD"]);
        assert_eq!(foreign("The Parties (the State) in 2 parts", Lang::En), [""; 0]);
    }

    #[test]
    fn arabic_in_latin_is_foreign() {
        assert_eq!(foreign("the word «صاحب العمل» means", Lang::En), ["صاحب العمل"]);
        assert_eq!(foreign("يوماً", Lang::Fr), ["يوماً"]);
        assert_eq!(runs("é ب", Lang::Ar).first().and_then(|run| run.foreign), Some(Lang::Fr));
    }

    #[test]
    fn controls_are_spelt_out() {
        assert_eq!(visible("plain نص"), "plain نص");
        assert_eq!(visible("a\u{202e}b\u{0}\nc"), "a⟨U+202E⟩b⟨U+0000⟩ c");
    }
}
