//! English number words, British style: "one hundred and fifty".

use super::split;

const SCALES: [(u64, &str); 3] = [(1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand")];

pub(super) fn cardinal(n: u64) -> String {
    if n == 0 {
        return "zero".to_owned();
    }
    let mut parts = Vec::new();
    let mut rest = n;
    for (value, name) in SCALES {
        let (count, left) = split(rest, value);
        if count > 0 {
            parts.push(format!("{} {name}", below_thousand(count)));
        }
        rest = left;
    }
    if rest > 0 {
        let and = if parts.is_empty() || rest >= 100 { "" } else { "and " };
        parts.push(format!("{and}{}", below_thousand(rest)));
    }
    parts.join(" ")
}

pub(super) fn ordinal(n: u64) -> String {
    let words = cardinal(n);
    let start = words.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (head, last) = words.split_at(start);
    format!("{head}{}", ordinal_word(last))
}

fn ordinal_word(word: &str) -> String {
    let irregular = match word {
        "one" => "first",
        "two" => "second",
        "three" => "third",
        "five" => "fifth",
        "eight" => "eighth",
        "nine" => "ninth",
        "twelve" => "twelfth",
        _ => {
            return match word.strip_suffix('y') {
                Some(stem) => format!("{stem}ieth"),
                None => format!("{word}th"),
            };
        }
    };
    irregular.to_owned()
}

fn below_thousand(n: u64) -> String {
    match split(n, 100) {
        (0, rest) => below_hundred(rest),
        (hundreds, 0) => format!("{} hundred", unit(hundreds)),
        (hundreds, rest) => format!("{} hundred and {}", unit(hundreds), below_hundred(rest)),
    }
}

fn below_hundred(n: u64) -> String {
    match split(n, 10) {
        (0 | 1, _) => unit(n).to_owned(),
        (tens, 0) => ten(tens).to_owned(),
        (tens, rest) => format!("{}-{}", ten(tens), unit(rest)),
    }
}

fn unit(n: u64) -> &'static str {
    match n {
        0 => "zero",
        1 => "one",
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        6 => "six",
        7 => "seven",
        8 => "eight",
        9 => "nine",
        10 => "ten",
        11 => "eleven",
        12 => "twelve",
        13 => "thirteen",
        14 => "fourteen",
        15 => "fifteen",
        16 => "sixteen",
        17 => "seventeen",
        18 => "eighteen",
        _ => "nineteen",
    }
}

fn ten(n: u64) -> &'static str {
    match n {
        2 => "twenty",
        3 => "thirty",
        4 => "forty",
        5 => "fifty",
        6 => "sixty",
        7 => "seventy",
        8 => "eighty",
        _ => "ninety",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cardinals() {
        for (n, words) in [
            (0, "zero"),
            (1, "one"),
            (8, "eight"),
            (12, "twelve"),
            (15, "fifteen"),
            (18, "eighteen"),
            (19, "nineteen"),
            (20, "twenty"),
            (21, "twenty-one"),
            (30, "thirty"),
            (40, "forty"),
            (48, "forty-eight"),
            (99, "ninety-nine"),
            (100, "one hundred"),
            (101, "one hundred and one"),
            (110, "one hundred and ten"),
            (150, "one hundred and fifty"),
            (200, "two hundred"),
            (365, "three hundred and sixty-five"),
            (999, "nine hundred and ninety-nine"),
            (1_000, "one thousand"),
            (1_001, "one thousand and one"),
            (1_100, "one thousand one hundred"),
            (1_500, "one thousand five hundred"),
            (1_800, "one thousand eight hundred"),
            (1_962, "one thousand nine hundred and sixty-two"),
            (2_000, "two thousand"),
            (2_026, "two thousand and twenty-six"),
            (10_000, "ten thousand"),
            (11_011, "eleven thousand and eleven"),
            (150_000, "one hundred and fifty thousand"),
            (1_000_000, "one million"),
            (1_000_005, "one million and five"),
            (2_300_000, "two million three hundred thousand"),
            (5_000_000_000, "five billion"),
        ] {
            assert_eq!(cardinal(n), words);
        }
    }

    #[test]
    fn ordinals() {
        for (n, words) in [
            (1, "first"),
            (2, "second"),
            (3, "third"),
            (4, "fourth"),
            (5, "fifth"),
            (8, "eighth"),
            (9, "ninth"),
            (11, "eleventh"),
            (12, "twelfth"),
            (13, "thirteenth"),
            (20, "twentieth"),
            (21, "twenty-first"),
            (22, "twenty-second"),
            (30, "thirtieth"),
            (31, "thirty-first"),
            (40, "fortieth"),
            (55, "fifty-fifth"),
            (100, "one hundredth"),
            (101, "one hundred and first"),
            (112, "one hundred and twelfth"),
            (1_000, "one thousandth"),
        ] {
            assert_eq!(ordinal(n), words);
        }
    }
}
