//! Laws that hold for any three texts.

use proptest::prelude::*;

use super::*;
use crate::diff::outline::Outline;

/// An article of a made-up text.
#[derive(Clone, Debug, PartialEq)]
struct Made {
    id: usize,
    title: usize,
    days: Option<usize>,
    sick: Option<usize>,
    hours: Option<usize>,
    prose: Vec<(usize, usize, Option<usize>)>,
    rows: Vec<(usize, usize)>,
}

/// One change to a text.
#[derive(Clone, Debug)]
enum Step {
    Title(usize, usize),
    Days(usize, Option<usize>),
    Sick(usize, Option<usize>),
    Hours(usize, Option<usize>),
    French(usize, usize, usize),
    Arabic(usize, usize, Option<usize>),
    Paragraph(usize, usize, usize),
    NoParagraph(usize, usize),
    Row(usize, usize, usize),
    NoRow(usize, usize),
    Add(usize, usize),
    Remove(usize),
    Move(usize, usize),
}

const WORDS: [&str; 8] = ["coopèrent", "publient", "vérifient", "protègent", "informent", "inspectent", "remboursent", "négocient"];

const CODES: [&str; 4] = ["2221", "4110", "7112", "7212"];

fn prose(seed: usize) -> String {
    let word = |n: usize| WORDS.get((seed / 8_usize.pow(u32::try_from(n).unwrap()) + n * 3) % 8).unwrap();
    format!("Les autorités {} et {} puis {} selon la mesure {seed}.", word(0), word(1), word(2))
}

fn text(articles: &[Made]) -> String {
    let mut out = String::from(HEAD);
    for made in articles {
        out.push_str(&format!("# article {}\narticle a{} {{\n  title {{\n    fr: \"Titre {}\"\n  }}\n", made.id, made.id, made.title));
        if made.days.is_some() || made.sick.is_some() {
            out.push_str("  leave {\n");
            made.days.iter().for_each(|days| out.push_str(&format!("    annual: {} days  # of {}\n", days + 1, made.id)));
            made.sick.iter().for_each(|sick| out.push_str(&format!("    carry over: {} months\n", sick + 2)));
            out.push_str("  }\n");
        }
        made.hours.iter().for_each(|hours| out.push_str(&format!("  hours {{\n    normal day: at most {} hours\n  }}\n", hours + 2)));
        for (id, french, arabic) in &made.prose {
            out.push_str(&format!("  paragraph p{}-{id} {{\n", made.id));
            arabic.iter().for_each(|arabic| out.push_str(&format!("    ar: \"تتعاون السلطات في التدبير {arabic}\"\n")));
            out.push_str(&format!("    fr: \"{}\"\n  }}\n", prose(*french)));
        }
        if !made.rows.is_empty() {
            out.push_str("  quotas {\n");
            made.rows.iter().for_each(|(head, number)| {
                let code = CODES.get(head % 4).unwrap();
                out.push_str(&format!("    row {{ occupation: ISCO-{code} quota: {} per year }}\n", number + 1));
            });
            out.push_str("  }\n");
        }
        out.push_str("}\n\n");
    }
    out
}

fn step(mut all: Vec<Made>, step: &Step) -> Vec<Made> {
    let count = all.len().max(1);
    match step {
        Step::Add(at, seed) => {
            let id = 10 + seed;
            if !all.iter().any(|made| made.id == id) {
                let made = Made {
                    id,
                    title: *seed,
                    days: Some(seed % 7),
                    sick: None,
                    hours: None,
                    prose: vec![(0, seed * 31, Some(*seed))],
                    rows: vec![],
                };
                all.insert(at % (all.len() + 1), made);
            }
        }
        Step::Remove(at) if all.len() > 1 => drop(all.remove(at % count)),
        Step::Move(from, to) if !all.is_empty() => {
            let made = all.remove(from % count);
            all.insert(to % (all.len() + 1), made);
        }
        Step::Remove(_) | Step::Move(..) => {}
        inner => {
            let (Step::Title(at, _)
            | Step::Days(at, _)
            | Step::Sick(at, _)
            | Step::Hours(at, _)
            | Step::French(at, ..)
            | Step::Arabic(at, ..)
            | Step::Paragraph(at, ..)
            | Step::NoParagraph(at, _)
            | Step::Row(at, ..)
            | Step::NoRow(at, _)) = inner
            else {
                return all;
            };
            if let Some(made) = all.get_mut(at % count) {
                within(made, inner);
            }
        }
    }
    all
}

