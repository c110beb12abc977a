//! What a person may choose between and may ask: known scopes, findings and slots.

use outlook_domain::Slot;

use super::known::{known_scope, known_slot, unique};
use crate::entries::{AlternativeEntry, AskEntry, AskWhen};
use crate::evidence::Evidence;
use crate::problem::{Problems, unknown};
use crate::rows::Sheet;

/// More questions than this, and none is asked.
const MOST_ASKS: usize = 12;

pub(super) fn check_alternatives(
    evidence: &mut Evidence,
    sheet: Sheet<AlternativeEntry>,
    problems: &mut Problems,
) {
    for row in &sheet.rows {
        let mut note = |what: String| sheet.place.note(row.line, &row.entry.id, what, problems);
        known_scope(evidence, &row.entry.applies_to).unwrap_or_else(&mut note);
        for cited in &row.entry.cites {
            let trials = || evidence.shown_trials().map(|trial| trial.entry.id.as_str());
            if evidence.source(cited).is_none() && trials().all(|id| id != cited) {
                let sources = evidence.sources.iter().map(|source| source.id.as_str());
                note(unknown("id in cites", cited, sources.chain(trials())));
            }
        }
    }
    evidence.alternatives = unique(sheet, |row| &row.id, problems).collect();
}

pub(super) fn check_asks(evidence: &mut Evidence, sheet: Sheet<AskEntry>, problems: &mut Problems) {
    let mut disagree = Vec::new();
    for row in &sheet.rows {
        let AskWhen { always, applies_to, unchecked, levels, findings, disagree: slots } =
            &row.entry.when;
        let mut note = |what: String| sheet.place.note(row.line, &row.entry.id, what, problems);
        if !applies_to.is_empty() {
            known_scope(evidence, applies_to).unwrap_or_else(&mut note);
        }
        for id in findings.iter().filter(|id| evidence.finding(id).is_none()) {
            let fits = evidence.findings.iter().map(|(finding, _)| finding.id.as_str());
            note(unknown("finding", id, fits));
        }
        let slots: Result<Vec<Slot>, String> = slots.iter().map(|id| known_slot(id)).collect();
        let slots = slots.unwrap_or_else(|what| {
            note(format!("disagree: {what}"));
            Vec::new()
        });
        let never = levels.is_empty() && findings.is_empty() && slots.is_empty();
        if !always && !unchecked && applies_to.is_empty() && never {
            note(
                "when: found nothing; what fits: always, applies_to, unchecked, levels, findings \
                 or disagree"
                    .into(),
            );
        }
        disagree.push(slots);
    }
    if sheet.rows.len() > MOST_ASKS {
        let what = format_args!("{} questions; what fits: at most {MOST_ASKS}", sheet.rows.len());
        problems.add(&sheet.place.file, None, what);
    }
    evidence.asks = unique(sheet, |row| &row.id, problems).zip(disagree).collect();
}
