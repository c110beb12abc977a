//! What a kiosk has around a visit: a start screen, a clock that counts idleness, an end that
//! erases, codes for a phone's camera, and a door for the staff.
//!
//! | file | owns |
//! |---|---|
//! | [`idle`] | the clock of the next person, pure |
//! | [`staff`] | the hidden gesture and the code, pure |
//! | [`counters`] | visits and errors, pure |
//! | [`check`] | what the check of the device came to, pure |
//! | [`square`] | a text as a QR code, pure |
//! | `shell` | the component around the widget's own, which stays as it is |
//! | `screens`, `hand_off`, `address` | its views |
//!
//! It is a build of its own (feature `kiosk`), so that no other widget carries it. It never looks at
//! an answer: the visit is [`crate::session`]'s, and its end is the end of this whole instance of
//! WebAssembly, which `src/kiosk.js` overwrites and makes anew.

#[cfg(feature = "kiosk")]
pub(crate) mod address;
pub mod check;
pub mod counters;
#[cfg(feature = "kiosk")]
pub(crate) mod hand_off;
pub mod idle;
pub(crate) mod screens;
pub(crate) mod shell;
pub mod square;
pub mod staff;
