//! What a merge of three texts comes to; the laws that hold for any three stand in `laws`.

mod laws;

use super::*;
use crate::finding::Severity;
use crate::model::{NotLoaded, load};
use crate::text::Source;

const HEAD: &str = "agreement LY-NE {\n  form: treaty\n  destination: LY\n  origin: NE\n  title {\n    fr: \"Accord\"\n  }\n  authentic: fr\n  stage: negotiation\n  date: 2026-11-21\n}\n\n";

const BASE: &str = r#"# the first article
article a {
  title {
    fr: "Congés"
  }
  leave {
    annual: 24 days  # asked in March
    carry over: 1 month
  }
  paragraph extra {
    ar: "نص"
    fr: "Un texte sur les congés."
  }
}

article b {
  hours {
    normal day: at most 8 hours
  }
}

article c {
  paragraph {
    fr: "Les Parties coopèrent de bonne foi en toute matière."
  }
}
"#;

pub(super) fn project(text: &str) -> Project {
    load(Source::new("a.bla".to_owned(), text.to_owned()), Vocabulary::embedded(), &|_, _| Err(NotLoaded::Missing))
}

pub(super) fn terms(take: Option<Who>) -> Terms {
    Terms { ours: "LY".to_owned(), theirs: "NE".to_owned(), take }
}

