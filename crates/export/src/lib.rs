//! Exports of a visit: what was answered, what was found, what the sources let a person expect.
//!
//! | module | owns |
//! |---|---|
//! | [`settings`] | a report on a clinic's configuration |
//! | [`visit`] | one visit: the answers that count, their outlook, the words |
//! | [`visit_input`] | what a visit is made of, read from JSON |
//! | [`figures`] | which figures may be written as numbers |
//! | [`qr_summary`] | the visit in few enough letters for a phone's camera |
//! | [`text`] | the visit sheet as plain text |
//! | [`table`] | the ranges as a table (CSV) |
//! | [`fhir`] | the interview and the visit as FHIR R4 |
//! | `edge` | in the browser alone: the same three for JavaScript |
//!
//! ```
//! use std::path::Path;
//!
//! use outlook_export::{Visit, VisitInput, fhir, table, text};
//! use outlook_i18n::Languages;
//!
//! # let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
//! let evidence = outlook_content::read(root)?;
//! let words = Languages::read(outlook_content::pack(&evidence, root, "en")?.whole)?.first();
//! let input = VisitInput::read(r#"{"answers":{"condition":"crps","body":["bladder"]},"region":"US"}"#)?;
//! let visit = Visit::new(&input, words);
//!
//! assert!(text::sheet(&visit).contains("988"));
//! assert!(table::csv(&visit).starts_with("edition,condition,"));
//! assert_eq!(fhir::response(&visit)["resourceType"], "QuestionnaireResponse");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Pure: no clock, no storage, no request. It is a second WebAssembly file, so that the widget does
//! not carry what few people need.

#[cfg(all(target_arch = "wasm32", feature = "edge"))]
mod edge;
pub mod fhir;
pub mod figures;
pub mod qr_summary;
pub mod settings;
pub mod table;
pub mod text;
pub mod visit;
pub mod visit_input;

pub use visit::Visit;
pub use visit_input::{VisitInput, VisitInputError};
