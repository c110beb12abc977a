//! Conditions and questions: known ids, questions in order, none out of reach.

use std::collections::BTreeSet;

use outlook_domain::{Question, Standing};

use super::{known_source, unique};
use crate::checked::Ledger;
use crate::problem::Problems;
use crate::raw;
use crate::rows::Sheet;
use crate::rule::{self, Test};

pub(super) fn check_conditions(
    ledger: &mut Ledger,
    sheet: Sheet<raw::Condition>,
    problems: &mut Problems,
) {
    for row in &sheet.rows {
        let raw = &row.raw;
        let mut note = |what: String| sheet.place.note(row.line, &raw.id, what, problems);
        for source in &raw.named_by {
            known_source(ledger, source).unwrap_or_else(&mut note);
        }
        if (raw.standing == Standing::Named) == raw.groups.is_empty() {
            note(
                "standing and groups: what fits: groups for a named condition, none for others"
                    .into(),
            );
        }
    }
    ledger.conditions = unique(sheet, |row| &row.id, problems).collect();
}

pub(super) fn check_questions(
    ledger: &mut Ledger,
    mut sheet: Sheet<raw::AskedQuestion>,
    problems: &mut Problems,
) {
    let order: Vec<Question> = sheet.rows.iter().map(|row| row.raw.id).collect();
    if order != Question::ALL {
        let fits: Vec<&str> = Question::ALL.iter().map(|question| question.id()).collect();
        let what = format_args!("the questions are not in order; what fits: {}", fits.join(", "));
        problems.add(&sheet.place.file, None, what);
        return;
    }
    for row in &mut sheet.rows {
        if row.raw.options_from.as_deref() == Some("conditions") && row.raw.options.is_empty() {
            row.raw.options =
                ledger.conditions.iter().map(|condition| condition.id.clone()).collect();
        } else if row.raw.options_from.is_some() {
            row.raw.options.clear();
        }
    }
    for row in &sheet.rows {
        let raw = &row.raw;
        let distinct: BTreeSet<&String> = raw.options.iter().collect();
        if raw.options.is_empty() || distinct.len() != raw.options.len() {
            let what =
                "options: what fits: at least one, each once, or options_from = \"conditions\"";
            sheet.place.note(row.line, raw.id.id(), what, problems);
        }
        if raw.skippable == (raw.id == Question::Condition) {
            sheet.place.note(
                row.line,
                raw.id.id(),
                "skippable: what fits: false for condition alone",
                problems,
            );
        }
    }
    let Sheet { place, rows, .. } = sheet;
    let lines: Vec<usize> = rows.iter().map(|row| row.line).collect();
    ledger.questions = rows.into_iter().map(|row| row.raw).collect();
    let mut asked_when = Vec::new();
    for (asked, line) in ledger.questions.iter().zip(lines) {
        let clauses = asked.asked_when.as_deref().map(|rules| rule::clauses(rules, ledger));
        match clauses.unwrap_or_else(|| Ok(vec![Vec::new()])) {
            Ok(clauses) if looks_ahead(ledger, asked.id, &clauses) => {
                let what =
                    "asked_when: it asks for a later answer; what fits: questions before this one";
                place.note(line, asked.id.id(), what, problems);
            }
            Ok(clauses) => asked_when.push(clauses),
            Err(what) => {
                place.note(line, asked.id.id(), format_args!("asked_when: {what}"), problems);
            }
        }
    }
    ledger.asked_when = asked_when;
}

/// Whether a rule needs an answer that is not yet there when the question comes up.
fn looks_ahead(ledger: &Ledger, asked: Question, clauses: &[Vec<Test>]) -> bool {
    let earlier = ledger.questions.iter().filter(|other| other.id < asked);
    let count: usize = earlier.map(|other| other.options.len()).sum();
    let known = (1_u128 << count) - 1;
    clauses.iter().flatten().any(|test| match test {
        Test::AtLeast(_, mask) => mask & !known != 0,
        Test::Unanswered(mask) => *mask >= 1 << asked as u16,
        Test::Phq9ItemNineAbove(_) => true,
    })
}
