//! Exports of a visit: what was answered, what was found, what the sources let a person expect.
//!
//! | module | owns |
//! |---|---|
//! | [`visit`] | one visit: the outlook, the words, what else was given |
//! | [`sheet`] | the sections and rows of a visit, in the order of every form |
//! | [`figures`] | which figures may be written as numbers |
//! | [`qr_summary`] | the visit in few enough letters for a phone's camera |
//! | [`text`] | the visit sheet as plain text |
//! | [`table`] | the ranges as a table (CSV) |
//! | [`record`] | the visit as JSON: answers and outlook |
//! | [`fhir`] | the interview and the visit as FHIR R4 |
//!
//! ```
//! use std::path::Path;
//!
//! use outlook_engine::evidence::RegionIndex;
//! use outlook_engine::{Config, evaluate};
//! use outlook_export::{Visit, fhir, table, text};
//! use outlook_i18n::Languages;
//!
//! # let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
//! let evidence = outlook_content::read(root)?;
//! let words = Languages::read(outlook_content::pack(&evidence, root, "en")?.whole)?.first();
//! let answers = serde_json::from_str(r#"{"condition":"crps","body":["bladder"]}"#)?;
//! let config = Config::default();
//! let region = RegionIndex::from_id("US");
//! let visit = Visit { region, ..Visit::new(evaluate(&answers), words, &config) };
//!
//! assert!(text::sheet(&visit).contains("988"));
//! assert!(table::csv(&visit).starts_with("edition,condition,"));
//! assert!(fhir::json(&visit)?.contains("QuestionnaireResponse"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Pure: no clock, no storage, no request.

pub mod fhir;
pub mod figures;
pub mod qr_summary;
pub mod record;
pub mod sheet;
pub mod table;
pub mod text;
pub mod visit;

pub use visit::Visit;
