//! Which of the values of one provision is best for the worker, and which is worst, as far as they can be compared.
//!
//! The measure is the commonest value that can be compared with another one. What cannot be compared with it stands apart: it is
//! neither best nor worst. Each value meets the measure, the best and the worst only, so the work is linear in their number; a best
//! that some other value of the measure cannot be compared with, or beats after all, is not named.

use crate::diff::Worth;
use crate::diff::worth::Scale;
use crate::model::Value;
use crate::vocabulary::{FieldType, Protects};

/// How a value stands among the values of its provision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It means nothing to the worker, or there is no other.
    #[default]
    Level,
    /// None of those that can be compared is better.
    Best,
    /// Between the best and the worst.
    Between,
    /// None of those that can be compared is worse.
    Worst,
    /// It cannot be compared.
    Apart,
}

impl Standing {
    /// The word used in machine-readable output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Best => "best",
            Self::Between => "between",
            Self::Worst => "worst",
            Self::Apart => "not comparable",
        }
    }
}

/// How many of the commonest values are tried as the measure.
const TRIED: usize = 8;

/// How each of some distinct values stands; the commonest first.
#[must_use]
pub fn rank(scale: &Scale<'_>, values: &[&Value]) -> Vec<Standing> {
    if scale.field.def.protects == Protects::Neutral || of_the_pair(scale.field.kind) || values.len() < 2 {
        return vec![Standing::Level; values.len()];
    }
    let worth = |one: &Value, two: &Value| scale.worth(Some(one), Some(two));
    let Some((measure, met)) = measure(values, &worth) else { return vec![Standing::Apart; values.len()] };
    let field: Vec<&Value> = values.iter().zip(&met).filter(|(_, worth)| **worth != Worth::Unclear).map(|(value, _)| *value).collect();
    let best = end(measure, &field, Worth::Stronger, &worth);
    let worst = end(measure, &field, Worth::Weaker, &worth);
    // Where no value is better than another, all are the same in other words.
    let level = best.zip(worst).is_some_and(|(best, worst)| worth(best, worst) == Worth::Neutral);
    let same = |end: Option<&Value>, value: &Value| end.is_some_and(|end| worth(end, value) == Worth::Neutral);
    let stand = |(value, met): (&&Value, &Worth)| match met {
        Worth::Unclear => Standing::Apart,
        _ if level => Standing::Level,
        _ if same(best, value) => Standing::Best,
        _ if same(worst, value) => Standing::Worst,
        _ => Standing::Between,
    };
    values.iter().zip(&met).map(stand).collect()
}

/// True for what follows from who the Parties are: that workers of one State speak more languages makes its agreement no better.
const fn of_the_pair(kind: FieldType) -> bool {
    matches!(kind, FieldType::Languages | FieldType::Countries | FieldType::Currencies | FieldType::Instruments)
}

/// The value that the others are measured by, and what each means in its place.
fn measure<'v>(values: &[&'v Value], worth: &impl Fn(&Value, &Value) -> Worth) -> Option<(&'v Value, Vec<Worth>)> {
    values.iter().enumerate().take(TRIED).find_map(|(at, measure)| {
        let met: Vec<Worth> =
            values.iter().zip(0..).map(|(value, other)| if at == other { Worth::Neutral } else { worth(measure, value) }).collect();
        let others = met.iter().zip(0..).filter(|(_, other)| *other != at);
        others.clone().any(|(worth, _)| *worth != Worth::Unclear).then_some((*measure, met))
    })
}

/// The best (or worst) of what can be measured: nothing where another one beats it after all or cannot be compared with it.
fn end<'v>(measure: &'v Value, field: &[&'v Value], way: Worth, worth: &impl Fn(&Value, &Value) -> Worth) -> Option<&'v Value> {
    let end = field.iter().fold(measure, |end, value| if worth(end, value) == way { value } else { end });
    let stands = |value: &&Value| {
        let other = worth(end, value);
        std::ptr::eq(end, *value) || (other != way && other != Worth::Unclear)
    };
    field.iter().all(stands).then_some(end)
}
