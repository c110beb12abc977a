//! Holds every row against every other: no dead id, no figure without a source, no low above high,
//! no question out of reach, no safety option that nothing picks up.

use std::collections::BTreeSet;
use std::path::Path;

use outlook_terms::{Group, Kind, Question, Reading, Slot, Standing};

use crate::checked::{Claim, Ledger};
use crate::problem::{Problems, unknown};
use crate::rows::{self, Row, Rows};
use crate::rule::{self, Test};
use crate::{amount, raw};

/// The rules that may stand in place of figures.
const RULES: &[&str] = &["rest_of_day", "almost_at_once"];

/// Reads and checks every file of `evidence/` under `root`.
///
/// # Errors
///
/// Every bad row: its file, line and id, what was found and what fits.
pub fn read(root: &Path) -> Result<Ledger, Problems> {
    let mut problems = Problems::default();
    let edition = rows::table::<raw::Edition>(root, "evidence/edition.toml", &mut problems);
    let sources = rows::rows(root, "evidence/sources.toml", "source", &[], &mut problems);
    let conditions = rows::rows(root, "evidence/conditions.toml", "condition", &[], &mut problems);
    let questions = rows::rows(root, "evidence/interview.toml", "question", &[], &mut problems);
    let claims = rows::rows(root, "evidence/claims.toml", "claim", &[], &mut problems);
    let factors = rows::rows(root, "evidence/factors.toml", "factor", &[], &mut problems);
    let context = rows::rows(root, "evidence/context.toml", "context", &[], &mut problems);
    let findings = rows::rows(root, "evidence/screening.toml", "finding", &[], &mut problems);
    let regions =
        rows::rows(root, "evidence/crisis_lines.toml", "region", &["checked"], &mut problems);
    let Some(edition) = edition else { return Err(problems) };
    problems.or(())?;

    let mut problems = Problems::default();
    check_edition(&edition, &mut problems);
    let mut ledger = Ledger {
        edition,
        crisis_checked: regions.head.get("checked").cloned().unwrap_or_default(),
        sources: unique(sources, |row: &raw::Source| &row.id, &mut problems).collect(),
        conditions: Vec::new(),
        questions: Vec::new(),
        asked_when: Vec::new(),
        claims: Vec::new(),
        factors: Vec::new(),
        context: Vec::new(),
        findings: Vec::new(),
        regions: Vec::new(),
    };
    check_conditions(&mut ledger, conditions, &mut problems);
    check_questions(&mut ledger, questions, &mut problems);
    check_claims(&mut ledger, claims, &mut problems);
    check_factors(&mut ledger, factors, &mut problems);
    check_context(&mut ledger, context, &mut problems);
    check_findings(&mut ledger, findings, &mut problems);
    check_regions(&mut ledger, regions, &mut problems);
    problems.or(ledger)
}

/// The rows in their order; an id that stands there twice is a problem.
fn unique<T>(
    rows: Rows<T>,
    id: fn(&T) -> &str,
    problems: &mut Problems,
) -> impl Iterator<Item = T> {
    let mut seen = BTreeSet::new();
    for row in &rows.rows {
        if !seen.insert(id(&row.raw).to_owned()) {
            rows.note(
                row,
                id(&row.raw),
                "the id stands there twice; what fits: an id of its own",
                problems,
            );
        }
    }
    rows.rows.into_iter().map(|row| row.raw)
}

