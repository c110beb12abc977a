//! What fuzzing made up and was worth keeping, once more and without a fuzzer.

#[path = "../../../tests/fuzz/bodies/engine.rs"]
mod bodies;

use std::fs;

/// Runs every kept text of a target; says how many.
fn replay(target: &str, body: fn(&str)) -> usize {
    let folder = format!("{}/../../tests/fuzz/corpus/{target}", env!("CARGO_MANIFEST_DIR"));
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let texts: Vec<String> = files.filter_map(|it| fs::read_to_string(it.path()).ok()).collect();
    for text in &texts {
        body(text);
    }
    texts.len()
}

#[test]
fn fuzzed_answers_are_read_or_refused() {
    assert!(replay("answers", bodies::answers) >= 4);
}

#[test]
fn fuzzed_configurations_are_read_or_refused() {
    assert!(replay("config", bodies::config) >= 2);
}

#[test]
fn fuzzed_language_tags_name_a_region_or_none() {
    assert!(replay("language", bodies::language) >= 5);
}
