//! Braces that open or close nothing: such a slot would be printed as it is typed.

use crate::finding::Finding;
use crate::model::{Segment, segments};
use crate::text::Span;

use super::context::Context;

/// Looks for single braces in every text.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for span in context.passages.iter().flat_map(|passage| passage.spans()).map(|(_, span)| span) {
        let text = context.slice(span);
        // A text that never ends holds the braces of the blocks around it.
        let closed = context.slice(Span { start: span.end, end: span.end + 1, ..span }) == "\"";
        if !closed || memchr::memchr2(b'{', b'}', text.as_bytes()).is_none() {
            continue;
        }
        let start = text.as_ptr() as usize;
        for segment in segments(text) {
            if let Segment::Text(words) = segment {
                let offset = span.range().start + (words.as_ptr() as usize - start);
                out.extend(brace(words).into_iter().map(|(at, variant)| {
                    let finding = Finding::error("slot-not-closed", Span::new(span.file, offset + at, offset + at + 1));
                    if variant { finding } else { finding.variant("opening") }
                }));
            }
        }
    }
}

/// The first brace of a run of words that no backslash guards; true when it opens.
fn brace(words: &str) -> Option<(usize, bool)> {
    let guarded = |at: usize| words.get(..at).is_some_and(|before| before.ends_with('\\'));
    words.match_indices(['{', '}']).find(|(at, _)| !guarded(*at)).map(|(at, found)| (at, found == "{"))
}
