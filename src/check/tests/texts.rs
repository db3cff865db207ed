//! What stands in texts: numbers, references, words, characters.

use super::{prose, table};

const AR: &str = "ينشر الطرفان القائمة";
const FR: &str = "Les Parties publient la liste";
const EN: &str = "The Parties shall publish the list";

#[test]
fn numbers() {
    prose(
        &[],
        &[
            ["خلال ثلاثين (30) مرة", "trente (30) fois", "thirty (30) times", "", ""],
            ["48 مرة", "48 fois", "45 times", "number-differs", "45"],
            ["٤٨ مرة", "48 fois", "48 times", "", ""],
            ["1٬800 عامل", "1 800 travailleurs", "1,800 workers", "", ""],
            ["1800 عامل", "1 800 travailleurs", "1,900 workers", "number-differs", "1,900"],
            ["ثمان وأربعون مرة", "quarante-huit fois", "48 times", "", ""],
            ["شهران", "deux mois", "2 months of work", "number-in-prose", "2 months"],
            ["في 21 نوفمبر 2026", "le 21 novembre 2026", "on 21 November 2026", "", ""],
            ["في 1 يناير 2026", "le 1er janvier 2026", "on 1 January 2026", "", ""],
            ["الاتفاقية رقم 181", "la convention n° 181", "Convention C181", "", ""],
            ["1٢ مرة", "12 fois", "12 times", "digits-of-two-systems", "1٢"],
            ["أولاً: (1) كذا (2) كذا", "(1) ceci ; (2) cela", "this; that", "number-differs", "2"],
            [AR, "Les Parties publient 3 listes", "The Parties shall publish three lists", "number-differs", "3"],
        ],
    );
}

#[test]
fn numbers_with_units() {
    prose(
        &[],
        &[
            ["خلال 30 يوماً", "dans les 30 jours", "within 30 days", "number-in-prose", "30 يوماً"],
            ["نسبة 5 %", "un taux de 5 %", "a rate of 5 %", "number-in-prose", "5 %"],
            ["مبلغ 200 LYD", "une somme de 200 LYD", "a sum of 200 LYD", "number-in-prose", "200 LYD"],
            ["المادة 5 من القانون", "l’article 5 de la loi", "Article 5 of the Act", "", ""],
        ],
    );
    let body = |text: &str| {
        format!(
            "article a {{ hours {{ normal week: at most 48 hours }} paragraph {{ ar: \"{text} ساعة\" fr: \"{text} heures\" en: \"{text} hours\" }} }}"
        )
    };
    table(&[], &[(&body("48"), "number-in-prose", "48 ساعة"), (&body("36"), "", "")]);
}

#[test]
fn references() {
    let hours = "article working-time { hours { normal week: at most 48 hours } }\n";
    let text = |text: &str| {
        format!(
            "{hours}article b {{ title {{ ar: \"ب\" fr: \"B\" en: \"B\" }} paragraph {{ ar: \"{text}\" fr: \"{text}\" en: \"{text}\" }} }}"
        )
    };
    let bad = |text: &str, rule: &str, marks: &str| {
        let all = super::found(&super::with(&[], &paragraph_after(hours, text)));
        assert!(all.iter().all(|(found, _)| *found == rule) && all.len() == 3, "{text}: {all:#?}");
        assert!(all.iter().all(|(_, found)| found == marks), "{text}: {all:#?}");
    };
    table(
        &[],
        &[
            (&text("@working-time"), "", ""),
            (&text("{hours.normal week}"), "", ""),
            (&text("{hours.normal_week, nom}"), "", ""),
            (&text("{destination} {origin-law} labour@example.org"), "", ""),
        ],
    );
    bad("@working-tme", "reference-to-nothing", "@working-tme");
    bad("{hours.normal wek}", "slot-unknown", "{hours.normal wek}");
    bad("{hour.normal week}", "slot-unknown", "{hour.normal week}");
    bad("{normal week}", "slot-unknown", "{normal week}");
    bad("{hours.overtime pay}", "slot-without-value", "{hours.overtime pay}");
    bad("{leave.annual}", "slot-without-value", "{leave.annual}");
    bad("the {hours.normal week", "slot-not-closed", "{");
    bad("the hours} of", "slot-not-closed", "}");
}

