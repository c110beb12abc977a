//! The page, the element and the kiosk in a real browser, through its driver.
//!
//! `cargo xtask test` builds `dist/` and runs these tests in Chromium, Firefox and WebKit. To run them alone:
//! `cargo xtask dist`, then `cargo test --test browser`. `ENGINE=firefox` or `webkit` chooses another engine,
//! with `-- --skip chromium::` for the tests that only Chromium's driver can run. `FONTS=wide` chooses wider
//! fonts, and `KO_PICTURES=1` writes screenshots to `target/screenshots/`.
//!
//! Test files import from `harness` and never from each other.

mod appearance;
mod axe;
mod chromium;
mod clinic;
mod configure;
mod element_api;
mod fonts;
mod frame;
mod harness;
mod history;
mod host_pages;
mod host_styles;
mod journeys;
mod keyboard;
mod kiosk;
mod layout;
mod loading;
mod question_changes;
mod reading_aids;
mod removal;
mod roles_and_names;
mod second_tap;
mod self_check;
mod startup_failures;
mod terms;
mod user_preferences;
mod vite;
mod wordpress;

#[path = "../fixtures/pseudo.rs"]
mod pseudo;
