//! The result on the page, compared with what the engine computes for the same answers.

use anyhow::Result;
use outlook_engine::{Answers, evaluate};
use serde_json::{Value, json};

use super::page::Page;

/// Compares every number, claim, finding and factor on the page with the engine's; gives the engine's outlook.
pub(crate) async fn expect_engine_result(page: &Page, answers: &Value) -> Result<Value> {
    let fits = expected_outlook(answers)?;
    let shown = page
        .value(
            "(() => {
            const all = (s, f, e = ko) => Array.from(e.querySelectorAll(s), f);
            const end = (text) => text === undefined ? null : Number(text);
            return {
                outcome: ko.querySelector('[data-screen=result]').dataset.outcome,
                findings: all('[data-finding]', e => e.dataset.finding),
                factors: all('[data-factor]', e => e.dataset.factor).sort(),
                ranges: Object.fromEntries(all('[data-range]', e => [e.dataset.range, {
                    unit: e.dataset.unit,
                    outer: { low: end(e.dataset.low), high: end(e.dataset.high) },
                    claims: all('[data-claim]', c => c.dataset.claim, e),
                // The first occurrence has the claims; a table repeats the numbers.
                }]).reverse()),
            };
        })()",
        )
        .await?;
    let ids = |list: &Value| -> Vec<Value> {
        list.as_array().into_iter().flatten().map(|row| row["id"].clone()).collect()
    };
    let mut factors = ids(&fits["factors"]);
    factors.sort_by_key(ToString::to_string);
    let ranges: serde_json::Map<String, Value> = fits["ranges"].as_array().into_iter().flatten().map(|range| {
        let slot = format!("{}/{}", range["aspect"].as_str().unwrap_or_default(), range["stage"].as_str().unwrap_or_default());
        (slot, json!({ "unit": range["unit"], "outer": range["outer"], "claims": range["claims"] }))
    }).collect();
    assert_eq!(shown["outcome"], fits["outcome"]);
    assert_eq!(shown["findings"], json!(ids(&fits["findings"])));
    assert_eq!(shown["factors"], json!(factors));
    assert_eq!(shown["ranges"], Value::Object(ranges));
    Ok(fits)
}

/// The outlook that the engine computes.
fn expected_outlook(answers: &Value) -> Result<Value> {
    let answers: Answers = serde_json::from_value(answers.clone())?;
    Ok(serde_json::to_value(evaluate(&answers))?)
}