fn paragraph_after(before: &str, text: &str) -> String {
    before.to_owned() + &super::paragraph(text, text, text)
}

#[test]
fn references_in_every_language() {
    let hours = "article working-time { hours { normal week: at most 48 hours } }\n";
    let body = format!("{hours}{}", super::paragraph(AR, "voir @working-time", "see @working-time"));
    table(&[], &[(&body, "reference-in-one-language", "@working-time")]);
    let two = "article x { hours { normal week: 48 hours } }\narticle y { hours { normal week: 40 hours } paragraph { ar: \"{hours.normal week}\" fr: \"{hours.normal week}\" en: \"{hours.normal week}\" } }";
    let all = super::found(&super::with(&[], two));
    assert_eq!(all.iter().filter(|(rule, _)| *rule == "values-contradict").count(), 1, "{all:?}");
    let wording =
        "article x { hours { normal week: 48 hours\n wording { ar: \"{normal week}\" fr: \"{normal week}\" en: \"{normal week}\" } } }";
    table(&[], &[(wording, "", "")]);
}

#[test]
fn languages() {
    table(
        &[],
        &[
            (
                "article a { title { ar: \"أ\" fr: \"A\" en: \"A\" } paragraph { ar: \"نص\" en: \"text\" } }",
                "text-lacks-language",
                "paragraph",
            ),
            (
                "article a { title { ar: \"أ\" fr: \"A\" } paragraph { ar: \"نص\" fr: \"texte\" en: \"text\" } }",
                "text-lacks-language",
                "title",
            ),
            (
                "article a { title { ar: \"أ\" fr: \" \" en: \"A\" } paragraph { ar: \"نص\" fr: \"texte\" en: \"text\" } }",
                "text-lacks-language",
                "title",
            ),
        ],
    );
    table(&[(" courtesy: en\n", "")], &[("article a { hours { normal week: 48 hours } }", "language-not-declared", "Agreement")]);
    table(&[(" courtesy: en\n", ""), (" en: \"Agreement\"", "")], &[("article a { hours { normal week: 48 hours } }", "", "")]);
    table(&[(" en: \"Agreement\"", "")], &[("article a { hours { normal week: 48 hours } }", "text-lacks-language", "agreement LY-NE")]);
    table(
        &[],
        &[
            ("article a { roadmap { horizon: 2 years\n row { milestone: \"first\" } } }", "words-in-one-language", "\"first\""),
            ("article a { costs { travel home: employer; worker if \"he leaves\" } }", "words-in-one-language", "worker if \"he leaves\""),
        ],
    );
}

#[test]
fn duties() {
    prose(
        &[],
        &[
            [AR, FR, "The Parties will publish the list", "duty-verb-too-weak", "Parties will"],
            [AR, FR, "Each employer must publish the list", "duty-verb-too-weak", "employer must"],
            [AR, FR, "The list will be published where the worker will leave", "", ""],
            [AR, "Les Parties devront publier la liste", EN, "duty-verb-too-weak", "devront"],
            ["سوف ينشر الطرفان القائمة", FR, EN, "duty-verb-too-weak", "سوف"],
            [AR, FR, "The Participants shall publish the list", "memorandum-word-in-treaty", "The Participants"],
            [AR, FR, "The participants in the training are paid", "", ""],
        ],
    );
    prose(
        &[("form: treaty", "form: memorandum")],
        &[
            ["ينشر الجانبان القائمة", "Les Participants publient la liste", "The Participants will publish the list", "", ""],
            ["ينشر الجانبان القائمة", "Les Participants publient la liste", EN, "treaty-word-in-memorandum", "Parties"],
            [
                "يتعهد الجانبان بالنشر",
                "Les Participants publient la liste",
                "The Participants will publish the list",
                "treaty-word-in-memorandum",
                "يتعهد",
            ],
            ["ينشر الجانبان القائمة", "La partie fixe du salaire", "The Participants will publish the list", "", ""],
        ],
    );
}

