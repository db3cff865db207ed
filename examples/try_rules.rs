//! Tries rule files on their own examples.
#[allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used)]
fn main() {
    use mithaq::law::{Law, RulePage, rulebook::BookRule};
    let vocabulary = mithaq::vocabulary::Vocabulary::embedded();
    let law = Law::embedded();
    let (mut mutants, mut dead, mut bad, mut rules) = (0, 0, 0, 0);
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let page: RulePage = match toml::from_str(&text) {
            Ok(page) => page,
            Err(error) => {
                println!("{path}: {error}");
                bad += 1;
                continue;
            }
        };
        let rule = match BookRule::of(&page) {
            Ok(rule) => rule,
            Err(error) => {
                println!("{path}: {error}");
                bad += 1;
                continue;
            }
        };
        rules += 1;
        let trial = mithaq::check::selftest::try_rule(&page, &rule, vocabulary, law);
        for mismatch in &trial.mismatches {
            bad += 1;
            println!(
                "{path}: {} example {}: {} expected `{}`, found `{}`",
                if mismatch.good { "good" } else { "bad" },
                if mismatch.good { mismatch.example } else { mismatch.example - page.good.len() },
                mismatch.what,
                mismatch.expected,
                mismatch.found
            );
        }
        mutants += trial.mutants;
        dead += trial.mutants - trial.survivors.len();
        for survivor in &trial.survivors {
            println!("{path}: fault not noticed: {survivor}");
        }
    }
    println!("{rules} rules, {bad} problems, {dead} of {mutants} faults noticed");
}
