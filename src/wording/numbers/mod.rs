//! Numbers in words. Each language keeps its own grammar in its own file.

pub(crate) mod ar;
mod en;
mod fr;

use super::case::Case;
use crate::text::Lang;
use crate::vocabulary::Gender;

/// The largest number that has words; a larger one is printed in figures.
pub const LARGEST: u64 = 999_999_999_999;

/// The number in words, standing alone ("two hundred", "deux cents", "مائتين").
///
/// `gender` is that of what is counted; `case` matters in Arabic only. To print a number *before*
/// its noun use [`counted`](super::counted::counted), which knows the construct forms.
#[must_use]
pub fn cardinal(n: u64, lang: Lang, gender: Gender, case: Case) -> String {
    if n > LARGEST {
        return n.to_string();
    }
    match lang {
        Lang::En => en::cardinal(n),
        Lang::Fr => fr::cardinal(n, gender),
        Lang::Ar => ar::words(n, gender, case, ar::State::Alone),
    }
}

/// The ordinal in words: "first", "première", and in Arabic the definite form "الأولى".
///
/// Arabic goes up to 199 and English and French up to [`LARGEST`]; beyond, the figures are given.
#[must_use]
pub fn ordinal(n: u64, lang: Lang, gender: Gender, case: Case) -> String {
    if n > LARGEST {
        return n.to_string();
    }
    match lang {
        Lang::En => en::ordinal(n),
        Lang::Fr => fr::ordinal(n, gender),
        Lang::Ar => ar::ordinal(n, gender, case).unwrap_or_else(|| n.to_string()),
    }
}

/// Splits off the highest scale: how many of it, and what is left.
fn split(n: u64, scale: u64) -> (u64, u64) {
    (n / scale, n % scale)
}
