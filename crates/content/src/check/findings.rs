//! Findings: known options and help lines, no safety option that nothing picks up.

use outlook_domain::{Chart, QuestionKind};

use super::{known_scope, unique};
use crate::checked::Ledger;
use crate::problem::{Problems, unknown};
use crate::raw;
use crate::rows::Sheet;
use crate::rule::{self, Test};

/// What every region has: its emergency number, and the first of its crisis lines.
const HELP: [&str; 2] = ["emergency", "crisis"];

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
        if raw.chart == Some(Chart::Open) {
            note("chart: found \"open\"; what fits: closed, none, or nothing".into());
        }
        if !raw.more_for.is_empty() {
            known_scope(ledger, &raw.more_for).unwrap_or_else(&mut note);
        }
        for id in &raw.help {
            let known = || HELP.into_iter().chain(ledger.further().map(|(_, line)| &*line.id));
            if !known().any(|it| it == id) {
                note(unknown("help", id, known()));
            }
        }
        clauses.push(rule::clauses(&raw.when, ledger).unwrap_or_else(|what| {
            note(format!("when: {what}"));
            Vec::new()
        }));
    }
    let file = sheet.place.file.clone();
    ledger.findings = unique(sheet, |row| &row.id, problems).zip(clauses).collect();
    ledger.findings.sort_by_key(|(finding, _)| finding.level);
    for asked in
        ledger.questions.iter().filter(|asked| asked.unchecked && asked.kind == QuestionKind::Many)
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
