//! Trials: known scopes and slots, links built from records, pairs that stay together.

use outlook_domain::{Place, Slot};

use super::{known_scope, known_slot, unique};
use crate::checked::{Ledger, Trial};
use crate::problem::Problems;
use crate::raw;
use crate::record;
use crate::rows::{Row, Sheet};

pub(super) fn check_trials(ledger: &mut Ledger, sheet: Sheet<raw::Trial>, problems: &mut Problems) {
    let mut built = Vec::new();
    for row in &sheet.rows {
        let raw = &row.raw;
        let mut note = |what: String| sheet.place.note(row.line, &raw.id, what, problems);
        known_scope(ledger, &raw.applies_to).unwrap_or_else(&mut note);
        if raw.words.is_empty() || raw.authors.is_empty() {
            note("words and authors: what fits: our words, and who wrote it".into());
        }
        if raw.slots.is_empty() == raw.place.is_none() {
            note("slots and place: what fits: slots, or a place, not both".into());
        }
        if !matches!(raw.place, None | Some(Place::Limits | Place::Harms)) {
            note("place: what fits: limits, harms".into());
        }
        let slots = raw.slots.iter().map(|id| known_slot(id)).collect::<Result<Vec<Slot>, _>>();
        let link = raw.record.as_deref().map(record::link).transpose();
        let slots = slots.unwrap_or_else(|what| {
            note(format!("slots: {what}"));
            Vec::new()
        });
        let link = link.unwrap_or_else(|what| {
            note(what);
            None
        });
        if let Some(what) = torn(&sheet.rows, row) {
            note(what);
        }
        built.push((slots, link));
    }
    let unique = unique(sheet, |row| &row.id, problems);
    ledger.trials =
        unique.zip(built).map(|(raw, (slots, link))| Trial { raw, slots, link }).collect();
}

/// What would keep a row of a group from standing beside the others, on every screen and always.
fn torn(rows: &[Row<raw::Trial>], row: &Row<raw::Trial>) -> Option<String> {
    let group = row.raw.group.as_ref()?;
    let same = |other: &&Row<raw::Trial>| other.raw.group.as_ref() == Some(group);
    let alike = |other: &Row<raw::Trial>| {
        other.raw.applies_to == row.raw.applies_to && other.raw.slots == row.raw.slots
    };
    let count = rows.iter().filter(same).count();
    let together = rows.iter().skip_while(|row| !same(row)).take_while(same).count() == count;
    let fits = together && count > 1 && rows.iter().filter(same).all(alike);
    (!fits).then(|| {
        format!(
            "group {group:?}; what fits: two rows or more, next to each other, with the same \
             applies_to and slots"
        )
    })
}
