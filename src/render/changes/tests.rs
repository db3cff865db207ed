//! Every format tells every change, and none lets a text play a trick.

pub(crate) mod sample;

use super::*;
use crate::diff::{ChangeKind, Comparison, Ground, PartKind, Reason};
use crate::finding::Verdict;
use sample::{Sample, bench, change, field_change, project, sample};

fn compared(sample: &Sample) -> Compared<'_> {
    Compared::new(&sample.old, &sample.new, &sample.comparison, bench())
}

fn round(sample: &Sample) -> Round<'_> {
    Round { pairs: vec![compared(sample)], ..Round::default() }
}

#[test]
fn no_word_of_the_program_is_missing_and_no_slot_is_open() {
    let sample = sample();
    for lang in Lang::ALL {
        let page = text(&round(&sample), &Show::all(lang));
        assert!(!page.contains("change_") && !page.contains("diff_"), "{page}");
        assert!(!page.replace("{+", "").replace("+}", "").replace("{{x}}", "").contains(['{', '}']), "{page}");
    }
}

#[test]
fn every_change_is_told_once() {
    let sample = sample();
    let compared = compared(&sample);
    let all = groups_of(&compared);
    let renumbered = sample.comparison.changes.iter().filter(|change| change.kind == ChangeKind::Renumbered).count();
    assert_eq!(all + renumbered, sample.comparison.changes.len());
    let json: serde_json::Value = serde_json::from_str(&json(&round(&sample), &Show::all(Lang::En))).unwrap();
    assert_eq!(json["comparisons"][0]["changes"].as_array().unwrap().len(), sample.comparison.changes.len());
    assert_eq!(notes(&compared).len(), sample.comparison.changes.len());
}

fn groups_of(compared: &Compared<'_>) -> usize {
    group::groups(compared, |_| true).iter().map(|group| group.changes.len()).sum()
}

#[test]
fn values_are_said_as_the_treaty_prints_them() {
    let sample = sample();
    let compared = compared(&sample);
    let said = |lang, at: usize| {
        let voice = Voice::new(&compared, lang);
        let (change, _) = compared.changes().nth(at).unwrap();
        (voice.place(&compared.place(change)), voice.headline(change))
    };
    let pair = |place: &str, head: &str| (place.to_owned(), head.to_owned());
    assert_eq!(said(Lang::En, 1), pair("Article 3 (Leave)", "annual: 30 days → 24 days"));
    assert_eq!(said(Lang::Fr, 1), pair("Article 3 (Congés)", "annuel\u{a0}: 30\u{a0}jours → 24\u{a0}jours"));
    assert_eq!(said(Lang::Ar, 1), pair("المادة (3) – الإجازات", "السنوية: 30 يوماً\u{200f} ← \u{200f}24 يوماً"));
    assert_eq!(said(Lang::En, 2).1, "sick on full pay: agreed, [LY: 30 days | NE: 45 days] → 45 days");
    assert_eq!(said(Lang::En, 0), pair("Header", "date: 21 November 2026 → 19 December 2026"));
    assert!(said(Lang::En, 3).1.starts_with("Pay") || said(Lang::En, 3).1.starts_with("Wages"), "{:?}", said(Lang::En, 3));
    assert!(said(Lang::En, 4).1.ends_with("row `ISCO-2221`: 500 workers per year → 600 workers per year"), "{:?}", said(Lang::En, 4));
}

#[test]
fn of_a_list_only_what_came_and_went_is_said() {
    let sample = sample();
    let page = text(&round(&sample), &Show::all(Lang::En));
    assert!(page.contains("instruments recalled: no longer C029; also C181, C189"), "{page}");
}

#[test]
fn what_went_with_its_article_is_told_in_the_old_text() {
    let sample = sample();
    let page = text(&round(&sample), &Show::all(Lang::En));
    assert!(page.contains("Article 5 (Housing), in the old text\n  ▼ weaker  article: removed"), "{page}");
    assert!(page.contains("inside, weaker: 1, unclear: 0, stronger: 0"), "{page}");
}

