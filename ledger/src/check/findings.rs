//! Findings and crisis lines: known options, no safety option that nothing picks up.

use outlook_terms::Kind;

use super::unique;
use crate::checked::Ledger;
use crate::problem::Problems;
use crate::raw;
use crate::rows::Sheet;
use crate::rule::{self, Test};

pub(super) fn check_findings(
    ledger: &mut Ledger,
    sheet: Sheet<raw::Finding>,
    problems: &mut Problems,
) {
    let mut clauses = Vec::new();
    for row in &sheet.rows {
        let raw = &row.raw;
        let mut note = |what: String| sheet.place.note(row.line, &raw.id, what, problems);
        if raw.sources.is_empty() || raw.says.is_empty() || raw.why.is_empty() {
            note(
                "sources, says and why: what fits: at least one source, and words for both".into(),
            );
        }
        clauses.push(rule::clauses(&raw.when, ledger).unwrap_or_else(|what| {
            note(format!("when: {what}"));
            Vec::new()
        }));
    }
    let file = sheet.place.file.clone();
    ledger.findings = unique(sheet, |row| &row.id, problems).zip(clauses).collect();
    ledger.findings.sort_by_key(|(finding, _)| finding.level);
    for asked in ledger.questions.iter().filter(|asked| asked.unchecked && asked.kind == Kind::Many)
    {
        for option in &asked.options {
            let bit = ledger.option(asked.id, option).map_or(0, |at| 1_u128 << at);
            let tests = |test: &Test| matches!(test, Test::AtLeast(_, mask) if mask & bit != 0);
            if !ledger.findings.iter().any(|(_, clauses)| clauses.iter().flatten().any(tests)) {
                let what = format_args!(
                    "no finding picks up {option:?} of {}; what fits: a row for it",
                    asked.id
                );
                problems.add(&file, None, what);
            }
        }
    }
}

pub(super) fn check_regions(
    ledger: &mut Ledger,
    sheet: Sheet<raw::Region>,
    problems: &mut Problems,
) {
    if ledger.crisis_checked.is_empty() {
        problems.add(
            &sheet.place.file,
            None,
            "checked: found none; what fits: the month of the last check",
        );
    }
    for row in &sheet.rows {
        let raw = &row.raw;
        let digits = |call: &String| call.bytes().all(|byte| byte.is_ascii_digit());
        if raw.line.is_empty() || raw.name.is_empty() || raw.emergency.is_empty() {
            let what = "name, emergency and line: what fits: a name, a number, at least one line";
            sheet.place.note(row.line, &raw.id, what, problems);
        }
        for call in
            raw.line.iter().filter_map(|line| line.call.as_ref()).filter(|call| !digits(call))
        {
            let what = format_args!("call: found {call:?}; what fits: the digits to dial");
            sheet.place.note(row.line, &raw.id, what, problems);
        }
    }
    if sheet.rows.last().is_none_or(|row| row.raw.id != "elsewhere") {
        problems.add(&sheet.place.file, None, "the last region: what fits: \"elsewhere\"");
    }
    ledger.regions = unique(sheet, |row| &row.id, problems).collect();
}
