//! What a person may choose between, and what to ask the clinician.
//!
//! Owns which of them are shown. Ranks nothing: every choice has the same detail.

use crate::Outlook;
use crate::evidence::{ALTERNATIVES, ASKS, Alternative, Ask};
use crate::expectations::Agreement;
use crate::interview::Condition;

/// The choices for a condition, in the order of the evidence; none where the sources do not cover it.
pub fn alternatives(condition: Condition) -> impl Iterator<Item = &'static Alternative> {
    ALTERNATIVES.iter().filter(move |it| it.conditions.covers(condition))
}

/// What to ask the clinician after these answers, in the order of the evidence.
pub fn asks(outlook: &Outlook) -> impl Iterator<Item = &'static Ask> {
    let condition = outlook.condition();
    let open = outlook.left_open().next().is_some();
    let findings = outlook.findings().fold(0_u64, |mask, finding| mask | 1 << finding.at);
    let disagree = outlook.ranges().iter().filter(|it| it.agreement == Agreement::Disagree);
    let disagree = disagree.filter_map(|range| range.slot.position());
    let disagree = disagree.fold(0_u32, |mask, at| mask | 1 << at);
    ASKS.iter().filter(move |ask| {
        ask.always
            || ask.conditions.covers(condition)
            || ask.unchecked && open
            || ask.findings & findings != 0
            || ask.disagree & disagree != 0
    })
}
