//! What a person may choose between and may ask: known scopes, findings and slots.

use outlook_domain::Slot;

use super::{known_scope, known_slot, unique};
use crate::checked::Ledger;
use crate::problem::{Problems, unknown};
use crate::raw;
use crate::rows::Sheet;

/// More questions than this, and none is asked.
const MOST_ASKS: usize = 12;

pub(super) fn check_alternatives(
    ledger: &mut Ledger,
    sheet: Sheet<raw::Alternative>,
    problems: &mut Problems,
) {
    for row in &sheet.rows {
        let mut note = |what: String| sheet.place.note(row.line, &row.raw.id, what, problems);
        known_scope(ledger, &row.raw.applies_to).unwrap_or_else(&mut note);
        for cited in &row.raw.cites {
            let trials = || ledger.shown_trials().map(|trial| trial.raw.id.as_str());
            if ledger.source(cited).is_none() && trials().all(|id| id != cited) {
                let sources = ledger.sources.iter().map(|source| source.id.as_str());
                note(unknown("id in cites", cited, sources.chain(trials())));
            }
        }
    }
    ledger.alternatives = unique(sheet, |row| &row.id, problems).collect();
}

pub(super) fn check_asks(ledger: &mut Ledger, sheet: Sheet<raw::Ask>, problems: &mut Problems) {
    let mut disagree = Vec::new();
    for row in &sheet.rows {
        let raw::AskWhen { always, applies_to, unchecked, levels, findings, disagree: slots } =
            &row.raw.when;
        let mut note = |what: String| sheet.place.note(row.line, &row.raw.id, what, problems);
        if !applies_to.is_empty() {
            known_scope(ledger, applies_to).unwrap_or_else(&mut note);
        }
        for id in findings.iter().filter(|id| ledger.finding(id).is_none()) {
            let fits = ledger.findings.iter().map(|(finding, _)| finding.id.as_str());
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
    ledger.asks = unique(sheet, |row| &row.id, problems).zip(disagree).collect();
}
