//! Findings as remarks beside the paper: each goes to the part of the text that its place is in.

use super::config::Project as Folder;
use super::output::Output;
use super::rules::show_findings;
use crate::check::check;
use crate::finding::Finding;
use crate::law::Law;
use crate::model::{Agreement, Part, Project};
use crate::render::tree::{Line, Remark, line};
use crate::text::{Lang, LangMap, Span};
use crate::wording::message::{Message, message};

/// What `mithaq check` would find in an agreement, the heaviest first. Mistakes in the project's own rules are told.
pub(super) fn remarks(project: &Project, folder: &Folder, output: &mut Output) -> Vec<Remark> {
    folder.problems.iter().for_each(|problem| output.note_text(&problem.say(output.lang)));
    show_findings(&folder.own_rules, false, output);
    let law = folder.law();
    let found = check(project, folder.vocabulary(), law, &folder.choices.selection(&[], None)).findings;
    let mut remarks: Vec<Remark> = found.iter().map(|finding| remark(finding, &project.agreement, law)).collect();
    remarks.sort_by_key(|remark| std::cmp::Reverse(remark.severity));
    remarks
}

fn remark(finding: &Finding, agreement: &Agreement, law: &Law) -> Remark {
    let said: LangMap<Message> = LangMap::of(|lang| Some(message(finding, law, lang)));
    let reasons = said.iter().map(|(_, message)| message.reasons.len()).max().unwrap_or(0);
    let reason = |at: usize| say(&said, |message| message.reasons.get(at).cloned());
    let mut more: Vec<Line> = (0..reasons).map(reason).collect();
    more.push(say(&said, |message| message.help.clone()));
    more.retain(|line| !line.is_empty());
    Remark {
        anchor: anchor(finding.span, agreement).to_owned(),
        severity: finding.severity,
        rule: finding.rule.to_owned(),
        text: say(&said, |message| Some(message.text.clone())),
        more,
    }
}

fn say(said: &LangMap<Message>, part: impl Fn(&Message) -> Option<String>) -> Line {
    line(|lang: Lang| said.get(lang).and_then(&part))
}

/// The id of the part that holds a place; what is in no part is about the whole text.
fn anchor(place: Span, agreement: &Agreement) -> &str {
    let holds = |span: Span| span.file == place.file && span.start <= place.start && place.end <= span.end;
    let article = agreement.articles().find(|article| holds(article.span)).map(|article| &article.id);
    let annex = || agreement.annexes.iter().find(|annex| holds(annex.span)).map(|annex| &annex.id);
    let chapter = || {
        agreement.parts.iter().find_map(|part| match part {
            Part::Chapter(chapter) => holds(chapter.span).then_some(&chapter.id),
            Part::Article(_) => None,
        })
    };
    match article.or_else(annex).or_else(chapter) {
        Some(id) => &id.text,
        None if agreement.preamble.as_ref().is_some_and(|preamble| holds(preamble.span)) => "preamble",
        None => "version",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::text::Source;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn a_place_belongs_to_the_part_around_it() {
        let text = include_str!("../../agreements/ly-ne.bla");
        let source = Source::new("ly-ne.bla".to_owned(), text.to_owned());
        let project = load(source, Vocabulary::embedded(), &|_, _| Err(crate::model::NotLoaded::Missing));
        let agreement = &project.agreement;
        let inside = |span: Span| Span { end: span.start + 1, ..span };
        for article in agreement.articles() {
            assert_eq!(anchor(inside(article.span), agreement), article.id.text);
        }
        for annex in &agreement.annexes {
            assert_eq!(anchor(inside(annex.span), agreement), annex.id.text);
        }
        assert_eq!(anchor(inside(agreement.preamble.as_ref().unwrap().span), agreement), "preamble");
        assert_eq!(anchor(inside(agreement.header), agreement), "version");
    }
}
