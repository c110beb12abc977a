//! Findings: known options and help lines, no safety option that nothing picks up.

use outlook_domain::{Chart, QuestionKind, RuleTest};

use super::known::{known_scope, unique};
use crate::entries::FindingEntry;
use crate::evidence::Evidence;
use crate::problem::{Problems, unknown};
use crate::rows::Sheet;
use crate::rule;

/// What every region has: its emergency number, and the first of its crisis lines.
const HELP: [&str; 2] = ["emergency", "crisis"];

pub(super) fn check_findings(
    evidence: &mut Evidence,
    sheet: Sheet<FindingEntry>,
    problems: &mut Problems,
) {
    let mut clauses = Vec::new();
    for row in &sheet.rows {
        let entry = &row.entry;
        let mut note = |what: String| sheet.place.note(row.line, &entry.id, what, problems);
        if entry.sources.is_empty() || entry.says.is_empty() || entry.why.is_empty() {
            note(
                "sources, says and why: what fits: at least one source, and words for both".into(),
            );
        }
        if entry.chart == Some(Chart::Open) {
            note("chart: found \"open\"; what fits: closed, none, or nothing".into());
        }
        if !entry.more_for.is_empty() {
            known_scope(evidence, &entry.more_for).unwrap_or_else(&mut note);
        }
        for id in &entry.help {
            let known = || HELP.into_iter().chain(evidence.further().map(|(_, line)| &*line.id));
            if !known().any(|it| it == id) {
                note(unknown("help", id, known()));
            }
        }
        clauses.push(rule::clauses(&entry.when, evidence).unwrap_or_else(|what| {
            note(format!("when: {what}"));
            Vec::new()
        }));
    }
    let file = sheet.place.file.clone();
    evidence.findings = unique(sheet, |row| &row.id, problems).zip(clauses).collect();
    evidence.findings.sort_by_key(|(finding, _)| finding.level);
    for asked in evidence
        .questions
        .iter()
        .filter(|asked| asked.unchecked && asked.kind == QuestionKind::Many)
    {
        for option in &asked.options {
            let bit = evidence.option(asked.id, option).map_or(0, |at| 1_u128 << at);
            let tests =
                |test: &RuleTest| matches!(test, RuleTest::AtLeast(_, mask) if mask & bit != 0);
            if !evidence.findings.iter().any(|(_, clauses)| clauses.iter().flatten().any(tests)) {
                let what = format_args!(
                    "no finding picks up {option:?} of {}; what fits: a row for it",
                    asked.id
                );
                problems.add(&file, None, what);
            }
        }
    }
}
