//! The evidence and the words are read whole or refused with a message, and the reviewer's sheet
//! leaves nothing out.

#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod broken_rows;
mod review;
#[path = "../../../../tests/fixtures/second_language.rs"]
mod second_language;
mod wording;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A copy of the evidence and the words in which `from` is replaced once.
fn broken(file: &str, from: &str, to: &str) -> TempDir {
    let copy = second_language::copy(Path::new(ROOT));
    let path = copy.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    copy
}

fn message(file: &str, from: &str, to: &str) -> String {
    let copy = broken(file, from, to);
    let read = outlook_content::read(copy.path());
    read.and_then(|evidence| outlook_content::pack(&evidence, copy.path(), "en"))
        .unwrap_err()
        .to_string()
}
