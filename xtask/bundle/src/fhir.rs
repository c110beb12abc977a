//! `dist/fhir/`: the interview for systems that ask by FHIR, written by `outlook-report`.

use outlook_page::File;
use outlook_report::fhir;
use outlook_words::Words;

/// The questionnaire and the map of its conditions, in these words.
pub(crate) fn files(words: Words) -> [File; 2] {
    [
        File::new("fhir/questionnaire.json", format!("{:#}\n", fhir::questionnaire(words))),
        File::new("fhir/condition-map.json", format!("{:#}\n", fhir::condition_map(words))),
    ]
}
