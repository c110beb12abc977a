//! Answers in, [`Outlook`] out: what to raise with a clinician first, and what the sources let a
//! person expect of ketamine infusions.
//!
//! Pure and total: no browser, no clock, no storage, nothing that fails past the reading of
//! [`Answers`]. Words that a person reads are not here; language packs hold them by id.

pub mod accent;
pub mod change;
pub mod config;
#[cfg(feature = "json")]
pub mod config_report;
pub mod decision;
pub mod evidence;
pub mod expectations;
pub mod interview;
#[cfg(feature = "json")]
pub mod json_lines;
mod outlook;
pub mod phq9;
pub mod screening;

pub use config::Config;
pub use interview::{Answers, AnswersError};
pub use outlook::{Outlook, evaluate};
