//! `dist/fhir/`: the interview for systems that ask by FHIR, written by `outlook-report`.

use anyhow::{Result, anyhow};
use outlook_report::fhir;
use outlook_words::Words;

use crate::asset::File;

/// The questionnaire and the map of its conditions, in the language of the pack.
pub(crate) fn files(pack: &str) -> Result<[File; 2]> {
    let words = Words::read(pack.to_owned())
        .map_err(|error| anyhow!("the questionnaire cannot be written: {error}"))?;
    Ok([
        File::new("fhir/questionnaire.json", format!("{:#}\n", fhir::questionnaire(words))),
        File::new("fhir/condition-map.json", format!("{:#}\n", fhir::condition_map(words))),
    ])
}
