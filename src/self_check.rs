//! The engine's answers as numbers, for the self-check in the browser.
//!
//! It compares nothing: `web/vector_check.js` compares these numbers with the test vectors. Ids are places
//! in the tables, so that the wasm carries no text for it.

#[cfg(not(target_arch = "wasm32"))]
pub mod encode;

use outlook_domain::{Frequency, Interval};
use outlook_engine::evidence::{Claim, OPTIONS};
use outlook_engine::expectations::{Fit, Range};
use outlook_engine::interview::{Choice, Draft, Question};
use outlook_engine::{Answers, evaluate};

/// Ends each part of an outlook.
pub const END: u32 = u32::MAX;

/// The character that stands for the first option. After the options come the questions, for those
/// that are answered, then the scores of item 9 of the PHQ-9.
pub const FIRST: usize = 0x20;

/// The outlook of encoded answers, part by part: outcome, chart, unchecked questions, findings,
/// factors, then each range. Empty without a condition.
#[must_use]
pub fn answer(encoded: &str) -> Vec<u32> {
    let has = |at: usize| encoded.chars().any(|it| it as usize == FIRST + at);
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

/// A range: slot, fit, agreement, outer ends, shared ends, each source with its ends, claims, context.
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
        list(out, claims);
    }
    out.push(END);
}

fn list(out: &mut Vec<u32>, claims: &[&'static Claim]) {
    out.push(place(claims.len()));
    out.extend(claims.iter().map(|it| place(it.at)));
}

/// Both ends; an open one is 0, which no source gives.
fn ends(out: &mut Vec<u32>, interval: Interval) {
    out.extend([interval.low.unwrap_or(0), interval.high.unwrap_or(0)]);
}

/// A place in a table as a number.
#[expect(clippy::cast_possible_truncation, reason = "no table has that many rows")]
fn place(at: usize) -> u32 {
    at as u32
}

#[cfg(target_arch = "wasm32")]
mod javascript {
    use wasm_bindgen::prelude::*;

    /// [`super::answer`] for JavaScript.
    #[wasm_bindgen]
    #[must_use]
    #[expect(unreachable_pub, reason = "JavaScript calls it")]
    pub fn self_check(encoded: &str) -> Vec<u32> {
        super::answer(encoded)
    }
}
