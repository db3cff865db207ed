//! The page of a rule: what it finds, why it matters, what it says.

use super::Reader;
use super::page::Page;
use super::status::dotted;
use crate::law::RuleCard;
use crate::render::sheet::Sheet;

pub(super) fn page(reader: Reader<'_>, card: &RuleCard) -> Sheet {
    let lang = reader.lang;
    let mut page = Page::new(reader, "explain_rule", &card.id);
    page.line(card.title.get(lang));
    page.head(reader.label("explain_why"));
    page.line(card.why.get(lang));
    page.head(reader.label("explain_message"));
    let messages = [&*card.message].into_iter().chain(card.variants.values());
    once(messages.map(|text| text.get(lang))).iter().for_each(|text| page.line(text));
    let helps = once(card.help.as_deref().into_iter().chain(card.helps.values()).map(|help| help.get(lang)));
    if !helps.is_empty() {
        page.head(reader.label("explain_help"));
        helps.iter().for_each(|text| page.line(text));
    }
    page.sheet()
}

/// Texts without repetition; the places that a finding would fill are dots.
fn once<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts.map(dotted) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}
