//! Arabic number words: gender, case and state of every element.

use super::split;
use crate::vocabulary::Gender;
use crate::wording::case::Case;

/// Whether the counted noun follows directly, which drops nunation and the nun of the dual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Nothing follows: مائتان، ألفاً، ثمان.
    Alone,
    /// The counted noun follows: مائتا، ألف، ثماني.
    Construct,
}

/// A thousand and its like are themselves counted nouns, all masculine.
struct Scale {
    value: u64,
    one: &'static str,
    acc: &'static str,
    /// The dual without its final nun, nominative then oblique.
    dual: [&'static str; 2],
    few: &'static str,
}

const SCALES: [Scale; 3] = [
    Scale { value: 1_000_000_000, one: "مليار", acc: "ملياراً", dual: ["مليارا", "ملياري"], few: "مليارات" },
    Scale { value: 1_000_000, one: "مليون", acc: "مليوناً", dual: ["مليونا", "مليوني"], few: "ملايين" },
    Scale { value: 1_000, one: "ألف", acc: "ألفاً", dual: ["ألفا", "ألفي"], few: "آلاف" },
];

/// The number in words, highest element first.
pub(crate) fn words(n: u64, gender: Gender, case: Case, state: State) -> String {
    let mut parts = Vec::new();
    let mut rest = n;
    for scale in &SCALES {
        let (count, left) = split(rest, scale.value);
        let last = if left == 0 { state } else { State::Alone };
        if count > 0 {
            parts.push(scaled(count, scale, case, last));
        }
        rest = left;
    }
    if rest > 0 || n == 0 {
        parts.push(below_thousand(rest, gender, case, state));
    }
    parts.join(" و")
}

/// Numbers such as 101 or 1002 (or 101 000): correct only as "a hundred days and a day", which reads
/// badly in a treaty. They are better printed in figures.
pub(crate) fn reads_badly(n: u64) -> bool {
    let awkward = |n: u64| n > 100 && matches!(n % 100, 1 | 2);
    awkward(n) || awkward(n / 1_000 % 1_000) || awkward(n / 1_000_000 % 1_000) || awkward(n / 1_000_000_000)
}

/// The definite ordinal, up to 199: الأولى، الحادية والعشرون، الثانية بعد المائة.
pub(super) fn ordinal(n: u64, gender: Gender, case: Case) -> Option<String> {
    match n {
        1..=99 => Some(ordinal_below_hundred(n, gender, case)),
        100 => Some("المائة".to_owned()),
        101..=199 => Some(format!("{} بعد المائة", ordinal_below_hundred(n - 100, gender, case))),
        _ => None,
    }
}

fn ordinal_below_hundred(n: u64, gender: Gender, case: Case) -> String {
    match split(n, 10) {
        (0, _) | (1, 0) => ordinal_unit(n, gender),
        (1, rest) => format!("{} {}", ordinal_before_ten(rest, gender), by_gender(gender, "عشر", "عشرة")),
        (tens, 0) => format!("ال{}", ten(tens, case)),
        (tens, rest) => format!("{} وال{}", ordinal_before_ten(rest, gender), ten(tens, case)),
    }
}

fn ordinal_before_ten(n: u64, gender: Gender) -> String {
    if n == 1 {
        return by_gender(gender, "الحادي", "الحادية").to_owned();
    }
    ordinal_unit(n, gender)
}

fn ordinal_unit(n: u64, gender: Gender) -> String {
    let stem = match n {
        1 => return by_gender(gender, "الأول", "الأولى").to_owned(),
        2 => "الثاني",
        3 => "الثالث",
        4 => "الرابع",
        5 => "الخامس",
        6 => "السادس",
        7 => "السابع",
        8 => "الثامن",
        9 => "التاسع",
        _ => "العاشر",
    };
    format!("{stem}{}", by_gender(gender, "", "ة"))
}

fn scaled(count: u64, scale: &Scale, case: Case, state: State) -> String {
    match count {
        1 if case == Case::Acc && state == State::Alone => scale.acc.to_owned(),
        1 => scale.one.to_owned(),
        2 => dual(scale.dual, case, state),
        _ => {
            let name = match count % 100 {
                3..=10 => scale.few,
                11..=99 if state == State::Alone => scale.acc,
                _ => scale.one,
            };
            format!("{} {name}", below_thousand(count, Gender::M, case, State::Construct))
        }
    }
}

fn below_thousand(n: u64, gender: Gender, case: Case, state: State) -> String {
    match split(n, 100) {
        (0, rest) => below_hundred(rest, gender, case, state),
        (hundreds, 0) => hundred(hundreds, case, state),
        (hundreds, rest) => {
            format!("{} و{}", hundred(hundreds, case, State::Alone), below_hundred(rest, gender, case, state))
        }
    }
}

fn hundred(n: u64, case: Case, state: State) -> String {
    let word = match n {
        1 => "مائة",
        2 => return dual(["مائتا", "مائتي"], case, state),
        3 => "ثلاثمائة",
        4 => "أربعمائة",
        5 => "خمسمائة",
        6 => "ستمائة",
        7 => "سبعمائة",
        8 => "ثمانمائة",
        _ => "تسعمائة",
    };
    word.to_owned()
}

fn below_hundred(n: u64, gender: Gender, case: Case, state: State) -> String {
    match split(n, 10) {
        (0, _) | (1, 0) => unit(n, gender, case, state).to_owned(),
        (1, rest) => teen(rest, gender, case),
        (tens, 0) => ten(tens, case).to_owned(),
        (tens, 1) => {
            let one = if gender == Gender::F { "إحدى" } else { unit(1, gender, case, State::Alone) };
            format!("{one} و{}", ten(tens, case))
        }
        (tens, rest) => format!("{} و{}", unit(rest, gender, case, State::Alone), ten(tens, case)),
    }
}

/// Eleven and twelve agree in both parts; thirteen to nineteen are opposite in the unit only, and fixed.
fn teen(rest: u64, gender: Gender, case: Case) -> String {
    let unit = match rest {
        1 => by_gender(gender, "أحد", "إحدى"),
        2 if case == Case::Nom => by_gender(gender, "اثنا", "اثنتا"),
        2 => by_gender(gender, "اثني", "اثنتي"),
        _ => unit(rest, gender, case, State::Construct),
    };
    format!("{unit} {}", by_gender(gender, "عشر", "عشرة"))
}

/// One and two agree with the noun; three to ten take the opposite gender.
fn unit(n: u64, gender: Gender, case: Case, state: State) -> &'static str {
    match n {
        0 if case == Case::Acc => "صفراً",
        0 => "صفر",
        1 if case == Case::Acc => by_gender(gender, "واحداً", "واحدة"),
        1 => by_gender(gender, "واحد", "واحدة"),
        2 if case == Case::Nom => by_gender(gender, "اثنان", "اثنتان"),
        2 => by_gender(gender, "اثنين", "اثنتين"),
        3 => by_gender(gender, "ثلاثة", "ثلاث"),
        4 => by_gender(gender, "أربعة", "أربع"),
        5 => by_gender(gender, "خمسة", "خمس"),
        6 => by_gender(gender, "ستة", "ست"),
        7 => by_gender(gender, "سبعة", "سبع"),
        8 => by_gender(gender, "ثمانية", feminine_eight(case, state)),
        9 => by_gender(gender, "تسعة", "تسع"),
        _ => by_gender(gender, "عشرة", "عشر"),
    }
}

