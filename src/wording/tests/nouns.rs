//! A few nouns for tests.

use crate::text::Lang;
use crate::vocabulary::{Gender, Noun};

pub(in crate::wording) fn of(unit: &str, lang: Lang) -> Noun {
    match lang {
        Lang::En => en(unit),
        Lang::Fr => fr(unit),
        Lang::Ar => ar(unit),
    }
}

pub(in crate::wording) fn en(unit: &str) -> Noun {
    match unit {
        "dinar" => noun(["Libyan dinar", "Libyan dinars"], Gender::M, [""; 4]),
        _ => noun([unit, &format!("{unit}s")], Gender::M, [""; 4]),
    }
}

pub(in crate::wording) fn fr(unit: &str) -> Noun {
    let (forms, gender) = match unit {
        "day" => (["jour", "jours"], Gender::M),
        "month" => (["mois", "mois"], Gender::M),
        "hour" => (["heure", "heures"], Gender::F),
        _ => (["dinar libyen", "dinars libyens"], Gender::M),
    };
    noun(forms, gender, [""; 4])
}

pub(in crate::wording) fn ar(unit: &str) -> Noun {
    let (one, gender, forms) = match unit {
        "day" => ("يوم", Gender::M, ["يومان", "يومين", "أيام", "يوماً"]),
        "week" => ("أسبوع", Gender::M, ["أسبوعان", "أسبوعين", "أسابيع", "أسبوعاً"]),
        "month" => ("شهر", Gender::M, ["شهران", "شهرين", "أشهر", "شهراً"]),
        "year" => ("سنة", Gender::F, ["سنتان", "سنتين", "سنوات", "سنة"]),
        "hour" => ("ساعة", Gender::F, ["ساعتان", "ساعتين", "ساعات", "ساعة"]),
        "copy" => ("نسخة أصلية", Gender::F, ["نسختان أصليتان", "نسختين أصليتين", "نسخ أصلية", "نسخة أصلية"]),
        _ => ("دينار ليبي", Gender::M, ["ديناران ليبيان", "دينارين ليبيين", "دنانير ليبية", "ديناراً ليبياً"]),
    };
    noun([one, ""], gender, forms)
}

fn noun([one, other]: [&str; 2], gender: Gender, [dual, dual_obl, few, acc]: [&str; 4]) -> Noun {
    let [one, other, dual, dual_obl, few, acc] = [one, other, dual, dual_obl, few, acc].map(str::to_owned);
    Noun { one, other, gender, dual, dual_obl, few, acc }
}
