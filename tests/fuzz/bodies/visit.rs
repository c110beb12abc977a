// What must hold of any text in the attribute that hands a visit over. The fuzz target runs it on
// what it makes up, `crates/export/tests/it/corpora.rs` on what is kept of that.

use outlook_engine::evidence::RegionIndex;
use outlook_engine::phq9::Score;
use outlook_export::VisitInput;

/// Read or refused with a message; what is read names a region and a score that there are.
pub(crate) fn visit(text: &str) {
    match VisitInput::read(text) {
        Ok(given) => {
            let score = given.phq9.and_then(|given| given.score());
            assert!(score.is_none_or(|(Score::Whole(sum) | Score::AtLeast(sum))| sum <= 27));
            assert!(given.region.is_none_or(|region| RegionIndex::all().any(|it| it == region)));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
