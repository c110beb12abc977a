//! The figures of a visit, and a table of medians with their ratio to each peer's.

use anyhow::{Context, Result};
use serde_json::Value;

/// One visit.
#[derive(Debug)]
pub(crate) struct Figures {
    /// By row of [`ROWS`].
    values: [f64; ROWS.len()],
    /// From each press on Continue to the next question drawn, in milliseconds.
    steps: Vec<f64>,
    /// From each tick to its mark drawn, in milliseconds.
    ticks: Vec<f64>,
}

const ROWS: [&str; 8] = [
    "first paint, ms",
    "first question, ms",
    "in charge, ms",
    "result, ms",
    "requests",
    "bytes received",
    "memory, bytes",
    "elements at the end",
];

impl Figures {
    /// From the probe's measurements, the requests with their bytes, and the memory.
    pub(crate) fn read(
        measured: &Value,
        (requests, received): (u32, f64),
        memory: f64,
    ) -> Result<Self> {
        let number = |name: &str| {
            measured[name].as_f64().with_context(|| format!("no {name} in {measured}"))
        };
        let list = |name: &str| -> Vec<f64> {
            measured[name].as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
        };
        let values = [
            number("painted")?,
            number("question")?,
            number("charge")?,
            number("result")?,
            f64::from(requests),
            received,
            memory,
            number("nodes")?,
        ];
        Ok(Self { values, steps: list("steps"), ticks: list("ticks") })
    }
}

/// The table, medians over the visits of each page; then the first page beside each other one.
pub(crate) fn print(pages: &[(&str, Vec<Figures>)]) {
    let mut table: Vec<(String, Vec<f64>)> = Vec::new();
    for (at, name) in ROWS.iter().enumerate() {
        let medians = pages
            .iter()
            .map(|(_, visits)| median(visits.iter().map(|visit| visit.values[at]).collect()));
        table.push(((*name).to_owned(), medians.collect()));
    }
    for (name, part) in [("tick to mark", 0), ("Continue to next question", 1)] {
        for (word, share) in [("median", 0.5), ("p95", 0.95)] {
            let found = pages.iter().map(|(_, visits)| {
                let of =
                    |visit: &Figures| if part == 0 { &visit.ticks } else { &visit.steps }.clone();
                quantile(visits.iter().flat_map(of).collect(), share)
            });
            table.push((format!("{name}, {word}, ms"), found.collect()));
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
const BUDGETS: [(&str, Place, Place, f64); 4] = [
    ("first question", ("here", "first question, ms"), ("by hand", "first question, ms"), 1.1),
    ("in charge", ("here", "in charge, ms"), ("SurveyJS", "first question, ms"), 0.55),
    ("ko-ready", ("as element", "in charge, ms"), ("SurveyJS", "first question, ms"), 0.55),
    ("Continue, p95", ("here", P95), ("by hand", P95), 1.5),
];
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

fn median(values: Vec<f64>) -> f64 {
    quantile(values, 0.5)
}

/// The value below which this share of them lies; not a number where there are none.
fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
    let mut left = (f64::from(count) * share).ceil();
    let mut values = values.into_iter();
    while left > 1.0 {
        values.next();
        left -= 1.0;
    }
    values.next().unwrap_or(f64::NAN)
}
