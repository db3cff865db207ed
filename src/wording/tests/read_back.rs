//! Number words read back to the number they were written from.

use proptest::prelude::*;

use super::readers;
use crate::text::Lang;
use crate::vocabulary::Gender;
use crate::wording::case::Case;
use crate::wording::numbers::{LARGEST, cardinal};

fn check(n: u64) {
    for gender in [Gender::M, Gender::F] {
        for (lang, read) in [(Lang::En, readers::english as fn(&str) -> _), (Lang::Fr, readers::french)] {
            let words = cardinal(n, lang, gender, Case::Gen);
            assert_eq!(read(&words), Some(n), "{words}");
        }
        for case in [Case::Nom, Case::Gen, Case::Acc] {
            let words = cardinal(n, Lang::Ar, gender, case);
            assert_eq!(readers::arabic(&words), Some(n), "{words}");
        }
    }
}

#[test]
fn every_number_below_ten_thousand() {
    (0..=9_999).for_each(check);
}

proptest! {
    #[test]
    fn larger_numbers(n in 0..=LARGEST) {
        check(n);
    }

    #[test]
    fn round_numbers(n in 0..=999_999_u64, scale in prop::sample::select(vec![1_000, 1_000_000])) {
        check(n * scale);
    }
}
