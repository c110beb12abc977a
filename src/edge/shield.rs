//! Shields a new page from a press that was meant for the page before it.
//!
//! A shaking hand or a slow screen brings a second tap a moment after the first, when other options
//! lie under the finger already. So no press counts on a page that is younger than [`STILL`]. A click
//! without a press, by a key or by assistive technology, counts at once; so does everything around
//! the page.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, Event};

/// How long a page takes no press, in milliseconds, its drawing included.
const STILL: u32 = 500;

/// The attribute of a page that takes presses.
const MARK: &str = "data-still";

/// The shield of one widget. Dropping it removes its listeners and its timer.
#[must_use]
#[derive(Debug, Default)]
pub(crate) struct Shield {
    listeners: Vec<EventListener>,
    pending: Option<Timeout>,
}

impl Shield {
    /// Listens for presses and clicks, before any other listener, in the document or the shadow root
    /// that holds `root`. The click of an early press is stopped.
    pub(crate) fn watch(&mut self, root: &Element) {
        let early = Rc::new(Cell::new(false));
        let holder = root.get_root_node();
        let listen = |kind, handle: fn(&Element, &Event, &Cell<bool>)| {
            let (root, early) = (root.clone(), early.clone());
            let capture = EventListenerOptions::run_in_capture_phase();
            let options = EventListenerOptions { passive: false, ..capture };
            EventListener::new_with_options(&holder, kind, options, move |event| {
                handle(&root, event, &early);
            })
        };
        self.listeners = vec![
            listen("pointerdown", |root, event, early| early.set(is_early(root, event))),
            listen("keydown", |_, _, early| early.set(false)),
            listen("click", |_, event, early| {
                if early.replace(false) {
                    event.prevent_default();
                    event.stop_immediate_propagation();
                }
            }),
        ];
    }

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

/// Whether a press is on a page of this widget that takes none yet.
fn is_early(root: &Element, event: &Event) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let target = target.filter(|target| root.contains(Some(target)));
    let page = target.map(|target| target.closest("[data-screen]:not([data-still])"));
    matches!(page, Some(Ok(Some(_))))
}
