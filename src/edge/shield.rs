//! Shields a new page from the press that was meant for the one before it.
//!
//! A shaking hand, or a slow screen, brings a second tap a moment after the first, and by then other
//! options lie under the finger. So no press counts on a page before it has stood still for as long as
//! a second tap takes. A click that no press came before, by a key or by assistive technology, counts
//! at once; so does all that stands around a page.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, Event};

/// How long a page stands still before it is pressed, in milliseconds, its drawing included.
const STILL: u32 = 500;

/// Says in markup that presses count.
const MARK: &str = "data-still";

/// The shield of one widget; dropped, it hears of nothing and lowers nothing.
#[derive(Debug, Default)]
pub(crate) struct Shield {
    listeners: Vec<EventListener>,
    standing: Option<Timeout>,
}

impl Shield {
    /// Hears of presses and clicks before anyone else does: in the document or the shadow root that holds
    /// `root`. The click of a press that was too early reaches nobody.
    pub(crate) fn watch(&mut self, root: &Element) {
        let early = Rc::new(Cell::new(false));
        let holder = root.get_root_node();
        let listen = |kind, heard: fn(&Element, &Event, &Cell<bool>)| {
            let (root, early) = (root.clone(), early.clone());
            let before_all = EventListenerOptions::run_in_capture_phase();
            let options = EventListenerOptions { passive: false, ..before_all };
            EventListener::new_with_options(&holder, kind, options, move |event| {
                heard(&root, event, &early);
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

    /// From now on the page under `root` takes no press.
    pub(crate) fn raise(&mut self, root: &Element) {
        self.standing = None;
        if let Some(page) = page(root) {
            // Nothing refuses it: the name is a name.
            let _ = page.remove_attribute(MARK);
        }
    }

    /// The page is there: it takes presses once it has stood still, or at once where it stood there
    /// before the widget was in charge.
    pub(crate) fn lower(&mut self, root: &Element, at_once: bool) {
        let root = root.clone();
        let lower = move || {
            if let Some(page) = page(&root) {
                // As above.
                let _ = page.set_attribute(MARK, "");
            }
        };
        if at_once {
            lower();
        } else {
            self.standing = Some(Timeout::new(STILL, lower));
        }
    }
}

fn page(root: &Element) -> Option<Element> {
    root.query_selector("[data-screen]").ok()?
}

/// Whether a press is on a page of this widget that does not stand still yet.
fn is_early(root: &Element, event: &Event) -> bool {
    let on = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let on = on.filter(|on| root.contains(Some(on)));
    let page = on.map(|on| on.closest("[data-screen]:not([data-still])"));
    matches!(page, Some(Ok(Some(_))))
}
