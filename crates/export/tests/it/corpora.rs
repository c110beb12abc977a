//! What fuzzing made up for the attribute that hands a visit over, once more and without a fuzzer.

#[path = "../../../../tests/fuzz/bodies/visit.rs"]
mod bodies;

use std::fs;

#[test]
fn fuzzed_visits_are_read_or_refused() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fuzz/corpus/visit");
    let files = fs::read_dir(folder).unwrap().flatten();
    let texts: Vec<String> = files.filter_map(|it| fs::read_to_string(it.path()).ok()).collect();
    for text in &texts {
        bodies::visit(text);
    }
    assert!(texts.len() >= 2);
}