#[test]
fn prose_shows_what_came_and_went_in_each_language() {
    let sample = sample();
    let page = text(&round(&sample), &Show::all(Lang::En));
    assert!(page.contains("en: The worker [-shall-]{+may+} take leave."), "{page}");
    assert!(page.contains("ar: [-يلتزم-]{+يجوز+} العامل"), "{page}");
    let only = Show { prose: vec![Lang::Ar], ..Show::all(Lang::En) };
    assert!(!text(&round(&sample), &only).contains("[-shall-]"));
}

#[test]
fn a_filter_counts_what_it_hides() {
    let sample = sample();
    let show = Show { effects: BTreeSet::from([Worth::Weaker]), ..Show::all(Lang::En) };
    let page = text(&round(&sample), &show);
    let (shown, all) = (sample.comparison.count(Worth::Weaker), sample.comparison.changes.len());
    assert_eq!(page.matches("▼ weaker  ").count(), shown + 1, "the changes and one rule: {page}");
    assert!(page.contains(&format!("changes not shown, of another effect: {}", all - shown)), "{page}");
    assert!(!page.contains("Renumbered"), "{page}");
}

#[test]
fn neighbours_are_renumbered_in_one_line() {
    let old = project("old.bla", &many(3..=9));
    let new = project("new.bla", &format!("{}{}", HEAD, many(3..=9).replace(HEAD, &format!("{} {{}}\n", "article first"))));
    let moved = |id: usize| {
        let id = format!("a{id}");
        change(ChangeKind::Renumbered, PartKind::Article, Worth::Neutral, sample::whole(&old, &id), sample::whole(&new, &id))
    };
    let comparison = Comparison { changes: (3..=9).filter(|id| *id != 6).map(moved).collect(), ..Comparison::default() };
    let compared = Compared::new(&old, &new, &comparison, bench());
    let lines = renumbered::renumbered(&Voice::new(&compared, Lang::En));
    assert_eq!(lines, ["articles 1 to 3 are now articles 2 to 4", "articles 5 to 7 are now articles 6 to 8"]);
}

const HEAD: &str = "agreement LY-NE { form: treaty destination: LY origin: NE authentic: ar date: 2026-11-21 }\n";

fn many(ids: std::ops::RangeInclusive<usize>) -> String {
    HEAD.to_owned() + &ids.map(|id| format!("article a{id} {{}}\n")).collect::<String>()
}

#[test]
fn a_weakening_is_accepted_by_a_waiver_of_its_reason_in_its_article() {
    let sample = sample();
    let both = (&sample.old, &sample.new);
    let ruled = |id, rule: &'static str, after| {
        let ground = Ground::Rule { rule, before: Verdict::Holds, after };
        let reasons = vec![Reason { worth: Worth::Weaker, ground }];
        let change = match id {
            "leave" => field_change(both, "leave", "annual", ChangeKind::Changed, Worth::Weaker),
            _ => field_change(both, "hours", "normal_week", ChangeKind::Changed, Worth::Weaker),
        };
        crate::diff::Change { reasons, ..change }
    };
    let accepted = |change: crate::diff::Change, on: &str| {
        let comparison = Comparison { changes: vec![change], ..Comparison::default() };
        let selection = crate::check::Selection { on: Some(on.parse().unwrap()), ..Default::default() };
        let bench = crate::diff::Bench { selection: &selection, ..bench() };
        let compared = Compared::new(&sample.old, &sample.new, &comparison, bench);
        let (_, accepted) = compared.changes().next().unwrap();
        assert_eq!(compared.weakens(), accepted.is_none());
        accepted.is_some()
    };
    // The waiver of `annual-leave-below-national` stands in the article on hours, until 2028-01-01.
    let rule = "annual-leave-below-national";
    assert!(accepted(ruled("hours", rule, Verdict::Conflict), "2027-01-01"), "in its article");
    assert!(!accepted(ruled("leave", rule, Verdict::Conflict), "2027-01-01"), "in another article");
    assert!(accepted(ruled("leave", rule, Verdict::Gap), "2027-01-01"), "silence of the whole text");
    assert!(!accepted(ruled("hours", rule, Verdict::Conflict), "2028-06-01"), "it has ended");
    assert!(!accepted(ruled("hours", "weekly-hours-above-forty", Verdict::Conflict), "2027-01-01"), "another rule");
    let mut two = ruled("hours", rule, Verdict::Conflict);
    two.reasons.push(Reason {
        worth: Worth::Weaker,
        ground: Ground::Judgement { id: "shall-to-may".to_owned(), undone: false, facts: crate::finding::Facts::new() },
    });
    assert!(!accepted(two, "2027-01-01"), "one of two reasons");
    let mut none = ruled("hours", rule, Verdict::Conflict);
    none.reasons = vec![Reason { worth: Worth::Weaker, ground: Ground::Direction("more", crate::finding::Facts::new()) }];
    assert!(!accepted(none, "2027-01-01"), "no rule speaks against it, so none can be waived");
}

