//! Each paper says what the agreement says: its values, its brackets, its silence.

mod data;

use super::*;
use crate::diff::Worth;
use crate::model::{NotLoaded, load};
use crate::render::changes::tests::sample::{Sample, bench, heavy, sample};
use crate::render::layout::Options;
use crate::render::tree::blank;
use crate::text::{Lang, Source};

const HEADER: &str = r#"agreement LY-NE {
  form: treaty
  destination: LY
  origin: NE
  title { ar: "اتفاق العمل" fr: "Accord sur le travail" en: "Agreement on Labour" }
  authentic: ar, fr, en
  stage: negotiation
  date: 2026-11-21
}
"#;

/// A project of one article that holds these clauses.
pub(super) fn project(clauses: &str) -> Project {
    of(&format!("{HEADER}\narticle work {{\n  title {{ ar: \"عمل\" fr: \"Travail\" en: \"Work\" }}\n{clauses}\n}}\n"))
}

pub(super) fn of(text: &str) -> Project {
    load(Source::new("test.bla".to_owned(), text.to_owned()), Vocabulary::embedded(), &|_, _| Err(NotLoaded::Missing))
}

static NOTHING_OWN: LangMap<crate::wording::words::Words> = LangMap::new();

pub(super) fn ground(project: &Project) -> Ground<'_> {
    Ground { project, vocabulary: Vocabulary::embedded(), law: Law::embedded(), own: &NOTHING_OWN }
}

pub(super) fn ly_ne() -> Project {
    of(include_str!("../../../agreements/ly-ne.bla"))
}

/// The lines of a paper in a language, with plain spaces.
fn lines(paper: &Paper, lang: Lang) -> Vec<String> {
    said(paper, lang).lines().map(str::to_owned).collect()
}

/// The text of a paper in a language, with plain spaces.
fn said(paper: &Paper, lang: Lang) -> String {
    paper.text(lang).replace(['\u{a0}', '\u{202f}'], " ")
}

fn has(paper: &Paper, lang: Lang, line: &str) {
    let lines = lines(paper, lang);
    assert!(lines.iter().any(|known| known == line), "{line:?} is not among\n{}", lines.join("\n"));
}

fn has_not(paper: &Paper, lang: Lang, words: &str) {
    let text = said(paper, lang);
    assert!(!text.contains(words), "{words:?} is in\n{text}");
}

/// A slot that nobody filled, or a language that lacks something, would be signed by somebody.
fn whole(paper: &Paper) {
    for lang in Lang::ALL {
        assert_eq!(paper.missing(lang), 0, "{lang:?} lacks something");
        let text = said(paper, lang);
        assert!(!text.contains(['{', '}']), "{lang:?} has an open slot:\n{text}");
        assert!(text.lines().all(|line| !line.trim().is_empty()), "{lang:?} has an empty line:\n{text}");
    }
}

#[test]
fn papers_are_whole_in_every_language() {
    for project in [ly_ne(), project(""), of("")] {
        let known = Known { in_force: Some(jiff::civil::date(2027, 3, 31)), ..Known::default() };
        whole(&contract(ground(&project)));
        whole(&guide(ground(&project)));
        whole(&register(ground(&project), known).paper());
        whole(&positions(ground(&project)));
    }
}

#[test]
fn every_format_prints_every_paper() {
    let project = ly_ne();
    for paper in [
        contract(ground(&project)),
        guide(ground(&project)),
        register(ground(&project), Known::default()).paper(),
        positions(ground(&project)),
    ] {
        for format in formats() {
            let options = Options { layout: crate::render::Layout::Columns, ..Options::default() };
            assert!((format.write)(&paper, &options).unwrap().len() > 1000, "{}", format.name);
        }
    }
}

#[test]
fn the_contract_takes_the_values_of_the_agreement_with_their_article() {
    let project = project("hours { normal day: at most 8 hours  normal week: at most 48 hours  overtime pay: at least 150 % }");
    let paper = contract(ground(&project));
    has(
        &paper,
        Lang::En,
        "Each hour of overtime shall be paid at a rate of at least 150 per cent of the normal hourly wage. (Agreement, Article 1)",
    );
    has(
        &paper,
        Lang::En,
        "Normal hours of work shall be not more than eight (8) hours a day and not more than forty-eight (48) hours a week. (Agreement, Article 1)",
    );
    assert!(said(&paper, Lang::Fr).contains("(Accord, article premier)"));
    assert!(said(&paper, Lang::Ar).contains("(الاتفاق، المادة 1)"));
    has_not(&paper, Lang::En, "To be agreed, the Agreement being silent: the rate of pay for overtime");
}

