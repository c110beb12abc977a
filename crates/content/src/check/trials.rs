//! Trials: known scopes and slots, links built from records, pairs that stay together.

use outlook_domain::{Place, Slot, Unit};

use super::known::{known_scope, known_slot, unique};
use crate::amount;
use crate::entries::{MarkEntry, TrialEntry};
use crate::evidence::{CheckedTrial, Evidence};
use crate::problem::Problems;
use crate::record;
use crate::rows::{Sheet, SheetRow};

pub(super) fn check_trials(
    evidence: &mut Evidence,
    sheet: Sheet<TrialEntry>,
    problems: &mut Problems,
) {
    let mut built = Vec::new();
    for row in &sheet.rows {
        let entry = &row.entry;
        let mut note = |what: String| sheet.place.note(row.line, &entry.id, what, problems);
        known_scope(evidence, &entry.applies_to).unwrap_or_else(&mut note);
        if entry.words.is_empty() || entry.authors.is_empty() {
            note("words and authors: what fits: our words, and who wrote it".into());
        }
        if entry.slots.is_empty() == entry.place.is_none() {
            note("slots and place: what fits: slots, or a place, not both".into());
        }
        if !matches!(entry.place, None | Some(Place::Limits | Place::Harms)) {
            note("place: what fits: limits, harms".into());
        }
        let slots = entry.slots.iter().map(|id| known_slot(id)).collect::<Result<Vec<Slot>, _>>();
        let link = entry.record.as_deref().map(record::link).transpose();
        let slots = slots.unwrap_or_else(|what| {
            note(format!("slots: {what}"));
            Vec::new()
        });
        let link = link.unwrap_or_else(|what| {
            note(what);
            None
        });
        let mark = entry.mark.as_ref().map(|it| mark(it, &slots)).transpose();
        let mark = mark.unwrap_or_else(|what| {
            note(format!("mark: {what}"));
            None
        });
        if let Some(scopes) = &entry.brief_for {
            known_scope(evidence, scopes).unwrap_or_else(|what| note(format!("brief_for: {what}")));
        }
        if let Some(what) = torn(&sheet.rows, row) {
            note(what);
        }
        built.push((slots, link, mark));
    }
    let unique = unique(sheet, |row| &row.id, problems);
    evidence.trials = unique
        .zip(built)
        .map(|(entry, (slots, link, mark))| CheckedTrial { entry, slots, link, mark })
        .collect();
}

/// The slot of a mark, and its time in minutes.
fn mark(entry: &MarkEntry, slots: &[Slot]) -> Result<(Slot, u32), String> {
    let slot = known_slot(&entry.slot)?;
    let at = amount::parse(&entry.at)?;
    let time = at.exact().filter(|_| at.unit == Unit::Minute);
    let fits = "what fits: one of slots, a length of time with a number, and words";
    time.filter(|_| slots.contains(&slot) && !entry.words.is_empty())
        .map(|time| (slot, time))
        .ok_or_else(|| {
            format!("found {:?}, {:?} and {:?}; {fits}", entry.slot, entry.at, entry.words)
        })
}

/// What would keep a row of a group from standing beside the others, on every screen and always.
fn torn(rows: &[SheetRow<TrialEntry>], row: &SheetRow<TrialEntry>) -> Option<String> {
    let group = row.entry.group.as_ref()?;
    let same = |other: &&SheetRow<TrialEntry>| other.entry.group.as_ref() == Some(group);
    let alike = |other: &SheetRow<TrialEntry>| {
        other.entry.applies_to == row.entry.applies_to && other.entry.slots == row.entry.slots
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
