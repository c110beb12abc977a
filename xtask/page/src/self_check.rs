//! The data of the self-check: every vector as numbers, and its words in every language. It is loaded
//! last and counted apart.

use std::path::Path;

use anyhow::{Result, anyhow};
use ketamine_outlook::self_check::encode;
use outlook_engine::evidence::EDITION;
use outlook_i18n::{Languages, page};
use serde_json::{Map, Value, json};

/// The data as JSON. `build` is an id of the build.
pub(crate) fn part(root: &Path, languages: Languages, build: &str) -> Result<String> {
    let words = languages.all().map(|place| {
        let words = languages.words(place);
        let texts = json!({
            "title": words.ui(page::CHECK_TITLE),
            "intro": words.ui(page::CHECK_INTRO),
            "button": words.ui(page::CHECK_BUTTON),
            "good": words.ui(page::CHECK_GOOD),
            "bad": words.ui(page::CHECK_BAD),
            "about": words.ui(page::CHECK_ABOUT),
            "decimal": words.decimal(),
        });
        (words.code().to_owned(), texts)
    });
    let words: Map<String, Value> = words.collect();
    Ok(json!({ "edition": EDITION, "build": build, "words": words, "vectors": rows(root)? })
        .to_string())
}

/// The vectors alone, without their places: a kiosk has its words elsewhere, and counts what is wrong.
pub fn vectors(root: &Path) -> Result<String> {
    let mut rows = rows(root)?;
    for row in &mut rows {
        row[0] = json!(0);
    }
    Ok(json!({ "vectors": rows }).to_string())
}

fn rows(root: &Path) -> Result<Vec<Value>> {
    let vectors = outlook_vectors::read(root).map_err(|problem| anyhow!(problem))?;
    vectors.iter().map(encode::row).collect()
}