#[test]
fn the_contract_marks_what_the_agreement_does_not_say_and_invents_nothing() {
    let paper = contract(ground(&project("hours { normal week: 48 hours }")));
    let blank = blank(40);
    has(&paper, Lang::En, &format!("To be agreed, the Agreement being silent: the rate of pay for overtime: {blank}."));
    has(&paper, Lang::Ar, &format!("يُتفق عليه لسكوت الاتفاق عنه: أجر ساعات العمل الإضافي: {blank}."));
    has_not(&paper, Lang::En, "To be agreed, the Agreement being silent: the normal hours of work");
    let deferred = contract(ground(&project("wages { pay interval: to be agreed }")));
    has(&deferred, Lang::En, &format!("To be agreed, the Agreement being silent: the interval at which wages are paid: {blank}."));
    has_not(&deferred, Lang::En, "at intervals of");
}

#[test]
fn both_proposals_of_an_open_bracket_stand_in_the_contract() {
    let paper = contract(ground(&project("leave { annual: [LY: 24 days | NE: 30 days] }")));
    let leave = "[LY: The worker shall be entitled to paid annual leave of twenty-four (24) days for each full year of service.] \
                 [NE: The worker shall be entitled to paid annual leave of thirty (30) days for each full year of service.] (Agreement, Article 1)";
    has(&paper, Lang::En, leave);
    assert!(paper.is_open());
}

#[test]
fn an_article_that_one_party_proposes_stays_its_proposal() {
    let text = format!("{HEADER}\narticle home {{\n proposed by: NE\n leave {{ annual: 30 days }}\n}}\n");
    let project = of(&text);
    assert!(project.agreement.articles().any(|article| article.proposed_by.is_some()), "{:?}", project.findings);
    assert!(
        said(&contract(ground(&project)), Lang::En).contains("[NE: The worker shall be entitled to paid annual leave of thirty (30) days")
    );
    assert!(
        said(&guide(ground(&project)), Lang::En)
            .contains("Not yet settled between the countries: how much paid leave you have. Proposals: [NE: 30 days].")
    );
}

#[test]
fn the_wording_of_the_drafter_is_printed_once() {
    let own = r#"hours { normal week: 40 hours  overtime pay: 200 %
      wording { ar: "أسبوع {normal week}." fr: "Semaine de {normal week}." en: "A week has {normal week} under this Agreement." } }"#;
    let paper = contract(ground(&project(own)));
    let text = said(&paper, Lang::En);
    assert_eq!(text.matches("A week has forty (40) hours under the Agreement.").count(), 1, "{text}");
    has_not(&paper, Lang::En, "Each hour of overtime");
}

#[test]
fn a_contract_under_a_memorandum_binds_all_the_same() {
    let text = format!("{}\narticle a {{ leave {{ annual: 30 days }} }}\n", HEADER.replace("treaty", "memorandum"));
    let paper = contract(ground(&of(&text)));
    assert!(said(&paper, Lang::En).contains("The worker shall be entitled to paid annual leave"));
}

#[test]
fn categories_of_workers_keep_their_cases() {
    let paper = contract(ground(&project("contract { minimum term: 3 months for seasonal workers; 12 months otherwise }")));
    let term = "The minimum term of the contract shall be three (3) months for seasonal workers and twelve (12) months in all other cases. (Agreement, Article 1)";
    has(&paper, Lang::En, term);
    has_not(&paper, Lang::En, "For a domestic worker");
    assert!(said(&contract(ground(&ly_ne())), Lang::En).contains("For a domestic worker, the following paragraphs apply in addition."));
}

#[test]
fn what_the_agreement_rules_out_has_no_place_to_fill_in() {
    let agreed = "Length of the probationary period agreed";
    assert!(said(&contract(ground(&project("contract { probation: at most 30 days }"))), Lang::En).contains(agreed));
    let none = contract(ground(&project("contract { probation: none }")));
    has(&none, Lang::En, "The contract shall not include a probationary period. (Agreement, Article 1)");
    has_not(&none, Lang::En, agreed);
    has_not(&none, Lang::En, "the length of the probationary period");
}

#[test]
fn signatures_follow_the_agreement() {
    let signers = |paper: &Paper| lines(paper, Lang::En).into_iter().filter(|line| line.starts_with("For approval")).collect::<Vec<_>>();
    assert!(signers(&contract(ground(&project("")))).is_empty());
    let approved = contract(ground(&project("contract { approved by: labour ministry of destination }")));
    assert_eq!(signers(&approved), ["For approval: the ministry responsible for labour in the country of destination"]);
}

