//! Facts on single characters that joining and spacing depend on.

/// U+00A0, the no-break space.
pub(crate) const NBSP: char = '\u{a0}';
/// U+202F, the narrow no-break space.
pub(crate) const NNBSP: char = '\u{202f}';
/// U+0640, the stroke that shows an Arabic letter in its joined form.
pub(crate) const TATWEEL: char = '\u{640}';

/// A letter of the Arabic alphabet; marks, digits, punctuation and the tatweel are not.
pub(crate) fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{671}'..='\u{6d3}')
}

/// A letter of another script: what an Arabic clitic cannot join to. Figures stand right after it: «و1800».
pub(crate) fn breaks_joining(c: char) -> bool {
    c.is_alphabetic() && !is_arabic_letter(c) && c != TATWEEL
}

/// A space within a line, breaking or not.
pub(crate) fn is_space(c: char) -> bool {
    matches!(c, ' ' | NBSP | NNBSP)
}
