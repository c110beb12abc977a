//! The parts of the result, one a file. `pages/result.rs` puts them in order; the static pages show
//! some of them without a visit.

pub(crate) mod additions;
pub(crate) mod answers;
pub(crate) mod changes;
pub(crate) mod chart;
pub(crate) mod choices;
pub(crate) mod closing;
mod duration_text;
pub(crate) mod evidence_card;
#[cfg_attr(feature = "kiosk", allow(dead_code, reason = "a kiosk exports as QR codes"))]
pub(crate) mod export;
pub(crate) mod factors;
pub(crate) mod figure;
pub(crate) mod figures;
pub(crate) mod findings;
pub(crate) mod known;
pub(crate) mod phq9;
#[cfg(feature = "kiosk")]
pub(crate) mod qr_summary;
pub(crate) mod result_part;
pub(crate) mod row;
pub(crate) mod sheet;
mod table;
mod trials;
