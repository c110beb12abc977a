//! What the self-check asks of the very code that answers: answers in, their outlook out as numbers.
//!
//! Compares nothing: what must come out is told by the vectors, and a script of its own holds one
//! against the other. Ids are places in the tables, so that no text is carried for it.

use outlook_domain::{Frequency, Interval};
use outlook_engine::evidence::{Claim, OPTIONS};
use outlook_engine::expectations::{Fit, Range};
use outlook_engine::interview::{Choice, Draft, Question};
use outlook_engine::{Answers, evaluate};

/// Ends each part of an outlook.
pub const END: u32 = u32::MAX;

/// The first character of a text of answers: the first option. After the last option follow the
/// questions, for those that are answered, and then the scores of item 9 of the PHQ-9.
pub const FIRST: usize = 0x20;

/// The outlook of a text of answers, part by part: the outcome, the chart, what is unchecked, findings,
/// factors, then each range. No condition, no outlook.
#[must_use]
pub fn answer(given: &str) -> Vec<u32> {
    let has = |at: usize| given.chars().any(|it| it as usize == FIRST + at);
    let mut draft = Draft::default();
    for question in Question::ALL.iter().copied() {
        if has(OPTIONS.len() + question as usize) {
            draft.answer(question, Choice::of(question).filter(|it| has(it.index())));
        }
    }
    let scores = OPTIONS.len() + Question::ALL.len();
    draft.set_phq9_9(Frequency::ALL.iter().copied().find(|it| has(scores + *it as usize)));
    let mut out = Vec::new();
    if let Some(answers) = Answers::new(draft) {
        let outlook = evaluate(&answers);
        out.extend([outlook.outcome() as u32, END, outlook.chart() as u32, END]);
        out.extend(outlook.unchecked().map(|it| it as u32));
        out.push(END);
        out.extend(outlook.findings().map(|it| place(it.at)));
        out.push(END);
        out.extend(outlook.factors().map(|it| place(it.at)));
        out.push(END);
        for it in outlook.ranges() {
            range(&mut out, it);
        }
    }
    out
}

/// Slot, fit, agreement, the outer ends, the shared ones, each source with its ends, claims, others.
fn range(out: &mut Vec<u32>, range: &Range) {
    let fit = match range.fit {
        Fit::Condition => 0,
        Fit::Group(_) => 1,
        Fit::General => 2,
    };
    out.extend([range.slot.position().map_or(END - 1, place), fit, range.agreement as u32]);
    ends(out, range.outer);
    ends(out, range.shared.unwrap_or(Interval { low: None, high: None }));
    out.push(place(range.sources.len()));
    for source in &range.sources {
        out.push(place(source.source.index()));
        ends(out, source.reading.wide);
    }
    for claims in [&range.claims, &range.context] {
        listed(out, claims);
    }
    out.push(END);
}

fn listed(out: &mut Vec<u32>, claims: &[&'static Claim]) {
    out.push(place(claims.len()));
    out.extend(claims.iter().map(|it| place(it.at)));
}

/// An open end is 0: no source gives an amount of nothing.
fn ends(out: &mut Vec<u32>, interval: Interval) {
    out.extend([interval.low.unwrap_or(0), interval.high.unwrap_or(0)]);
}

/// Tables are short: no place is cut.
#[expect(clippy::cast_possible_truncation, reason = "no table has that many rows")]
fn place(at: usize) -> u32 {
    at as u32
}

#[cfg(target_arch = "wasm32")]
mod edge {
    use wasm_bindgen::prelude::*;

    /// As [`super::answer`], for the page's own script.
    #[wasm_bindgen]
    #[must_use]
    #[expect(unreachable_pub, reason = "JavaScript calls it")]
    pub fn self_check(given: &str) -> Vec<u32> {
        super::answer(given)
    }
}