#[test]
fn the_guide_speaks_plainly_and_owns_what_it_does_not_know() {
    let clauses =
        "recruitment { fees charged to the worker: none }\n hours { normal week: at most 48 hours }\n passports { kept by employer: no }";
    let paper = guide(ground(&project(clauses)));
    has(&paper, Lang::En, "You pay nothing to be recruited. Refuse and report any demand for money. (Art. 1)");
    has(&paper, Lang::En, "Your normal week: not more than 48 hours. (Art. 1)");
    has(&paper, Lang::Fr, "Votre passeport reste avec vous. Votre employeur n’a pas le droit de le garder. (art. 1)");
    has(&paper, Lang::En, "The Agreement does not say who pays for your journey home. Ask your consulate or the labour office.");
    has(&paper, Lang::Ar, "لا يبيّن الاتفاق من يدفع نفقات عودتك. اسأل القنصلية أو مكتب العمل.");
    has_not(&paper, Lang::En, "Your journey home is paid");
}

#[test]
fn the_guide_keeps_cases_that_no_sentence_foresees() {
    let paper = guide(ground(&project("return { travel: employer; worker if serious misconduct }")));
    has(
        &paper,
        Lang::En,
        "Your journey home is paid by: the employer or, in the event of serious misconduct by the worker, the worker. (Art. 1)",
    );
    let by_case = guide(ground(&project("passports { kept by employer: no for skilled workers; yes otherwise }")));
    has(
        &by_case,
        Lang::En,
        "The Agreement says whether your employer may keep your passport: no for skilled workers and yes in all other cases. (Art. 1)",
    );
}

#[test]
fn hostile_words_of_a_drafter_stay_words() {
    let text = HEADER.replace("Agreement on Labour", "<script>{blank 9} {wages.minimum} @work");
    let paper = contract(ground(&of(&text)));
    let page = crate::render::html(&paper, &Options { languages: vec![Lang::En], ..Options::default() }).unwrap();
    assert!(!page.contains("<script>") && page.contains("&lt;script&gt;"), "the title is escaped");
}

/// The brief of a comparison.
pub(in crate::render) fn brief_of(sample: &Sample) -> Paper {
    brief(ground(&sample.new), &Compared::new(&sample.old, &sample.new, &sample.comparison, bench()))
}

#[test]
fn the_brief_says_first_what_workers_lose() {
    let paper = brief_of(&sample());
    whole(&paper);
    let english = said(&paper, Lang::En);
    let at = |words: &str| english.find(words).unwrap_or_else(|| panic!("no {words:?} in {english}"));
    assert!(at("What workers lose") < at("Article 3 (Leave): annual: 30 days → 24 days"));
    assert!(at("annual: 30 days → 24 days") < at("To be clarified") && at("To be clarified") < at("What workers gain"));
    at("Text of 19 December 2026 (negotiation) compared with the text of 21 November 2026 (negotiation)");
    at("Points reopened: 1; agreed: 1; proposals changed: 1. Proposals of Libya and the Niger.");
    at("Article 5 (Pay): Wages – minimum");
    let arabic = said(&paper, Lang::Ar);
    assert!(arabic.contains("المادة (3) – الإجازات: السنوية: 30 يوماً\u{200f} ← \u{200f}24 يوماً"), "{arabic}");
}

#[test]
fn what_does_not_fit_the_brief_is_counted() {
    let heavy = heavy();
    let paper = brief_of(&heavy);
    whole(&paper);
    let lines: usize = paper.articles().map(|article| article.paragraphs.len()).sum();
    assert!(lines < 50, "{lines}");
    for (section, worth) in [("lost", Worth::Weaker), ("unclear", Worth::Unclear), ("gained", Worth::Stronger)] {
        let lines = &paper.articles().find(|article| article.id == section).unwrap().paragraphs;
        let (last, listed) = lines.split_last().unwrap();
        let counted = paper.flat(&last.text, Lang::En).rsplit(' ').next().unwrap().parse::<usize>().unwrap();
        assert!(listed.len() >= 2, "each section keeps some of its lines");
        let told: usize = listed.iter().map(|line| paper.flat(&line.text, Lang::En).matches("; ").count() + 1).sum();
        assert_eq!(told + counted, heavy.comparison.count(worth), "{section}");
    }
}
