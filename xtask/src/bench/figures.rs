//! The figures of a visit, and a table of medians with their ratio to each peer's.

use anyhow::{Result, ensure};
use serde_json::Value;

/// Rows of the table, with the name of the measurement.
const ROWS: [(&str, &str); 8] = [
    ("first paint, ms", "painted"),
    ("first question, ms", "question"),
    ("in charge, ms", "charge"),
    ("result, ms", "result"),
    ("requests", "requests"),
    ("bytes received", "received"),
    ("memory, bytes", "memory"),
    ("elements at the end", "nodes"),
];
/// Measurements in lists: from each tick to its mark drawn, and from each press on
/// Continue to the next question drawn, in milliseconds.
const LISTS: [(&str, &str); 3] = [
    ("tick to mark", "ticks"),
    ("Continue to next question", "steps"),
    ("last Continue to the result", "last"),
];

/// Fails where a visit lacks a row.
pub(crate) fn check(visit: &Value) -> Result<()> {
    for (_, name) in ROWS {
        ensure!(visit[name].is_number(), "no {name} in {visit}");
    }
    Ok(())
}

/// The table, medians over the visits of each page; then the first page beside each other one.
pub(crate) fn print(pages: &[(&str, Vec<Value>)]) {
    let mut table: Vec<(String, Vec<f64>)> = Vec::new();
    for (row, name) in ROWS {
        let own = |visit: &Value| visit[name].as_f64();
        let medians = pages.iter().map(|(_, visits)| quantile(visits.iter().filter_map(own), 50));
        table.push((row.to_owned(), medians.collect()));
    }
    for (row, name) in LISTS {
        for (word, percent) in [("median", 50), ("p95", 95)] {
            let found = pages.iter().map(|(_, visits)| {
                let all = visits.iter().filter_map(|visit| visit[name].as_array()).flatten();
                quantile(all.filter_map(Value::as_f64), percent)
            });
            table.push((format!("{row}, {word}, ms"), found.collect()));
        }
    }
    let rounds = pages.first().map_or(0, |(_, visits)| visits.len());
    println!("Medians of {rounds} visits on the throttled phone; in brackets: here / that page.");
    print!("| |");
    for (name, _) in pages {
        print!(" {name} |");
    }
    println!("\n|---|{}", "---:|".repeat(pages.len()));
    for (name, row) in &table {
        print!("| {name} |");
        for (at, value) in row.iter().enumerate() {
            match (at, value.is_nan()) {
                (_, true) => print!(" – |"),
                (0, false) => print!(" {value:.0} |"),
                (_, false) => print!(" {value:.0} ({:.2}) |", row[0] / value),
            }
        }
        println!();
    }
    budgets(&pages.iter().map(|(name, _)| *name).collect::<Vec<_>>(), &table);
}

/// A page and a row of the table.
type Place = (&'static str, &'static str);

/// Which figure stays within which share of which other.
const BUDGETS: [(&str, Place, Place, f64); 5] = [
    ("first question", ("here", "first question, ms"), ("plain", "first question, ms"), 1.1),
    ("in charge", ("here", "in charge, ms"), ("SurveyJS", "first question, ms"), 0.62),
    ("ko-ready", ("as element", "in charge, ms"), ("SurveyJS", "first question, ms"), 0.66),
    ("Continue, p95", ("here", P95), ("by hand", P95), 1.75),
    ("the result, p95", ("here", RESULT), ("SurveyJS", RESULT), 0.6),
];
const RESULT: &str = "last Continue to the result, p95, ms";
const P95: &str = "Continue to next question, p95, ms";

/// The budgets of one run, held or not.
fn budgets(names: &[&str], table: &[(String, Vec<f64>)]) {
    let value = |(page, row): Place| {
        let at = names.iter().position(|it| *it == page)?;
        table.iter().find(|(name, _)| name == row)?.1.get(at).copied()
    };
    println!("\n| budget | at most | here | |\n|---|---:|---:|---|");
    for (name, of, beside, most) in BUDGETS {
        let share = value(of).zip(value(beside)).map_or(f64::NAN, |(of, beside)| of / beside);
        let held = if share <= most { "held" } else { "NOT held" };
        println!("| {name} | {most} of {} | {share:.2} | {held} |", beside.0);
    }
}

/// The value below which this share of them lies; not a number where there are none.
fn quantile(values: impl Iterator<Item = f64>, percent: usize) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let below = (values.len() * percent).div_ceil(100).saturating_sub(1);
    values.get(below).copied().unwrap_or(f64::NAN)
}
