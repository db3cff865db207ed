//! Every rule that a check can name has its card.

use crate::law::Law;

#[test]
fn every_rule_has_a_card() {
    let sources = [
        include_str!("../characters.rs"),
        include_str!("../currencies.rs"),
        include_str!("../definitions.rs"),
        include_str!("../header.rs"),
        include_str!("../instruments.rs"),
        include_str!("../languages.rs"),
        include_str!("../numbers.rs"),
        include_str!("../open.rs"),
        include_str!("../pairs.rs"),
        include_str!("../phrases.rs"),
        include_str!("../references.rs"),
        include_str!("../residue.rs"),
        include_str!("../states.rs"),
        include_str!("../structure.rs"),
        include_str!("../twice.rs"),
        include_str!("../typed.rs"),
        include_str!("../unclosed.rs"),
        include_str!("../waivers.rs"),
    ];
    let words = sources.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
    let ids =
        words.filter(|word| word.contains('-') && word.len() > 10 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'));
    let known = [
        "minimum-age",
        "young-workers",
        "circular-mobility",
        "end-of-contract",
        "joint-committee",
        "domestic-workers",
        "provisional-application",
        "origin-law",
        "destination-law",
    ];
    let missing: Vec<&str> = ids.filter(|id| !known.contains(id) && Law::embedded().rule(id).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
