//! Answers and outlooks as JSON, there and back.

use outlook_engine::{Answers, evaluate};
use serde_json::Value;

use crate::checker::Checker;
use crate::expected::{CHARTS, OUTCOMES};
use crate::tally::Tally;

/// Writes and reads every row of single choices, with one of the states of ticked items in turn.
pub(crate) fn check_all(checker: &Checker<'_>, tally: &Tally) {
    let (rows, states) = (checker.cases.space.rows(), checker.cases.space.multi.len());
    tally.run_rows(rows, |row| {
        let multi = row % states;
        if let Err(problem) = round_trip(checker, row, multi) {
            tally.report([checker.cases.describe(row, multi, &problem)]);
        }
        tally.count_others(1);
    });
}

fn round_trip(checker: &Checker<'_>, row: usize, multi: usize) -> Result<(), String> {
    let line = checker.cases.line(row, multi, row.is_multiple_of(2));
    let answers: Answers = serde_json::from_str(&line).map_err(|error| error.to_string())?;
    if Some(answers) != Answers::new(checker.cases.draft(row, multi)) {
        return Err("JSON gives other answers".to_owned());
    }
    let outlook = evaluate(&answers);
    let found = checker.summary(&outlook).ok_or("an outlook out of order")?;
    let text = serde_json::to_string(&outlook).map_err(|error| error.to_string())?;
    let written: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let list = |key: &str| written[key].as_array().cloned().unwrap_or_default();
    let places = |key: &str, known: &mut dyn Iterator<Item = &String>| {
        let known: Vec<&String> = known.collect();
        let id = |row: &Value| row.get("id").unwrap_or(row).as_str().map(str::to_owned);
        let place = |row: &Value| known.iter().position(|it| Some((*it).clone()) == id(row));
        list(key).iter().fold(0_u64, |bits, row| bits | 1 << place(row).unwrap_or(63))
    };
    let evidence = checker.cases.evidence;
    let same = written["outcome"] == OUTCOMES[usize::from(found.outcome)]
        && written["edition"] == evidence.edition.as_str()
        && written["chart"] == CHARTS[usize::from(found.chart)]
        && places("findings", &mut evidence.findings.iter().map(|it| &it.id)) == found.findings
        && places("factors", &mut evidence.factors.iter().map(|it| &it.id))
            == u64::from(found.factors)
        && places("unchecked", &mut evidence.questions.iter().map(|it| &it.id))
            == u64::from(found.unchecked)
        && list("ranges").len() == outlook.ranges().len();
    if same { Ok(()) } else { Err(format!("the outlook's JSON is another: {text}")) }
}
