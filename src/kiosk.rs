//! What a kiosk has around a visit: a start screen, a clock that counts idleness, an end that
//! erases, codes for a phone's camera, and a door for the staff.
//!
//! | file | owns |
//! |---|---|
//! | [`idle`] | the clock of the next person, pure |
//! | [`staff`] | the hidden gesture and the code, pure |
//! | [`counters`] | visits and errors, pure |
//! | [`check`] | what the check of the device came to, pure |
//! | [`qr_code`] | a text as a QR code, pure |
//! | `shell` | the component around the widget's own, which stays as it is |
//! | `screens`, `qr_summary`, `link` | its views |
//!
//! It is a build of its own (feature `kiosk`), so that no other widget carries it. It never looks at
//! an answer: the visit is [`crate::session`]'s, and its end is the end of this whole instance of
//! WebAssembly, which `web/kiosk.js` overwrites and makes anew.

pub mod check;
pub mod counters;
pub mod idle;
#[cfg(feature = "kiosk")]
pub(crate) mod link;
pub mod qr_code;
#[cfg(feature = "kiosk")]
pub(crate) mod qr_summary;
pub(crate) mod screens;
pub(crate) mod shell;
pub mod staff;