#[test]
fn words() {
    prose(
        &[],
        &[
            ["ينشر الأطراف القائمة", FR, EN, "parties-in-wrong-number", "الأطراف"],
            ["اتفاقية متعددة الأطراف", FR, EN, "", ""],
            ["الدول الأطراف في الاتفاقية", FR, EN, "", ""],
            ["يدخل حيز التنفيذ", FR, EN, "force-called-execution", "حيز التنفيذ"],
            ["يدخل حيز النفاذ", FR, EN, "", ""],
            ["لهذا الاتفاقية أثر", FR, EN, "words-disagree", "هذا الاتفاقية"],
            ["تنفيذ هذه الاتفاق", FR, EN, "words-disagree", "هذه الاتفاق"],
            ["تنفيذ هذه الاتفاقية وهذا الاتفاق", FR, EN, "", ""],
            [AR, "Les Parties ont convenus de la liste", EN, "words-disagree", "ont convenus"],
            [AR, "Les Parties, convaincus du besoin, publient", EN, "words-disagree", "Parties, convaincus"],
            ["يلتزم الطرف الأول بالنشر", FR, EN, "parties-ranked", "الطرف الأول"],
            [AR, FR, "The First Party shall publish", "parties-ranked", "First Party"],
            [AR, FR, "the first Party to notify", "", ""],
            [AR, FR, "illegal migrants", "migration-called-illegal", "illegal migrants"],
            [AR, "l’immigration clandestine", EN, "migration-called-illegal", "immigration clandestine"],
            ["مكافحة الهجرة غير الشرعية", FR, EN, "migration-called-illegal", "هجرة غير الشرعية"],
            [AR, FR, "the list: TBD", "draft-residue", "TBD"],
            [AR, "à compléter", EN, "draft-residue", "à compléter"],
            ["…", FR, EN, "draft-residue", "…"],
        ],
    );
    prose(
        &[("origin: NE", "origin: NE, TD")],
        &[[AR, FR, EN, "parties-in-wrong-number", "الطرفان"], ["تنشر الأطراف القائمة", FR, EN, "", ""]],
    );
}

#[test]
fn states() {
    prose(
        &[],
        &[
            ["العمال من نيجيريا", FR, EN, "state-mistaken", "نيجيريا"],
            ["العمال النيجيريون", FR, EN, "state-mistaken", "النيجيريون"],
            ["العمال النيجريون والنيجر", "travailleurs nigériens", "Nigerien workers", "", ""],
            [AR, "les travailleurs nigérians", EN, "state-mistaken", "nigérians"],
            [AR, FR, "workers from Nigeria", "state-mistaken", "Nigeria"],
            [AR, FR, "the Great Jamahiriya", "libya-name-lapsed", "Jamahiriya"],
            ["الجماهيرية العظمى", FR, EN, "libya-name-lapsed", "جماهيرية"],
        ],
    );
    prose(
        &[("origin: NE", "origin: NG"), ("authentic: ar, fr", "authentic: ar, en"), ("courtesy: en", "courtesy: fr")],
        &[
            [AR, "les travailleurs nigériens", EN, "state-mistaken", "nigériens"],
            ["العمال من نيجيريا", "au Nigéria", "Nigerian workers", "", ""],
        ],
    );
}

#[test]
fn characters() {
    prose(
        &[],
        &[
            [AR, FR, "The Parties\u{202E} shall", "direction-control", "\u{202E}"],
            [AR, "Les\u{200B} Parties", EN, "invisible-character", "\u{200B}"],
            [AR, "L\u{430} Partie", EN, "letters-of-two-scripts", "L\u{430}"],
            ["\u{FEE7}\u{FEB8}\u{FEAE}", FR, EN, "presentation-forms", "\u{FEE7}\u{FEB8}\u{FEAE}"],
            [AR, FR, "The Parties\u{1} shall", "control-character", "\u{1}"],
            ["قال «\u{FDFA}» 5", "« œuvre » 5 °", "naïve €5 “x” – … µ 5", "", ""],
        ],
    );
}
