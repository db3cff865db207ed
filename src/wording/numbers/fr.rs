//! French number words in traditional spelling: hyphens below one hundred, no hyphen around "et".

use super::split;
use crate::vocabulary::Gender;

/// Whether "vingt" and "cent", when multiplied, may take their s: not before "mille" nor in ordinals.
#[derive(Clone, Copy)]
struct PluralS(bool);

pub(super) fn cardinal(n: u64, gender: Gender) -> String {
    words(n, gender, PluralS(true))
}

pub(super) fn ordinal(n: u64, gender: Gender) -> String {
    if n == 1 {
        return if gender == Gender::F { "première" } else { "premier" }.to_owned();
    }
    let words = words(n, Gender::M, PluralS(false));
    let words = words.strip_suffix("ions").map_or(words.clone(), |stem| format!("{stem}ion"));
    let words = words.strip_suffix("ards").map_or(words.clone(), |stem| format!("{stem}ard"));
    if let Some(stem) = words.strip_suffix("neuf") {
        return format!("{stem}neuvième");
    }
    if words.ends_with("cinq") {
        return format!("{words}uième");
    }
    format!("{}ième", words.strip_suffix('e').unwrap_or(&words))
}

fn words(n: u64, gender: Gender, s: PluralS) -> String {
    if n == 0 {
        return "zéro".to_owned();
    }
    let mut parts = Vec::new();
    let (milliards, rest) = split(n, 1_000_000_000);
    let (millions, rest) = split(rest, 1_000_000);
    let (thousands, rest) = split(rest, 1_000);
    parts.extend(scale(milliards, "milliard"));
    parts.extend(scale(millions, "million"));
    match thousands {
        0 => {}
        1 => parts.push("mille".to_owned()),
        _ => parts.push(format!("{} mille", below_thousand(thousands, Gender::M, PluralS(false)))),
    }
    if rest > 0 {
        parts.push(below_thousand(rest, gender, s));
    }
    parts.join(" ")
}

/// Millions and milliards are nouns: what precedes them keeps its s, and they take their own.
fn scale(count: u64, name: &str) -> Option<String> {
    let plural = if count > 1 { "s" } else { "" };
    (count > 0).then(|| format!("{} {name}{plural}", below_thousand(count, Gender::M, PluralS(true))))
}

fn below_thousand(n: u64, gender: Gender, s: PluralS) -> String {
    let (hundreds, rest) = split(n, 100);
    let head = match hundreds {
        0 => return below_hundred(rest, gender, s),
        1 => "cent".to_owned(),
        _ if rest == 0 && s.0 => format!("{} cents", below_twenty(hundreds, Gender::M)),
        _ => format!("{} cent", below_twenty(hundreds, Gender::M)),
    };
    if rest == 0 {
        return head;
    }
    format!("{head} {}", below_hundred(rest, gender, s))
}

fn below_hundred(n: u64, gender: Gender, s: PluralS) -> String {
    match n {
        0..=19 => below_twenty(n, gender).to_owned(),
        80 if s.0 => "quatre-vingts".to_owned(),
        80 => "quatre-vingt".to_owned(),
        81..=99 => format!("quatre-vingt-{}", below_twenty(n - 80, gender)),
        60..=79 => after_ten("soixante", n - 60, gender),
        _ => after_ten(ten(n / 10), n % 10, gender),
    }
}

fn after_ten(ten: &str, rest: u64, gender: Gender) -> String {
    match rest {
        0 => ten.to_owned(),
        1 | 11 => format!("{ten} et {}", below_twenty(rest, gender)),
        _ => format!("{ten}-{}", below_twenty(rest, gender)),
    }
}

fn below_twenty(n: u64, gender: Gender) -> &'static str {
    match n {
        0 => "zéro",
        1 if gender == Gender::F => "une",
        1 => "un",
        2 => "deux",
        3 => "trois",
        4 => "quatre",
        5 => "cinq",
        6 => "six",
        7 => "sept",
        8 => "huit",
        9 => "neuf",
        10 => "dix",
        11 => "onze",
        12 => "douze",
        13 => "treize",
        14 => "quatorze",
        15 => "quinze",
        16 => "seize",
        17 => "dix-sept",
        18 => "dix-huit",
        _ => "dix-neuf",
    }
}

fn ten(n: u64) -> &'static str {
    match n {
        2 => "vingt",
        3 => "trente",
        4 => "quarante",
        _ => "cinquante",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cardinals() {
        for (n, words) in [
            (0, "zéro"),
            (1, "un"),
            (8, "huit"),
            (11, "onze"),
            (16, "seize"),
            (17, "dix-sept"),
            (19, "dix-neuf"),
            (20, "vingt"),
            (21, "vingt et un"),
            (22, "vingt-deux"),
            (30, "trente"),
            (31, "trente et un"),
            (48, "quarante-huit"),
            (60, "soixante"),
            (61, "soixante et un"),
            (70, "soixante-dix"),
            (71, "soixante et onze"),
            (72, "soixante-douze"),
            (79, "soixante-dix-neuf"),
            (80, "quatre-vingts"),
            (81, "quatre-vingt-un"),
            (90, "quatre-vingt-dix"),
            (91, "quatre-vingt-onze"),
            (99, "quatre-vingt-dix-neuf"),
            (100, "cent"),
            (101, "cent un"),
            (150, "cent cinquante"),
            (180, "cent quatre-vingts"),
            (200, "deux cents"),
            (250, "deux cent cinquante"),
            (365, "trois cent soixante-cinq"),
            (1_000, "mille"),
            (1_001, "mille un"),
            (1_800, "mille huit cents"),
            (2_000, "deux mille"),
            (2_026, "deux mille vingt-six"),
            (80_000, "quatre-vingt mille"),
            (200_000, "deux cent mille"),
            (1_000_000, "un million"),
            (2_300_000, "deux millions trois cent mille"),
            (80_000_000, "quatre-vingts millions"),
            (200_000_000, "deux cents millions"),
            (3_000_000_000, "trois milliards"),
        ] {
            assert_eq!(cardinal(n, Gender::M), words);
        }
    }

    #[test]
    fn one_agrees_with_a_feminine_noun() {
        for (n, words) in [
            (1, "une"),
            (21, "vingt et une"),
            (61, "soixante et une"),
            (71, "soixante et onze"),
            (81, "quatre-vingt-une"),
            (101, "cent une"),
            (21_000, "vingt et un mille"),
            (1_000_000, "un million"),
        ] {
            assert_eq!(cardinal(n, Gender::F), words);
        }
    }

    #[test]
    fn ordinals() {
        assert_eq!(ordinal(1, Gender::F), "première");
        for (n, words) in [
            (1, "premier"),
            (2, "deuxième"),
            (4, "quatrième"),
            (5, "cinquième"),
            (9, "neuvième"),
            (11, "onzième"),
            (19, "dix-neuvième"),
            (20, "vingtième"),
            (21, "vingt et unième"),
            (30, "trentième"),
            (71, "soixante et onzième"),
            (80, "quatre-vingtième"),
            (81, "quatre-vingt-unième"),
            (100, "centième"),
            (200, "deux centième"),
            (1_000, "millième"),
            (2_000_000, "deux millionième"),
        ] {
            assert_eq!(ordinal(n, Gender::M), words);
        }
    }
}
