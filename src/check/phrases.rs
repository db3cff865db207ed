//! Words that do not belong in an agreement of a given form, as data.
//!
//! A phrase is a run of words; `|` parts words of which any will do. Arabic words are compared
//! without the letters joined to their front, so a phrase that needs its article writes it.

use crate::text::Lang;

/// Where a phrase is out of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere.
    Any,
    /// In a text that binds.
    Binding,
    /// In a memorandum.
    Memorandum,
    /// Between two Parties.
    Two,
    /// Among more than two.
    Many,
    /// Where Libya is a Party.
    Libya,
}

/// How much it weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Wrong.
    Error,
    /// Likely to be wrong.
    Warning,
    /// Worth reading.
    Advice,
    /// Wrong once the text is signed.
    Stage,
}

/// A phrase that is out of place.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    /// Its language.
    pub lang: Lang,
    /// Its words.
    pub words: &'static str,
    /// Where it is out of place.
    pub scope: Scope,
    /// The rule it breaks.
    pub rule: &'static str,
    /// How much that weighs.
    pub weight: Weight,
    /// Which word to replace, and by what.
    pub fix: Option<(usize, &'static str)>,
    /// Words before it that make it right.
    pub not_after: &'static [&'static str],
    /// Words after it that make it right.
    pub not_before: &'static [&'static str],
    /// Only where the text lays down duties.
    pub operative: bool,
    /// Only where these words have a capital.
    pub capitals: &'static [usize],
    /// Not in annexes, where a model contract has its own parties.
    pub outside_annexes: bool,
}

const fn phrase(lang: Lang, scope: Scope, words: &'static str, rule: &'static str, weight: Weight) -> Phrase {
    Phrase {
        lang,
        words,
        scope,
        rule,
        weight,
        fix: None,
        not_after: &[],
        not_before: &[],
        operative: false,
        capitals: &[],
        outside_annexes: false,
    }
}

impl Phrase {
    const fn fix(self, word: usize, by: &'static str) -> Self {
        Self { fix: Some((word, by)), ..self }
    }
    const fn not_after(self, words: &'static [&'static str]) -> Self {
        Self { not_after: words, ..self }
    }
    const fn not_before(self, words: &'static [&'static str]) -> Self {
        Self { not_before: words, ..self }
    }
    const fn operative(self) -> Self {
        Self { operative: true, ..self }
    }
    const fn capitals(self, words: &'static [usize]) -> Self {
        Self { capitals: words, ..self }
    }
    const fn outside_annexes(self) -> Self {
        Self { outside_annexes: true, ..self }
    }
}

use Lang::{Ar, En, Fr};
use Scope::{Any, Binding, Libya, Many, Memorandum, Two};
use Weight::{Advice, Error, Stage, Warning};

const DUTY: &str = "duty-verb-too-weak";
const TREATY_WORD: &str = "treaty-word-in-memorandum";
const MEMO_WORD: &str = "memorandum-word-in-treaty";
const NUMBER: &str = "parties-in-wrong-number";
const AGREE: &str = "words-disagree";
const RANKED: &str = "parties-ranked";
const ILLEGAL: &str = "migration-called-illegal";
const RESIDUE: &str = "draft-residue";

