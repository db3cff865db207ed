//! What is left of drafting: a text of dots, a blank to be filled, a note that it is not done.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::finding::Finding;
use crate::model::Stage;

use super::context::{Context, push_some};
use super::words::form_of;

/// Short texts that only say that the text is still to come.
const NOTES: &[&str] = &[
    "to be completed",
    "to be confirmed",
    "to be drafted",
    "to be determined",
    "to be added",
    "to come",
    "to follow",
    "placeholder",
    "insert here",
    "text here",
    "à compléter",
    "à préciser",
    "à confirmer",
    "à rédiger",
    "à déterminer",
    "à venir",
    "à ajouter",
    "يستكمل",
    "يستكمل لاحقا",
    "تستكمل لاحقا",
    "يحدد لاحقا",
    "قيد الاستكمال",
    "قيد الاعداد",
    "للاستكمال",
];

/// Blanks left inside a longer text.
const BLANKS: &[&str] = &["____", ".....", "……", "[…]", "[...]"];

/// Looks at every text.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let signed = context.agreement.stage >= Stage::Signed;
    let mut all = Vec::new();
    for (_, span) in context.passages.iter().flat_map(|passage| passage.spans()) {
        let text = context.slice(span);
        if is_residue(text) {
            let rule = if signed { Finding::error } else { Finding::advice };
            all.push(rule("draft-residue", span).with("words", beginning(text)));
        }
    }
    push_some(all, out);
}

fn is_residue(text: &str) -> bool {
    let text = text.trim();
    let dots = !text.is_empty()
        && text.len() < 60
        && text.chars().all(|letter| matches!(letter, '.' | '…' | '_' | '-' | '–' | '—' | '?' | ' ' | '[' | ']'));
    let note = || {
        text.len() < 60 && {
            static FORMS: OnceLock<HashSet<String>> = OnceLock::new();
            let forms = FORMS.get_or_init(|| NOTES.iter().map(|note| form_of(note)).collect());
            forms.contains(&form_of(text.trim_matches(['[', ']', '(', ')', '.', '…', '*', ' '])))
        }
    };
    dots || note() || has_blank(text)
}

/// Every blank has one of three signs near its front; the full stop of a sentence is one of them.
fn has_blank(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'_', b'.', ELLIPSIS, bytes).any(|at| {
        let around = [at, at.saturating_sub(1)].map(|from| bytes.get(from..).unwrap_or_default());
        BLANKS.iter().any(|blank| around.iter().any(|rest| rest.starts_with(blank.as_bytes())))
    })
}

/// The first byte of `…`.
const ELLIPSIS: u8 = 0xE2;

/// The beginning of a text, enough to know it by.
fn beginning(text: &str) -> String {
    text.chars().take(30).collect()
}

#[cfg(test)]
mod tests {
    use super::{BLANKS, has_blank};

    #[test]
    fn blanks_are_found_wherever_they_stand() {
        for blank in BLANKS {
            assert!(
                [blank.to_string(), format!("within {blank} days"), format!("الأجل {blank}")].iter().all(|text| has_blank(text)),
                "{blank}"
            );
        }
        assert!(!["", "…", "a sentence. Another… and _one_ more...", "[a]"].iter().any(|text| has_blank(text)));
    }
}
