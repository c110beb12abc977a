//! The examples that people copy are read without a word of complaint.

#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use std::fs;
use std::path::Path;

use outlook_engine::{Answers, Config, evaluate};
use serde_json::Value;

fn example(name: &str) -> String {
    fs::read_to_string(Path::new("../../examples").join(name)).unwrap()
}

#[test]
fn each_example_has_its_own_outcome() {
    let text = example("answers.jsonl");
    let outcomes = text.lines().map(|line| {
        let answers: Answers = serde_json::from_str(line).unwrap();
        evaluate(&answers).outcome().id()
    });
    assert_eq!(outcomes.collect::<Vec<_>>(), ["nothing_flagged", "discuss_first", "not_covered"]);
}

#[test]
fn the_clinics_example_is_valid() {
    let settings: Value = serde_json::from_str(&example("clinic.json")).unwrap();
    let problems = Config::read(settings).problems;
    let messages: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(messages, Vec::<String>::new());
}
