//! The interview and a visit as FHIR R4 (4.0.1): what a clinic's system can take in.
//!
//! - [`questionnaire`]: the interview, and, hidden and read-only, the items of its outlook.
//! - [`json`]: a visit, as a `QuestionnaireResponse` with its findings and ranges.
//! - [`condition_map`]: the conditions in terms of ICD-10, as a `ConceptMap`.
//!
//! Findings and ranges are items of the response, and items of the questionnaire too. As contained
//! resources they would need an extension that refers to them, which no receiver knows, and
//! viewers of responses would not show them; as items, every viewer shows them and a validator
//! checks them against the questionnaire. No `Condition`, `Observation` or `RiskAssessment` is made
//! of them: nobody has diagnosed or measured anything.
//!
//! Nothing in a response says who answered: no subject, no author, no identifier.

mod codes;
mod conditions;
mod fields;
mod item;
mod names;
mod outlook;
mod phq9;
mod questionnaire;
mod response;

pub use conditions::condition_map;
pub use questionnaire::questionnaire;
pub use response::json;
