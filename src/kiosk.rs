//! A kiosk: a visit on a device that many people use. A start screen, an idle timer, an end that
//! erases, and a panel for the staff.
//!
//! | file | owns |
//! |---|---|
//! | [`idle`] | the idle timer, pure |
//! | [`staff_access`] | the hidden gesture and the code, pure |
//! | [`counters`] | the number of visits and failures, pure |
//! | [`device_check`] | the result of the self-check, pure |
//! | `settings` | the part of the configuration that concerns a kiosk |
//! | `screens` | markup around a visit |
//! | `shell` | the component around the widget's own `App` |
//! | `widget` | in the browser only: the interface for JavaScript |
//!
//! It is a build of its own (feature `kiosk`), so that other widgets do not carry it. It never reads an
//! answer: a visit is [`crate::session`]'s. At its end `web/kiosk/kiosk.js` overwrites the memory of this
//! WebAssembly instance and starts a new one.

pub mod counters;
pub mod device_check;
pub mod idle;
pub(crate) mod screens;
pub(crate) mod settings;
pub(crate) mod shell;
pub mod staff_access;

#[cfg(all(target_arch = "wasm32", feature = "kiosk"))]
mod widget;
