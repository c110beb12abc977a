//! Checks every row against the others: no dead id, no figure without a source, no low above high,
//! no question out of reach, no safety option that nothing picks up.

mod claims;
mod codes;
mod decision;
mod findings;
mod interview;
mod known;
mod regions;
mod trials;

use std::path::Path;

use self::known::unique;
use crate::entries::{EditionEntry, SourceEntry};
use crate::evidence::Evidence;
use crate::problem::Problems;
use crate::rows;

/// Reads and checks every file of `evidence/` under `root`.
///
/// # Errors
///
/// Every bad row: its file, line and id, what was found and what fits.
pub fn read(root: &Path) -> Result<Evidence, Problems> {
    let mut problems = Problems::default();
    let edition = rows::table::<EditionEntry>(root, "evidence/edition.toml", &mut problems);
    let sources = rows::rows(root, "evidence/sources.toml", "source", &[], &mut problems);
    let conditions = rows::rows(root, "evidence/conditions.toml", "condition", &[], &mut problems);
    let questions = rows::rows(root, "evidence/interview.toml", "question", &[], &mut problems);
    let claim_rows = rows::rows(root, "evidence/claims.toml", "claim", &[], &mut problems);
    let factors = rows::rows(root, "evidence/factors.toml", "factor", &[], &mut problems);
    let context = rows::rows(root, "evidence/context.toml", "context", &[], &mut problems);
    let finding_rows = rows::rows(root, "evidence/screening.toml", "finding", &[], &mut problems);
    let trial_rows = rows::rows(root, "evidence/trials.toml", "trial", &[], &mut problems);
    let alternatives =
        rows::rows(root, "evidence/alternatives.toml", "alternative", &[], &mut problems);
    let asks = rows::rows(root, "evidence/questions_to_ask.toml", "ask", &[], &mut problems);
    let regions =
        rows::rows(root, "evidence/crisis_lines.toml", "region", &["checked"], &mut problems);
    let codes = rows::rows(root, "evidence/fhir_conditions.toml", "match", &[], &mut problems);
    let Some(edition) = edition else { return Err(problems) };
    problems.or(())?;

    let mut problems = Problems::default();
    check_edition(&edition, &mut problems);
    let mut evidence = Evidence {
        edition,
        crisis_checked: regions.head.get("checked").cloned().unwrap_or_default(),
        sources: unique(sources, |row: &SourceEntry| &row.id, &mut problems).collect(),
        conditions: Vec::new(),
        questions: Vec::new(),
        asked_when: Vec::new(),
        claims: Vec::new(),
        factors: Vec::new(),
        context: Vec::new(),
        findings: Vec::new(),
        trials: Vec::new(),
        alternatives: Vec::new(),
        asks: Vec::new(),
        regions: Vec::new(),
        codes: Vec::new(),
    };
    interview::check_conditions(&mut evidence, conditions, &mut problems);
    interview::check_questions(&mut evidence, questions, &mut problems);
    claims::check_claims(&mut evidence, claim_rows, &mut problems);
    claims::check_factors(&mut evidence, factors, &mut problems);
    claims::check_context(&mut evidence, context, &mut problems);
    regions::check_regions(&mut evidence, regions, &mut problems);
    findings::check_findings(&mut evidence, finding_rows, &mut problems);
    trials::check_trials(&mut evidence, trial_rows, &mut problems);
    decision::check_alternatives(&mut evidence, alternatives, &mut problems);
    decision::check_asks(&mut evidence, asks, &mut problems);
    codes::check_codes(&mut evidence, codes, &mut problems);
    check_room(&evidence, &mut problems);
    problems.or(evidence)
}

/// The engine keeps sets of rows as bits of one number each: a row too many has no bit.
fn check_room(evidence: &Evidence, problems: &mut Problems) {
    let options = evidence.questions.iter().map(|question| question.options.len()).sum();
    for (file, rows, found, most) in [
        ("evidence/screening.toml", "findings", evidence.findings.len(), u64::BITS),
        ("evidence/conditions.toml", "conditions", evidence.conditions.len(), u16::BITS),
        ("evidence/interview.toml", "options", options, u128::BITS),
    ] {
        if found > most as usize {
            let what = format_args!("found {found} {rows}; what fits: at most {most}");
            problems.add(file, None, what);
        }
    }
}

fn check_edition(edition: &EditionEntry, problems: &mut Problems) {
    for (key, date) in [("date", &edition.date), ("next_review", &edition.next_review)] {
        if !is_date(date) {
            let what =
                format_args!("{key}: found {date:?}; what fits: a day such as \"2026-11-22\"");
            problems.add("evidence/edition.toml", None, what);
        }
    }
    if edition.next_review <= edition.date {
        problems.add("evidence/edition.toml", None, "next_review: what fits: a day after date");
    }
}

fn is_date(text: &str) -> bool {
    let shape = |(at, byte): (usize, u8)| {
        if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
    };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}
