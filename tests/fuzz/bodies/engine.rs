// What must hold of any text that the engine is given. The fuzz targets run it on what they make
// up, `crates/engine/tests/corpora.rs` on what is kept of that.

use outlook_engine::config::Config;
use outlook_engine::config::json::flat;
use outlook_engine::evidence::RegionIndex;
use outlook_engine::{Answers, evaluate};
use serde_json::error::Category;

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

/// A clinic's configuration, as records and as JSON: read or refused with what fits. What is kept
/// of it was in it.
pub(crate) fn config(text: &str) {
    let as_json = serde_json::from_str(text).map(|value| flat(&value));
    for settings in [Some(text.to_owned()), as_json.ok()].into_iter().flatten() {
        match Config::read(&settings) {
            Ok(config) => {
                assert_eq!(Config::read(&settings).ok().as_ref(), Some(&config));
                for field in outlook_engine::config::Field::all() {
                    assert!(config.text(field).is_none_or(|said| settings.contains(said)));
                }
            }
            Err(problems) => {
                assert!(!problems.is_empty());
                assert!(
                    problems.iter().all(|it| !it.fits().is_empty() && !it.to_string().is_empty())
                );
            }
        }
    }
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
