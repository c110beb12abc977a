//! The widget: questions in, the outlook of `outlook_engine` out, as screens a person understands.
//!
//! | module | owns |
//! |---|---|
//! | [`session`] | one visit: an action makes a new state |
//! | `setting` | the region and the clinic's configuration |
//! | `app` | the Yew component: it draws a session and turns events into actions |
//! | `pages` | one file a screen |
//! | `outlook` | the parts of the result |
//! | `elements` | markup that pages share |
//! | `chart` | geometry of the charts: numbers in, positions out |
//! | `edge` | the browser: events in as actions, focus out |
//! | `widget` | in the browser alone: the widget as JavaScript mounts and destroys it |
//! | [`self_check`] | what the engine in this very file answers, as numbers |
//! | [`kiosk`] | what a kiosk has around a visit: start screen, idle clock, codes, staff |
//! | [`static_pages`] | on the host alone: the pages that are drawn before any WebAssembly |

mod app;
mod chart;
mod edge;
mod elements;
#[cfg(any(feature = "kiosk", not(target_arch = "wasm32")))]
pub mod kiosk;
mod outlook;
mod pages;
pub mod self_check;
pub mod session;
mod setting;
#[cfg(not(target_arch = "wasm32"))]
pub mod static_pages;

#[cfg(all(target_arch = "wasm32", not(feature = "kiosk")))]
mod widget;

#[cfg(all(target_arch = "wasm32", feature = "kiosk"))]
#[path = "kiosk/start.rs"]
mod start;
