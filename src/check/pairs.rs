//! Pairs of fields of which the first cannot exceed the second.

/// The first field, how often it is taken, the second field, and what it means when it is larger.
pub struct Pair {
    /// Clause and field that must not be larger.
    pub small: (&'static str, &'static str),
    /// Clause and field that bounds it.
    pub large: (&'static str, &'static str),
    /// How often the large one counts: seven days in a week.
    pub times: u32,
    /// The rule broken.
    pub rule: &'static str,
    /// True where no reading of the two values makes sense together.
    pub certain: bool,
}

const fn pair(small: (&'static str, &'static str), large: (&'static str, &'static str), rule: &'static str, certain: bool) -> Pair {
    Pair { small, large, times: 1, rule, certain }
}

const fn week(small: (&'static str, &'static str), large: (&'static str, &'static str)) -> Pair {
    Pair { small, large, times: 7, rule: "week-exceeds-its-days", certain: false }
}

const LIMITS: &str = "minimum-above-maximum";
const PART: &str = "part-exceeds-whole";
const LASTS: &str = "outlasts-what-carries-it";

/// Every pair.
pub const PAIRS: &[Pair] = &[
    pair(("minimum-age", "admission"), ("minimum-age", "upper"), LIMITS, true),
    pair(("minimum-age", "recruitment"), ("minimum-age", "upper"), LIMITS, true),
    pair(("minimum-age", "admission"), ("minimum-age", "hazardous"), LIMITS, false),
    pair(("minimum-age", "recruitment"), ("selection", "minimum_age"), LIMITS, false),
    pair(("minimum-age", "recruitment"), ("selection", "maximum_age"), LIMITS, true),
    pair(("circular-mobility", "minimum_employment"), ("circular-mobility", "maximum_stay"), LIMITS, true),
    pair(("suspension", "urgent_notice"), ("suspension", "notice"), LIMITS, false),
    pair(("authorities", "urgent_reply_within"), ("authorities", "reply_within"), LIMITS, false),
    pair(("wages", "interval_short"), ("wages", "interval"), LIMITS, false),
    pair(("end-of-contract", "notice_employer"), ("end-of-contract", "notice_long_service"), LIMITS, false),
    pair(("leave", "annual"), ("leave", "annual_senior"), LIMITS, false),
    pair(("hours", "normal_day"), ("hours", "normal_week"), PART, true),
    pair(("hours", "overtime_day"), ("hours", "overtime_week"), PART, false),
    pair(("hours", "overtime_week"), ("hours", "overtime_year"), PART, false),
    pair(("hours", "ramadan_day"), ("hours", "normal_day"), LIMITS, false),
    pair(("hours", "break_length"), ("hours", "normal_day"), PART, true),
    pair(("young-workers", "day"), ("hours", "normal_day"), LIMITS, false),
    pair(("young-workers", "week"), ("hours", "normal_week"), LIMITS, false),
    pair(("leave", "uninterrupted"), ("leave", "annual"), PART, true),
    pair(("maternity", "after_birth"), ("maternity", "leave"), PART, true),
    pair(("quotas", "seasonal_total"), ("quotas", "total"), PART, false),
    pair(("joint-committee", "quorum"), ("joint-committee", "members"), PART, true),
    pair(("remittances", "compulsory_share"), ("remittances", "share"), PART, true),
    pair(("deductions", "instalment"), ("deductions", "ceiling"), PART, false),
    pair(("deductions", "attachment_ceiling"), ("deductions", "ceiling"), PART, false),
    pair(("contract", "probation"), ("contract", "minimum_term"), PART, false),
    pair(("contract", "probation"), ("contract", "maximum_term"), PART, true),
    pair(("contract", "minimum_term"), ("permits", "work_validity"), LASTS, false),
    pair(("permits", "work_validity"), ("permits", "residence_validity"), LASTS, false),
    pair(("permits", "renewal_lead"), ("permits", "work_validity"), PART, true),
    pair(("duration", "review_before"), ("duration", "term"), PART, true),
    pair(("duration", "non_renewal_notice"), ("duration", "term"), PART, true),
    pair(("termination", "notice"), ("duration", "term"), LASTS, false),
    pair(("provisional-application", "notice"), ("provisional-application", "maximum"), PART, false),
    pair(("detention", "review_interval"), ("detention", "maximum"), PART, false),
    pair(("roadmap", "reviewed_every"), ("roadmap", "horizon"), PART, false),
    week(("hours", "normal_week"), ("hours", "normal_day")),
    week(("hours", "overtime_week"), ("hours", "overtime_day")),
    week(("young-workers", "week"), ("young-workers", "day")),
    week(("domestic-workers", "week"), ("domestic-workers", "day")),
];
