//! The widget: a person answers questions, `outlook_engine` evaluates the answers, and the outlook is
//! shown as screens.
//!
//! | module | owns |
//! |---|---|
//! | [`session`] | one visit: an action makes a new state |
//! | `reading_aids` | the state of the reading aids, and the record of kept answers |
//! | `command` | what an event asks: an action on the visit or on a reading aid |
//! | `setting` | the region and the clinic's configuration |
//! | `app` | the Yew component: it draws a session and sends it actions |
//! | `pages` | one file a screen |
//! | `outlook` | the parts of the result |
//! | `elements` | markup that pages share |
//! | `chart` | geometry of the charts: numbers in, positions out |
//! | `edge` | the browser: events in as actions, focus out |
//! | `widget` | in the browser only: the interface for JavaScript |
//! | [`self_check`] | the engine's answers as numbers, for the self-check in the browser |
//! | [`kiosk`] | the kiosk around a visit: start screen, idle timer, staff panel |
//! | [`static_pages`] | on the host only: the pages that the build renders |
//!
//! Imports point one way: `session`, `chart` and `edge` below `elements`, those below `outlook` and
//! `pages`, those below `app`, and `kiosk`, `widget` and `static_pages` on top.

mod app;
mod chart;
mod command;
mod edge;
mod elements;
#[cfg(any(feature = "kiosk", not(target_arch = "wasm32")))]
pub mod kiosk;
mod outlook;
mod pages;
#[cfg_attr(feature = "kiosk", allow(dead_code, unused_imports, reason = "a kiosk has no aids"))]
mod reading_aids;
pub mod self_check;
pub mod session;
mod setting;
#[cfg(not(target_arch = "wasm32"))]
pub mod static_pages;

#[cfg(all(target_arch = "wasm32", not(feature = "kiosk")))]
mod widget;