fn feminine_eight(case: Case, state: State) -> &'static str {
    match (state, case) {
        (State::Construct, _) => "ثماني",
        (State::Alone, Case::Acc) => "ثمانياً",
        (State::Alone, _) => "ثمان",
    }
}

fn ten(n: u64, case: Case) -> &'static str {
    let [nominative, oblique] = match n {
        2 => ["عشرون", "عشرين"],
        3 => ["ثلاثون", "ثلاثين"],
        4 => ["أربعون", "أربعين"],
        5 => ["خمسون", "خمسين"],
        6 => ["ستون", "ستين"],
        7 => ["سبعون", "سبعين"],
        8 => ["ثمانون", "ثمانين"],
        _ => ["تسعون", "تسعين"],
    };
    if case == Case::Nom { nominative } else { oblique }
}

fn dual([nominative, oblique]: [&str; 2], case: Case, state: State) -> String {
    let stem = if case == Case::Nom { nominative } else { oblique };
    let nun = if state == State::Alone { "ن" } else { "" };
    format!("{stem}{nun}")
}

fn by_gender<'a>(gender: Gender, masculine: &'a str, feminine: &'a str) -> &'a str {
    match gender {
        Gender::M => masculine,
        Gender::F => feminine,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(n: u64, gender: Gender, case: Case) -> String {
        words(n, gender, case, State::Alone)
    }

    #[test]
    fn numbers_standing_alone() {
        for (n, expected) in [
            (0, "صفر"),
            (1, "واحد"),
            (2, "اثنين"),
            (8, "ثمانية"),
            (10, "عشرة"),
            (12, "اثني عشر"),
            (200, "مائتين"),
            (1_000, "ألف"),
            (2_000, "ألفين"),
            (2_500, "ألفين وخمسمائة"),
            (11_000, "أحد عشر ألفاً"),
            (11_100, "أحد عشر ألفاً ومائة"),
            (20_000, "عشرين ألفاً"),
            (100_000, "مائة ألف"),
            (103_000, "مائة وثلاثة آلاف"),
            (200_000, "مائتي ألف"),
            (250_000, "مائتين وخمسين ألفاً"),
            (1_000_000, "مليون"),
            (2_000_000, "مليونين"),
            (3_000_000, "ثلاثة ملايين"),
            (1_001_000, "مليون وألف"),
            (2_000_000_000, "مليارين"),
        ] {
            assert_eq!(alone(n, Gender::M, Case::Gen), expected);
        }
    }

    #[test]
    fn feminine_eight_has_three_forms() {
        assert_eq!(words(8, Gender::F, Case::Acc, State::Construct), "ثماني");
        assert_eq!(alone(8, Gender::F, Case::Gen), "ثمان");
        assert_eq!(alone(48, Gender::F, Case::Acc), "ثمانياً وأربعين");
        assert_eq!(alone(18, Gender::F, Case::Acc), "ثماني عشرة");
        assert_eq!(words(108, Gender::F, Case::Gen, State::Construct), "مائة وثماني");
    }

    #[test]
    fn construct_before_the_noun() {
        for (n, case, expected) in [
            (200, Case::Nom, "مائتا"),
            (200, Case::Gen, "مائتي"),
            (2_000, Case::Nom, "ألفا"),
            (2_000, Case::Acc, "ألفي"),
            (1_200, Case::Nom, "ألف ومائتا"),
            (11_000, Case::Gen, "أحد عشر ألف"),
            (1_000, Case::Acc, "ألف"),
            (1_500, Case::Acc, "ألفاً وخمسمائة"),
            (2_000_000, Case::Gen, "مليوني"),
        ] {
            assert_eq!(words(n, Gender::M, case, State::Construct), expected);
        }
    }

    #[test]
    fn feminine_ordinals_for_articles() {
        for (n, expected) in [
            (1, "الأولى"),
            (2, "الثانية"),
            (10, "العاشرة"),
            (11, "الحادية عشرة"),
            (12, "الثانية عشرة"),
            (19, "التاسعة عشرة"),
            (20, "العشرون"),
            (21, "الحادية والعشرون"),
            (32, "الثانية والثلاثون"),
            (100, "المائة"),
            (101, "الأولى بعد المائة"),
            (111, "الحادية عشرة بعد المائة"),
            (199, "التاسعة والتسعون بعد المائة"),
        ] {
            assert_eq!(ordinal(n, Gender::F, Case::Nom).as_deref(), Some(expected));
        }
        assert_eq!(ordinal(200, Gender::F, Case::Nom), None);
    }

    #[test]
    fn masculine_ordinals_for_chapters() {
        for (n, case, expected) in [
            (1, Case::Nom, "الأول"),
            (2, Case::Nom, "الثاني"),
            (11, Case::Nom, "الحادي عشر"),
            (12, Case::Nom, "الثاني عشر"),
            (20, Case::Gen, "العشرين"),
            (21, Case::Gen, "الحادي والعشرين"),
            (30, Case::Gen, "الثلاثين"),
        ] {
            assert_eq!(ordinal(n, Gender::M, case).as_deref(), Some(expected));
        }
    }

    #[test]
    fn awkward_numbers() {
        for n in [101, 102, 201, 1_001, 1_102, 101_000, 302_500] {
            assert!(reads_badly(n), "{n}");
        }
        for n in [1, 2, 100, 103, 1_000, 1_003, 1_800, 2_000, 1_000_000, 2_026] {
            assert!(!reads_badly(n), "{n}");
        }
    }
}