fn within(made: &mut Made, step: &Step) {
    let (paragraphs, rows) = (made.prose.len().max(1), made.rows.len().max(1));
    match step {
        Step::Title(_, seed) => made.title = *seed,
        Step::Days(_, days) => made.days = *days,
        Step::Sick(_, sick) => made.sick = *sick,
        Step::Hours(_, hours) => made.hours = *hours,
        Step::French(_, at, seed) => made.prose.iter_mut().skip(at % paragraphs).take(1).for_each(|one| one.1 = *seed),
        Step::Arabic(_, at, seed) => made.prose.iter_mut().skip(at % paragraphs).take(1).for_each(|one| one.2 = *seed),
        Step::Paragraph(_, at, seed) if !made.prose.iter().any(|one| one.0 == *seed) => {
            let place = at % (made.prose.len() + 1);
            made.prose.insert(place, (*seed, seed * 77, Some(*seed)));
        }
        Step::NoParagraph(_, at) if !made.prose.is_empty() => drop(made.prose.remove(at % paragraphs)),
        Step::Row(_, head, number) => match made.rows.iter_mut().find(|row| row.0 == *head) {
            Some(row) => row.1 = *number,
            None => made.rows.push((*head, *number)),
        },
        Step::NoRow(_, at) if !made.rows.is_empty() => drop(made.rows.remove(at % rows)),
        _ => {}
    }
}

fn base() -> Vec<Made> {
    let made = |id: usize| Made {
        id,
        title: id,
        days: id.is_multiple_of(2).then_some(20 + id),
        sick: id.is_multiple_of(3).then_some(id),
        hours: (id == 1).then_some(6),
        prose: (0..3).map(|at| (at, 100 * id + 17 * at, (at == 1).then_some(at))).collect(),
        rows: if id == 2 { vec![(0, 500), (1, 300)] } else { vec![] },
    };
    (0..5).map(made).collect()
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let (at, seed) = (0..8_usize, 0..400_usize);
    let maybe = || proptest::option::of(0..30_usize);
    proptest::collection::vec(
        prop_oneof![
            (at.clone(), seed.clone()).prop_map(|(at, seed)| Step::Title(at, seed)),
            (at.clone(), maybe()).prop_map(|(at, days)| Step::Days(at, days)),
            (at.clone(), maybe()).prop_map(|(at, sick)| Step::Sick(at, sick)),
            (at.clone(), maybe()).prop_map(|(at, hours)| Step::Hours(at, hours)),
            (at.clone(), at.clone(), seed.clone()).prop_map(|(at, one, seed)| Step::French(at, one, seed)),
            (at.clone(), at.clone(), maybe()).prop_map(|(at, one, seed)| Step::Arabic(at, one, seed)),
            (at.clone(), at.clone(), 3..9_usize).prop_map(|(at, one, seed)| Step::Paragraph(at, one, seed)),
            (at.clone(), at.clone()).prop_map(|(at, one)| Step::NoParagraph(at, one)),
            (at.clone(), 0..4_usize, seed.clone()).prop_map(|(at, head, number)| Step::Row(at, head, number)),
            (at.clone(), at.clone()).prop_map(|(at, one)| Step::NoRow(at, one)),
            (at.clone(), 0..6_usize).prop_map(|(at, seed)| Step::Add(at, seed)),
            at.clone().prop_map(Step::Remove),
            (at.clone(), at).prop_map(|(from, to)| Step::Move(from, to)),
        ],
        0..7,
    )
}

fn changed(steps: &[Step]) -> Vec<Made> {
    steps.iter().fold(base(), step)
}

fn digest(text: &str) -> u64 {
    let project = project(text);
    assert_eq!(errors(&project), 0, "{text}");
    let outline = Outline::new(&project, Vocabulary::embedded());
    outline.get(outline.root()).map_or(0, |part| part.digest)
}

