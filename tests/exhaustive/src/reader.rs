//! Reads `evidence/` straight from its files. Shares no code with the build's own reader.

use std::path::Path;

use anyhow::{Context, Result, bail};
use toml::{Table, Value};

use crate::evidence::{ABOVE, Condition, Entry, Evidence, ITEM_NINE, LEVELS, Question};
use crate::rules::{Requirement, Rule};
use crate::toml_rows::{rows, table, text, texts};

/// The evidence in a folder; an error names the file or the row that cannot be read.
pub(crate) fn read(folder: &Path) -> Result<Evidence> {
    let conditions = rows(folder, "conditions.toml", "condition")?;
    let conditions: Vec<Condition> = conditions.iter().map(condition).collect::<Result<_>>()?;
    let asked = rows(folder, "interview.toml", "question")?;
    let sources = rows(folder, "sources.toml", "source")?;
    let mut evidence = Evidence {
        edition: text(&table(folder, "edition.toml")?, "edition")?,
        sources: sources.iter().map(|row| text(row, "id")).collect::<Result<_>>()?,
        conditions,
        questions: Vec::new(),
        findings: Vec::new(),
        factors: Vec::new(),
        claims: rows(folder, "claims.toml", "claim")?,
    };
    for row in &asked {
        let question = question(row, &evidence)?;
        evidence.questions.push(question);
    }
    evidence.questions.push(Question {
        id: ITEM_NINE.to_owned(),
        page: None,
        many: false,
        safety: false,
        options: vec!["0".to_owned(), ABOVE.to_owned()],
        first: evidence.questions.iter().map(|it| it.options.len()).sum(),
        when: Rule::never(),
    });
    // A rule may name a question further down, so it is read once all are known.
    for (at, row) in asked.iter().enumerate() {
        if row.contains_key("asked_when") {
            evidence.questions[at].when = rule(row, "asked_when", &evidence)?;
        }
    }
    let entries = |file: &str, name: &str, sort: &str| -> Result<Vec<Entry>> {
        rows(folder, file, name)?.iter().map(|row| entry(row, sort, &evidence)).collect()
    };
    let mut findings = entries("screening.toml", "finding", "level")?;
    findings.sort_by_key(|it| LEVELS.iter().position(|level| *level == it.sort));
    let factors = entries("factors.toml", "factor", "affects")?;
    (evidence.findings, evidence.factors) = (findings, factors);
    Ok(evidence)
}

fn question(row: &Table, evidence: &Evidence) -> Result<Question> {
    let of_conditions = || evidence.conditions.iter().map(|it| it.id.clone()).collect();
    let options =
        if row.contains_key("options_from") { of_conditions() } else { texts(row, "options") };
    Ok(Question {
        id: text(row, "id")?,
        page: row.get("page").and_then(Value::as_integer),
        many: text(row, "kind")? == "many",
        safety: row.get("unchecked").and_then(Value::as_bool).unwrap_or_default(),
        options,
        first: evidence.questions.iter().map(|it| it.options.len()).sum(),
        when: Rule::always(),
    })
}

fn condition(row: &Table) -> Result<Condition> {
    Ok(Condition {
        id: text(row, "id")?,
        groups: texts(row, "groups"),
        standing: text(row, "standing")?,
        stages: row.contains_key("stages").then(|| texts(row, "stages")),
    })
}

fn entry(row: &Table, sort: &str, evidence: &Evidence) -> Result<Entry> {
    let id = text(row, "id")?;
    let when = rule(row, "when", evidence).with_context(|| id.clone())?;
    Ok(Entry { id, sort: text(row, sort)?, applies_to: texts(row, "applies_to"), when })
}

fn rule(row: &Table, key: &str, evidence: &Evidence) -> Result<Rule> {
    let Some(Value::Array(list)) = row.get(key) else { bail!("{key} is not a list of rules") };
    let mut clauses = Vec::new();
    for rule in list {
        let mut clause = Vec::new();
        let mut next = rule.as_table();
        while let Some(rule) = next {
            clause.extend(requirement(rule, evidence)?);
            next = rule.get("and").and_then(Value::as_table);
        }
        clauses.push(clause);
    }
    Ok(Rule(clauses))
}

fn requirement(rule: &Table, evidence: &Evidence) -> Result<Option<Requirement>> {
    let text = |key: &str| rule.get(key).and_then(Value::as_str);
    if let Some(field) = text("field") {
        let mut options = 0;
        for option in texts(rule, "any_of") {
            options |= evidence.option(field, &option)?;
        }
        let least = rule.get("at_least").and_then(Value::as_integer).unwrap_or(1);
        return Ok(Some(Requirement::Ticked(options, u32::try_from(least)?)));
    }
    if let Some(open) = text("unanswered") {
        return Ok(Some(Requirement::Unanswered(1 << evidence.question(open)?)));
    }
    if rule.contains_key("any_ticked_in") {
        let mut options = 0;
        for id in texts(rule, "any_ticked_in") {
            options |= evidence.questions[evidence.question(&id)?].bits();
            for option in texts(rule, "not_counting") {
                options &= !evidence.option(&id, &option).unwrap_or_default();
            }
        }
        return Ok(Some(Requirement::Ticked(options, 1)));
    }
    if rule.get("phq9_9_above").and_then(Value::as_integer) == Some(0) {
        return Ok(Some(Requirement::Ticked(evidence.option(ITEM_NINE, ABOVE)?, 1)));
    }
    if let Some(standing) = text("standing") {
        let not = texts(rule, "not_condition");
        let fits = evidence.conditions.iter().enumerate();
        let fits = fits.filter(|(_, it)| it.standing == standing && !not.contains(&it.id));
        return Ok(Some(Requirement::Ticked(fits.fold(0, |bits, (at, _)| bits | 1 << at), 1)));
    }
    if rule.get("always").and_then(Value::as_bool) == Some(true) {
        return Ok(None);
    }
    bail!("an unknown rule: {rule}")
}
