// What must hold of any text that the engine is given. The fuzz targets run it on what they make
// up, `crates/engine/tests/corpora.rs` on what is kept of that.

use outlook_engine::config::{Config, Field, Problem, Reading};
use outlook_engine::evidence::RegionIndex;
use outlook_engine::{Answers, evaluate};
use serde_json::error::Category;
use serde_json::{Value, json};

/// Answers as JSON: read or refused with what fits; what is read gives an outlook that holds.
pub(crate) fn answers(text: &str) {
    match serde_json::from_str::<Answers>(text) {
        Ok(answers) => {
            let outlook = evaluate(&answers);
            assert!(outlook.outcome().shows_ranges() || outlook.ranges().is_empty());
            assert!(
                outlook.unchecked().next().is_none() || outlook.outcome().id() != "nothing_flagged"
            );
            let output = serde_json::to_value(outlook);
            assert!(output.is_ok_and(|it| it["edition"].is_string()));
        }
        Err(error) if error.classify() == Category::Data => {
            assert!(error.to_string().contains("what fits"), "{error}");
        }
        Err(_) => {}
    }
}

/// A clinic's configuration, read from the text itself and from the value that it holds. What is kept
/// holds alone, and each value that is left out is named with what fits.
pub(crate) fn config(text: &str) {
    expect_readable(&Config::read(&mut serde_json::Deserializer::from_str(text)));
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        let reading = Config::read(&value);
        assert!(!reading.problems.is_empty() || value.is_object());
        expect_readable(&reading);
    }
}

fn expect_readable(reading: &Reading) {
    for Problem { path, found, .. } in &reading.problems {
        assert!(path.chars().chain(found.chars()).all(|letter| !letter.is_control()));
    }
    assert!(reading.problems.iter().all(|it| !it.found.is_empty() && !it.fits().is_empty()));
    let kept = as_json(&reading.config);
    assert_eq!(Config::read(&kept).problems, [], "{kept}");
}

/// A configuration as a host would write it.
fn as_json(config: &Config) -> Value {
    let mut all = json!({});
    for field in Field::all() {
        let row = field.row();
        let (object, key) = row.object_and_key();
        let Some(text) = config.text(field) else { continue };
        let value = match row.shape.kind() {
            "number" => json!(config.number(field)),
            "boolean" => json!(text == "true"),
            _ if row.list => json!([text]),
            _ => json!(text),
        };
        let inside = if object.is_empty() { &mut all } else { &mut all[object] };
        inside[key] = value;
    }
    all
}

/// A browser's language tag: a region is found by one of its parts, and never by the first.
pub(crate) fn language(tag: &str) {
    if let Some(region) = RegionIndex::of_language(tag) {
        let serves = |part: &str| {
            let own = [region.id()].into_iter().chain(region.row().also.iter().copied());
            own.into_iter().any(|code| code.eq_ignore_ascii_case(part))
        };
        assert!(tag.split('-').skip(1).any(serves), "{tag:?}");
    }
    assert!(Config::default().offers(tag));
}
