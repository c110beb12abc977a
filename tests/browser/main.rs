//! The page in a real browser, steered by its driver.
//!
//! `cargo xtask test` builds `dist/` and runs these in Chromium, Firefox and WebKit; alone:
//! `cargo xtask dist`, then `cargo test --test browser`. `ENGINE` names
//! another engine than Chromium (`firefox`, `webkit`), and `-- --skip chromium::` leaves out what
//! only Chromium's driver can do. `FONTS=wide` gives every browser wider fonts, and with `KO_PICTURES=1`
//! pictures of the screens land in `target/screenshots/`.

mod barriers;
mod browser;
mod chromium;
mod clinic;
mod comfort;
mod configure;
mod driver;
mod element;
mod engine;
mod fonts;
mod frame;
mod guest;
mod host;
mod hosts;
mod journeys;
mod keyboard;
mod kiosk;
mod loading;
mod look;
mod measured;
mod pages;
mod refusals;
mod removed;
mod second_tap;
mod self_check;
mod spoken;
mod styled;
mod tablet;
mod terms;
mod traffic;
mod visit;
mod vite;
mod wishes;
mod wordpress;

#[path = "../shared/pseudo.rs"]
mod pseudo;
