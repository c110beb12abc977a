//! Conditions and questions: known ids, questions in order, none out of reach.

use std::collections::BTreeSet;

use outlook_domain::{Question, RuleTest, Standing};

use super::known::{known_source, unique};
use crate::entries::{ConditionEntry, QuestionEntry};
use crate::evidence::Evidence;
use crate::problem::Problems;
use crate::rows::Sheet;
use crate::rule;

pub(super) fn check_conditions(
    evidence: &mut Evidence,
    sheet: Sheet<ConditionEntry>,
    problems: &mut Problems,
) {
    for row in &sheet.rows {
        let entry = &row.entry;
        let mut note = |what: String| sheet.place.note(row.line, &entry.id, what, problems);
        for source in &entry.named_by {
            known_source(evidence, source).unwrap_or_else(&mut note);
        }
        if (entry.standing == Standing::Named) == entry.groups.is_empty() {
            note(
                "standing and groups: what fits: groups for a named condition, none for others"
                    .into(),
            );
        }
    }
    evidence.conditions = unique(sheet, |row| &row.id, problems).collect();
}

pub(super) fn check_questions(
    evidence: &mut Evidence,
    mut sheet: Sheet<QuestionEntry>,
    problems: &mut Problems,
) {
    let order: Vec<Question> = sheet.rows.iter().map(|row| row.entry.id).collect();
    if order != Question::ALL {
        let fits: Vec<&str> = Question::ALL.iter().map(|question| question.id()).collect();
        let what = format_args!("the questions are not in order; what fits: {}", fits.join(", "));
        problems.add(&sheet.place.file, None, what);
        return;
    }
    for row in &mut sheet.rows {
        if row.entry.options_from.as_deref() == Some("conditions") && row.entry.options.is_empty() {
            row.entry.options =
                evidence.conditions.iter().map(|condition| condition.id.clone()).collect();
        } else if row.entry.options_from.is_some() {
            row.entry.options.clear();
        }
    }
    let mut page = Some(0);
    for row in &sheet.rows {
        let entry = &row.entry;
        let fits = [page, page.map(|page| page + 1), None];
        if page == Some(0) && entry.page != Some(1) || !fits.contains(&entry.page) {
            let what = "page: what fits: the page of the question before or the next one, from 1; \
                        none from the first question that is asked after the result";
            sheet.place.note(row.line, entry.id.id(), what, problems);
        }
        page = entry.page;
        let distinct: BTreeSet<&String> = entry.options.iter().collect();
        if entry.options.is_empty() || distinct.len() != entry.options.len() {
            let what =
                "options: what fits: at least one, each once, or options_from = \"conditions\"";
            sheet.place.note(row.line, entry.id.id(), what, problems);
        }
        if entry.skippable == (entry.id == Question::Condition) {
            sheet.place.note(
                row.line,
                entry.id.id(),
                "skippable: what fits: false for condition alone",
                problems,
            );
        }
    }
    let Sheet { place, rows, .. } = sheet;
    let lines: Vec<usize> = rows.iter().map(|row| row.line).collect();
    evidence.questions = rows.into_iter().map(|row| row.entry).collect();
    let mut asked_when = Vec::new();
    for (asked, line) in evidence.questions.iter().zip(lines) {
        let clauses = asked.asked_when.as_deref().map(|rules| rule::clauses(rules, evidence));
        match clauses.unwrap_or_else(|| Ok(vec![Vec::new()])) {
            Ok(clauses) if looks_ahead(evidence, asked.id, &clauses) => {
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
    evidence.asked_when = asked_when;
}

/// Whether a rule needs an answer that is not yet there when the question comes up.
fn looks_ahead(evidence: &Evidence, asked: Question, clauses: &[Vec<RuleTest>]) -> bool {
    let earlier = evidence.questions.iter().filter(|other| other.id < asked);
    let count: usize = earlier.map(|other| other.options.len()).sum();
    let known = (1_u128 << count) - 1;
    clauses.iter().flatten().any(|test| match test {
        RuleTest::AtLeast(_, mask) => mask & !known != 0,
        RuleTest::Unanswered(mask) => *mask >= 1 << asked as u16,
        RuleTest::Phq9ItemNineAbove(_) => true,
    })
}
