//! A visit's outlook, in the items of [`super::fields`].

use outlook_domain::Interval;
use outlook_engine::evidence::{Claim, DATE, EDITION, Factor, Finding};
use outlook_engine::expectations::{self, Range};
use outlook_engine::interview::Question;
use outlook_engine::phq9::{self, Score};
use outlook_i18n::Words;
use serde_json::{Value, json};

use super::codes::{Codes, one};
use crate::figures::{self, ReadAs};
use crate::text;
use crate::visit::Visit;

/// The group, filled in.
pub(super) fn filled(visit: &Visit<'_>) -> Value {
    let (words, outlook) = (visit.words, &visit.outlook);
    let mut group = ItemGroup::new("outlook");
    group.text("edition", EDITION);
    group.answers("edition.date", &[json!({ "valueDate": DATE })]);
    group.code(words, "outcome", Codes::Outcome, outlook.outcome().id());
    outlook.findings().for_each(|it| group.push(finding(visit, it)));
    let unchecked: Vec<&str> = outlook.left_open().map(Question::id).collect();
    group.codes(words, "unchecked", Codes::Question, &unchecked);
    outlook.ranges().iter().for_each(|it| group.push(range(words, it)));
    if outlook.outcome().shows_ranges() {
        let missing: Vec<String> =
            expectations::missing(visit.answers.condition()).map(|it| it.to_string()).collect();
        group.codes(words, "missing", Codes::Slot, &missing);
    }
    outlook.factors().for_each(|it| group.push(factor(words, it)));
    let texts = |texts: &[String]| -> Vec<Value> {
        texts.iter().map(|it| json!({ "valueString": it })).collect()
    };
    let matters = visit.input.matters.iter().map(|it| words.matter(*it).to_owned());
    group.answers("matters", &texts(&matters.collect::<Vec<_>>()));
    match visit.input.phq9.and_then(|given| given.score()) {
        Some(Score::Whole(total)) => {
            group.number("phq9.total", Some(total.into()));
            group.text("phq9.band", words.phq9_band(phq9::band(total)));
        }
        Some(Score::AtLeast(sum)) => group.number("phq9.at_least", Some(sum.into())),
        None => {}
    }
    group.answers("note", &texts(&text::notes(visit)));
    group.done()
}

fn finding(visit: &Visit<'_>, finding: &Finding) -> ItemGroup {
    let words = visit.words;
    let mut group = ItemGroup::new("finding");
    group.code(words, "finding.id", Codes::Finding, finding.id);
    group.code(words, "finding.level", Codes::Level, finding.level.id());
    group.text("finding.say", &words.finding_said(finding, Some(visit.outlook.condition())));
    group.text("finding.sources", words.finding_sources(finding));
    group
}

fn range(words: Words, range: &Range) -> ItemGroup {
    let mut group = ItemGroup::new("range");
    group.code(words, "range.slot", Codes::Slot, &range.slot.to_string());
    group.code(words, "range.unit", Codes::Unit, range.slot.unit().id());
    group.ends(["range.low", "range.high"], figures::outer(range));
    group.ends(["range.shared.low", "range.shared.high"], figures::shared(range));
    group.code(words, "range.agreement", Codes::Agreement, range.agreement.id());
    group.code(words, "range.fit", Codes::Fit, range.fit.id());
    range.claims.iter().for_each(|it| group.push(claim(words, it)));
    group
}

fn claim(words: Words, claim: &Claim) -> ItemGroup {
    let mut group = ItemGroup::new("claim");
    group.code(words, "claim.source", Codes::Source, claim.source.id());
    group.text("claim.id", claim.id);
    group.text("claim.words", words.claim_words(claim));
    group.text("claim.qualifier", words.claim_qualifier(claim));
    group.text("claim.population", words.claim_population(claim));
    group.text("claim.section", words.claim_section(claim));
    group.code(words, "claim.read", Codes::Read, ReadAs::of(claim).id());
    group.ends(["claim.low", "claim.high"], figures::of_claim(claim));
    group
}

fn factor(words: Words, factor: &Factor) -> ItemGroup {
    let mut group = ItemGroup::new("factor");
    group.code(words, "factor.id", Codes::Factor, factor.id);
    group.code(words, "factor.affects", Codes::Affects, factor.affects.id());
    group.code(words, "factor.direction", Codes::Direction, factor.direction.id());
    group.text("factor.sources", words.factor_sources(factor));
    group
}

/// A group of the response on the way; a place without an answer has no item.
struct ItemGroup {
    link: &'static str,
    items: Vec<Value>,
}

impl ItemGroup {
    const fn new(link: &'static str) -> Self {
        Self { link, items: Vec::new() }
    }

    fn push(&mut self, group: Self) {
        self.items.push(group.done());
    }

    fn answers(&mut self, link: &str, answers: &[Value]) {
        if !answers.is_empty() {
            self.items.push(json!({ "linkId": link, "answer": answers }));
        }
    }

    fn text(&mut self, link: &str, text: &str) {
        if !text.is_empty() {
            self.answers(link, &[json!({ "valueString": text })]);
        }
    }

    fn number(&mut self, link: &str, number: Option<u32>) {
        self.answers(link, number.map(|it| json!({ "valueInteger": it })).as_slice());
    }

    fn ends(&mut self, [low, high]: [&str; 2], interval: Interval) {
        self.number(low, interval.low);
        self.number(high, interval.high);
    }

    fn code(&mut self, words: Words, link: &str, codes: Codes, code: &str) {
        self.codes(words, link, codes, &[code]);
    }

    fn codes(&mut self, words: Words, link: &str, codes: Codes, all: &[impl AsRef<str>]) {
        let coded = all.iter().map(|it| json!({ "valueCoding": one(words, codes, it.as_ref()) }));
        self.answers(link, &coded.collect::<Vec<_>>());
    }

    fn done(self) -> Value {
        json!({ "linkId": self.link, "item": self.items })
    }
}