pub(super) fn errors(project: &Project) -> usize {
    project.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

fn three(base: &str, ours: &str, theirs: &str, take: Option<Who>) -> (String, Vec<(Deed, Option<Who>)>) {
    let [base, ours, theirs] = [base, ours, theirs].map(|text| project(&format!("{HEAD}{text}")));
    let done = merge(Texts { base: &base, ours: &ours, theirs: &theirs }, &terms(take), Vocabulary::embedded());
    assert_eq!(errors(&project(&done.text)), 0, "{}{:?}", done.text, project(&done.text).findings);
    let text = done.text.strip_prefix(HEAD).unwrap_or(&done.text).to_owned();
    (text, done.notes.into_iter().map(|note| (note.deed, note.who)).collect())
}

fn of(ours: &str, theirs: &str) -> (String, Vec<(Deed, Option<Who>)>) {
    three(BASE, ours, theirs, None)
}

const OURS: Option<Who> = Some(Who::Ours);
const THEIRS: Option<Who> = Some(Who::Theirs);

#[test]
fn what_nobody_changed_comes_back_byte_for_byte() {
    assert_eq!(of(BASE, BASE), (BASE.to_owned(), vec![]));
}

#[test]
fn what_one_side_changed_is_taken() {
    let ours = BASE.replace("24 days", "30 days").replace("\"نص\"", "\"نص آخر\"");
    let theirs = BASE.replace("1 month", "2 months").replace("at most 8", "at most 7").replace("# the first", "# the very first");
    let expected = ours.replace("1 month", "2 months").replace("at most 8", "at most 7").replace("# the first", "# the very first");
    let (text, notes) = of(&ours, &theirs);
    assert_eq!(text, expected);
    assert_eq!(notes, [(Deed::Changed, OURS), (Deed::Changed, THEIRS), (Deed::Changed, OURS), (Deed::Changed, THEIRS)]);
}

#[test]
fn what_both_changed_differently_is_a_bracket() {
    let ours = BASE.replace("24 days", "26 days").replace("sur les congés", "sur les congés annuels");
    let theirs = BASE.replace("24 days", "30 days").replace("Un texte", "Le texte");
    let (text, notes) = of(&ours, &theirs);
    assert!(text.contains("    annual: [LY: 26 days | NE: 30 days]  # asked in March\n"), "{text}");
    assert!(text.contains("fr: [LY: \"Un texte sur les congés annuels.\" | NE: \"Le texte sur les congés.\"]\n"), "{text}");
    assert_eq!(notes, [(Deed::Bracket, None), (Deed::Bracket, None)]);
    let (text, notes) = three(BASE, &ours, &theirs, THEIRS);
    assert!(text.contains("annual: 30 days") && text.contains("Le texte sur les congés.\"\n"), "{text}");
    assert_eq!(notes, [(Deed::Settled, THEIRS), (Deed::Settled, THEIRS)]);
}

#[test]
fn the_same_change_on_both_sides_is_made_once() {
    let ours = BASE
        .replace("24 days", "30 days")
        .replace("article c {", "article new {\n  leave {\n    qualifying period: 6 months\n  }\n}\n\narticle c {");
    let theirs = ours.replace("30 days", "30 jours");
    assert_eq!(of(&ours, &theirs), (ours, vec![]));
}

#[test]
fn what_one_side_added_stands_where_it_has_it() {
    let ours = BASE.replace("    carry over: 1 month\n", "    carry over: 1 month\n    qualifying period: 6 months\n");
    let theirs = BASE.replace("article c {", "# theirs\narticle new {\n  paragraph {\n    fr: \"Neuf.\"\n  }\n}\n\narticle c {");
    let (text, notes) = of(&ours, &theirs);
    let expected = theirs.replace("    carry over: 1 month\n", "    carry over: 1 month\n    qualifying period: 6 months\n");
    assert_eq!(text, expected);
    assert_eq!(notes, [(Deed::Added, OURS), (Deed::Added, THEIRS)]);
}

#[test]
fn what_one_side_removed_goes_unless_the_other_changed_it() {
    let without_b = BASE.replace("article b {\n  hours {\n    normal day: at most 8 hours\n  }\n}\n\n", "");
    assert_eq!(of(&without_b, BASE), (without_b.clone(), vec![(Deed::Removed, OURS)]));
    let theirs = BASE.replace("at most 8", "at most 7");
    let (text, notes) = of(&without_b, &theirs);
    assert_eq!(text, theirs.replace("article b {\n", "article b {\n  proposed by: NE\n"));
    assert_eq!(notes, [(Deed::Proposed, THEIRS)]);
    assert_eq!(three(BASE, &without_b, &theirs, OURS), (without_b.clone(), vec![(Deed::Settled, OURS)]));
    assert_eq!(three(BASE, &without_b, &theirs, THEIRS), (theirs, vec![(Deed::Settled, THEIRS)]));
}

#[test]
fn a_value_or_paragraph_that_one_side_removed_and_the_other_changed_is_its_proposal() {
    let ours = BASE
        .replace("    annual: 24 days  # asked in March\n", "")
        .replace("  paragraph extra {\n    ar: \"نص\"\n    fr: \"Un texte sur les congés.\"\n  }\n", "");
    let theirs = BASE.replace("24 days", "30 days").replace("Un texte", "Le texte");
    let (text, notes) = of(&ours, &theirs);
    assert!(text.contains("    annual: [NE: 30 days]  # asked in March\n"), "{text}");
    assert!(text.contains("    ar: [NE: \"نص\"]\n    fr: [NE: \"Le texte sur les congés.\"]\n"), "{text}");
    assert_eq!(notes, [(Deed::Proposed, THEIRS), (Deed::Proposed, THEIRS)]);
}

#[test]
fn proposals_are_merged_by_their_owners() {
    let base = BASE.replace("24 days", "[LY: 24 days | NE: 30 days]");
    let ours = BASE.replace("24 days", "[LY: 25 days | NE: 30 days]");
    let theirs = BASE.replace("24 days", "[LY: 24 days | NE: 28 days]");
    let (text, notes) = three(&base, &ours, &theirs, None);
    assert!(text.contains("annual: [LY: 25 days | NE: 28 days]"), "{text}");
    assert_eq!(notes, [(Deed::Proposals, None)]);
    let closed = BASE.replace("24 days", "26 days");
    assert!(three(&base, &closed, &theirs, None).0.contains("annual: [LY: 26 days | NE: 28 days]"));
    let agreed = BASE.replace("24 days", "28 days");
    assert!(three(&base, &agreed, &theirs, None).0.contains("annual: 28 days"), "what both now say is agreed");
    let both = BASE.replace("24 days", "[LY: 20 days | NE: 29 days]");
    assert!(three(&base, &both, &theirs, None).0.contains("annual: [LY: 20 days | NE: 28 days]"), "a Party speaks for itself");
}

#[test]
fn the_header_cannot_be_bracketed() {
    let [base, ours, theirs] =
        ["negotiation", "initialled", "signed"].map(|stage| project(&format!("{}{BASE}", HEAD.replace("negotiation", stage))));
    let done = merge(Texts { base: &base, ours: &ours, theirs: &theirs }, &terms(None), Vocabulary::embedded());
    assert!(done.text.contains("stage: initialled"), "{}", done.text);
    assert_eq!(done.notes.iter().map(|note| (note.deed, note.who)).collect::<Vec<_>>(), [(Deed::Undecided, OURS)]);
    assert_eq!(done.notes.first().and_then(|note| note.address.part.as_deref()), Some("stage"));
}

#[test]
fn what_one_side_moved_is_moved_with_the_changes_of_the_other() {
    let block = "article b {\n  hours {\n    normal day: at most 8 hours\n  }\n}\n\n";
    let ours = format!("{}\n{}", BASE.replace(block, ""), block.trim_end()) + "\n";
    let theirs = BASE.replace("at most 8", "at most 7");
    let (text, notes) = of(&ours, &theirs);
    assert_eq!(text, ours.replace("at most 8", "at most 7"));
    assert_eq!(notes, [(Deed::Moved, OURS), (Deed::Changed, THEIRS)]);
    let (back, _) = of(&theirs, &ours);
    assert_eq!(back, text);
}

#[test]
fn a_clause_that_went_to_another_article_is_changed_there() {
    let ours = BASE
        .replace("  leave {\n    annual: 24 days  # asked in March\n    carry over: 1 month\n  }\n", "")
        .replace("article b {\n", "article b {\n  leave {\n    annual: 24 days  # asked in March\n    carry over: 1 month\n  }\n");
    let theirs = BASE.replace("1 month", "2 months");
    let (text, notes) = of(&ours, &theirs);
    assert_eq!(text, ours.replace("1 month", "2 months"));
    assert_eq!(notes, [(Deed::Moved, OURS), (Deed::Changed, THEIRS)]);
}

#[test]
fn recalled_instruments_are_joined_by_their_keys() {
    let text = |codes: &str| format!("preamble {{\n  recalling: {codes}\n}}\n\n{BASE}");
    let (text, _) = three(&text("C029, C087, C111"), &text("C029, C111, C182"), &text("C029, C087, C111, C138"), None);
    assert!(text.contains("recalling: C029, C111, C182, C138\n"), "{text}");
}

#[test]
fn each_side_changed_another_language_of_one_text() {
    let (text, notes) = of(&BASE.replace("\"نص\"", "\"نص آخر\""), &BASE.replace("Un texte", "Le texte"));
    assert!(text.contains("\"نص آخر\"\n    fr: \"Le texte"), "{text}");
    assert_eq!(notes, [(Deed::Changed, OURS), (Deed::Changed, THEIRS), (Deed::Languages, None)]);
}

#[test]
fn a_new_name_of_one_side_is_taken_and_two_new_names_are_told() {
    let (ours, theirs) = (BASE.replace("article b", "article working-time"), BASE.replace("at most 8", "at most 7"));
    let (text, notes) = of(&ours, &theirs);
    assert_eq!(text, ours.replace("at most 8", "at most 7"));
    assert_eq!(notes, [(Deed::Renamed, OURS), (Deed::Changed, THEIRS)]);
    let (text, notes) = of(&ours, &BASE.replace("article b", "article hours"));
    assert_eq!((text, notes), (ours, vec![(Deed::Undecided, OURS)]));
}

#[test]
fn used_files_and_notes_are_kept() {
    let (ours, theirs) = (format!("{BASE}\nnote {{\n  en: \"ours\"\n}}\n"), format!("{BASE}\nnote {{\n  en: \"theirs\"\n}}\n"));
    let (text, _) = of(&ours, &theirs);
    assert!(text.contains("\"ours\"") && text.contains("\"theirs\""), "{text}");
}
