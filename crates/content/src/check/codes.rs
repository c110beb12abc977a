//! Codes of conditions: known conditions, codes of the right shape, a comment where meanings differ.

use std::collections::BTreeSet;

use outlook_domain::Equivalence;

use super::known::{known_condition, unique};
use crate::entries::ConditionCodeEntry;
use crate::evidence::Evidence;
use crate::problem::Problems;
use crate::rows::Sheet;

pub(super) fn check_codes(
    evidence: &mut Evidence,
    sheet: Sheet<ConditionCodeEntry>,
    problems: &mut Problems,
) {
    let mut seen = BTreeSet::new();
    for row in &sheet.rows {
        let entry = &row.entry;
        let mut note = |what: String| sheet.place.note(row.line, &entry.id, what, problems);
        known_condition(evidence, &entry.condition).unwrap_or_else(&mut note);
        if !is_code(&entry.code) {
            note(format!("code: found {:?}; what fits: a code such as \"F43.1\"", entry.code));
        }
        if !seen.insert((&entry.condition, entry.standard, &entry.code)) {
            note(format!(
                "{:?} of {} is listed twice for {:?}; what fits: each code once",
                entry.code, entry.standard, entry.condition
            ));
        }
        if entry.display.is_empty() {
            note("display: found none; what fits: the standard's own name for it".into());
        }
        let same = entry.equivalence == Equivalence::Equivalent;
        if same == entry.comment.is_some() {
            note(format!(
                "comment: {} with {:?}; what fits: a comment on narrower or inexact, none on \
                 equivalent",
                if same { "found one" } else { "found none" },
                entry.equivalence.id()
            ));
        }
    }
    evidence.codes = unique(sheet, |row| &row.id, problems).collect();
}

/// A letter, two digits, and perhaps more behind a point.
fn is_code(code: &str) -> bool {
    let (category, detail) = code.split_once('.').unwrap_or((code, "0"));
    let in_category = |(at, byte): (usize, u8)| {
        if at == 0 { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() }
    };
    category.len() == 3
        && category.bytes().enumerate().all(in_category)
        && (1..=4).contains(&detail.len())
        && detail.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}
