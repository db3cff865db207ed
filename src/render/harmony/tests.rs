//! What is shown says the same in three languages and to programs, and shows hostile text as what it is.

use super::*;
use crate::portfolio::Pool;
use crate::portfolio::distance::distance;
use crate::portfolio::harmony::{Desk, Discord, harmony, trial::read};

fn entries(texts: &[(&str, &str)]) -> (Vec<Entry>, Vec<Discord>) {
    let (vocabulary, law, pool) = (Vocabulary::embedded(), Law::embedded(), Pool::default());
    let entries: Vec<Entry> = texts.iter().map(|(id, text)| read(id, text, vocabulary, law, &pool).unwrap().1).collect();
    let found = harmony(&entries, Desk { vocabulary, law, on: None });
    (entries, found)
}

fn view(entries: &[Entry], lang: Lang) -> View<'_> {
    View { entries, vocabulary: Vocabulary::embedded(), law: Law::embedded(), lang, width: 100 }
}

#[test]
fn a_floor_is_told_in_three_languages() {
    let (entries, found) = entries(&[("LY-NE", "leave { annual: 30 days }"), ("LY-TD", "leave { annual: 24 days }")]);
    let told = Lang::ALL.map(|lang| text(&found, &view(&entries, lang)).replace('\u{200f}', "").replace('\u{a0}', " "));
    let [ar, fr, en] = &told;
    assert!(en.contains("leave.annual: `24 days` in LY-TD, `30 days` in LY-NE"), "{en}");
    assert!(en.contains("  worst  24 days: LY-TD (Article 1)\n  = difference: 6 days\n"), "{en}");
    assert!(fr.contains("congés.annuel : « 24 jours » dans LY-TD"), "{fr}");
    assert!(ar.contains("«24 يوماً» في LY-TD"), "{ar}");
}

#[test]
fn the_law_of_the_state_of_origin_is_named_by_its_role() {
    let own = |state: &str| format!("leave {{ annual: as law of {state} }}");
    let (entries, found) = entries(&[
        ("LY-NE", &own("NE")),
        ("LY-TD", &own("TD")),
        ("LY-GH", "leave { annual: 30 days }"),
        ("LY-ML", "leave { annual: 20 days }"),
    ]);
    let english = text(&found, &View { width: 200, ..view(&entries, Lang::En) });
    assert!(english.contains("country of origin: LY-NE (Article 1), LY-TD (Article 1)"), "{english}");
}

#[test]
fn programs_get_the_same() {
    let (entries, found) = entries(&[("LY-NE", "costs { visa: employer }"), ("LY-TD", "costs { visa: worker }")]);
    let json = serde_json::to_value(discord_forms(&found, &view(&entries, Lang::En))).unwrap();
    assert_eq!(json[0]["page"], "cost-falls-on-some");
    assert_eq!(json[0]["subject"]["keys"][0], "costs.visa");
    assert_eq!(json[0]["groups"][1]["agreements"][0]["agreement"], "LY-TD");
    assert_eq!(json[0]["groups"][1]["agreements"][0]["place"]["file"], "LY-TD.bla");
}

#[test]
fn hostile_text_is_shown_as_what_it_is() {
    let worker = |meaning: &str| format!("define worker {{\nterm {{ en: \"worker\" }}\nmeaning {{ en: \"{meaning}\" }}\n}}");
    let (entries, found) = entries(&[("LY-NE", &worker("a\u{202e}b <script>{{x}}")), ("LY-TD", &worker("another"))]);
    let english = text(&found, &view(&entries, Lang::En));
    assert!(english.contains("a⟨U+202E⟩b <script>{{x}}") && !english.contains('\u{202e}'), "{english}");
}

#[test]
fn a_distance_is_told_with_the_articles_that_make_it() {
    let (vocabulary, law, pool) = (Vocabulary::embedded(), Law::embedded(), Pool::default());
    let (model, _) = read("LY-NG", "leave {\nannual: 30 days\nhome ticket: employer\n}", vocabulary, law, &pool).unwrap();
    let (project, entry) = read("LY-NE", "leave { annual: 24 days }", vocabulary, law, &pool).unwrap();
    let found = distance(&model, &project, vocabulary, law);
    let all = [entry];
    let english = distances_text(&[(all.first().unwrap(), &found)], &view(&all, Lang::En));
    assert!(english.contains("LY-NE: 75 of 100; articles as in the model: 0, changed: 1, missing: 0, own: 0"), "{english}");
    let json = serde_json::to_value(distance_form(all.first().unwrap(), &found)).unwrap();
    assert_eq!((&json["distance"], &json["articles"][0]["fate"]), (&75.into(), &"changed".into()));
}
