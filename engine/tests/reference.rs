//! The engine against reference vectors and the worked examples of its interface.

#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use outlook_engine::{Answers, evaluate};
use serde_json::{Value, json};

fn outlook(answers: &Value) -> Value {
    let answers: Answers = serde_json::from_value(answers.clone()).unwrap();
    serde_json::to_value(evaluate(&answers)).unwrap()
}

fn range<'a>(outlook: &'a Value, slot: &str) -> Option<&'a Value> {
    let (aspect, stage) = slot.split_once('/').unwrap();
    outlook["ranges"]
        .as_array()
        .unwrap()
        .iter()
        .find(|range| range["aspect"] == aspect && range["stage"] == stage)
}

fn vectors(text: &str) -> impl Iterator<Item = Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap())
}

#[test]
fn every_condition_comes_out_as_the_second_implementation_says() {
    let text = include_str!("../../tests/vectors/conditions.jsonl");
    assert_eq!(vectors(text).count(), 13);
    for vector in vectors(text) {
        assert_eq!(outlook(&vector["answers"]), vector["outlook"], "{}", vector["answers"]);
    }
}

#[test]
fn random_profiles_are_screened_as_the_second_implementation_says() {
    let ids = |list: &Value| -> Vec<Value> {
        list.as_array().unwrap().iter().map(|row| row["id"].clone()).collect()
    };
    let text = include_str!("../../tests/vectors/profiles.jsonl");
    assert_eq!(vectors(text).count(), 600);
    for vector in vectors(text) {
        let found = outlook(&vector["answers"]);
        let found = json!({
            "outcome": found["outcome"],
            "findings": ids(&found["findings"]),
            "unchecked": found["unchecked"],
            "ranges": found["ranges"].as_array().unwrap().len(),
            "factors": ids(&found["factors"]),
        });
        assert_eq!(found, vector["outlook"], "{}", vector["answers"]);
    }
}

#[test]
fn depression_with_nothing_to_flag_reads_as_designed() {
    let found = outlook(&json!({
        "condition": "depression", "safety_now": "none", "age": "18_64", "tried": "two_or_more",
        "heart": [], "head": [], "mind": [], "body": [], "reactions": [], "medicines": [], "practical": [],
    }));
    assert_eq!(found["outcome"], "nothing_flagged");
    let of = |slot| range(&found, slot).unwrap();
    assert_eq!(of("onset/first")["outer"], json!({"low": null, "high": 10_080}));
    assert_eq!(of("onset/first")["shared"], json!({"low": 300, "high": 1_440}));
    assert_eq!(of("relief/single")["outer"], json!({"low": 2_880, "high": 10_080}));
    assert_eq!(of("relief/single")["agreement"], "single");
    assert_eq!(of("relief/series")["outer"], json!({"low": 20_160, "high": 175_320}));
    assert_eq!(
        of("maintenance_interval/maintenance")["outer"],
        json!({"low": 20_160, "high": 60_480})
    );
    assert_eq!(of("maintenance_interval/maintenance")["agreement"], "overlap");
    assert_eq!(of("maintenance_interval/maintenance")["shared"], Value::Null);
    assert_eq!(of("course_span/course")["agreement"], "disagree");
    assert_eq!(of("no_driving/session")["agreement"], "disagree");
}

#[test]
fn ptsd_has_only_a_figure_that_does_not_say_after_how_many_infusions() {
    let found = outlook(&json!({"condition": "ptsd"}));
    assert_eq!(found["outcome"], "discuss_first");
    assert_eq!(
        range(&found, "relief/unstated").unwrap()["outer"],
        json!({"low": 4_320, "high": null})
    );
    assert!(range(&found, "relief/single").is_none());
    assert!(range(&found, "relief/series").is_none());
}

#[test]
fn a_condition_under_study_has_no_ranges() {
    let found = outlook(&json!({"condition": "eating_disorder"}));
    assert_eq!(found["outcome"], "not_covered");
    assert_eq!(found["ranges"], json!([]));
    assert_eq!(found["factors"], json!([]));
}

#[test]
fn the_excerpt_of_the_interface_holds_word_for_word() {
    let found =
        outlook(&json!({"condition": "crps", "age": "18_64", "heart": [], "body": ["bladder"]}));
    assert_eq!(
        found["findings"],
        json!([
            {"id": "safety_unsaid", "level": "support"}, {"id": "bladder", "level": "discuss"},
        ])
    );
    assert_eq!(
        found["unchecked"],
        json!(["safety_now", "head", "mind", "reactions", "medicines", "practical"])
    );
    assert_eq!(
        *range(&found, "relief/series").unwrap(),
        json!({
            "aspect": "relief", "stage": "series", "unit": "minute", "fit": "group",
            "outer": {"low": 20_160, "high": 219_150}, "shared": {"low": 70_560, "high": 87_660},
            "agreement": "overlap",
            "sources": [
                {"source": "S2", "low": 20_160, "high": 219_150}, {"source": "S4", "low": 30_240, "high": 219_150},
            ],
            "claims": ["s2-series-pain", "s4-series-pain"],
            "context": ["s1-overall", "s4-overall-tldr", "s4-overall"],
        })
    );
}