#[test]
fn a_text_cannot_play_tricks() {
    let sample = sample();
    for lang in Lang::ALL {
        let page = markdown(&round(&sample), &Show::all(lang));
        assert!(!page.contains("<script>") && page.contains("&lt;script&gt;"), "{page}");
        for row in page.lines().filter(|line| line.starts_with("| ")) {
            let bars = row.replace("\\|", "").matches('|').count();
            assert_eq!(bars, 5, "a bar of the text is a bar of the table: {row}");
        }
        let page = text(&round(&sample), &Show::all(lang));
        assert!(!page.chars().any(|c| c.is_control() && c != '\n'), "{page:?}");
    }
}

#[test]
fn markdown_begins_with_what_protects_less() {
    let sample = sample();
    let page = markdown(&round(&sample), &Show::all(Lang::En));
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words:?} in {page}"));
    assert!(at("▼ weaker | Article 3 (Leave)") < at("? unclear |"));
    assert!(at("? unclear |") < at("<details>\n<summary>Stronger"));
    assert!(page.contains("<del>shall</del><ins>may</ins>"), "{page}");
    assert!(page.contains("<span dir=\"rtl\" lang=\"ar\"><del>يلتزم</del>"), "{page}");
    assert_eq!(page.matches("<details>").count(), page.matches("</details>").count());
}

#[test]
fn colours_are_for_terminals_alone() {
    let sample = sample();
    let coloured = Show { colour: true, ..Show::all(Lang::En) };
    assert!(text(&round(&sample), &coloured).contains("\u{1b}[31m▼ weaker\u{1b}[0m"));
    assert!(!text(&round(&sample), &Show::all(Lang::En)).contains('\u{1b}'));
}

#[test]
fn notes_stand_beside_their_parts_in_every_language() {
    let sample = sample();
    let all = notes(&compared(&sample));
    let anchors: BTreeSet<&str> = all.iter().map(|note| note.anchor.as_str()).collect();
    for anchor in ["version", "preamble", "leave", "gone", "occupations", "conditions"] {
        assert!(anchors.contains(anchor), "{anchor}: {anchors:?}");
    }
    assert!(all.iter().flat_map(|note| note.more.iter().chain([&note.text])).all(|line| line.iter().count() == 3));
}

#[test]
fn what_could_not_be_read_is_told_loudly() {
    let old = project("old.bla", HEAD);
    let new = project("new.bla", &format!("{HEAD}article x {{ hours {{ normal dai: 8 hours }} }}\n"));
    let comparison = Comparison::default();
    let round = Round { pairs: vec![Compared::new(&old, &new, &comparison, bench())], ..Round::default() };
    let page = text(&round, &Show::all(Lang::En));
    assert!(
        page.contains("the comparison is not complete") && page.contains("new.bla:2:21 could not be read and is not compared"),
        "{page}"
    );
    let json: serde_json::Value = serde_json::from_str(&json(&round, &Show::all(Lang::En))).unwrap();
    assert_eq!((&json["comparisons"][0]["complete"], &json["comparisons"][0]["unread"][0]["side"]), (&false.into(), &"new".into()));
}

#[test]
fn two_agreements_are_not_one() {
    let (old, new) = (project("old.bla", HEAD), project("new.bla", &HEAD.replace("LY-NE", "LY-TD")));
    let comparison = Comparison::default();
    let round = Round { pairs: vec![Compared::new(&old, &new, &comparison, bench())], ..Round::default() };
    assert!(round.differs());
    assert!(text(&round, &Show::all(Lang::En)).contains("two different agreements, LY-NE and LY-TD"));
}
