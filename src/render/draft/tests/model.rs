//! The draft and its model: what is replaced, what stays, what a ministry may change, and that the data fits.

use super::*;

/// The model with the State that stands in it is the draft of that pair, but for what the law of that State adds.
#[test]
fn the_model_is_the_draft_of_its_own_pair() {
    let bench = (Vocabulary::embedded(), Law::embedded());
    let selection = Selection::default();
    let bench = crate::diff::Bench { vocabulary: bench.0, law: bench.1, selection: &selection };
    let draft = loaded(&drafted(state("NG"), Lang::Ar));
    let found = crate::diff::compare(&model().project, &draft, bench);
    let fields: Vec<String> = found
        .changes
        .iter()
        .filter_map(|change| change.field)
        .map(|path| {
            let kind = Vocabulary::embedded().kind(path.kind).unwrap();
            format!("{}.{}", kind.def.id, kind.field(path.field, path.in_row).unwrap().def.id)
        })
        .collect();
    assert_eq!(fields, ["contract.maximum_term", "regularisation.presence_date"], "{:#?}", found.changes);
    assert_eq!(found.changes.len(), fields.len() + 2, "the id and the short title: {:#?}", found.changes);
}

/// With shared parts the draft means the same, and leaves them as they are.
#[test]
fn shared_parts_stay_as_they_are() {
    let files = shelf::open().unwrap().files;
    for code in ["GH", "NG", "PH", "EG"] {
        let shared = started(model(), state(code), Lang::Fr, true);
        assert!(shared.parts.len() > 25 && shared.parts.len() < files.len(), "{code} {}", shared.parts.len());
        let part = |written: &str, _: &str| {
            let used = shared.parts.iter().find(|(path, _)| path == written).ok_or(NotLoaded::Missing)?;
            Ok(Source::new(written.to_owned(), model().project.sources.get(used.1).unwrap().text.clone()))
        };
        let source = Source::new(String::from("draft.bla"), shared.text.clone());
        let project = load(source, Vocabulary::embedded(), &part);
        assert!(project.findings.is_empty(), "{code} {:#?}", project.findings);
        assert_eq!(stated(&project), stated(&loaded(&drafted(state(code), Lang::Fr))), "{code}");
    }
    assert_eq!(started(model(), state("GH"), Lang::En, true).parts.len(), files.len() - 1, "nothing is known of Ghana that changes a part");
}

/// Every address of the plan is a place of the vocabulary and of the model, every fact is known to some pair, every comment
/// of the model is there in three languages, and no comment is left over.
#[test]
fn the_data_fits_the_model() {
    let (law, vocabulary) = (Law::embedded(), Vocabulary::embedded());
    let plan = &model().plan;
    for place in &plan.place {
        let (clause, field) = place.at.split_once('.').unwrap();
        let kind = vocabulary.kind_id(clause).and_then(|kind| vocabulary.kind(kind)).or_else(|| vocabulary.structure(clause));
        let known = kind.is_some_and(|kind| kind.field_id(field).is_some());
        assert!(known || ["agreement.id", "preamble.recalling"].contains(&place.at.as_str()), "{}", place.at);
    }
    for note in plan.note.iter().filter(|note| note.before != "agreement") {
        assert!(vocabulary.kind_id(&note.before).is_some(), "{}", note.before);
    }
    for code in plan.spoken.keys() {
        assert_eq!(state(code).role, "origin", "{code}");
    }
    let corridor = Corridor { destination: state("LY"), origin: state("NE"), date: date(), lang: Lang::En };
    let facts = Facts::new(corridor, plan, law, vocabulary);
    let places = plan.place.iter().flat_map(|place| [&place.when, &place.value, &place.also, &place.after]);
    let whens = plan.place.iter().filter_map(|place| place.when.as_deref()).chain(plan.note.iter().filter_map(|note| note.when.as_deref()));
    let named = places.flatten().flat_map(|text| text.split('<').skip(1).filter_map(|rest| Some(rest.split_once('>')?.0)));
    for fact in named.chain(whens).chain(plan.drop.iter().map(|gone| gone.when.as_str())) {
        assert!(facts.has(fact), "{fact}");
    }
    for origin in origins() {
        let draft = started(model(), origin, Lang::En, false);
        assert_eq!(draft.missing, Vec::<String>::new(), "{}", origin.id);
        assert_eq!(draft.named, Vec::<Span>::new(), "{}", origin.id);
    }
}

/// The comments of the model are read in the language of the draft: none is left in English, none of the table is unused.
#[test]
fn every_comment_is_translated() {
    let comments = &model().comments;
    let one_line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let all = one_line(&drafted(state("GH"), Lang::En).replace("# ", ""));
    for said in &comments.comment {
        assert!(all.contains(&one_line(&said.en)), "not in the model: {}", said.en);
        assert!(!said.fr.is_empty() && !said.ar.is_empty(), "{}", said.en);
    }
    for lang in [Lang::Fr, Lang::Ar] {
        let text = drafted(state("GH"), lang);
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let blocks = lines.split(|line| !line.starts_with('#')).map(|block| block.join(" "));
        // The names of bodies stand in all three languages.
        for block in blocks.filter(|block| !block.contains(" / ")) {
            assert!(!block.contains(" the ") && !block.contains("DECIDE"), "{lang:?}: {block}");
        }
    }
}

/// A ministry may change its model: what has gone is said, and the rest is done.
#[test]
fn a_model_of_the_ministry_is_followed() {
    let own = changed(|text| {
        text.replace("currencies: NGN, USD, EUR", "fee ceiling: at most 3 %")
            .replace("en: \"Wage floor\"", "en: \"Wage floor for Nigeria and the nationals of Nigeria\"")
            .replace("fr: \"Salaire plancher\"", "fr: \"Salaire plancher au Nigéria et des ressortissants du Nigéria\"")
            .replace("ar: \"الحد الأدنى للأجر\"", "ar: \"الحد الأدنى للأجر في نيجيريا\"")
            .replace("# DECIDE: every row.", "# Ours: every row.")
    });
    let draft = started(&own, state("NE"), Lang::Fr, false);
    assert_eq!(draft.missing, ["remittances.currencies"]);
    assert!(draft.text.contains("Wage floor for the Niger and the nationals of the Niger"), "names are those of the pair");
    assert!(draft.text.contains("Salaire plancher au Niger et des ressortissants du Niger"));
    assert!(draft.text.contains("للأجر في النيجر"));
    assert!(draft.text.contains("# Ours: every row."), "a comment that is not known stays");
    assert!(draft.text.contains("XOF") && draft.named.is_empty());
}

/// What cannot be put into the name of another State by itself is shown to the drafter.
#[test]
fn a_sentence_on_the_example_is_shown() {
    let own = changed(|text| text.replace("ar: \"الحد الأدنى للأجر\"", "ar: \"الحد الأدنى للأجر لنيجيريا ونيجيريا\""));
    let draft = started(&own, state("GH"), Lang::En, false);
    assert_eq!(draft.example.as_deref(), Some("NG"));
    assert_eq!(draft.named.len(), 1, "a preposition is written onto the name");
}

#[test]
fn a_broken_model_is_not_whole() {
    assert!(model().is_whole());
    assert!(!changed(|text| text.replacen("chapter labour-market {", "chapter labour-market", 1)).is_whole());
    assert!(!changed(|text| text.replacen("common/costs.bla", "common/coasts.bla", 1)).is_whole());
}