fn run(base: &str, ours: &str, theirs: &str, take: Option<Who>) -> Merged {
    let [base, ours, theirs] = [base, ours, theirs].map(project);
    merge(Texts { base: &base, ours: &ours, theirs: &theirs }, &terms(take), Vocabulary::embedded())
}

/// Every text between quotes and every figure, as a bag of lines that must not be lost.
fn said(articles: &[Made]) -> Vec<String> {
    let mut all = Vec::new();
    for made in articles {
        all.push(format!("\"Titre {}\"", made.title));
        all.extend(made.days.iter().map(|days| format!("{} days", days + 1)));
        all.extend(made.sick.iter().map(|sick| format!("{} months", sick + 2)));
        all.extend(made.hours.iter().map(|hours| format!("at most {} hours", hours + 2)));
        for (_, french, arabic) in &made.prose {
            all.push(prose(*french));
            all.extend(arabic.iter().map(|arabic| format!("التدبير {arabic}\"")));
        }
        all.extend(made.rows.iter().map(|(_, number)| format!("{} per year", number + 1)));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn a_text_that_only_one_side_changed_is_the_result(steps in steps()) {
        let (before, after) = (text(&base()), text(&changed(&steps)));
        let wanted = digest(&after);
        for (ours, theirs) in [(&before, &after), (&after, &before), (&after, &after)] {
            let done = run(&before, ours, theirs, None);
            prop_assert_eq!(digest(&done.text), wanted, "{}\n-- is not --\n{}", done.text, after);
            prop_assert!(done.notes.iter().all(|note| !note.deed.is_open()), "{:?}", done.notes);
        }
        let whole = run(&after, &after, &after, None);
        prop_assert_eq!(whole.text, laid_out(after, Vocabulary::embedded()));
    }

    #[test]
    fn nothing_that_either_side_changed_is_lost(ours in steps(), theirs in steps()) {
        let (old, we, they) = (base(), changed(&ours), changed(&theirs));
        let done = run(&text(&old), &text(&we), &text(&they), None);
        prop_assert_eq!(errors(&project(&done.text)), 0, "{}", done.text);
        let before = said(&old);
        for side in [&we, &they] {
            for words in said(side).into_iter().filter(|words| !before.contains(words)) {
                prop_assert!(done.text.contains(&words), "{} is not in\n{}", words, done.text);
            }
        }
    }

    #[test]
    fn the_sides_can_change_places(ours in steps(), theirs in steps()) {
        let (old, we, they) = (text(&base()), text(&changed(&ours)), text(&changed(&theirs)));
        let one = run(&old, &we, &they, None);
        let two = run(&old, &they, &we, None);
        // Where one of two names or places must win, ours does, and ours is the other side when they change places.
        let wins = |note: &Note| matches!(note.deed, Deed::Undecided | Deed::MovedByBoth);
        prop_assume!(!one.notes.iter().chain(&two.notes).any(wins));
        let swapped = |text: &str, mark: &str| text.replace(&mark.replace('#', "LY"), "\u{1}").replace(&mark.replace('#', "NE"), &mark.replace('#', "LY"))
            .replace('\u{1}', &mark.replace('#', "NE"));
        let mirrored = swapped(&swapped(&two.text, "#: "), "proposed by: #");
        prop_assert_eq!(bag(&one.text), bag(&mirrored), "{}\n-- and --\n{}", one.text, mirrored);
    }

    #[test]
    fn taking_a_side_leaves_nothing_open(ours in steps(), theirs in steps()) {
        let (old, we, they) = (text(&base()), text(&changed(&ours)), text(&changed(&theirs)));
        for side in [Who::Ours, Who::Theirs] {
            let done = run(&old, &we, &they, Some(side));
            prop_assert!(!done.text.contains("[LY") && !done.text.contains("[NE") && !done.text.contains("proposed by"), "{}", done.text);
            prop_assert!(done.notes.iter().all(|note| !note.deed.is_open() || note.deed == Deed::MovedByBoth), "{:?}", done.notes);
        }
    }
}

/// The words of a text without their order.
fn bag(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text.split([' ', '\n', '[', ']', '|']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort();
    words
}
