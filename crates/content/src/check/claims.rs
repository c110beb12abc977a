//! Claims, factors and statements: known sources and scopes, figures that can be read.

use outlook_domain::{Reading, Slot};

use super::known::{known_condition, known_scope, known_source, unique};
use crate::entries::{ClaimEntry, ContextEntry, FactorEntry};
use crate::evidence::{CheckedClaim, Evidence};
use crate::problem::{Problems, unknown};
use crate::rows::Sheet;
use crate::{amount, rule};

/// The rules that may take the place of figures.
const RULES: &[&str] = &["rest_of_day", "almost_at_once", "much_longer"];

pub(super) fn check_claims(
    evidence: &mut Evidence,
    sheet: Sheet<ClaimEntry>,
    problems: &mut Problems,
) {
    let mut readings = Vec::new();
    for row in &sheet.rows {
        let entry = &row.entry;
        let mut note = |what: String| sheet.place.note(row.line, &entry.id, what, problems);
        known_source(evidence, &entry.source).unwrap_or_else(&mut note);
        let slot = Slot::new(entry.aspect, entry.stage);
        if slot.position().is_none() {
            let fits: Vec<String> = Slot::ALL.iter().map(Slot::to_string).collect();
            note(format!("no slot {slot}; what fits: {}", fits.join(", ")));
        }
        known_scope(evidence, &entry.applies_to).unwrap_or_else(&mut note);
        for id in entry.except.iter().chain(&entry.examples) {
            known_condition(evidence, id).unwrap_or_else(&mut note);
        }
        if entry.words.is_empty() || entry.section.is_empty() {
            note("words and section: found none; what fits: our words, and the heading in the source".into());
        }
        readings.push(figure(entry, slot).unwrap_or_else(|what| {
            note(what);
            (None, false)
        }));
    }
    let unique = unique(sheet, |row| &row.id, problems);
    evidence.claims = unique
        .zip(readings)
        .map(|(entry, (reading, bare))| CheckedClaim { entry, reading, bare })
        .collect();
}

fn figure(entry: &ClaimEntry, slot: Slot) -> Result<(Option<Reading>, bool), String> {
    let end = |key: &str, text: &Option<String>| {
        text.as_deref().map(amount::parse).transpose().map_err(|what| format!("{key}: {what}"))
    };
    let (low, high) = (end("low", &entry.low)?, end("high", &entry.high)?);
    if let Some(rule) = &entry.rule {
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
            words(&entry.low),
            words(&entry.high)
        ));
    }
    if low.or(high).is_none() {
        return Err("no figure; what fits: low, high or both, or a rule".into());
    }
    Ok((Some(reading), low.into_iter().chain(high).any(|amount| amount.bare)))
}

pub(super) fn check_factors(
    evidence: &mut Evidence,
    sheet: Sheet<FactorEntry>,
    problems: &mut Problems,
) {
    let mut clauses = Vec::new();
    for row in &sheet.rows {
        let entry = &row.entry;
        let mut note = |what: String| sheet.place.note(row.line, &entry.id, what, problems);
        known_scope(evidence, &entry.applies_to).unwrap_or_else(&mut note);
        if entry.sources.is_empty() || entry.words.is_empty() {
            note(
                "sources and words: found none; what fits: at least one source, and our words"
                    .into(),
            );
        }
        for cited in &entry.sources {
            known_source(evidence, &cited.source).unwrap_or_else(&mut note);
        }
        clauses.push(rule::clauses(&entry.when, evidence).unwrap_or_else(|what| {
            note(format!("when: {what}"));
            Vec::new()
        }));
    }
    evidence.factors = unique(sheet, |row| &row.id, problems).zip(clauses).collect();
}

pub(super) fn check_context(
    evidence: &mut Evidence,
    sheet: Sheet<ContextEntry>,
    problems: &mut Problems,
) {
    for row in &sheet.rows {
        let mut note = |what: String| sheet.place.note(row.line, &row.entry.id, what, problems);
        known_source(evidence, &row.entry.source).unwrap_or_else(&mut note);
        known_scope(evidence, &row.entry.applies_to).unwrap_or_else(&mut note);
        for id in &row.entry.except {
            known_condition(evidence, id).unwrap_or_else(&mut note);
        }
        if row.entry.words.is_empty() {
            note("words: found none; what fits: our words".into());
        }
    }
    evidence.context = unique(sheet, |row| &row.id, problems).collect();
}