fn check_edition(edition: &raw::Edition, problems: &mut Problems) {
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

fn check_conditions(ledger: &mut Ledger, rows: Rows<raw::Condition>, problems: &mut Problems) {
    for row in &rows.rows {
        let raw = &row.raw;
        let mut note = |what: String| rows.note(row, &raw.id, what, problems);
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
    ledger.conditions = unique(rows, |row| &row.id, problems).collect();
}

fn check_questions(
    ledger: &mut Ledger,
    mut rows: Rows<raw::AskedQuestion>,
    problems: &mut Problems,
) {
    let order: Vec<Question> = rows.rows.iter().map(|row| row.raw.id).collect();
    if order != Question::ALL {
        let fits: Vec<&str> = Question::ALL.iter().map(|question| question.id()).collect();
        let what = format_args!("the questions are not in order; what fits: {}", fits.join(", "));
        problems.add(&rows.file, None, what);
        return;
    }
    for row in &mut rows.rows {
        if row.raw.options_from.as_deref() == Some("conditions") && row.raw.options.is_empty() {
            row.raw.options =
                ledger.conditions.iter().map(|condition| condition.id.clone()).collect();
        } else if row.raw.options_from.is_some() {
            row.raw.options.clear();
        }
    }
    for row in &rows.rows {
        let raw = &row.raw;
        let distinct: BTreeSet<&String> = raw.options.iter().collect();
        if raw.options.is_empty() || distinct.len() != raw.options.len() {
            let what =
                "options: what fits: at least one, each once, or options_from = \"conditions\"";
            rows.note(row, raw.id.id(), what, problems);
        }
        if raw.skippable == (raw.id == Question::Condition) {
            rows.note(
                row,
                raw.id.id(),
                "skippable: what fits: false for condition alone",
                problems,
            );
        }
    }
    let lines: Vec<Row<()>> = rows.rows.iter().map(|row| Row { line: row.line, raw: () }).collect();
    let file = Rows {
        file: rows.file.clone(),
        name: rows.name.clone(),
        rows: lines,
        head: rows.head.clone(),
    };
    ledger.questions = rows.rows.into_iter().map(|row| row.raw).collect();
    let mut asked_when = Vec::new();
    for (asked, row) in ledger.questions.iter().zip(&file.rows) {
        let clauses = asked.asked_when.as_deref().map(|rules| rule::clauses(rules, ledger));
        match clauses.unwrap_or_else(|| Ok(vec![Vec::new()])) {
            Ok(clauses) if looks_ahead(ledger, asked.id, &clauses) => {
                let what =
                    "asked_when: it asks for a later answer; what fits: questions before this one";
                file.note(row, asked.id.id(), what, problems);
            }
            Ok(clauses) => asked_when.push(clauses),
            Err(what) => {
                file.note(row, asked.id.id(), format_args!("asked_when: {what}"), problems)
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
    })
}

fn check_claims(ledger: &mut Ledger, rows: Rows<raw::Claim>, problems: &mut Problems) {
    let mut readings = Vec::new();
    for row in &rows.rows {
        let raw = &row.raw;
        let mut note = |what: String| rows.note(row, &raw.id, what, problems);
        known_source(ledger, &raw.source).unwrap_or_else(&mut note);
        let slot = Slot::new(raw.aspect, raw.stage);
        if slot.position().is_none() {
            let fits: Vec<String> = Slot::ALL.iter().map(Slot::to_string).collect();
            note(format!("no slot {slot}; what fits: {}", fits.join(", ")));
        }
        known_scope(ledger, &raw.applies_to).unwrap_or_else(&mut note);
        for id in raw.except.iter().chain(&raw.examples) {
            known_condition(ledger, id).unwrap_or_else(&mut note);
        }
        if raw.words.is_empty() || raw.section.is_empty() {
            note("words and section: found none; what fits: our words, and the heading in the source".into());
        }
        readings.push(figure(raw, slot).unwrap_or_else(|what| {
            note(what);
            (None, false)
        }));
    }
    let raws = unique(rows, |row| &row.id, problems);
    ledger.claims =
        raws.zip(readings).map(|(raw, (reading, bare))| Claim { raw, reading, bare }).collect();
}

fn figure(raw: &raw::Claim, slot: Slot) -> Result<(Option<Reading>, bool), String> {
    let end = |key: &str, text: &Option<String>| {
        text.as_deref().map(amount::parse).transpose().map_err(|what| format!("{key}: {what}"))
    };
    let (low, high) = (end("low", &raw.low)?, end("high", &raw.high)?);
    if let Some(rule) = &raw.rule {
        return match (RULES.contains(&rule.as_str()), low.or(high)) {
            (false, _) => Err(unknown("rule", rule, RULES.iter().copied())),
            (true, Some(_)) => {
                Err("rule, low and high: what fits: a rule, or figures, not both".into())
            }
            (true, None) => Ok((None, false)),
        };
    }
    if let Some(wrong) = [low, high].into_iter().flatten().find(|amount| amount.unit != slot.unit())
    {
        return Err(format!("{slot} counts in {}s, found {}s", slot.unit(), wrong.unit));
    }
    let reading = amount::reading(low, high);
    let words = |text: &Option<String>| text.clone().unwrap_or_default();
    if reading.wide.is_empty() {
        return Err(format!(
            "low {:?} is above high {:?}; what fits: low at or below high",
            words(&raw.low),
            words(&raw.high)
        ));
    }
    if low.or(high).is_none() {
        return Err("no figure; what fits: low, high or both, or a rule".into());
    }
    Ok((Some(reading), low.into_iter().chain(high).any(|amount| amount.bare)))
}

fn check_factors(ledger: &mut Ledger, rows: Rows<raw::Factor>, problems: &mut Problems) {
    let mut clauses = Vec::new();
    for row in &rows.rows {
        let raw = &row.raw;
        let mut note = |what: String| rows.note(row, &raw.id, what, problems);
        known_scope(ledger, &raw.applies_to).unwrap_or_else(&mut note);
        if raw.sources.is_empty() || raw.words.is_empty() {
            note(
                "sources and words: found none; what fits: at least one source, and our words"
                    .into(),
            );
        }
        for cited in &raw.sources {
            known_source(ledger, &cited.source).unwrap_or_else(&mut note);
        }
        clauses.push(rule::clauses(&raw.when, ledger).unwrap_or_else(|what| {
            note(format!("when: {what}"));
            Vec::new()
        }));
    }
    ledger.factors = unique(rows, |row| &row.id, problems).zip(clauses).collect();
}

fn check_context(ledger: &mut Ledger, rows: Rows<raw::Context>, problems: &mut Problems) {
    for row in &rows.rows {
        let mut note = |what: String| rows.note(row, &row.raw.id, what, problems);
        known_source(ledger, &row.raw.source).unwrap_or_else(&mut note);
        known_scope(ledger, &row.raw.applies_to).unwrap_or_else(&mut note);
        if row.raw.words.is_empty() {
            note("words: found none; what fits: our words".into());
        }
    }
    ledger.context = unique(rows, |row| &row.id, problems).collect();
}

fn check_findings(ledger: &mut Ledger, rows: Rows<raw::Finding>, problems: &mut Problems) {
    let mut clauses = Vec::new();
    for row in &rows.rows {
        let raw = &row.raw;
        let mut note = |what: String| rows.note(row, &raw.id, what, problems);
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
    let file = rows.file.clone();
    ledger.findings = unique(rows, |row| &row.id, problems).zip(clauses).collect();
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

fn check_regions(ledger: &mut Ledger, rows: Rows<raw::Region>, problems: &mut Problems) {
    if ledger.crisis_checked.is_empty() {
        problems.add(
            &rows.file,
            None,
            "checked: found none; what fits: the month of the last check",
        );
    }
    for row in &rows.rows {
        let raw = &row.raw;
        let digits = |call: &String| call.bytes().all(|byte| byte.is_ascii_digit());
        if raw.line.is_empty() || raw.name.is_empty() || raw.emergency.is_empty() {
            let what = "name, emergency and line: what fits: a name, a number, at least one line";
            rows.note(row, &raw.id, what, problems);
        }
        for call in
            raw.line.iter().filter_map(|line| line.call.as_ref()).filter(|call| !digits(call))
        {
            let what = format_args!("call: found {call:?}; what fits: the digits to dial");
            rows.note(row, &raw.id, what, problems);
        }
    }
    if rows.rows.last().is_none_or(|row| row.raw.id != "elsewhere") {
        problems.add(&rows.file, None, "the last region: what fits: \"elsewhere\"");
    }
    ledger.regions = unique(rows, |row| &row.id, problems).collect();
}

fn known_source(ledger: &Ledger, id: &str) -> Result<(), String> {
    let fits = || ledger.sources.iter().map(|source| source.id.as_str());
    ledger.source(id).map(|_| ()).ok_or_else(|| unknown("source", id, fits()))
}

fn known_condition(ledger: &Ledger, id: &str) -> Result<(), String> {
    let fits = || ledger.conditions.iter().map(|condition| condition.id.as_str());
    ledger.condition(id).map(|_| ()).ok_or_else(|| unknown("condition", id, fits()))
}

fn known_scope(ledger: &Ledger, ids: &[String]) -> Result<(), String> {
    if ids.is_empty() {
        return Err("applies_to: found none; what fits: any, a group or a condition".into());
    }
    for id in ids {
        if id != "any" && Group::from_id(id).is_none() && ledger.condition(id).is_none() {
            let groups = Group::ALL.iter().map(|group| group.id());
            let conditions = ledger.conditions.iter().map(|condition| condition.id.as_str());
            return Err(unknown(
                "id in applies_to",
                id,
                ["any"].into_iter().chain(groups).chain(conditions),
            ));
        }
    }
    Ok(())
}
