//! Readers of number words, written apart from the writers so that one checks the other.

pub(super) fn english(words: &str) -> Option<u64> {
    let (mut total, mut group) = (0, 0);
    for word in words.split([' ', '-']).filter(|word| *word != "and") {
        match word {
            "hundred" => group *= 100,
            "thousand" => close(&mut total, &mut group, 1_000),
            "million" => close(&mut total, &mut group, 1_000_000),
            "billion" => close(&mut total, &mut group, 1_000_000_000),
            _ => group += position(ENGLISH, word)?,
        }
    }
    Some(total + group)
}

pub(super) fn french(words: &str) -> Option<u64> {
    let (mut total, mut group, mut before) = (0, 0, "");
    for word in words.split([' ', '-']).filter(|word| *word != "et") {
        match word {
            "cent" | "cents" => group = if group == 0 { 100 } else { group * 100 },
            "vingt" | "vingts" if before == "quatre" => group += 76,
            "mille" => close(&mut total, &mut group, 1_000),
            "million" | "millions" => close(&mut total, &mut group, 1_000_000),
            "milliard" | "milliards" => close(&mut total, &mut group, 1_000_000_000),
            "une" => group += 1,
            _ => group += position(FRENCH, word)?,
        }
        before = word;
    }
    Some(total + group)
}

pub(super) fn arabic(words: &str) -> Option<u64> {
    let (mut total, mut group) = (0, 0);
    for (place, word) in words.split(' ').enumerate() {
        let word = word.strip_prefix('و').filter(|_| place > 0 && !word.starts_with("واحد")).unwrap_or(word);
        match word {
            "ألف" | "ألفاً" | "آلاف" => close(&mut total, &mut group, 1_000),
            "ألفا" | "ألفي" | "ألفان" | "ألفين" => total += 2_000,
            "مليون" | "مليوناً" | "ملايين" => {
                close(&mut total, &mut group, 1_000_000);
            }
            "مليونا" | "مليوني" | "مليونان" | "مليونين" => {
                total += 2_000_000;
            }
            "مليار" | "ملياراً" | "مليارات" => {
                close(&mut total, &mut group, 1_000_000_000);
            }
            "مليارا" | "ملياري" | "ملياران" | "مليارين" => {
                total += 2_000_000_000;
            }
            _ => {
                group += ARABIC.iter().find(|(_, forms)| forms.split(' ').any(|form| form == word))?.0;
            }
        }
    }
    Some(total + group)
}

/// Ends a group at its scale; a scale alone counts one of it.
fn close(total: &mut u64, group: &mut u64, scale: u64) {
    *total += (*group).max(1) * scale;
    *group = 0;
}

/// Words of 0 to 19 in order, then the tens from 20.
fn position(words: &str, word: &str) -> Option<u64> {
    let at = words.split(' ').position(|known| known == word)? as u64;
    Some(if at < 20 { at } else { (at - 18) * 10 })
}

const ENGLISH: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety";
const FRENCH: &str = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize \
    - - - vingt trente quarante cinquante soixante";
const ARABIC: &[(u64, &str)] = &[
    (0, "صفر صفراً"),
    (1, "واحد واحداً واحدة أحد إحدى"),
    (2, "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي"),
    (3, "ثلاثة ثلاث"),
    (4, "أربعة أربع"),
    (5, "خمسة خمس"),
    (6, "ستة ست"),
    (7, "سبعة سبع"),
    (8, "ثمانية ثماني ثمان ثمانياً"),
    (9, "تسعة تسع"),
    (10, "عشرة عشر"),
    (20, "عشرون عشرين"),
    (30, "ثلاثون ثلاثين"),
    (40, "أربعون أربعين"),
    (50, "خمسون خمسين"),
    (60, "ستون ستين"),
    (70, "سبعون سبعين"),
    (80, "ثمانون ثمانين"),
    (90, "تسعون تسعين"),
    (100, "مائة"),
    (200, "مائتان مائتين مائتا مائتي"),
    (300, "ثلاثمائة"),
    (400, "أربعمائة"),
    (500, "خمسمائة"),
    (600, "ستمائة"),
    (700, "سبعمائة"),
    (800, "ثمانمائة"),
    (900, "تسعمائة"),
];
