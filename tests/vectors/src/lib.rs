//! The reference vectors of `tests/vectors/`.
//!
//! Reads the tables that were worked out by hand and the lines of a second implementation into one
//! shape. Knows no engine: ids and figures are text and numbers here.

mod figures;
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use self::table::{TableRow, listed};

/// One set of answers and the outlook expected of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Vector {
    /// Its file and line.
    pub place: String,
    /// As the engine reads them.
    pub answers: Value,
    /// The expected values, by the keys of an outlook; keys that it lacks are not compared.
    /// `findings` and `factors` are ids, `ranges` whole or their number.
    pub outlook: Map<String, Value>,
}

/// Every vector of `tests/vectors/` below `root`.
///
/// # Errors
///
/// What does not fit, with its file and line.
pub fn read(root: &Path) -> Result<Vec<Vector>, String> {
    let text = |name: &str| load(root, name);
    let screening_tables = text("screening.md")?;
    let mut vectors = screening(&screening_tables)?;
    vectors.extend(charts(&screening_tables)?);
    vectors.extend(factors(&text("factors.md")?)?);
    vectors.extend(figures::read(&text("figures.md")?)?);
    for name in ["conditions.jsonl", "profiles.jsonl"] {
        vectors.extend(lines(name, &text(name)?)?);
    }
    Ok(vectors)
}

/// The level of each finding in the table, in the order of the evidence.
///
/// # Errors
///
/// What does not fit, with its line.
pub fn levels(root: &Path) -> Result<Vec<(String, String)>, String> {
    table_of_levels(&load(root, "screening.md")?)
}

fn load(root: &Path, name: &str) -> Result<String, String> {
    fs::read_to_string(root.join("tests/vectors").join(name))
        .map_err(|error| format!("tests/vectors/{name} cannot be read: {error}"))
}

fn table_of_levels(text: &str) -> Result<Vec<(String, String)>, String> {
    let rows = table::rows("screening.md", text, "finding")?;
    let levels: Vec<(String, String)> =
        rows.map(|row| (row.cell(0).to_owned(), row.cell(1).replace(' ', "_"))).collect();
    if levels.is_empty() { Err("screening.md: no table of levels".to_owned()) } else { Ok(levels) }
}

fn screening(text: &str) -> Result<Vec<Vector>, String> {
    let levels = table_of_levels(text)?;
    // By level, then in the order of the evidence.
    let mut order = Vec::new();
    for level in ["urgent", "support", "not_covered", "specialist", "discuss"] {
        order.extend(levels.iter().filter(|it| it.1 == level).map(|it| it.0.as_str()));
    }
    let rows = table::rows("screening.md", text, "condition")?;
    rows.map(|row| {
        let mut outlook = Map::new();
        outlook.insert("outcome".to_owned(), json!(row.cell(2).replace(' ', "_")));
        outlook.insert("findings".to_owned(), json!(row.sorted(3, &order)?));
        outlook.insert("unchecked".to_owned(), json!(listed(row.cell(4))));
        Ok(Vector { place: row.place(), answers: answers(&row)?, outlook })
    })
    .collect()
}

fn charts(text: &str) -> Result<Vec<Vector>, String> {
    let rows = table::rows("screening.md", text, "asked about")?;
    rows.map(|row| {
        let mut outlook = Map::new();
        outlook.insert("chart".to_owned(), json!(row.cell(2)));
        Ok(Vector { place: row.place(), answers: answers(&row)?, outlook })
    })
    .collect()
}

fn factors(text: &str) -> Result<Vec<Vector>, String> {
    let order = text
        .split_once("In the order of the evidence: ")
        .and_then(|(_, rest)| rest.split_once(".\n"));
    let order = order.ok_or("factors.md: no list of the order of factors")?.0;
    let order = listed(order);
    let rows = table::rows("factors.md", text, "condition")?;
    rows.map(|row| {
        let mut outlook = Map::new();
        outlook.insert("factors".to_owned(), json!(row.sorted(2, &order)?));
        Ok(Vector { place: row.place(), answers: answers(&row)?, outlook })
    })
    .collect()
}

/// The questions in which any number may be ticked.
const MANY: [&str; 8] =
    ["heart", "head", "mind", "body", "reactions", "medicines", "supports", "practical"];

/// What the plain person answers beside the condition.
fn plain() -> BTreeMap<&'static str, Value> {
    let none = MANY.iter().filter(|it| **it != "supports").map(|it| (*it, json!([])));
    let said = [("safety_now", "none"), ("age", "18_64"), ("tried", "two_or_more")];
    none.chain(said.map(|(question, option)| (question, json!(option)))).collect()
}

/// The plain person with the answers of a row.
fn answers(row: &TableRow<'_>) -> Result<Value, String> {
    let mut given = plain();
    given.insert("condition", json!(row.cell(0)));
    for change in row.cell(1).split("; ").filter(|it| !it.is_empty()) {
        let (question, said) =
            change.split_once(": ").ok_or_else(|| row.wrong(change, "question: answer"))?;
        match (question, said) {
            ("all", "left out") => given.retain(|question, _| *question == "condition"),
            (_, "left out") => drop(given.remove(question)),
            ("phq9_9", score) => {
                let score: u8 = score.parse().map_err(|_| row.wrong(score, "0 to 3"))?;
                given.insert("phq9_9", json!(score));
            }
            _ if MANY.contains(&question) => drop(given.insert(question, json!(listed(said)))),
            _ => drop(given.insert(question, json!(said))),
        }
    }
    Ok(json!(given))
}

/// Writes 150.0 as 150: one number in JSON, two for a comparison of values.
fn whole_numbers(value: &mut Value) {
    match value {
        Value::Array(rows) => rows.iter_mut().for_each(whole_numbers),
        Value::Object(fields) => fields.values_mut().for_each(whole_numbers),
        Value::Number(number) => {
            let text = number.to_string();
            if let Some(whole) = text.strip_suffix(".0").and_then(|it| it.parse::<u64>().ok()) {
                *number = whole.into();
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// The vectors of a second implementation, one JSON object a line.
fn lines(name: &str, text: &str) -> Result<Vec<Vector>, String> {
    let ids = |list: &Value| -> Vec<Value> {
        let rows = list.as_array().into_iter().flatten();
        rows.map(|row| row.get("id").unwrap_or(row).clone()).collect()
    };
    let read = |(at, line): (usize, &str)| {
        let place = format!("{name}:{}", at + 1);
        let mut row: Value =
            serde_json::from_str(line).map_err(|error| format!("{place}: {error}"))?;
        whole_numbers(&mut row);
        let mut outlook = row["outlook"].as_object().cloned().unwrap_or_default();
        for key in ["findings", "factors"] {
            let listed = outlook.get(key).map(ids);
            outlook.extend(listed.map(|listed| (key.to_owned(), json!(listed))));
        }
        Ok(Vector { place, answers: row["answers"].clone(), outlook })
    };
    text.lines().enumerate().map(read).collect()
}
