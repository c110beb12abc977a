//! Reads what a clinician and a translator edit, and converts it to tables for the engine, language
//! packs for the widget, and a sheet for the clinic's reviewer.
//!
//! Runs at build time only. It checks and converts; it decides nothing about a person.

mod amount;
mod check;
mod entries;
mod evidence;
mod problem;
mod record;
mod review;
mod rows;
mod rule;
mod tables;
mod wording;

pub use check::read;
pub use evidence::Evidence;
pub use problem::Problems;
pub use review::review;
pub use tables::tables;
pub use wording::{Pack, keys, languages, pack, variant_of};
