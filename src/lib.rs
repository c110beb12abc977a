//! The widget: questions in, the outlook of `outlook_engine` out, as screens a person understands.
//!
//! | room | owns |
//! |---|---|
//! | [`session`] | one visit: an action makes a new state |
//! | `setting` | the region and the clinic's configuration |
//! | `timeline` | geometry of the pictures: numbers in, positions out |
//! | `ui` | screens: words and a session to markup |
//! | `browser` | events in as actions, focus out |
//! | `embed` | in the browser alone: the widget as JavaScript mounts and destroys it |
//! | [`self_check`] | what the engine in this very file answers, as numbers |
//! | [`kiosk`] | what a kiosk has around a visit: start screen, idle clock, codes, staff |
//! | [`static_page`] | on the host alone: the page before any WebAssembly |

mod browser;
#[cfg(any(feature = "kiosk", not(target_arch = "wasm32")))]
pub mod kiosk;
pub mod self_check;
pub mod session;
mod setting;
#[cfg(not(target_arch = "wasm32"))]
pub mod static_page;
mod timeline;
mod ui;

#[cfg(all(target_arch = "wasm32", not(feature = "kiosk")))]
mod embed;

#[cfg(all(target_arch = "wasm32", feature = "kiosk"))]
#[path = "kiosk/start.rs"]
mod start;
