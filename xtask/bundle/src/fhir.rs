//! `dist/fhir/`: the interview for systems that ask by FHIR, written by `outlook-export`.

use outlook_export::fhir;
use outlook_i18n::Words;
use outlook_page::File;

/// The questionnaire and the map of its conditions, in these words.
pub(crate) fn files(words: Words) -> [File; 2] {
    [
        File::new("fhir/questionnaire.json", format!("{:#}\n", fhir::questionnaire(words))),
        File::new("fhir/condition-map.json", format!("{:#}\n", fhir::condition_map(words))),
    ]
}
