//! Ids that rows may name: each once in its own file, and known where another row names it.

use std::collections::BTreeSet;

use outlook_domain::{Group, Slot};

use crate::evidence::Evidence;
use crate::problem::{Problems, unknown};
use crate::rows::Sheet;

/// The rows in their order; a repeated id is a problem.
pub(super) fn unique<T>(
    sheet: Sheet<T>,
    id: fn(&T) -> &str,
    problems: &mut Problems,
) -> impl Iterator<Item = T> {
    let mut seen = BTreeSet::new();
    for row in &sheet.rows {
        if !seen.insert(id(&row.entry).to_owned()) {
            sheet.place.note(
                row.line,
                id(&row.entry),
                "the id stands there twice; what fits: an id of its own",
                problems,
            );
        }
    }
    sheet.rows.into_iter().map(|row| row.entry)
}

pub(super) fn known_source(evidence: &Evidence, id: &str) -> Result<(), String> {
    let fits = || evidence.sources.iter().map(|source| source.id.as_str());
    evidence.source(id).map(|_| ()).ok_or_else(|| unknown("source", id, fits()))
}

pub(super) fn known_condition(evidence: &Evidence, id: &str) -> Result<(), String> {
    let fits = || evidence.conditions.iter().map(|condition| condition.id.as_str());
    evidence.condition(id).map(|_| ()).ok_or_else(|| unknown("condition", id, fits()))
}

pub(super) fn known_slot(id: &str) -> Result<Slot, String> {
    let fits: Vec<String> = Slot::ALL.iter().map(Slot::to_string).collect();
    Slot::from_id(id).ok_or_else(|| unknown("slot", id, fits.iter().map(String::as_str)))
}

pub(super) fn known_scope(evidence: &Evidence, ids: &[String]) -> Result<(), String> {
    if ids.is_empty() {
        return Err("applies_to: found none; what fits: any, a group or a condition".into());
    }
    for id in ids {
        if id != "any" && Group::from_id(id).is_none() && evidence.condition(id).is_none() {
            let groups = Group::ALL.iter().map(|group| group.id());
            let conditions = evidence.conditions.iter().map(|condition| condition.id.as_str());
            return Err(unknown(
                "id in applies_to",
                id,
                ["any"].into_iter().chain(groups).chain(conditions),
            ));
        }
    }
    Ok(())
}
