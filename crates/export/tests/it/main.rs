//! The three forms of a visit, held against the engine and against each other.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test stops at what it did not expect"
)]

mod fhir;
mod table;
mod text;

use std::path::Path;
use std::sync::OnceLock;

use outlook_engine::evidence::RegionIndex;
use outlook_engine::expectations::{Range, has_had_series};
use outlook_engine::interview;
use outlook_engine::phq9::{Frequency, Item, Phq9};
use outlook_engine::{Answers, Config, evaluate};
use outlook_export::Visit;
use outlook_export::sheet::{Figure, day, series, weeks};
use outlook_i18n::{Languages, Words};
use serde_json::Value;

fn words() -> Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    *WORDS.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let evidence = outlook_content::read(&root).unwrap();
        Languages::read(outlook_content::pack(&evidence, &root, "en").unwrap().whole)
            .unwrap()
            .first()
    })
}

/// The visit of `{"answers": ..., "region": "US", "matters": [...], "phq9": [...], "authored": "..."}`; all
/// but the answers may be missing.
fn visit_of(json: &str) -> Visit<'static> {
    let given: Value = serde_json::from_str(json).unwrap();
    let answers: Answers = serde_json::from_value(given["answers"].clone()).unwrap();
    let answers = interview::applicable_answers(&answers).unwrap();
    let config: &Config = Box::leak(Box::default());
    let texts = |name: &str| given[name].as_str();
    let scores = given["phq9"].as_array().map(|scores| {
        let mut phq9 = Phq9::default();
        for (item, score) in Item::all().zip(scores) {
            phq9.set(item, Frequency::from_id(&score.to_string()));
        }
        phq9
    });
    Visit {
        region: texts("region").and_then(RegionIndex::from_id),
        matters: serde_json::from_value(given["matters"].clone()).unwrap_or_default(),
        phq9: scores,
        authored: texts("authored").map(str::to_owned),
        ..Visit::new(evaluate(&answers), words(), config)
    }
}

/// The visit of these answers in the United States.
fn visit(answers: &str) -> Visit<'static> {
    visit_of(&format!(r#"{{"answers":{answers},"region":"US"}}"#))
}

/// The ranges of a visit in the order of the sheet. They are the engine's, each once.
fn ranges(visit: &Visit<'_>) -> Vec<&'static Range> {
    let all = visit.outlook.ranges();
    let had_series = has_had_series(visit.answers());
    let figures = weeks(visit.outlook.condition(), had_series, all).into_iter();
    let figures = figures.chain(day(all)).chain(series(all));
    let given = figures.filter_map(|figure| match figure {
        Figure::Given(range) => Some(range),
        Figure::Missing(_) => None,
    });
    let ranges: Vec<&Range> = given.collect();
    let count = |range: &Range| ranges.iter().filter(|it| it.slot == range.slot).count();
    assert!(all.iter().all(|it| count(it) == 1) && ranges.len() == all.len());
    ranges
}

/// The answers of the reference vectors: every condition with nothing to flag, and 600 profiles
/// drawn at random.
fn vectors() -> Vec<Visit<'static>> {
    let files = [
        include_str!("../../../../tests/vectors/conditions.jsonl"),
        include_str!("../../../../tests/vectors/profiles.jsonl"),
    ];
    let lines = files.iter().flat_map(|file| file.lines());
    lines
        .map(|line| {
            let row: Value = serde_json::from_str(line).unwrap();
            visit(&row["answers"].to_string())
        })
        .collect()
}

#[test]
fn an_inapplicable_answer_is_left_out() {
    let visit = visit(
        r#"{"condition":"something_else","supports":["talking_therapy"],"before_relief":"days"}"#,
    );
    let answered: Vec<&str> = visit.answered().map(|(question, _)| question.id()).collect();
    assert_eq!(answered, ["condition"]);
}
