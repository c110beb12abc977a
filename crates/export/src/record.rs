//! A visit as a record: what was answered, and the outlook as the engine gives it.

use outlook_domain::Matter;
use outlook_engine::evidence::RegionIndex;
use outlook_engine::phq9::{Item, Phq9};
use outlook_engine::{Answers, Outlook};
use serde::Serialize;

use crate::visit::Visit;

#[derive(Debug, Serialize)]
struct Record<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phq9: Option<Vec<Option<u8>>>,
    matters: &'a [Matter],
    answers: &'a Answers,
    outlook: &'a Outlook,
}

/// The record as JSON: `region` and a `phq9` that was begun, where there are any, then `matters`, `answers`, `outlook`.
///
/// # Errors
///
/// None is known: all of it is texts, numbers and lists.
pub fn json(visit: &Visit<'_>) -> serde_json::Result<String> {
    let begun = visit.phq9.filter(Phq9::is_begun);
    let scores =
        |given: Phq9| Item::all().map(|item| given.get(item).map(|score| score as u8)).collect();
    serde_json::to_string(&Record {
        region: visit.region.map(RegionIndex::id),
        phq9: begun.map(scores),
        matters: &visit.matters,
        answers: visit.answers(),
        outlook: &visit.outlook,
    })
}
