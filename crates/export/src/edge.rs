//! The three forms for JavaScript, and the engine itself: JSON in, a text out, or an error that says
//! what fits.

use outlook_engine::Answers;
use outlook_i18n::{Languages, Words, ui};
use wasm_bindgen::prelude::*;

use crate::{Visit, VisitInput, fhir, settings, table, text};

/// The outlook of answers, both as JSON: what `cargo xtask evaluate` does with a line.
///
/// # Errors
///
/// When the answers do not hold; the message names the field and what fits.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript calls it")]
pub fn evaluate(answers: &str) -> Result<String, JsError> {
    // A list would pass for an object whose keys were left out.
    if !answers.starts_with('{') {
        return Err(JsError::new(r#"not an object; what fits: {"condition":"crps","heart":[]}"#));
    }
    let answers: Answers = serde_json::from_str(answers)?;
    Ok(serde_json::to_string(&outlook_engine::evaluate(&answers))?)
}

/// Writes visits in one language. The pack is read once, since its texts live as long as the page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Report {
    words: Words,
}

/// A report on a clinic's settings, as [`settings::report`] writes it.
#[wasm_bindgen]
#[must_use]
#[expect(unreachable_pub, reason = "JavaScript calls it")]
pub fn check(settings: &str) -> String {
    settings::report(settings)
}

#[wasm_bindgen]
impl Report {
    /// A writer with the words of `pack`.
    ///
    /// # Errors
    ///
    /// When the pack is not of this build.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: String) -> Result<Self, JsError> {
        Ok(Self { words: Languages::read(pack)?.first() })
    }

    /// The visit sheet as plain text. A visit is JSON, as [`VisitInput`] reads it.
    ///
    /// # Errors
    ///
    /// When the visit does not hold; the message names the field and what fits.
    pub fn text(&self, visit: &str) -> Result<String, JsError> {
        self.write(visit, text::sheet)
    }

    /// The ranges as CSV.
    ///
    /// # Errors
    ///
    /// As [`Report::text`].
    pub fn csv(&self, visit: &str) -> Result<String, JsError> {
        self.write(visit, table::csv)
    }

    /// The visit as a FHIR R4 `QuestionnaireResponse`.
    ///
    /// # Errors
    ///
    /// As [`Report::text`].
    pub fn fhir(&self, visit: &str) -> Result<String, JsError> {
        self.write(visit, |visit| format!("{:#}", fhir::response(visit)))
    }

    /// What happened, for the person: `copied`, `by_hand` or `saved`.
    #[must_use]
    pub fn says(&self, what: &str) -> String {
        let key = match what {
            "copied" => ui::TAKE_COPIED,
            "by_hand" => ui::TAKE_BY_HAND,
            "saved" => ui::TAKE_SAVED,
            _ => ui::TAKE_FAILED,
        };
        self.words.ui(key).to_owned()
    }

    fn write(&self, visit: &str, form: impl Fn(&Visit<'_>) -> String) -> Result<String, JsError> {
        let input = VisitInput::read(visit)?;
        Ok(form(&Visit::new(&input, self.words)))
    }
}
