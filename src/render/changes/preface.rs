//! What stands before the changes: counts, remarks, and what could not be compared.

use super::counts::Counts;
use super::unread::Unread;
use super::voice::Voice;
use crate::diff::Remark;
use crate::model::Project;
use crate::text::Span;
use crate::wording::message::message;
use crate::wording::words::fill;

/// A sentence with the counts of each effect.
pub(super) fn counts_in(sentence: &str, counts: Counts) -> String {
    let values = [
        ("all", counts.changes),
        ("weaker", counts.weaker),
        ("unclear", counts.unclear),
        ("stronger", counts.stronger),
        ("neutral", counts.neutral),
    ];
    let values = values.map(|(name, count)| (name, count.to_string()));
    fill(sentence, &values.each_ref().map(|(name, count)| (*name, count.as_str())))
}

/// `file:line:column` of a span.
pub(super) fn spot(span: Span, project: &Project) -> String {
    let Some(source) = project.sources.get(span.file) else { return String::new() };
    let place = source.place(span.start);
    format!("{}:{}:{}", source.name, place.line, place.column)
}

impl Voice<'_, '_> {
    /// What the reader must know before the changes: counts, what is accepted, what else the comparison remarks.
    pub(in crate::render) fn preface(&self) -> Vec<String> {
        let compared = self.of;
        let counts = compared.counts();
        let mut all = vec![counts_in(self.say("diff_counts"), counts)];
        if counts.accepted > 0 {
            all.push(self.fill("diff_waived", &[("count", &counts.accepted.to_string())]));
        }
        if counts.rules_lost + counts.rules_gained > 0 {
            let values = [("lost", counts.rules_lost.to_string()), ("gained", counts.rules_gained.to_string())];
            all.push(self.fill("diff_rules", &values.each_ref().map(|(name, count)| (*name, count.as_str()))));
        }
        all.extend(self.remarks(true));
        all
    }

    /// What is remarked on the comparison; without places, what is said of several is said once.
    pub(in crate::render) fn remarks(&self, places: bool) -> Vec<String> {
        let compared = self.of;
        let mut all = Vec::new();
        if !compared.same_agreement() {
            let ids = [("old", compared.old.agreement.id.text.as_str()), ("new", compared.new.agreement.id.text.as_str())];
            all.push(self.fill("diff_other_agreement", &ids));
        }
        for (old, project) in [(true, compared.old), (false, compared.new)] {
            let count = compared.unread.iter().filter(|unread| unread.old == old).count();
            if count > 0 {
                all.push(self.fill("diff_unread_count", &[("file", compared.file(project)), ("count", &count.to_string())]));
            }
        }
        all.extend(compared.comparison.remarks.iter().map(|remark| self.remark(remark, places)));
        if !places {
            all.dedup();
        }
        all
    }

    /// A remark of the comparison, with its place where it has one.
    pub(super) fn remark(&self, remark: &Remark, places: bool) -> String {
        let said = self.keyed("diff_note_", remark.key, &remark.facts);
        match remark.span.filter(|_| places) {
            Some(span) => self.fill("config_problem", &[("place", &spot(span, self.of.new)), ("problem", &said)]),
            None => said,
        }
    }

    /// The passages that could not be read, a line each.
    pub(in crate::render) fn unread(&self) -> Vec<String> {
        let line = |unread: &Unread| {
            let project = if unread.old { self.of.old } else { self.of.new };
            let problem = message(&unread.finding, self.of.law, self.lang).text;
            self.fill("diff_unread", &[("place", &spot(unread.finding.span, project)), ("problem", &problem)])
        };
        self.of.unread.iter().map(line).collect()
    }
}
