//! The page in a real browser, steered by its driver.
//!
//! `cargo xtask test` builds `dist/` and runs these in Chromium, Firefox and WebKit; alone:
//! `cargo xtask dist`, then `cargo test --test browser`. `ENGINE` names
//! another engine than Chromium (`firefox`, `webkit`), and `-- --skip chromium::` leaves out what
//! only Chromium's driver can do. `FONTS=wide` gives every browser wider fonts, and with `KO_PICTURES=1`
//! pictures of the screens land in `target/screenshots/`.

mod appearance;
mod axe;
mod chromium;
mod clinic;
mod configure;
mod element_api;
mod fonts;
mod frame;
mod harness;
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
