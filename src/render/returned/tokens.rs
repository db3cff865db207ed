//! Texts as words and signs, and what two of them share.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::sheet::trace;
use crate::model::{Segment, segments};
use crate::text::{Piece, pieces};

/// Beyond so many tokens two texts are compared as wholes: the answer is coarser, and says the same on every machine.
const MOST: usize = 12_000;

/// A word, a sign, or a slot or reference of a source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// As it is written.
    pub text: String,
    /// As it is compared.
    pub trace: String,
    /// The spaces before it, as they are written.
    pub space: String,
    /// True for `{slot}` and `@reference`.
    pub slot: bool,
}

/// The tokens of printed words.
pub(super) fn printed(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut space = String::new();
    split(text, &mut space, &mut out);
    out
}

/// The tokens of a source text, slots and references whole.
pub(super) fn source(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut space = String::new();
    let mut rest = text;
    for segment in segments(text) {
        match segment {
            Segment::Text(words) => {
                split(words, &mut space, &mut out);
                rest = rest.strip_prefix(words).unwrap_or(rest);
            }
            Segment::Slot { .. } | Segment::Reference { .. } => {
                let length = match segment {
                    Segment::Reference { id, .. } => id.len().saturating_add(1),
                    _ => rest.find('}').map_or(rest.len(), |at| at.saturating_add(1)),
                };
                let (slot, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
                out.push(Token { text: slot.to_owned(), trace: slot.to_owned(), space: std::mem::take(&mut space), slot: true });
                rest = after;
            }
        }
    }
    out
}

fn split(text: &str, space: &mut String, out: &mut Vec<Token>) {
    for (kind, piece) in pieces(text) {
        if kind == Piece::Space {
            space.push_str(piece);
        } else {
            push(piece.to_owned(), space, out);
        }
    }
}

fn push(text: String, space: &mut String, out: &mut Vec<Token>) {
    let trace = trace(&text);
    if trace.is_empty() {
        return;
    }
    out.push(Token { trace, text, space: std::mem::take(space), slot: false });
}

/// What two runs of tokens share.
pub(super) fn shared(old: &[Token], new: &[Token]) -> Vec<DiffOp> {
    if old.len() > MOST || new.len() > MOST {
        return vec![DiffOp::Replace { old_index: 0, old_len: old.len(), new_index: 0, new_len: new.len() }];
    }
    let keys = |tokens: &[Token]| tokens.iter().map(|token| token.trace.clone()).collect::<Vec<_>>();
    capture_diff_slices(Algorithm::Patience, &keys(old), &keys(new))
}
