// What must hold of any text in the attribute that hands a visit over. The fuzz target runs it on
// what it makes up, `crates/export/tests/it/corpora.rs` on what is kept of that.

use outlook_engine::evidence::REGIONS;
use outlook_engine::phq9::Score;
use outlook_export::Given;

/// Read or refused with a message; what is read names a region and a score that there are.
pub(crate) fn visit(text: &str) {
    match Given::read(text) {
        Ok(given) => {
            let score = given.phq9.and_then(|given| given.score());
            assert!(score.is_none_or(|(Score::Whole(sum) | Score::AtLeast(sum))| sum <= 27));
            let known = |id: &String| REGIONS.iter().any(|region| region.id == id);
            assert!(given.region.as_ref().is_none_or(known));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
