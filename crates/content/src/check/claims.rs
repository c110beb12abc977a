//! Claims, factors and statements: known sources and scopes, figures that can be read.

use outlook_domain::{Reading, Slot};

use super::{known_condition, known_scope, known_source, unique};
use crate::checked::{Claim, Ledger};
use crate::problem::{Problems, unknown};
use crate::rows::Sheet;
use crate::{amount, raw, rule};

/// The rules that may stand in place of figures.
const RULES: &[&str] = &["rest_of_day", "almost_at_once", "much_longer"];

pub(super) fn check_claims(ledger: &mut Ledger, sheet: Sheet<raw::Claim>, problems: &mut Problems) {
    let mut readings = Vec::new();
    for row in &sheet.rows {
        let raw = &row.raw;
        let mut note = |what: String| sheet.place.note(row.line, &raw.id, what, problems);
        known_source(ledger, &raw.source).unwrap_or_else(&mut note);
        let slot = Slot::new(raw.aspect, raw.stage);
        if slot.position().is_none() {
            let fits: Vec<String> = Slot::ALL.iter().map(Slot::to_string).collect();
            note(format!("no slot {slot}; what fits: {}", fits.join(", ")));
        }
        known_scope(ledger, &raw.applies_to).unwrap_or_else(&mut note);
        for id in raw.except.iter().chain(&raw.examples) {
            known_condition(ledger, id).unwrap_or_else(&mut note);
        }
        if raw.words.is_empty() || raw.section.is_empty() {
            note("words and section: found none; what fits: our words, and the heading in the source".into());
        }
        readings.push(figure(raw, slot).unwrap_or_else(|what| {
            note(what);
            (None, false)
        }));
    }
    let unique = unique(sheet, |row| &row.id, problems);
    ledger.claims =
        unique.zip(readings).map(|(raw, (reading, bare))| Claim { raw, reading, bare }).collect();
}

fn figure(raw: &raw::Claim, slot: Slot) -> Result<(Option<Reading>, bool), String> {
    let end = |key: &str, text: &Option<String>| {
        text.as_deref().map(amount::parse).transpose().map_err(|what| format!("{key}: {what}"))
    };
    let (low, high) = (end("low", &raw.low)?, end("high", &raw.high)?);
    if let Some(rule) = &raw.rule {
        return match (RULES.contains(&rule.as_str()), low.or(high)) {
            (false, _) => Err(unknown("rule", rule, RULES.iter().copied())),
            (true, Some(_)) => {
                Err("rule, low and high: what fits: a rule, or figures, not both".into())
            }
            (true, None) => Ok((None, false)),
        };
    }
    if let Some(wrong) = [low, high].into_iter().flatten().find(|amount| amount.unit != slot.unit())
    {
        return Err(format!("{slot} counts in {}s, found {}s", slot.unit(), wrong.unit));
    }
    let reading = amount::reading(low, high);
    let words = |text: &Option<String>| text.clone().unwrap_or_default();
    if reading.wide.is_empty() {
        return Err(format!(
            "low {:?} is above high {:?}; what fits: low at or below high",
            words(&raw.low),
            words(&raw.high)
        ));
    }
    if low.or(high).is_none() {
        return Err("no figure; what fits: low, high or both, or a rule".into());
    }
    Ok((Some(reading), low.into_iter().chain(high).any(|amount| amount.bare)))
}

pub(super) fn check_factors(
    ledger: &mut Ledger,
    sheet: Sheet<raw::Factor>,
    problems: &mut Problems,
) {
    let mut clauses = Vec::new();
    for row in &sheet.rows {
        let raw = &row.raw;
        let mut note = |what: String| sheet.place.note(row.line, &raw.id, what, problems);
        known_scope(ledger, &raw.applies_to).unwrap_or_else(&mut note);
        if raw.sources.is_empty() || raw.words.is_empty() {
            note(
                "sources and words: found none; what fits: at least one source, and our words"
                    .into(),
            );
        }
        for cited in &raw.sources {
            known_source(ledger, &cited.source).unwrap_or_else(&mut note);
        }
        clauses.push(rule::clauses(&raw.when, ledger).unwrap_or_else(|what| {
            note(format!("when: {what}"));
            Vec::new()
        }));
    }
    ledger.factors = unique(sheet, |row| &row.id, problems).zip(clauses).collect();
}

pub(super) fn check_context(
    ledger: &mut Ledger,
    sheet: Sheet<raw::Context>,
    problems: &mut Problems,
) {
    for row in &sheet.rows {
        let mut note = |what: String| sheet.place.note(row.line, &row.raw.id, what, problems);
        known_source(ledger, &row.raw.source).unwrap_or_else(&mut note);
        known_scope(ledger, &row.raw.applies_to).unwrap_or_else(&mut note);
        for id in &row.raw.except {
            known_condition(ledger, id).unwrap_or_else(&mut note);
        }
        if row.raw.words.is_empty() {
            note("words: found none; what fits: our words".into());
        }
    }
    ledger.context = unique(sheet, |row| &row.id, problems).collect();
}
