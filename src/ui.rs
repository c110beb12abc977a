//! The screens, from words and a session to markup. No rule lives here: what is shown follows from
//! the outlook, and what is done leaves as an [`crate::session::Action`].

#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod answer;
mod answers_review;
pub(crate) mod app;
mod changed;
pub(crate) mod clinic;
pub(crate) mod closing;
pub(crate) mod crisis;
mod decision;
mod evidence_card;
mod factors;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod fallback;
mod figures;
mod findings;
mod form;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod general;
pub(crate) mod languages;
pub(crate) mod marks;
mod phq9_page;
mod picture;
mod question_page;
mod range_section;
mod range_table;
mod result_page;
mod sheet;
#[cfg_attr(feature = "kiosk", allow(dead_code, reason = "a kiosk hands over by code"))]
pub(crate) mod take_along;
mod told;
mod trials;
mod undo;
mod urgent_page;
