//! The three forms of a visit, held against the engine and against each other.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test stops at what it did not expect"
)]

mod corpora;
mod fhir;
mod table;
mod text;

use std::path::Path;
use std::sync::OnceLock;

use outlook_export::{Visit, VisitInput};
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

/// The visit of an input, which is kept as long as the tests run.
fn visit_of(json: &str) -> Visit<'static> {
    let input: &VisitInput = Box::leak(Box::new(VisitInput::read(json).unwrap()));
    Visit::new(input, words())
}

/// The visit of these answers in the United States.
fn visit(answers: &str) -> Visit<'static> {
    visit_of(&format!(r#"{{"answers":{answers},"region":"US"}}"#))
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
