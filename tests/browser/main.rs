//! The page in a real browser, steered by its driver.
//!
//! `cargo xtask test` builds `dist/` and runs these; alone: `cargo xtask dist`, then
//! `cargo test --test browser --features browser-tests`. Pictures land in
//! `target/screenshots/`.

mod driver;
mod fhir_form;
mod journeys;
mod languages;
mod loading;
mod look;
mod sheet;
mod take_along;
mod traffic;
mod visit;

#[path = "../shared/pseudo.rs"]
mod pseudo;