/// Every phrase.
pub const PHRASES: &[Phrase] = &[
    phrase(En, Binding, "parties|party|employer|employers|agency|agencies|worker|workers|committee|authority|authorities|ministry|ministries|government|governments will|must|should", DUTY, Warning).fix(1, "shall").operative().not_after(&["if", "where", "that"]),
    phrase(Fr, Binding, "devra|devront", DUTY, Advice).operative(),
    phrase(Fr, Binding, "devrait|devraient", DUTY, Warning).operative(),
    phrase(Fr, Binding, "sera|seront tenu|tenue|tenus|tenues", DUTY, Advice).operative(),
    phrase(Ar, Binding, "سوف", DUTY, Advice).operative(),
    phrase(Ar, Binding, "سيلتزم|ستلتزم|سيتعهد|ستتعهد|سيقوم|ستقوم|سيتعين|سيتم|ستتم", DUTY, Advice).operative(),
    phrase(En, Binding, "the participants", MEMO_WORD, Warning).capitals(&[1]),
    phrase(Fr, Binding, "les participants", MEMO_WORD, Warning).capitals(&[1]),
    phrase(Ar, Binding, "المشاركان", MEMO_WORD, Warning),
    phrase(Ar, Binding, "الجانبان|الجانبين", MEMO_WORD, Advice),
    phrase(En, Memorandum, "shall", TREATY_WORD, Warning),
    phrase(En, Memorandum, "parties|party", TREATY_WORD, Warning).capitals(&[0]),
    phrase(En, Memorandum, "agree|agrees|undertake|undertakes", TREATY_WORD, Warning).operative(),
    phrase(En, Memorandum, "have agreed", TREATY_WORD, Warning),
    phrase(En, Memorandum, "enter|enters into force", TREATY_WORD, Warning),
    phrase(Fr, Memorandum, "parties|partie", TREATY_WORD, Warning).capitals(&[0]),
    phrase(Fr, Memorandum, "conviennent", TREATY_WORD, Warning),
    phrase(Fr, Memorandum, "s engage|engagent", TREATY_WORD, Warning),
    phrase(Fr, Memorandum, "entre|entrent|entrera en vigueur", TREATY_WORD, Warning),
    phrase(Ar, Memorandum, "الطرفان|الطرفين", TREATY_WORD, Warning),
    phrase(Ar, Memorandum, "يتعهد|تتعهد|يلتزم|تلتزم", TREATY_WORD, Warning).operative(),
    phrase(Ar, Memorandum, "حيز النفاذ|التنفيذ", TREATY_WORD, Warning),
    phrase(Ar, Two, "الاطراف", NUMBER, Warning)
        .not_after(&["متعدده", "متعدد", "المتعدده", "الدول", "دول", "والدول", "ثلاثي", "ثلاثيه", "الثلاثيه", "جميع"])
        .not_before(&["المعنيه", "المعنيين", "الثالثه", "الاخري", "الثلاثه", "الاجتماعيه"]),
    phrase(Ar, Many, "الطرفان|الطرفين", NUMBER, Warning).not_before(&["المعنيان", "المعنيين", "الاخران", "الاخرين"]).not_after(&["كلا"]).outside_annexes(),
    phrase(Ar, Binding, "حيز التنفيذ", "force-called-execution", Warning).fix(1, "النفاذ"),
    phrase(Ar, Any, "هذا الاتفاقيه|المذكره|المعاهده|الماده|اللجنه|الفقره", AGREE, Error).fix(0, "هذه"),
    phrase(Ar, Any, "هذه الاتفاق|البروتوكول|الملحق|العقد|البند", AGREE, Error).fix(0, "هذا"),
    phrase(Fr, Any, "ont convenus|convenues", AGREE, Error).fix(1, "convenu"),
    phrase(Fr, Any, "parties convaincus", AGREE, Error).fix(1, "convaincues"),
    phrase(Fr, Any, "parties soucieux", AGREE, Error).fix(1, "soucieuses"),
    phrase(Fr, Any, "parties désireux", AGREE, Error).fix(1, "désireuses"),
    phrase(Fr, Any, "parties résolus", AGREE, Error).fix(1, "résolues"),
    phrase(Fr, Any, "parties conscients", AGREE, Error).fix(1, "conscientes"),
    phrase(Fr, Any, "parties déterminés", AGREE, Error).fix(1, "déterminées"),
    phrase(Fr, Any, "parties attachés", AGREE, Error).fix(1, "attachées"),
    phrase(Fr, Any, "parties contractantes convaincus", AGREE, Error).fix(2, "convaincues"),
    phrase(Fr, Any, "parties contractantes désireux", AGREE, Error).fix(2, "désireuses"),
    phrase(Fr, Any, "parties contractantes soucieux", AGREE, Error).fix(2, "soucieuses"),
    phrase(En, Any, "first|second party", RANKED, Warning).capitals(&[0, 1]).not_before(&["to", "that", "which"]).outside_annexes(),
    phrase(Fr, Any, "première|seconde|deuxième partie", RANKED, Warning).capitals(&[0, 1]).outside_annexes(),
    phrase(Ar, Any, "الطرف الاول|الثاني", RANKED, Warning).not_before(&["الذي"]).outside_annexes(),
    phrase(En, Any, "illegal migrant|migrants|immigrant|immigrants|worker|workers|migration|immigration", ILLEGAL, Advice).fix(0, "irregular"),
    phrase(Fr, Any, "immigration|migration|migrations clandestine|clandestines|illégale|illégales", ILLEGAL, Advice).fix(1, "irrégulière"),
    phrase(Fr, Any, "travailleur|travailleurs|migrant|migrants|immigré|immigrés clandestin|clandestins|illégal|illégaux", ILLEGAL, Advice).fix(1, "en situation irrégulière"),
    phrase(Ar, Any, "هجره|عماله غير شرعيه|قانونيه|مشروعه", ILLEGAL, Advice).fix(2, "نظامية"),
    phrase(Ar, Any, "مهاجر|عامل غير شرعي|قانوني", ILLEGAL, Advice).fix(2, "نظامي"),
    phrase(Ar, Any, "مهاجرين|مهاجرون|عمال غير شرعيين|قانونيين", ILLEGAL, Advice).fix(2, "نظاميين"),
    phrase(Ar, Any, "مهاجرون|عمال غير شرعيون|قانونيون", ILLEGAL, Advice).fix(2, "نظاميون"),
    phrase(En, Libya, "jamahiriya|jamahiriyya", "libya-name-lapsed", Warning),
    phrase(Fr, Libya, "jamahiriya|jamahiriyya|djamahiriya", "libya-name-lapsed", Warning),
    phrase(Ar, Libya, "جماهيريه", "libya-name-lapsed", Warning),
    phrase(En, Any, "tbd|tbc|todo|xxx|xxxx|fixme", RESIDUE, Stage),
    phrase(Fr, Any, "tbd|tbc|todo|xxx|xxxx|fixme", RESIDUE, Stage),
    phrase(Ar, Any, "tbd|tbc|todo|xxx|xxxx|fixme", RESIDUE, Stage),
    phrase(En, Any, "lorem ipsum", RESIDUE, Stage),
    phrase(Fr, Any, "lorem ipsum", RESIDUE, Stage),
];
