//! What a value says, written in one way: whatever the language of its keywords, the spacing, the system of its digits. Two values of one
//! field say the same when they are written the same.

use crate::model::{Bounded, Case, Instant, Measure, Named, Quantity, Said, Term, Text, Value, When, Wording};
use crate::syntax::unquote;
use crate::text::{Lang, Sources, spelling};

/// The canonical text of a value.
pub fn value(value: &Value, sources: &Sources) -> String {
    let mut canon = Canon { sources, out: String::new() };
    match &value.said {
        Said::Cases(all) => canon.cases(all),
        Said::Open(offers) => {
            let mut sorted: Vec<_> = offers.iter().collect();
            sorted.sort_by(|one, two| one.owner.cmp(&two.owner));
            for offer in sorted {
                canon.put("[");
                canon.put(offer.owner.as_deref().unwrap_or("?"));
                canon.put(":");
                canon.cases(&offer.cases);
            }
        }
    }
    canon.out
}

/// The canonical text of a text in languages.
pub fn text(text: &Text, sources: &Sources) -> String {
    let mut canon = Canon { sources, out: String::new() };
    canon.text(text);
    canon.out
}

struct Canon<'a> {
    sources: &'a Sources,
    out: String,
}

impl Canon<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// A field of its own: nothing inside it can be taken for a sign of ours.
    fn field(&mut self, text: &str) {
        self.put(&text.len().to_string());
        self.put("'");
        self.put(text);
    }

    fn cases(&mut self, all: &[Case]) {
        for case in all {
            self.put(";");
            self.term(&case.term);
            match &case.when {
                None => {}
                Some(When::Otherwise) => self.put(" otherwise"),
                Some(When::If(named)) => {
                    self.put(" if ");
                    self.named(named);
                }
                Some(When::For(named)) => {
                    self.put(" for ");
                    self.named(named);
                }
            }
            if case.in_principle {
                self.put(" in principle");
            }
        }
    }

    fn term(&mut self, term: &Term) {
        match term {
            Term::Quantity(bounded) => self.bounded(bounded),
            Term::YesNo(yes) => self.put(if *yes { "yes" } else { "no" }),
            Term::None => self.put("none"),
            Term::Unlimited => self.put("unlimited"),
            Term::Law(states) => self.list("law", states.iter().map(String::as_str)),
            Term::Nationals => self.put("nationals"),
            Term::ToBeAgreed => self.put("to be agreed"),
            Term::Choices(all) => {
                self.put("choices");
                all.iter().for_each(|named| {
                    self.put(",");
                    self.named(named);
                });
            }
            Term::Date(date) => self.put(&date.to_string()),
            Term::Instant(instant) => self.instant(instant),
            Term::Parties(all) => self.list("parties", all.iter().map(String::as_str)),
            Term::Codes(all) => self.list("codes", all.iter().map(String::as_str)),
            Term::References(all) => self.list("references", all.iter().map(|(id, _)| id.as_str())),
            Term::Text(text) => self.text(text),
        }
    }

    fn list<'l>(&mut self, head: &str, all: impl Iterator<Item = &'l str>) {
        self.put(head);
        all.for_each(|one| {
            self.put(",");
            self.field(one);
        });
    }

    fn named(&mut self, named: &Named) {
        match named {
            Named::Known(choice) => self.put(&choice.0.to_string()),
            Named::Own(text) => self.field(&spelling(text)),
        }
    }

    fn bounded(&mut self, bounded: &Bounded) {
        self.put(match bounded {
            Bounded::Exactly(_) => "=",
            Bounded::AtLeast(_) => ">=",
            Bounded::AtMost(_) => "<=",
            Bounded::Between(..) => "..",
        });
        bounded.quantities().for_each(|quantity| self.quantity(quantity));
    }

    fn quantity(&mut self, quantity: &Quantity) {
        self.put(&quantity.amount.normalize().to_string());
        match &quantity.measure {
            Measure::Count => {}
            Measure::Percent => self.put("%"),
            Measure::Money(currency) => self.put(currency),
            Measure::Time(unit) => self.put(&format!("{unit:?}")),
        }
        if let Some(per) = quantity.per {
            self.put(&format!("/{per:?}"));
        }
        self.put(" ");
    }

    fn instant(&mut self, instant: &Instant) {
        match instant {
            Instant::Date(date) => self.put(&date.to_string()),
            Instant::On(event) => self.put(&format!("on {}", event.0)),
            Instant::After(time, event) => {
                self.bounded(time);
                self.put(&format!("after {}", event.0));
            }
            Instant::Before(time, event) => {
                self.bounded(time);
                self.put(&format!("before {}", event.0));
            }
            Instant::FirstDay { nth, unit, event } => self.put(&format!("first day {nth} {unit:?} {}", event.0)),
        }
    }

    fn text(&mut self, text: &Text) {
        for lang in Lang::ALL {
            if let Some(wording) = text.by_lang.get(lang) {
                self.put(lang.code());
                self.wording(wording);
            }
        }
        if let Some(span) = text.plain {
            self.words(span);
        }
    }

    fn words(&mut self, span: crate::text::Span) {
        let words = unquote(self.sources.slice(span));
        self.field(&spelling(&words));
    }

    fn wording(&mut self, wording: &Wording) {
        match wording {
            Wording::Agreed(span) => self.words(*span),
            Wording::Open(offers) => {
                let mut sorted: Vec<_> = offers.iter().collect();
                sorted.sort_by(|one, two| one.0.cmp(&two.0));
                for (owner, span) in sorted {
                    self.put("[");
                    self.put(owner.as_deref().unwrap_or("?"));
                    self.put(":");
                    self.words(*span);
                }
            }
        }
    }
}
