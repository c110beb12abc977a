//! Shields a new page from a press that was meant for the page before it.
//!
//! A shaking hand or a slow screen brings a second tap a moment after the first, when other options
//! lie under the finger already. So no press counts on a page that is younger than [`STILL`]. A click
//! without a press, by a key or by assistive technology, counts at once; so does everything around
//! the page.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

/// How long a page takes no press, in milliseconds, its drawing included.
const STILL: u32 = 500;

/// The attribute of a page that takes presses.
const MARK: &str = "data-still";

/// Marks the current page of one widget. Dropping it stops its timer.
#[must_use]
#[derive(Debug, Default)]
pub(crate) struct Shield {
    pending: Option<Timeout>,
}

impl Shield {
    /// From now on the page below `root` takes no press.
    pub(crate) fn raise(&mut self, root: &Element) {
        self.pending = None;
        if let Some(page) = page(root) {
            // Cannot fail: the name is valid.
            let _ = page.remove_attribute(MARK);
        }
    }

    /// The page is drawn: it takes presses after [`STILL`], or at once if it was there before the
    /// widget took over.
    pub(crate) fn lower(&mut self, root: &Element, at_once: bool) {
        let root = root.clone();
        let lower = move || {
            if let Some(page) = page(&root) {
                // Cannot fail: the name is valid.
                let _ = page.set_attribute(MARK, "");
            }
        };
        if at_once {
            lower();
        } else {
            self.pending = Some(Timeout::new(STILL, lower));
        }
    }
}

fn page(root: &Element) -> Option<Element> {
    root.query_selector("[data-screen]").ok()?
}

/// Stops the click of an early press on the pages below `mount`. Called before Yew listens there: of two
/// listeners on one element the first added is the first called.
///
/// The listeners end with `mount`, so that none outlives a kiosk's instance, whose memory is overwritten
/// without a drop: one on the document would keep the old tree alive.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "a host mounts no widget"))]
pub(crate) fn stop_early_presses(mount: &Element) {
    let early = Rc::new(Cell::new(false));
    let listen = |kind, handle: fn(&Event, &Cell<bool>)| {
        let early = early.clone();
        let listener = Closure::<dyn Fn(&Event)>::new(move |event: &Event| handle(event, &early));
        // Not `forget`: that would keep a reference to the function for as long as the wasm runs.
        let listener = listener.into_js_value();
        // Cannot fail: the function is one.
        let _ =
            mount.add_event_listener_with_callback_and_bool(kind, listener.unchecked_ref(), true);
    };
    listen("pointerdown", |event, early| early.set(is_early(event)));
    listen("keydown", |_, early| early.set(false));
    listen("click", |event, early| {
        if early.replace(false) {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    });
}

/// Whether a press is on a page that takes none yet.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "a host mounts no widget"))]
fn is_early(event: &Event) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let page = target.map(|target| target.closest("[data-screen]:not([data-still])"));
    matches!(page, Some(Ok(Some(_))))
}
