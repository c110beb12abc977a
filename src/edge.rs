//! The browser: events come in as [`crate::command::Command`]s; focus, scrolling, colours, text size,
//! speech, storage, paper and the full screen go out. Nothing here decides anything or knows a page.
//!
//! Apart from `device`, which serves a kiosk's whole page, and `print`, nothing reaches past the root of the
//! widget: the root may be in a shadow root, beside other widgets. What listens to more, such as to the
//! voices of a device, is a handle that ends with its owner.

pub(crate) mod clipboard;
pub(crate) mod clock;
#[cfg(any(feature = "kiosk", not(target_arch = "wasm32")))]
pub(crate) mod device;
pub(crate) mod download;
#[cfg(target_arch = "wasm32")]
#[cfg_attr(
    feature = "kiosk",
    allow(dead_code, reason = "nothing is answered before a kiosk starts")
)]
pub(crate) mod early;
pub(crate) mod events;
pub(crate) mod focus;
#[cfg_attr(feature = "kiosk", allow(dead_code, reason = "nobody goes back past a kiosk's visit"))]
pub(crate) mod history;
#[cfg(target_arch = "wasm32")]
pub(crate) mod paint;
pub(crate) mod print;
#[cfg(target_arch = "wasm32")]
#[cfg_attr(feature = "kiosk", allow(dead_code, reason = "no host asks a kiosk for an outlook"))]
pub(crate) mod settings;
pub(crate) mod share;
pub(crate) mod shield;
#[cfg(not(feature = "kiosk"))]
pub(crate) mod speech;
#[cfg(not(feature = "kiosk"))]
pub(crate) mod storage;
#[cfg(not(feature = "kiosk"))]
pub(crate) mod text_size;
