//! Crisis lines: a name, a number and a way in for each, every number one that can be dialled.

use super::known::unique;
use crate::entries::{CrisisLineEntry, RegionEntry};
use crate::evidence::Evidence;
use crate::problem::Problems;
use crate::rows::Sheet;

pub(super) fn check_regions(
    evidence: &mut Evidence,
    sheet: Sheet<RegionEntry>,
    problems: &mut Problems,
) {
    let file = sheet.place.file.clone();
    if evidence.crisis_checked.is_empty() {
        problems.add(&file, None, "checked: found none; what fits: the month of the last check");
    }
    for row in &sheet.rows {
        let entry = &row.entry;
        let mut note = |what: &str| sheet.place.note(row.line, &entry.id, what, problems);
        if entry.line.is_empty() || entry.name.is_empty() || entry.emergency.is_empty() {
            note("name, emergency and line: what fits: a name, a number, at least one line");
        }
        for line in entry.line.iter().chain(entry.further.iter().map(|further| &further.line)) {
            if let Some(what) = wrong(line) {
                note(&what);
            }
        }
    }
    if sheet.rows.last().is_none_or(|row| row.entry.id != "elsewhere") {
        problems.add(&file, None, "the last region: what fits: \"elsewhere\"");
    }
    evidence.regions = unique(sheet, |row| &row.id, problems).collect();
}

/// What is wrong with a service.
fn wrong(line: &CrisisLineEntry) -> Option<String> {
    let ways =
        [("call", &line.call), ("text", &line.text), ("chat", &line.chat), ("web", &line.web)];
    if ways.iter().all(|(_, way)| way.is_none()) {
        let name = &line.name;
        return Some(format!("{name:?}: found no way in; what fits: call, text, chat or web"));
    }
    if !line.send.is_empty() && line.text.is_none() {
        return Some(format!(
            "send: found {:?} and no text; what fits: a number to text",
            line.send
        ));
    }
    ways.into_iter().find_map(|(key, way)| {
        let way = way.as_ref()?;
        let (fits, what) = match key {
            "call" | "text" => (is_number(way), "digits, parted by spaces or hyphens"),
            _ => (is_host(way), "a host such as 988lifeline.org"),
        };
        (!fits).then(|| format!("{key}: found {way:?}; what fits: {what}"))
    })
}

/// A number as people write it.
fn is_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits > 1 && text.bytes().all(|byte| byte.is_ascii_digit() || b" -".contains(&byte))
}

/// A site without its scheme or a path.
fn is_host(text: &str) -> bool {
    text.contains('.') && !text.contains([':', '/', ' '])
}
