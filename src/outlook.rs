//! The parts of the result, one a file. `pages/result.rs` puts them in order; the static pages show
//! some of them for everyone.

pub(crate) mod answers;
pub(crate) mod changes;
mod chart;
pub(crate) mod choices;
pub(crate) mod closing;
mod duration_text;
pub(crate) mod evidence_card;
#[cfg_attr(feature = "kiosk", allow(dead_code, reason = "a kiosk hands over by code"))]
pub(crate) mod export;
pub(crate) mod factors;
pub(crate) mod figure;
pub(crate) mod figures;
pub(crate) mod findings;
pub(crate) mod phq9;
pub(crate) mod row;
pub(crate) mod sheet;
mod table;
mod trials;
