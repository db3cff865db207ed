//! Arabic: one-letter particles are written as part of the next word, and lam swallows its alif.

use crate::wording::script::{TATWEEL, breaks_joining, is_arabic_letter, is_space};

pub(super) fn glue(out: &mut String, next: &str) {
    // «لمدة» before a name that already says "the period" is said once: «للمدة المقررة».
    if let (Some(length), Some(rest)) = (out.strip_suffix("لمدة ").map(str::len), next.strip_prefix("المدة")) {
        out.truncate(length);
        out.push_str("للمدة");
        out.push_str(rest);
        return;
    }
    // A language that is named by a noun stands in construct: «باللغة العربية» but «بلغة الهوسا».
    if let Some(length) = out.strip_suffix("اللغة ").map(str::len).filter(|_| is_noun(next)) {
        out.truncate(length);
        out.push_str("لغة ");
    }
    match next.chars().next() {
        None => {}
        Some(first) => match particle_at_end(out) {
            Some(particle) => attach(out, &particle, first, next),
            None => out.push_str(next),
        },
    }
}

/// A name with the article that is no adjective of origin.
fn is_noun(name: &str) -> bool {
    name.split(' ').next().is_some_and(|first| first.starts_with("ال") && !first.ends_with("ية"))
}

/// A particle waiting for its word.
struct Particle {
    /// Where its letters end, before any tatweel or space.
    end: usize,
    /// Its last letter: و ف ل ب ك, or the lam of the article.
    letter: char,
    /// Whether it is the article الـ, whose lam joins without changing the next word.
    article: bool,
}

fn particle_at_end(out: &str) -> Option<Particle> {
    let trimmed = out.trim_end_matches(is_space);
    let spaced = trimmed.len() != out.len();
    let letters = trimmed.trim_end_matches(TATWEEL);
    let stroked = letters.len() != trimmed.len();
    let start = letters.trim_end_matches(is_arabic_letter).len();
    let word = letters.get(start..)?;
    let article = stroked && word == "ال";
    let particle = article || matches!(word, "و" | "ف" | "ل" | "ب" | "ك" | "ول" | "وب" | "وك" | "فل" | "فب" | "فك");
    // A space after a lone letter means a label or an abbreviation, except after wa.
    if !particle || (spaced && !stroked && word != "و") {
        return None;
    }
    Some(Particle { end: letters.len(), letter: word.chars().next_back()?, article })
}

fn attach(out: &mut String, particle: &Particle, first: char, next: &str) {
    out.truncate(particle.end);
    if is_arabic_letter(first) {
        let lam = particle.letter == 'ل' && !particle.article;
        match without_article(next).filter(|_| lam) {
            Some(stem) if stem.starts_with('ل') => out.push_str(stem),
            Some(stem) => {
                out.push('ل');
                out.push_str(stem);
            }
            None => out.push_str(next),
        }
        return;
    }
    if particle.letter != 'و' {
        out.push(TATWEEL);
    } else if breaks_joining(first) {
        out.push(' ');
    }
    out.push_str(next);
}

/// The word without its article. Verbal nouns such as التزام begin with a radical alif and lam.
fn without_article(text: &str) -> Option<&str> {
    let stem = text.strip_prefix("ال")?;
    let radical = RADICAL.iter().any(|word| text.starts_with(word));
    (!radical && stem.starts_with(is_arabic_letter)).then_some(stem)
}

const RADICAL: [&str; 9] = ["التزام", "التحاق", "التماس", "التقاء", "التفات", "التهاب", "التواء", "التئام", "التباس"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_join_the_next_word() {
        for (before, next, expected) in [
            ("يدفع لـ", "العامل", "يدفع للعامل"),
            ("يدفع ل", "العامل", "يدفع للعامل"),
            ("وفقاً لـ", "قانون ليبيا", "وفقاً لقانون ليبيا"),
            ("وفقاً لـ", "اللجنة المشتركة", "وفقاً للجنة المشتركة"),
            ("وفقاً لـ", "التشريع الليبي", "وفقاً للتشريع الليبي"),
            ("وفقاً لـ", "التزام قائم", "وفقاً لالتزام قائم"),
            ("وفقاً لـ", "ليبيا", "وفقاً لليبيا"),
            ("ولـ", "الطرفين", "وللطرفين"),
            ("المشار إليهما بـ", "الطرفين", "المشار إليهما بالطرفين"),
            ("المشار إليهما بـ", "«الطرفين»", "المشار إليهما بـ«الطرفين»"),
            ("بـ", "30 يوماً", "بـ30 يوماً"),
            ("ب", "LYD", "بـLYD"),
            ("كـ", "العامل", "كالعامل"),
            ("باللغة ", "العربية", "باللغة العربية"),
            ("باللغة ", "الهوسا", "بلغة الهوسا"),
            ("إلى اللغة ", "البيدجين النيجيرية", "إلى لغة البيدجين النيجيرية"),
            ("فـ", "المادة (5)", "فالمادة (5)"),
            ("العامل و", "صاحب العمل", "العامل وصاحب العمل"),
            ("العامل و ", "صاحب العمل", "العامل وصاحب العمل"),
            ("20 و", "30", "20 و30"),
            ("20 و ", "30", "20 و30"),
            ("20 و", "LYD", "20 و LYD"),
            ("العامل أو ", "صاحب العمل", "العامل أو صاحب العمل"),
            ("على ", "العامل", "على العامل"),
            ("الـ", "ثلاثين", "الثلاثين"),
            ("الـ", "30", "الـ30"),
            ("لمدة ", "ثلاثين (30) يوماً", "لمدة ثلاثين (30) يوماً"),
            ("البند (ب) ", "من", "البند (ب) من"),
            ("سنة 1448 هـ ", "الموافق", "سنة 1448 هـ الموافق"),
            ("لـ", "", "لـ"),
            ("(لـ", "العامل", "(للعامل"),
        ] {
            let mut out = before.to_owned();
            glue(&mut out, next);
            assert_eq!(out, expected);
        }
    }
}
